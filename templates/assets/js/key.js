import { list } from './option.js'

// steps moves through the points of a chart with the keyboard as they lie: on a
// grid of cells to the cell on that side; where rows are named at the side, along a
// row and from row to row; else along a series and from series to series. here is
// where the keyboard was before the chart was drawn anew.
export function steps(chart, option, here) {
  const rows = rowsOf(option)

  function show(place) {
    here = place
    const { series, data } = rows[place.row][place.at]
    chart.dispatchAction({ type: 'downplay' })
    chart.dispatchAction({ type: 'highlight', seriesIndex: series, dataIndex: data })
    chart.dispatchAction({ type: 'showTip', seriesIndex: series, dataIndex: data })
  }

  function hide() {
    chart.dispatchAction({ type: 'downplay' })
    chart.dispatchAction({ type: 'hideTip' })
  }

  // go moves for a key and tells whether it is one of ours.
  function go(key) {
    const move = moves[key]
    if (!move || !rows.length) return false
    show(here ? moved(rows, here, move) : { row: 0, at: 0 })
    return true
  }

  return { go, hide, here: () => here }
}

// What a key means: steps along the row, and rows down.
const moves = {
  ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1],
  Home: [-Infinity, 0], End: [Infinity, 0], PageUp: [0, -Infinity], PageDown: [0, Infinity],
}

// moved is the place after a move; from row to row, the nearest one.
function moved(rows, here, [along, down]) {
  const row = within(here.row + down, rows.length)
  if (!down) return { row, at: within(here.at + along, rows[row].length) }
  const x = rows[here.row][here.at].x
  const far = rows[row].map(point => Math.abs(point.x - x))
  return { row, at: far.indexOf(Math.min(...far)) }
}

function within(at, length) {
  return Math.max(0, Math.min(at, length - 1))
}

// rowsOf puts the points into rows, from above, each from the left. What says the
// same as its neighbour in the row, and parts of nothing, are passed over.
function rowsOf(option) {
  const axis = list(option.yAxis)[0] || {}
  const named = axis.type === 'category'
  const rows = new Map()
  list(option.series).forEach((series, index) => {
    if (series.silent) return
    list(series.data).forEach((item, data) => {
      const value = [].concat(item && item.value !== undefined ? item.value : item)
      if (value[0] === null || value[0] === undefined || item.silent) return
      const pair = value.length > 1
      const row = named ? pair ? value[1] : data : index
      const x = named ? pair ? value[0] : index : pair ? value[0] : data
      const point = { series: index, data, x, name: item.name, nothing: named && !pair && !value[0] }
      rows.set(row, [...rows.get(row) || [], point])
    })
  })
  const up = named && !axis.inverse ? -1 : 1
  return [...rows.keys()].sort((a, b) => up * (a - b)).map(key => {
    const row = rows.get(key).sort((a, b) => a.x - b.x)
    const some = row.filter((point, i) => !point.nothing && !(named && i && point.name && point.name === row[i - 1].name))
    return some.length ? some : row.slice(0, 1)
  })
}
