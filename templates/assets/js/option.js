import { language } from './dom.js'

// read makes an option of the site drawable: "token:--done" becomes the colour of
// the moment. What is said around it stands in its block "tiendo".
export function read(text, look) {
  const { tiendo = {}, ...option } = JSON.parse(text, (_, value) =>
    typeof value === 'string' && value.startsWith('token:') ? look.colour(value.slice(6)) : value)
  return { option, words: tiendo }
}

// settle gives an option what it must have on every page: tooltips of text, since
// the others need style attributes; legends that are no switches, which a keyboard
// could not reach; no motion for those who want none; numbers as people write them.
export function settle(option, look, place) {
  if (look.still) option.animation = false
  list(option.tooltip ??= {}).forEach(tip => {
    Object.assign(tip, { renderMode: 'richText', confine: false, appendTo: undefined, position: place })
    if (look.still) tip.transitionDuration = 0
    if (!tip.formatter) tip.valueFormatter ??= count
  })
  list(option.legend).forEach(legend => { legend.selectedMode ??= false })
  for (const axis of [...list(option.xAxis), ...list(option.yAxis)]) {
    if (axis.type !== 'category' && axis.type !== 'time') (axis.axisLabel ??= {}).formatter ??= count
  }
  list(option.dataZoom).forEach(zoom => Object.assign(zoom, { zoomOnMouseWheel: false }))
  return option
}

function count(value) {
  return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value ?? ''
}

export function list(value) {
  return value === undefined ? [] : [].concat(value)
}

// theme is how everything looks that an option leaves open.
export function theme(look) {
  const { colour, font } = look
  const soft = { color: colour('--soft'), fontSize: 13, fontFamily: font }
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
    categoryAxis: axis, valueAxis: axis, timeAxis: axis, logAxis: axis,
    line: { symbol: 'circle', symbolSize: 8, lineStyle: { width: 2 } }, // hollow ones are filled white, in the dark too
    legend: { textStyle: { color: colour('--ink'), fontSize: 13 } },
    tooltip: {
      backgroundColor: colour('--paper'), borderColor: colour('--ink'), textStyle: { color: colour('--ink'), fontSize: 15 },
      axisPointer: { lineStyle: { color: colour('--soft') }, crossStyle: { color: colour('--soft') } },
    },
    visualMap: { textStyle: { color: colour('--ink'), fontSize: 13 } },
  }
}

// height is that of the drawing in pixels, by what it holds, where the option does
// not say it.
export function height(option, words, width) {
  if (words.height > 0) return words.height
  const rows = list(option.yAxis).find(axis => axis.type === 'category' && axis.data)
  if (rows) return Math.min(90 + 44 * rows.data.length, 4000)
  return Math.round(Math.min(Math.max(width * .55, 280), 440))
}
