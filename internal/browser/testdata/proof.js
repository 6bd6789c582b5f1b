// What must be true of a page as it stands: each sentence of the list is a fault.
function proof() {
  const faults = []
  const fault = (what, e) => faults.push(what + ': ' + name(e))
  const root = document.documentElement
  if (root.scrollWidth > innerWidth) fault('scrolls sideways', widest())
  if (document.querySelectorAll('h1').length !== 1 && !document.body.matches('.embed')) fault('not one h1', root)
  if (root.lang !== (location.pathname.startsWith('/en/') ? 'en' : 'vi')) fault('wrong language', root)
  for (const e of document.body.querySelectorAll('*')) {
    if (!visible(e)) continue
    const style = getComputedStyle(e)
    if (cutOff(e, style)) fault('cut off', e)
    if (hasWords(e) && size(e, style) < 12 && !e.closest('sup, .fnref')) fault('smaller than 12 px', e)
  }
  for (const svg of document.querySelectorAll('.chart svg')) if (visible(svg)) words(svg, fault)
  return faults
}

// The words of a drawing stay within it and apart from each other.
function words(svg, fault) {
  const frame = (svg.closest('.plot, .axis') ?? svg).getBoundingClientRect()
  const texts = [...svg.querySelectorAll('text')].filter(visible).map(e => ({ e, box: e.getBoundingClientRect() })).filter(t => t.box.width > 0)
  const room = 4 // px of a line box above and below its letters
  for (const { e, box } of texts) {
    if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - room || box.bottom > frame.bottom + room) fault('leaves its drawing', e)
  }
  texts.forEach((a, i) => texts.slice(i + 1).forEach(b => {
    const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
    const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
    if (across > 1 && down > room) fault('lies on ' + name(b.e), a.e)
  }))
}

function visible(e) {
  return e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !e.closest('.unseen, .skip, .chart-defs, defs')
}

function hasWords(e) {
  return [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
}

// The size of letters as rendered: a drawing may be scaled.
function size(e, style) {
  const scale = e instanceof SVGGraphicsElement && e.getScreenCTM() ? Math.abs(e.getScreenCTM().d) : 1
  return parseFloat(style.fontSize) * scale + .01
}

// Words that are wider or higher than the box that hides the rest.
function cutOff(e, style) {
  if (e instanceof SVGElement || !e.textContent.trim()) return false
  const hides = v => v === 'hidden' || v === 'clip'
  if (style.clipPath !== 'none') return false // for screen readers alone
  return hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1 || hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1
}

function widest() {
  let most = document.body
  for (const e of document.body.querySelectorAll('*')) {
    if (visible(e) && !e.closest('.scroll, .matrix, pre') && e.getBoundingClientRect().right > most.getBoundingClientRect().right) most = e
  }
  return most
}

function name(e) {
  const id = e.id ? '#' + e.id : ''
  const of = e.closest('figure') ? ' in ' + e.closest('figure').dataset.chart : ''
  return e.tagName.toLowerCase() + id + [...e.classList].map(c => '.' + c).join('') + of + ' “' + e.textContent.trim().replace(/\s+/g, ' ').slice(0, 60) + '”'
}

// Every stop of the keyboard shows where it is, and is seen.
function stops() {
  const faults = []
  for (const e of document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex="0"]')) {
    if (!visible(e) || e.tabIndex < 0 || e.disabled) continue
    e.focus({ focusVisible: true })
    if (document.activeElement !== e) { faults.push('takes no focus: ' + name(e)); continue }
    const style = getComputedStyle(e)
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push('shows no focus: ' + name(e))
  }
  document.activeElement.blur()
  return faults
}
