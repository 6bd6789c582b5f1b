import { broken, ruler } from './text.js'

// tips places tooltips: text in the font of the page, broken where the drawing is
// narrow, beside the point and never outside. told gets all the words.
export function tips(look, told) {
  const font = `15px ${look.font}`
  const measure = ruler(font)
  return (point, _, text, __, { viewSize: [width, height] }) => {
    const { style } = text
    const marked = /\{\w+\|/.test(style.text)
    told(plain(style.text))
    Object.values(style.rich || {}).forEach(part => { Object.assign(part, { fontFamily: look.font, font: '' }) })
    if (!marked) text.setStyle({ text: broken(style.text, measure, Math.min(width - 40, 340)).join('\n') })
    text.setStyle({ font, lineHeight: 22 })
    if (text.getBoundingRect().height > height - 12) text.setStyle({ height: height - 36, lineOverflow: 'truncate', ellipsis: '…' })
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
