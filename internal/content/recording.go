package content

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// maxRecording is how large a sound file may be: some minutes of speech.
const maxRecording = 8 << 20

// sounds are the kinds of sound files by their ending, each with its media type
// and what such a file begins with, or has at its fifth byte.
var sounds = map[string]struct {
	media string
	is    func([]byte) bool
}{
	".mp3": {"audio/mpeg", func(b []byte) bool {
		return bytes.HasPrefix(b, []byte("ID3")) || len(b) > 2 && b[0] == 0xff && b[1]&0xe6 == 0xe2 // MPEG audio, layer III
	}},
	".ogg": {"audio/ogg", func(b []byte) bool { return bytes.HasPrefix(b, []byte("OggS")) }},
	".m4a": {"audio/mp4", func(b []byte) bool { return len(b) > 8 && string(b[4:8]) == "ftyp" }},
}

// recording reads a report read out, as a radio of a commune would: it has the
// name of the report. Telephones write the place of a recording into it, and so
// such a file is refused.
func (r *reader) recording(name string) {
	id := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if !slices.ContainsFunc(r.c.Reports, func(rep *progress.Report) bool { return rep.ID == id }) {
		f := &file{path: name}
		f.report(StrayFile, f.whole(), diag.Say("không có báo cáo nào tên là “%s”, nên không ai nghe được tệp này", "there is no report “%s”, so nobody gets to hear this file", id),
			diag.Say("đặt tên tệp đúng như tên tệp của báo cáo", "name it like the file of the report"))
		r.take(f)
		return
	}
	sound := keep(r, "recording", name, nil, func(r *reader) progress.Recording { return r.readRecording(name) })
	if sound.Src == "" {
		return
	}
	if r.c.Recordings == nil {
		r.c.Recordings = map[string][]progress.Recording{}
	}
	r.c.Recordings[id] = append(r.c.Recordings[id], sound)
}

// readRecording reads a sound file; one without Src cannot be published.
func (r *reader) readRecording(name string) (sound progress.Recording) {
	f := r.openRaw(name, maxRecording)
	if f == nil {
		return sound
	}
	defer r.take(f)
	ext := strings.ToLower(path.Ext(name))
	switch {
	case !sounds[ext].is(f.text):
		f.report(BadValue, f.whole(), diag.Say("không phải tệp âm thanh %s", "not a sound file of the kind %s", ext[1:]), diag.Say("lưu lại bản thu thành MP3", "save the recording as MP3"))
	case ext == ".m4a" && (bytes.Contains(f.text, []byte("\xa9xyz")) || bytes.Contains(f.text, []byte("loci"))):
		f.report(BadValue, f.whole(), diag.Say("bản thu có ghi vị trí nơi thu", "the recording says where it was made"), diag.Say("lưu lại bản thu thành MP3", "save the recording as MP3"))
	default:
		sound = progress.Recording{Src: name, Type: sounds[ext].media, Data: f.text}
	}
	return sound
}
