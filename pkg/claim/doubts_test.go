package claim

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/study"
)

// alone returns what doubtAlone says of a figure that matched.
func alone(t *testing.T, r *Result, def *study.Definition, respondents int) string {
	t.Helper()
	before := len(r.Notes)
	r.Status = Match
	doubtAlone(r, def, map[string]int{r.Declared.Unit.Value: respondents})
	r.Notes = r.Notes[before:]
	return r.noteIn(locale.English)
}

func TestDoubtsOfOneFigure(t *testing.T) {
	for _, c := range []struct {
		name                             string
		comparison, count, base, percent string
		respondents                      int
		want                             Status
		note                             string
	}{
		{"possible", "eq", "17", "21", "81", 21, Match, ""},
		{"count and percent disagree", "eq", "16", "21", "81", 21, Inconsistent, "16 of 21 is 76.2%, not 81%"},
		{"no count of the base", "eq", "", "15", "75", 15, Inconsistent, "no whole count of 15 gives 75%"},
		{"with decimals", "eq", "17", "21", "80.95", 21, Match, ""},
		{"wrong decimals", "eq", "17", "21", "80.96", 21, Inconsistent, "no whole count of 21 gives 80.96%"},
		{"half up", "eq", "1", "8", "13", 8, Match, ""},
		{"half down", "eq", "1", "8", "12", 8, Inconsistent, "no whole count of 8 gives 12%"},
		{"count over base", "eq", "22", "21", "", 21, Inconsistent, "22 is more than its base, 21"},
		{"count over base with a percent", "over", "22", "21", "95", 21, Inconsistent, "22 is more than its base, 21"},
		{"over, and it is", "over", "20", "21", "95", 21, Match, ""},
		{"over, and it is not", "over", "19", "21", "95", 21, Inconsistent, "19 of 21 is 90.48%, not more than 95%"},
		{"under, and it is not", "under", "19", "21", "90", 21, Inconsistent, "19 of 21 is 90.48%, not less than 90%"},
		{"a base of none", "over", "0", "0", "95", 21, Match, ""},
		{"percent of a base of none", "eq", "0", "0", "95", 21, Inconsistent, "no whole count of 0 gives 95%"},
		{"above 100", "eq", "", "21", "101", 21, Inconsistent, "no whole count of 21 gives 101%"},
		{"between is left alone", "between", "", "15", "75", 15, Match, ""},
		// The lists of references.md: denominators of a printed percent.
		{"81 %", "eq", "", "", "81", 22, Inconsistent, "up to 22, these give 81%: 13/16, 17/21; base used: none; 81% cannot come from the 22 respondents"},
		{"81 % of 21", "eq", "", "", "81", 21, Match, "up to 21, these give 81%: 13/16, 17/21; base used: none"},
		{"53 %", "eq", "", "", "53", 22, Inconsistent, "these give 53%: 8/15, 9/17, 10/19; base used"},
		{"no base at all", "eq", "", "", "33.4", 4, Inconsistent, "these give 33.4%: none; base used"},
		{"many bases", "eq", "", "", "50", 30, Match, "1/2, 2/4, 3/6, 4/8, 5/10, 6/12, 7/14, 8/16, 9/18, 10/20, 11/22, 12/24… (15 in all)"},
		{"nobody answered", "eq", "", "", "50", 0, Match, ""},
		{"over without a base", "over", "", "", "50", 4, Match, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := result(t, c.comparison, c.count, c.base, c.percent, "", Figure{})
			note := alone(t, r, nil, c.respondents)
			if r.Status != c.want || !strings.Contains(note, c.note) || c.note == "" && note != "" {
				t.Errorf("%s, %q; want %s, %q", r.Status, note, c.want, c.note)
			}
		})
	}
}

// A percent of some of the respondents can come from any base up to all of them.
func TestPercentOfASubsetWithoutBase(t *testing.T) {
	files := small{
		figures:   `    f: { where: 'a == "Y"', share: 'b == "Y"' }` + "\n",
		published: "f,,,of those,,,67,,eq,\n",
		answers:   people(0, 2, "Y,Y,Y") + people(2, 1, "Y,N,Y") + people(3, 7, "N,N,N"),
	}.files()
	all := results(t, files)
	if all[0].Status != Match {
		t.Errorf("67%% is 2 of 3, though no count of 10 gives it: %s %v", all[0].Status, all[0].Notes)
	}
	if got := note(t, all, "f"); !strings.Contains(got, "2/3, 4/6, 6/9; base used: 3") {
		t.Error(got)
	}
}

// A doubt does not excuse a mismatch, nor make more of a figure that was not checked.
func TestDoubtKeepsTheWorseStatus(t *testing.T) {
	for _, status := range []Status{Mismatch, NotCheckable, Inconsistent} {
		r := &Result{Status: status}
		if r.doubt(locale.Same("doubtful")); r.Status != status || len(r.Notes) != 1 {
			t.Errorf("%s becomes %s with %d notes", status, r.Status, len(r.Notes))
		}
	}
}

// The means of references.md, from Brown and Heathers 2017: a mean of whole scores must be a whole total over n.
func TestMeansOfWholeScores(t *testing.T) {
	def := load(t, demoWith(nil)).Study
	for _, c := range []struct {
		mean, n  string
		possible bool
	}{
		{"5.19", "28", false}, {"3.48", "20", false}, {"5.93", "49", false},
		{"3.45", "20", true}, {"2.48", "25", true},
		{"12.9", "21", true}, {"6.4", "15", true},
		{"0", "7", true}, {"0.00", "7", true}, {"0.01", "7", false},
		{"2.5", "2", true}, {"2.4", "2", false},
		{"3.1416", "1000", false}, {"3.142", "1000", true},
		{"1.5", "0", false},
	} {
		r := result(t, "eq", "", c.n, "", c.mean, Figure{})
		r.Declared.Statistic, r.Declared.Of.Value, r.Declared.Unit.Value = "mean", "mesures", "ci"
		note := alone(t, r, def, 21)
		if possible := r.Status == Match; possible != c.possible {
			t.Errorf("mean %s of %s: %s (%s), possible: %v", c.mean, c.n, r.Status, note, c.possible)
		}
		if want := "no whole total of " + c.n + " respondents has the mean " + c.mean; !c.possible && note != want {
			t.Errorf("note %q, want %q", note, want)
		}
	}
}

// What the test of means does not apply to: other statistics, regions (means of means), prorated scores, "more than".
func TestMeansThatNeedNotBeWhole(t *testing.T) {
	def := load(t, demoWith(nil)).Study
	base := func() *Result {
		r := result(t, "eq", "", "28", "", "5.19", Figure{})
		r.Declared.Statistic, r.Declared.Of.Value, r.Declared.Unit.Value = "mean", "mesures", "ci"
		return r
	}
	for name, change := range map[string]func(r *Result){
		"median":       func(r *Result) { r.Declared.Statistic = "median" },
		"region":       func(r *Result) { r.Declared.Unit.Value = study.RegionUnit },
		"no scale":     func(r *Result) { r.Declared.Of.Value = "budget" },
		"over":         func(r *Result) { r.Published.Comparison = "over" },
		"no base":      func(r *Result) { r.Published.Base.Set = false },
		"not declared": func(r *Result) { r.Declared = &study.Figure{Units: "respondents"} },
	} {
		r := base()
		change(r)
		if note := alone(t, r, def, 28); r.Status != Match {
			t.Errorf("%s: %s %s", name, r.Status, note)
		}
	}
	scale := def.Scale("mesures")
	for _, rule := range []*score.Rule{&scale.NotApplicable, &scale.NoAnswer} {
		before := *rule
		*rule = score.Prorated
		if r := base(); alone(t, r, def, 28) != "" {
			t.Errorf("prorated: %v", r.Notes)
		}
		*rule = before
	}
}

// The number of respondents is the published one where a figure prints it, else that of the data.
func TestRespondentsAreThePublishedOnes(t *testing.T) {
	s := load(t, demoWith(nil))
	all, err := Verify(s)
	if err != nil {
		t.Fatal(err)
	}
	Find(all, "respondents-ci").Published.Count = whole(20)
	Find(all, "respondents-groups").Published.Comparison = "over"
	Find(all, "respondents-groups").Published.Count = whole(10)
	got := respondents(s, all)
	if got["ci"] != 20 || got["regroupements"] != 15 || got[study.RegionUnit] != 15 {
		t.Errorf("%v, want the 20 that were printed, the 15 of the data where “over 10” was, 15 regions", got)
	}
}
