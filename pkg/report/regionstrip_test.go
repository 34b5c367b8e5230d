package report

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/study"
)

// strips returns the strips of the document of a region, by the name of their block.
func strips(p *Pages, i int) map[string]chart.StripChart {
	found := map[string]chart.StripChart{}
	for _, section := range p.Document(i).Sections {
		for _, block := range section.Blocks {
			if block.Chart != nil {
				found[block.Name] = block.Chart.Drawing.(chart.StripChart)
			}
		}
	}
	return found
}

// TestStripOfEachRegion checks that the document of a region names it alone, among all regions with their own values.
func TestStripOfEachRegion(t *testing.T) {
	s, _ := open(t, files())
	pages, err := ByRegion(s, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range pages.Len() {
		drawn := strips(pages, i)
		if len(drawn) != len(pages.regions.Standings()) {
			t.Fatalf("%s: %d strips", pages.Name(i), len(drawn))
		}
		for _, of := range pages.regions.Standings() {
			units := drawn[of.Variable.Name].Rows[0].Units
			if len(units) != pages.Len() {
				t.Errorf("%s: %d regions", pages.Name(i), len(units))
			}
			for k := range pages.Len() {
				at := slices.IndexFunc(units, func(u chart.StripPoint) bool { return u.Label.EN == pages.Name(k) })
				answered := of.Variable.States[k] == study.Answered
				if at < 0 || units[at].Highlight != (k == i) || math.IsNaN(units[at].Value) == answered || answered && units[at].Value != of.Variable.Numbers[k] {
					t.Errorf("%s, %s: %s is %+v", pages.Name(i), of.Variable.Name, pages.Name(k), units[max(at, 0)])
				}
			}
			for k := 1; k < len(units); k++ {
				if before, x := units[k-1].Value, units[k].Value; before > x || math.IsNaN(before) && !math.IsNaN(x) {
					t.Errorf("%s: %v stands before %v", of.Variable.Name, before, x)
				}
			}
		}
	}
}
