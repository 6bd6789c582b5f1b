package content

import (
	"strings"
	"testing"
)

// TestRecordings: a sound file belongs to the report whose name it has; what is
// no sound file, or tells a place, is refused.
func TestRecordings(t *testing.T) {
	const report = "2025-01-02-r"
	for _, c := range []struct{ name, data, want string }{
		{report + ".mp3", "ID3\x04rest", ""},
		{report + ".MP3", "\xff\xfb\x90rest", ""},
		{report + ".ogg", "OggS\x00rest", ""},
		{report + ".m4a", "\x00\x00\x00\x20ftypM4A rest", ""},
		{"deep/" + report + ".mp3", "ID3\x04rest", ""},
		{report + ".m4a", "\x00\x00\x00\x20ftypM4A \xa9xyz+18.67+105.69/", "bad-value"},
		{report + ".m4a", "\x00\x00\x00\x20ftyp3gp4loci", "bad-value"},
		{report + ".mp3", "<html>", "bad-value"},
		{report + ".mp3", "\xff\xd8\xff\xe0 a picture", "bad-value"},
		{report + ".ogg", "", "bad-value"},
		{report + ".mp3", "ID3" + strings.Repeat("x", maxRecording), "file-too-big"},
		{"2025-01-02.mp3", "ID3\x04rest", "stray-file"},
	} {
		s, problems := load1(t, site(map[string]string{
			"reports/" + report + ".toml": "plan = \"p\"\npublished = 2025-01-02\nas_of = 2025-01-02\n[source]\ntitle = \"t\"\npublisher = \"b\"\n[[figure]]\nset = \"s\"\ntotal = 10\ncounts = { done = 4 }\n",
			"media/" + c.name:             c.data,
		}))
		got := strings.Join(problems, "\n")
		if c.want == "" && (got != "" || len(s.Recordings[report]) != 1 || string(s.Recordings[report][0].Data) != c.data) || !strings.Contains(got, c.want) {
			t.Errorf("%s %.20q: %s, %d recordings", c.name, c.data, got, len(s.Recordings[report]))
		}
		if c.want != "" && len(s.Recordings) > 0 {
			t.Errorf("%s %.20q is published", c.name, c.data)
		}
	}
}
