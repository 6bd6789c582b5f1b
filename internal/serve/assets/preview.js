// The preview's own script: tiendo serve puts it on every page, no build has it.
// It loads a page anew where the reader was, and lays what is wrong over it.
(() => {
  const {version, failed} = document.currentScript.dataset
  const place = 'tiendo-preview ' + location.pathname
  const own = '/.tiendo/'

  // Browsers come back to where the reader was as soon as there is something to
  // scroll; a page whose pictures come late may not be long enough then.
  const was = sessionStorage.getItem(place)
  if (was) {
    sessionStorage.removeItem(place)
    const [x, y] = was.split(' ').map(Number)
    const back = () => scrollTo({left: x, top: y, behavior: 'instant'})
    back()
    addEventListener('load', back, {once: true})
  }

  const node = (name, className, text) => {
    const n = document.createElement(name)
    n.className = className
    if (text) n.textContent = text
    return n
  }

  const excerpt = lines => {
    const pre = node('pre', 'excerpt')
    for (const l of lines) pre.append(node('span', 'number', String(l.n)), l.before, node('mark', '', l.mark), l.after + '\n')
    return pre
  }

  const problem = p => {
    const section = node('section', 'problem')
    section.append(node('p', 'message', p.message), node('p', 'place', p.place + ' [' + p.rule + ']'))
    if (p.excerpt) section.append(excerpt(p.excerpt))
    if (p.hint) section.append(node('p', 'hint', '→ ' + p.hint))
    return section
  }

  // host holds what is shown apart from the styles of the site.
  let host
  const clear = () => { host?.remove(); host = undefined }
  const stage = lang => {
    clear()
    host = document.createElement('tiendo-preview')
    host.lang = lang
    const root = host.attachShadow({mode: 'open'})
    const style = document.createElement('link')
    style.rel = 'stylesheet'
    style.href = own + 'preview.css'
    root.append(style)
    document.body.append(host)
    return root
  }

  const panel = (wrong, title, note, problems, dismiss) => {
    const root = stage(wrong.lang)
    const box = node('div', 'panel')
    box.setAttribute('role', 'alertdialog')
    box.setAttribute('aria-label', title)
    box.tabIndex = -1
    const close = node('button', 'close', wrong.close)
    close.type = 'button'
    close.addEventListener('click', dismiss)
    box.addEventListener('keydown', e => { if (e.key === 'Escape') dismiss() })
    box.append(close, node('h1', '', title))
    if (note) box.append(node('p', 'note', note))
    if (wrong.failure && problems === wrong.errors) box.append(node('pre', 'failure', wrong.failure))
    box.append(...problems.map(problem))
    root.append(box)
    return box
  }

  const badge = wrong => {
    if (!wrong.tally) return clear()
    const button = node('button', 'badge', wrong.tally)
    button.type = 'button'
    button.addEventListener('click', () => panel(wrong, wrong.tally, '', wrong.warnings, () => badge(wrong)).focus())
    stage(wrong.lang).append(button)
  }

  const show = wrong => {
    if (failed !== undefined) return // the page itself says it
    if (wrong.title) panel(wrong, wrong.title, wrong.note, wrong.errors, clear)
    else badge(wrong)
  }

  const events = new EventSource(own + 'events?' + new URLSearchParams({page: location.pathname, version}))
  events.addEventListener('problems', e => show(JSON.parse(e.data)))
  events.addEventListener('reload', () => {
    sessionStorage.setItem(place, scrollX + ' ' + scrollY)
    location.reload()
  })
})()
