import { init } from 'echarts/core'
import { make, said } from './dom.js'
import { steps } from './key.js'
import { changes, look } from './look.js'
import { marks } from './mark.js'
import { read, settle, size, theme } from './option.js'
import { png, svg } from './picture.js'
import { tips } from './tip.js'

// open draws the interactive face of a figure in place of the still one, which
// comes back, with the focus on its button, when the reader closes it.
export function open(figure, text, button) {
  const words = wordsOf(figure, text)
  const stage = make('div', { className: 'chart-stage', tabIndex: 0 })
  const told = said()
  const help = make('p', { className: 'chart-help', id: 'help-' + [...document.querySelectorAll('figure')].indexOf(figure) }, words.help || '')
  const tools = make('div', { className: 'chart-tools' })
  const live = make('div', { className: 'chart-live' }, stage, tools, help, told)
  let chart, keys
  let asked = false // the keyboard moves, so that what the tooltip says is read out
  let width = 0

  function draw() {
    const now = look(figure)
    const again = !!chart
    if (chart) chart.dispose()
    const box = make('div')
    box.setAttribute('aria-hidden', 'true') // the table and what is read out stand for it
    stage.replaceChildren(box)
    width = stage.clientWidth
    const { option } = read(text, now)
    box.style.height = size(option, words, width) + 'px'
    chart = init(box, theme(now), { renderer: 'svg' })
    settle(option, now, width, tips(now, tip => { if (asked) told.textContent = tip }))
    if (again) option.animation = false
    chart.setOption(option)
    if (marks(chart, option, now)) chart.setOption(option)
    keys = steps(chart, option, keys && keys.here())
  }

  function onKey(event) {
    if (event.key === 'Escape') return close()
    if (event.target !== stage || event.ctrlKey || event.altKey || event.metaKey) return
    asked = true
    if (keys.go(event.key)) event.preventDefault()
    asked = false
  }

  function close() {
    forget()
    resized.disconnect()
    chart.dispose()
    live.replaceWith(...face)
    button.hidden = false
    button.focus()
  }

  stage.setAttribute('role', 'application')
  stage.setAttribute('aria-label', words.title)
  stage.setAttribute('aria-describedby', help.id)
  const files = figure.querySelector('.take-picture') ? [] : ['png', 'svg']
  for (const [word, act] of [[words.close, close], ...files.map(kind => [words[kind], () => take(figure, text, kind)])]) {
    if (word) tools.append(make('button', { type: 'button', onclick: act }, word))
  }
  live.onkeydown = onKey
  stage.onblur = () => keys.hide()

  const face = swap(figure, live)
  const forget = changes(draw)
  const resized = new ResizeObserver(() => { if (stage.clientWidth && stage.clientWidth !== width) draw() })
  try {
    draw()
  } catch (problem) {
    forget()
    live.replaceWith(...face)
    throw problem
  }
  resized.observe(stage)
  button.hidden = true
  stage.focus({ preventScroll: true })
}

// take gives the reader the chart as a file.
export function take(figure, text, kind) {
  const now = look(figure)
  const draw = { png, svg }[kind]
  draw(read(text, now).option, wordsOf(figure, text), now)
}

// swap puts the live face where the still one was and returns the still one.
function swap(figure, live) {
  const face = [...figure.children].filter(part => !part.matches('figcaption, .chart-lead, .chart-note, .chart-foot, .chart-foot ~ *'))
  figure.insertBefore(live, figure.querySelector(':scope > .chart-note, :scope > .chart-foot'))
  face.forEach(part => part.remove())
  return face
}

// wordsOf is what is said around the drawing: the page's own title, and the block
// "tiendo" of the option.
function wordsOf(figure, text) {
  const part = selector => {
    const found = figure.querySelector('figcaption ' + selector)
    return found ? found.textContent.trim() : ''
  }
  return { title: part('.chart-title'), subtitle: part('.chart-sub'), ...read(text, { colour: () => '' }).words }
}
