import { all, fill, language, make, said } from './dom.js'

const order = new Intl.Collator(language, { numeric: true, sensitivity: 'variant' })

// sorts puts a button into the heads of tables marked data-sortable. It sorts up,
// then down, then as the page had it. Groups (several tbody, whose first row is
// one cell) dissolve while the table is sorted.
export function sorts() {
  all('table[data-sortable]', table => {
    const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells]
    const place = said()
    const bodies = [...table.tBodies]
    const rows = bodies.flatMap(body => [...body.rows].filter(row => row.cells.length > 1))
    const before = bodies.map(body => [...body.rows])
    const flat = make('tbody')
    table.after(place)

    function restore() {
      flat.remove()
      bodies.forEach((body, i) => {
        body.append(...before[i])
        table.append(body)
      })
    }

    function arrange(column, sign) {
      const sorted = rows.map(row => [keyOf(row.cells[column]), row]).sort((a, b) => compare(a[0], b[0], sign))
      flat.append(...sorted.map(pair => pair[1]))
      bodies.forEach(body => body.remove())
      table.append(flat)
    }

    heads.forEach((head, column) => {
      if (!head.textContent.trim() || 'nosort' in head.dataset) return
      const name = head.textContent.trim()
      const button = make('button', { type: 'button', className: 'sort' }, ...head.childNodes)
      head.append(button)
      button.onclick = () => {
        const was = head.getAttribute('aria-sort')
        heads.forEach(other => other.removeAttribute('aria-sort'))
        const now = was ? was === 'ascending' && 'descending' : 'ascending'
        if (now) {
          head.setAttribute('aria-sort', now)
          arrange(column, now === 'ascending' ? 1 : -1)
        } else {
          restore()
        }
        const order = table.dataset[now === 'ascending' ? 'wordUp' : now ? 'wordDown' : 'wordUnsorted']
        place.textContent = now ? fill(table.dataset.wordSorted, { column: name, order }) : order || ''
      }
    })
  })
}

// keyOf is by what a cell is sorted: a number where data-value is one, else words.
// A cell that says nothing (data-value="" or no text) comes last in both directions.
function keyOf(cell) {
  const text = cell ? (cell.dataset.value ?? cell.textContent).trim() : ''
  const number = cell && cell.dataset.value ? Number(text) : NaN
  return isNaN(number) ? text : number
}

function compare(a, b, sign) {
  if (a === '' || b === '') return (a === '') - (b === '')
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return sign * (typeof a === 'number' ? a - b : order.compare(a, b))
}
