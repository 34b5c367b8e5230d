package export

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
)

func TestNewHasEveryVariable(t *testing.T) {
	s := demo(t)
	d := New(s, "regroupements")
	if !slices.Equal(d.headings(), s.Frame("regroupements").Names()) {
		t.Errorf("%q, want %q", d.headings(), s.Frame("regroupements").Names())
	}
	for _, name := range []string{"satisfaction", "region", "budget", "mesures", "rang_mesures"} {
		if !slices.Contains(d.headings(), name) {
			t.Errorf("no column %s", name)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a side that is not there is taken")
		}
	}()
	New(s, "nobody")
}

// The weight is the one that estimates use, under a name that no variable has.
func TestWeightIsTheFinalOne(t *testing.T) {
	s := written(t, map[string]string{
		studies.StudyFile: `version: 1
id: weighted
title: Weighted
sides:
  p:
    label: Persons
    file: p.csv
    design:
      weight: w
      calibrate: { method: poststratify, margins: [{ by: g, totals: { a: 30, b: 10 } }] }
questions:
  g: { type: choice, label: G, codes: [a, b] }
  weight: { type: number, label: Kilograms }
`,
		"p.csv": "g,weight,w\na,70,1\na,80,2\nb,90,5\n",
	})
	if got, want := write(t, New(s, "p"), "csv", english), "g,weight,weight_2\na,70,10\na,80,20\nb,90,10\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if ddi := write(t, New(s, "p"), "ddi", english); strings.Count(ddi, `wgt="wgt"`) != 1 || !strings.Contains(ddi, `<var ID="V3" name="weight_2" files="F1" intrvl="contin" dcml="0" wgt="wgt">`) {
		t.Error("the description does not say which variable is the weight")
	}
}

// A number that is none is no value: no reader would take NaN for one.
func TestNumbersAreFinite(t *testing.T) {
	v := dataset.NewNumbers("x", locale.Same("X"), 4)
	for i, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.Copysign(0, -1)} {
		v.SetNumber(i, x)
	}
	c := Column{Name: "x", Variable: v}
	for i := range 3 {
		if c.state(i) != study.Invalid {
			t.Errorf("%v is %s", v.Numbers[i], c.state(i))
		}
	}
	if c.state(3) != study.Answered || c.value(3) != "0" {
		t.Errorf("minus zero is %s, %q", c.state(3), c.value(3))
	}
}

func TestNumber(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 1e21: "1000000000000000000000", 1.5e-9: "0.0000000015", -2.5: "-2.5", 1.0 / 3: "0.3333333333333333"} {
		if got := number(x); got != want {
			t.Errorf("%v: %q, want %q", x, got, want)
		}
	}
}

func TestBrokenLines(t *testing.T) {
	if n := New(awkward(t), "p").BrokenLines(); n != 1 {
		t.Errorf("%d texts of several lines, want 1", n)
	}
}
