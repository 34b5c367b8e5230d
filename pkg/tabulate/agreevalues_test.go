package tabulate

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/survey"
)

// valued is a study of two sides in five regions with codes, some of them in order, and numbers: the first side has
// three units in the first region and two in the third.
func valued(t testing.TB) *survey.Survey {
	return written(t, map[string]string{
		studies.StudyFile: `version: 1
id: valued
title: Valued
sides:
  p: { label: Persons, file: p.csv, region: region }
  q: { label: Queries, file: q.csv, region: region }
regions: { file: r.csv }
link: { one: q, many: p, combine: mean }
questions:
  region: { type: region, label: Region }
  yes: { type: yesno, codes: [{ code: "Y", means: "yes" }, { code: "N", means: "no" }], label: Yes }
  topic: { type: choice, codes: [a, b, c], label: Topic }
  trust: { type: choice, codes: ["0", "1", "2", "3", { code: DK, reason: dont_know }], label: Trust }
  meetings: { type: number, label: Meetings }
  alone: { type: number, asked_of: [p], label: Alone }
`,
		"r.csv": "code,name\nN,Nord\nS,Sud\nE,Est\nO,Ouest\nC,Centre\n",
		"p.csv": "region,yes,topic,trust,meetings,alone\nN,Y,a,2,12,1\nN,Y,b,3,10,1\nN,N,a,0,14,1\nS,Y,c,3,4,1\nE,N,b,1,2,1\nE,N,a,2,3,1\nO,Y,a,DK,0,1\nC,N,c,0,6,1\n",
		"q.csv": "region,yes,topic,trust,meetings\nN,Y,a,2,11\nS,Y,c,2,4\nE,N,b,1,1\nO,N,a,3,2\nC,Y,b,0,\n",
	})
}

// valueAgreements compares the sides, and fails where that is refused.
func valueAgreements(t testing.TB, s *survey.Survey, metric string, names ...string) []ValueAgreement {
	t.Helper()
	list, err := ValueAgreements(s, names, metric, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// What stands for a side in each region was worked out by hand: of topic, the third region has two that are as frequent;
// of trust, the median of 0 2 3 is 2 and of 1 2 the lower; the fourth has no answer of the first side.
func TestValueAgreements(t *testing.T) {
	s, none, o := valued(t), math.NaN(), agree.Options{}
	topic := valueAgreements(t, s, "", "topic")[0]
	codes := [][]int{{0, 2, agree.Missing, 0, 2}, {0, 2, 1, 0, 1}}
	if topic.Silent != 0 || topic.Undecided != 1 || topic.Metric != agree.Nominal {
		t.Errorf("topic: %+v", topic)
	}
	if diff := cmp.Diff(agree.Krippendorff(codes, 3, agree.Nominal, o), topic.Alpha); diff != "" {
		t.Errorf("topic:\n%s", diff)
	}
	codes = [][]int{{2, 3, 1, agree.Missing, 0}, {2, 2, 1, 3, 0}}
	for metric, weights := range map[agree.Metric]agree.Weights{agree.Ordinal: agree.Linear, agree.Squared: agree.Quadratic} {
		trust := valueAgreements(t, s, metric.String(), "trust")[0]
		table, _ := agree.Cross(codes[0], codes[1], 4)
		weighted := agree.Options{Weights: weights}
		want := ValueAgreement{
			Question: s.Study.Question("trust"), Metric: metric, Silent: 1, Observed: agree.Observed(table, o), Kappa: agree.Cohen(table, weighted),
			AC: agree.Gwet(table, weighted), Alpha: agree.Krippendorff(codes, 4, metric, o),
		}
		if want.Question != trust.Question || trust.Silent != 1 || trust.Undecided != 0 {
			t.Errorf("%s: %+v", metric, trust)
		}
		if diff := cmp.Diff([]agree.Coefficient{want.Observed, want.Kappa, want.AC, want.Alpha}, []agree.Coefficient{trust.Observed, trust.Kappa, trust.AC, trust.Alpha}); diff != "" {
			t.Errorf("%s:\n%s", metric, diff)
		}
	}
	numbers := [][]float64{{12, 4, 2.5, 0, 6}, {11, 4, 1, 2, none}}
	for metric, want := range map[string]agree.Metric{"": agree.Squared, "ratio": agree.Ratio, "ordinal": agree.Ordinal, "nominal": agree.Nominal} {
		meetings := valueAgreements(t, s, metric, "meetings")[0]
		if diff := cmp.Diff(agree.KrippendorffNumbers(numbers, want, o), meetings.Alpha); diff != "" || meetings.Silent != 1 || meetings.Kappa.Defined || meetings.Kappa.Why.IsZero() {
			t.Errorf("meetings by %q: %+v\n%s", metric, meetings, diff)
		}
	}
}

func TestOneCode(t *testing.T) {
	for _, c := range []struct {
		counts        []int
		name, inOrder int
	}{
		{[]int{0, 0, 0}, agree.Missing, agree.Missing},
		{[]int{0, 1, 0}, 1, 1},
		{[]int{1, 0, 1}, agree.Missing, 0},
		{[]int{2, 0, 1}, 0, 0},
		{[]int{1, 1, 1}, agree.Missing, 1},
		{[]int{2, 1, 3}, 2, 1},
		{[]int{2, 2, 3}, 2, 1},
		{[]int{1, 3, 3}, agree.Missing, 1},
	} {
		if got := oneCode(c.counts, agree.Nominal); got != c.name {
			t.Errorf("%v: %d, want %d", c.counts, got, c.name)
		}
		for _, metric := range []agree.Metric{agree.Ordinal, agree.Squared} {
			if got := oneCode(c.counts, metric); got != c.inOrder {
				t.Errorf("%v by %s: %d, want %d", c.counts, metric, got, c.inOrder)
			}
		}
	}
}

func TestAgreementNames(t *testing.T) {
	for _, c := range []struct {
		s           *survey.Survey
		names       string
		yes, values string
	}{
		{valued(t), "", "", ""},
		{valued(t), "meetings yes topic meetings", "yes", "meetings topic"},
		{linked(t, linkedScale), "s c", "s c", ""},
		{demo(t), "mesures satisfaction", "mesures satisfaction", ""},
	} {
		yes, values, err := AgreementNames(c.s, strings.Fields(c.names))
		if err != nil || strings.Join(yes, " ") != c.yes || strings.Join(values, " ") != c.values {
			t.Errorf("%q: %v and %v, %v", c.names, yes, values, err)
		}
	}
	for want, names := range map[string][]string{
		`scale or question of both sides "alone": not in the study; there are: yes, topic, trust, meetings`:  {"alone"},
		`scale or question of both sides "region": not in the study; there are: yes, topic, trust, meetings`: {"yes", "region"},
	} {
		_, _, err := AgreementNames(valued(t), names)
		if got := wrong(t, err); got != want {
			t.Errorf("%v: %s, want %s", names, got, want)
		}
	}
	if _, _, err := AgreementNames(oneSide(t), nil); wrong(t, err) != "no agreement to measure: the study declares no link (link:)" {
		t.Errorf("one side: %v", err)
	}
}

func TestRatiosOfCodesAreRefused(t *testing.T) {
	_, err := ValueAgreements(valued(t), []string{"meetings", "trust"}, "ratio", Options{})
	if got := wrong(t, err); got != "--metric ratio: numbers are needed; trust has codes" {
		t.Error(got)
	}
	defer func() {
		if recover() == nil {
			t.Error("a metric that does not exist is taken")
		}
	}()
	_, _ = ValueAgreements(valued(t), []string{"trust"}, "squared", Options{})
}

// The table has its shape and its French, says what its metrics suppose, and is the same when it is made again.
func TestValueAgreementTable(t *testing.T) {
	for metric, notes := range map[string][]string{
		"":         {"Nominal codes", "Numbers: several units of a side in a region become one: mean", "Topic – regions without a most frequent answer: 1"},
		"ordinal":  {"Codes in order", "linear weights"},
		"interval": {"Codes in order", "quadratic ones"},
	} {
		s := valued(t)
		list := valueAgreements(t, s, metric, "topic", "trust", "meetings")
		tab := ValueAgreementTable(s, list, Options{Level: 0.8})
		checkShape(t, metric, tab)
		checkSpaces(t, tab)
		for _, note := range append(notes, "of 5 joined regions", "Intervals at 80%", "Fewer than 30 units", "for codes, not for numbers") {
			if !strings.Contains(notesOf(tab), note) {
				t.Errorf("%q: no %q in %s", metric, note, notesOf(tab))
			}
		}
		if got := cell(t, tab, "observed_percent", map[string]string{"question": "topic"}); metric == "" && got.Number != 75 {
			t.Errorf("topic: %+v", got)
		}
		if got := cell(t, tab, "kappa", map[string]string{"question": "meetings"}); got.Set || got.Mark == 0 {
			t.Errorf("kappa of numbers: %+v", got)
		}
		again := valued(t)
		if diff := cmp.Diff(tab, ValueAgreementTable(again, valueAgreements(t, again, metric, "topic", "trust", "meetings"), Options{Level: 0.8})); diff != "" {
			t.Errorf("%q varies:\n%s", metric, diff)
		}
	}
}

// Every method that is named is in a table of methods, each once, and only those in use.
func TestAgreementMethods(t *testing.T) {
	s := valued(t)
	for _, c := range []struct {
		metric string
		names  []string
		want   []string
	}{
		{"", []string{"meetings"}, []string{agree.AlphaID, agree.LinearizationID}},
		{"", []string{"topic"}, []string{agree.ObservedID, agree.CohenID, agree.GwetID, agree.AlphaID, agree.LinearizationID}},
		{"ordinal", []string{"topic", "trust"}, []string{agree.ObservedID, agree.CohenWeightedID, agree.GwetWeightedID, agree.AlphaID, agree.LinearizationID}},
	} {
		got := AgreementMethods(nil, valueAgreements(t, s, c.metric, c.names...))
		if !slices.Equal(got, c.want) {
			t.Errorf("%v by %q: %v, want %v", c.names, c.metric, got, c.want)
		}
		MethodsTable(got...)
	}
	one, many := AgreementMethods(agreements(t, demo(t), []string{"satisfaction"}, Majority), nil), AgreementMethods(agreements(t, demo(t), nil, Majority), nil)
	if slices.Contains(one, agree.ClusteredID) || !slices.Contains(many, agree.ClusteredID) || !slices.Contains(one, agree.NewcombePairedID) {
		t.Errorf("of one question %v, of many %v", one, many)
	}
	MethodsTable(many...)
}
