package threat

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// rows are the threats of docs/threats.md by number, and the tests that show that
// each comes to nothing: a function of a package, or a story of the command line.
var rows = [...]struct{ threat, tests string }{
	1:  {"malformed TOML", "content.TestPlaces content.FuzzDataFile"},
	2:  {"a number of the wrong type", "threat.TestWrongTypes"},
	3:  {"an unknown key, another case, a key twice", "threat.TestMisspeltKeys content.TestPlaces"},
	4:  {"deep nesting, long dotted keys", "content.TestCaps threat.TestHostileSizes threat.TestTortureHostileSizes"},
	5:  {"a huge file, a pipe, a device, a folder with the name of a file", "cli/hostile.txtar cli/unreadable.txtar content.TestCaps"},
	6:  {"NUL, bytes that are not UTF-8", "content.TestPlaces threat.TestMutations"},
	7:  {"byte order marks and CRLF", "content.TestLayoutIsNoMeaning build.TestRepeatable cli/line-endings.txtar"},
	8:  {"decomposed Vietnamese", "threat.TestDecomposed content.TestPlaces browser.TestSearch"},
	9:  {"letters of two scripts in a word", "content.TestPlaces content.TestPlainIsNFC"},
	10: {"characters that are hidden or turn text around", "threat.TestConcealed threat.FuzzSite"},
	11: {"days that do not exist, the far future, news before its day", "threat.TestAnyDay content.TestPlaces build.TestNothingLeaks progress.TestHidingFarAway"},
	12: {"more done than there is, parts that do not add up", "rule.TestExamples rule.TestAcknowledged"},
	13: {"NaN and infinity", "content.TestPlaces threat.FuzzSite chart.FuzzPictures audit.TestRules"},
	14: {"overflow and rounding", "threat.TestWrongTypes threat.TestMutations progress.FuzzParseDecimal build.TestNumbersAgree export.TestTablesAgree"},
	15: {"names that collide, or that some system does not take", "content.TestPlaces output.TestAddRefusesCollisions output.TestAddRefusesPaths output.FuzzPath"},
	16: {"paths and links that lead out", "threat.TestOutside output.TestPublishedStaysInside output.TestVerifyDoesNotFollow content.TestMediaProblems"},
	17: {"javascript: in every spelling, pictures from elsewhere", "content.FuzzLink content.FuzzArticle browser.TestPayloads browser.TestTorturePayloads"},
	18: {"HTML in Markdown", "content.TestPlaces content.FuzzArticle browser.TestPayloads"},
	19: {"SVG, picture bombs, places in photographs", "picture.TestLookStrangers picture.TestLookBombs picture.TestMakeStripsMetadata picture.FuzzPicture"},
	20: {"cells that a spreadsheet runs", "export.TestHarmless threat.FuzzSite"},
	21: {"characters that XML does not know", "threat.TestConcealed threat.FuzzSite export.TestFeeds"},
	22: {"texts that make parsers slow or pages huge", "threat.TestHostileSizes content.TestCaps content.TestFootnotesAreQuick"},
	23: {"a full disk, no permission, too many open files", "torture.TestFaults torture.TestFull torture.TestReadOnly torture.TestLimits output.TestStarved"},
	24: {"kill -9", "torture.TestKill output.TestKill cli/killed.txtar"},
	25: {"two builds at once", "torture.TestTogether output.TestManyBuildsAtOnce output.TestBusy"},
	26: {"an output folder that is not ours", "torture.TestRefuse output.TestRefusedPlaces cli/refuse.txtar"},
	27: {"files that change while they are read", "content.TestChangedWhileReading build.TestPictureChangesMeanwhile"},
	28: {"a storm of saves", "serve.TestStorm serve.TestAnyEdits serve.TestLastGoodSite"},
	29: {"clocks and time zones", "torture.TestRepeatable build.TestRepeatable build.TestOnlyDatedFilesKnowTheDay cli/date.txtar"},
	30: {"a hundred thousand files", "torture.TestMany output.TestAddRefusesHugeFiles export.TestSitemapSplit page.TestNational"},
	31: {"strangers at the preview", "serve.TestStrangers serve.TestLoopbackOnly serve.TestHostAlike"},
	32: {"a panic anywhere", "torture.TestPanic cli/exit-codes.txtar threat.TestMutations"},
	33: {"a past that is rewritten, a number that leaps", "diff.TestLeaps build.TestSealedReport build.TestWrongNumber diff.TestCases cli/diff.txtar"},
}

// TestRows: every threat has a test, every test that is named exists, and
// docs/threats.md says the same.
func TestRows(t *testing.T) {
	known := knownTests(t)
	doc, err := os.ReadFile("../../docs/threats.md")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows[1:] {
		for test := range strings.FieldsSeq(row.tests) {
			if !known[test] {
				t.Errorf("row %d: there is no %s", i+1, test)
			}
		}
		named := "`" + strings.ReplaceAll(row.tests, " ", "` `") + "`"
		if line := lineOf(string(doc), i+1); !strings.Contains(strings.ToLower(line), strings.ToLower(row.threat)) || !strings.HasSuffix(line, "| "+named+" |") {
			t.Errorf("row %d of docs/threats.md is not %q, %s:\n%s", i+1, row.threat, named, line)
		}
	}
	if len(rows) != 34 {
		t.Errorf("%d rows, not 33", len(rows)-1)
	}
}

// lineOf is the row of a table in Markdown that begins with a number.
func lineOf(doc string, number int) string {
	for line := range strings.Lines(doc) {
		var n int
		cells := strings.SplitN(line, "|", 3)
		if len(cells) == 3 {
			n, _ = strconv.Atoi(strings.TrimSpace(cells[1]))
		}
		if n == number {
			return strings.TrimSuffix(line, "\n")
		}
	}
	return ""
}

// knownTests are "package.TestName" of every package, and "cli/story.txtar".
func knownTests(t *testing.T) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	files, err := filepath.Glob("../*/*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil {
				known[filepath.Base(filepath.Dir(name))+"."+f.Name.Name] = true
			}
		}
	}
	stories, err := filepath.Glob("../cli/testdata/script/*.txtar")
	if err != nil || len(stories) == 0 {
		t.Fatal(err, stories)
	}
	for _, name := range stories {
		known["cli/"+filepath.Base(name)] = true
	}
	return known
}
