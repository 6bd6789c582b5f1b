import { language } from './dom.js'

// read makes an option of the site drawable: "token:--done" becomes the colour of
// the moment. What is said around it stands in its block "tiendo".
export function read(text, look) {
  const { tiendo = {}, ...option } = JSON.parse(text, (_, value) =>
    typeof value === 'string' && value.startsWith('token:') ? look.colour(value.slice(6)) : value)
  if (!list(option.series).every(series => kinds.includes(series.type))) throw new Error('a kind of series that is not in the bundle')
  return { option, words: tiendo }
}

// ECharts would draw nothing for another kind, and not say so.
const kinds = ['bar', 'heatmap', 'line', 'scatter']

// settle gives an option what it must have on every page: tooltips of text, since
// the others need style attributes; legends that are no switches, which a keyboard
// could not reach; no motion for those who want none; numbers as people write them.
export function settle(option, look, width, place) {
  if (look.still) option.animation = false
  list(option.tooltip ??= {}).forEach(tip => {
    Object.assign(tip, {
      renderMode: 'richText', confine: false, appendTo: undefined, position: place,
      borderWidth: 1, shadowBlur: 0, shadowOffsetX: 0, shadowOffsetY: 0, // a shadow would move it
    })
    if (look.still) tip.transitionDuration = 0
    if (!tip.formatter) tip.valueFormatter ??= count
  })
  list(option.legend).forEach(legend => { legend.selectedMode ??= false })
  for (const axis of [...list(option.xAxis), ...list(option.yAxis)]) {
    if (axis.type !== 'category' && axis.type !== 'time') (axis.axisLabel ??= {}).formatter ??= count
  }
  for (const series of list(option.series)) {
    hollow(series, look)
    if (series.markLine) series.markLine.data = list(series.markLine.data).filter(mark => 'xAxis' in mark || 'yAxis' in mark)
  }
  narrow(option, width)
  return option
}

// hollow draws rings as they look on the paper of the page: ECharts would fill them
// white, in the dark too.
function hollow(series, look) {
  if (!/^empty/.test(series.symbol)) return
  series.symbol = series.symbol.slice(5).toLowerCase()
  const { color = look.colour('--soft') } = series.itemStyle || {}
  series.itemStyle = { borderWidth: 2, ...series.itemStyle, color: look.colour('--paper'), borderColor: color }
}

// narrow leaves the plot room beside the names of its rows, where they can be cut
// or broken.
function narrow(option, width) {
  const grid = list(option.grid)[0]
  const most = Math.round(width * .36)
  list(option.yAxis).forEach(({ axisLabel }) => {
    if (!grid || !axisLabel || !axisLabel.width || Number(grid.left) <= most) return
    axisLabel.width -= Number(grid.left) - most
    grid.left = most
  })
}

function count(value) {
  return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value ?? ''
}

export function list(value) {
  return value === undefined || value === null ? [] : [].concat(value)
}

// theme is how everything looks that an option leaves open.
export function theme(look) {
  const { colour, font } = look
  const soft = { color: colour('--soft'), fontSize: 13, lineHeight: 15, fontFamily: font }
  const line = { lineStyle: { color: colour('--line') } }
  const base = { lineStyle: { color: colour('--soft') } }
  const axis = {
    axisLine: base, axisTick: base, axisLabel: soft, nameTextStyle: soft, splitLine: line,
    axisPointer: { lineStyle: { color: colour('--soft') } },
  }
  return {
    color: ['--done', '--continuous', '--progress', '--other1', '--other2', '--late'].map(colour),
    backgroundColor: 'transparent',
    textStyle: { color: colour('--ink'), fontFamily: font, fontSize: 13 },
    animationDuration: 300,
    animationDurationUpdate: 200,
    categoryAxis: axis, timeAxis: axis, valueAxis: { ...axis, axisTick: { show: false } },
    line: { symbol: 'circle', symbolSize: 8, lineStyle: { width: 2 } }, // hollow ones are filled white, in the dark too
    scatter: { itemStyle: { opacity: 1 } },
    legend: { textStyle: { color: colour('--ink'), fontSize: 13 } },
    tooltip: {
      backgroundColor: colour('--paper'), borderColor: colour('--ink'), textStyle: { color: colour('--ink'), fontSize: 15 },
      axisPointer: { lineStyle: { color: colour('--soft') }, crossStyle: { color: colour('--soft') } },
    },
  }
}

// size gives the drawing its height in pixels, by what it holds where the option
// does not say it. A plot with a ratio of height to width keeps it, on a phone and
// on a wide screen.
export function size(option, words, width) {
  return Math.max(natural(option, words, width), least)
}

const least = 120 // px; a tooltip of four lines has room
const tallest = 680 // of a plot with a ratio

function natural(option, words, width) {
  if (words.ratio > 0) return keep(option, words.ratio, width)
  if (words.height > 0) return words.height
  const rows = list(option.yAxis).find(axis => axis.type === 'category' && axis.data)
  if (rows) return Math.min(90 + 44 * rows.data.length, 4000)
  return Math.round(Math.min(Math.max(width * .55, 280), 440))
}

function keep(option, ratio, width) {
  const grid = list(option.grid)[0]
  const plot = Math.min(width - 2, tallest / ratio)
  grid.left = grid.right = (width - plot) / 2
  list(option.series).forEach(series => list(series.data).forEach(item => {
    if (item?.symbolSize) item.symbolSize = item.symbolSize.map(part => part * plot / 1000)
  }))
  return Math.round(plot * ratio + Number(grid.top) + Number(grid.bottom))
}
