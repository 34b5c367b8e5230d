package claim

import (
	"slices"
	"testing"

	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// outcomes compares every figure with the answers, without the doubts: those do not look at answers.
func outcomes(t *testing.T, s *survey.Survey, lines []line) (broken []string) {
	t.Helper()
	for _, l := range lines {
		r, err := verify(s, l)
		if err != nil {
			t.Fatalf("%s: %v", l.ID, err)
		}
		if r.Status == Mismatch {
			broken = append(broken, l.ID)
		}
	}
	return broken
}

// watchers returns the figures that any change to a question of a side must break: those that print a share of that
// question alone.
func watchers(s *survey.Survey, lines []line, side, question string) []string {
	var ids []string
	for _, l := range lines {
		figure := s.Study.Claims.Figures[s.Study.Claims.Figures.Index(l.ID)].Value
		if figure.ShareOf == nil || figure.Unit.Value != side || l.Comparison != "eq" {
			continue
		}
		if names := variables(figure); len(names) == 1 && names[0] == question {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

func variables(figure *study.Figure) []string {
	names := slices.Clone(figure.ShareOf.Names())
	if figure.WhereIf != nil {
		names = append(names, figure.WhereIf.Names()...)
	}
	for _, constraint := range figure.Also {
		for _, name := range constraint.Program.Names() {
			if name != "region" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// stands reports whether a question enters nothing but figures: no score, no skip logic. Flipped in memory, its answers
// then need not be read again.
func stands(def *study.Definition, question string) bool {
	for _, entry := range def.Questions {
		for _, gate := range entry.Value.Gate {
			if slices.Contains(gate.Names(), question) {
				return false
			}
		}
	}
	return !slices.Contains(def.Scales[0].Value.Questions, def.Question(question))
}

var flipped = map[string]string{"Oui": "Non", "Non": "Oui"}

// Every yes and every no of both exports, flipped one at a time: each figure that watches the question breaks.
func TestFlippedAnswers(t *testing.T) {
	demo := load(t, demoWith(nil))
	lines, err := read(demo.Study, demo.Files)
	if err != nil {
		t.Fatal(err)
	}
	if broken := outcomes(t, demo, lines); len(broken) > 0 {
		t.Fatalf("broken before anything is flipped: %v", broken)
	}
	watched, unwatched := 0, 0
	for _, frame := range demo.Sides {
		for _, v := range frame.Variables {
			if v.Codes == nil || !stands(demo.Study, v.Name) {
				continue
			}
			exact := watchers(demo, lines, frame.Name, v.Name)
			for i, before := range v.Words {
				if flipped[before] == "" {
					continue
				}
				v.Words[i] = flipped[before]
				broken := outcomes(t, demo, lines)
				v.Words[i] = before
				if len(exact) == 0 {
					unwatched++
					continue
				}
				watched++
				for _, id := range exact {
					if !slices.Contains(broken, id) {
						t.Errorf("%s %s, %s flipped: %s does not notice; broken: %v", frame.Name, v.Name, frame.Units[i].Name, id, broken)
					}
				}
			}
		}
	}
	if watched < 250 || unwatched == 0 {
		t.Errorf("%d cells that a figure watches, %d that none does", watched, unwatched)
	}
}

// The same for questions that skip logic and the scale rest on, through the whole reader; one respondent a question.
func TestFlippedGatesAndItems(t *testing.T) {
	demo := load(t, demoWith(nil))
	lines, err := read(demo.Study, demo.Files)
	if err != nil {
		t.Fatal(err)
	}
	for s, side := range demo.Study.Sides.Names() {
		name := demo.Study.Side(side).File.Value
		rows := cells(t, demoFile(t, name))
		for column, question := range rows[0] {
			q := demo.Study.Question(question)
			isItem := slices.Contains(demo.Study.Scales[0].Value.Questions, q)
			if !q.Type.IsCategory() || stands(demo.Study, question) || isItem && column%2 != s {
				continue
			}
			row := rows[1+column%(len(rows)-1)]
			before := row[column]
			if row[column] = flipped[before]; row[column] == "" {
				row[column] = "Oui"
			}
			broken := outcomes(t, answers(t, demo.Study, demoWith(map[string]string{name: export(t, rows)})), lines)
			for _, id := range watchers(demo, lines, side, question) {
				if !slices.Contains(broken, id) {
					t.Errorf("%s %s, %s flipped: %s does not notice; broken: %v", side, question, row[0], id, broken)
				}
			}
			row[column] = before
		}
	}
}

// Any single answer of the centres to the question of satisfaction, flipped: their figure is named, and nothing else.
func TestFlippedSatisfactionNamesItsFigure(t *testing.T) {
	demo := load(t, demoWith(nil))
	v := demo.Frame("ci").Variable("satisfaction")
	if len(v.Words) != 21 {
		t.Fatalf("%d centres", len(v.Words))
	}
	for i, before := range v.Words {
		v.Words[i] = flipped[before]
		all, err := Verify(demo)
		if err != nil {
			t.Fatal(err)
		}
		v.Words[i] = before
		if got := with(all, Mismatch); !slices.Equal(got, []string{"satisfied-ci"}) {
			t.Errorf("row %d flipped: mismatch %v, want satisfied-ci alone", i+1, got)
		}
		if got := with(all, Inconsistent); !slices.Equal(got, demoDoubtful) {
			t.Errorf("row %d flipped: inconsistent %v; the answers must not enter that judgement", i+1, got)
		}
	}
}
