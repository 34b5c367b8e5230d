package profile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/platform"
)

func TestQuestions(t *testing.T) {
	for _, test := range []struct {
		name, text string
		stem       string
		columns    []int
		style      platform.Style
		kinds      []Kind
	}{
		{"0 and 1", "id,q___1,q___2\n1,0,1\n2,1,0\n", "q", []int{1, 2}, platform.ZeroOne, []Kind{Tick, Tick}},
		{"0 alone", "id,q___1,q___2\n1,0,0\n2,0,0\n", "q", []int{1, 2}, platform.ZeroOne, []Kind{Tick, Tick}},
		{"yes or empty", "id,Q3[a],Q3[b],Q3[other]\n1,Y,,\n2,Y,Y,words here\n3,,Y,\n", "Q3", []int{1, 2, 3}, platform.YesEmpty, []Kind{Tick, Tick, Open}},
		{"labels", "id,Q - Radio,Q - Web,Q - Other\n1,Radio,,\n2,Radio,Web,a poster\n3,,Web,\n", "Q", []int{1, 2, 3}, platform.Label, []Kind{Tick, Tick, Open}},
		{"a grid", "id,R [a],R [b]\n1,Good,Bad\n2,Bad,Good\n3,Good,Good\n", "R", []int{1, 2}, "", []Kind{Choice, Choice}},
		{"boxes", "id,b___1,b___2\n1,Checked,Unchecked\n2,Unchecked,Unchecked\n", "b", []int{1, 2}, platform.ZeroOne, []Kind{Tick, Tick}},
		{"numbered", "id,q_1,q_2,q_3\n1,1,,3\n2,,2,3\n3,1,,\n", "q", []int{1, 2, 3}, platform.Label, []Kind{Tick, Tick, Tick}},
		{"numbers that are none", "id,q_1,q_2\n1,5,\n2,,5\n3,5,\n", "q", []int{1, 2}, "", []Kind{Number, Number}},
		{"yes, no and words", "id,Q [a],Q [b],Q [Autre]\n1,Oui,Non,\n2,Non,Oui,une affiche\n3,Oui,Oui,\n", "Q", []int{1, 2, 3}, platform.YesEmpty, []Kind{YesNo, YesNo, Open}},
		{"yes and no", "id,Q [a],Q [b]\n1,Oui,Non\n2,Non,Oui\n3,Oui,Oui\n", "Q", []int{1, 2}, "", []Kind{YesNo, YesNo}},
		{"headed by labels", "id,Radio,Web,Other\n1,Radio,,\n2,,Web,a poster\n3,Radio,Web,\n", "Radio, Web, Other", []int{1, 2, 3}, platform.Label, []Kind{Tick, Tick, Open}},
		{"a grid of codes", "id,g[a],g[b],g[c]\n1,1,2,1\n2,2,1,2\n3,1,2,3\n4,2,1,\n", "g", []int{1, 2, 3}, "", []Kind{Choice, Choice, Choice}},
		{"slots, the last with one answer", "id,c_1,c_2,c_3\n1,a x,b x,\n2,b x,a x,\n3,a x,b x,c x\n4,a x,c x,\n5,b x,,\n", "c", []int{1, 2, 3}, platform.Slots, []Kind{Choice, Choice, Choice}},
		{"slots, two", "id,c_1,c_2\n1,Radio,Web\n2,Web,\n3,Radio,\n4,Radio,Web\n", "c", []int{1, 2}, platform.Slots, []Kind{Choice, Choice}},
		{"a grid that was left early", "id,ResponseId,RecordedDate,c_1,c_2,c_3\n1,R,x,Good,Bad,Bad\n2,S,x,Bad,Good,\n3,T,x,Good,,\n4,U,x,Bad,Good,Good\n", "c", []int{3, 4, 5}, "", []Kind{Choice, Choice, Choice}},
		{"slots", "id,c_1,c_2\n1,a x,\n2,b x,a x\n3,a x,b x\n4,a x,\n5,b x,a x\n", "c", []int{1, 2}, platform.Slots, []Kind{Choice, Choice}},
	} {
		p := read(t, test.text)
		if len(p.Questions) != 1 {
			t.Errorf("%s: %d questions", test.name, len(p.Questions))
			continue
		}
		q := p.Questions[0]
		if q.Stem != test.stem || !slices.Equal(q.Columns, test.columns) || q.Style != test.style || len(q.Parts) != len(q.Columns) {
			t.Errorf("%s: %+v", test.name, q)
		}
		for i, column := range q.Columns {
			if c := p.Columns[column]; c.Kind != test.kinds[i] || c.Question != 0 {
				t.Errorf("%s: column %d is %s (%s) of question %d", test.name, column+1, c.Kind, c.Why.EN, c.Question)
			}
		}
	}
	if p := read(t, "id,q_1,r_1\n1,a,b\n"); len(p.Questions) > 0 || p.Columns[1].Question != -1 {
		t.Errorf("stems of one column make questions: %+v", p.Questions)
	}
}

// Answers that came once are answers all the same where another question has them.
func TestAnswersKnownElsewhere(t *testing.T) {
	p := read(t, "id,easy,quick,why\n1,no,some,a b\n2,some,no,c d\n3,no,,e f\n4,some,,g h\n")
	for i, want := range []Kind{ID, Choice, Choice, Open} {
		if c := p.Columns[i]; c.Kind != want {
			t.Errorf("%s is %s (%s)", c.Heading.Name, c.Kind, c.Why.EN)
		}
	}
}

// Codes that are joined by commas are no numbers, of a platform that joins them so.
func TestJoinedCodes(t *testing.T) {
	const head = "ResponseId,RecordedDate,Duration (in seconds),q\n"
	for cells, want := range map[string]Kind{
		`"1,2";"1,3,4";3`: Several, `"1,2";"1,3";3`: Number, `"2,1";"1,3,4";3`: Open,
	} {
		text := head
		for i, cell := range strings.Split(cells, ";") {
			text += fmt.Sprintf("R%d,2031-01-02,5,%s\n", i, cell)
		}
		if c := read(t, text).Columns[3]; c.Kind != want {
			t.Errorf("%s is %s (%s)", cells, c.Kind, c.Why.EN)
		}
	}
}

// A platform's rule tells complete responses and tests, by its codes or by its words.
func TestTellings(t *testing.T) {
	p := read(t, "ResponseId,RecordedDate,Finished,Status,q\nR1,x,1,0,a\nR2,x,0,1,b\n")
	if p.Complete == nil || p.Complete.Column != 2 || !slices.Equal(p.Complete.Is, []string{"1"}) || p.Tests == nil || p.Tests.Column != 3 || !slices.Contains(p.Tests.Is, "2") || slices.Contains(p.Tests.Is, "Spam") {
		t.Errorf("%+v, %+v", p.Complete, p.Tests)
	}
	p = read(t, "ResponseId,RecordedDate,Finished,Status,q\nR1,x,Vrai,IP Address,a\nR2,x,Faux,Survey Preview,b\n")
	if !slices.Contains(p.Complete.Is, "Vrai") || slices.Contains(p.Complete.Is, "1") || !slices.Contains(p.Tests.Is, "Survey Test") {
		t.Errorf("%+v, %+v", p.Complete, p.Tests)
	}
	if p := read(t, "record_id,a___1,a___2,x_complete,y_complete\n1,0,1,2,0\n"); p.Complete != nil || p.Tests != nil {
		t.Error("one of two forms is taken")
	}
	if p := read(t, "id,submitdate,lastpage,startlanguage\n1,,1,fr\n"); p.Complete == nil || p.Complete.Is != nil {
		t.Errorf("%+v", p.Complete)
	}
}
