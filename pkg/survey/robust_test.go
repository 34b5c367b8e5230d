package survey_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// words are what a study says in one place and could say by mistake in another.
var words = []string{
	"id", "name", "region", "q1", "q2", "q3", "n", "s", "s_na", "t", "a", "b", "v", "N", "Oui", "NA", "on", "yesno", "choice", "number", "money",
	"date", "text", "zero", "missing", "prorated", "mean", "sum", "missing(n)", "1 / n > 3", "n", "s > 1", "region", "a.csv", "t.csv", "r.csv", "[]", "\"\"", "~", "3",
}

// Whatever a study says, it is refused with places, or its answers are read with places: nothing panics.
func TestAnyStudyThatLoadsIsRead(t *testing.T) {
	rich := strings.Replace(small, "tables:\n", `derived:
  d: { unit: a, label: D, expr: n * 2 }
  e: { unit: region, label: E, expr: a.n + b.s, combine: max }
  p: { unit: region, label: P, rank: t }
tables:
`, 1)
	var spots []int // where a word begins
	for i := 1; i < len(rich); i++ {
		if strings.ContainsRune(" [\n", rune(rich[i-1])) && !strings.ContainsRune(" \n{[]}-\"", rune(rich[i])) {
			spots = append(spots, i)
		}
	}
	read := 0
	rapid.Check(t, func(t *rapid.T) {
		text := rich
		for range rapid.IntRange(1, 3).Draw(t, "changes") {
			at := rapid.SampledFrom(spots).Draw(t, "spot")
			if at >= len(text) {
				continue
			}
			end := at + strings.IndexAny(text[at:]+" ", " ,:]}\n")
			text = text[:at] + rapid.SampledFrom(words).Draw(t, "word") + text[min(end, len(text)):]
		}
		if readAny(t, text) {
			read++
		}
	})
	if read == 0 {
		t.Error("no changed study could be read")
	}
}

// readAny loads a study and reads the small answers with it; it reports whether there were answers to check.
func readAny(t *rapid.T, text string) bool {
	fsys := fstest.MapFS{"study.yaml": {Data: []byte(text)}}
	for name, content := range answers {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	folders := study.Folders{{Name: "t", FS: fsys}}
	def, err := study.Load(folders, "study.yaml")
	if err != nil {
		places(t, err)
		return false
	}
	s, err := survey.Load(def, folders, survey.Options{InvalidAsMissing: rapid.Bool().Draw(t, "invalid as missing")})
	if err != nil {
		places(t, err)
	}
	s.Check()
	return err == nil
}

func places(t *rapid.T, err error) {
	var failure *diag.Failure
	if !errors.As(err, &failure) {
		t.Fatalf("%T: %v", err, err)
	}
	for _, d := range failure.List {
		if d.Pos.File == "" || d.Message.FR == "" || d.Message.EN == "" {
			t.Fatalf("%+v", d)
		}
	}
}
