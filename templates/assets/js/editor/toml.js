// Data files as the editor reads and writes them: days are TOML dates in the file
// and strings in the editor, and what a form left empty is not written.
//
// The editor keeps an entry as a flat list of paths, in which a key of digits is a
// place in a list: [units.done], whose keys are codes of units, would become a list
// of 16,682 places that cannot be saved. So a table with such keys is one string
// in the editor, which no form shows, and the same table again in the file.
import { parse, stringify, TomlDate } from "smol-toml";

const mark = "table:";

// format makes the two functions that the editor wants. It is told the names of the
// keys that hold days, and of those that hold numbers by id, which a form of keys and
// values gives as strings.
export function format({ days, counts }) {
  const names = { days: new Set(days), counts: new Set(counts) };
  return {
    fromFile: (text) => simple(parse(text)),
    toFile: (data) => stringify(typed(data, "", names)),
  };
}

function simple(value) {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(simple);
  if (typeof value !== "object") return value;
  const plain = Object.fromEntries(Object.entries(value).map(([key, v]) => [key, simple(v)]));
  return Object.keys(plain).some((key) => /^\d+$/.test(key)) ? mark + JSON.stringify(plain) : plain;
}

function typed(value, key, names) {
  if (typeof value === "string") {
    if (value.startsWith(mark)) return JSON.parse(value.slice(mark.length));
    return names.days.has(key) ? day(value) : value;
  }
  if (Array.isArray(value)) return value.map((v) => typed(v, key, names)).filter(says);
  if (value === null || typeof value !== "object") return value;
  const inner = names.counts.has(key) ? number : (v, k) => typed(v, k, names);
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, inner(v, k)]).filter(([, v]) => says(v)));
}

function number(value) {
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
}

// day is a TOML date, or the string itself: a month, a year, or a day that does not
// exist, which `tiendo check` will tell.
function day(string) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(string)) return string;
  const date = new TomlDate(string);
  return !isNaN(date) && date.toISOString() === string ? date : string;
}

function says(value) {
  if (value === null || value === undefined || value === "") return false;
  return typeof value !== "object" || value instanceof Date || Object.keys(value).length > 0;
}
