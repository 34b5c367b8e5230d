package main

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// edited loads the inputs with one text of published.csv replaced by another.
func edited(t *testing.T, old, new string) *Inputs {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"budgets.csv", "published.csv"} {
		data, err := os.ReadFile(studyFolder + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if name == "published.csv" {
			if strings.Count(string(data), old) != 1 {
				t.Fatalf("%q is not once in published.csv", old)
			}
			data = []byte(strings.Replace(string(data), old, new, 1))
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	in, err := Load(os.DirFS("."), files)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// An edit of published.csv that no answers can meet, with the claim that the error must name.
type impossible struct{ id, old, new string }

func impossibles() []impossible {
	return []impossible{
		{"population-ci", "surveyed,22,", "surveyed,23,"},
		{"respondents-ci", "questionnaire,21,22,", "questionnaire,24,22,"},
		{"respondents-groups", "questionnaire,15,15,", "questionnaire,14,15,"},
		{"collaboration-exists-ci", "collaboration,20,21,95", "collaboration,19,21,95"},
		{"collaboration-none-ci", "there is none,1,21", "there is none,2,21"},
		{"satisfied-ci", "satisfactory,17,21,81", "satisfactory,17,21,82"},
		{"satisfied-groups", ",,53,,eq", ",,54,,eq"},
		{"satisfied-groups", ",,53,,eq", ",,100,,eq"},
		{"met-since-plan-groups", ",,80,,eq", ",,81,,eq"},
		{"pace-kept-groups", ",,75,,eq", ",,74,,eq"},
		{"met-last-year-groups", ",,73,,eq", ",,87,,eq"},
		{"never-met-groups", "created,1,15", "created,9,15"},
		{"no-meeting-but-subregional-ci", "directly,2,3,", "directly,4,3,"},
		{"primacy-plan-without-group-ci", "their group,3,21", "their group,1,21"},
		{"primacy-plan-without-group-ci", "in Montréal and Montérégie", "in Laval and Montérégie"},
		{"measures-offered", ",19,40,", ",20,40,"},
		{"score-max-ci", ",17,19,,,eq", ",20,19,,,eq"},
		{"score-15-to-17-ci", ",17,19,,,eq", ",14,19,,,eq"},
		{"score-15-to-17-ci", "15 to 17,7,21", "15 to 17,20,21"},
		{"score-min-ci", "'8 or 9'", "'low'"},
		{"score-min-ci", ",8,between,printed as '8 or 9'", ",18,between,printed as '18 or 19'"},
		{"score-mean-ci", ",12.9,eq", ",12.87,eq"},
		{"score-mean-ci", ",12.9,eq", ",16.9,eq"},
		{"score-mean-groups", ",6.4,eq", ",6.45,eq"},
		{"primacy-plan-unaware-groups", "person,2,15", "person,8,15"},
		{"plan-access-no-groups", "plan,4,15", "plan,9,15"},
		{"budget-none", "any budget,1,15", "any budget,2,15"},
		{"budget-under-15000", "$15,000\",7,15", "$15,000\",8,15"},
		{"budget-raised", "2015,1,15", "2015,2,15"},
		{"met-psoc-groups", "funding,6,15,40", "funding,6,15,41"},
		{"region-score-max", ",,,,38,eq", ",,,,39,eq"},
		{"region-score-first", ",,,,27,eq", ",,,,37,eq"},
		{"region-score-second", ",,,,26,eq", ",,,,26.5,eq"},
		{"region-score-23", "score 23,5,15", "score 23,6,15"},
		{"high-scores-budgets-100000", "or more\",2,,,,eq", "or more\",5,,,,eq"},
		{"high-scores-budgets-28000", "regions\",2,,,,eq", "regions\",4,,,,eq"},
		{"top-4-groups-budgets-100000", "highest\",3,4,", "highest\",5,4,"},
		{"top-4-groups-budgets-100000", "highest\",3,4,", "highest\",3,15,"},
		{"measures-offered", "measures-offered", "measures-listed"},
		{"new-claim", "region-score-max,", "new-claim,1,ci,a,1,1,,,eq,\nregion-score-max,"},
	}
}

// A figure that cannot be met stops the program with the name of its claim.
func TestImpossibleFigures(t *testing.T) {
	t.Parallel()
	for _, c := range impossibles() {
		in := edited(t, c.old, c.new)
		g, err := newGoals(in)
		if err == nil {
			_, err = reconstruct(in, g, 1)
		}
		if err == nil || !strings.Contains(err.Error(), "claim "+c.id+":") && !strings.Contains(err.Error(), "claim "+c.id+",") {
			t.Errorf("%q instead of %q: %v, want an error that names claim %s", c.new, c.old, err, c.id)
		}
	}
}

// A figure that differs and can be met is met: none of them is written into the program.
func TestOtherFigures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ old, new string }{
		{"satisfactory,17,21,81", "satisfactory,12,21,57"},
		{",,53,,eq", ",,60,,eq"},
		{",12.9,eq", ",12.5,eq"},
		{",6.4,eq", ",6.5,eq"},
		{",,,,27,eq", ",,,,28,eq"},
		{",8,between,printed as '8 or 9'", ",7,between,printed as '7 or 8'"},
		{"agreement with the family associations,15,21", "agreement with the family associations,11,21"},
		{"groups surveyed,15,,,,eq,", "groups surveyed,15,,,,eq,a note that asks for nothing"},
	} {
		in := edited(t, c.old, c.new)
		for seed := range uint64(2) {
			draw(t, in, seed)
		}
	}
}
