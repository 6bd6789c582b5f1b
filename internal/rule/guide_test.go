package rule

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"tiendo/internal/audit"
	"tiendo/internal/diag"
)

const guide = "../../docs/huong-dan/canh-bao.md"

// TestGuide: the page of the guide that explains every message is made from the
// rules and their examples, and is what it would be if it were made today.
func TestGuide(t *testing.T) {
	want := guideText(t)
	if *update {
		if err := os.WriteFile(guide, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the rules say: go test ./internal/rule -run TestGuide -update, and read the difference", guide)
	}
}

const guideHead = `# Từng lỗi, từng cảnh báo nghĩa là gì

Trang này viết ra từ chính các quy tắc của chương trình; sửa tay sẽ mất. Cần tra nhanh khi đang làm việc: ` + "`tiendo rules not-stated`" + `.

Mỗi thông báo có bốn phần: **chỗ sai** (tệp, dòng, cột), **sai gì**, **tên quy tắc** trong ngoặc vuông, và sau mũi tên → là **cách sửa**:

    content/reports/2025-09-24-nq57.toml:9:1: cảnh báo: 7 + 8 + 16 = 31 trong 43: 12 chưa nêu tình trạng [not-stated]
      → hỏi nguồn về số còn lại; nếu nguồn chỉ nêu chừng ấy, thêm acknowledge và note

- **Lỗi**: chưa công bố gì cả. Trang cũ vẫn còn nguyên cho tới khi lỗi được sửa.
- **Cảnh báo**: trang vẫn được công bố. Cảnh báo nào người đọc cần biết thì in ngay trên trang.

Cảnh báo đã xem kỹ, đúng là nguồn in như vậy: ghi tên quy tắc vào ` + "`acknowledge`" + ` (ô “Cảnh báo đã xem xét” trên trang soạn) và giải thích ở ` + "`note`" + ` (ô “Ghi chú”). Lời giải thích đứng cạnh con số, ai đọc cũng thấy. Lỗi thì phải sửa.
`

var qualities = []string{
	"Đúng: các con số khớp với nhau", "Đủ: có nguồn, có ngày, có phần còn lại",
	"Sạch: máy đọc được, không ký tự lạ", "Sống: số liệu còn mới, lời hứa còn được theo dõi",
}

func guideText(t *testing.T) string {
	var b strings.Builder
	b.WriteString(guideHead)
	for i, q := range diag.Qualities {
		fmt.Fprintf(&b, "\n## %s\n", qualities[i])
		for _, r := range All() {
			if r.Quality == q && !slices.Contains(audit.Rules, r) {
				b.WriteString(guideRule(t, r))
			}
		}
	}
	b.WriteString("\n## Lỗi của chính trang web\n\nNhững lỗi dưới đây nằm ở trang đã dựng xong, không ở nội dung: do mẫu trang riêng của đơn vị hoặc do chương trình. Gửi cho người quản trị.\n")
	for _, r := range audit.Rules {
		b.WriteString(guideRule(t, r))
	}
	return b.String()
}

func guideRule(t *testing.T, r *diag.Rule) string {
	severity := map[diag.Severity]string{diag.Error: "lỗi", diag.Warning: "cảnh báo"}[r.Severity]
	message, hint := firstProblem(Example(r.Name), severity)
	if message == "" || hint == "" {
		t.Errorf("the example of %s says nothing in Vietnamese", r.Name)
	}
	return fmt.Sprintf("\n### `%s` (%s)\n\n%s\n\n> %s\n>\n> → %s\n", r.Name, severity, r.Doc.VI, escape(message), escape(hint))
}

// firstProblem is what an example reports first, in Vietnamese.
func firstProblem(example, severity string) (message, hint string) {
	for _, f := range txtar.Parse([]byte(example)).Files {
		if f.Name != "want" {
			continue
		}
		_, rest, _ := strings.Cut(string(f.Data), ": "+severity+": ")
		line, below, _ := strings.Cut(rest, "\n")
		message = line[:max(0, strings.LastIndex(line, " ["))]
		hint, _, _ = strings.Cut(strings.TrimPrefix(below, "  → "), "\n")
	}
	return message, hint
}

// escape keeps Markdown from reading marks in a message as its own.
func escape(s string) string {
	return strings.NewReplacer("<", "\\<", "*", "\\*", "_", "\\_", "[", "\\[").Replace(s)
}
