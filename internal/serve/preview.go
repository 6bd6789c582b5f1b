package serve

import (
	"errors"
	"path"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"tiendo/internal/address"
	"tiendo/internal/build"
	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// Preview is a site that is being written.
type Preview struct {
	o                  Options
	content, templates *mirror
	kept               content.Kept
	pictures           pictures

	mu    sync.Mutex
	state *state

	listening atomic.Int32 // pages
}

// state is what visitors see between two edits. It does not change; another one
// takes its place.
type state struct {
	site    *visible // the last good one; nil: there was none
	before  *visible // one with the templates before these; nil: there is none
	overlay overlay
	over    chan struct{} // closed when another state has taken the place of this one
}

// visible is a site that can be seen. A template of the site's own may keep pages of
// it from being drawn, which shows only when somebody asks for them.
type visible struct {
	*build.Lazy
	drawn atomic.Bool // a file of it was made
}

// New makes a preview in which nothing was read yet; see Refresh.
func New(o Options) *Preview {
	return &Preview{o: o, content: &mirror{dir: o.Content}, templates: &mirror{dir: o.Own}, state: &state{over: make(chan struct{})}}
}

// Refresh looks at everything and builds.
func (p *Preview) Refresh() {
	p.content.look()
	p.templates.look()
	p.build(nil, true)
}

// changed builds if files have changed that a build would read.
func (p *Preview) changed(inContent, inTemplates []string) {
	var list []string
	for _, name := range inContent {
		if !aside(name) {
			list = append(list, name)
		}
	}
	for _, name := range inTemplates {
		if !aside(name) {
			list = append(list, "templates/"+name)
		}
	}
	if len(list) > 0 {
		p.build(list, len(inTemplates) > 0)
	}
}

// aside says whether a file is an editor's own.
func aside(name string) bool {
	return strings.HasPrefix(path.Base(name), ".") || strings.HasSuffix(name, "~")
}

// build reads the site anew; others says that it is the first with these templates.
func (p *Preview) build(changed []string, others bool) {
	start := time.Now()
	o := p.o.Build
	o.Content, o.Templates = p.content, p.o.Templates(p.templates)
	o.Kept, o.Now, o.Reuse = &p.kept, p.o.Now(), p.pictures.get
	d, err := build.NewLazy(o)
	b := Built{Changed: changed, Err: err}
	p.mu.Lock()
	next := &state{site: p.state.site, before: p.state.before}
	if err == nil {
		b.Made, b.Ready = &d.Made, d.Ready()
		next.overlay = p.problems(d.Site, d.Problems)
	} else {
		next.overlay = p.failure(err)
	}
	if b.Ready {
		next.site = &visible{Lazy: d}
		if last := p.state.site; others && last != nil && last.drawn.Load() {
			next.before = last
		}
	}
	p.replace(next)
	p.mu.Unlock()
	b.Took = time.Since(start)
	p.o.Built(b)
}

// replace is called with the lock held.
func (p *Preview) replace(next *state) {
	next.over = make(chan struct{})
	close(p.state.over)
	p.state = next
}

func (p *Preview) now() *state {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.state
}

// file is a file of the site as it is now, and the state in which it is. What
// shows only when a file is made joins the problems; a site whose pages cannot be
// drawn, because of a template of the site's own, gives way to one from before.
func (p *Preview) file(name string) (data []byte, s *state) {
	for s = p.now(); s.site != nil; s = p.now() {
		data, err := s.site.File(name)
		var found *build.Found
		switch {
		case err == nil:
			if data != nil {
				s.site.drawn.Store(true)
				p.pictures.put(name, data)
			}
			return data, s
		case errors.As(err, &found):
			return nil, p.add(s, found.Problem)
		}
		p.demote(s, err)
	}
	return nil, s
}

// add adds a problem to a state, if it is still that of now.
func (p *Preview) add(s *state, found diag.Problem) *state {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.state == s && !s.overlay.has(found) {
		next := *s
		next.overlay = p.problems(s.site.Site, append(diag.List{found}, s.site.Problems...))
		p.replace(&next)
	}
	return p.state
}

// demote puts the site with the templates before in the place of one that cannot be
// drawn.
func (p *Preview) demote(s *state, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.state != s {
		return
	}
	next := &state{site: s.before, before: s.before, overlay: p.failure(err)}
	if s.site == s.before {
		next.site, next.before = nil, nil
	}
	p.replace(next)
}

// lang is the language of messages about a site; nil: one that could not be read.
// It is called with the lock held.
func (p *Preview) lang(s *progress.Site) string {
	if s == nil && p.state.site != nil {
		s = p.state.site.Site
	}
	switch {
	case p.o.Lang != "":
		return p.o.Lang
	case s != nil && (s.Language == "vi" || s.Language == "en"):
		return s.Language
	}
	return p.o.Otherwise
}

// prefix is the folder of the host in which the site lives.
func (s *state) prefix() string {
	if s.site == nil {
		return ""
	}
	return address.Of(s.site.Site).Prefix()
}

func (p *Preview) url(port int) string {
	return "http://localhost:" + strconv.Itoa(port) + p.now().prefix() + "/"
}

// pictures are the files that cost much to make and are named by what they are
// made of: they are kept from one build to the next.
type pictures struct {
	mu    sync.Mutex
	files map[string][]byte
	size  int
}

// room is how many bytes of pictures are kept.
const room = 256 << 20

func (k *pictures) get(name string) ([]byte, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	data, ok := k.files[name]
	return data, ok
}

func (k *pictures) put(name string, data []byte) {
	if !strings.HasSuffix(name, ".png") && !strings.HasSuffix(name, ".jpg") || len(data) == 0 {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, there := k.files[name]; there {
		return
	}
	if k.size += len(data); k.files == nil || k.size > room {
		k.files, k.size = map[string][]byte{}, len(data)
	}
	k.files[name] = data
}
