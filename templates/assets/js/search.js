// search.js is loaded with the first letter of a question: MiniSearch, and what
// asks it and shows the answer.
import MiniSearch from 'minisearch'
import { fill, language, make, number } from './dom.js'
import { fold, words } from './fold.js'

const shown = 30 // results at a time

// answer makes a form answer from an index:
//
//	{"version": 1, "base": "/", "kinds": ["Xã, phường", …], "docs": [
//	  {"k": 0, "t": "Phường Thành Vinh", "u": "don-vi/16681/", "w": "Thành phố Vinh", "x": "tên cũ", "l": "vi"}, …]}
//
// k: place in kinds; t: title; u: address after base; w: where it belongs, x: more
// words to find it by, l: language of t and w where not the page's; all three may
// be left out.
function answer(form, field, place, index) {
  const engine = engineOf(index.docs)
  const list = make('ol', { className: 'found' })
  const more = make('button', { type: 'button', className: 'more', hidden: true }, form.dataset.wordMore || '+')
  const fallback = document.querySelectorAll('[data-search-rest]')
  form.after(list, more)
  let results = [], timer

  function show(from) {
    list.append(...results.slice(from, from + shown).map(result => row(index, index.docs[result.id])))
    more.hidden = results.length <= from + shown
  }

  function ask() {
    const question = field.value.trim()
    results = question ? find(engine, question) : []
    list.replaceChildren()
    show(0)
    fallback.forEach(part => { part.hidden = results.length > 0 })
    const sentence = results.length ? form.dataset.wordFound : form.dataset.wordNone
    place.textContent = question ? fill(sentence, { n: number(results.length), question }) : ''
    const address = new URL(location.href)
    question ? address.searchParams.set('q', question) : address.searchParams.delete('q')
    history.replaceState(history.state, '', address)
  }

  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, 150)
  })
  form.addEventListener('submit', event => {
    event.preventDefault()
    clearTimeout(timer)
    ask()
  })
  more.onclick = () => {
    const at = list.children.length
    show(at)
    list.children[at].querySelector('a').focus()
  }
  ask()
}

function row(index, doc) {
  const link = make('a', { href: (index.base || '') + doc.u }, doc.t)
  const where = make('small', {}, [index.kinds[doc.k], doc.w].filter(Boolean).join(', '))
  if (doc.l && doc.l !== language) link.lang = doc.l
  return make('li', {}, link, ' ', where)
}

function engineOf(docs) {
  const engine = new MiniSearch({
    fields: ['t', 'w', 'x'], storeFields: ['t', 'w', 'x'],
    tokenize: (text, name) => name === 't' ? [...words(text), ...pairs(words(text))] : words(text),
    processTerm: term => term,
    searchOptions: {
      tokenize: words, processTerm: term => term, prefix: true, combineWith: 'AND',
      fuzzy: term => term.length > 3 && .2,
      boost: { t: 4, x: 2 },
      weights: { fuzzy: .2, prefix: .6 },
    },
  })
  engine.addAll(docs.map((doc, id) => ({ ...doc, id })))
  return engine
}

// pairs are neighbours written as one, as people type names: "nghean".
function pairs(list) {
  return list.length > 6 ? [] : list.slice(1).map((word, i) => list[i] + word)
}

// find is what answers a question, best first. Words side by side as typed are
// better than apart; with the very marks typed better still ("đo lường" is not Đô
// Lương), and a title that ends so is a name.
function find(engine, question) {
  const typed = question.normalize('NFC').toLowerCase()
  const plain = words(question).join(' ')
  const marked = fold(typed) !== typed
  const boostDocument = (_, __, doc) => {
    const title = words(doc.t).join(' ')
    return (` ${title} `.includes(` ${plain} `) ? 2 : 1) * (title.endsWith(plain) ? 1.2 : 1) *
      (said(doc.t, typed) ? 4 : said(doc.w, typed) || said(doc.x, typed) ? 3 : marked ? .3 : 1)
  }
  const found = engine.search(question, { boostDocument })
  return found.length ? found : engine.search(question, { boostDocument, combineWith: 'OR' })
}

function said(text, typed) {
  return text && text.normalize('NFC').toLowerCase().includes(typed)
}

document.currentScript.dispatchEvent(new CustomEvent('offer', { detail: answer }))
