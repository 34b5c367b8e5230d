package keyness

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSaturation(t *testing.T) {
	got := Saturation([][]int{{2, 0, 2}, {0}, {}, {0, 1, 3}, {1}})
	want := []Step{
		{Themes: 2, New: []int{0, 2}, Cumulative: 2}, {Themes: 1, Cumulative: 2, WithoutNew: 1}, {Cumulative: 2, WithoutNew: 2},
		{Themes: 3, New: []int{1, 3}, Cumulative: 4}, {Themes: 1, Cumulative: 4, WithoutNew: 1},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := Saturation([][]int{nil, {0}}); got[0].WithoutNew != 1 || got[1].WithoutNew != 0 {
		t.Errorf("%+v", got)
	}
}

func TestSaturationLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		interviews := drawnSets(t, 8)
		steps := Saturation(interviews)
		sum, before := 0, Step{}
		for _, s := range steps {
			sum += len(s.New)
			if s.Cumulative != sum || len(s.New) > s.Themes || (s.WithoutNew > 0) != (s.New == nil) || s.New == nil && s.WithoutNew != before.WithoutNew+1 {
				t.Fatalf("%+v after %+v", s, before)
			}
			before = s
		}
		order := rapid.Permutation(interviews).Draw(t, "order")
		if other := Saturation(order); len(other) > 0 && other[len(other)-1].Cumulative != sum {
			t.Fatalf("in another order %d themes, want %d", other[len(other)-1].Cumulative, sum)
		}
		loose, strict := BaseRun(interviews, BaseRunRule{Threshold: 0.3}), BaseRun(interviews, BaseRunRule{})
		if strict.Reached && (!loose.Reached || loose.At > strict.At) {
			t.Fatalf("at 0.3 %+v, at 0 %+v", loose, strict)
		}
		if loose.Defined != (len(loose.Runs) > 0) || loose.Defined != loose.Why.IsZero() {
			t.Fatalf("%+v", loose)
		}
	})
}

func TestBaseRun(t *testing.T) {
	// A base of 4 interviews with 5 themes, then 2, 1, 0, 0 and 1 new ones.
	interviews := [][]int{{0, 1}, {1, 2}, {3}, {4}, {5, 6}, {7}, {0}, {}, {8}}
	r := BaseRun(interviews, BaseRunRule{Threshold: 0.2})
	want := []Run{{5, 6, 3, 0.6}, {6, 7, 1, 0.2}, {7, 8, 0, 0}, {8, 9, 1, 0.2}}
	if r.BaseThemes != 5 || !r.Reached || r.At != 5 || !reflect.DeepEqual(r.Runs, want) {
		t.Errorf("%+v", r)
	}
	if r := BaseRun(interviews, BaseRunRule{}); !r.Reached || r.At != 6 || r.Rule != (BaseRunRule{Base: 4, Run: 2}) {
		t.Errorf("without a new theme: %+v", r)
	}
	if r := BaseRun(interviews, BaseRunRule{Run: 3}); r.Reached || !r.Defined || r.At != 0 {
		t.Errorf("runs of 3: %+v", r)
	}
	for part, r := range map[string]BaseRunResult{
		"too few interviews: 5, and": BaseRun(interviews[:5], BaseRunRule{}), "no theme": BaseRun([][]int{{}, {}, {1}}, BaseRunRule{Base: 2, Run: 1}),
	} {
		if r.Defined || r.Reached || !strings.Contains(r.Why.EN, part) {
			t.Errorf("%s: %+v", part, r)
		}
	}
}

func TestCoverage(t *testing.T) {
	got := Coverage([]Mention{{0, 1}, {2, 0}, {0, 1}, {0, 0}}, 3, 2)
	want := Matrix{Counts: [][]int{{1, 2}, {0, 0}, {1, 0}}, Themes: []int{2, 0, 1}, Sources: []int{2, 1}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if empty := Coverage(nil, 0, 0); len(empty.Counts)+len(empty.Themes)+len(empty.Sources) != 0 {
		t.Errorf("of nothing: %+v", empty)
	}
}
