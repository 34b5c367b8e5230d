package coding

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/lexicon"
	"github.com/arrimage/arrimage/pkg/study"
)

// textsTogether is how many texts are searched at a time: every place where a rule finds something is held.
const textsTogether = 1 << 13

// Proposed returns, for each segment of a corpus, the themes whose dictionary rules find something in its words, in the order
// of the codebook; none for context, and no theme that is not for the question. A proposal codes nothing.
func Proposed(def *study.Definition, words *corpus.Corpus) [][]*study.Theme {
	var rules []*lexicon.Rule
	var of []*study.Theme // the theme of each rule
	for _, theme := range def.ThemeTree() {
		for _, rule := range theme.Compiled {
			rules, of = append(rules, rule), append(of, theme)
		}
	}
	texts := make([]string, len(words.Segments))
	for i := range words.Segments {
		if !words.Segments[i].Context {
			texts[i] = words.Segments[i].Text
		}
	}
	proposed := make([][]*study.Theme, len(texts))
	matcher, at := lexicon.NewMatcher(rules), 0
	for some := range slices.Chunk(texts, textsTogether) {
		for i, matches := range matcher.FindAll(some) {
			for _, match := range matches {
				if theme := of[match.Rule]; theme.IsFor(words.Segments[at+i].Question.Name) && !slices.Contains(proposed[at+i], theme) {
					proposed[at+i] = append(proposed[at+i], theme)
				}
			}
		}
		at += len(some)
	}
	return proposed
}
