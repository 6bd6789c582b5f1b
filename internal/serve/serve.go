// Package serve shows a site while it is written: the preview of tiendo serve.
//
//	mirror    a folder in memory, with versions (mirror.go)
//	watch     hears of saves, waits until they are quiet (watch.go)
//	Preview   mirror -> build.Lazy; keeps the last good one (preview.go)
//	handler   what is asked for is made then, by the functions of a build (handler.go)
//	events    tells pages that they have changed, or what is wrong (events.go, overlay.go)
//
// An edit costs what depends on it: the file is read and parsed again, others are
// kept (content.Kept); the site is put together and every rule runs, which takes
// milliseconds for a country; pages are drawn when a browser asks for them. Their
// bytes are those of a build, but for one script element in front of </head>.
//
// The server is for the person at this machine and for nobody else: it listens on
// loopback addresses, answers only to their names (a page elsewhere may point a
// name of its own at 127.0.0.1), only GET and HEAD, and only from the site in
// memory: there is no way from an address to a file on the disk.
package serve

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"time"

	"tiendo/internal/build"
	"tiendo/internal/progress"
)

// Options say what to show, and whom to tell.
type Options struct {
	Content   string                   // the content folder
	Own       string                   // the folder of the site's own templates; it need not be there
	Templates func(own fs.FS) fs.FS    // the program's templates under the site's own
	Build     build.Options            // Tool, Drafts, BaseURL, Date
	Now       func() time.Time         // for sites without a fixed Date
	Port      int                      // 0: any that is free
	Lang      string                   // of messages: vi or en; "": that of the site
	Otherwise string                   // the language of messages where the site has neither
	Place     func(file string) string // a file of the content as people know it

	Started func(url string, watched bool)  // the address to open; false: changes are noticed late
	Built   func(Built)                     // after every build, from one goroutine
	Broken  func(failure any, stack []byte) // a bug, while a page was made
}

// Built is what came of an edit.
type Built struct {
	Changed []string // files of the content, and of the templates below "templates/"
	Took    time.Duration
	Made    *build.Made // nil when Err is not
	Ready   bool        // the site can be shown; else the last good one is
	Err     error       // ours, or one of the site's own templates
}

// Run shows the site until the context ends. The error may be a *Taken.
func Run(ctx context.Context, o Options) error {
	listeners, err := listen(o.Port)
	if err != nil {
		return err
	}
	p := New(o)
	w := newWatch(p.content, p.templates)
	defer w.close()
	p.Refresh()
	watched := w.cover()
	server := &http.Server{
		Handler:     p.handler(listeners[0].Addr().(*net.TCPAddr).Port),
		BaseContext: func(net.Listener) context.Context { return ctx }, // streams end with it
		// A client that sends or reads a byte at a time is dropped.
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second, IdleTimeout: time.Minute,
		MaxHeaderBytes: 16 << 10, ErrorLog: log.New(io.Discard, "", 0),
	}
	failed := make(chan error, len(listeners))
	for _, l := range listeners {
		go func() { failed <- server.Serve(l) }()
	}
	o.Started(p.url(listeners[0].Addr().(*net.TCPAddr).Port), watched)
	err = p.follow(ctx, w, failed)
	_ = server.Close()
	return err
}

// follow refreshes the preview whenever something has changed, until the context
// ends or the server fails.
func (p *Preview) follow(ctx context.Context, w *watch, failed <-chan error) error {
	var wait <-chan time.Time // nil: nothing was heard
	var since time.Time
	tick := time.NewTicker(round)
	defer tick.Stop()
	events, lost := w.channels()
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-failed:
			if errors.Is(err, http.ErrServerClosed) {
				err = nil
			}
			return err
		case e := <-events:
			if !w.hear(e) {
				continue
			}
			if wait == nil {
				since = time.Now()
			}
			wait = time.After(min(quiet, max(0, patience-time.Since(since))))
			continue
		case <-wait:
			if time.Since(since) < patience && w.halfway() {
				wait = time.After(quiet)
				continue
			}
			p.changed(w.take(p.content, false), w.take(p.templates, false))
		case <-lost:
			p.changed(w.take(p.content, true), w.take(p.templates, true))
		case <-tick.C:
			p.changed(w.take(p.content, true), w.take(p.templates, true))
			if p.dayIsOver() {
				p.Refresh()
			}
		}
		wait = nil
		w.cover()
	}
}

// day is the day that a build now would be of.
func (p *Preview) day(s *progress.Site) progress.Date {
	if p.o.Build.Date != 0 {
		return p.o.Build.Date
	}
	zone, err := time.LoadLocation(s.TimeZone)
	if err != nil {
		zone = time.UTC
	}
	return progress.DateOf(p.o.Now().In(zone))
}

func (p *Preview) dayIsOver() bool {
	d := p.now().site
	return d != nil && p.day(d.Site) != d.Site.Date
}
