import { all, make, said } from './dom.js'

// copies puts a button behind every element marked data-copy="label": it copies
// the element's text.
export function copies() {
  all('[data-copy]', source => {
    const place = said(true)
    const button = make('button', { type: 'button', className: 'copy' }, source.dataset.copy)
    source.after(button, place)
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(source.value ?? source.textContent)
        place.textContent = source.dataset.wordCopied || ''
      } catch {
        // Not allowed here: select it, so that one key is left to press.
        getSelection().selectAllChildren(source)
        if (source.select) source.select()
        place.textContent = source.dataset.wordSelected || ''
      }
    }
  })
}
