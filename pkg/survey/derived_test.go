package survey_test

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/study"
)

// derived adds derived variables to the small study.
func derived(variables string) []string {
	return []string{"tables:\n", "derived:\n" + variables + "tables:\n"}
}

func TestDerived(t *testing.T) {
	s := changed{study: derived(`  double: { unit: a, label: Le double, expr: n * 2 }
  quarter: { unit: a, label: Le quart, expr: double / 8 }
  many: { unit: a, label: Beaucoup, expr: n > 10 }
  known: { unit: a, label: Connu, expr: missing(n) }
  both: { unit: a, label: Les deux, expr: q3 == "Oui" && q2 == "Oui" }
  rich: { unit: b, label: Riche, expr: t >= 1000 }
`)}.wants(t)
	a := s.Frame("a")
	wantValues(t, a, "double", 20.0, 40.0, noAnswer)
	wantValues(t, a, "quarter", 2.5, 5.0, noAnswer)
	wantValues(t, a, "many", false, true, noAnswer)
	wantValues(t, a, "known", false, false, true)
	wantValues(t, a, "both", true, notAsked, notAsked) // The reason is the one that the condition itself would have.
	wantValues(t, s.Frame("b"), "rich", true, false, true)
	wantValues(t, s.Regions, "a.many", noAnswer, 0.5, noAnswer)
}

func TestDerivedWithoutAFiniteValue(t *testing.T) {
	s := changed{study: derived("  ratio: { unit: a, label: Rapport, expr: n / (n - 10) }\n  more: { unit: a, label: Plus, expr: ratio > 1 }\n")}.wants(t,
		"warning t/study.yaml:41:43: ratio, A1: n / (n - 10) has no finite value")
	wantValues(t, s.Frame("a"), "ratio", invalid, 2.0, noAnswer)
	wantValues(t, s.Frame("a"), "more", invalid, true, noAnswer)
}

func TestRank(t *testing.T) {
	s := changed{
		study: derived("  place: { unit: a, label: Rang, rank: n }\n  first: { unit: a, label: En tête, expr: place <= 2 }\n"),
		files: map[string]string{"a.csv": header + "1,A1,N,Oui,Oui,Oui,5\n2,A2,N,Non,,Non,9\n3,A3,S,Non,,Oui,\n4,A4,E,Non,,Oui,9\n5,A5,E,Non,,Oui,1\n6,A6,E,Non,,Oui,5\n"},
	}.must(t)
	wantValues(t, s.Frame("a"), "place", 3.0, 1.0, noAnswer, 1.0, 5.0, 3.0)
	wantValues(t, s.Frame("a"), "first", false, true, noAnswer, true, false, false)
}

func TestDerivedOfRegions(t *testing.T) {
	s := changed{study: derived(`  best: { unit: region, label: Le plus haut, expr: a.n, combine: max }
  least: { unit: region, label: Le plus bas, expr: a.n, combine: min }
  total: { unit: region, label: La somme, expr: a.n + 1, combine: sum }
  mean: { unit: region, label: La moyenne, expr: a.n }
  place: { unit: region, label: Rang, rank: t }
  mine: { unit: region, label: À part, expr: best - mean + t, combine: min }
  named: { unit: region, label: Nord, expr: region == "Nord" }
`), files: map[string]string{"a.csv": header + "1,A1,N,Oui,Oui,Oui,10\n2,A2,N,Non,,Non,20\n3,A3,S,Non,,Oui,7\n"}}.must(t)
	r := s.Regions // In the order of the codes: Est, Nord, Sud.
	wantValues(t, r, "best", noAnswer, 20.0, 7.0)
	wantValues(t, r, "least", noAnswer, 10.0, 7.0)
	wantValues(t, r, "total", noAnswer, 31.0, 8.0)
	wantValues(t, r, "mean", noAnswer, 15.0, 7.0)
	wantValues(t, r, "place", 1.0, 2.0, 3.0)
	wantValues(t, r, "mine", noAnswer, 1005.0, 0.0)
	wantValues(t, r, "named", false, true, false)
	if s.Frame(study.RegionUnit) != r || s.Frame("z") != nil {
		t.Error("the frame of the regions is another")
	}
}
