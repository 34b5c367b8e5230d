package profile

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
)

// boxes are the words of a box that is ticked, and of one that is not, folded.
var boxes = map[string]bool{"checked": true, "unchecked": false, "coche": true, "non coche": false, "selected": true, "not selected": false}

// isBoxes reports whether every value is a word of a box.
func isBoxes(entries []*entry) bool {
	return len(entries) > 0 && !slices.ContainsFunc(entries, func(e *entry) bool { _, known := boxes[fold(e.text)]; return !known })
}

// isBox reports whether a column holds words of a box.
func isBox(c *Column) bool { _, known := boxes[fold(c.Values[0].Text)]; return known }

// numberedWhy says why a column of numbers holds ticks.
var numberedWhy = locale.Text{FR: "le numéro de la réponse, ou rien", EN: "the number of the answer, or nothing"}

// numberedTicks knows the columns of a question that hold each a small number of its own or nothing: that of the answer.
func (s *reading) numberedTicks(question *Question) {
	var numbered []*Column
	seen := map[string]bool{}
	for _, column := range question.Columns {
		c, t := &s.Columns[column], &s.tallies[column]
		if c.Distinct != 1 || t.over || t.of(whole) != t.filled || len(c.Values) == 0 {
			continue
		}
		text := strings.TrimSpace(c.Values[0].Text)
		if t.blank == 0 || len(text) > 2 || text == "0" || seen[text] {
			return
		}
		seen[text] = true
		numbered = append(numbered, c)
	}
	if 2*len(numbered) <= len(question.Columns) || len(numbered) < 2 {
		return
	}
	for _, c := range numbered {
		c.Low, c.High, c.Ranged = 0, 0, false
		c.set(Tick, numberedWhy)
	}
}

// findLabelled groups columns that stand side by side, each of which holds its own heading or nothing: the answers to one
// question, whose own heading the file does not have. A column for other answers in words may follow.
func (s *reading) findLabelled() {
	for i := 0; i < len(s.Columns); {
		end := i
		for end < len(s.Columns) && s.Columns[end].holdsHeading() {
			end++
		}
		if end-i < 2 {
			i = end + 1
			continue
		}
		if end < len(s.Columns) && s.Columns[end].Question < 0 && s.Columns[end].Role == "" && platform.IsOther(s.Columns[end].Heading.Name) {
			end++
		}
		question := Question{}
		for k := i; k < end; k++ {
			c := &s.Columns[k]
			c.Question = len(s.Questions)
			question.Columns, question.Parts = append(question.Columns, k), append(question.Parts, strings.TrimSpace(c.Heading.Name))
		}
		question.Stem = strings.Join(question.Parts, ", ")
		s.Questions = append(s.Questions, question)
		i = end
	}
}

// holdsHeading reports whether a column that belongs to no question holds its own heading or nothing.
func (c *Column) holdsHeading() bool {
	return c.Kind == Tick && c.Question < 0 && c.Distinct == 1 && len(c.Values) > 0 && fold(c.Values[0].Text) == fold(c.Heading.Name)
}

// fewKnown is how many answers another column must have for those of a column to be known by it.
const fewKnown = 2

// codeGrids takes the numbers of a column for codes where those of most columns of its grid are.
func (s *reading) codeGrids() {
	for _, question := range s.Questions {
		codes, numbers := 0, []*Column{}
		for _, column := range question.Columns {
			switch c := &s.Columns[column]; {
			case question.Style == "" && c.Kind == Choice && s.tallies[column].of(whole) > 0:
				codes++
			case c.Kind == Number && s.tallies[column].of(whole) == s.tallies[column].filled && c.Low >= 0 && c.High <= largestCode && c.Distinct <= mostCodes:
				numbers = append(numbers, c)
			}
		}
		if 2*codes > len(question.Columns) {
			for _, c := range numbers {
				c.set(Choice, locale.Text{FR: "des codes, comme le reste de la grille", EN: "codes, like the rest of the grid"})
			}
		}
	}
}

// knowAnswers finds columns of few rows whose answers, each of which may have come once only, are all among those of a choice
// elsewhere in the file.
func (s *reading) knowAnswers() {
	for i := range s.Columns {
		c := &s.Columns[i]
		if c.Kind != Open || c.Role != "" || !c.Complete || s.tallies[i].of(long) > 0 {
			continue
		}
		for k := range s.Columns {
			other := &s.Columns[k]
			if other.Kind == Choice && len(typedTexts(other)) >= fewKnown && containsAll(typedTexts(other), typedTexts(c)) {
				c.set(Choice, locale.Textf("les réponses de %s", "the answers of %s", other.shown()))
				break
			}
		}
	}
}

// typedTexts are the values of a column that do not mean that there is no answer, without spaces around them.
func typedTexts(c *Column) []string {
	var texts []string
	for _, v := range c.Values {
		if _, _, absent := Absence(v.Text); !absent {
			texts = append(texts, strings.TrimSpace(v.Text))
		}
	}
	return texts
}

// containsAll reports whether there are texts, and all are among those given.
func containsAll(all, texts []string) bool {
	return len(texts) > 0 && !slices.ContainsFunc(texts, func(text string) bool { return !slices.Contains(all, text) })
}
