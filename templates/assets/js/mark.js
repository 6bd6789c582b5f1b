import { list } from './option.js'
import { ruler } from './text.js'

// marks keeps the words at upright lines readable: inside the drawing, and none
// over another; of two that would be, the later is left out. One that asks for a
// side stands there if it can. It returns whether the option has to be drawn anew.
export function marks(chart, option, look) {
  const measure = ruler(`13px ${look.font}`)
  const ends = {}
  const upright = list(option.series).flatMap(series => {
    const line = series.markLine
    return line ? list(line.data).filter(mark => 'xAxis' in mark).map(mark => ({ mark, label: { ...line.label, ...mark.label } })) : []
  }).map(found => ({ ...found, x: chart.convertToPixel({ xAxisIndex: 0 }, found.mark.xAxis), wide: measure(found.mark.name || '') }))
  for (const { mark, label, x, wide } of upright.sort((a, b) => a.x - b.x)) {
    const end = ends[label.position] ?? 0
    const [align, from] = [['center', x - wide / 2], ['left', x], ['right', x - wide]]
      .sort(([a], [b]) => (b === label.align) - (a === label.align))
      .find(([, from]) => from >= end && from + wide <= chart.getWidth()) || []
    mark.label = { opacity: 1, ...label, align, show: !!align && label.show !== false } // also where the line itself is unseen
    if (align) ends[label.position] = from + wide + 10
  }
  return upright.length > 0
}
