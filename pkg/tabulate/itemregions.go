package tabulate

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// A SidesAnswer is what the two linked sides of a region answer to an item.
type SidesAnswer string

// What two sides answer.
const (
	BothSides   SidesAnswer = "both"    // both give an answer that counts
	FirstSide   SidesAnswer = "first"   // only the first linked side does
	SecondSide  SidesAnswer = "second"  // only the second linked side does
	NeitherSide SidesAnswer = "neither" // neither does
	SilentSide  SidesAnswer = "silent"  // a side has no answer
)

// ItemRegions is what the two sides answer to each item of a scale in each region.
type ItemRegions struct {
	Scale   *study.Scale    // it has answers that count
	Links   []survey.Link   // the regions
	Answers [][]SidesAnswer // by item of the scale, then by region
}

// HasItemRegions reports whether a scale has answers that count and both linked sides have it.
func HasItemRegions(s *survey.Survey, name string) bool {
	scale, err := scaleOf(s.Study, name)
	return err == nil && !scale.IsRated() && joined(s, scale)
}

// AnswersByRegion returns what the two sides answer to the items of a scale, region by region. Of several units on a side, at
// least half of those that answer must give an answer that counts.
func AnswersByRegion(s *survey.Survey, name string) (*ItemRegions, error) {
	scale, err := scaleOf(s.Study, name)
	switch {
	case err != nil:
		return nil, err
	case s.Regions == nil:
		return nil, notJoined()
	case scale.IsRated():
		return nil, usage("l'échelle %q additionne des valeurs\u00a0: il faut une échelle qui compte des réponses", "scale %q adds values: a scale that counts answers is needed", scale.Name)
	case !joined(s, scale):
		return nil, usage("l'échelle %q n'est pas celle des deux parties arrimées", "scale %q is not one of both linked sides", scale.Name)
	}
	made := &ItemRegions{Scale: scale, Links: s.Links}
	for _, q := range scale.Questions {
		counts := func(code string) bool { return survey.Adds(scale, q, code) }
		answers := make([]SidesAnswer, len(s.Links))
		for region := range s.Links {
			answers[region] = sidesAnswer(regionSays(s, agreementQuestion{question: q, counts: counts}, Majority, region))
		}
		made.Answers = append(made.Answers, answers)
	}
	return made, nil
}

func sidesAnswer(says [2]bool, silent bool) SidesAnswer {
	switch {
	case silent:
		return SilentSide
	case says[0] && says[1]:
		return BothSides
	case says[0]:
		return FirstSide
	case says[1]:
		return SecondSide
	}
	return NeitherSide
}

// ItemRegionsTable counts the items of each region by what the two sides answer. For programs it has the answer to each
// item, too.
func ItemRegionsTable(s *survey.Survey, list *ItemRegions) *table.Table {
	sides := s.Study.LinkedSides()
	t := &table.Table{ID: "items-by-region", Title: locale.Textf("%s\u00a0: énoncés par région", "%s: items by region", list.Scale.Label.Text)}
	t.Columns = []table.Column{
		{Key: "region", Label: locale.Text{FR: "Région", EN: "Region"}}, {Key: "code", Machine: true},
		{Key: "both", Label: locale.Text{FR: "Les deux", EN: "Both"}, Kind: table.Count},
		{Key: "only_" + sides[0], Label: locale.Textf("%s seuls", "%s only", s.Study.UnitLabel(sides[0])), Kind: table.Count},
		{Key: "only_" + sides[1], Label: locale.Textf("%s seuls", "%s only", s.Study.UnitLabel(sides[1])), Kind: table.Count},
		{Key: "neither", Label: locale.Text{FR: "Aucun", EN: "None"}, Kind: table.Count},
		{Key: "silent", Label: locale.Text{FR: "Une partie sans réponse", EN: "A side silent"}, Kind: table.Count},
	}
	for _, q := range list.Scale.Questions {
		t.Columns = append(t.Columns, table.Column{Key: "item_" + q.Name, Machine: true})
	}
	for region, link := range list.Links {
		counts := map[SidesAnswer]int{}
		cells := []table.Cell{table.Plain(link.Region.Name), table.Plain(link.Region.Code)}
		var answers []table.Cell
		for _, item := range list.Answers {
			counts[item[region]]++
			answers = append(answers, table.Plain(string(item[region])))
		}
		for _, answer := range []SidesAnswer{BothSides, FirstSide, SecondSide, NeitherSide, SilentSide} {
			cells = append(cells, table.Int(counts[answer]))
		}
		t.Add(append(cells, answers...)...)
	}
	t.Note("Nombre d'énoncés, sur %s, par ce que disent les deux parties de la région. Une partie qui y a plusieurs unités dit oui si au moins la moitié de celles qui répondent le disent.",
		"Number of items, of %s, by what the two sides of the region say. A side with several units there says yes if at least half of those that answer do.", locale.Count(len(list.Scale.Questions)))
	return t
}
