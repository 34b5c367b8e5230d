package form

import (
	"strconv"

	"github.com/arrimage/arrimage/pkg/locale"
)

// groups are the rows of the sheet survey that stand around questions.
type groups struct {
	before map[string][][]string // question → what begins its section
	behind map[string][][]string // question → what ends its section
}

// groups makes a group of each section, with a note for each paragraph and each quotation.
func (x *xlsForm) groups() groups {
	g := groups{before: map[string][][]string{}, behind: map[string][][]string{}}
	taken := newNamer()
	for _, name := range x.names {
		taken.take(name)
	}
	for i, section := range x.Sections {
		name := taken.take("section_" + strconv.Itoa(i+1))
		rows := [][]string{surveyRow("begin_group", name, section.Title.Text)}
		for j, note := range section.notes() {
			rows = append(rows, surveyRow("note", taken.take(name+"_note_"+strconv.Itoa(j+1)), note))
		}
		first, last := section.Blocks[0], section.Blocks[len(section.Blocks)-1]
		g.before[first.Questions[0].Name] = rows
		g.behind[last.Questions[len(last.Questions)-1].Name] = [][]string{surveyRow("end_group", name, locale.Text{})}
		for _, block := range section.Blocks {
			for _, q := range block.Questions {
				x.inSections[q.Name] = true
			}
		}
	}
	return g
}

// surveyRow is a row that is not a question.
func surveyRow(kind, name string, label locale.Text) []string {
	row := make([]string, len(surveyColumns))
	row[0], row[1], row[2], row[3] = kind, name, visible(label, locale.French), visible(label, locale.English)
	return row
}

// notes returns what people read before they answer: paragraph by paragraph, where both languages have as many, then the
// quotations.
func (s Section) notes() []locale.Text {
	var notes []locale.Text
	french, english := s.Paragraphs(locale.French), s.Paragraphs(locale.English)
	if len(french) != len(english) {
		french, english = []string{s.Text.In(locale.French)}, []string{s.Text.In(locale.English)}
	}
	for i := range french {
		notes = append(notes, locale.Text{FR: french[i], EN: english[i]})
	}
	for _, quote := range s.Quotes {
		notes = append(notes, said(quote))
	}
	return notes
}
