package tabulate

import (
	"math"
	"testing"

	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/study"
)

// The mean and the standard deviation are those of the values of the answers.
func TestLikertIsOfTheValues(t *testing.T) {
	s := scriptStudy(t, "likert")
	list, err := Likerts(s, nil, 2, Options{})
	if err != nil || len(list) != 3 {
		t.Fatalf("%d questions, %v", len(list), err)
	}
	for _, l := range list {
		var values []float64
		high := 0
		v := s.Sides[0].Variable(l.Question.Name)
		for i, state := range v.States {
			if state == study.Answered {
				x, _ := l.Question.Value(v.Words[i])
				values = append(values, x)
				if x >= 4 {
					high++
				}
			}
		}
		want := estimate.Describe(values)
		if math.Abs(l.Mean.Estimate.Value-want.Mean) > 1e-12 || math.Abs(l.SD-want.SD) > 1e-12 || math.Abs(l.Mean.Estimate.SE-want.SD/math.Sqrt(float64(len(values)))) > 1e-12 {
			t.Errorf("%s: mean %v, SD %v, SE %v, want %+v", l.Question.Name, l.Mean.Estimate.Value, l.SD, l.Mean.Estimate.SE, want)
		}
		if math.Abs(l.Top-100*float64(high)/float64(len(values))) > 1e-9 || !l.HasTop {
			t.Errorf("%s: top %v, want %d of %d", l.Question.Name, l.Top, high, len(values))
		}
	}
}

// A group is what a condition selects.
func TestLikertFilterEqualsGroup(t *testing.T) {
	s := scriptStudy(t, "likert")
	groups, err := Likerts(s, []string{"signs"}, 2, Options{By: []string{"member"}})
	if err != nil {
		t.Fatal(err)
	}
	filtered, err := Likerts(s, []string{"signs"}, 2, Options{Where: `member == "N"`})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := groups[1], filtered[0]; got.Top != want.Top || got.SD != want.SD || got.Mean.Estimate.Value != want.Mean.Estimate.Value {
		t.Errorf("the group: %+v\nthe condition: %+v", got, want)
	}
}

// Questions without values, a single answer and nobody at all.
func TestLikertEdges(t *testing.T) {
	yes, err := Likerts(scriptStudy(t, "tiny"), nil, 2, Options{})
	if err != nil || yes[0].Ordered || yes[0].HasSD || yes[0].HasTop || len(yes[0].Rates) != 2 {
		t.Errorf("yes or no: %+v, %v", yes, err)
	}
	nobody, err := Likerts(scriptStudy(t, "likert"), []string{"signs"}, 2, Options{Where: "visits > 99"})
	if err != nil || nobody[0].HasTop || nobody[0].HasSD || nobody[0].Mean.Estimate.Exists {
		t.Errorf("nobody: %+v, %v", nobody, err)
	}
	if all, err := Likerts(scriptStudy(t, "likert"), []string{"age"}, 3, Options{}); err != nil || all[0].HasTop || !all[0].HasSD {
		t.Errorf("as many highest answers as there are: %+v, %v", all, err)
	}
	if _, err := Likerts(oneSide(t), nil, 2, Options{}); wrong(t, err) != "no question shares its answers with another; name those to show" {
		t.Errorf("no battery: %v", err)
	}
}

func TestLikertTables(t *testing.T) {
	for _, name := range []string{"likert", "ratings", "sample", "tiny", "pair"} {
		s := scriptStudy(t, name)
		for _, options := range []Options{{}, {By: []string{s.Study.Questions[1].Key.Value}}} {
			list, err := Likerts(s, nil, 2, options)
			if err != nil {
				continue // The study cannot be split by that question.
			}
			tables := LikertTables(s, list, 2, options)
			for _, tab := range tables {
				checkShape(t, name, tab)
			}
			checkTexts(t, tables)
			checkIDs(t, tables)
		}
	}
}
