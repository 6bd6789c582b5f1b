import { make } from './dom.js'

// ruler measures text in a font: "15px system-ui".
export function ruler(font) {
  const pen = make('canvas').getContext('2d')
  pen.font = font
  return text => pen.measureText(text).width
}

// broken is a text in lines that are not wider than a width.
export function broken(text, measure, most) {
  const lines = []
  for (const part of (text || '').split('\n')) {
    let line = ''
    for (const piece of part.split(' ').flatMap(word => pieces(word, measure, most))) {
      if (line && measure(line + ' ' + piece) > most) {
        lines.push(line)
        line = piece
      } else {
        line += (line && ' ') + piece
      }
    }
    if (line) lines.push(line)
  }
  return lines
}

// pieces are the parts of a word that is wider than a line.
function pieces(word, measure, most) {
  if (measure(word) <= most) return [word]
  const fit = Math.max(1, Math.floor(word.length * most / measure(word)) - 1)
  return word.match(new RegExp(`.{1,${fit}}`, 'gsu'))
}
