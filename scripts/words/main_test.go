package main

import (
	"bytes"
	"encoding/csv"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// files of a small module; each test adds the package that it is about.
var base = map[string]string{
	"go.mod": "module example.org/m\n\ngo 1.26\n",
	"pkg/locale/locale.go": `package locale

import "fmt"

type Text struct{ FR, EN string }

func Same(s string) Text { return Text{s, s} }

func (t Text) French() Text { return t }

func Textf(fr, en string, args ...any) Text { return Text{FR: fmt.Sprintf(fr, args...), EN: fmt.Sprintf(en, args...)} }
`,
}

// module writes a module of base and the given files, and returns its folder.
func module(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for _, list := range []map[string]string{base, files} {
		for path, content := range list {
			full := filepath.Join(root, filepath.FromSlash(path))
			if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(full, []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return root
}

// shapes has a text in every shape that the program knows.
const shapes = `package a

import (
	"errors"
	"fmt"
	"os"

	"example.org/m/pkg/locale"
)

const unit = "unités"

type adder = func(id, fr, en string, args ...any)

type list struct{ said []locale.Text }

func (l *list) note(fr, en string, args ...any) { l.said = append(l.said, locale.Textf(fr, en, args...)) }

func (l *list) spaced(fr, en string) { l.said = append(l.said, locale.Text{FR: fr, EN: en}.French()) }

func (l *list) handed(fr, en string) { l.spaced(fr, en) }

var elided = []locale.Text{{"un", "one"}, {FR: "deux", EN: "two"}}

var byName = map[string]locale.Text{"c": {FR: "trois " + unit, EN: "three " + "units"}}

var errQuiet = errors.New("told apart, never shown")

func do(l *list, n int, add adder) {
	l.note("vu\u00a0: %d", "seen: %d", n)
	l.handed("à part : ceci", "apart: this")
	add("id", "ajouté", "added")
	local := func(fr, en string) locale.Text { return locale.Text{FR: fr, EN: en}.French() }
	_ = local("vrai ?", "true?")
	_ = locale.Text{FR: fmt.Sprintf("%d de plus", n), EN: fmt.Sprintf("%d more", n)}
	t := locale.Text{}
	t.FR, t.EN = "mis", "put"
	_ = locale.Same("Wilson")
	if n < 0 {
		panic("a: do: must not be negative")
	}
	_ = errors.New("a: for programmers")
	fmt.Fprintln(os.Stderr, "arrimage:", t.FR)
	fmt.Fprintf(os.Stderr, "::notice::%d\n", n)
}
`

func TestCatalogue(t *testing.T) {
	root := module(t, map[string]string{"cmd/a/a.go": shapes, "cmd/a/a_test.go": "package a\n\nvar x = 1\n"})
	var stdout, stderr bytes.Buffer
	if code := run(root, []string{"cmd", "pkg"}, &stdout, &stderr); code != 0 || stderr.Len() > 0 {
		t.Fatalf("code %d: %s", code, &stderr)
	}
	rows, err := csv.NewReader(&stdout).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	keys := map[string]bool{}
	for _, row := range rows {
		if !strings.HasPrefix(row[0], "cmd/a.") && row[0] != "key" || keys[row[0]] {
			t.Errorf("key %q", row[0])
		}
		keys[row[0]] = true
		got = append(got, strings.Join(row[1:], "|"))
	}
	want := []string{
		"place|fr|en", "cmd/a/a.go:38|Wilson|Wilson", "cmd/a/a.go:32|ajouté|added", "cmd/a/a.go:31|à part : ceci|apart: this", "cmd/a/a.go:23|un|one",
		"cmd/a/a.go:37|mis|put", "cmd/a/a.go:30|vu\u00a0: %d|seen: %d", "cmd/a/a.go:25|trois unités|three units",
		"cmd/a/a.go:34|vrai ?|true?", "cmd/a/a.go:23|deux|two", "cmd/a/a.go:35|{…} de plus|{…} more",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// What a package says twice is one line, and two French texts for the same English have a key each.
func TestKeys(t *testing.T) {
	entries := catalogue([]text{
		{source: "p", fr: words{text: "vide"}, en: words{text: "empty"}, at: token.Position{Filename: "b.go", Line: 2}},
		{source: "p", fr: words{text: "sans contenu"}, en: words{text: "empty"}, at: token.Position{Filename: "a.go", Line: 1}},
		{source: "p", fr: words{text: "vide"}, en: words{text: "empty"}, at: token.Position{Filename: "c.go", Line: 3}},
		{source: "q", fr: words{text: "vide"}, en: words{text: "empty"}, at: token.Position{Filename: "d.go", Line: 4}},
	})
	var got []string
	for _, e := range entries {
		got = append(got, e.key+" "+e.fr+" "+strings.Join(e.places, " "))
	}
	want := []string{"p.2e1cfa82 sans contenu a.go:1", "p.2e1cfa82-2 vide b.go:2 c.go:3", "q.2e1cfa82 vide d.go:4"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestCheckPasses(t *testing.T) {
	root := module(t, map[string]string{"cmd/a/a.go": shapes, "cmd/a/assets/page.html": "<html lang=\"{{.Lang}}\"><p title=\"{{.T}}\">{{.Text}} – 1</p></html>"})
	var stdout, stderr bytes.Buffer
	if code := run(root, []string{"-check", "cmd", "pkg"}, &stdout, &stderr); code != 0 || stdout.String() != "10 texts in both languages, 0 problems\n" {
		t.Errorf("code %d: %s%s", code, &stdout, &stderr)
	}
}

// Every mistake is found where it stands, and each alone fails the check.
func TestCheckFails(t *testing.T) {
	cases := map[string]struct{ line, want string }{
		"no English":               {`var T = locale.Text{FR: "un"}`, "9:9: the text has no English"},
		"empty French":             {`var T = locale.Text{FR: " ", EN: "one"}`, "9:9: the text has no French"},
		"alike":                    {`var T = locale.Text{FR: "un", EN: "un"}`, `9:9: both languages are "un": locale.Same says that this is meant`},
		"verbs":                    {`var T = locale.Textf("%s", "%d", 1)`, "9:22: the verbs differ: %[1]s in French, %[1]d in English"},
		"an argument too many":     {`var T = locale.Textf("a %s", "b %s", 1, 2)`, "9:22: no verb takes argument 2 of 2"},
		"a decimal point":          {`var T = locale.Textf("a %.1f", "b %.1f", 1.5)`, "9:22: a number in a sentence is an argument such as locale.Fixed"},
		"a plain space":            {`var T = locale.Text{FR: "un : a", EN: "one: a"}`, `9:9: the space before the mark of "un : " can break`},
		"an error":                 {`func F() error { return errors.New("no such thing") }`, `9:36: words in one language: "no such thing"`},
		"an error with a name":     {`func F(s string) error { return errors.New("unknown " + s) }`, `9:44: words in one language: "unknown {…}"`},
		"a format":                 {`func F() { fmt.Printf("%d rows\n", 2) }`, `9:23: words in one language: "%d rows\n"`},
		"the usage of a flag":      {`func F(set func(name, usage string)) { set("x", "the x") }`, `9:49: words in one language: "the x"`},
		"a name of the type alone": {`type U = locale.Text; var T = []U{{"un", "un"}}`, `9:35: both languages are "un"`},
	}
	for title, c := range cases {
		t.Run(title, func(t *testing.T) {
			t.Parallel()
			source := "package b\n\nimport (\n\t\"errors\"\n\t\"fmt\"\n\t\"example.org/m/pkg/locale\"\n)\n\n" + c.line +
				"\n\nvar _, _, _, _ = errors.New, fmt.Print, locale.Same, locale.Text{FR: \"bon\", EN: \"good\"}\n"
			root := module(t, map[string]string{"cmd/b/b.go": source})
			var stdout, stderr bytes.Buffer
			code := run(root, []string{"-check", "cmd"}, &stdout, &stderr)
			if code != 1 || !strings.HasPrefix(stdout.String(), "cmd/b/b.go:"+c.want) || !strings.HasSuffix(stdout.String(), " 1 problems\n") {
				t.Errorf("code %d, want %q in\n%s%s", code, c.want, &stdout, &stderr)
			}
		})
	}
}

func TestRunRefuses(t *testing.T) {
	cases := map[string]struct {
		files map[string]string
		args  []string
		code  int
	}{
		"an unknown flag":         {nil, []string{"-chek"}, 2},
		"a folder that is gone":   {nil, []string{"-check", "none"}, 1},
		"a file that is not Go":   {map[string]string{"cmd/b/b.go": "not Go"}, []string{"-check", "cmd"}, 1},
		"a type error":            {map[string]string{"cmd/b/b.go": "package b\n\nvar X int = \"\"\n"}, []string{"-check", "cmd"}, 1},
		"a program without texts": {map[string]string{"cmd/b/b.go": "package b\n"}, []string{"-check", "cmd"}, 1},
	}
	for title, c := range cases {
		t.Run(title, func(t *testing.T) {
			t.Parallel()
			var stdout, stderr bytes.Buffer
			if code := run(module(t, c.files), c.args, &stdout, &stderr); code != c.code || stderr.Len() == 0 {
				t.Errorf("code %d, want %d, with a reason on stderr: %q", code, c.code, &stderr)
			}
		})
	}
}

// The words of this very program are read, and none is wrong.
func TestThisProgram(t *testing.T) {
	var stdout, stderr bytes.Buffer
	if code := run(filepath.Join("..", ".."), []string{"-check", "cmd", "pkg"}, &stdout, &stderr); code != 0 {
		t.Errorf("code %d\n%s%s", code, &stdout, &stderr)
	}
}
