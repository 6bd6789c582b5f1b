// The editor speaks the first language of the browser. Here that is the language
// of the site, until somebody chooses another one in the editor's settings. It is
// asked while the editor is loaded, so this module is imported before it.
const spoken = [document.documentElement.lang, ...navigator.languages];

Object.defineProperty(navigator, "languages", { get: () => spoken });
Object.defineProperty(navigator, "language", { get: () => spoken[0] });
