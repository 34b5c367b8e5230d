package exchange

import (
	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/qda"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Found is the codings of a study that a project has.
type Found struct {
	Coders   []Coder   // who gave at least one, in the order of the project's users
	Warnings diag.List // what is odd, in the order of the project
	Left     Left      // what was left aside
}

// A Coder is one user of a project, and what he gave.
type Coder struct {
	Name     string // of the coder in the study, else as the project has it
	Codings  int    // rows of the file
	Segments int    // answers or turns that he coded
	Themes   int    // different themes that he gave
	File     []byte // a coding file
}

// A Left counts what a project has that is no coding of the study's words.
type Left struct {
	Sources    []string    // names of texts that are none of the study's and have codings, in the order of the project
	OfSources  int         // codings of these
	Context    int         // codings of what an interviewer says, and of nothing else
	Empty      int         // codings of no words
	Twice      int         // codings that their coder gave twice
	OfNotes    int         // codings of memos
	Codes      []string    // names of codes that are no theme and were given to no words of the study, in the order of the project
	Unoccupied []string    // names of users who gave nothing, in the order of the project
	Aside      []qda.Aside // what package qda does not read
}

// Read finds the codings of a study in a project. otherwise is who gave those of which the project does not say it, or "".
// The study has a corpus; its own coding files do not matter. The error is a *diag.Failure of kind diag.Data, with all that is
// wrong at its place in the file.
func Read(s *survey.Survey, reading *qda.Reading, otherwise string) (*Found, error) {
	r := &reader{
		s: s, reading: reading, found: &Found{}, tidy: newTidy(s.Codings, s.Study), seats: map[string]*seat{},
		themes: map[string]*meaning{}, notes: map[string]string{}, used: usage{codes: map[string]int{}, users: map[string]int{}},
	}
	if r.match(); r.matched == 0 {
		return nil, diag.Fail(diag.Data, reading.Pos(""), "no-source", "aucun des textes du projet (%s) n'est de l'étude\u00a0: ni leurs noms ni leurs mots n'y sont",
			"none of the texts of the project (%s) is of the study: neither their names nor their words are in it", locale.Count(len(reading.Project.Sources)))
	}
	r.seat(otherwise)
	r.mean()
	for _, note := range reading.Project.Notes {
		r.notes[note.GUID] = note.Text
		r.found.Left.OfNotes += len(codingsOf(note))
	}
	for i, source := range reading.Project.Sources {
		if r.texts[i] != nil {
			r.source(source, r.texts[i])
		}
	}
	r.found.Left.Aside = reading.Aside
	if r.finish(); len(r.found.Coders) == 0 && r.list.Count(diag.Error) == 0 {
		r.list.Errorf(reading.Pos(""), "no-codings", "le projet n'a aucun codage des mots de l'étude (codages en tout\u00a0: %s)", "the project has no coding of the study's words (codings in all: %s)", locale.Count(r.used.all))
	}
	r.list.Sort()
	if err := r.list.Err(diag.Data); err != nil {
		return nil, err
	}
	r.found.Warnings = r.list
	return r.found, nil
}

// A reader turns a project into the codings of a study.
type reader struct {
	s       *survey.Survey
	reading *qda.Reading
	found   *Found
	list    diag.List
	tidy    tidy
	used    usage
	seats   map[string]*seat    // coders, by the GUID of their user; "" for codings without a user
	order   []*seat             // the same, in the order of the project's users
	texts   []*text             // what each source is in the study; nil for nothing
	matched int                 // how many are something
	themes  map[string]*meaning // what codes mean, by GUID
	notes   map[string]string   // texts of notes, by GUID
}

// A usage counts codings of the words of the study, by the GUIDs of what they name.
type usage struct {
	codes, users map[string]int
	all          int
}

// A seat is a coder and the rows of his file.
type seat struct {
	name string
	rows []row
}

// codingsOf returns what was given to a source and to its selections.
func codingsOf(source qda.TextSource) []qda.Coding {
	var list []qda.Coding
	for _, selection := range source.Selections {
		list = append(list, selection.Codings...)
	}
	return append(list, source.Codings...)
}

// finish makes the files of the coders.
func (r *reader) finish() {
	for _, of := range r.order {
		rows := r.once(of.rows)
		r.checkNone(of.name, rows)
		if len(rows) == 0 {
			continue
		}
		coder := Coder{Name: of.name, Codings: len(rows), File: r.tidy.file(rows)}
		segments, themes := map[int]bool{}, map[*study.Theme]bool{}
		for _, row := range rows {
			segments[row.segment] = true
			if row.theme != nil {
				themes[row.theme] = true
			}
		}
		coder.Segments, coder.Themes = len(segments), len(themes)
		r.found.Coders = append(r.found.Coders, coder)
	}
}

// once returns rows in order, each once: what is said of the same coding twice is put together.
func (r *reader) once(rows []row) []row {
	r.tidy.sort(rows)
	var list []row
	for _, next := range rows {
		last := len(list) - 1
		if last < 0 || !list[last].same(next) {
			list = append(list, next)
			continue
		}
		r.found.Left.Twice++
		list[last].quote = list[last].quote || next.quote
		list[last].remark = joined(list[last].remark, next.remark)
	}
	return list
}

// checkNone reports segments to which a coder gave a theme and also none: coding files cannot say both.
func (r *reader) checkNone(coder string, rows []row) {
	none := map[int]bool{}
	for _, row := range rows {
		none[row.segment] = none[row.segment] || row.theme == nil
	}
	for _, row := range rows {
		if row.theme != nil && none[row.segment] {
			r.list.Errorf(row.pos, "theme-and-none", "%s\u00a0: %s y donne le thème %q, et dit aussi qu'aucun thème ne s'applique", "%s: %s gives it theme %q, and also says that no theme applies",
				r.s.Codings.Corpus.Segments[row.segment].Name, locale.Line(coder), row.theme.Name)
			none[row.segment] = false
		}
	}
}

// same reports whether two rows are about the same words and the same theme.
func (a row) same(b row) bool {
	return a.segment == b.segment && a.theme == b.theme && a.start == b.start && a.end == b.end
}

// isExplicit reports whether a selection is that of a coding whose file gives the offsets of all the words: others say the
// whole by giving none.
func (r *reader) isExplicit(selection string, coder string, row row, length int) bool {
	key := []string{"selection", r.s.Study.ID}
	for i, c := range r.s.Codings.Coders {
		if c.Name == coder {
			key = append(key, selectionKey(r.s.Codings, coding.Coding{Coder: i, Segment: row.segment, Theme: row.theme, End: length})...)
			return selection == qda.GUID(key...)
		}
	}
	return false
}
