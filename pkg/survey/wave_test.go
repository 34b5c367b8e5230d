package survey_test

import (
	"slices"
	"testing"

	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// wavy is the small study in two waves: b lacks the first one, q3 was not put in it, and q1 had other codes.
var wavy = changed{
	study: []string{
		"title: Essai\n", "title: Essai\nwaves: { old: , new: }\n",
		"    file: a.csv\n", "    files: { old: { file: old.csv, delimiter: ';', population: { size: 9 } }, new: a.csv }\n",
		"    file: b.csv\n", "    files: { new: b.csv }\n",
		"  q1: { type: yesno, codes: on, label: Q1 }", "  q1: { type: yesno, codes: on, label: Q1, waves: { old: { column: x, codes: { 1: Oui, 2: Non, 3: Non, 9: NA } } } }",
		"  q3: { type: yesno, codes: on, label: Q3 }", "  q3: { type: yesno, codes: on, label: Q3, waves: { old: { absent: true } } }\n" +
			"  m: { type: multiple, label: M, separator: '|', codes: [u, v], asked_of: [a], waves: { old: { codes: { U: u, V: v, W: v } }, new: { absent: true } } }",
	},
	files: map[string]string{"old.csv": "id;name;region;x;q2;m;n\n1;A1;N;1;Oui;U|W|V;10\n2;A2;N;3;;V;20\n8;A8;S;9;;;7\n"},
}

// in reads a wave of the study.
func (c changed) in(wave string) changed {
	c.options.Wave = wave
	return c
}

func TestWave(t *testing.T) {
	s := wavy.in("old").must(t)
	a := s.Frame("a")
	q1, q3, m := a.Variable("q1"), a.Variable("q3"), a.Variable("m")
	if !slices.Equal(q1.Words, []string{"Oui", "Non", "NA"}) || q1.States[2] != study.NotApplicable || q1.Pos(1).String() != "t/old.csv:3:8" {
		t.Errorf("q1 is %q %v, read at %v", q1.Words, q1.States, q1.Cells)
	}
	for i, state := range q3.States {
		if state != study.NotAsked || q3.Pos(i) != a.Units[i].Pos {
			t.Errorf("q3, which was not put, is %v at %v", state, q3.Pos(i))
		}
	}
	if u, v := a.Variable("m_u"), a.Variable("m_v"); !slices.Equal(u.Numbers, []float64{1, 0, 0}) || !slices.Equal(v.Numbers, []float64{1, 1, 0}) || !slices.Equal(m.Numbers, []float64{2, 1, 0}) {
		t.Errorf("the ticks are %v and %v, %v in all", u.Numbers, v.Numbers, m.Numbers)
	}
	if score := a.Variable("s"); !slices.Equal(score.Numbers, []float64{1, 0, 0}) || score.Maximum != 1 {
		t.Errorf("the scores of the items that were put are %v of %v", score.Numbers, score.Maximum)
	}
	if b := s.Frame("b"); b.Len() != 0 || s.Population("b") != 0 || s.Population("a") != 9 || len(s.Links) != 2 {
		t.Errorf("%d respondents of b, populations %d and %d, %d regions", b.Len(), s.Population("a"), s.Population("b"), len(s.Links))
	}
	if list := s.Check(); len(list) > 0 {
		t.Errorf("what was not put, or not surveyed, is odd: %v", list)
	}
}

func TestLastWaveIsTheDefault(t *testing.T) {
	s := wavy.must(t)
	if s.Study.Wave != "new" || s.Frame("a").Len() != 3 || s.Frame("b").Len() != 3 || s.Population("a") != 4 {
		t.Errorf("wave %q has %d and %d respondents", s.Study.Wave, s.Frame("a").Len(), s.Frame("b").Len())
	}
	for i, state := range s.Frame("a").Variable("m").States {
		if state != study.NotAsked || s.Frame("a").Variable("m_u").States[i] != study.NotAsked {
			t.Errorf("m, which was not put, is %v", state)
		}
	}
}

func TestOtherWaves(t *testing.T) {
	s := wavy.must(t)
	old, err := s.InWave("old")
	if err != nil || old.Study.Wave != "old" || old.Frame("a").Units[2].Name != "A8" {
		t.Fatalf("the old wave is %+v, %v", old, err)
	}
	again, _ := s.InWave("old")
	if same, _ := s.InWave("new"); same != s || again != old {
		t.Error("answers are read twice")
	}
	if own, _ := s.InWave(""); own != s {
		t.Error("the wave of the survey is another")
	}
	broken := wavy
	broken.files = map[string]string{"old.csv": ""}
	if _, err := broken.must(t).InWave("old"); err == nil {
		t.Error("a wave without its file is read")
	}
}

func TestUnknownCodeOfAWave(t *testing.T) {
	bad := wavy.in("old")
	bad.files = map[string]string{"old.csv": "id;name;region;x;q2;m;n\n1;A1;N;Oui;Oui;u;10\n"}
	bad.wants(t, `error t/old.csv:2:8: question q1: unknown code "Oui" in wave old (expected: 1, 2, 3, 9)`, `error t/old.csv:2:16: question m: unknown code "u" in wave old (expected: U, V, W) (did you mean "U"?)`)
}

// A column of a question that is said to be absent is not read, and a warning says so.
func TestColumnOfAnAbsentQuestion(t *testing.T) {
	odd := wavy.in("old")
	odd.files = map[string]string{"old.csv": "id;name;region;x;q2;q3;m;n\n1;A1;N;1;Oui;Oui;U;10\n"}
	s := odd.wants(t, `warning t/old.csv:1:21: column "q3" is there, but question q3 is absent from wave old (absent): it is not read`,
		"note t/old.csv:1:21: columns that the study does not declare, not read (1): q3")
	wantValues(t, s.Frame("a"), "q3", notAsked)
}

// A region of which the wave lacks a side was not asked there; it is not that it did not answer.
func TestRegionsOfALackingSide(t *testing.T) {
	s := wavy.in("old").must(t)
	wantValues(t, s.Regions, "b.s", notAsked, notAsked)
}

func TestUnknownWavePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a wave that there is not is read")
		}
	}()
	folders := wavy.folders(t)
	def, err := study.Load(folders, "study.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = survey.Load(def, folders, survey.Options{Wave: "older"})
}
