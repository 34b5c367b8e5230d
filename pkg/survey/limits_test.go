package survey_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// openLimits returns a study of one question with an export.
func openLimits(t *testing.T, export *fstest.MapFile) (*study.Definition, fstest.MapFS, study.Folders) {
	t.Helper()
	folder := fstest.MapFS{
		"study.yaml": {Data: []byte("version: 1\nid: l\ntitle: L\nsides: { p: { label: P, file: p.csv } }\n" +
			"questions: { a: { type: yesno, label: A, codes: [{ code: Y, means: \"yes\" }, { code: N, means: \"no\" }] } }\n")},
		"p.csv": export,
	}
	folders := study.Folders{{Name: "l", FS: folder}}
	def, err := study.Load(folders, "study.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return def, folder, folders
}

// ruleOf returns the rule and the place of the first problem of an error.
func ruleOf(err error) string {
	var failure *diag.Failure
	if !errors.As(err, &failure) {
		return "no failure"
	}
	return failure.List[0].Rule + " " + failure.List[0].Pos.String()
}

// Rows are held up to a limit, and the first one beyond it is told.
func TestMaxHeld(t *testing.T) {
	def, _, folders := openLimits(t, &fstest.MapFile{Data: []byte("a\nY\nY\nN\n")})
	for held, want := range map[int]string{21: "", 20: "too-many-rows l/p.csv:4", 7: "too-many-rows l/p.csv:3", 0: ""} { // 7 a row.
		_, err := survey.Load(def, folders, survey.Options{Held: held})
		if want == "" && err != nil || want != "" && ruleOf(err) != want {
			t.Errorf("%d held: %v, want %s", held, err, want)
		}
	}
}

// Of many wrong rows the first are listed, and the others counted.
func TestMaxListed(t *testing.T) {
	const wrong = 50_000
	def, _, folders := openLimits(t, &fstest.MapFile{Data: []byte("a\n" + strings.Repeat("y\n", wrong))})
	_, err := survey.Load(def, folders, survey.Options{})
	var failure *diag.Failure
	if !errors.As(err, &failure) || len(failure.List) != survey.MaxListed+1 {
		t.Fatalf("error %v", err)
	}
	last := failure.List[survey.MaxListed]
	if want := "from here on, problems not listed: 40,000"; last.Message.EN != want || last.Pos.Line != survey.MaxListed+2 {
		t.Errorf("%v: %s", last.Pos, last.Message.EN)
	}
}

// An export that is a folder is told where the study names it, and so is one that is deleted between header and rows.
func TestGoneExport(t *testing.T) {
	def, _, folders := openLimits(t, &fstest.MapFile{Mode: fs.ModeDir})
	if _, err := survey.Load(def, folders, survey.Options{}); ruleOf(err) != "missing-file l/study.yaml:4:31" {
		t.Errorf("folder: %v", err)
	}
	if _, err := survey.Outline(def, folders, survey.Options{}); ruleOf(err) != "missing-file l/study.yaml:4:31" {
		t.Errorf("folder in one pass: %v", err)
	}
	def, folder, folders := openLimits(t, &fstest.MapFile{Data: []byte("a\nY\n")})
	outline, err := survey.Outline(def, folders, survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	delete(folder, "p.csv")
	if _, err := outline.Export("p").Open(); ruleOf(err) != "missing-file l/study.yaml:4:31" {
		t.Errorf("deleted: %v", err)
	}
}
