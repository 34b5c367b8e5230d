package tabulate

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/study"
)

// tally is what one respondent of the raw exports did with the 19 measures.
type tally struct{ yes, na, blank int }

// tallies reads the measures of an export without the program's reader.
func tallies(t testing.TB, name string) []tally {
	var list []tally
	for _, record := range export(t, name, ';') {
		var one tally
		for heading, answer := range record {
			switch {
			case !strings.HasPrefix(heading, "m_"):
			case answer == "Oui":
				one.yes++
			case answer == "Ne s'applique pas":
				one.na++
			case answer == "":
				one.blank++
			}
		}
		list = append(list, one)
	}
	return list
}

func TestScoresAgainstTheExports(t *testing.T) {
	tab := must(t)(Scores(demo(t), "mesures", Options{}))
	for side, file := range map[string]string{"ci": "ci.csv", "regroupements": "regroupements.csv"} {
		list := tallies(t, file)
		total, least, most := 0, 19, 0
		for _, one := range list {
			total, least, most = total+one.yes, min(least, one.yes), max(most, one.yes)
		}
		row := map[string]string{"unit": side}
		for key, want := range map[string]float64{
			"n": float64(len(list)), "missing": 0, "mean": float64(total) / float64(len(list)), "min": float64(least), "max": float64(most), "maximum": 19,
		} {
			if got := cell(t, tab, key, row).Number; math.Abs(got-want) > 1e-12 {
				t.Errorf("%s: %s %v, want %v", side, key, got, want)
			}
		}
	}
	if got := cell(t, tab, "finite", map[string]string{"unit": "regroupements"}); got.Set || got.Text.EN != "census" {
		t.Errorf("all groups answered, yet their interval is %+v", got)
	}
	wide, narrow := cell(t, tab, "student", map[string]string{"unit": "ci"}), cell(t, tab, "finite", map[string]string{"unit": "ci"})
	if !wide.Range || !narrow.Range || narrow.Number <= wide.Number || narrow.Hi >= wide.Hi {
		t.Errorf("21 of 22 centres: %+v must lie well within %+v", narrow, wide)
	}
	if got := cell(t, tab, "maximum", map[string]string{"unit": study.RegionUnit}).Number; got != 38 {
		t.Errorf("a region can have %v", got)
	}
}

// The groups of the scores add up to the whole.
func TestScoresByGroup(t *testing.T) {
	s := demo(t)
	whole, split := must(t)(Scores(s, "", Options{})), must(t)(Scores(s, "", Options{By: []string{"satisfaction"}}))
	for _, side := range s.Study.Sides.Names() {
		n, total := 0.0, 0.0
		for _, row := range body(split) {
			if row.Cells[at(t, split, "unit")].Text.EN == side {
				units := row.Cells[at(t, split, "n")].Number
				n, total = n+units, total+units*row.Cells[at(t, split, "mean")].Number
			}
		}
		row := map[string]string{"unit": side}
		if wantN, wantMean := cell(t, whole, "n", row).Number, cell(t, whole, "mean", row).Number; n != wantN || math.Abs(total/n-wantMean) > 1e-9 {
			t.Errorf("%s: %v units, mean %v, want %v and %v", side, n, total/n, wantN, wantMean)
		}
	}
}

// The published annex: 27, 26, then five regions at 23 that share rank 3; the next rank is 8.
func TestRankingTies(t *testing.T) {
	s := demo(t)
	tab := must(t)(Ranking(s, ""))
	ranks, scores := column(t, tab, "rank"), column(t, tab, "score")
	if want := []float64{1, 2, 3, 3, 3, 3, 3, 8}; !equal(ranks[:8], want...) {
		t.Errorf("ranks %v, want %v", ranks[:8], want)
	}
	if want := []float64{27, 26, 23, 23, 23, 23, 23}; !equal(scores[:7], want...) || scores[7] >= 23 {
		t.Errorf("scores %v, want %v and less", scores[:8], want)
	}
	if len(scores) != 15 || !slices.IsSortedFunc(scores, func(a, b float64) int { return cmp.Compare(b, a) }) {
		t.Errorf("%d regions: %v", len(scores), scores)
	}
	for i, row := range body(tab) {
		many, one := row.Cells[at(t, tab, "ci")].Number, row.Cells[at(t, tab, "regroupements")].Number
		if math.Abs(many+one-scores[i]) > 1e-12 {
			t.Errorf("%s: %v and %v make %v", row.Cells[0].Text.FR, many, one, scores[i])
		}
	}
	if units := column(t, tab, "ci_units"); total(units) != 21 {
		t.Errorf("the ranking rests on %v centres", total(units))
	}
}

func total(numbers []float64) float64 {
	sum := 0.0
	for _, n := range numbers {
		sum += n
	}
	return sum
}

func TestRanksOf(t *testing.T) {
	v := dataset.NewNumbers("v", study.NoAnswer.Label(), 6)
	for i, x := range map[int]float64{0: 3, 1: 9, 3: 9, 5: 1} {
		v.SetNumber(i, x)
	}
	if got := RanksOf(v); !slices.Equal(got, []int{3, 1, 0, 1, 0, 4}) {
		t.Errorf("ranks %v; units without a value have 0", got)
	}
}

// Every rule for what does not apply, against the raw exports.
func TestSensitivityAgainstTheExports(t *testing.T) {
	tab := must(t)(Sensitivity(demo(t), ""))
	list := tallies(t, "ci.csv")
	var zero, left, prorated, without, maxima float64
	whole := 0
	for _, one := range list {
		zero += float64(one.yes)
		left += float64(one.yes)
		maxima += float64(19 - one.na)
		if 19-one.na-one.blank >= 10 { // minimum_items
			prorated++
		}
		if one.na == 0 {
			whole++
			without += float64(one.yes)
		}
	}
	n := float64(len(list))
	row := func(rule string) map[string]string { return map[string]string{"side": "ci", "rule": rule} }
	for _, c := range []struct {
		rule, key string
		want      float64
	}{
		{"zero", "n", n}, {"zero", "mean", zero / n}, {"zero", "maximum", 19}, {"zero", "percent", 100 * zero / (19 * n)},
		{"excluded", "n", n}, {"excluded", "mean", left / n}, {"excluded", "maximum", maxima / n}, {"excluded", "percent", 100 * left / maxima},
		{"prorated", "n", prorated}, {"prorated", "maximum", 19},
		{"missing", "n", float64(whole)}, {"missing", "mean", without / float64(whole)},
	} {
		if got := cell(t, tab, c.key, row(c.rule)).Number; math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s %s: %v, want %v", c.rule, c.key, got, c.want)
		}
	}
	if got := cell(t, tab, "label", row("zero")).Text.EN; !strings.Contains(got, "the study's rule") {
		t.Errorf("the rule of the study is not marked: %q", got)
	}
}

func TestDistributionAddsUp(t *testing.T) {
	s := demo(t)
	tab := must(t)(Distribution(s, ""))
	scores := column(t, tab, "score")
	for side, want := range map[string]float64{"ci": 21, "regroupements": 15} {
		counts := column(t, tab, side)
		if got := total(counts); got != want {
			t.Errorf("%s: %v units, want %v", side, got, want)
		}
		weighted := 0.0
		for i, score := range scores {
			weighted += score * counts[i]
		}
		if mean := cell(t, must(t)(Scores(s, "", Options{})), "mean", map[string]string{"unit": side}).Number; math.Abs(weighted/want-mean) > 1e-12 {
			t.Errorf("%s: mean %v, want %v", side, weighted/want, mean)
		}
	}
	if scores[0] != 17 || !slices.IsSortedFunc(scores, func(a, b float64) int { return cmp.Compare(b, a) }) {
		t.Errorf("scores %v", scores)
	}
	s.Study.Scale("mesures").Sides = []string{"ci"}
	v := s.Frame("ci").Variable("mesures")
	v.Numbers[0] = 12.5
	if tab, err := Distribution(s, ""); tab != nil || err != nil {
		t.Errorf("a score that is not whole has a distribution: %v, %v", tab, err)
	}
}

func TestRespondentsFromTheHighest(t *testing.T) {
	s := demo(t)
	tab := must(t)(Respondents(s, "", Options{}))
	if n := len(body(tab)); n != 36 {
		t.Fatalf("%d respondents", n)
	}
	for side, file := range map[string]string{"ci": "ci.csv", "regroupements": "regroupements.csv"} {
		last := math.Inf(1)
		for i, record := range export(t, file, ';') {
			row := map[string]string{"side": side, "id": record["id"]}
			one := tallies(t, file)[i]
			if cell(t, tab, "score", row).Number != float64(one.yes) || cell(t, tab, "not_applicable", row).Number != float64(one.na) || cell(t, tab, "no_answer", row).Number != float64(one.blank) {
				t.Errorf("%v: want %+v", row, one)
			}
			if got := cell(t, tab, "line", row).Number; got < 2 {
				t.Errorf("%v stands at line %v", row, got)
			}
		}
		for _, row := range body(tab) {
			if row.Cells[at(t, tab, "side")].Text.EN != side {
				continue
			}
			if score := row.Cells[at(t, tab, "score")].Number; score > last {
				t.Errorf("%s: %v after %v", side, score, last)
			} else {
				last = score
			}
		}
	}
}

// A respondent without a score is counted as such, listed last with the reason, and in no mean; a prorated score has its
// decimals.
func TestRespondentWithoutScore(t *testing.T) {
	s := twoSidesWith(t, "missing")
	summary := must(t)(Scores(s, "", Options{}))
	row := map[string]string{"unit": "p"}
	if n, missing, mean := cell(t, summary, "n", row).Number, cell(t, summary, "missing", row).Number, cell(t, summary, "mean", row).Number; n != 2 || missing != 1 || mean != 1.5 {
		t.Errorf("n %v, without a score %v, mean %v; want 2, 1, 1.5", n, missing, mean)
	}
	list := must(t)(Respondents(s, "", Options{}))
	last := body(list)[2]
	if score := last.Cells[at(t, list, "score")]; last.Cells[at(t, list, "id")].Text.EN != "3" || score.Set || score.Text.EN != "no answer" {
		t.Errorf("last is %+v with %+v", last.Cells[0], score)
	}
	if got := must(t)(Respondents(twoSidesWith(t, "prorated"), "", Options{})); got.Columns[at(t, got, "score")].Decimals != 1 {
		t.Error("a prorated score is shown without decimals")
	}
	nobody := must(t)(Scores(s, "", Options{Where: `a == "Y" && b == "N"`}))
	if mean := cell(t, nobody, "mean", row); mean.Set {
		t.Errorf("nobody has the mean %v", mean.Number)
	}
}

func TestStudiesWithARanking(t *testing.T) {
	for name, s := range surveys(t) {
		if got := HasRanking(s, ""); got != (name == "demo") {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestWhatHasNoScores(t *testing.T) {
	s := oneSide(t)
	for _, make := range []func() error{
		func() error { _, err := Scores(s, "", Options{}); return err },
		func() error { _, err := Ranking(s, ""); return err },
		func() error { _, err := Sensitivity(s, "x"); return err },
		func() error { _, err := Distribution(s, ""); return err },
		func() error { _, err := ItemsTable(s, ""); return err },
	} {
		if got := wrong(t, make()); !strings.Contains(got, "declares no scale") {
			t.Error(got)
		}
	}
	_, err := Scores(demo(t), "mesure", Options{})
	if got := wrong(t, err); !strings.Contains(got, `did you mean "mesures"?`) {
		t.Error(got)
	}
	_, err = Ranking(twoSides(t), "")
	if got := wrong(t, err); !strings.Contains(got, "not joined") {
		t.Error(got)
	}
}
