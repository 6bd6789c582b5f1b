import { all, fill, make, number, said } from './dom.js'
import { words } from './fold.js'

// filters puts a field before everything marked data-filter="label": a table, a
// list, or a part of the page that holds several. Rows are shown that have a word
// for every beginning typed; groups without rows disappear with their headings.
export function filters() {
  all('[data-filter]', (part, i) => {
    const rows = [...part.querySelectorAll('tbody > tr, li')].filter(row => !(row.cells && row.cells.length < 2))
    if (rows.length < 2) return
    const field = make('input', { type: 'search', id: 'filter-' + i, autocomplete: 'off', spellcheck: false })
    const place = said(true)
    const label = make('label', { htmlFor: field.id }, part.dataset.filter)
    part.before(make('div', { className: 'filter' }, label, field, place))

    const around = rows.map(row => ancestors(row, part))

    let texts, timer
    field.oninput = () => {
      texts = texts || rows.map(row => ' ' + words(row.textContent + ' ' + (row.dataset.find || '')).join(' '))
      const wanted = words(field.value)
      let found = 0
      rows.forEach((row, k) => {
        row.hidden = !wanted.every(word => texts[k].includes(' ' + word))
        found += !row.hidden
      })
      groups(rows, around)
      clearTimeout(timer)
      timer = setTimeout(() => {
        const sentence = found ? part.dataset.wordFound : part.dataset.wordNone
        place.textContent = wanted.length ? fill(sentence, { n: number(found), total: number(rows.length) }) : ''
      }, 300)
    }
  })
}

// ancestors are what lies around a row; sorting may take the row out of them later.
function ancestors(row, part) {
  const list = []
  for (let around = row.parentElement; around && around !== part; around = around.parentElement) list.push(around)
  return list
}

// groups hides what lies around rows, and the heading above, when no row is left.
function groups(rows, around) {
  const left = new Map()
  rows.forEach((row, k) => around[k].forEach(group => left.set(group, left.get(group) || !row.hidden)))
  left.forEach((some, group) => {
    group.hidden = !some
    const above = group.previousElementSibling
    if (above && above.matches('h2, h3, h4, h5, h6, .group')) above.hidden = !some
  })
}
