import { init } from 'echarts/core'
import { make } from './dom.js'
import { marks } from './mark.js'
import { settle, size, theme } from './option.js'
import { broken, ruler } from './text.js'

// The size of a picture that is taken away, in CSS pixels; PNG has twice as many.
const width = 960
const margin = 28
const wide = width - 2 * margin // of the drawing in it
const sharp = 2

// svg and png give the reader the drawing as a file, with its title above and its
// source and date below. Nothing is loaded as an image, which img-src would forbid
// for data: and blob:, and the file never leaves the browser.
export function svg(option, words, look) {
  const page = layout(option, words, look)
  const chart = drawing(option, look, page, 'svg')
  const inner = chart.renderToSVGString({ useViewBox: true }).replace('<svg', `<svg x="${margin}" y="${page.top}"`)
  chart.dispose()
  const texts = page.lines.map(line =>
    `<text x="${margin}" y="${line.y}" fill="${line.colour}" font-size="${line.size}" font-weight="${line.weight}">${escape(line.text)}</text>`)
  const file = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${page.height}" viewBox="0 0 ${width} ${page.height}"` +
    ` font-family="${escape(look.font)}"><title>${escape(words.title)}</title>` +
    `<rect width="100%" height="100%" fill="${look.colour('--paper')}"/>${texts.join('')}${inner}</svg>`
  save(new Blob([file], { type: 'image/svg+xml' }), words, 'svg')
}

export function png(option, words, look) {
  const page = layout(option, words, look)
  const chart = drawing(option, look, page, 'canvas')
  const canvas = make('canvas', { width: width * sharp, height: page.height * sharp })
  const to = canvas.getContext('2d')
  to.scale(sharp, sharp)
  to.fillStyle = look.colour('--paper')
  to.fillRect(0, 0, width, page.height)
  for (const line of page.lines) {
    to.fillStyle = line.colour
    to.font = line.font
    to.fillText(line.text, margin, line.y)
  }
  to.drawImage(chart.renderToCanvas({ pixelRatio: sharp }), margin, page.top, wide, page.inner)
  chart.dispose()
  canvas.toBlob(blob => save(blob, words, 'png'), 'image/png')
}

// drawing is the chart alone, without motion, not in the page.
function drawing(option, look, page, renderer) {
  const chart = init(make('div'), theme(look), { renderer, width: wide, height: page.inner, devicePixelRatio: sharp })
  settle(option, look, wide).animation = false
  chart.setOption(option)
  if (marks(chart, option, look)) chart.setOption(option)
  paint(chart.getZr())
  return chart
}

// paint draws all of it now. ECharts paints the cells of a heatmap for 15 ms and goes on
// in the next frame, however few they are: on a slow phone the picture would be taken of
// a part, and the rest would look for a drawing that is gone.
function paint(zr) {
  for (const shape of zr.storage.getDisplayList(true)) shape.incremental = 0
  zr.refreshImmediately()
}

// layout places title and subtitle above the drawing, the source below it.
function layout(option, words, look) {
  const lines = []
  let y = margin
  const write = (text, size, weight, token) => {
    const font = `${weight} ${size}px ${look.font}`
    for (const line of broken(text, ruler(font), wide)) {
      y += Math.round(size * 1.4)
      lines.push({ text: line, y: y - Math.round(size * .3), size, weight, font, colour: look.colour(token) })
    }
  }
  write(words.title, 24, 700, '--ink')
  write(words.subtitle, 16, 400, '--soft')
  const top = y + 16
  const inner = size(option, words, wide)
  y = top + inner + 12
  write(words.source, 14, 400, '--soft')
  return { lines, top, inner, height: y + margin }
}

function save(blob, words, ending) {
  const link = make('a', { href: URL.createObjectURL(blob), download: `${words.file || 'tiendo'}.${ending}` })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60000)
}

function escape(text) {
  return (text || '').replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)
}
