//go:build linux

package torture

import (
	"io/fs"
	"os"
	"testing/fstest"
)

// ngheAn is the first site: 583 files.
var ngheAn = os.DirFS("../../content")

// small is a site of some fifty files, for what is done a thousand times.
func small() fs.FS {
	return fstest.MapFS{
		"site.toml": file(`title = "Tiến độ"
base_url = "https://tiendo.example.org/"
language = "vi"
time_zone = "Asia/Ho_Chi_Minh"
`),
		"plans/nq57.toml": file(`title = "Nghị quyết 57"

[[set]]
id = "targets"
kind = "target"
name = "Chỉ tiêu"
noun = "chỉ tiêu"
size = 65
`),
		"reports/2025-09-24-nq57.toml": file(`plan = "nq57"
published = 2025-09-24
as_of = 2025-09-24
source = { title = "Báo cáo tháng 9", publisher = "Sở Khoa học và Công nghệ" }

[[figure]]
set = "targets"
total = 65
counts = { met = 39 }
`),
		"news/2025-09-24-hop.md": file("+++\ntitle = \"Phiên họp\"\ndate = 2025-09-24\nreports = [\"2025-09-24-nq57\"]\n+++\n\nĐã đạt [39/65 chỉ tiêu](figure:nq57/targets).\n"),
	}
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
