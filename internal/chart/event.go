package chart

import "tiendo/internal/markup"

// list writes what is dated along a line, what is due at one time together, and
// between past and future up to which day the site knows.
func (c *Timeline) list(w *markup.Writer, id string) {
	events := c.dated()
	if len(events) == 0 {
		return
	}
	w.Raw(`<ol class="due-line">`)
	known := c.Reference.Text == "" // it has been said, or is not to be said
	for i := range events {
		e := &events[i]
		to := !known && e.Last > c.Reference.Value
		if i > 0 && (to || e.When != events[i-1].When) {
			w.Raw("</ul></li>\n")
		}
		if to {
			c.reference(w)
			known = true
		}
		if i == 0 || to || e.When != events[i-1].When {
			e.date(w)
		}
		c.event(w, id, e)
	}
	w.Raw("</ul></li>\n")
	if !known {
		c.reference(w)
	}
	w.Raw("</ol>\n")
}

func (c *Timeline) reference(w *markup.Writer) {
	w.Element("li", c.Reference.Text, "class", "ref")
}

// date opens what is due at one time.
func (e *Event) date(w *markup.Writer) {
	w.Raw(`<li class="`)
	if e.first() < e.Last {
		w.Raw("span")
	} else {
		w.Raw("day")
	}
	w.Raw(`"><p class="when">`)
	if e.Datetime != "" {
		w.Element("time", e.When, "datetime", e.Datetime)
	} else {
		w.Text(e.When) // no element: a quarter is no time to machines
	}
	if e.Until != "" {
		w.Raw(" <span>")
		w.Text(e.Until)
		w.Raw("</span>")
	}
	w.Raw("</p><ul>")
}

func (c *Timeline) event(w *markup.Writer, id string, e *Event) {
	w.Raw("<li")
	if e.ID != "" {
		w.Attr("id", id+"-"+e.ID)
	}
	w.Raw(">")
	swatch(w, c.look(e))
	w.Raw(`<p class="label">`)
	link(w, e.Label, e.Href)
	w.Raw("</p>")
	if e.By != "" {
		w.Element("p", e.By, "class", "by")
	}
	if words := c.words(e); words != "" {
		w.Element("p", words, "class", "state")
	}
	w.RawBytes(e.More)
	w.Raw("</li>\n")
}

// apart writes what has no place in time below a head of its own.
func (c *Timeline) apart(w *markup.Writer, id, head string, events []Event) {
	if len(events) == 0 {
		return
	}
	w.Raw(`<div class="apart"><p class="when">`)
	w.Text(head)
	w.Raw("</p><ul>")
	for i := range events {
		c.event(w, id, &events[i])
	}
	w.Raw("</ul></div>\n")
}

func swatch(w *markup.Writer, look EventLook) {
	w.Raw(`<svg class="swatch" width="16" height="16" aria-hidden="true"><svg x="8" y="8">`)
	sign(w, look)
	w.Raw("</svg></svg>")
}

// sign draws a look around the point 0, 0, within 16 px.
func sign(w *markup.Writer, look EventLook) {
	w.Raw(`<g class="sign `)
	w.Text(string(look))
	w.Raw(`">`)
	switch look {
	case EventKept:
		w.Raw(`<path d="M-7-7H7V7H-7z"/><path class="in" d="M-4 0l3 3 5-6"/>`)
	case EventMissed:
		w.Raw(`<path d="M0-8L8 0 0 8-8 0z"/><path class="in" d="M-2.5-2.5l5 5m0-5l-5 5"/>`)
	case EventWithdrawn:
		w.Raw(`<circle r="5.5"/><path d="M-7 7L7-7"/>`)
	case EventContinuous:
		w.Raw(`<circle r="6"/><circle r="2"/>`)
	default:
		w.Raw(`<circle r="5.5"/>`)
	}
	w.Raw("</g>")
}
