// all calls do for every element of the page that matches.
export function all(selector, call) {
  document.querySelectorAll(selector).forEach(call)
}

// make is a new element with properties and children.
export function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}

// fill puts values into a sentence of the page: "{n} / {total}".
export function fill(words, values) {
  return (words || '').replace(/\{(\w+)\}/g, (whole, name) => name in values ? values[name] : whole)
}

// said is a place that screen readers read out when its text changes.
export function said(visible) {
  const place = make('p', { className: visible ? 'said' : 'said unseen' })
  place.setAttribute('role', 'status')
  return place
}

// language is that of the page.
export const language = document.documentElement.lang || 'vi'

// number is a count as people write it in the language of the page.
export function number(n) {
  return new Intl.NumberFormat(language).format(n)
}
