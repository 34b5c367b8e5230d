package tabulate

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// Join shows which units of the two sides face each other in each region, who is missing, and the side tables.
func Join(s *survey.Survey) (*table.Table, error) {
	if s.Regions == nil {
		return nil, usage("l'étude ne déclare pas d'arrimage (link:)", "the study declares no link (link:)")
	}
	sides := s.Study.LinkedSides()
	t := &table.Table{ID: "join", Title: locale.Text{FR: "Arrimage des parties par région", EN: "The sides joined by region"}}
	t.Columns = []table.Column{
		{Key: "region", Label: locale.Text{FR: "Région", EN: "Region"}},
		{Key: "code", Label: locale.Same("Code"), Role: table.Term},
		{Key: "kind", Label: locale.Text{FR: "Lien", EN: "Link"}},
	}
	for _, side := range sides {
		t.Columns = append(t.Columns, table.Column{Key: side, Label: s.Study.UnitLabel(side)}, table.Column{Key: side + "_missing", Label: locale.Textf("Sans réponse (%s)", "No answer (%s)", s.Study.UnitLabel(side)), Machine: true})
	}
	for _, entry := range s.Study.Tables {
		t.Columns = append(t.Columns, valueColumn(s, entry.Value))
	}
	for i := range s.Links {
		t.Add(joinCells(s, i)...)
	}
	joinNotes(s, t)
	return t, nil
}

func joinCells(s *survey.Survey, i int) []table.Cell {
	link, sides := s.Links[i], s.Study.LinkedSides()
	kind := strconv.Itoa(len(link.Units[sides[0]])) + " – " + strconv.Itoa(len(link.Units[sides[1]]))
	cells := []table.Cell{table.Plain(link.Region.Name), table.Plain(link.Region.Code), table.Plain(kind)}
	for _, side := range sides {
		missing := strings.Join(link.Missing[side], "; ")
		cells = append(cells, table.Words(unitNames(s.Frame(side), link.Units[side], link.Missing[side])), table.Plain(missing))
	}
	for _, entry := range s.Study.Tables {
		cells = append(cells, numberCell(s.Regions.Variable(entry.Key.Value), i))
	}
	return cells
}

// unitNames lists the respondents of a side in a region, then in brackets the units without an answer.
func unitNames(frame *dataset.Frame, units []int, missing []string) locale.Text {
	var present []string
	for _, i := range units {
		present = append(present, frame.Units[i].Name)
	}
	text := semicolons(present)
	if len(missing) == 0 {
		return text
	}
	absent := locale.Textf("[sans réponse\u00a0: %s]", "[no answer: %s]", semicolons(missing))
	if len(present) == 0 {
		return absent
	}
	return locale.Textf("%s %s", "%s %s", text, absent)
}

// semicolons writes names one after the other; some have commas in them.
func semicolons(names []string) locale.Text {
	return locale.Text{FR: strings.Join(names, "\u00a0; "), EN: strings.Join(names, "; ")}
}

// withoutAnswer returns how many units of a side's population did not answer: those listed, or else the difference.
func withoutAnswer(s *survey.Survey, side string) int {
	if missing := len(s.Nonrespondents(side)); missing > 0 {
		return missing
	}
	return max(s.Population(side)-s.Frame(side).Len(), 0)
}

// joinNotes accounts for every respondent: joined, or not and why.
func joinNotes(s *survey.Survey, t *table.Table) {
	for _, side := range s.Study.LinkedSides() {
		joined := 0
		for _, link := range s.Links {
			joined += len(link.Units[side])
		}
		frame := s.Frame(side)
		t.Note("%s\u00a0– répondants\u00a0: %d\u00a0; arrimés\u00a0: %d\u00a0; sans région\u00a0: %d\u00a0; unités de la population sans réponse\u00a0: %d.",
			"%s – respondents: %d; joined: %d; without a region: %d; units of the population without an answer: %d.",
			frame.Label, frame.Len(), joined, frame.Len()-joined, withoutAnswer(s, side))
	}
	t.Note("Lien\u00a0: répondants de chaque partie dans la région. Plusieurs répondants deviennent un par la règle «\u00a0%s\u00a0».",
		"Link: respondents of each side in the region. Several respondents become one by the rule %q.", s.Study.Link.Combine.Label())
	for _, entry := range s.Study.Tables {
		lacking := 0
		for _, state := range s.Regions.Variable(entry.Key.Value).States {
			if state != study.Answered {
				lacking++
			}
		}
		t.Note("%s\u00a0– régions sans valeur\u00a0: %d.", "%s – regions without a value: %d.", entry.Value.Title(), lacking)
	}
}
