package form

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// A Section is a part of a questionnaire with what people read before they answer.
type Section struct {
	*study.WorkbookSection
	Blocks []Block // at least one
}

// sectionLines is how many lines there are for an answer in words within a section.
const sectionLines = 7

// inSection returns the questions of a section that are put to the side.
func (f *Form) inSection(section *study.WorkbookSection) []*study.Question {
	asked := f.ofSide()
	var questions []*study.Question
	for _, name := range section.Questions {
		if q := f.study.Question(name.Value); slices.Contains(asked, q) {
			questions = append(questions, q)
		}
	}
	return questions
}

// asked returns the questions that are put to the side, in the order of the form: section by section, then the others.
func (f *Form) asked() []*study.Question {
	var questions []*study.Question
	for i := range f.study.Workbook {
		questions = append(questions, f.inSection(&f.study.Workbook[i])...)
	}
	for _, q := range f.ofSide() {
		if !slices.Contains(questions, q) {
			questions = append(questions, q)
		}
	}
	return questions
}

// fill numbers the questions and puts them into their sections.
func (f *Form) fill() {
	number, asked := 0, f.asked()
	for i := range f.study.Workbook {
		section := Section{WorkbookSection: &f.study.Workbook[i]}
		for _, q := range f.inSection(section.WorkbookSection) {
			number++
			question := f.question(number, q)
			if question.Type == study.OpenText {
				question.Lines = sectionLines
			}
			section.Blocks = add(section.Blocks, question)
		}
		if section.Blocks != nil {
			f.Sections = append(f.Sections, section)
		}
	}
	for _, q := range asked[number:] {
		number++
		f.Blocks = add(f.Blocks, f.question(number, q))
	}
}

// isEmpty reports whether the form has no question.
func (f *Form) isEmpty() bool { return len(f.Sections)+len(f.Blocks) == 0 }

// said writes a quotation in quotation marks, with who said it behind.
func said(quote study.WorkbookQuote) locale.Text {
	return eachLang(func(lang locale.Lang) string {
		words := lang.Quote(locale.Line(quote.Text.In(lang)))
		if !quote.By.IsZero() {
			words += " – " + locale.Line(quote.By.In(lang))
		}
		return words
	})
}
