package tabulate

import (
	"cmp"
	"slices"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// CoderPairsTable shows how far each pair of coders agrees, as CoderPairs returns them.
func CoderPairsTable(s *survey.Survey, pairs []CodersAgreement, options CodersOptions) *table.Table {
	t := &table.Table{ID: "themes-agreement-pairs", Title: locale.Text{FR: "Accord, deux personnes à la fois", EN: "Agreement, two coders at a time"}}
	t.Columns = codersColumns(options, pairs[0].Alpha.Interval.Method.ID,
		table.Column{Key: "pair", Label: locale.Text{FR: "Personnes", EN: "Coders"}}, table.Column{Key: "first", Machine: true, Role: table.Term}, table.Column{Key: "second", Machine: true, Role: table.Level},
		table.Column{Key: "segments", Label: locale.Text{FR: "Réponses", EN: "Answers"}, Kind: table.Count},
		table.Column{Key: "n", Label: locale.Text{FR: "Décisions", EN: "Decisions"}, Kind: table.Count, Role: table.Base},
	)
	comparedNote(t, pairs[0])
	t.Note("Réponses\u00a0: réponses ou tours de parole que les deux personnes ont codés. La paire qui s'accorde le moins est la première, d'après l'AC1.",
		"Answers: answers or turns that both coded. The pair that agrees least is the first, by AC1.")
	for _, a := range pairs {
		first, second := s.Codings.Coders[a.Coders[0]], s.Codings.Coders[a.Coders[1]]
		t.Add(codersCells(t, a, table.Words(pairTitle(first, second)), table.Plain(first.Name), table.Plain(second.Name), table.Int(a.Segments), table.Int(a.Decisions))...)
	}
	codersIntervals(t, options, pairs...)
	return t
}

// pairTitle names two coders.
func pairTitle(first, second *study.Coder) locale.Text {
	return locale.Textf("%s et %s", "%s and %s", first.Title(), second.Title())
}

// A Dispute is how often two coders differ on whether a theme applies.
type Dispute struct {
	Theme         *study.Theme
	First, Second int // coders, from 0
	Segments      int // segments that both coded
	OnlyFirst     int // of them, those to which only the first gave the theme
	OnlySecond    int // and those to which only the second did
}

// differ returns on how many segments the two differ.
func (d Dispute) differ() int { return d.OnlyFirst + d.OnlySecond }

// Disputes lists the themes and pairs of coders that differ, the most often first; then the largest share of the segments
// that both coded, then the order of the tree.
func Disputes(s *survey.Survey, options CodersOptions) ([]Dispute, error) {
	r, err := readCoders(s, options)
	if err != nil {
		return nil, err
	}
	var list []Dispute
	for _, theme := range r.themes {
		j := r.decisions(theme)
		for i, first := range r.coders {
			for _, second := range r.coders[i+1:] {
				t, _ := agree.Cross(j.codes[first], j.codes[second], j.categories)
				d := Dispute{Theme: theme, First: first, Second: second, Segments: t.N(), OnlyFirst: t[themeGiven][themeNotGiven], OnlySecond: t[themeNotGiven][themeGiven]}
				if d.differ() > 0 {
					list = append(list, d)
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Dispute) int {
		return cmp.Or(b.differ()-a.differ(), a.Segments-b.Segments)
	})
	return list, nil
}

// DisputesTable shows what Disputes returns.
func DisputesTable(s *survey.Survey, list []Dispute) *table.Table {
	t := &table.Table{ID: "themes-disputes", Title: locale.Text{FR: "Thèmes en désaccord, deux personnes à la fois", EN: "Themes in dispute, two coders at a time"}}
	t.Columns = []table.Column{
		{Key: "theme", Label: locale.Text{FR: "Thème", EN: "Theme"}}, {Key: "name", Machine: true, Role: table.Term},
		{Key: "first", Label: locale.Text{FR: "Personne A", EN: "Coder A"}, Role: table.Group}, {Key: "second", Label: locale.Text{FR: "Personne B", EN: "Coder B"}, Role: table.Level},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count, Role: table.Base},
		{Key: "differ", Label: locale.Text{FR: "Désaccords", EN: "Differ"}, Kind: table.Count, Role: table.Estimate},
		{Key: "differ_percent", Label: locale.Same("%"), Kind: table.Percent, Role: table.Estimate},
		{Key: "only_first", Label: locale.Text{FR: "A seule", EN: "Only A"}, Kind: table.Count, Role: table.Estimate},
		{Key: "only_second", Label: locale.Text{FR: "B seule", EN: "Only B"}, Kind: table.Count, Role: table.Estimate},
	}
	for _, d := range list {
		t.Add(table.Words(d.Theme.Label.Text), table.Plain(d.Theme.Name), table.Plain(s.Codings.Coders[d.First].Name), table.Plain(s.Codings.Coders[d.Second].Name),
			table.Int(d.Segments), table.Int(d.differ()), table.Value(100*float64(d.differ())/float64(d.Segments)), table.Int(d.OnlyFirst), table.Int(d.OnlySecond))
	}
	t.Note("n\u00a0: réponses ou tours de parole que les deux personnes ont codés\u00a0; A seule, B seule\u00a0: ceux auxquels une seule a donné le thème, ou un thème qui en fait partie.",
		"n: answers or turns that both coded; only A, only B: those to which one alone gave the theme, or one that is part of it.")
	if len(list) == 0 {
		t.Note("Aucun désaccord.", "No disagreement.")
	}
	return t
}
