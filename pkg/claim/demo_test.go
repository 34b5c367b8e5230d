package claim

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
)

var demoDoubtful = []string{"met-since-plan-ci", "pace-kept-groups", "no-meeting-last-year-ci"}

func TestEmbeddedFigures(t *testing.T) {
	all := results(t, study.Folders{studies.Folder(studies.Demo)})
	summary := Summarize(all)
	if summary.Figures != 45 || summary.Counts[Match] != 42 || summary.Failed() {
		t.Errorf("summary %+v, want 45 figures, 42 of them a match and none a mismatch", summary)
	}
	if got := with(all, Inconsistent); !slices.Equal(got, demoDoubtful) {
		t.Errorf("inconsistent: %v, want %v", got, demoDoubtful)
	}
	for _, r := range all {
		if !r.Agrees {
			t.Errorf("%s does not agree: %v", r.Published.ID, r.Notes)
		}
		if r.Pos.Line == 0 || r.Pos.Column != 1 || r.Pos.File != "cosme2018/published.csv" {
			t.Errorf("%s stands at %v", r.Published.ID, r.Pos)
		}
	}
	if got := note(t, all, "pace-kept-groups"); !strings.Contains(got, "75% cannot come from the 15 respondents") || !strings.Contains(got, "3/4, 6/8, 9/12") {
		t.Errorf("pace-kept-groups: %s", got)
	}
	want := "met-since-plan-ci (17/21) and no-meeting-last-year-ci (3/21) hold together only if a blank answer counts in the base (at least 1)" +
		" (rule annee_dans_pasm: a meeting in 2017-2018 is a meeting since October 2015)"
	for _, id := range []string{"met-since-plan-ci", "no-meeting-last-year-ci"} {
		if got := note(t, all, id); !strings.Contains(got, want) {
			t.Errorf("%s: %s", id, got)
		}
	}
}

// The column note is for people: emptied, it changes nothing.
func TestNotesOfTheFileDoNotJudge(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(demoFile(t, "published.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		row[len(row)-1] = ""
	}
	var text strings.Builder
	if err := csv.NewWriter(&text).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	before, after := results(t, demoWith(nil)), results(t, demoWith(map[string]string{"published.csv": text.String()}))
	for i := range before {
		if before[i].Status != after[i].Status || !cmp.Equal(before[i].Notes, after[i].Notes) {
			t.Errorf("%s changes: %v %v, %v %v", before[i].Published.ID, before[i].Status, before[i].Notes, after[i].Status, after[i].Notes)
		}
		if after[i].Published.Note != "" {
			t.Errorf("%s still has the note %q", after[i].Published.ID, after[i].Published.Note)
		}
	}
}

// withoutRule is the study file without the rule that ties the two figures of the centres.
func withoutRule(t *testing.T) string {
	text := demoFile(t, studies.StudyFile)
	from, to := strings.Index(text, "  annee_dans_pasm:"), strings.Index(text, "  jamais_sans_rencontre:")
	if from < 0 || to < from {
		t.Fatal("the rule is not where it was")
	}
	return text[:from] + text[to:]
}

func TestWithoutTheRuleThePairHolds(t *testing.T) {
	all := results(t, demoWith(map[string]string{studies.StudyFile: withoutRule(t)}))
	if got := with(all, Inconsistent); !slices.Equal(got, []string{"pace-kept-groups"}) {
		t.Errorf("inconsistent: %v", got)
	}
}

// Four centres without a meeting in the last year leave 17 with one: 17 of 21 met since the plan.
func TestFourWithoutMeetingHold(t *testing.T) {
	published := replaceOnce(t, demoFile(t, "published.csv"), "with their group in 2017-2018,3,21", "with their group in 2017-2018,4,21")
	all := results(t, demoWith(map[string]string{"published.csv": published}))
	if got := with(all, Inconsistent); !slices.Equal(got, []string{"pace-kept-groups"}) {
		t.Errorf("inconsistent: %v", got)
	}
	if got := with(all, Mismatch); !slices.Equal(got, []string{"no-meeting-last-year-ci"}) {
		t.Errorf("mismatch: %v, want the figure that was changed", got)
	}
}

// A mismatch stays one, whatever else is doubtful; the doubt is told all the same.
func TestMismatchIsWorseThanInconsistent(t *testing.T) {
	published := replaceOnce(t, demoFile(t, "published.csv"), "with their group in 2017-2018,3,21", "with their group in 2017-2018,2,21")
	all := results(t, demoWith(map[string]string{"published.csv": published}))
	r := Find(all, "no-meeting-last-year-ci")
	if r.Status != Mismatch || !strings.Contains(note(t, all, r.Published.ID), "(at least 2)") {
		t.Errorf("%s: %v", r.Status, r.Notes)
	}
	if got := Find(all, "met-since-plan-ci").Status; got != Inconsistent {
		t.Errorf("met-since-plan-ci is %s", got)
	}
}

func TestKindsOfFigureOfTheStudy(t *testing.T) {
	all := results(t, demoWith(nil))
	for id, want := range map[string]Figure{
		"population-ci":                 {Measure: "count", Value: 22, Count: whole(22)},
		"respondents-ci":                {Measure: "count", Value: 21, Count: whole(21), Base: whole(22), Percent: number(2100.0 / 22)},
		"collaboration-exists-ci":       {Measure: "percent", Value: 2000.0 / 21, Count: whole(20), Base: whole(21), Percent: number(2000.0 / 21)},
		"no-meeting-but-subregional-ci": {Measure: "count", Value: 2, Count: whole(2), Base: whole(3), Percent: number(200.0 / 3)},
		"measure-1-majority-groups":     {Measure: "count", Value: 11, Count: whole(11), Base: whole(15), Percent: number(1100.0 / 15)},
		"measures-offered":              {Measure: "items", Value: 19, Count: whole(19), Base: whole(40)},
		"region-score-max":              {Measure: "maximum", Value: 38, Count: whole(38)},
		"region-score-second":           {Measure: "highest", Value: 26, Count: whole(26), Base: whole(38), Maximum: number(38)},
		"score-mean-ci":                 {Measure: "mean", Value: 271.0 / 21, Base: whole(21), Maximum: number(19)},
		"top-4-groups-budgets-100000":   {Measure: "count", Value: 3, Count: whole(3), Base: whole(4), Percent: number(75)},
	} {
		if diff := cmp.Diff(want, Find(all, id).Computed); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
	if Find(all, "nothing-of-the-kind") != nil {
		t.Error("a figure that is not there was found")
	}
}
