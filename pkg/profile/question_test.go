package profile

import (
	"slices"
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
