package tabulate

import (
	"fmt"
	"math"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/compare"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/internal/reference"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// wavesOf reads every wave of a study; items says which items its scales score, nil for all.
func wavesOf(t testing.TB, files study.Folders, items func(def *study.Definition, q *study.Question) bool) []*survey.Survey {
	t.Helper()
	def, err := study.Load(files, studies.StudyFile)
	if err != nil {
		t.Fatalf("study file: %v", err)
	}
	var surveys []*survey.Survey
	for _, name := range def.Waves.Names() {
		of := def.InWave(name)
		if items != nil {
			of = of.OnlyItems(func(q *study.Question) bool { return items(def, q) })
		}
		s, err := survey.Load(of, files, survey.Options{})
		if err != nil {
			t.Fatalf("answers of %s: %v", name, err)
		}
		surveys = append(surveys, s)
	}
	return surveys
}

// threeWaves is the synthetic study of testdata.
func threeWaves(t testing.TB) []*survey.Survey {
	return wavesOf(t, study.Folders{{Name: "waves", FS: os.DirFS("../../testdata/study/waves")}}, nil)
}

// panel is a study of one side in two waves, with its answers.
func panel(t testing.TB, side, questions, before, now string) []*survey.Survey {
	t.Helper()
	return wavesOf(t, study.Folders{{Name: "panel", FS: fstest.MapFS{
		studies.StudyFile: &fstest.MapFile{Data: []byte("version: 1\nid: panel\ntitle: Panel\nwaves: { old: , new: }\n" +
			"sides: { p: { label: Persons, files: { old: old.csv, new: new.csv }, " + side + " } }\nquestions:\n" + questions)},
		"old.csv": &fstest.MapFile{Data: []byte(before)}, "new.csv": &fstest.MapFile{Data: []byte(now)},
	}}}, nil)
}

// follow follows variables, and fails where it cannot.
func follow(t testing.TB, surveys []*survey.Survey, request WavesRequest, options Options) *WavesReport {
	t.Helper()
	r, err := Waves(surveys, request, options)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// seriesOf returns the series of a variable and a side.
func seriesOf(t testing.TB, r *WavesReport, name, side string) WaveSeries {
	t.Helper()
	i := slices.IndexFunc(r.Series, func(s WaveSeries) bool { return s.followed.name == name && s.Side.Name == side })
	if i < 0 {
		t.Fatalf("no series of %s, %s", name, side)
	}
	return r.Series[i]
}

// The rates of a wave are those that the same answers give alone, with their intervals.
func TestWaveRatesAreThoseOfTheWave(t *testing.T) {
	surveys := threeWaves(t)
	for _, options := range []Options{{}, {Base: study.AskedBase, Level: 0.9, Interval: "jeffreys"}, {Where: `contacts == "souvent"`}} {
		r := follow(t, surveys, WavesRequest{Names: []string{"satisfaction", "contacts", "moyens"}}, options)
		compared := 0
		for w, s := range surveys {
			rates, err := Rates(s, []string{"satisfaction", "contacts", "moyens"}, options)
			if err != nil {
				t.Fatal(err)
			}
			for _, rate := range rates {
				name := rate.Question.Name + "=" + rate.Code
				switch rate.Question.Type {
				case study.YesNo:
					name = rate.Question.Name
				case study.Multiple:
					name = rate.Question.TickName(rate.Code)
				}
				p := seriesOf(t, r, name, rate.Side.Name).Points[w]
				if !p.Why.IsZero() {
					continue
				}
				compared++
				if p.Group.Share.Count != rate.Share.Count || p.Group.Share.Base != rate.Share.Base || p.Group.Interval != rate.Like || p.Finite != rate.Finite || p.without() != reasonsOf(rate) {
					t.Errorf("%s, %s, wave %d: %+v, want %+v", name, rate.Side.Name, w, p.Group, rate)
				}
			}
		}
		if compared < 20 {
			t.Errorf("only %d rates compared", compared)
		}
	}
}

func reasonsOf(rate Rate) [study.Reasons]int {
	reasons := rate.Share.LeftOut
	for reason, n := range rate.Share.Unanswered {
		reasons[reason] += n
	}
	return reasons
}

// The changes are those that the rows give, matched here by hand.
func TestWaveChangesAreThoseOfTheRows(t *testing.T) {
	surveys := threeWaves(t)
	r := follow(t, surveys, WavesRequest{Names: []string{"satisfaction", "delai"}}, Options{})
	pairs := func(from, to *survey.Survey, each func(i, j int)) {
		for i, before := range from.Frame("clinics").Units {
			for j, now := range to.Frame("clinics").Units {
				if before.ID == now.ID {
					each(i, j)
				}
			}
		}
	}
	for k, c := range seriesOf(t, r, "satisfaction", "clinics").Changes {
		var counts agree.Paired
		a, b := surveys[k].Frame("clinics").Variable("satisfaction"), surveys[k+1].Frame("clinics").Variable("satisfaction")
		pairs(surveys[k], surveys[k+1], func(i, j int) {
			if a.States[i] == study.Answered && b.States[j] == study.Answered {
				*map[string]*int{"Oui Oui": &counts.Both, "Non Oui": &counts.First, "Oui Non": &counts.Second, "Non Non": &counts.Neither}[a.Words[i]+" "+b.Words[j]]++
			}
		})
		want, test := agree.PairedDifference(counts, 0), agree.McNemar(counts)
		if c.Pairs != counts.N() || c.Paired.Value != want.Value || c.Paired.Interval.Lo != want.Interval.Lo || c.Paired.Interval.Hi != want.Interval.Hi || c.Paired.P.P != test.P {
			t.Errorf("change %d: %+v, want %+v", k, c, want)
		}
		from, to := seriesOf(t, r, "satisfaction", "clinics").Points[k].Group.Share, seriesOf(t, r, "satisfaction", "clinics").Points[k+1].Group.Share
		newcombe := estimate.NewcombeDifference(to.Count, to.Base, from.Count, from.Base, DefaultLevel)
		if c.Unpaired.Interval.Lo != newcombe.Lo || c.Unpaired.Interval.Hi != newcombe.Hi || !c.Unpaired.P.Exists || c.Units != [2]int{from.Base, to.Base} {
			t.Errorf("change %d: %+v, want %+v", k, c.Unpaired, newcombe)
		}
	}
	for k, c := range seriesOf(t, r, "delai", "clinics").Changes {
		a, b := surveys[k].Frame("clinics").Variable("delai"), surveys[k+1].Frame("clinics").Variable("delai")
		var before, now []float64
		pairs(surveys[k], surveys[k+1], func(i, j int) {
			if a.States[i] == study.Answered && b.States[j] == study.Answered {
				before, now = append(before, a.Numbers[i]), append(now, b.Numbers[j])
			}
		})
		want, apart := compare.Paired(now, before, compare.Options{}), compare.Means(b.Answered(nil), a.Answered(nil), compare.Options{})
		if c.Pairs != len(now) || c.Paired.Value != want.Difference.Value || c.PairedSE != want.SE || c.Paired.P.P != want.PValue.P || c.Paired.Interval.Hi != want.Difference.Interval.Hi {
			t.Errorf("change %d: %+v, want %+v", k, c, want)
		}
		if c.Unpaired.Value != apart.Difference.Value || c.Unpaired.Interval.Lo != apart.Difference.Interval.Lo {
			t.Errorf("change %d: %+v, want %+v", k, c.Unpaired, apart)
		}
	}
}

func TestWaveMatching(t *testing.T) {
	r := follow(t, threeWaves(t), WavesRequest{}, Options{})
	want := []string{"clinics 0-1 by code: 14, 2 left, 2 entered", "clinics 1-2 by code: 15, 1 left, 3 entered", "committees 0-2 by region: 7, 1 left, 2 entered",
		"region 0-2 by region: 10, 0 left, 0 entered"}
	var got []string
	for _, m := range r.Matchings {
		got = append(got, fmt.Sprintf("%s %d-%d by %s: %d, %d left, %d entered", m.Side.Name, m.From, m.To, m.By.Name, m.Matched, m.Left, m.Entered))
		if m.WithoutKey != [2]int{} || m.Duplicates != [2]int{} || m.Matched+m.Left != m.Units[0] || m.Matched+m.Entered != m.Units[1] {
			t.Errorf("%+v", m)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("matched %q", got)
	}
}

const panelQuestions = `  id: { type: id, label: ID }
  name: { type: text, label: Name }
  ok: { type: yesno, label: OK, codes: [{ code: Y, means: "yes" }, { code: N, means: "no" }] }
  n: { type: number, label: N }
`

func TestWaveMatchingOfNames(t *testing.T) {
	before := "id,name,ok,n\n1,Anne,Y,1\n2,Émile,N,2\n3,Luc,Y,3\n4,luc,N,4\n5,,Y,5\n6,Zoé,Y,6\n"
	now := "id,name,ok,n\n6,anne,N,3\n5,EMILE,Y,4\n4,Luc,Y,5\n3,Zoé,,6\n2,Zoé,N,7\n"
	tests := []struct {
		side                          string
		matched, left, entered, pairs int
		withoutKey, duplicates        [2]int
		by, why                       string
		nobody                        bool
	}{
		{side: "name: name", by: "name", matched: 2, pairs: 2, withoutKey: [2]int{1, 0}, duplicates: [2]int{3, 3}},
		{side: "id: id, match: name", by: "name", matched: 2, pairs: 2, withoutKey: [2]int{1, 0}, duplicates: [2]int{3, 3}},
		{side: "id: id, name: name", by: "id", matched: 5, left: 1, entered: 0, pairs: 4},
		{side: "id: id, match: none", nobody: true, why: "the study says that others answer each wave (match: none)"},
		{side: "unit: person", nobody: true, why: "the side has neither match, id nor name"},
	}
	for _, test := range tests {
		r := follow(t, panel(t, test.side, panelQuestions, before, now), WavesRequest{Names: []string{"ok"}}, Options{Base: study.AnsweredBase})
		m, c := r.Matchings[0], r.Series[0].Changes[0]
		if (m.By == nil) != test.nobody || m.Why.EN != test.why || m.By != nil && m.By.Name != test.by {
			t.Errorf("%s: by %v, why %q", test.side, m.By, m.Why.EN)
		}
		if m.Matched != test.matched || m.Left != test.left || m.Entered != test.entered || m.WithoutKey != test.withoutKey || m.Duplicates != test.duplicates || c.Pairs != test.pairs {
			t.Errorf("%s: %+v, %d pairs", test.side, m, c.Pairs)
		}
		if !c.Unpaired.Defined || c.Units != [2]int{6, 4} {
			t.Errorf("%s: the unpaired change is %+v of %v", test.side, c.Unpaired, c.Units)
		}
	}
}

// The synthetic study in R 4.2.2: m <- merge(a, b, by = "code"), then t.test(m$delai, m$attente, paired = TRUE), the
// signed ranks of their differences over every choice of the signs, t.test(b2$delai, b$delai), fisher.test and binom.test.
func TestWavesAgainstR(t *testing.T) {
	r := follow(t, threeWaves(t), WavesRequest{Names: []string{"delai", "satisfaction"}}, Options{})
	times, happy := seriesOf(t, r, "delai", "clinics").Changes, seriesOf(t, r, "satisfaction", "clinics").Changes
	reference.Near(t, "paired change", times[0].Paired.Value, -4.571429, 6)
	reference.Near(t, "its lower bound", times[0].Paired.Interval.Lo, -7.556295, 6)
	reference.Near(t, "its upper bound", times[0].Paired.Interval.Hi, -1.586562, 6)
	reference.Near(t, "signed ranks", times[0].Paired.P.P, 0.01037598, 8)
	reference.Near(t, "lower bound, unpaired", times[1].Unpaired.Interval.Lo, -9.554446, 6)
	reference.Near(t, "upper bound, unpaired", times[1].Unpaired.Interval.Hi, 3.738270, 6)
	reference.Near(t, "Fisher", happy[0].Unpaired.P.P, 0.7152492, 7)
	reference.Near(t, "McNemar", happy[1].Paired.P.P, 0.125, 12)
}

// A question that says who is who and was not put in a wave matches nobody.
func TestWaveMatchingWithoutItsQuestion(t *testing.T) {
	questions := strings.Replace(panelQuestions, "label: ID }", "label: ID, waves: { old: { absent: true } } }", 1)
	r := follow(t, panel(t, "id: id", questions, "name,ok,n\nA,Y,1\n", "id,name,ok,n\n1,A,Y,1\n"), WavesRequest{}, Options{})
	if m := r.Matchings[0]; m.Matched != 0 || m.Why.EN != "id was not put" {
		t.Errorf("%+v", m)
	}
}

func TestWaveScales(t *testing.T) {
	r := follow(t, threeWaves(t), WavesRequest{Names: []string{"confiance", "confiance_answered"}}, Options{})
	for _, name := range []string{"confiance", "confiance_answered"} {
		changes := seriesOf(t, r, name, "clinics").Changes
		if changes[0].Why != itemsDiffer || !changes[1].Why.IsZero() || changes[1].Pairs != 15 {
			t.Errorf("%s changes by %+v", name, changes)
		}
	}
	common := wavesOf(t, study.Folders{{Name: "waves", FS: os.DirFS("../../testdata/study/waves")}}, func(def *study.Definition, q *study.Question) bool {
		return def.InWaves(q.Name, def.Waves.Names())
	})
	r = follow(t, common, WavesRequest{Names: []string{"confiance"}, CommonItems: true}, Options{})
	for _, c := range append(seriesOf(t, r, "confiance", "clinics").Changes, seriesOf(t, r, "confiance", "committees").Changes...) {
		if !c.Why.IsZero() || c.Pairs < 7 || !c.Paired.P.Exists {
			t.Errorf("with the items in common, %+v", c)
		}
	}
	for w, s := range common {
		if got := itemsIn(seriesOf(t, r, "confiance", "clinics").Points[w], "confiance"); !slices.Equal(got, []string{"c1", "c2", "c3", "c4"}) {
			t.Errorf("wave %s scores %v", s.Study.Wave, got)
		}
	}
}

// The score of the regions is followed too, region by region, where both sides were surveyed.
func TestWavesOfRegions(t *testing.T) {
	surveys := wavesOf(t, study.Folders{{Name: "waves", FS: os.DirFS("../../testdata/study/waves")}}, func(def *study.Definition, q *study.Question) bool { return q.Name != "c5" })
	series := seriesOf(t, follow(t, surveys, WavesRequest{Names: []string{"confiance", "satisfaction"}, CommonItems: true}, Options{}), "confiance", study.RegionUnit)
	var before, now []float64
	old, last := surveys[0].Regions, surveys[2].Regions
	for i, unit := range old.Units {
		j := slices.IndexFunc(last.Units, func(other dataset.Unit) bool { return other.Name == unit.Name })
		x, y := old.Variable("confiance"), last.Variable("confiance")
		if j >= 0 && x.States[i] == study.Answered && y.States[j] == study.Answered {
			before, now = append(before, x.Numbers[i]), append(now, y.Numbers[j])
		}
	}
	want := compare.Paired(now, before, compare.Options{})
	if len(series.Changes) != 1 || series.Points[1].Why.EN != "no export" {
		t.Fatalf("%+v", series.Changes)
	}
	if c := series.Changes[0]; c.Pairs != len(now) || c.Pairs != 7 || c.Paired.Value != want.Difference.Value || c.PairedSE != want.SE || c.Paired.P.P != want.PValue.P {
		t.Errorf("%+v, want %+v", c, want)
	}
	if p := series.Points[0]; p.Finite != estimate.MeanInterval(estimate.Describe(old.Variable("confiance").Answered(nil)), old.Len(), DefaultLevel) {
		t.Errorf("the interval for the regions themselves is %+v", p.Finite)
	}
}

// A side or a question that a wave lacks is said, never counted as an empty base.
func TestWaveWithoutAQuestion(t *testing.T) {
	r := follow(t, threeWaves(t), WavesRequest{Names: []string{"telecopie", "satisfaction", "moyens=courriel"}, From: "2018", To: "2022"}, Options{})
	if c := seriesOf(t, r, "telecopie", "clinics").Changes[0]; c.Why.EN != "not put" {
		t.Errorf("%+v", c)
	}
	if c := seriesOf(t, r, "moyens_courriel", "clinics").Changes[0]; c.Why.EN != "not put" {
		t.Errorf("%+v", c)
	}
	if p := seriesOf(t, r, "satisfaction", "committees").Points[1]; p.Why.EN != "no export" {
		t.Errorf("%+v", p)
	}
	if c := seriesOf(t, r, "satisfaction", "committees").Changes[0]; !c.Why.IsZero() || c.Pairs != 7 {
		t.Errorf("%+v", c)
	}
}

// Under a design the waves are independent: the variances add up, and there is no paired change.
func TestWavesUnderADesign(t *testing.T) {
	rows := func(seed int) string {
		var text strings.Builder
		text.WriteString("id,name,ok,n,w,s\n")
		for i := range 40 {
			fmt.Fprintf(&text, "%d,p,%s,%d,%d,%d\n", i, string("YN"[(i*seed)%7%2]), (i*seed)%13, 1+i%3, i%2)
		}
		return text.String()
	}
	surveys := panel(t, "id: id, design: { weight: w, stages: [{ strata: s }] }", panelQuestions, rows(3), rows(5))
	r := follow(t, surveys, WavesRequest{Names: []string{"ok", "n"}}, Options{})
	// R 4.2.2, survey 4.1.1: svymean(~ok + n, svydesign(~1, strata = ~s, weights = ~w)) of each wave; the square roots of
	// the sums of the variances.
	want := [][2]float64{{-0.0253164556962026, 0.123430113740403}, {0, 0.930267985383229}}
	for k, series := range r.Series {
		c := series.Changes[0]
		reference.Near(t, series.Variable.Name, c.Unpaired.Value, want[k][0], 14)
		reference.Near(t, series.Variable.Name+", SE", c.UnpairedSE, want[k][1], 13)
		a, b := series.Points[0].Group.Estimate, series.Points[1].Group.Estimate
		if c.Pairs != 0 || r.Matchings[0].Matched != 40 || math.Abs(c.UnpairedSE-math.Sqrt(a.SE*a.SE+b.SE*b.SE)) > 1e-15 || math.Abs(c.Unpaired.Value-(b.Value-a.Value)) > 1e-15 {
			t.Errorf("%s: %+v of %+v and %+v", series.Variable.Name, c, a, b)
		}
		half := (c.Unpaired.Interval.Hi - c.Unpaired.Interval.Lo) / 2
		if freedom := c.Unpaired.P.Against; freedom <= 38 || freedom > 76 || half < 1.99*c.UnpairedSE || half > 2.03*c.UnpairedSE {
			t.Errorf("%s: %v degrees of freedom, half an interval %v of %v", series.Variable.Name, freedom, half, c.UnpairedSE)
		}
	}
}

// What has no test or no interval says why, with the variable that it is about.
func TestWaveDoubts(t *testing.T) {
	r := follow(t, panel(t, "id: id", panelQuestions, "id,name,ok,n\n1,a,Y,2\n2,b,Y,2\n", "id,name,ok,n\n1,a,Y,2\n2,b,Y,2\n"), WavesRequest{}, Options{})
	var notes []string
	for _, tab := range WavesTables(r) {
		if strings.HasSuffix(tab.ID, "-changes") {
			for _, note := range tab.Notes {
				notes = append(notes, note.EN)
			}
		}
	}
	for _, want := range []string{"OK – no discordant unit: nothing to compare.", "N – all values are equal.", "N – no pair differs: nothing to compare.", "N – all differences are equal: the interval would have no width."} {
		if !slices.Contains(notes, want) {
			t.Errorf("nothing says %q:\n%s", want, strings.Join(notes, "\n"))
		}
	}
}

func TestWavesOfNothing(t *testing.T) {
	for text, request := range map[string]WavesRequest{
		`--from "2019": expected 2018, 2020, 2022 (did you mean "2018"?)`:                                                               {From: "2019", To: "2017"},
		`--to "2017": expected 2018, 2020, 2022 (did you mean "2018"?)`:                                                                 {To: "2017"},
		"--from and --to: two different waves":                                                                                          {From: "2022"},
		`satisfaction: unknown answer "Ou" (did you mean "Oui"?); there are: Oui, Non`:                                                  {Names: []string{"satisfaction=Ou"}},
		`variable to follow "nom": not in the study; there are: budget, c1, c2, c3, c4, c5, confiance, confiance_answered… (18 in all)`: {Names: []string{"nom"}},
	} {
		_, err := Waves(threeWaves(t), request, Options{})
		if got := wrong(t, err); got != text {
			t.Errorf("%s, want %s", got, text)
		}
	}
	if _, err := Waves(threeWaves(t), WavesRequest{}, Options{Where: "nobody > 1"}); err == nil {
		t.Error("a condition that nobody knows is taken")
	}
}

// anyPanel draws the answers of two waves: identifiers from 0 to 9, some of them in both.
func anyPanel(t *rapid.T) (before, now string) {
	rows := func(label string) string {
		text := "id,name,ok,n\n"
		for _, id := range rapid.SliceOfNDistinct(rapid.IntRange(0, 9), 1, 8, rapid.ID[int]).Draw(t, label) {
			text += fmt.Sprintf("%d,p%d,%s,%s\n", id, id, rapid.SampledFrom([]string{"Y", "N", ""}).Draw(t, "ok"), rapid.SampledFrom([]string{"1", "2", "3.5", ""}).Draw(t, "n"))
		}
		return text
	}
	return rows("before"), rows("now")
}

// Two waves that change places change the signs of the changes and nothing else.
func TestWavesThatChangePlaces(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		before, now := anyPanel(rt)
		surveys := panel(t, "id: id", panelQuestions, before, now)
		ahead := follow(t, surveys, WavesRequest{From: "old", To: "new"}, Options{})
		back := follow(t, surveys, WavesRequest{From: "new", To: "old"}, Options{})
		for i, series := range ahead.Series {
			c, d := series.Changes[0], back.Series[i].Changes[0]
			for _, both := range [][2]Tested{{c.Paired, d.Paired}, {c.Unpaired, d.Unpaired}} {
				a, b := both[0], both[1]
				if a.Value != -b.Value || a.Interval.Exists != b.Interval.Exists || math.Abs(a.Interval.Lo+b.Interval.Hi) > 1e-12 || math.Abs(a.Interval.Hi+b.Interval.Lo) > 1e-12 || math.Abs(a.P.P-b.P.P) > 1e-12 {
					rt.Errorf("%s: %+v becomes %+v", series.followed.name, a, b)
				}
			}
			if c.Why != d.Why || c.Pairs != d.Pairs || c.PairedSE != d.PairedSE || c.UnpairedSE != d.UnpairedSE || c.Units != [2]int{d.Units[1], d.Units[0]} {
				rt.Errorf("%s: %+v becomes %+v", series.followed.name, c, d)
			}
		}
		if len(ahead.Matchings) > 0 {
			m, n := ahead.Matchings[0], back.Matchings[0]
			if m.Matched != n.Matched || m.Left != n.Entered || m.Entered != n.Left {
				rt.Errorf("%+v becomes %+v", m, n)
			}
		}
	})
}

// Codes that become themselves change no table.
func TestIdentityRecode(t *testing.T) {
	recoded := strings.Replace(panelQuestions, `{ code: N, means: "no" }]`, `{ code: N, means: "no" }], waves: { old: { codes: { Y: Y, N: N } } }`, 1)
	rapid.Check(t, func(rt *rapid.T) {
		before, now := anyPanel(rt)
		plain := WavesTables(follow(t, panel(t, "id: id", panelQuestions, before, now), WavesRequest{}, Options{}))
		same := WavesTables(follow(t, panel(t, "id: id", recoded, before, now), WavesRequest{}, Options{}))
		if !reflect.DeepEqual(plain, same) {
			rt.Errorf("the tables differ")
		}
	})
}

// A study with a single wave gives the tables of the same study without waves, but for the note.
func TestOneWave(t *testing.T) {
	questions := panelQuestions
	rapid.Check(t, func(rt *rapid.T) {
		answers, _ := anyPanel(rt)
		read := func(waves, file string) *survey.Survey {
			return written(t, map[string]string{
				studies.StudyFile: "version: 1\nid: one\ntitle: One\nsides: { p: { label: Persons, " + file + ", id: id, population: { size: 12 } } }\nquestions:\n" + questions + waves,
				"p.csv":           answers,
			})
		}
		without, with := read("", "file: p.csv"), read("waves: { 2020: }\n", "files: { 2020: p.csv }")
		a, b := attempts(t, without), attempts(t, with)
		if !reflect.DeepEqual(a, b) {
			rt.Error("the tables differ")
		}
		WaveNotes(without.Study, a)
		WaveNotes(with.Study, b)
		for i := range a {
			if n := len(a[i].Notes); len(b[i].Notes) != n+1 || b[i].Notes[n] != (locale.Text{FR: "Vague\u00a0: 2020.", EN: "Wave: 2020."}) {
				rt.Errorf("the notes of %s are %v", b[i].ID, b[i].Notes)
			}
		}
		r := follow(t, []*survey.Survey{with}, WavesRequest{}, Options{})
		for _, tab := range WavesTables(r) {
			if tab.ID == "rate-changes" || tab.ID == "mean-changes" || tab.ID == "matching" {
				rt.Errorf("one wave has table %s", tab.ID)
			}
		}
	})
}

// The questionnaire table says what changed, and nothing else.
func TestQuestionnaire(t *testing.T) {
	tab := WavesTables(follow(t, threeWaves(t), WavesRequest{}, Options{}))[0]
	var got []string
	for _, row := range body(tab) {
		if code := row.Cells[at(t, tab, "change_code")].Text.EN; code != "answers" {
			got = append(got, strings.Join([]string{row.Cells[at(t, tab, "from")].Text.EN, row.Cells[at(t, tab, "question")].Text.EN, code, row.Cells[at(t, tab, "detail")].Text.EN}, " | "))
		}
	}
	want := []string{
		"2018 | committees | side_dropped | Committees: no export in 2020",
		"2018 | satisfaction | reworded | “Are you satisfied with the exchanges of clinics and committees?” → “Are you satisfied with the collaboration?”",
		"2018 | satisfaction | column | q1 → satisfaction",
		"2018 | satisfaction | recoded | 2018: 1 → Oui, 2 → Non, 9 → NSP",
		"2018 | contacts | merged | 2018: parfois + rarement → parfois; limits the comparison",
		"2018 | delai | column | attente → delai",
		"2018 | c5 | added | We settle our disputes",
		"2018 | moyens | added | By which means",
		"2018 | confiance | items | 2018 without c5: the scores cannot be compared",
		"2020 | committees | side_added | Committees: no export in 2020",
		"2020 | telecopie | dropped | Do you still use fax?",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the questionnaire changed so:\n%s", strings.Join(got, "\n"))
	}
}

func TestQuestionnaireOfCodes(t *testing.T) {
	questions := `  id: { type: id, label: ID }
  c: { type: choice, label: C, codes: [r, g, b, x], waves: { old: { codes: { r: r, g: g, b: b } } } }
  m: { type: multiple, label: M, columns: { u: m1, v: m2 }, waves: { old: { columns: { v: m9 } } } }
`
	surveys := panel(t, "id: id", questions, "id,c,m1,m9\n1,r,1,\n2,r,1,1\n3,g,,1\n", "id,c,m1,m2\n1,x,1,1\n2,r,,1\n3,r,,1\n")
	tab := WavesTables(follow(t, surveys, WavesRequest{}, Options{}))[0]
	var got []string
	for _, row := range body(tab) {
		got = append(got, row.Cells[0].Text.EN+" "+row.Cells[at(t, tab, "change_code")].Text.EN+" "+row.Cells[at(t, tab, "detail")].Text.EN)
	}
	want := []string{"c offered in new only: x", "c answers in old only: g (1); in new only: x (1); in neither: b", "m column m9 → m2"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// checkShape holds for every table of waves: as many cells as columns, both languages.
func TestWavesTablesAreWhole(t *testing.T) {
	for _, request := range []WavesRequest{{}, {From: "2018"}, {Names: []string{"delai"}, To: "2018", From: "2020"}} {
		for _, tab := range append(WavesTables(follow(t, threeWaves(t), request, Options{})), WavesMethods(follow(t, threeWaves(t), request, Options{}))) {
			if tab.Title.FR == "" || tab.Title.EN == "" {
				t.Errorf("table %s has no title", tab.ID)
			}
			for _, row := range tab.Rows {
				if len(row.Cells) != len(tab.Columns) {
					t.Errorf("table %s: %d cells, %d columns", tab.ID, len(row.Cells), len(tab.Columns))
				}
			}
			for _, note := range tab.Notes {
				if note.FR == "" || note.EN == "" {
					t.Errorf("table %s: note %+v", tab.ID, note)
				}
			}
		}
	}
}
