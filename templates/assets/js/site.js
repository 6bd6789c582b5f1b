// site.js is the one script that pages load. Every page is complete without it;
// it adds what needs a script, and only where the page asks for it by attribute.
// It knows no language: each word comes from the page. README.md here has the
// attributes.
import { copies } from './copy.js'
import { charts } from './figure.js'
import { filters } from './filter.js'
import { menus } from './menu.js'
import { searches } from './find.js'
import { sorts } from './sort.js'

const tag = document.currentScript

sorts()
filters()
copies()
menus()
charts(tag)
searches(tag)
