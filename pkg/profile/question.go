package profile

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
)

// findQuestions groups columns whose headings have a part in common, as the platform or people write them. A stem that
// one column has makes no question.
func (s *reading) findQuestions() {
	at := map[string]int{}
	var found []Question
	for i := range s.Columns {
		c := &s.Columns[i]
		if c.Role != "" {
			continue
		}
		stem, part := s.Platform.Preset.Split(c.Heading.Name)
		if part == "" {
			continue
		}
		n, known := at[stem]
		if !known {
			n = len(found)
			at[stem] = n
			found = append(found, Question{Stem: stem})
		}
		found[n].Columns, found[n].Parts = append(found[n].Columns, i), append(found[n].Parts, part)
	}
	for _, question := range found {
		if len(question.Columns) > 1 {
			for _, i := range question.Columns {
				s.Columns[i].Question = len(s.Questions)
			}
			s.Questions = append(s.Questions, question)
		}
	}
}

// styleQuestions says how the ticks of each question are written, now that the columns are known: where all its columns
// but those of other answers in words are ticked.
func (s *reading) styleQuestions() {
	for i := range s.Questions {
		question := &s.Questions[i]
		s.numberedTicks(question)
		styles := map[platform.Style]int{}
		for _, column := range question.Columns {
			if style := tickStyle(&s.Columns[column]); style != "" {
				styles[style]++
			}
		}
		for _, style := range append(slices.Clone(s.Platform.Preset.Styles), platform.ZeroOne, platform.YesEmpty, platform.Label) {
			if n := styles[style]; n > 1 && 2*n > len(question.Columns) || n == 1 && len(question.Columns) == 2 {
				question.Style = style
				break
			}
		}
		if question.Style == "" && s.tickedInWords(question) {
			question.Style = platform.YesEmpty
		}
		if s.isSlotted(question) {
			question.Style = platform.Slots
			for _, column := range question.Columns {
				if c := &s.Columns[column]; c.Kind == Open || c.Kind == Tick {
					c.set(Choice, locale.Text{FR: "une réponse parmi plusieurs, dans l'ordre où elles ont été données", EN: "one answer of several, in the order in which they were given"})
				}
			}
		}
		s.findOthers(question)
		s.dropTicks(question)
	}
}

// dropTicks takes back what looked like a tick as a part of a question that has none: a text that stands once.
func (s *reading) dropTicks(question *Question) {
	for _, column := range question.Columns {
		if c, t := &s.Columns[column], &s.tallies[column]; question.Style == "" && c.Kind == Tick && t.filled == 1 && t.of(zeroOrOne)+t.of(yesOrNo) == 0 {
			c.set(Open, c.variety())
		}
	}
}

// inOrder returns the columns in the order of their parts, numbers by size; nil where two have the same part.
func (q *Question) inOrder() []int {
	places := make([]int, len(q.Columns))
	for i := range places {
		places[i] = i
	}
	number := func(i int) int {
		digits := strings.TrimLeft(q.Parts[i], "0123456789")
		n, _ := strconv.Atoi(q.Parts[i][:len(q.Parts[i])-len(digits)])
		return n
	}
	slices.SortFunc(places, func(a, b int) int {
		return cmp.Or(cmp.Compare(number(a), number(b)), strings.Compare(q.Parts[a], q.Parts[b]))
	})
	columns := make([]int, len(places))
	for k, i := range places {
		if k > 0 && q.Parts[i] == q.Parts[places[k-1]] {
			return nil
		}
		columns[k] = q.Columns[i]
	}
	return columns
}

// tickedInWords reports whether all columns of a question say yes or no but one for other answers in words: without it, they
// could be questions of their own.
func (s *reading) tickedInWords(question *Question) bool {
	other := -1
	for k, column := range question.Columns {
		switch c := &s.Columns[column]; {
		case platform.IsOther(question.Parts[k]) && c.Kind != YesNo:
			other = k
		case c.Kind != YesNo && c.Kind != Empty:
			return false
		}
	}
	if other >= 0 && len(question.Columns) > 2 && s.Columns[question.Columns[other]].Kind != Empty {
		s.Columns[question.Columns[other]].set(Open, otherWhy)
	}
	return other >= 0 && len(question.Columns) > 2
}

// otherWhy says why a column holds other answers in words.
var otherWhy = locale.Text{FR: "autre réponse, en mots", EN: "another answer, in words"}

// findOthers finds the columns of a question that hold other answers in words, although few enough to look like ticks:
// they are written in another way than the ticks, or in other words than their headings where the ticks are in those.
func (s *reading) findOthers(question *Question) {
	named := 0
	for i, column := range question.Columns {
		if c := &s.Columns[column]; c.Kind == Tick && fold(c.Values[0].Text) == fold(question.Parts[i]) {
			named++
		}
	}
	for i, column := range question.Columns {
		c := &s.Columns[column]
		if c.Kind != Tick || question.Style == "" || question.Style == platform.Slots || c.Why == numberedWhy {
			continue
		}
		if platform.IsOther(question.Parts[i]) && tickStyle(c) == platform.Label && fold(c.Values[0].Text) != fold(question.Parts[i]) && !platform.IsOther(c.Values[0].Text) {
			c.set(Open, otherWhy)
			continue
		}
		other := named > 0 && fold(c.Values[0].Text) != fold(question.Parts[i])
		if tickStyle(c) != question.Style || question.Style == platform.Label && other {
			c.set(Open, otherWhy)
		}
	}
}

// tickStyle says how a column writes a tick; empty where it holds no ticks.
func tickStyle(c *Column) platform.Style {
	switch {
	case c.Kind != Tick && !(c.Kind == YesNo && c.Distinct == 1):
		return ""
	case c.Values[0].Text == "0" || c.Values[0].Text == "1" || isBox(c):
		return platform.ZeroOne
	case yesNo[fold(c.Values[0].Text)] || fold(c.Values[0].Text) == "x":
		return platform.YesEmpty
	}
	return platform.Label
}

// isSlotted reports whether the columns of a question hold the first answer, the second and so on, as the platform writes
// questions with several answers. Of a platform that is not known there must be more to it: the columns are filled less and
// less, and the last may hold one answer only. Those of other platforms are grids.
func (s *reading) isSlotted(question *Question) bool {
	choice := slices.ContainsFunc(question.Columns, func(i int) bool { return s.Columns[i].Kind == Choice })
	ticks := question.Style != "" && !(question.Style == platform.Label && len(question.Columns) == 2 && choice)
	columns := question.inOrder()
	if ticks || !slotted(s.Columns, columns) {
		return false
	}
	if slices.Contains(s.Platform.Preset.Styles, platform.Slots) {
		return true
	}
	fewer := slices.IsSortedFunc(columns, func(a, b int) int { return cmp.Or(cmp.Compare(s.Columns[b].Filled, s.Columns[a].Filled), -1) })
	return s.Platform.Preset == &platform.Generic && fewer
}

// slotted reports whether columns can hold the first answer, the second and so on: they share their answers, and none is
// filled more often than the one before, the last less often than the first.
func slotted(columns []Column, part []int) bool {
	if len(part) == 0 {
		return false
	}
	seen := map[string]bool{}
	for _, value := range columns[part[0]].Values {
		seen[value.Text] = true
	}
	shared, before := false, columns[part[0]].Filled
	for _, i := range part[1:] {
		c := &columns[i]
		if c.Filled > before || c.Kind == Number || c.Kind == Tick && !seen[c.Values[0].Text] {
			return false
		}
		before = c.Filled
		for _, value := range c.Values {
			shared = shared || seen[value.Text]
			seen[value.Text] = true
		}
	}
	return shared && before < columns[part[0]].Filled
}

// findUnseen says where 0 stands for questions that were never shown, too.
func (s *reading) findUnseen() {
	if !s.Platform.Preset.UnseenZero {
		return
	}
	s.add(s.cross(func(c *Column, t *tally) (int, diag.Pos) {
		if c.Question < 0 || s.Questions[c.Question].Style != platform.ZeroOne {
			return 0, diag.Pos{}
		}
		return t.filled, c.pos()
	}), diag.Note, "unseen-zeros", "asked_if: …", locale.Text{
		FR: "0 veut dire non coché, ou jamais montré", EN: "0 means not ticked, or never shown"})
}
