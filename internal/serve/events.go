package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// streams is how many pages are told of changes at a time; more are somebody's mistake.
const streams = 64

// beat is how often something is written to a stream on which nothing happens, to
// find out that nobody listens.
const beat = 25 * time.Second

// stream tells a page what is wrong with the site now, and that the page has
// changed: server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html
// The page says which it is and which bytes it has, so that it hears of changes that
// happened while nobody was listening, and of no others.
func (p *Preview) stream(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodHead {
		return
	}
	if p.listening.Add(1); p.listening.Load() > streams {
		p.listening.Add(-1)
		refuse(w, http.StatusServiceUnavailable, "too many pages are open")
		return
	}
	defer p.listening.Add(-1)
	w.Header().Set("Content-Type", "text/event-stream")
	c := http.NewResponseController(w)
	page, has := r.URL.Query().Get("page"), r.URL.Query().Get("version")
	said := ""
	for {
		s := p.now()
		message := ""
		if wrong, _ := json.Marshal(s.overlay); string(wrong) != said {
			said = string(wrong)
			message = "event: problems\ndata: " + said + "\n\n"
		}
		if now := version(p.find(page).data); now != has {
			has = now
			message += "event: reload\ndata: \n\n"
		}
		if !tell(w, c, message) || !p.wait(r, w, c, s) {
			return
		}
	}
}

// wait waits for another state; false: nobody listens any more.
func (p *Preview) wait(r *http.Request, w http.ResponseWriter, c *http.ResponseController, s *state) bool {
	for {
		select {
		case <-s.over:
			return true
		case <-r.Context().Done():
			return false
		case <-time.After(beat):
			if !tell(w, c, ": \n\n") {
				return false
			}
		}
	}
}

// tell writes to a stream, which has no end that a timeout could wait for.
func tell(w http.ResponseWriter, c *http.ResponseController, message string) bool {
	_ = c.SetReadDeadline(time.Time{})
	_ = c.SetWriteDeadline(time.Now().Add(10 * time.Second))
	_, err := fmt.Fprint(w, message)
	return err == nil && c.Flush() == nil
}
