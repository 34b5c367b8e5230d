package coding

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/study"
)

// Files are where coding files are.
type Files interface {
	OpenLocated(name study.Located) (fs.File, error) // the error is a *diag.Failure at the place that names the file
	LabelOf(name study.Located) string               // what people read for a file
}

// Load reads what the coders of a study gave to the words of its corpus, and settles what counts. Problems are those of the
// files; with errors among them the codings are not complete. Codings of the words of another wave are passed over.
func Load(def *study.Definition, words *corpus.Corpus, files Files) (*Codings, diag.List) {
	l := &loader{Codings: &Codings{Corpus: words, tree: def.ThemeTree(), number: map[*study.Theme]int{}, decided: map[int][]int{}}, def: def, files: files, named: map[string]*study.Theme{}}
	for i, theme := range l.tree {
		l.number[theme], l.named[theme.Name] = i, theme
	}
	for i, entry := range def.Coding.Coders {
		l.Coders = append(l.Coders, entry.Value)
		l.seen = append(l.seen, make([]bool, len(words.Segments)))
		l.coder(i, entry.Value)
	}
	if !def.Coding.Decisions.IsZero() {
		l.decisions(def.Coding.Decisions)
	}
	l.settle()
	l.checkDecisions()
	return l.Codings, l.problems
}

// A loader reads the files of coders.
type loader struct {
	*Codings
	def      *study.Definition
	files    Files
	named    map[string]*study.Theme
	problems diag.List
}

// A record is one row of a coding file: cells by heading.
type record struct {
	pos    diag.Pos
	cells  []ingest.Cell
	column map[string]int
	place  diag.Pos
}

// text returns the content of a cell without spaces around it; "" where the file has no such column.
func (r record) text(heading string) string {
	return strings.TrimSpace(r.raw(heading))
}

// raw returns the content of a cell as it is; "" where the file has no such column.
func (r record) raw(heading string) string {
	if i, ok := r.column[heading]; ok && i < len(r.cells) {
		return r.cells[i].Text
	}
	return ""
}

// words returns the words that somebody wrote in a cell: as text does, without the apostrophe that keeps a spreadsheet from
// running words as a formula. A workbook has no need of it.
func (r record) words(heading string) string {
	return strings.TrimSpace(r.rawWords(heading))
}

// rawWords returns such words with the spaces around them.
func (r record) rawWords(heading string) string {
	text := r.raw(heading)
	if r.place.Sheet == "" && len(text) > 1 && text[0] == '\'' && strings.ContainsRune(guardedMarks, []rune(text)[1]) {
		return text[1:]
	}
	return text
}

// guardedMarks are the characters before which an export writes an apostrophe.
const guardedMarks = "'=+-@.\t\n＝＋－＠"

// at returns the place of a cell, or that of the row where the file has no such column.
func (r record) at(heading string) diag.Pos {
	if i, ok := r.column[heading]; ok && i < len(r.cells) {
		return r.place.At(r.cells[i].Line, r.cells[i].Column)
	}
	return r.pos
}

// read reads a file of codings or decisions, row by row; begin gets its headings and says whether they will do.
func (l *loader) read(file study.Located, sheet string, begin func(headings map[string]int, pos diag.Pos) bool, row func(record)) {
	opened, err := l.files.OpenLocated(file)
	if err != nil {
		l.report(err)
		return
	}
	defer opened.Close()
	reader, err := ingest.NewReader(l.files.LabelOf(file), opened, ingest.Dialect{Sheet: sheet})
	if err != nil {
		l.report(err)
		return
	}
	headings := map[string]int{}
	for i, cell := range reader.Header() {
		headings[strings.ToLower(strings.TrimSpace(cell.Text))] = i
	}
	if !begin(headings, reader.Place()) {
		return
	}
	for {
		next, err := reader.Next()
		if errors.Is(err, io.EOF) {
			l.warnings(reader)
			return
		}
		if err != nil {
			l.report(err)
			return
		}
		if l.problems = append(l.problems, next.Problems...); len(next.Problems) > 0 {
			continue
		}
		row(record{pos: reader.Place().At(next.Line, 0), cells: next.Cells, column: headings, place: reader.Place()})
	}
}

// SheetName is the name of the sheet of a workbook that is coded; beside it there may be others, such as the codebook.
const SheetName = "coding"

// warnings takes over what is odd in a file. Of a workbook with a sheet to be coded it is clear which sheet is meant.
func (l *loader) warnings(reader *ingest.Reader) {
	for _, warning := range reader.Warnings() {
		if warning.Rule != "several-sheets" || reader.Place().Sheet != SheetName {
			l.problems = append(l.problems, warning)
		}
	}
}

// report adds the diagnostics of an error.
func (l *loader) report(err error) {
	var failure *diag.Failure
	if errors.As(err, &failure) {
		l.problems = append(l.problems, failure.List...)
		return
	}
	l.problems.Errorf(diag.Pos{}, "unreadable", "lecture impossible\u00a0: %v", "cannot be read: %v", err)
}

// needs reports whether a file has the headings that it needs, and says which it lacks.
func (l *loader) needs(headings map[string]int, pos diag.Pos, wanted ...string) bool {
	missing := slices.DeleteFunc(slices.Clone(wanted), func(heading string) bool { _, there := headings[heading]; return there })
	if len(missing) > 0 {
		l.problems.Errorf(pos.At(1, 0), "missing-column", "colonne manquante\u00a0: %s", "missing column: %s", strings.Join(missing, ", "))
	}
	return len(missing) == 0
}

// segment returns the segment that a row names; false where there is none here.
func (l *loader) segment(r record) (int, bool) {
	name := r.words("segment")
	if i := l.Corpus.Index(name); i >= 0 {
		return i, true
	}
	if first, _, _ := strings.Cut(name, "/"); first != l.def.Wave && l.def.Waves.Index(first) >= 0 {
		return 0, false // of another wave
	}
	l.problems.Errorf(r.at("segment"), "unknown-segment", "aucune réponse ne s'appelle %q%s", "no answer is called %q%s", name, diag.DidYouMean(name, l.near(name)))
	return 0, false
}

// near returns the names of segments that may be meant by one that is none: of the same respondent, else of the same side.
func (l *loader) near(name string) []string {
	const most = 5000
	for prefix := name; prefix != ""; {
		at := strings.LastIndexByte(prefix, '/')
		prefix = prefix[:max(at, 0)]
		var names []string
		for i := range l.Corpus.Segments {
			if other := l.Corpus.Segments[i].Name; strings.HasPrefix(other, cmp.Or(prefix, other)) {
				names = append(names, other)
			}
		}
		if len(names) > 0 && len(names) <= most {
			return names
		}
	}
	return nil
}

// theme returns the theme that a cell names; nil for none, and false where it is unknown or not for the question.
func (l *loader) theme(r record, heading string, segment int) (*study.Theme, bool) {
	return l.themeNamed(r.text(heading), r.at(heading), segment)
}

// themeNamed returns a theme by the name that stands at a place.
func (l *loader) themeNamed(name string, at diag.Pos, segment int) (*study.Theme, bool) {
	if name == NoTheme {
		return nil, true
	}
	theme := l.named[name]
	switch question := l.Corpus.Segments[segment].Question.Name; {
	case theme == nil:
		l.problems.Errorf(at, "unknown-theme", "thème inconnu %q%s", "unknown theme %q%s", name, diag.DidYouMean(name, l.def.Themes.Names()))
		return nil, false
	case !theme.IsFor(question):
		l.problems.Errorf(at, "theme-of", "le thème %q ne vaut pas pour la question %s (of)", "theme %q is not for question %s (of)", name, question)
		return nil, false
	}
	return theme, true
}

// NoTheme is what a coder writes in place of a theme where none applies.
const NoTheme = "0"
