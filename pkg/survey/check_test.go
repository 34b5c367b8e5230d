package survey_test

import (
	"reflect"
	"testing"
)

func TestCheck(t *testing.T) {
	s := changed{files: map[string]string{
		"a.csv": header + "1,A1,N,Oui,Oui,Non,1\n2,A22,S,Oui,Oui,,1\n3,A3,S,Oui,Oui,Oui,1\n4,A4,E,Non,,Non,1\n5,B,S,,,Non,1\n",
		"b.csv": "region,q1,q2,q3\nN,Oui,Non,Oui\nS,Non,,Non\n",
		"t.csv": "region,v\nN,1000\n",
	}}.wants(t)
	compare(t, s.Check(), []string{
		"warning t/a.csv: 5 respondents for a population of 4",
		`warning t/a.csv:2:16: A1: rule r is broken (R): q1 == "Oui", but not q3 == "Oui"`,
		`warning t/a.csv:3: "A22" is not in the population of a (did you mean "A2"?)`,
		"warning t/a.csv:3:17: A22: rule r cannot be checked (no answer)",
		`warning t/a.csv:6: "B" is not in the population of a`,
		"note t/study.yaml:13:48: A2: did not answer (Centres)",
		"note t/study.yaml:20:55: Est: did not answer (Groups)",
		"warning t/study.yaml:41:24: table t: no row for Est",
		"warning t/study.yaml:41:24: table t: no row for Sud",
	})
	if len(s.Diagnostics) != 0 {
		t.Error("Check has changed what Load found")
	}
}

// A rule that names no variable is reported at the row.
func TestCheckRuleWithoutVariables(t *testing.T) {
	s := changed{study: []string{`then: q3 == "Oui"`, "then: 1 == 2, sides: [a]"}}.must(t)
	compare(t, s.Check(), []string{`warning t/a.csv:2: A1: rule r is broken (R): q1 == "Oui", but not 1 == 2`, "note t/study.yaml:13:98: A4: did not answer (Centres)"})
}

// What could not be read does not keep Check from saying the rest.
func TestCheckAfterErrors(t *testing.T) {
	s, err := changed{files: map[string]string{"b.csv": ""}}.read(t)
	if err == nil {
		t.Fatal("a missing file is no error")
	}
	compare(t, s.Check(), []string{
		"note t/study.yaml:13:98: A4: did not answer (Centres)",
		"error t/study.yaml:16:11: file not found: t/b.csv",
		"note t/study.yaml:20:25: Nord: did not answer (Groups)", "note t/study.yaml:20:40: Sud: did not answer (Groups)", "note t/study.yaml:20:55: Est: did not answer (Groups)",
	})
}

func TestPopulation(t *testing.T) {
	s := changed{files: map[string]string{
		"a.csv": header + "1,a1,N,Oui,Oui,Oui,1\n2,Étranger,N,Oui,Oui,Oui,1\n", "b.csv": "region,q1,q2,q3\nHaut,Oui,Non,Oui\n",
	}}.must(t)
	var names, regions []string
	for _, n := range append(s.Nonrespondents("a"), s.Nonrespondents("b")...) {
		names, regions = append(names, n.Name), append(regions, n.Region)
		if n.Pos.File != "t/study.yaml" || n.Pos.Line == 0 {
			t.Errorf("place %v", n.Pos)
		}
	}
	if want := []string{"A2", "A3", "A4", "Sud", "Est"}; !reflect.DeepEqual(names, want) {
		t.Errorf("nonrespondents %v, want %v", names, want)
	}
	if want := []string{"Nord", "Sud", "Est", "Sud", "Est"}; !reflect.DeepEqual(regions, want) {
		t.Errorf("regions of nonrespondents %v, want %v", regions, want)
	}
	if got := s.Strangers("a"); !reflect.DeepEqual(got, []int{1}) {
		t.Errorf("strangers %v", got)
	}
	if got := s.Strangers("b"); got != nil || s.Population("b") != 3 || s.Population("z") != 0 {
		t.Errorf("strangers %v in a population of %d", got, s.Population("b"))
	}
}

// A respondent who is listed by name does not stand for another unit of the same region too.
func TestPopulationByNameAndRegion(t *testing.T) {
	const units = "units: [{ name: A1, region: N }, { name: A2, region: N }, { name: A3, region: S }, { name: A4, region: E }]"
	c := changed{study: []string{units, "units: [{ name: A1, region: N }, { region: N }, { region: S }, { region: S }]"},
		files: map[string]string{"a.csv": header + "1,A1,N,Oui,Oui,Oui,1\n2,X,S,Oui,Oui,Oui,1\n3,Y,E,Oui,Oui,Oui,1\n"}}
	s := c.must(t)
	if missing := s.Nonrespondents("a"); len(missing) != 2 || missing[0].Name != "Nord" || missing[1].Name != "Sud" {
		t.Errorf("nonrespondents %+v", missing)
	}
	if got := s.Strangers("a"); !reflect.DeepEqual(got, []int{2}) {
		t.Errorf("strangers %v", got)
	}
}

func TestPopulationThatIsNotKnown(t *testing.T) {
	s := changed{study: []string{"    population:\n      size: 3\n      units: [{ region: N }, { region: S }, { region: E }]\n", ""}}.must(t)
	if s.Nonrespondents("b") != nil || s.Strangers("b") != nil || s.Population("b") != 0 {
		t.Errorf("%v, %v, %d", s.Nonrespondents("b"), s.Strangers("b"), s.Population("b"))
	}
}

func TestWithout(t *testing.T) {
	s := changed{files: map[string]string{"t.csv": "region,v\nSud,\n"}}.must(t)
	if got := s.Without(s.Tables["t"]); !reflect.DeepEqual(got, []string{"Est", "Nord"}) {
		t.Errorf("regions without a row: %v", got)
	}
}
