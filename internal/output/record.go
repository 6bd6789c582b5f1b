//go:build unix

package output

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
)

// A record, in the workspace, says from what the site in place was made, so that
// a build from the same can stop at once. It holds no part of the site: one that
// is lost, half written or of another site costs a build and nothing else.
const recordName = "record"

type record struct {
	Manifest string          `json:"manifest"` // SHA-256 of the manifest.json that it speaks of
	Inputs   string          `json:"inputs"`
	Note     json.RawMessage `json:"note"`
}

// Standing reports whether the site in place was made from these inputs, a digest
// that the caller works out, and is as it was published: every file has its hash
// and there are no others. Then it returns what was noted with Record, and the
// site as the result of a publication that changed nothing. The error is a
// *Refused, when files of others lie in it, or one of the file system.
func (c *Claim) Standing(inputs string) (note []byte, r Result, stands bool, err error) {
	known, ok := c.record()
	if !ok || !c.live.exists || known.Inputs != inputs || known.Manifest != hexSum(c.live.raw) {
		return nil, r, false, nil
	}
	m := c.live.manifest
	findings, err := c.live.inspect(func(path string, data []byte) bool { return sum(data) == m.Files[path] })
	if err != nil || len(findings) > 0 {
		return nil, r, false, err
	}
	r = Result{Files: len(m.Files) + 1, Unchanged: len(m.Files) + 1, Bytes: int64(len(c.live.raw)), OldDate: m.Date}
	for _, f := range m.Files {
		r.Bytes += f.Bytes
	}
	return known.Note, r, true, nil
}

// Record notes from what the site that is in place now was made. The note, JSON,
// is what Standing returns.
func (c *Claim) Record(inputs string, note []byte) error {
	d, err := c.workspace.place.parent.sub(c.workspace.place.base)
	if err != nil {
		return err
	}
	defer d.close()
	raw, err := rawManifest(d)
	if err != nil {
		return err
	}
	data, err := json.Marshal(record{hexSum(raw), inputs, note})
	if err != nil {
		return err
	}
	if err := c.workspace.dir.unlink(recordName, 0); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return c.workspace.dir.create(recordName, data)
}

// record reads the record; false if there is none that can be read.
func (c *Claim) record() (r record, ok bool) {
	e, err := c.workspace.dir.stat(recordName)
	if err != nil || !e.isRegular() {
		return r, false
	}
	data, err := c.workspace.dir.read(e, new([]byte))
	return r, err == nil && json.Unmarshal(data, &r) == nil
}

func hexSum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}
