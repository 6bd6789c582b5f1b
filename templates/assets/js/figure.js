import { all, make, said } from './dom.js'
import { load, text } from './load.js'

// charts puts a button into every <figure data-option="address of the option">.
// Only when it is pressed are ECharts and the option fetched; the still picture
// stays until the other is drawn, and comes back when that is closed. Buttons for
// the chart as a file go into its [data-picture], where there is one.
export function charts(tag) {
  const { chart, chartIntegrity, wordOpen, wordLoading, wordFailed } = tag.dataset
  if (!chart) return
  all('figure[data-option]', figure => {
    const button = make('button', { type: 'button', className: 'chart-open' }, wordOpen)
    const place = said(true)
    const title = figure.querySelector('.chart-title')
    if (title && title.id) button.setAttribute('aria-describedby', title.id)
    const foot = figure.querySelector('.chart-foot') || figure.appendChild(make('div', { className: 'chart-foot' }))
    foot.prepend(button)
    foot.after(place)

    let busy
    const ask = act => async () => {
      if (busy) return
      busy = true
      place.textContent = wordLoading
      try {
        const [offer, option] = await Promise.all([load(chart, chartIntegrity), text(figure.dataset.option)])
        place.textContent = ''
        act(offer, option)
      } catch (problem) {
        place.textContent = wordFailed
      }
      busy = false
    }
    button.onclick = ask((offer, option) => offer.open(figure, option, button))
    figure.querySelectorAll('[data-picture]').forEach(part => {
      for (const [kind, word] of [['png', part.dataset.wordPng], ['svg', part.dataset.wordSvg]]) {
        const take = ask((offer, option) => offer.take(figure, option, kind))
        if (word) part.append(' ', make('button', { type: 'button', className: 'take-picture', onclick: take }, word))
      }
    })
  })
}
