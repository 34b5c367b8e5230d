package latex

import (
	"io"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// Commands writes one \newcommand for each figure of a document, named after its id: satisfied-ci is \figSatisfiedCi, as
// prose shows it, and for a share \figSatisfiedCiPercent, \figSatisfiedCiCount, \figSatisfiedCiBase and, where it has one,
// \figSatisfiedCiInterval. Names of commands have letters only, so digits are spelled in English; where a name is taken, A,
// B… stands behind it. The error is the writer's.
func Commands(w io.Writer, d *document.Document, lang locale.Lang) error {
	var text strings.Builder
	if notice := d.NoticeLine(lang); notice != "" {
		text.WriteString("% " + comment(notice) + "\n")
	}
	for i, name := range names(d.Figures) {
		figure := d.Figures[i]
		command := func(part, value string) {
			text.WriteString("\\newcommand{\\" + name + part + "}{" + escape(value) + "}\n")
		}
		text.WriteString("% " + comment(figure.ID+": "+figure.Label.In(lang)) + "\n")
		command("", figure.Text.In(lang))
		if !figure.IsShare || math.IsNaN(figure.Value) {
			continue
		}
		command("Percent", lang.Percent(figure.Value, 0))
		command("Count", lang.Number(float64(figure.Count), 0))
		command("Base", lang.Number(float64(figure.Base), 0))
		if !math.IsNaN(figure.Lo) {
			command("Interval", lang.Interval(lang.Percent(figure.Lo, 1), lang.Percent(figure.Hi, 1)))
		}
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// parts are what a figure may have besides its text; "" is the text.
var parts = []string{"", "Percent", "Count", "Base", "Interval"}

// names returns the names of the commands of figures. No name is another one's with a part.
func names(figures []document.Figure) []string {
	taken := map[string]bool{}
	free := func(name string) bool {
		return !slices.ContainsFunc(parts, func(part string) bool { return taken[name+part] })
	}
	list := make([]string, len(figures))
	for i, figure := range figures {
		name := nameOf(figure.ID)
		for n := 0; !free(name); n++ {
			name = nameOf(figure.ID) + letters(n)
		}
		for _, part := range parts {
			taken[name+part] = true
		}
		list[i] = name
	}
	return list
}

// letters counts in letters: A to Z, then AA.
func letters(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return letters(n/26-1) + letters(n%26)
}

var digits = [...]string{"Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"}

// nameOf returns an id as the name of a command: words begin with a capital, digits are spelled and other signs left out.
func nameOf(id string) string {
	var name strings.Builder
	name.WriteString("fig")
	begins := true
	for _, r := range id {
		switch {
		case r >= '0' && r <= '9':
			name.WriteString(digits[r-'0'])
			begins = true
		case r < unicode.MaxASCII && unicode.IsLetter(r):
			if begins {
				r = unicode.ToUpper(r)
			}
			name.WriteRune(r)
			begins = false
		default:
			begins = true
		}
	}
	return name.String()
}
