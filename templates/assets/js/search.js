import MiniSearch from 'minisearch'
window.y = MiniSearch
