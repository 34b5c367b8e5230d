package formats

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/internal/sample"
	"github.com/arrimage/arrimage/pkg/locale"
)

// tame are words as long as sample.Bad, in which nothing means anything.
var tame = strings.Map(func(r rune) rune {
	if r == ' ' {
		return r
	}
	return 'w'
}, locale.Line(sample.Bad))

// skeletons return what a format makes of a document but for its words.
var skeletons = map[string]func(t testing.TB, file []byte) []string{
	"html": elements,
	"md":   func(t testing.TB, file []byte) []string { return elements(t, asPage(t, file)) },
	"qmd":  func(t testing.TB, file []byte) []string { return withoutCode(elements(t, asPage(t, file))) },
	"docx": parts,
	"xlsx": parts,
	"tex":  commands,
}

// elements lists the elements of XML in order, with the names of their attributes and, of links, where they lead.
func elements(t testing.TB, content []byte) []string {
	t.Helper()
	var list []string
	for _, element := range parsed(t, content).all() {
		if element.name() == "tspan" {
			continue // A line of a drawing: wider letters need more.
		}
		words := element.name()
		for _, a := range element.Attrs {
			words += " " + a.Name.Local
			if slices.Contains([]string{"href", "src", "Target", "TargetMode"}, a.Name.Local) {
				words += "=" + a.Value
			}
		}
		list = append(list, words)
	}
	return list
}

// parts lists the elements of every part of an archive.
func parts(t testing.TB, file []byte) []string {
	t.Helper()
	archive := archived(t, file)
	var list []string
	for _, name := range slices.Sorted(maps.Keys(archive)) {
		list = append(list, name)
		if !strings.HasSuffix(name, ".png") {
			list = append(list, elements(t, archive[name])...)
		}
	}
	return list
}

// withoutCode leaves code out: Quarto looks for shortcodes in it, so words with one are no code.
func withoutCode(list []string) []string {
	return slices.DeleteFunc(list, func(element string) bool { return element == "code" })
}

var (
	texComment = regexp.MustCompile(`(?m)^%.*$`)
	texPicture = regexp.MustCompile(`(?s)\\begin\{tikzpicture\}.*?\\end\{tikzpicture\}`)
	texMeaning = regexp.MustCompile(`\{\[\}|\{\]\}|\{\*\}|-\{\}|\\[a-zA-Z]+(\{\})?|\\.|[{}$&%#^_~]`)
)

// commands lists the commands of LaTeX and the signs that it reads as more than themselves, in order, but for those that stand
// for a text; of pictures, whose texts have as many lines as they need, each once.
func commands(_ testing.TB, file []byte) []string {
	text := texComment.ReplaceAllString(string(file), "")
	list := meaning(texPicture.ReplaceAllString(text, ""))
	drawn := meaning(strings.Join(texPicture.FindAllString(text, -1), ""))
	slices.Sort(drawn)
	return append(list, slices.Compact(drawn)...)
}

func meaning(text string) []string {
	return slices.DeleteFunc(texMeaning.FindAllString(text, -1), func(command string) bool {
		_, isSymbol := texSymbols[strings.TrimSuffix(strings.TrimPrefix(command, `\`), "{}")]
		isSign := len(command) == 2 && strings.Contains(`{}$&#_%`, command[1:])
		return isSymbol || isSign || slices.Contains([]string{"{[}", "{]}", "{*}", "-{}"}, command)
	})
}

// TestHostileWordsChangeNoStructure wants of hostile words the elements, attributes, links, parts and commands that harmless words
// of the same length have, and nothing else.
func TestHostileWordsChangeNoStructure(t *testing.T) {
	for name, skeleton := range skeletons {
		format, _ := Named(name)
		for _, lang := range locale.Langs {
			got, want := skeleton(t, written(t, format, sample.Hostile(), lang)), skeleton(t, written(t, format, sample.Full(tame), lang))
			if len(want) < 20 {
				t.Errorf("%s: a document has only %q", name, want)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: hostile words are more than words (-harmless +hostile):\n%s", name, diff)
			}
		}
	}
}

// TestHostileWordsOfPDF wants no action but links, and no link but the author's own.
func TestHostileWordsOfPDF(t *testing.T) {
	format, _ := Named("pdf")
	file := string(written(t, format, sample.Hostile(), locale.French))
	outside := regexp.MustCompile(`(?s)\nstream\n.*?\nendstream`).ReplaceAllString(file, "")
	for _, action := range []string{"/JavaScript", "/JS", "/Launch", "/SubmitForm", "/Type /EmbeddedFile"} {
		if strings.Contains(outside, action) {
			t.Errorf("the file has %s", action)
		}
	}
	links := regexp.MustCompile(`/URI \((.*?)\)`).FindAllStringSubmatch(outside, -1)
	if len(links) == 0 {
		t.Error("the author's link is not there")
	}
	for _, link := range links {
		if !strings.HasPrefix(link[1], "https://example.org/") {
			t.Errorf("the file has a link to %s", link[1])
		}
	}
}

// TestNoFieldIsAFormula looks at every field of CSV.
func TestNoFieldIsAFormula(t *testing.T) {
	for _, name := range []string{"broom", "tidy"} {
		format, _ := Named(name)
		hostile := 0
		for _, line := range lines(t, written(t, format, sample.Hostile(), locale.French)) {
			for column, field := range line {
				if strings.Contains(field, "=1+1") {
					hostile++
				}
				isNumber := strings.Trim(field, "+-0123456789.,%$\u00a0") == ""
				if field != "" && strings.ContainsRune("=+-@\t\r", rune(field[0])) && !isNumber {
					t.Errorf("%s: %s begins a formula: %q", name, column, field)
				}
			}
		}
		if hostile == 0 {
			t.Errorf("%s: no hostile words were read", name)
		}
	}
}

// TestHostileWordsReadBack wants the words of JSON to be those of the document, but for bytes that are not UTF-8.
func TestHostileWordsReadBack(t *testing.T) {
	format, _ := Named("json")
	d := sample.Hostile()
	file := written(t, format, d, locale.French)
	if !utf8.Valid(file) {
		t.Error("JSON is not UTF-8")
	}
	for n, rows := range inJSON(d, locale.French) {
		for i, row := range rows {
			for j, cell := range row {
				got, want := dataTables(t, file)[n][i][j], strings.ToValidUTF8(cell.text, "\ufffd")
				if got != want {
					t.Errorf("%s is %q, want %q", fmt.Sprint("cell ", n+1, i+1, j+1), got, want)
				}
			}
		}
	}
}
