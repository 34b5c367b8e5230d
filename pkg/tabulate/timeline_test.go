package tabulate

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/date"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// dated is a study of dated stands on two sides; the second one has no mode.
const dated = `version: 1
id: stands
title: Stands
language: en
sides: { p: { label: People, file: p.csv, id: id }, q: { label: Groups, file: q.csv, id: id } }
questions:
  id: { type: id, label: ID }
  stand: { type: choice, label: Stand, codes: [a, b, c, d] }
  year: { type: number, label: Year }
  month: { type: date, format: MM/YYYY, label: Month }
  mode: { type: yesno, asked_of: [p], label: Mode, codes: [{ code: "y", label: { fr: Oui, en: "Yes" }, means: "yes" }, { code: "n", label: { fr: Non, en: "No" }, means: "no" }] }
  words: { type: text, label: Words }
`

func stands(t testing.TB, p, q string) *survey.Survey {
	return written(t, map[string]string{studies.StudyFile: dated, "p.csv": "id,stand,year,month,mode,words\n" + p, "q.csv": "id,stand,year,month,words\n" + q})
}

// summary writes the events of a side in short: date, code, units and undated ones, what is said.
func summary(all Timelines, side int) string {
	var lines []string
	for _, e := range all.Sides[side].Events {
		line := fmt.Sprintf("%s %s %d/%d", all.When(e, false).EN, e.Code, len(e.Units), e.Undated)
		for _, said := range e.Said {
			line += " " + saidText(said).EN
		}
		if len(all.Kinds) > 0 {
			line += " [" + all.Kinds[e.Kind].EN + "]"
		}
		lines = append(lines, line)
	}
	return strings.ReplaceAll(strings.Join(lines, "; "), "\u00a0", " ")
}

func TestFollow(t *testing.T) {
	s := stands(t, "1,b,1990,03/1990,y,x\n2,a,1992,,n,x\n3,b,1989,02/1989,y,x\n4,c,,,n,x\n5,a,1992,11/1991,y,x\n6,,1991,,y,x\n7,b,,12/1988,,x\n", "1,d,2001,01/2001,x\n2,a,1989,01/1989,x\n")
	for _, c := range []struct {
		date    string
		options Options
		side    int
		want    string
	}{
		{"year", Options{}, 0, "1989–1990 b 3/1; 1992 a 2/0; no date c 1/1"},
		{"year", Options{}, 1, "1989 a 1/0; 2001 d 1/0"},
		{"month", Options{}, 0, "December 1988 – March 1990 b 3/0; November 1991 a 2/1; no date c 1/1"},
		{"year", Options{By: []string{"mode", "mode"}}, 0, "1989–1990 b 3/1 Yes (2), no answer (1) [several answers]; 1992 a 2/0 Yes (1), No (1) [several answers]; no date c 1/1 No [No]"},
		{"year", Options{Where: `mode == "y"`}, 0, "1989–1990 b 2/0; 1992 a 1/0"},
	} {
		list, err := Follow(s, TimelineRequest{Questions: []string{"stand"}, Date: c.date}, c.options)
		if err != nil {
			t.Fatal(err)
		}
		if got := summary(list[0], c.side); got != c.want {
			t.Errorf("%s %+v: %s\nwant %s", c.date, c.options, got, c.want)
		}
	}
}

// A number that is no year is an error at its cell, all of them at once; where no selected unit has it, it does no harm.
func TestNumbersThatAreNoYears(t *testing.T) {
	s := stands(t, "1,a,1989.5,,y,x\n2,b,2000,,n,x\n", "1,a,0,,x\n")
	request := TimelineRequest{Questions: []string{"stand"}, Date: "year"}
	_, err := Follow(s, request, Options{})
	var failure *diag.Failure
	if !errors.As(err, &failure) || failure.Kind != diag.Data || len(failure.List) != 2 {
		t.Fatalf("error is %v", err)
	}
	for i, want := range []string{`written/p.csv:2:5: question "year": 1989.5 is not a year (expected four digits)`, `written/q.csv:2:5: question "year": 0 is not a year`} {
		if got := failure.List[i].Text("en"); !strings.HasPrefix(got, want) {
			t.Errorf("error is %q, want %q", got, want)
		}
	}
	if _, err := Follow(s, request, Options{Where: `mode == "n"`}); err != nil {
		t.Errorf("a year that no selected unit has: %v", err)
	}
}

func TestFollowErrors(t *testing.T) {
	s := stands(t, "1,a,1990,,y,x\n", "1,a,1990,,x\n")
	for _, c := range []struct {
		questions []string
		date      string
		by        []string
		want      string
	}{
		{nil, "year", nil, "the question whose answers are the events is missing; there are: stand, mode"},
		{[]string{"stnad"}, "year", nil, `question "stnad": not in the study (did you mean "stand"?); there are: stand, mode`},
		{[]string{"words"}, "year", nil, `question "words" does not have a code for each answer: no events; there are: stand, mode`},
		{[]string{"stand"}, "", nil, "the question that dates the units is missing (a date, or a number that is a year); there are: year, month"},
		{[]string{"stand"}, "yera", nil, `date or year "yera": not in the study (did you mean "year"?); there are: year, month`},
		{[]string{"stand"}, "words", nil, `question "words" is neither a date that tells the year nor a number (a year); there are: year, month`},
		{[]string{"stand"}, "year", []string{"mod"}, `--by "mod": not in the study (did you mean "mode"?)`},
		{[]string{"stand"}, "year", []string{"year"}, "--by year: a variable with codes"},
	} {
		_, err := Follow(s, TimelineRequest{Questions: c.questions, Date: c.date}, Options{By: c.by})
		if got := wrong(t, err); !strings.HasPrefix(got, c.want) {
			t.Errorf("%v by %q: error is %q, want %q", c.questions, c.date, got, c.want)
		}
	}
}

// Every selected unit with an answer is in exactly one event, that of its answer, and counted there; who has none is counted
// outside. Events stand in order of time, and their dates are those of their units.
func TestTimelineLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := ""
		n := rapid.IntRange(1, 12).Draw(rt, "units")
		for i := range n {
			rows += fmt.Sprintf("%d,%s,%s,,%s,x\n", i, rapid.SampledFrom([]string{"a", "b", "c", "d", ""}).Draw(rt, "stand"),
				rapid.SampledFrom([]string{"1989", "1990", "2002", ""}).Draw(rt, "year"), rapid.SampledFrom([]string{"y", "n", ""}).Draw(rt, "mode"))
		}
		s := stands(t, rows, "1,a,1990,,x\n")
		list, err := Follow(s, TimelineRequest{Questions: []string{"stand"}, Date: "year"}, Options{By: []string{"mode"}})
		if err != nil {
			rt.Fatal(err)
		}
		side, frame := list[0].Sides[0], s.Frame("p")
		answers, years, codes := frame.Variable("stand"), frame.Variable("year"), list[0].Question.AnswerCodes()
		seen, undated := map[int]bool{}, 0
		for i, e := range side.Events {
			if i > 0 {
				before := side.Events[i-1]
				tie := before.First.Equal(e.First) && before.Last.Equal(e.Last) && slices.Index(codes, before.Code) > slices.Index(codes, e.Code)
				if !e.First.IsZero() && (before.First.IsZero() || before.First.After(e.First)) || tie {
					rt.Fatalf("%s comes before %s", before.Code, e.Code)
				}
			}
			lacking, said := 0, 0
			for _, unit := range e.Units {
				if seen[unit] || answers.Words[unit] != e.Code {
					rt.Fatalf("unit %d is in the event %s", unit, e.Code)
				}
				seen[unit] = true
				switch at, ok := date.Year(years.Numbers[unit]); {
				case years.States[unit] != study.Answered:
					lacking++
				case !ok || at.Before(e.First) || at.After(e.Last):
					rt.Fatalf("unit %d of %v is outside of %v to %v", unit, at, e.First, e.Last)
				}
			}
			for _, one := range e.Said[0] {
				said += one.Count
			}
			if lacking != e.Undated || (lacking == len(e.Units)) != e.First.IsZero() || said != len(e.Units) {
				rt.Fatalf("%s: %d of %d units are without a date, %d say something: %+v", e.Code, lacking, len(e.Units), said, e)
			}
			undated += lacking
		}
		if len(seen)+side.Outside.Total() != n || undated != side.Undated.Total() || len(side.Events)+len(side.Silent) != len(codes) {
			rt.Fatalf("%d units: %d in events, %d outside; %d undated, not %d", n, len(seen), side.Outside.Total(), undated, side.Undated.Total())
		}
		for _, tab := range TimelineTables(s, list, Options{}) {
			checkShape(t, "drawn", tab)
		}
	})
}

// Every shipped study that has something to date gives tables of the right shape, in French as it is written in Quebec.
func TestTimelinesOfTheStudies(t *testing.T) {
	tables := 0
	for name, request := range map[string]TimelineRequest{studies.Demo: {Questions: []string{"satisfaction"}, Date: "submitdate"}, "position2002": {Questions: []string{"position"}, Date: "annee"}} {
		s := load(t, study.Folders{studies.Folder(name)})
		for _, options := range []Options{{}, {By: []string{request.Questions[0]}}} {
			list, err := Follow(s, request, options)
			if err != nil {
				t.Fatal(err)
			}
			for _, tab := range TimelineTables(s, list, options) {
				tables++
				checkShape(t, name, tab)
			}
			checkFrench(t, s, TimelineTables(s, list, options))
		}
	}
	if tables != 4 {
		t.Errorf("%d tables", tables)
	}
}
