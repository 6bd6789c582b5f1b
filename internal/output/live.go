//go:build unix

package output

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
)

// live is the output as it was found.
type live struct {
	place    *place
	exists   bool
	dir      dir   // open if it exists, so that its inode cannot be used again
	self     entry // of dir
	manifest Manifest
	raw      []byte // manifest.json, nil if there is none
}

// admit refuses an output that cannot be ours at first sight, and returns
// whether it exists. It changes nothing and needs no lock.
func (p *place) admit() (bool, error) {
	e, err := p.parent.stat(p.base)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	holder, failed := p.parent.self()
	switch err := cmp.Or(err, failed); {
	case err != nil:
		return false, err
	case e.isSymlink():
		return false, p.refuse(IsSymlink, "")
	case !e.isDir():
		return false, p.refuse(IsFile, "")
	case e.dev != holder.dev:
		return false, p.refuse(IsMount, "")
	}
	return true, nil
}

// glance refuses what is not ours as far as a moment's look can tell, so that
// nothing is made beside it; open looks closely, under the lock.
func (p *place) glance() error {
	exists, err := p.admit()
	if !exists || err != nil {
		return err
	}
	d, err := p.parent.sub(p.base)
	if err != nil {
		return err
	}
	defer d.close()
	if _, err := d.stat(ManifestName); err == nil {
		return nil
	}
	return p.empty(d)
}

// empty refuses an output without a manifest that holds anything.
func (p *place) empty(d dir) error {
	entries, err := d.glance()
	if len(entries) == 0 || err != nil {
		return err
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.name
	}
	return p.refuse(NotOurs, "").naming(names)
}

// open opens the output and reads its manifest.
func (p *place) open() (*live, error) {
	l := &live{place: p}
	exists, err := p.admit()
	if !exists || err != nil {
		return l, err
	}
	if l.dir, err = p.parent.sub(p.base); err != nil {
		return nil, err
	}
	l.exists = true
	if err := l.recognise(); err != nil {
		l.close()
		return nil, err
	}
	return l, nil
}

func (l *live) close() {
	if l.exists {
		l.dir.close()
	}
}

func (l *live) recognise() (err error) {
	if l.self, err = l.dir.self(); err != nil {
		return err
	}
	l.raw, l.manifest, err = readManifest(l.dir)
	if _, none := errors.AsType[*NoManifest](err); none {
		return l.place.empty(l.dir)
	}
	if bad, ok := errors.AsType[*BadManifest](err); ok {
		r := l.place.refuse(NotOurs, "")
		r.Err = bad.Err
		return r
	}
	return err
}

// equals reports whether the site in place is the one of a manifest, which raw is as
// written: by the hash of every file. Foreign files are refused on the way; recheck
// looks for those of another site.
func (l *live) equals(m Manifest, raw []byte) (bool, error) {
	if !l.exists || !bytes.Equal(l.raw, raw) {
		return false, nil
	}
	findings, err := l.inspect(func(path string, data []byte) bool { return sum(data) == m.Files[path] })
	return len(findings) == 0, err
}

func (l *live) inspect(right func(path string, data []byte) bool) ([]Finding, error) {
	findings, err := inspect(l.dir, l.manifest, right)
	if err != nil {
		return nil, err
	}
	if names := foreign(findings); names != nil {
		return nil, l.place.refuse(Foreign, "").naming(names)
	}
	return findings, nil
}

// unmoved refuses an output that is no longer what it was when it was opened.
func (l *live) unmoved() error {
	exists, err := l.place.admit()
	if err != nil {
		return err
	}
	if exists != l.exists {
		return l.place.refuse(Replaced, "")
	}
	if !exists {
		return nil
	}
	now, err := l.place.parent.stat(l.place.base)
	if err != nil {
		return err
	}
	if !now.same(l.self) {
		return l.place.refuse(Replaced, "")
	}
	return l.unchanged()
}

// unchanged refuses a site whose manifest is no longer the one that was read.
func (l *live) unchanged() error {
	raw, err := rawManifest(l.dir)
	if _, none := errors.AsType[*NoManifest](err); none && l.raw == nil {
		return nil
	}
	if err == nil && bytes.Equal(raw, l.raw) {
		return nil
	}
	return cmp.Or(err, error(l.place.refuse(Replaced, "")))
}

// recheck looks once more before the switch, also for foreign files.
func (l *live) recheck() error {
	if err := l.unmoved(); err != nil || !l.exists {
		return err
	}
	_, err := l.inspect(nil)
	return err
}
