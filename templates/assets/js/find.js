import { all, said } from './dom.js'
import { load, text } from './load.js'

// searches makes <form data-index="address of the index"> answer while people
// type. The engine and the index are fetched with the first letter, or at once
// where the address of the page brings a question.
export function searches(tag) {
  const { search, searchIntegrity } = tag.dataset
  if (!search) return
  all('form[data-index]', form => {
    const field = form.querySelector('input[name=q]')
    const place = said(true)
    form.append(place)
    let ready
    const start = () => {
      if (ready) return
      place.textContent = form.dataset.wordLoading || ''
      ready = Promise.all([load(search, searchIntegrity), text(form.dataset.index)])
        .then(([answer, index]) => answer(form, field, place, JSON.parse(index)))
        .catch(() => { // the list of the page still answers, and the next letter tries again
          ready = undefined
          place.textContent = form.dataset.wordFailed || ''
        })
    }
    field.addEventListener('input', start)
    form.addEventListener('submit', start)
    field.value = new URLSearchParams(location.search).get('q') || field.value
    if (field.value) start()
  })
}
