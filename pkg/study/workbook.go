package study

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A WorkbookSection is a part of a questionnaire that people discuss before they write: what it is about, what others said
// of it, and questions.
type WorkbookSection struct {
	Title     Label           `yaml:"title"`     // heading
	Text      Label           `yaml:"text"`      // what one must know to answer, in paragraphs with an empty line between; may be empty
	Quotes    []WorkbookQuote `yaml:"quotes"`    // words that stand beside it; may be nil
	Questions []Located       `yaml:"questions"` // at least one; each stands in no other section
}

// A WorkbookQuote is words that a questionnaire prints for people to react to. They are not those of a respondent.
type WorkbookQuote struct {
	Text Label `yaml:"text"` // without quotation marks
	By   Label `yaml:"by"`   // who said it, or empty
}

// Paragraphs returns the paragraphs of the section's text in a language, each in one line.
func (s *WorkbookSection) Paragraphs(lang locale.Lang) []string {
	var paragraphs []string
	var words []string
	for _, line := range append(strings.Split(s.Text.In(lang), "\n"), "") {
		if line = strings.TrimSpace(line); line != "" {
			words = append(words, line)
		} else if words != nil {
			paragraphs = append(paragraphs, strings.Join(words, " "))
			words = nil
		}
	}
	return paragraphs
}

// resolveWorkbook checks that the sections of the questionnaire name questions, each of them once.
func (r *resolver) resolveWorkbook() {
	taken := map[string]bool{}
	for _, section := range r.Workbook {
		for _, name := range section.Questions {
			if !r.known(name, r.Questions.Names(), questionWord) {
				continue
			}
			if taken[name.Value] {
				r.errorf(name, "workbook", "workbook\u00a0: la question %q figure deux fois dans les sections", "workbook: question %q is in the sections twice", name.Value)
			}
			taken[name.Value] = true
		}
	}
}
