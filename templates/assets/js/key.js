// steps moves through the points of a chart with the keyboard: left and right to
// the neighbour in its series, up and down to the other series; on a grid of cells,
// to the cell on that side.
export function steps(chart) {
  const series = chart.getOption().series.map(pointsOf)
  const grid = series.some(points => points.some(point => point.cell))
  let at

  function show(point) {
    at = point
    chart.dispatchAction({ type: 'downplay' })
    chart.dispatchAction({ type: 'highlight', seriesIndex: point.series, dataIndex: point.data })
    chart.dispatchAction({ type: 'showTip', seriesIndex: point.series, dataIndex: point.data })
  }

  function hide() {
    chart.dispatchAction({ type: 'downplay' })
    chart.dispatchAction({ type: 'hideTip' })
  }

  // go moves for a key and tells whether it is one of ours.
  function go(key) {
    const all = series.flat()
    const move = moves[key]
    if (!move || !all.length) return false
    if (!at) show(key === 'End' ? all[all.length - 1] : all[0])
    else show((grid ? beside(all, at, move) : along(series, at, move)) || at)
    return true
  }

  return { go, hide }
}

// What a key means: steps to the right, and steps down; infinite ones go to the end.
const moves = {
  ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1], Home: [-Infinity, 0], End: [Infinity, 0],
}

function pointsOf(series, index) {
  if (series.silent || series.tooltip && series.tooltip.show === false) return []
  const cells = series.type === 'heatmap'
  return (series.data || []).flatMap((item, data) => {
    const value = item && typeof item === 'object' && !Array.isArray(item) ? item.value : item
    if (value === null || value === undefined || value === '-' || item && item.silent) return []
    return [{ series: index, data, cell: cells ? value : undefined }]
  })
}

function along(series, at, [right, down]) {
  const here = series[at.series]
  if (right) {
    const place = here.indexOf(at) + right
    return here[Math.max(0, Math.min(place, here.length - 1))]
  }
  for (let s = at.series + down; series[s]; s += down) {
    const near = series[s].reduce((best, point) => best && Math.abs(best.data - at.data) <= Math.abs(point.data - at.data) ? best : point, undefined)
    if (near) return near
  }
}

// beside is the nearest cell of the same row or column; rows are counted upwards.
function beside(all, at, [right, down]) {
  const [line, across, sign] = right ? [1, 0, Math.sign(right)] : [0, 1, -down]
  const far = Math.abs(right) === Infinity ? -1 : 1
  return all.filter(point => point.cell[line] === at.cell[line] && (point.cell[across] - at.cell[across]) * sign > 0)
    .sort((a, b) => far * sign * (a.cell[across] - b.cell[across]))[0]
}
