// The editor speaks the language of the site until somebody chooses another one.
// It looks this up while it is loaded, so this module is imported before it.
const kept = "sveltia-cms.prefs";

try {
  const choices = JSON.parse(localStorage.getItem(kept) || "{}");
  if (!choices.locale) {
    localStorage.setItem(kept, JSON.stringify({ ...choices, locale: document.documentElement.lang === "en" ? "en-US" : document.documentElement.lang }));
  }
} catch {
  // Nothing can be kept here: the editor follows the browser.
}
