package claim

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// refusal returns the diagnostics with which Verify refuses a study.
func refusal(t *testing.T, s *survey.Survey) *diag.Failure {
	t.Helper()
	all, err := Verify(s)
	var failure *diag.Failure
	if !errors.As(err, &failure) {
		t.Fatalf("error %v, want a *diag.Failure", err)
	}
	if all != nil {
		t.Errorf("%d results beside the error", len(all))
	}
	return failure
}

func TestFileOfPublishedFiguresRefused(t *testing.T) {
	for _, c := range []struct{ name, published, want string }{
		{"duplicate", "f,,,,1,,,,eq,\nf,,,,1,,,,eq,\n", `small/published.csv:3:1: identifier "f" is there twice (already at small/published.csv:2:1)`},
		{"empty identifier", "f,,,,1,,,,eq,\n,,,,1,,,,eq,\n", `small/published.csv:3:1: empty identifier`},
		{"comparison", "f,,,,1,,,,ovre,\n", `small/published.csv:2:11: unknown comparison "ovre" (did you mean "over"?); expected: eq, over, under, between, majority`},
		{"no comparison", "f,,,,1,,,,,\n", `small/published.csv:2:11: unknown comparison ""`},
		{"negative count", "f,,,,-1,,,,eq,\n", `small/published.csv:2:6: f: count cannot be negative`},
		{"negative base", "f,,,,1,-21,,,eq,\n", `small/published.csv:2:8: f: base cannot be negative`},
		{"negative percent", "f,,,,,,-5,,eq,\n", `small/published.csv:2:8: f: percent cannot be negative`},
		{"not a number", "f,,,,x,,,,eq,\n", `small/published.csv:2:6: column "count": "x" is not a number`},
		{"not whole", "f,,,,17.5,,,,eq,\n", `small/published.csv:2:6: column "count": "17.5" is not a whole number`},
		{"unit", "f,,,,,,81 %,,eq,\n", `small/published.csv:2:8: column "percent": "81 %" is not a number`},
		{"missing figure", "ff,,,,1,,,,eq,\n", `small/study.yaml:14:5: published.csv has no figure "f"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := small{figures: `    f: { share: 'a == "Y"' }` + "\n", published: c.published, answers: people(0, 1, "Y,Y,Y")}.files()
			f := refusal(t, load(t, files))
			if got := f.Error(); !strings.HasPrefix(got, c.want) || len(f.List) != 1 {
				t.Errorf("%d problems:\n%s\nwant\n%s", len(f.List), got, c.want)
			}
			if wantKind := map[bool]diag.Kind{true: diag.Study, false: diag.Data}[c.name == "missing figure"]; f.Kind != wantKind {
				t.Errorf("kind %v, want %v", f.Kind, wantKind)
			}
		})
	}
}

// A figure that is misspelt in one of the two files comes with the name that it nearly has.
func TestMisspeltFigure(t *testing.T) {
	published := replaceOnce(t, demoFile(t, "published.csv"), "\nsatisfied-ci,", "\nsatisfed-ci,")
	f := refusal(t, load(t, demoWith(map[string]string{"published.csv": published})))
	if got := f.Error(); f.Kind != diag.Study || !strings.HasPrefix(got, "cosme2018/study.yaml:") || !strings.HasSuffix(got, `published.csv has no figure "satisfied-ci" (did you mean "satisfed-ci"?)`) {
		t.Error(got)
	}
}

// All problems are reported at once.
func TestAllProblemsOfTheFile(t *testing.T) {
	files := small{figures: `    f: { share: 'a == "Y"' }` + "\n", published: "f,,,,-1,-1,-1,,eq,\nf,,,,1,,,,equals,\n", answers: people(0, 1, "Y,Y,Y")}.files()
	if f := refusal(t, load(t, files)); len(f.List) != 5 {
		t.Errorf("%d problems, want 5:\n%v", len(f.List), f)
	}
}

func TestMissingFileOfPublishedFigures(t *testing.T) {
	files := small{figures: `    f: { share: 'a == "Y"' }` + "\n", answers: people(0, 1, "Y,Y,Y")}.files()
	s := load(t, files)
	delete(files[0].FS.(fstest.MapFS), "published.csv")
	f := refusal(t, s)
	if got := f.Error(); got != "small/study.yaml:12:9: file not found: small/published.csv" || f.Kind != diag.Data {
		t.Errorf("%s (kind %v)", got, f.Kind)
	}
}

func TestStudyWithoutClaims(t *testing.T) {
	s := load(t, small{figures: `    f: { share: 'a == "Y"' }` + "\n", published: "f,,,,1,,,,eq,\n", answers: people(0, 1, "Y,Y,Y")}.files())
	s.Study.Claims = nil
	if f := refusal(t, s); f.Kind != diag.Study || !strings.Contains(f.Error(), "declares no published figures") {
		t.Errorf("%v", f)
	}
}

// A published figure that the study file does not compute is not checkable, with its place.
func TestFigureThatIsNotDeclared(t *testing.T) {
	files := small{
		figures:   `    f: { not_checkable: { fr: "pas ici", en: "not here" } }` + "\n",
		published: "f,,,first,,,,1,eq,\ng,,,second,3,,,,eq,\n",
		answers:   people(0, 1, "Y,Y,Y"),
	}.files()
	all := results(t, files)
	if all[0].Status != NotCheckable || note(t, all, "f") != "not here" {
		t.Errorf("f: %s %v", all[0].Status, all[0].Notes)
	}
	if all[1].Status != NotCheckable || !strings.Contains(note(t, all, "g"), "does not say how to compute") || all[1].Pos.Line != 3 {
		t.Errorf("g: %s %v at %v", all[1].Status, all[1].Notes, all[1].Pos)
	}
	if all[1].Statement.FR != "second" || all[1].Agrees {
		t.Errorf("%+v", all[1])
	}
}

// Whatever bytes the file holds, reading it gives figures or diagnostics with a place, and never panics.
func FuzzRead(f *testing.F) {
	text, err := fs.ReadFile(studies.Folder(studies.Demo).FS, "published.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add(publishedHeader + "satisfied-ci,,,,17,21,81,,eq,\n")
	f.Add(publishedHeader + "satisfied-ci,,,,-17,2100000000000000000000,1e9,\"\n")
	f.Add("id;section\n\x00")
	def := load(f, demoWith(nil)).Study
	f.Fuzz(func(t *testing.T, text string) {
		lines, err := read(def, study.Folders{{Name: "x", FS: fstest.MapFS{"published.csv": {Data: []byte(text)}}}})
		var failure *diag.Failure
		if err != nil && !errors.As(err, &failure) {
			t.Fatalf("error %v, want a *diag.Failure", err)
		}
		if err == nil && len(lines) < len(def.Claims.Figures) {
			t.Fatalf("%d lines, though the study declares %d figures", len(lines), len(def.Claims.Figures))
		}
	})
}

// A file of figures can be read without its study.
func TestReadPublished(t *testing.T) {
	const header = "id,section,group,statement,count,base,percent,value,comparison,note\n"
	figures, places, err := ReadPublished("f.csv", strings.NewReader(header+"a,1,ci,said,17,21,81.0,,eq,\nb,1,ci,said,,21,,12.90,over,x\n"))
	if err != nil || len(figures) != 2 || len(places) != 2 {
		t.Fatalf("%d figures, %d places, %v", len(figures), len(places), err)
	}
	if a := figures[0]; a.ID != "a" || a.Count.Value != 17 || a.Percent.Bare().Value != 81 || a.Percent.Bare().Decimals != 1 || a.Value.Set {
		t.Errorf("%+v", a)
	}
	if b := figures[1]; b.Comparison != "over" || b.Count.Set || b.Value.Decimals != 2 || places[1].String() != "f.csv:3:1" {
		t.Errorf("%+v at %s", b, places[1])
	}
	for text, want := range map[string]string{
		"": "f.csv: empty file: a header line was expected",
		header + "a,,,,1,,,,eq,\na,,,,1,,,,eq,\n": `f.csv:3:1: identifier "a" is there twice (already at f.csv:2:1)`,
		header + "a,,,,-1,,,,eq,\n":               "f.csv:2:6: a: count cannot be negative",
	} {
		figures, places, err := ReadPublished("f.csv", strings.NewReader(text))
		var failure *diag.Failure
		if !errors.As(err, &failure) || failure.Kind != diag.Data || failure.Error() != want || figures != nil || places != nil {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
