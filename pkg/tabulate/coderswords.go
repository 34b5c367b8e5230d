package tabulate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// DisputedWords lists the segments on which coders differ, with their words and who gave what: those with the most themes in
// dispute first, then in the order of the corpus. A theme does not stand beside one of its parts that is in dispute.
func DisputedWords(s *survey.Survey, options CodersOptions) (*table.Table, error) {
	r, err := readCoders(s, options)
	if err != nil {
		return nil, err
	}
	t := &table.Table{ID: "themes-disputed-words", Title: locale.Text{FR: "Réponses en désaccord", EN: "Answers in dispute"}}
	t.Columns = []table.Column{
		{Key: "segment", Label: locale.Text{FR: "Réponse", EN: "Answer"}, Role: table.Term},
		{Key: "words", Label: locale.Text{FR: "Ce qui est dit", EN: "What is said"}},
		{Key: "disputed", Label: locale.Text{FR: "Thèmes", EN: "Themes"}, Kind: table.Count, Role: table.Estimate},
		{Key: "who", Label: locale.Text{FR: "Qui les a donnés ou non", EN: "Who gave them or not"}},
		{Key: "place", Machine: true},
	}
	type disputed struct {
		segment int
		themes  []*study.Theme
	}
	var list []disputed
	for _, segment := range r.segments {
		if themes := r.disputed(segment); len(themes) > 0 {
			list = append(list, disputed{segment, themes})
		}
	}
	slices.SortStableFunc(list, func(a, b disputed) int { return cmp.Compare(len(b.themes), len(a.themes)) })
	for _, d := range list {
		words := s.Codings.Corpus.Segments[d.segment]
		t.Add(table.Plain(words.Name), table.Plain(excerpt(words.Text)), table.Int(len(d.themes)), table.Words(r.whoGave(d.segment, d.themes)), table.Plain(words.Pos.String()))
	}
	if len(list) == 0 {
		t.Note("Aucun désaccord.", "No disagreement.")
	}
	return t, nil
}

// excerpt returns the beginning of words, on one line.
func excerpt(words string) string {
	const most = 200 // characters
	if runes := []rune(locale.Line(words)); len(runes) > most {
		return string(runes[:most]) + " […]"
	}
	return locale.Line(words)
}

// disputed lists the themes that some coders of a segment gave and others did not, the deepest in the tree alone.
func (r *coderReader) disputed(segment int) []*study.Theme {
	seen := 0
	for _, coder := range r.coders {
		if r.survey.Codings.Seen(coder, segment) {
			seen++
		}
	}
	if seen < 2 {
		return nil
	}
	var list []*study.Theme
	for _, theme := range r.themes {
		gave, not := r.sides(segment, theme)
		if len(gave) > 0 && len(not) > 0 {
			list = append(list, theme)
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(theme *study.Theme) bool {
		return slices.ContainsFunc(list, func(other *study.Theme) bool { return other != theme && other.IsPartOf(theme) })
	})
}

// sides names the coders of a segment who gave a theme and those who did not.
func (r *coderReader) sides(segment int, theme *study.Theme) (gave, not []string) {
	for i, coder := range r.survey.Codings.Coders {
		switch {
		case r.gave(i, segment, theme):
			gave = append(gave, coder.Name)
		case r.survey.Codings.Seen(i, segment):
			not = append(not, coder.Name)
		}
	}
	return gave, not
}

// whoGave says who gave each theme and who did not.
func (r *coderReader) whoGave(segment int, themes []*study.Theme) locale.Text {
	var list locale.Text
	for _, theme := range themes {
		gave, not := r.sides(segment, theme)
		one := locale.Textf("%s\u00a0: %s (non %s)", "%s: %s (not %s)", theme.Label.Text, strings.Join(gave, ", "), strings.Join(not, ", "))
		if list.IsZero() {
			list = one
		} else {
			list = locale.Textf("%s\u00a0; %s", "%s; %s", list, one)
		}
	}
	return list
}
