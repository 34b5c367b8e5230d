package codesheet

import (
	"slices"
	"strconv"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/study"
)

// Merged returns the codings of all coders, one a row, in the order of the corpus; a row's text is the words that were coded.
func Merged(def *study.Definition, codings *coding.Codings) Grid {
	grid := Grid{{"coder", "segment", "theme", "start", "end", "text", "quote", "remark"}}
	for _, given := range codings.InOrder(def.ThemeTree()) {
		words := &codings.Corpus.Segments[given.Segment]
		start, end := "", ""
		if given.End > 0 {
			start, end = strconv.Itoa(given.Start), strconv.Itoa(given.End)
		}
		grid = append(grid, []string{
			codings.Coders[given.Coder].Name, words.Name, nameOf(given.Theme), start, end, wordsOf(words, given), quoteMark(given.Quote), given.Remark,
		})
	}
	return grid
}

// wordsOf returns the words that a coding is about.
func wordsOf(words *corpus.Segment, given coding.Coding) string {
	if given.End == 0 {
		return words.Text
	}
	return string([]rune(words.Text)[given.Start:given.End])
}

// Decisions returns a file of decisions to be filled in: what coders differ over, in the order of the corpus, with what is
// decided already; then the decisions on what nobody differs over. Where nothing is decided, conflicts in answer to some
// questions are listed, to all with none. The columns for, against and text are there to be read.
func Decisions(codings *coding.Codings, questions []string) Grid {
	grid := Grid{{"segment", "theme", "keep", "by", "why", "for", "against", "text"}}
	var disputed []*coding.Decision
	for i := range codings.Conflicts {
		conflict := &codings.Conflicts[i]
		words := &codings.Corpus.Segments[conflict.Segment]
		if conflict.Decision == nil && (codings.SettledBy(conflict) != nil || !isOf(words, questions)) {
			continue
		}
		row := append([]string{words.Name, conflict.Theme.Name}, decided(conflict.Decision)...)
		grid = append(grid, append(row, codings.Names(conflict.For), codings.Names(conflict.Against), words.Text))
		disputed = append(disputed, conflict.Decision)
	}
	for i := range codings.Decisions {
		if decision := &codings.Decisions[i]; !slices.Contains(disputed, decision) {
			words := &codings.Corpus.Segments[decision.Segment]
			row := append([]string{words.Name, decision.Theme.Name}, decided(decision)...)
			grid = append(grid, append(row, "", "", words.Text))
		}
	}
	return grid
}

// isOf reports whether a segment answers one of some questions; any where there are none, or study.AllThemes among them.
func isOf(words *corpus.Segment, questions []string) bool {
	return len(questions) == 0 || slices.Contains(questions, words.Question.Name) || slices.Contains(questions, study.AllThemes)
}

// decided returns keep, by and why of a decision; nothing of none.
func decided(decision *coding.Decision) []string {
	if decision == nil {
		return []string{"", "", ""}
	}
	keep := "no"
	if decision.Keep {
		keep = "yes"
	}
	return []string{keep, decision.By, decision.Why}
}
