// What the tokens of site.css mean where only the system's colours are shown, as
// in chart.css.
const system = {
  '--paper': 'Canvas', '--line': 'GrayText', '--shade': 'Canvas', '--open': 'Canvas', '--continuous': 'Highlight', '--other1': 'Highlight',
  '--progress': 'GrayText', '--other2': 'GrayText', '--late': 'LinkText', '--accent': 'LinkText',
}

// look is how the page looks at an element right now: its colours by token
// ("--done"), its font, and whether things may move.
export function look(element) {
  const probe = document.createElement('span')
  const forced = matchMedia('(forced-colors: active)').matches
  const known = {}
  probe.style.forcedColorAdjust = 'none'
  probe.hidden = true

  function colour(token) {
    if (!known[token]) {
      probe.style.color = forced ? system[token] || 'CanvasText' : `var(${token})`
      element.append(probe)
      known[token] = plain(getComputedStyle(probe).color)
      probe.remove()
    }
    return known[token]
  }

  return {
    colour,
    font: getComputedStyle(element).fontFamily.replace(/"/g, "'"), // SVG files get it within double quotes
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
  }
}

// plain is a colour that ECharts can read, too, where the browser says it in a
// newer way (color-mix).
function plain(colour) {
  if (colour.startsWith('rgb')) return colour
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  return `rgba(${context.getImageData(0, 0, 1, 1).data.map((n, i) => i < 3 ? n : n / 255)})`
}

// changes calls do whenever a look may have changed, until the returned function
// is called.
export function changes(call) {
  const watched = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-reduced-motion: reduce)'].map(matchMedia)
  watched.forEach(media => media.addEventListener('change', call))
  return () => watched.forEach(media => media.removeEventListener('change', call))
}
