// Package form turns a study file back into the questionnaire that it describes, so that a second wave collects the same
// data: a form to print (Markdown, HTML, DOCX), a form for Kobo and ODK (XLSForm), and an empty export with the right header.
//
//  1. New takes the questions of one side from the study, numbered, with their conditions put into words.
//  2. Markdown, HTML and Document write them to be filled in by hand.
//  3. Workbook writes an XLSForm; a condition that cannot be carried over exactly is a warning and a hint, never a guess.
//  4. Header writes the header that the side's export has.
//
// The same study gives the same bytes.
package form

import (
	"slices"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// A Form is the questionnaire of one side. The notice of the study speaks of answers, and is not part of a blank form.
type Form struct {
	Title    locale.Text // of the study
	Source   locale.Text // where the data of the study come from, or empty
	Side     locale.Text // who is asked, in the plural
	Sections []Section   // that the study declares and that have questions for the side; nil for none
	Blocks   []Block     // questions in no section, behind the sections, in the order of the study file

	study *study.Definition
	side  *study.Side
}

// A Block is one question, or several in a row with the same answers, which make a grid.
type Block struct {
	Questions []Question // at least one
}

// IsGrid reports whether a block has several questions.
func (b Block) IsGrid() bool { return len(b.Questions) > 1 }

// A Question is one question as it is put.
type Question struct {
	Number  int         // place in the questionnaire, from 1
	Name    string      // its variable
	Heading string      // its column in the export; empty where that is its name or its label, or where each answer has one
	Label   locale.Text // the question
	Type    study.Type  // what its answers are
	Options []Option    // answers to choose from; none for an open question
	Unit    string      // currency sign or unit of measure of a number, or empty
	Range   locale.Text // bounds of a number, or empty
	Format  locale.Text // how a date is written, or empty
	If      locale.Text // condition for being asked, in words where there are some; empty where everyone is asked
	Formula string      // the same as the study writes it, or empty
	Lines   int         // lines to write on; 0 for a question with answers to choose from
}

// An Option is an answer to choose.
type Option struct {
	Code   string      // what the export holds
	Label  locale.Text // what people read
	Column string      // its column in the export, of several answers that have one each; else empty
}

// New returns the questionnaire of a side, which the study must have.
func New(def *study.Definition, side string) *Form {
	f := &Form{Title: def.Title.Text, Source: def.Source.Text, study: def, side: def.Side(side)}
	if f.side == nil {
		panic("form: side: the study has none of that name")
	}
	f.Side = f.side.Label.Text
	f.fill()
	return f
}

// ofSide returns the questions that are put to the side, in the order of the study file: of a wave, without those that it
// lacks.
func (f *Form) ofSide() []*study.Question {
	return slices.DeleteFunc(f.study.QuestionsOf(f.side.Name), func(q *study.Question) bool { return q.Absent })
}

// Recoded returns the questions whose codes were others in the wave of the form: it shows those of today.
func (f *Form) Recoded() []string {
	var names []string
	for _, q := range f.asked() {
		if q.Recodes != nil {
			names = append(names, q.Name)
		}
	}
	return names
}

// add puts a question into the last grid where it belongs there, else into a block of its own.
func add(blocks []Block, q Question) []Block {
	if last := len(blocks) - 1; last >= 0 && joins(blocks[last].Questions[0], q) {
		blocks[last].Questions = append(blocks[last].Questions, q)
		return blocks
	}
	return append(blocks, Block{Questions: []Question{q}})
}

// How many answers a grid has at most, and how many characters their labels take together: more do not fit on a page.
const (
	gridOptions = 7
	gridLabels  = 110
)

// joins reports whether two questions can stand in one grid: one answer each of the same ones, under the same condition.
func joins(a, b Question) bool {
	if !a.Type.IsCategory() || !b.Type.IsCategory() || a.Formula != b.Formula || !slices.Equal(a.Options, b.Options) || len(a.Options) > gridOptions {
		return false
	}
	length := 0
	for _, option := range a.Options {
		length += max(utf8.RuneCountInString(option.Label.FR), utf8.RuneCountInString(option.Label.EN))
	}
	return length <= gridLabels
}

func (f *Form) question(number int, q *study.Question) Question {
	question := Question{
		Number: number, Name: q.Name, Label: q.Label.Text, Type: q.Type, Options: f.options(q),
		Unit: q.Unit, Range: rangeOf(q), Formula: q.AskedIf.Value,
	}
	if heading := q.Heading(f.side.Name); len(q.Headings)+len(q.Slots) == 0 && q.OtherOf.IsZero() && heading != q.Name && heading != q.Label.FR && heading != q.Label.EN {
		question.Heading = heading
	}
	if question.Label.IsZero() {
		question.Label = locale.Same(q.Name)
	}
	if q.Type == study.Date {
		question.Format = dateFormat(q)
	}
	if question.Formula != "" {
		question.If = f.condition(q)
	}
	if len(question.Options) == 0 {
		question.Lines = 1
	}
	return question
}

// options returns the answers of a question, reasons for not answering among them.
func (f *Form) options(q *study.Question) []Option {
	var options []Option
	switch {
	case q.Type.HasCodes():
		for _, code := range q.Codes.List {
			option := Option{Code: code.Code, Label: q.CodeLabel(code.Code)}
			if len(q.Headings) > 0 {
				option.Column = q.HeadingOf(code.Code, f.side.Name)
			}
			options = append(options, option)
		}
	case f.hasRegions(q):
		for _, region := range f.study.Regions.Known.All() {
			options = append(options, Option{Code: region.Code, Label: locale.Same(region.Name)})
		}
	}
	return options
}

// hasRegions reports whether the answers to a question are the regions of the study.
func (f *Form) hasRegions(q *study.Question) bool {
	return q.Type == study.RegionName && f.study.Regions != nil && f.study.Regions.Known != nil
}

// rangeOf words the bounds of a number.
func rangeOf(q *study.Question) locale.Text {
	if !q.Type.IsNumeric() {
		return locale.Text{}
	}
	switch {
	case q.Min != nil && q.Max != nil:
		return locale.Textf("de %s à %s", "from %s to %s", locale.Trimmed(*q.Min, 6), locale.Trimmed(*q.Max, 6))
	case q.Min != nil:
		return locale.Textf("au moins %s", "at least %s", locale.Trimmed(*q.Min, 6))
	case q.Max != nil:
		return locale.Textf("au plus %s", "at most %s", locale.Trimmed(*q.Max, 6))
	}
	return locale.Text{}
}
