package report

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
)

// The shipped positions stand along time as a chart and a table, and their reasons by position, each with its themes.
func TestPositionsInTheReport(t *testing.T) {
	s, results := open(t, study.Folders{studies.Folder("position2002")})
	made := built(t, s, results)
	var drawn chart.TimelineChart
	quotes, tagged, headings := 0, 0, 0
	for _, section := range made.Sections {
		for _, block := range section.Blocks {
			switch {
			case block.Name == "chronologie" && block.Chart != nil:
				drawn = block.Chart.Drawing.(chart.TimelineChart)
			case section.ID == "raisons" && block.Quote != nil:
				quotes++
				if strings.Contains(block.Quote.By.FR, " – thèmes\u00a0: ") && strings.Contains(block.Quote.By.EN, " – themes: ") {
					tagged++
				}
			case section.ID == "raisons" && block.Prose != nil && block.Prose.FR[0].Kind == document.Heading:
				headings++
			}
		}
	}
	if len(drawn.Rows) != 9 || len(drawn.Kinds) != 4 || drawn.Kinds[drawn.Rows[0].Kind].EN != "Take part" || drawn.Counts.FR != "Raisons" || drawn.Rows[8].Label.EN != "Vote on the integrated networks (RIS)" {
		t.Errorf("chart: %+v", drawn)
	}
	if quotes != 43 || tagged != 43 || headings != 9 {
		t.Errorf("%d reasons, %d with themes, under %d headings", quotes, tagged, headings)
	}
}

// A default report shows the timelines that a study declares. There is no chart where it says so, where no event has a date,
// and where there are more events than anybody reads.
func TestTimelineInADefaultReport(t *testing.T) {
	const text = `version: 1
id: schools
title: Schools
sides: { schools: { label: Schools, file: schools.csv, id: id } }
questions:
  id: { type: id, label: Id }
  town: { type: choice, label: Town, codes: [TOWNS] }
  founded: { type: number, label: Founded }
analyses:
  when: { kind: timeline, questions: [town], date: founded ANALYSIS }
`
	for name, c := range map[string]struct {
		analysis string
		towns    int
		charts   int
	}{
		"drawn": {"", 2, 1}, "not drawn": {", chart: none", 2, 0}, "by what they say": {", by: [town]", 2, 1}, "no date": {", where: id == \"0\"", 2, 0},
		"as many as are read": {"", mostRows, 1}, "too many": {"", mostRows + 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			towns, rows := "", "id,town,founded\n0,t0,\n"
			for i := range c.towns {
				towns += fmt.Sprintf("t%d, ", i)
				rows += fmt.Sprintf("s%d,t%d,%d\n", i, i, 1900+i)
			}
			yaml := strings.NewReplacer("TOWNS", strings.TrimSuffix(towns, ", "), " ANALYSIS", c.analysis).Replace(text)
			s, results := open(t, study.Folders{{Name: "schools", FS: fstest.MapFS{studies.StudyFile: {Data: []byte(yaml)}, "schools.csv": {Data: []byte(rows)}}}})
			charts, tables := 0, 0
			for _, section := range built(t, s, results).Sections {
				for _, block := range section.Blocks {
					switch {
					case block.Name == "when" && block.Chart != nil:
						charts++
					case block.Name == "when" && block.Table != nil:
						tables++
					}
				}
			}
			if charts != c.charts || tables != 1 {
				t.Errorf("%d charts and %d tables, want %d and 1", charts, tables, c.charts)
			}
		})
	}
}
