package contingency

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// TestOneItem checks that a question with a single item gives the ordinary Pearson test in both orders.
func TestOneItem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		group := rapid.SliceOfN(rapid.IntRange(0, 2), 1, 40).Draw(t, "group")
		ticks, table := make([][]bool, len(group)), Table{make([]int, 3), make([]int, 3)}
		for k, g := range group {
			ticks[k] = []bool{rapid.Bool().Draw(t, "tick")}
			if ticks[k][0] {
				table[0][g]++
			} else {
				table[1][g]++
			}
		}
		got, want := MultipleResponse(group, ticks, 3, Options{}), ChiSquare(table, Options{})
		if got.Defined != want.Defined {
			t.Fatalf("defined %t, want %t", got.Defined, want.Defined)
		}
		if !got.Defined {
			return
		}
		for _, order := range []Corrected{got.FirstOrder, got.SecondOrder} {
			if math.Abs(order.Value-want.Value) > 1e-9*(1+want.Value) || math.Abs(order.DF-float64(want.DF)) > 1e-9 || math.Abs(order.P-want.Asymptotic) > 1e-9 {
				t.Fatalf("%+v, want %+v", order, want)
			}
		}
		if got.Bonferroni != want.PValue.P {
			t.Fatalf("Bonferroni %v, want %v", got.Bonferroni, want.PValue.P)
		}
	})
}

// TestTwinItems asks the same twice: X² doubles, and the second order takes it back.
func TestTwinItems(t *testing.T) {
	group, ticks := respondents()
	once, twice := make([][]bool, len(ticks)), make([][]bool, len(ticks))
	for k, row := range ticks {
		once[k], twice[k] = row[:1], []bool{row[0], row[0]}
	}
	one, two := MultipleResponse(group, once, 3, Options{}), MultipleResponse(group, twice, 3, Options{})
	if math.Abs(two.Value-2*one.Value) > 1e-9 || two.SecondOrder.DF > 3 || two.SecondOrder.DF < 2 {
		t.Errorf("twice %+v, once %+v", two.SecondOrder, one.SecondOrder)
	}
}

func TestMultipleEdges(t *testing.T) {
	group, ticks := respondents()
	want := MultipleResponse(group, ticks, 3, Options{})
	// Another order of the respondents, an item that everybody ticks and a group without a respondent change nothing.
	var turned []int
	var more [][]bool
	for k := len(group) - 1; k >= 0; k-- {
		turned, more = append(turned, group[k]), append(more, append([]bool{true}, ticks[k]...))
	}
	got := MultipleResponse(turned, more, 4, Options{})
	if got.LeftOut != 1 || got.Items != 4 || got.Groups != 3 || len(got.ByItem) != 5 || len(got.Warnings) != 2 {
		t.Errorf("%+v", got)
	}
	if !reflect.DeepEqual(got.FirstOrder, want.FirstOrder) || !reflect.DeepEqual(got.SecondOrder, want.SecondOrder) || got.Bonferroni != want.Bonferroni {
		t.Errorf("%+v, want %+v", got, want)
	}
	for why, test := range map[string]MultipleTest{
		"no respondent": MultipleResponse(nil, nil, 3, Options{}),
		"a single group with a respondent in it: at least 2 are needed": MultipleResponse([]int{1, 1}, [][]bool{{true}, {false}}, 3, Options{}),
		"each item is ticked by everybody or nobody":                    MultipleResponse([]int{0, 1}, [][]bool{{true, false}, {true, false}}, 2, Options{}),
	} {
		if test.Defined || test.Why.EN != why || test.Bonferroni != 1 || test.FirstOrder.Why != test.Why {
			t.Errorf("%q, want %q: %+v", test.Why.EN, why, test)
		}
	}
}
