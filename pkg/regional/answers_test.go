package regional

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
)

func answers(r *Regions, i int, all bool) *table.Table {
	return r.Answers(i, "answers", locale.Same("answers"), r.Questions(), all)
}

func TestAnswers(t *testing.T) {
	r := regions(t)
	for _, c := range []struct{ code, heads, want string }{
		{"01", "Question | North | South | Roses", "Happy? | Yes | No | Yes\nTool | not asked | not asked | rake"},
		{"02", "Question | East | Beans", "Happy? | Yes | No\nTool | not asked | hoe"},
		{"03", "Question | West | Gardens", "Happy? | no answer | –\nTool | not asked | –"},
		{"04", "Question | Schools | Gardens", "Happy? | – | –\nTool | – | –"},
	} {
		got := answers(r, at(t, r, c.code), false)
		if text := shown(got, locale.English); text != c.want || heads(got, locale.English) != c.heads {
			t.Errorf("%s: %s\n%s\nwant %s\n%s", c.code, heads(got, locale.English), text, c.heads, c.want)
		}
	}
}

// TestAnswersOfAllRegions checks the percentages beside the answers, over both bases.
func TestAnswersOfAllRegions(t *testing.T) {
	for base, want := range map[string]string{
		"asked":    "Happy? | Yes | No | 50 | 50\nTool | not asked | hoe | – | –", // 2 of the 4 schools that were asked
		"answered": "Happy? | Yes | No | 66.66666666666667 | 50\nTool | not asked | hoe | – | –",
	} {
		r := regions(t, "sides:", "base: "+base+"\nsides:")
		i := at(t, r, "02")
		got := r.Answers(i, "answers", locale.Same("answers"), r.Questions(), true)
		if text := shown(got, locale.English); text != want {
			t.Errorf("%s:\n%s\nwant\n%s", base, text, want)
		}
		if len(got.Notes) != 1 || !strings.Contains(got.Notes[0].EN, map[string]string{"asked": "were asked", "answered": "that answered."}[base]) {
			t.Errorf("%s: notes %v", base, got.Notes)
		}
	}
}

// TestAnswersOfScaleWithoutScore checks that the items of a scale whose score the regions lack are among the questions.
func TestAnswersOfScaleWithoutScore(t *testing.T) {
	joined, one := regions(t), regions(t, "b: { type: yesno,", "b: { type: yesno, asked_of: [schools],", "a: { type: yesno,", "a: { type: yesno, asked_of: [schools],")
	names := func(r *Regions) string {
		var list []string
		for _, q := range r.Questions() {
			list = append(list, q.Name)
		}
		return strings.Join(list, " ")
	}
	if got := names(joined); got != "happy tool" {
		t.Errorf("beside a score of the regions: %s", got)
	}
	if got := names(one); len(one.Standings()) != 1 || got != "happy tool a b" {
		t.Errorf("without one: %s, %d standings", got, len(one.Standings()))
	}
}

// TestAnswersAreTheExports reads the answers of units back from the exports.
func TestAnswersAreTheExports(t *testing.T) {
	r := regions(t)
	cells := map[string]string{} // by unit and question
	for _, export := range []string{schools, beds} {
		rows, err := csv.NewReader(strings.NewReader(export)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			for k, name := range rows[0] {
				cells[row[0]+" "+name] = row[k]
			}
		}
	}
	words := map[string]string{"y": "Yes", "n": "No", "x": "not applicable", "": "no answer"}
	compared := 0
	for i := range r.Len() {
		questions := slices.Concat(r.Questions()[:1], r.Standings()[0].Items())
		got := r.Answers(i, "answers", locale.Same("answers"), questions, false)
		for _, row := range got.Rows {
			for k := 2; k < len(got.Columns); k++ {
				unit := got.Columns[k].Label.EN
				cell, known := cells[unit+" "+row.Cells[1].Text.EN]
				if !known {
					continue // A side without respondents.
				}
				compared++
				if row.Cells[k].Text.EN != words[cell] {
					t.Errorf("%s, %s: %q, the export has %q", unit, row.Cells[1].Text.EN, row.Cells[k].Text.EN, cell)
				}
			}
		}
	}
	if want := 6 * 3; compared != want { // units, questions
		t.Errorf("%d answers were compared, want %d", compared, want)
	}
}

// TestManyUnitsAreCounted checks regions with more units than a table has columns for, and sides whose units have no names:
// each answer is counted, and each reason for having none.
func TestManyUnitsAreCounted(t *testing.T) {
	crowd := "name,region,happy,a,b\n"
	for i, answer := range []string{"y", "y", "n", "", "x", "x", "y"} {
		crowd += fmt.Sprintf("S%d,01,%s,y,n\n", i, answer)
	}
	r := of(t, load(t, strings.Replace(gardens, population, "    population: { size: 9 }\n", 1), crowd, beds))
	got := answers(r, 0, false)
	if want := "Question | Schools | Roses"; heads(got, locale.English) != want {
		t.Errorf("columns %s, want %s", heads(got, locale.English), want)
	}
	if want := "Happy? | Yes: 3; No: 1; no answer: 1; not applicable: 2 | Yes\nTool | not asked | rake"; shown(got, locale.English) != want {
		t.Errorf("%s\nwant\n%s", shown(got, locale.English), want)
	}
	unnamed := regions(t, persons...)
	if got, want := shown(answers(unnamed, 0, false), locale.French), "| Oui\u00a0: 1\u00a0; Non\u00a0: 1 | Oui\n"; !strings.Contains(got, want) {
		t.Errorf("without names:\n%s", got)
	}
}

// TestCounts checks that as many units are counted as there are, whatever they answered.
func TestCounts(t *testing.T) {
	r := regions(t)
	q, v := r.Questions()[0], r.survey.Frame("schools").Variable("happy")
	for reason := range study.Reasons {
		v.States[0] = reason
		if got := counts(v, q, []int{0}); reason != study.Answered && got.EN != reason.Label().EN+": 1" {
			t.Errorf("%v: %q", reason, got.EN)
		}
	}
}
