package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// Ranking ranks the regions by the score of a scale; equals share a rank.
func Ranking(s *survey.Survey, name string) (*table.Table, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, err
	}
	if s.Regions == nil || s.Regions.Variable(scale.Name) == nil {
		return nil, usage("pas de classement\u00a0: les parties de l'étude ne sont pas arrimées par région sur cette échelle", "no ranking: the sides of the study are not joined by region on this scale")
	}
	v := s.Regions.Variable(scale.Name)
	sides := s.Study.LinkedSides()
	t := &table.Table{ID: "ranking", Term: scale.Name, Title: locale.Textf("%s\u00a0: classement des régions", "%s: ranking of the regions", scale.Label.Text)}
	t.Columns = []table.Column{
		{Key: "region", Label: locale.Text{FR: "Région", EN: "Region"}},
		{Key: "code", Machine: true, Role: table.Level},
		{Key: "rank", Label: locale.Text{FR: "Rang", EN: "Rank"}, Kind: table.Count, Role: table.Estimate},
		{Key: "score", Label: locale.Same("Score"), Kind: table.Number, Decimals: scoreDecimals(scale), Role: table.Estimate},
		{Key: "maximum", Label: locale.Text{FR: "sur", EN: "of"}, Kind: table.Count, Role: table.Estimate},
		{Key: sides[0] + "_units", Label: locale.Textf("%s (n)", "%s (n)", s.Study.UnitLabel(sides[0])), Kind: table.Count, Role: table.Base, Side: sides[0]},
		{Key: sides[0], Label: locale.Textf("%s (%s)", "%s (%s)", s.Study.UnitLabel(sides[0]), s.Study.Link.Combine.Label()), Kind: table.Number, Decimals: scoreDecimals(scale), Role: table.Estimate, Side: sides[0]},
		{Key: sides[1], Label: s.Study.UnitLabel(sides[1]), Kind: table.Number, Decimals: scoreDecimals(scale), Role: table.Estimate, Side: sides[1]},
	}
	if decimals := maximumDecimals(scale); decimals > 0 {
		at := columnAt(t, "maximum")
		t.Columns[at].Kind, t.Columns[at].Decimals = table.Number, decimals
	}
	ranks := RanksOf(v)
	for _, i := range byScore(s.Regions, scale.Name) {
		rank := table.Absent(locale.Same("–"))
		if ranks[i] > 0 {
			rank = table.Int(ranks[i])
		}
		t.Add(table.Plain(s.Regions.Units[i].Name), table.Plain(s.Regions.Units[i].ID), rank, numberCell(v, i), maximumCell(v.Maximum),
			table.Int(len(s.Links[i].Units[sides[0]])), numberCell(s.Regions.Variable(sides[0]+"."+scale.Name), i), numberCell(s.Regions.Variable(sides[1]+"."+scale.Name), i))
	}
	t.Note("Les régions à égalité partagent leur rang\u00a0; le rang suivant est sauté.", "Regions with equal scores share a rank; the next one is skipped.")
	ruleNote(t, scale)
	if scale.IsRated() || slices.ContainsFunc(sides, func(side string) bool { return s.Samplings[side] != nil }) {
		regionNote(s, t, scale)
	}
	return t, nil
}

// RanksOf ranks the units of a variable, 1 the highest; 0 for a unit without a value.
func RanksOf(v *dataset.Variable) []int {
	among := assoc.CompetitionRanks(v.Answered(nil))
	ranks := make([]int, len(v.States))
	for i, state := range v.States {
		if state == study.Answered {
			ranks[i] = among[0]
			among = among[1:]
		}
	}
	return ranks
}

// HasRanking reports whether a study joins its sides by region on a scale, so that Ranking has something to rank.
func HasRanking(s *survey.Survey, name string) bool {
	scale, err := scaleOf(s.Study, name)
	return err == nil && joined(s, scale)
}
