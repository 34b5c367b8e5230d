package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// An Item is what both sides answered to one item of a scale that counts.
type Item struct {
	Question *study.Question // the item
	Shares   []dataset.Share // units that give an answer that counts, for each side of the scale, without weights
	Percents []table.Cell    // the shares in percent, weighted where the side declares a design
	Both     int             // linked regions in which both sides do
	Only     [2]int          // linked regions in which only the first, or only the second linked side does
	Neither  int             // linked regions in which neither does
	Silent   int             // linked regions in which a side has no answer
}

// Items tallies the items of a scale that counts. It panics where the scale has ratings.
func Items(s *survey.Survey, name string) (*study.Scale, []Item, error) {
	scale, err := scaleOf(s.Study, name)
	if err != nil {
		return nil, nil, err
	}
	if scale.IsRated() {
		panic("tabulate: scale: " + scale.Name + " has ratings, not answers that count")
	}
	items := make([]Item, len(scale.Questions))
	for k, q := range scale.Questions {
		items[k].Question = q
		for _, side := range scale.Sides {
			share := countingShare(s, side, scale, q)
			items[k].Shares = append(items[k].Shares, share)
			items[k].Percents = append(items[k].Percents, sharePercent(s, side, share))
		}
		if joined(s, scale) {
			for i := range s.Links {
				items[k].add(s, scale, i)
			}
		}
	}
	return scale, items, nil
}

// joined reports whether both linked sides have a scale.
func joined(s *survey.Survey, scale *study.Scale) bool {
	return s.Regions != nil && s.Regions.Variable(scale.Name) != nil
}

// countingShare tallies the units whose answer to an item adds one to the scale, on the base of the study.
func countingShare(s *survey.Survey, side string, scale *study.Scale, q *study.Question) dataset.Share {
	frame := s.Frame(side)
	v := frame.Variable(q.Name)
	share, _ := frame.Tally(nil, s.Study.DefaultBase(), func(i int) (bool, study.Reason, error) {
		return v.States[i] == study.Answered && survey.Adds(scale, q, v.Words[i]), v.States[i], nil
	})
	return share
}

// sharePercent writes a share in percent: of the population where the side declares a design, else of the units.
func sharePercent(s *survey.Survey, side string, share dataset.Share) table.Cell {
	sampling := s.Samplings[side]
	if sampling == nil {
		if p, ok := share.Percent(); ok {
			return table.Value(p)
		}
		return table.Absent(dash)
	}
	n := s.Frame(side).Len()
	domain, category := design.Groups{Of: slices.Repeat([]int{-1}, n), Count: 1}, slices.Repeat([]int{1}, n)
	for _, i := range share.InBase {
		domain.Of[i] = 0
	}
	for _, i := range share.Members {
		category[i] = 0
	}
	return percentCell(sampling.Design.Proportions(category, 2, domain).At(0, DefaultLevel))
}

// add puts one region where it belongs. Of several units on a side, at least half of those that answer must give an
// answer that counts.
func (item *Item) add(s *survey.Survey, scale *study.Scale, region int) {
	adds := func(code string) bool { return survey.Adds(scale, item.Question, code) }
	says, silent := regionSays(s, agreementQuestion{question: item.Question, counts: adds}, Majority, region)
	switch {
	case silent:
		item.Silent++
	case says[0] && says[1]:
		item.Both++
	case says[0]:
		item.Only[0]++
	case says[1]:
		item.Only[1]++
	default:
		item.Neither++
	}
}

// ItemsTable shows, for each item, how many on each side give an answer that counts, and in how many regions both sides,
// one side or none does. Of a scale of ratings it shows the mean of each item.
func ItemsTable(s *survey.Survey, name string) (*table.Table, error) {
	if scale, err := scaleOf(s.Study, name); err == nil && scale.IsRated() {
		return ratedItems(s, scale)
	}
	scale, items, err := Items(s, name)
	if err != nil {
		return nil, err
	}
	t := &table.Table{ID: "items", Title: locale.Textf("%s\u00a0: énoncé par énoncé", "%s: item by item", scale.Label.Text)}
	t.Columns = []table.Column{{Key: "item", Label: locale.Text{FR: "Énoncé", EN: "Item"}}, {Key: "question", Machine: true, Role: table.Term}}
	for _, side := range scale.Sides {
		label := s.Study.UnitLabel(side)
		t.Columns = append(t.Columns, table.Column{Key: side + "_count", Label: label, Kind: table.Count, Role: table.N, Side: side}, table.Column{Key: side + "_base", Kind: table.Count, Machine: true, Role: table.Base, Side: side},
			table.Column{Key: side + "_percent", Label: locale.Same("%"), Kind: table.Percent, Role: table.Estimate, Side: side})
	}
	linked := joined(s, scale)
	if linked {
		sides := s.Study.LinkedSides()
		t.Columns = append(t.Columns,
			table.Column{Key: "both", Label: locale.Text{FR: "Les deux", EN: "Both"}, Kind: table.Count, Role: table.Estimate},
			table.Column{Key: "only_" + sides[0], Label: locale.Textf("%s seuls", "%s only", s.Study.UnitLabel(sides[0])), Kind: table.Count, Role: table.Estimate},
			table.Column{Key: "only_" + sides[1], Label: locale.Textf("%s seuls", "%s only", s.Study.UnitLabel(sides[1])), Kind: table.Count, Role: table.Estimate},
			table.Column{Key: "neither", Label: locale.Text{FR: "Aucun", EN: "None"}, Kind: table.Count, Role: table.Estimate},
			table.Column{Key: "silent", Label: locale.Text{FR: "Une partie sans réponse", EN: "A side silent"}, Kind: table.Count, Role: table.Estimate})
	}
	for _, item := range items {
		t.Add(itemCells(item, linked)...)
	}
	itemNotes(s, t, scale, items, linked)
	return t, nil
}

func itemCells(item Item, linked bool) []table.Cell {
	cells := []table.Cell{table.Words(item.Question.Title()), table.Plain(item.Question.Name)}
	for k, share := range item.Shares {
		cells = append(cells, table.Int(share.Count), table.Int(share.Base), item.Percents[k])
	}
	if linked {
		cells = append(cells, table.Int(item.Both), table.Int(item.Only[0]), table.Int(item.Only[1]), table.Int(item.Neither), table.Int(item.Silent))
	}
	return cells
}

func itemNotes(s *survey.Survey, t *table.Table, scale *study.Scale, items []Item, linked bool) {
	baseNote(t, s.Study.DefaultBase())
	for k, side := range scale.Sides {
		bases := make([]int, len(items))
		for i, item := range items {
			bases[i] = item.Shares[k].Base
		}
		if lo, hi := slices.Min(bases), slices.Max(bases); lo == hi {
			t.Note("%s\u00a0: base %d à chaque énoncé.", "%s: base %d for each item.", s.Study.UnitLabel(side), lo)
		} else {
			t.Note("%s\u00a0: base de %d à %d selon l'énoncé.", "%s: base %d to %d according to the item.", s.Study.UnitLabel(side), lo, hi)
		}
	}
	weightedNote(s, t, scale, "Nombres et bases\u00a0: sans pondération\u00a0; pourcentages\u00a0: pondérés.", "Numbers and bases: unweighted; %: weighted.")
	if linked {
		t.Note("Colonnes de droite\u00a0: nombre de régions. Une partie qui a plusieurs unités dans la région dit oui si au moins la moitié de celles qui répondent le disent.",
			"Columns at the right: numbers of regions. A side with several units in the region says yes if at least half of those that answer do.")
	}
}
