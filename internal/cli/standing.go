package cli

import (
	"io/fs"
	"os"
	"time"

	"tiendo/internal/build"
	"tiendo/internal/diag"
	"tiendo/internal/output"
)

// inputs is the digest of everything that goes into a build with this program.
func (sh *shell) inputs(o build.Options, s *source, program string) (build.Inputs, error) {
	var own fs.FS
	if dir := templatesBeside(s.content); isDir(dir) {
		root, err := os.OpenRoot(dir)
		if err != nil {
			return build.Inputs{}, err
		}
		defer root.Close()
		own = root.FS()
	}
	return o.Inputs(own, program)
}

// stands ends a build whose inputs are those of the site in place, and reports
// whether it did.
func (sh *shell) stands(claim *output.Claim, in build.Inputs, o build.Options, s *source, m *meter) (bool, error) {
	if s.previous != "" {
		return false, nil // what is compared is no input: it lies elsewhere
	}
	note, result, same, err := claim.Standing(in.Digest)
	if !same || err != nil {
		return false, err
	}
	was, err := build.Recall(note)
	if err != nil || !was.Holds(o) {
		return false, nil
	}
	warnings, ok := was.Problems()
	if !ok {
		return false, nil
	}
	m.end()
	if err := sh.printProblems(warnings, s); err != nil {
		return false, err
	}
	sh.incomplete(was.Missing)
	sh.closing(ending{
		read: in.Files, pages: was.Pages, warnings: warnings.Count(diag.Warning), next: was.NextChange,
		result: result, took: time.Since(m.start), out: s.out,
	})
	return true, nil
}

// remember notes from what a site was made, if the inputs are still what they
// were before it was made. The site is in place by now: when the note cannot be
// written, the next build reads everything again, and nothing else is lost.
func (sh *shell) remember(claim *output.Claim, before build.Inputs, made *build.Made, o build.Options, s *source) {
	now, err := sh.inputs(o, s, before.Program)
	if err != nil || now != before {
		return
	}
	if note, err := made.Note(); err == nil {
		_ = claim.Record(now.Digest, note)
	}
}
