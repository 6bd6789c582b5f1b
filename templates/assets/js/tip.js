// tips places tooltips: text in the font of the page, broken where the drawing is
// narrow, beside the point and never outside. told gets the words.
export function tips(look, told) {
  return (point, _, text, __, { viewSize: [width, height] }) => {
    const { style } = text
    Object.values(style.rich || {}).forEach(part => { Object.assign(part, { fontFamily: look.font, font: '' }) })
    text.setStyle({ font: `15px ${look.font}`, lineHeight: 22 })
    const most = Math.min(width - 16, 360)
    if (text.getBoundingRect().width > most) text.setStyle({ width: most - 24, overflow: 'break' })
    told(plain(style.text))
    const box = text.getBoundingRect()
    const right = point[0] + 14 + box.width <= width - 6
    const above = point[1] - 10 - box.height >= 6
    return [
      within(right ? point[0] + 14 : point[0] - 14 - box.width, width - box.width),
      within(above ? point[1] - 10 - box.height : point[1] + 16, height - box.height),
    ]
  }
}

// plain is the words of a tooltip without its marks: "{name|2025}{value|12}".
function plain(text) {
  return text.replace(/\{\w+\|([^}]*)\}/g, ' $1 ').trim().replace(/\s*\n\s*/g, '; ').replace(/\s+/g, ' ')
}

function within(at, most) {
  return Math.max(6, Math.min(at, most - 6))
}
