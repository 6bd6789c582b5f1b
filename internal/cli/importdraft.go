package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"tiendo/internal/build"
	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/diff"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
	"tiendo/internal/sheet"
)

// drafted is a file that an import makes or changes.
type drafted struct {
	path string
	text *sheet.Text
	is   bool // it is there already
}

// files are the files that a draft makes or changes.
func (sh *shell) files(i *importing, d *desk, draft *sheet.Draft) (files []drafted, faults sheet.Faults, err error) {
	if draft.HasReport() {
		id := i.id
		if id == "" {
			id = draft.Published() + "-" + draft.Plan
		}
		files = append(files, drafted{path: "reports/" + id + ".toml", text: draft.TOML()})
	}
	plan := "plans/" + draft.Plan + ".toml"
	for _, change := range []struct {
		asked bool
		path  string
		of    func(text string) (*sheet.Text, sheet.Faults)
	}{
		{draft.HasItems(), plan, func(text string) (*sheet.Text, sheet.Faults) { return draft.Items(text), nil }},
		{draft.HasAssignments(), plan, func(text string) (*sheet.Text, sheet.Faults) { return draft.Assign(text, d.site) }},
		{draft.HasUpdates(), "commitments.toml", func(text string) (*sheet.Text, sheet.Faults) { return draft.Commitments(text, d.site) }},
	} {
		if !change.asked {
			continue
		}
		text, err := d.root.ReadFile(change.path)
		if err != nil {
			return nil, nil, err
		}
		changed, wrong := change.of(string(text))
		files, faults = append(files, drafted{change.path, changed, true}), append(faults, wrong...)
	}
	return files, faults, nil
}

// without leaves out the drafted report if there is one that says the same, and
// names that.
func without(d *desk, files []drafted) (rest []drafted, same string) {
	if len(files) == 0 || files[0].is {
		return files, ""
	}
	sum, err := content.Meaning(files[0].text.String())
	for _, r := range d.site.Reports {
		if err == nil && r.Sum == sum {
			return files[1:], "reports/" + r.ID + ".toml"
		}
	}
	return files, ""
}

// preview shows what a reader would see change. False: the content does not pass
// with the new files; what is wrong was told at its cells.
func (sh *shell) preview(i *importing, d *desk, files []drafted) (bool, error) {
	for _, f := range files {
		if _, err := d.root.Lstat(f.path); err == nil && !f.is {
			return false, sh.inTheWay(fromHere(d.dir, f.path))
		}
	}
	i.date = sh.dayOfImport(i, d, files)
	before, err := sh.built(&i.source, i.content, i.content, d.root.FS())
	if err != nil || before == nil {
		sh.code = exitFail
		return false, err
	}
	after, err := draftedOver(d.root.FS(), files)
	if err != nil {
		return false, err
	}
	made, err := sh.rehearse(&i.source, after)
	if err != nil {
		return false, err
	}
	sh.printDrafted(i, made, files)
	if made.Tree == nil {
		sh.code = exitFail
		return false, nil
	}
	state, err := stateOf(sh.say("sau khi nhập", "after the import"), made)
	if err != nil {
		return false, err
	}
	return true, diff.Of(before, state, locale.For(sh.lang)).Text(sh.out)
}

// dayOfImport is the day for which both states are built: today, but not before
// the new report is public.
func (sh *shell) dayOfImport(i *importing, d *desk, files []drafted) string {
	for _, f := range files {
		id := strings.TrimSuffix(filepath.Base(f.path), ".toml")
		if day, err := progress.ParseDate(id[:min(len(id), 10)]); err == nil && day > d.day {
			return day.String()
		}
	}
	return d.day.String()
}

// printDrafted prints what is wrong or odd in the new files, at the cells where
// it stands.
func (sh *shell) printDrafted(i *importing, made *build.Made, files []drafted) {
	for _, p := range made.Problems {
		var from *sheet.Text
		for _, f := range files {
			if f.path == p.File {
				from = f.text
			}
		}
		switch {
		case from != nil:
			at, ok := from.At(p.Line)
			if !ok && p.Line > 0 || p.Rule.Name == "unsealed-report" {
				continue
			}
			fmt.Fprintf(sh.err, "%s: %s: %s [%s]\n  → %s\n", at, sh.coloured(p.Rule.Severity), p.Message.In(sh.lang), p.Rule.Name, p.Hint.In(sh.lang))
		case p.Rule.Severity == diag.Error:
			sh.printText(sh.err, p, i.place(p.File))
		}
	}
	if made.Tree == nil {
		fmt.Fprintln(sh.err, sh.tally(made.Problems)+sh.say("; chưa ghi gì", "; nothing was written"))
	}
}

// writeImport writes the files, or says how to.
func (sh *shell) writeImport(i *importing, d *desk, files []drafted) error {
	if !i.write {
		fmt.Fprintf(sh.err, "  → %s\n", sh.say("chưa ghi gì; đúng thì chạy lại với --write", "nothing was written; if it is right, run it again with --write"))
		return nil
	}
	for _, f := range files {
		if f.is {
			if err := replaceFile(filepath.Join(d.dir, filepath.FromSlash(f.path)), f.text.String()); err != nil {
				return err
			}
			fmt.Fprintln(sh.out, fromHere(d.dir, f.path))
		} else if err := sh.writeNew(d.root, d.dir, newFile{f.path, f.text.String()}); err != nil {
			return err
		}
	}
	fmt.Fprintf(sh.err, "  → %s\n", sh.say("tiếp theo: tiendo check, tiendo build; công bố xong thì tiendo seal", "next: tiendo check, tiendo build; once published, tiendo seal"))
	return nil
}
