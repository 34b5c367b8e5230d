package tabulate

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/survey"
)

// codersStudy is a study that ann, bob and cat coded, or left out of it.
const codersStudy = `version: 1
id: coded
title: Coded
sides: { people: { label: People, file: people.csv, id: id } }
questions: { id: { type: id, label: Id }, said: { type: text, label: Said }, more: { type: text, label: More } }
corpus: { questions: [said, more] }
themes: { money: { label: Money }, pay: { label: Pay, under: money }, cost: { label: Cost, under: money }, time: { label: Time, of: [said] } }
coding: { coders: { %s } }
`

// codedBy writes the study with the codings of some coders, one "segment,theme" a line.
func codedBy(t testing.TB, codings map[string][]string) *survey.Survey {
	t.Helper()
	files, coders := map[string]string{"people.csv": "id,said,more\n1,a,b\n2,a,b\n3,a,b\n4,a,b\n"}, []string(nil)
	for name := range codings {
		coders = append(coders, name)
	}
	slices.Sort(coders)
	for i, name := range coders {
		files[name+".csv"] = "segment,theme\n" + strings.Join(append(codings[name], ""), "\n")
		coders[i] = fmt.Sprintf("%s: { file: %s.csv }", name, name)
	}
	files["study.yaml"] = fmt.Sprintf(codersStudy, strings.Join(coders, ", "))
	return written(t, files)
}

// someCodings draws what a coder gave.
func someCodings(t *rapid.T) []string {
	var lines []string
	for id := 1; id <= 4; id++ {
		for _, question := range []string{"said", "more"} {
			themes := []string{"money", "pay", "cost"}
			if question == "said" {
				themes = append(themes, "time")
			}
			segment := fmt.Sprintf("people/%d/%s,", id, question)
			switch rapid.IntRange(0, 3).Draw(t, "how") {
			case 0:
			case 1:
				lines = append(lines, segment+"0")
			default:
				for _, theme := range rapid.SliceOfNDistinct(rapid.SampledFrom(themes), 1, len(themes), rapid.ID[string]).Draw(t, "themes") {
					lines = append(lines, segment+theme)
				}
			}
		}
	}
	return lines
}

// What coders differ on is what they do not agree on, pair by pair; and no value depends on who comes first.
func TestCodersLaws(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		a, b, c := someCodings(r), someCodings(r), someCodings(r)
		s := codedBy(t, map[string][]string{"ann": a, "bob": b, "cat": c})
		list, pairs, disputes := comparedCoders(t, s)
		for _, pair := range pairs {
			differ := 0
			for _, d := range disputes {
				if d.First == pair.Coders[0] && d.Second == pair.Coders[1] {
					differ += d.differ()
				}
			}
			if agreed := math.Round(pair.Observed.Value * float64(pair.Decisions)); pair.Observed.Defined && int(agreed) != pair.Decisions-differ {
				r.Errorf("%v agree on %v of %d decisions, and differ on %d", pair.Coders, agreed, pair.Decisions, differ)
			}
		}
		for i := range pairs[1:] {
			if pairs[i+1].AC1.Defined && pairs[i].AC1.Value > pairs[i+1].AC1.Value {
				r.Errorf("pairs are not in order: %v, %v", pairs[i].AC1, pairs[i+1].AC1)
			}
		}
		other, _, _ := comparedCoders(t, codedBy(t, map[string][]string{"ann": c, "bob": a, "cat": b}))
		for i, x := range list {
			y := other[i]
			if x.Segments != y.Segments || math.Abs(x.Prevalence-y.Prevalence) > 1e-9 {
				r.Errorf("%+v, with coders in another order %+v", x, y)
			}
			for k, coefficient := range x.list() {
				if got := y.list()[k]; got.Defined != coefficient.Defined || math.Abs(got.Value-coefficient.Value) > 1e-9 || math.Abs(got.SE-coefficient.SE) > 1e-9 {
					r.Errorf("%+v, with coders in another order %+v", coefficient, got)
				}
			}
		}
	})
}

func comparedCoders(t testing.TB, s *survey.Survey) (list, pairs []CodersAgreement, disputes []Dispute) {
	t.Helper()
	list, err := CodersAgreements(s, CodersOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if pairs, err = CoderPairs(s, CodersOptions{}); err != nil {
		t.Fatal(err)
	}
	if disputes, err = Disputes(s, CodersOptions{}); err != nil {
		t.Fatal(err)
	}
	return list, pairs, disputes
}

// A third coder who coded nothing of a question is not compared on it: two are, as two.
func TestCodersOfAQuestion(t *testing.T) {
	a, b := []string{"people/1/said,time", "people/2/said,0", "people/3/said,pay"}, []string{"people/1/said,time", "people/2/said,pay", "people/3/said,cost"}
	two, _, _ := comparedCoders(t, codedBy(t, map[string][]string{"ann": a, "bob": b}))
	three := codedBy(t, map[string][]string{"ann": a, "bob": b, "cat": {"people/1/more,money"}})
	list, err := CodersAgreements(three, CodersOptions{Questions: []string{"said"}})
	if err != nil {
		t.Fatal(err)
	}
	for i := range two {
		if fmt.Sprint(two[i].list()) != fmt.Sprint(list[i].list()) {
			t.Errorf("%+v, with a coder of another question %+v", two[i], list[i])
		}
	}
	money := list[0]
	if money.Theme.Name != "money" || money.Segments != 3 || money.Prevalence != 0.5 || money.Observed.Value < 0.66 || money.Kappa.Statistic.ID != "cohen-kappa" {
		t.Errorf("money: %+v", money)
	}
}

// An exclusive set leaves out what has none of its themes, or several.
func TestExclusiveThemes(t *testing.T) {
	s := codedBy(t, map[string][]string{
		"ann": {"people/1/said,pay", "people/2/said,cost", "people/3/said,pay", "people/3/said,cost", "people/4/said,money"},
		"bob": {"people/1/said,pay", "people/2/said,cost", "people/3/said,pay", "people/4/said,pay", "people/4/more,0"},
	})
	list, err := CodersAgreements(s, CodersOptions{Exclusive: "money"})
	if err != nil {
		t.Fatal(err)
	}
	if a := list[0]; len(list) != 1 || a.Segments != 2 || a.LeftOut != 3 || a.Kappa.Value != 1 || a.Prevalence != 0 {
		t.Errorf("%+v", list)
	}
}
