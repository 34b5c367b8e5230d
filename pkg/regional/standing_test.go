package regional

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
)

// TestStanding checks the scores of regions against ones by hand: 01 has schools with 2 and 1, a garden with 1.
func TestStanding(t *testing.T) {
	r := regions(t)
	care, area := r.Standings()[0], r.Standings()[1]
	for _, c := range []struct {
		code string
		of   *Standing
		want string
	}{
		{"01", care, "Schools | 1.5 | 1 | 3 | 0 | 0.5 | 1 | 1.25 | 1.5\nGardens | 1 | 1 | 2 | 0 | 0.25 | 0.5 | 0.75 | 1\nRegion | 2.5 | 1 | 2 | 0 | 0.625 | 1.25 | 1.875 | 2.5"},
		{"03", care, "Schools | 1 | 2 | 3 | 0 | 0.5 | 1 | 1.25 | 1.5\nGardens | no answer | – | 2 | 0 | 0.25 | 0.5 | 0.75 | 1\nRegion | no answer | – | 2 | 0 | 0.625 | 1.25 | 1.875 | 2.5"},
		{"04", area, "Region | 20 | 1 | 4 | 5 | 10.625 | 16.25 | 20 | 20"},
		{"02", area, "Region | 12.5 | 3 | 4 | 5 | 10.625 | 16.25 | 20 | 20"},
	} {
		if got := shown(r.Standing(at(t, r, c.code), c.of), locale.English); got != c.want {
			t.Errorf("%s, %s:\n%s\nwant\n%s", c.code, c.of.Label().EN, got, c.want)
		}
	}
}

// TestStandingLaws checks, whatever the units answer, that rank 1 is the highest value, that a rank is one more than the
// regions above, and that the quartiles are those of package estimate.
func TestStandingLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		answer := rapid.SampledFrom([]string{"y", "n", "x", ""})
		school, garden := "name,region,happy,a,b\n", "name,region,happy,tool,a,b\n"
		for i, name := range []string{"North", "South", "East", "West"} {
			school += name + "," + []string{"01", "01", "02", "03"}[i] + ",y," + answer.Draw(rt, "a") + "," + answer.Draw(rt, "b") + "\n"
		}
		for _, region := range []string{"01", "02", "03"} {
			garden += "G" + region + "," + region + ",y,hoe," + answer.Draw(rt, "a") + "," + answer.Draw(rt, "b") + "\n"
		}
		r := of(t, load(t, gardens, school, garden))
		for _, standing := range r.Standings() {
			checkStanding(rt, r, standing)
			for _, part := range standing.Parts {
				checkStanding(rt, r, part)
			}
		}
	})
}

func checkStanding(t *rapid.T, r *Regions, of *Standing) {
	var values []float64
	for i, state := range of.Variable.States {
		if state == study.Answered {
			values = append(values, of.Variable.Numbers[i])
		}
	}
	if !reflect.DeepEqual(of.Summary, estimate.Describe(values)) && len(values) > 0 {
		t.Fatalf("%s: %+v of %v", of.Variable.Name, of.Summary, values)
	}
	for i := range r.Len() {
		want := 0
		if of.Variable.States[i] == study.Answered {
			want = 1
			for _, x := range values {
				if x > of.Variable.Numbers[i] {
					want++
				}
			}
		}
		if of.Ranks[i] != want {
			t.Fatalf("%s: region %d of %v has rank %d, want %d", of.Variable.Name, i, values, of.Ranks[i], want)
		}
	}
	if len(values) > 0 && of.Summary.Max != slices.Max(values) {
		t.Fatalf("%s: highest %v of %v", of.Variable.Name, of.Summary.Max, values)
	}
}

// TestNobodyAnswered checks a scale without a single score.
func TestNobodyAnswered(t *testing.T) {
	yaml := strings.Replace(gardens, "no_answer: zero", "no_answer: missing", 1)
	r := of(t, load(t, yaml, "name,region,happy,a,b\nNorth,01,y,,\n", "name,region,happy,tool,a,b\nRoses,01,y,rake,,\n"))
	if want := "Schools | no answer | – | 0 | – | – | – | – | –\nGardens | no answer | – | 0 | – | – | – | – | –\nRegion | no answer | – | 0 | – | – | – | – | –"; shown(r.Standing(0, r.Standings()[0]), locale.English) != want {
		t.Errorf("%s", shown(r.Standing(0, r.Standings()[0]), locale.English))
	}
}

// TestWorkers checks that tables do not depend on the order in which they are made, nor on who makes them.
func TestWorkers(t *testing.T) {
	const workers = 8
	r := regions(t)
	made := func(i int) []*table.Table {
		tables := []*table.Table{r.Members(i), answers(r, i, true)}
		for _, of := range r.Standings() {
			tables = append(tables, r.Standing(i, of))
		}
		return tables
	}
	want := make([][]*table.Table, r.Len())
	for i := range want {
		want[i] = made(i)
	}
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for k := range r.Len() {
				i := (r.Len() - 1 - k + w) % r.Len()
				if !reflect.DeepEqual(made(i), want[i]) {
					t.Errorf("worker %d: other tables for region %d", w, i)
				}
			}
		})
	}
	group.Wait()
}
