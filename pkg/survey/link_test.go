package survey_test

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

func TestLink(t *testing.T) {
	s := changed{}.must(t)
	want := []struct {
		name    string
		units   map[string][]int
		missing map[string][]string
	}{
		{"Est", map[string][]int{"b": {2}}, map[string][]string{"a": {"A4"}, "b": nil}},
		{"Nord", map[string][]int{"a": {0, 1}, "b": {0}}, map[string][]string{"a": nil, "b": nil}},
		{"Sud", map[string][]int{"a": {2}, "b": {1}}, map[string][]string{"a": nil, "b": nil}},
	}
	if len(s.Links) != len(want) || s.Regions.Len() != len(want) {
		t.Fatalf("%d links, %d regions", len(s.Links), s.Regions.Len())
	}
	for i, link := range s.Links {
		if link.Region.Name != want[i].name || !reflect.DeepEqual(link.Units, want[i].units) || !reflect.DeepEqual(link.Missing, want[i].missing) {
			t.Errorf("link %d is %+v, want %+v", i, link, want[i])
		}
		if unit := s.Regions.Units[i]; unit.Name != link.Region.Name || unit.ID != link.Region.Code || unit.Region != unit.Name {
			t.Errorf("region %d is %+v", i, unit)
		}
	}
}

func TestRegionVariables(t *testing.T) {
	for how, want := range map[string]struct{ q1, n, s, score any }{
		"mean": {0.5, 15.0, 1.0, 3.0}, "max": {1.0, 20.0, 2.0, 4.0}, "min": {0.0, 10.0, 0.0, 2.0}, "sum": {1.0, 30.0, 2.0, 4.0},
	} {
		s := changed{study: []string{"combine: mean", "combine: " + how}}.must(t)
		r := s.Regions
		wantValues(t, r, "region", "Est", "Nord", "Sud")
		wantValues(t, r, "a.q1", noAnswer, want.q1, 0.0)
		wantValues(t, r, "a.n", noAnswer, want.n, noAnswer)
		wantValues(t, r, "a.s", noAnswer, want.s, 1.0)
		wantValues(t, r, "b.s", 0.0, 2.0, 0.0)
		wantValues(t, r, "s", noAnswer, want.score, 1.0)
		wantValues(t, r, "t", 50000.0, 1000.0, 0.0)
		wantValues(t, r, "b.t", 50000.0, 1000.0, 0.0)
		maximum, many := 4.0, 2.0
		if how == "sum" { // Two centres can have twice as much as one: no maximum is that of every region.
			maximum, many = 0, 0
		}
		if r.Variable("s").Maximum != maximum || r.Variable("a.s").Maximum != many || r.Variable("b.s").Maximum != 2 {
			t.Errorf("%s: the highest scores are %v, %v and %v", how, r.Variable("s").Maximum, r.Variable("a.s").Maximum, r.Variable("b.s").Maximum)
		}
	}
}

// A region in which nobody was asked has that reason; one in which somebody was, and did not answer, has the other.
func TestReasonsOfRegions(t *testing.T) {
	s := changed{files: map[string]string{"a.csv": header + "1,A1,N,Non,,Oui,1\n2,A2,N,Non,,Oui,1\n3,A3,S,Oui,,Oui,1\n4,A4,S,Non,,Oui,1\n"}}.must(t)
	wantValues(t, s.Regions, "a.q2", noAnswer, notAsked, noAnswer)
	wantValues(t, s.Regions, "b.q2", notAsked, 0.0, notAsked)
}

// A region score is missing where a side has none, and a respondent without a region is in no link.
func TestRespondentWithoutARegion(t *testing.T) {
	s := changed{files: map[string]string{"a.csv": header + "1,A1,,Oui,Oui,Oui,1\n2,A2,N,Oui,Oui,Oui,2\n", "b.csv": "region,q1,q2,q3\nN,NA,,\nS,Non,,Non\n"},
		study: []string{"no_answer: zero", "no_answer: missing"}}.must(t)
	if got := s.Links[1].Units; !reflect.DeepEqual(got, map[string][]int{"a": {1}, "b": {0}}) {
		t.Errorf("link %v", got)
	}
	wantValues(t, s.Regions, "s", noAnswer, noAnswer, noAnswer)
	wantValues(t, s.Regions, "a.s", noAnswer, 2.0, noAnswer)
	wantValues(t, s.Regions, "b.s", noAnswer, noAnswer, 0.0)
}

func TestStudyWithoutALink(t *testing.T) {
	s := changed{study: []string{"link: { one: b, many: a, combine: mean }\n", ""}}.must(t)
	if s.Regions != nil || s.Links != nil || s.Frame(study.RegionUnit) != nil {
		t.Error("there are regions without a link")
	}
	compare(t, s.Check(), []string{"note t/study.yaml:13:98: A4: did not answer (Centres)"})
}

func TestCombine(t *testing.T) {
	for how, want := range map[study.Combine]float64{study.Mean: 2, study.Max: 4, study.Min: -1, study.Sum: 6} {
		if got := survey.Combine([]float64{-1, 4, 3}, how); got != want {
			t.Errorf("%s is %v, want %v", how, got, want)
		}
		if how.Label().FR == "" || how.Label().EN == "" {
			t.Errorf("%s has no label", how)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("nothing is combined without a panic")
		}
	}()
	survey.Combine(nil, study.Mean)
}

// Every respondent is in exactly one link, or has no region; the links have nobody else. The laws of combining hold.
func TestLinkConservesRespondents(t *testing.T) {
	def := changed{}.must(t).Study
	rapid.Check(t, func(rt *rapid.T) {
		regions := []string{"N", "S", "E", ""}
		var rows strings.Builder
		rows.WriteString(header)
		n := rapid.IntRange(1, 8).Draw(rt, "n")
		for i := range n {
			rows.WriteString(strings.Join([]string{string(rune('a' + i)), string(rune('A' + i)), rapid.SampledFrom(regions).Draw(rt, "region"),
				rapid.SampledFrom([]string{"Oui", "Non", ""}).Draw(rt, "q1"), "", "Oui", "1"}, ",") + "\n")
		}
		s, err := survey.Load(def, changed{files: map[string]string{"a.csv": rows.String()}}.folders(t), survey.Options{})
		if err != nil {
			rt.Fatal(err)
		}
		seen := map[int]int{}
		for _, link := range s.Links {
			for _, i := range link.Units["a"] {
				seen[i]++
				if s.Frame("a").Units[i].Region != link.Region.Name {
					rt.Fatalf("unit %d is in %s", i, link.Region.Name)
				}
			}
		}
		for i, unit := range s.Frame("a").Units {
			if want := map[bool]int{true: 1, false: 0}[unit.Region != ""]; seen[i] != want {
				rt.Fatalf("unit %d of region %q is in %d links", i, unit.Region, seen[i])
			}
		}
		if len(s.Frame("a").Units) != n {
			rt.Fatalf("%d units of %d rows", len(s.Frame("a").Units), n)
		}
	})
}
