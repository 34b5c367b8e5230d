package dataset_test

import (
	"reflect"
	"testing"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

func TestFrameHoldsVariables(t *testing.T) {
	f := frame(words("Oui", study.Refused), words("Non", "Non"), numbers(1.5, study.NoAnswer))
	if f.Len() != 2 || f.Variable("n") == nil || f.Variable("z") != nil || f.Names()[2] != "n" {
		t.Errorf("frame of %d units with %v", f.Len(), f.Names())
	}
	mustPanic(t, "a name that is taken", func() { f.Add(dataset.NewNumbers("n", locale.Text{}, 2)) })
	mustPanic(t, "a variable that is too short", func() { f.Add(dataset.NewNumbers("m", locale.Text{}, 1)) })
}

func TestVariableValues(t *testing.T) {
	f := frame(words("Oui", study.Refused), words("Non", "Non"), numbers(1.5, study.NoAnswer))
	truth := dataset.NewNumbers("b", locale.Text{}, 2)
	truth.Kind = formula.Truth
	truth.SetNumber(0, 1)
	f.Add(truth)
	for _, c := range []struct {
		name  string
		i     int
		value any
		ok    bool
	}{{"q", 0, "Oui", true}, {"q", 1, nil, false}, {"n", 0, 1.5, true}, {"n", 1, nil, false}, {"b", 0, true, true}, {"b", 1, nil, false}, {"z", 0, nil, false}} {
		if value, ok := f.Lookup(c.i)(c.name); value != c.value || ok != c.ok {
			t.Errorf("%s of unit %d is %v, %t, want %v, %t", c.name, c.i, value, ok, c.value, c.ok)
		}
	}
	if pos := f.Variable("q").Pos(1); pos != (diag.Pos{File: "q", Line: 3}) || !truth.Pos(0).IsZero() {
		t.Errorf("places %v and %v", pos, truth.Pos(0))
	}
	if state := truth.States[1]; state != study.NoAnswer {
		t.Errorf("a new variable is %s", state)
	}
}

func TestAnsweredLeavesOutWhatHasNoValue(t *testing.T) {
	v := frame(words("", "", "", ""), words("", "", "", ""), numbers(3.0, study.Invalid, 0.0, -1.0)).Variable("n")
	if got := v.Answered(nil); !reflect.DeepEqual(got, []float64{3, 0, -1}) {
		t.Errorf("values %v", got)
	}
	if got := v.Answered(dataset.Mask{false, true, true, true}); !reflect.DeepEqual(got, []float64{0, -1}) {
		t.Errorf("values %v", got)
	}
	if got := v.Answered(dataset.Mask{false, true, false, false}); len(got) != 0 {
		t.Errorf("values %v", got)
	}
}

func TestMask(t *testing.T) {
	mask := dataset.Mask{true, false, true}
	if mask.Count(3) != 2 || !mask.Has(0) || mask.Has(1) || dataset.Mask(nil).Count(7) != 7 || !dataset.Mask(nil).Has(6) {
		t.Errorf("mask of %d units", mask.Count(3))
	}
}

func TestOnly(t *testing.T) {
	f := frame(words("Oui", study.Refused, "Non"), words("Non", "Non", "Oui"), numbers(1.0, 2.0, study.NotApplicable))
	only := f.Only(dataset.Mask{false, true, true})
	if only.Len() != 2 || only.Units[0].ID != "1" || only.Name != "a" || !reflect.DeepEqual(only.Names(), f.Names()) {
		t.Errorf("%d units of %s, the first %s", only.Len(), only.Name, only.Units[0].ID)
	}
	q, n := only.Variable("q"), only.Variable("n")
	if q.States[0] != study.Refused || q.Words[1] != "Non" || q.Pos(0).Line != 3 || q.Numbers != nil || n.Words != nil || n.Cells.Known() {
		t.Errorf("q %+v\nn %+v", q, n)
	}
	n.SetNumber(1, 9)
	if f.Variable("n").States[2] != study.NotApplicable || f.Len() != 3 {
		t.Error("the frame that it was taken from has changed")
	}
	if f.Only(nil) != f {
		t.Error("a nil mask does not select all units")
	}
	if none := f.Only(make(dataset.Mask, 3)); none.Len() != 0 || len(none.Variable("q").States) != 0 {
		t.Errorf("an empty mask selects %d units", none.Len())
	}
}

// Numbers that are made later are those that were promised: by name they are kept, in brief they are not.
func TestAddLater(t *testing.T) {
	made := 0
	f := dataset.NewFrame("a", locale.Same("A"), make([]dataset.Unit, 3))
	f.AddLater(&dataset.Variable{Name: "x", Kind: formula.Truth, States: make([]study.Reason, 3)}, func() []float64 {
		made++
		return []float64{0, 1, 0}
	})
	if brief := f.Brief("x"); brief.Numbers[1] != 1 || f.Variables[0].Numbers != nil || made != 1 {
		t.Errorf("in brief: %v, kept %v, made %d times", brief.Numbers, f.Variables[0].Numbers, made)
	}
	if holds, there := f.Lookup(1)("x"); holds != true || !there {
		t.Errorf("formulas find %v, %v", holds, there)
	}
	only := f.Only(dataset.Mask{false, true, true})
	if got := only.Variable("x").Numbers; len(got) != 2 || got[0] != 1 || made != 2 || f.Brief("y") != nil {
		t.Errorf("of two units: %v, made %d times", got, made)
	}
}
