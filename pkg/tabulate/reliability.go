package tabulate

import (
	"cmp"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/reliability"
	"github.com/arrimage/arrimage/pkg/resample"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// A SideReliability is the reliability of a scale on one side.
type SideReliability struct {
	Side     string               // name of the side
	Analysis reliability.Analysis // of the items: 1 where the answer counts and 0 where it does not, or their values
	LeftOut  dataset.Reasons      // respondents in no number, each by the reason of the first item that excludes it
	Omega    *resample.Interval   // bootstrap interval of omega; nil where none was asked for

	items [][]float64 // what Analysis was made from, one slice an item
}

// Reliability analyses a scale on each side that was asked all its items. An item without an answer is 0 where the
// scale's rule for it is score.Zero; under any other rule it excludes the respondent. Of the options, Where and Level
// count.
func Reliability(s *survey.Survey, name string, options Options) (*study.Scale, []SideReliability, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, nil, err
	}
	options.By = nil
	units, err := options.units(s.Study)
	if err != nil {
		return nil, nil, err
	}
	var list []SideReliability
	for _, side := range scale.Sides {
		if !slices.Contains(units, side) {
			continue
		}
		groups, _, err := options.groups(s, s.Frame(side))
		if err != nil {
			return nil, nil, err
		}
		items, leftOut := scoredItems(s.Frame(side), scale, groups[0].mask)
		list = append(list, SideReliability{Side: side, Analysis: reliability.Analyse(items, options.level()), LeftOut: leftOut, items: items})
	}
	if len(list) == 0 {
		return nil, nil, usage("aucune des parties que --where retient n'a l'échelle %s", "no side that --where keeps has the scale %s", scale.Name)
	}
	return scale, list, nil
}

// scoredItems returns what the items of a scale are worth, one slice an item: 1 or 0, or their values where the scale has
// ratings; NaN where the rules of the scale give no number. It counts the respondents with such an item by the reason of
// the first.
func scoredItems(frame *dataset.Frame, scale *study.Scale, within dataset.Mask) ([][]float64, dataset.Reasons) {
	items := make([][]float64, len(scale.Questions))
	missing := make([]study.Reason, frame.Len()) // Answered: nothing is missing so far.
	for k, q := range scale.Questions {
		v := itemVariable(scale, q, frame)
		for i, state := range v.States {
			if !within.Has(i) {
				continue
			}
			x := v.Numbers[i]
			if state != study.Answered && ruleOf(scale, state) != score.Zero {
				x = math.NaN()
				missing[i] = cmp.Or(missing[i], state)
			}
			items[k] = append(items[k], x)
		}
	}
	var leftOut dataset.Reasons
	for _, state := range missing {
		if state != study.Answered {
			leftOut[state]++
		}
	}
	return items, leftOut
}

// ruleOf returns the rule of a scale for an item without an answer.
func ruleOf(scale *study.Scale, state study.Reason) score.Rule {
	if state == study.NotApplicable {
		return scale.NotApplicable
	}
	return scale.NoAnswer
}

// ReliabilityTables returns the coefficients of a scale by side as a table, and what each item does as another.
func ReliabilityTables(s *survey.Survey, scale *study.Scale, list []SideReliability, options Options) []*table.Table {
	return []*table.Table{reliabilityTable(s, scale, list, options), reliabilityItems(s, scale, list)}
}

func reliabilityTable(s *survey.Survey, scale *study.Scale, list []SideReliability, options Options) *table.Table {
	t := &table.Table{ID: "reliability", Title: locale.Textf("%s\u00a0: fidélité", "%s: reliability", scale.Label.Text)}
	t.Columns = []table.Column{
		{Key: "label", Label: locale.Text{FR: "Unités", EN: "Units"}}, {Key: "side", Machine: true},
		{Key: "items", Label: locale.Text{FR: "Énoncés", EN: "Items"}, Kind: table.Count},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count},
		{Key: "left_out", Label: locale.Text{FR: "Exclus", EN: "Left out"}, Kind: table.Count},
		{Key: "reasons", Machine: true},
		{Key: "alpha", Label: locale.Same("Alpha"), Kind: table.Number, Decimals: 3},
		{Key: "feldt", Label: locale.Same("Feldt"), Kind: table.Number, Decimals: 3, Range: true, Of: "alpha"},
		{Key: "standardised", Label: locale.Text{FR: "Alpha std", EN: "Std. alpha"}, Kind: table.Number, Decimals: 3},
		{Key: "omega", Label: locale.Text{FR: "Oméga", EN: "Omega"}, Kind: table.Number, Decimals: 3},
		{Key: "omega_standardised", Label: locale.Text{FR: "Oméga std", EN: "Std. omega"}, Kind: table.Number, Decimals: 3},
		{Key: "omega_bootstrap", Kind: table.Number, Range: true, Of: "omega", Machine: true},
	}
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		t.Columns = append(t.Columns, table.Column{Key: reason.String(), Label: reason.Label(), Kind: table.Count, Machine: true})
	}
	reliabilityNotes(s, t, scale, list, options)
	for _, side := range list {
		t.Add(reliabilityCells(s, t, side)...)
	}
	return t
}

func reliabilityCells(s *survey.Survey, t *table.Table, side SideReliability) []table.Cell {
	a := side.Analysis
	feldt := table.Absent(locale.Same("–"))
	if a.Feldt.Exists {
		feldt = table.Between(a.Feldt.Lo, a.Feldt.Hi)
	}
	cells := []table.Cell{
		table.Words(s.Frame(side.Side).Label), table.Plain(side.Side), table.Int(len(a.Items)), table.Int(a.N), table.Int(a.LeftOut),
		table.Words(withoutValue(dataset.Share{LeftOut: side.LeftOut})), reliabilityCell(a.Alpha), feldt, reliabilityCell(a.Standardised),
		omegaCell(t, a.Omega, a.Omega.Total), omegaCell(t, a.Omega, a.Omega.Standardised), omegaBounds(side),
	}
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		cells = append(cells, table.Int(side.LeftOut[reason]))
	}
	return cells
}

// reliabilityCell writes a coefficient, or why there is none.
func reliabilityCell(c reliability.Coefficient) table.Cell {
	if c.Exists {
		return table.Value(c.Value)
	}
	return table.Absent(c.Why)
}

// ReliabilityMethods returns the identifiers of the methods of what ReliabilityTables shows of a scale.
func ReliabilityMethods(scale *study.Scale) []string {
	if scale.IsRated() {
		return []string{reliability.AlphaID, reliability.FeldtID, reliability.StandardisedAlphaID, reliability.OmegaID, reliability.ItemTotalID}
	}
	return []string{reliability.AlphaID, reliability.KR20ID, reliability.FeldtID, reliability.StandardisedAlphaID, reliability.OmegaID, reliability.ItemTotalID}
}

func reliabilityNotes(s *survey.Survey, t *table.Table, scale *study.Scale, list []SideReliability, options Options) {
	sides := make([]string, len(list))
	for i, side := range list {
		sides[i] = side.Side
	}
	options.whereNotes(t, s, sides)
	rules := survey.Rules(scale)
	what := locale.Text{FR: "1 si la réponse compte, 0 sinon", EN: "1 if the answer counts, 0 otherwise"}
	if scale.IsRated() {
		what = locale.Text{FR: "sa valeur, telle qu'elle entre dans le score", EN: "its value, as it enters the score"}
	}
	t.Note("Énoncé\u00a0: %s. Énoncé qui ne s'applique pas\u00a0: %s\u00a0; sans réponse\u00a0: %s. Un répondant exclu l'est de tous les nombres et compte une fois, au motif de son premier énoncé sans valeur.",
		"Item: %s. Item that does not apply: %s; without an answer: %s. A respondent left out is in no number and counts once, by the reason of the first item without a value.",
		what, itemRule(rules.NotApplicable), itemRule(rules.NoAnswer))
	for _, side := range list {
		if side.Analysis.LeftOut > 0 {
			t.Note("%s – exclus\u00a0: %s.", "%s – left out: %s.", s.Frame(side.Side).Label, withoutValue(dataset.Share{LeftOut: side.LeftOut}))
		}
	}
	if scale.IsRated() {
		reversedNote(t, scale)
		t.Note("Alpha de Cronbach. Intervalle approché de Feldt à %s, pour des unités semblables.",
			"Cronbach's alpha. Feldt's approximate interval at %s, for units like these.", levelText(options.level()))
	} else {
		t.Note("Alpha de Cronbach\u00a0; les énoncés valant 0 ou 1, c'est aussi le KR-20. Intervalle approché de Feldt à %s, pour des unités semblables.",
			"Cronbach's alpha; the items being 0 or 1, it is also KR-20. Feldt's approximate interval at %s, for units like these.", levelText(options.level()))
	}
	omegaNotes(s, t, list)
	unweightedNote(s, t, sides...)
}

// itemRule says what an item without an answer does to an analysis that needs every item.
func itemRule(rule score.Rule) locale.Text {
	if rule == score.Zero {
		return locale.Text{FR: "0", EN: "0"}
	}
	return locale.Text{FR: "répondant exclu", EN: "respondent left out"}
}
