// tips places tooltips: text in the font of the page, broken where the drawing is
// narrow, beside the point and never outside. told gets the words.
export function tips(look, told) {
  return (point, _, text, __, { viewSize: [width, height] }) => {
    const { style } = text
    const rich = style.rich && Object.keys(style.rich).length
    if (!rich) text.setStyle({ font: `15px ${look.font}`, lineHeight: 22 })
    const most = Math.min(width - 16, 360)
    if (text.getBoundingRect().width > most) text.setStyle({ width: most - 24, overflow: 'break' })
    told(String(style.text).replace(/\{\w+\|([^}]*)\}/g, '$1').replace(/\s*\n\s*/g, '; ').trim())
    const box = text.getBoundingRect()
    const right = point[0] + 14 + box.width <= width - 4
    return [
      clamp(right ? point[0] + 14 : point[0] - 14 - box.width, width - box.width - 6),
      clamp(point[1] - box.height - 10 >= 4 ? point[1] - box.height - 10 : point[1] + 16, height - box.height - 6),
    ]
  }
}

function clamp(at, most) {
  return Math.max(6, Math.min(at, most))
}
