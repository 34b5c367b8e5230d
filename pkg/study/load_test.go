package study_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
)

func TestLoadEmbedded(t *testing.T) {
	def, err := study.Load(study.Folders{studies.Folder(studies.Demo)}, studies.StudyFile)
	if err != nil {
		t.Fatal(err)
	}
	if def.File != "cosme2018/study.yaml" || len(def.Questions) != 45 || len(def.Scale("mesures").Questions) != 19 {
		t.Errorf("%s has %d questions and %d measures", def.File, len(def.Questions), len(def.Scale("mesures").Questions))
	}
	if names := def.Sides.Names(); !reflect.DeepEqual(names, []string{"ci", "regroupements"}) {
		t.Errorf("sides %v", names)
	}
	want := []string{"study.yaml", "ci.csv", "regroupements.csv", "budgets.csv", "codage-anne.csv", "codage-luc.csv", "decisions.csv", "published.csv"}
	if files := def.Files(); !reflect.DeepEqual(files, want) {
		t.Errorf("files %v, want %v", files, want)
	}
}

func TestValidStudyLoads(t *testing.T) {
	def := mustLoad(t)
	if def.File != "t/study.yaml" || def.DefaultLanguage() != locale.French || def.DefaultBase() != study.AskedBase {
		t.Errorf("file %s, language %s, base %s", def.File, def.DefaultLanguage(), def.DefaultBase())
	}
}

// The place of every error is right, whatever the editor put at the beginning of the file and at the ends of its lines.
func TestByteOrderMarkAndLineEnds(t *testing.T) {
	right := edit(t)
	wrong, places := unmark(edit(t, "title: Essai", "title: ‸2018", "label: N }", "label: é, ‸lable: N }"))
	for name, change := range map[string]func(string) string{
		"plain": func(text string) string { return text },
		"BOM":   func(text string) string { return "\ufeff" + text },
		"CRLF":  func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") },
		"both":  func(text string) string { return "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n") },
	} {
		def, err := load(change(right))
		if err != nil || def.Title.FR != "Essai" || def.Question("n").Label.FR != "N" {
			t.Errorf("%s: %v", name, err)
		}
		_, err = load(change(wrong))
		for i, d := range failure(t, err) {
			if d.Pos != places[i] || strings.Contains(d.Excerpt, "\r") {
				t.Errorf("%s: error at %s, want %s\n%q", name, d.Pos, places[i], d.Excerpt)
			}
		}
	}
}

func TestNotAStudyFile(t *testing.T) {
	const mapping = "a study file is a mapping of keys and values (version:, id:, sides:, …)"
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "t/study.yaml:1:1: the study file is empty"},
		{"blank", "\n  \n", "t/study.yaml:1:1: the study file is empty"},
		{"comment", "# rien\n", "t/study.yaml:1:1: the study file is empty"},
		{"list", "- a\n- b\n", "t/study.yaml:1:1: " + mapping},
		{"text", "bonjour\n", "t/study.yaml:1:1: " + mapping},
		{"null", "~\n", "t/study.yaml:1:1: " + mapping},
		{"two documents", "version: 1\n---\nversion: 1\n", "t/study.yaml:3:1: a study file has only one YAML document (---)"},
		{"not UTF-8", "version: 1\nid: t\ntitle: \xc9tude\n", "t/study.yaml:3:8: a study file is written in UTF-8"},
		{"UTF-16", "\xff\xfev\x00e\x00", "t/study.yaml:1:1: a study file is written in UTF-8"},
		{"duplicate key", "version: 1\nid: t\nid: u\n", `t/study.yaml:3:1: invalid YAML: mapping key "id" already defined at [2:1]`},
		{"unclosed list", "version: 1\nid: [t\ntitle: x\n", "t/study.yaml:3:1: invalid YAML: ',' or ']' must be specified"},
		{"tab", "version: 1\nsides:\n\ta: x\n", "t/study.yaml:3:1: invalid YAML: found character '\t' that cannot start any token"},
	} {
		_, err := load(c.text)
		list := failure(t, err)
		if got := list[0].Text(locale.English); len(list) != 1 || got != c.want {
			t.Errorf("%s: %d errors, the first\n  %s\nwant\n  %s", c.name, len(list), got, c.want)
		}
		checkWording(t, list[0])
	}
}

func TestReferencesAreRefused(t *testing.T) {
	const refused = "YAML anchors, aliases and tags (!, &, *, <<) are not used here: the value is written out, and a text that begins with such a sign stands in quotes"
	checkAll(t, []mistake{
		{"anchor and alias", []string{"title: Essai", "title: ‸&x Essai\nnotice: ‸*x"}, []string{refused, refused}},
		{"alias without an anchor", []string{"label: Groupes\n", "label: ‸*x\n"}, []string{refused}},
		{"merge key", []string{"label: D,", "‸<<: { label: D },"}, []string{refused}},
		{"tag", []string{"label: N }", "label: ‸!!str N }"}, []string{refused}},
	})
	if def := mustLoad(t, "label: N }", `label: "*N & !" }`); def.Question("n").Label.FR != "*N & !" {
		t.Errorf("label %q", def.Question("n").Label.FR)
	}
}

func TestUnreadableStudyFile(t *testing.T) {
	for name, fsys := range map[string]fs.FS{
		"t/study.yaml: there is no such study file":                                      fstest.MapFS{},
		"t/study.yaml: the study file cannot be read: read study.yaml: invalid argument": fstest.MapFS{"study.yaml/x": {}},
	} {
		_, err := study.Load(study.Folders{{Name: "t", FS: fsys}}, "study.yaml")
		if got := failure(t, err)[0].Text(locale.English); got != name {
			t.Errorf("%s\nwant %s", got, name)
		}
	}
	if _, err := study.Load(nil, "study.yaml"); failure(t, err)[0].Text(locale.English) != "study.yaml: there is no such study file" {
		t.Error(err)
	}
}

// A file with many errors shows the first twenty and counts the rest.
func TestManyErrors(t *testing.T) {
	var extra strings.Builder
	for i := range 100 {
		fmt.Fprintf(&extra, "zzzzzzzz%03d: 1\n", i)
	}
	_, err := load(valid + extra.String())
	list := failure(t, err)
	if len(list) != 100 {
		t.Fatalf("%d errors, want 100", len(list))
	}
	for lang, want := range map[locale.Lang]string{locale.English: "… and 80 more\n", locale.French: "… et 80 de plus\n"} {
		var out bytes.Buffer
		if err := list.Write(&out, lang); err != nil {
			t.Fatal(err)
		}
		lines := strings.SplitAfter(out.String(), "\n")
		if len(lines) != 3*diag.Shown+2 || lines[3*diag.Shown] != want {
			t.Errorf("%d lines, the last %q", len(lines)-1, lines[len(lines)-2])
		}
	}
	if lines := strings.Split(err.Error(), "\n"); len(lines) != 3*diag.Shown+1 {
		t.Errorf("the error has %d lines", len(lines))
	}
}

// A long line is cut around the caret.
func TestLongExcerpt(t *testing.T) {
	long := strings.Repeat("é", 200)
	m := mistake{"long", []string{"title: Essai", `title: { fr: "` + long + `", ‸de: "` + long + `" }`},
		[]string{`unknown key "de"; expected: en, fr`}}
	m.check(t)
	text, _ := unmark(edit(t, m.edits...))
	_, err := load(text)
	if shown, _, _ := strings.Cut(failure(t, err)[0].Excerpt, "\n"); len([]rune(shown)) != len("     3 | ")+100 {
		t.Errorf("excerpt of %d characters: %s", len([]rune(shown)), shown)
	}
}

// The same file gives the same definition, so that a batch job and its repetition agree.
func TestLoadTwice(t *testing.T) {
	first, second := mustLoad(t), mustLoad(t)
	for _, unit := range first.Units() {
		if !reflect.DeepEqual(first.Scope(unit), second.Scope(unit)) {
			t.Errorf("scope of %s: %v and %v", unit, first.Scope(unit), second.Scope(unit))
		}
	}
	if !reflect.DeepEqual(first.Questions.Names(), second.Questions.Names()) || !reflect.DeepEqual(first.Scales, second.Scales) {
		t.Error("two readings of one file differ")
	}
}

// maxAllocations is about a third above what loading the embedded study takes.
const maxAllocations = 190_000

func TestLoadAllocations(t *testing.T) {
	folders := study.Folders{studies.Folder(studies.Demo)}
	got := testing.AllocsPerRun(2, func() {
		if _, err := study.Load(folders, studies.StudyFile); err != nil {
			t.Fatal(err)
		}
	})
	if got > maxAllocations {
		t.Errorf("loading the embedded study takes %.0f allocations, want at most %d", got, maxAllocations)
	}
}

func BenchmarkLoad(b *testing.B) {
	folders := study.Folders{studies.Folder(studies.Demo)}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := study.Load(folders, studies.StudyFile); err != nil {
			b.Fatal(err)
		}
	}
}
