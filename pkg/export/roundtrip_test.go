package export

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// readAgain reads the CSV of a data set by a study that is made for it.
func readAgain(t testing.TB, d *Dataset) *survey.Survey {
	t.Helper()
	return written(t, map[string]string{studies.StudyFile: studyOf(d), "again.csv": write(t, d, "csv", english)})
}

// tFatal is what checks of a law need of a test.
type tFatal interface {
	Helper()
	Errorf(format string, args ...any)
}

// sameAnswers checks that two surveys have the same answers to the questions of a side: values and reasons, ticks and
// regions among them. Texts are compared as Guard writes them.
func sameAnswers(t tFatal, side string, a, b *survey.Survey) {
	t.Helper()
	first, second := a.Frame(side), b.Frame(side)
	if first.Len() != second.Len() {
		t.Errorf("%d respondents, then %d", first.Len(), second.Len())
		return
	}
	for _, v := range first.Variables {
		w := second.Variable(v.Name)
		if v.Source == nil || v.Source.IsCoded() {
			continue
		}
		if w == nil {
			t.Errorf("%s is not there again", v.Name)
			continue
		}
		for i, state := range v.States {
			switch {
			case w.States[i] != state:
				t.Errorf("%s of respondent %d: %s, then %s", v.Name, i, state, w.States[i])
			case state != study.Answered:
			case v.Kind == formula.Words && Guard(v.Words[i]) != w.Words[i]:
				t.Errorf("%s of respondent %d: %q, then %q", v.Name, i, v.Words[i], w.Words[i])
			case v.Kind != formula.Words && v.Numbers[i] != w.Numbers[i]:
				t.Errorf("%s of respondent %d: %v, then %v", v.Name, i, v.Numbers[i], w.Numbers[i])
			}
		}
	}
}

// What is written is read again to the same answers: no value and no reason is lost on the way.
func TestCSVReadsBackTheSame(t *testing.T) {
	for name, s := range map[string]*survey.Survey{
		"demo": demo(t), "awkward": awkward(t), "likert": invented(t, "likert"), "ratings": invented(t, "ratings"),
		"sample": invented(t, "sample"), "tiny": invented(t, "tiny"), "pair": invented(t, "pair"),
	} {
		for _, side := range s.Study.Sides.Names() {
			t.Run(name+"/"+side, func(t *testing.T) {
				sameAnswers(t, side, s, readAgain(t, New(s, side)))
			})
		}
	}
}

// The same for whatever is answered, reasons in any cell.
func TestAnyAnswersReadBackTheSame(t *testing.T) {
	text := rapid.StringMatching("[-=+@'.,;\"$` \tnsakri0-9eé＝\n]{0,8}")
	rapid.Check(t, func(r *rapid.T) {
		var rows strings.Builder
		rows.WriteString("id,said,pick,x,m1,m2\n")
		for i := range rapid.IntRange(1, 6).Draw(r, "rows") {
			cell := func(values ...string) string {
				return rapid.SampledFrom(append(values, "", "NA", "NR", "DK", "NS")).Draw(r, "cell")
			}
			said := strings.ReplaceAll(text.Draw(r, "said"), `"`, `""`)
			tick := cell("0", "1")
			other := tick
			if tick == "0" || tick == "1" {
				other = rapid.SampledFrom([]string{"0", "1"}).Draw(r, "tick")
			}
			fmt.Fprintf(&rows, "%d,\"%s\",%s,%s,%s,%s\n", i+1, said, cell("=a", "'b", ".k", "c"), cell("0", "-12.5", "0.000001", "123456789"), tick, other)
		}
		s := written(t, map[string]string{studies.StudyFile: `version: 1
id: any
title: Any
sides: { p: { label: P, file: p.csv, id: id } }
missing: { NA: not_applicable, NR: refused, DK: dont_know, NS: not_asked }
questions:
  id: { type: id, label: ID }
  said: { type: text, label: Said }
  pick: { type: choice, label: Pick, codes: ["=a", "'b", ".k", c] }
  x: { type: number, label: X }
  m: { type: multiple, label: M, columns: { a: m1, b: m2 }, none: answered }
`, "p.csv": rows.String()})
		sameAnswers(r, "p", s, readAgain(t, New(s, "p")))
	})
}

// Reasons stand in a column of their own, or nowhere, where one asks for that.
func TestReasonsBesideAndUntold(t *testing.T) {
	d := New(invented(t, "likert"), "visitors")
	beside := strings.Split(write(t, d, "csv", Options{Reasons: Beside}), "\n")
	if want := "id,id__reason,age,age__reason,member,member__reason,"; !strings.HasPrefix(beside[0], want) {
		t.Errorf("header %q, want it to begin with %q", beside[0], want)
	}
	if want := "1,,middle,,Y,,3,,4,,,not_asked,1,,1,,0,,0,,1,,0,,0,,1,,1,"; beside[1] != want {
		t.Errorf("first row %q, want %q", beside[1], want)
	}
	blank := strings.Split(write(t, d, "csv", Options{Reasons: Untold}), "\n")
	if want := "1,middle,Y,3,4,,1,1,0,0,1,0,0,1,1"; blank[1] != want {
		t.Errorf("first row %q, want %q", blank[1], want)
	}
	labels := strings.Split(write(t, d, "csv", Options{Labels: true}), "\n")
	if want := "1,30 to 59,Yes,Neutral,Agree,.s,1,1,0,0,1,0,0,1,1"; labels[1] != want {
		t.Errorf("first row %q, want %q", labels[1], want)
	}
}
