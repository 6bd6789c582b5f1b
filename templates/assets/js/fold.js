// fold makes a text comparable to what people type: no diacritics, đ as d, lower
// case. It agrees with locale.Fold of the Go side.
export function fold(text) {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

// words are the folded words of a text.
export function words(text) {
  return fold(text).match(/[\p{L}\p{N}]+/gu) || []
}
