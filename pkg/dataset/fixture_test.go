package dataset_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

var scope = formula.Scope{
	"q": {Kind: formula.Words, Codes: []string{"Oui", "Non"}},
	"r": {Kind: formula.Words, Codes: []string{"Oui", "Non"}},
	"n": {Kind: formula.Number},
}

func compile(t interface{ Fatal(args ...any) }, text string) *formula.Program {
	program, err := formula.Compile(text, scope, formula.Truth)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// A cell is the value of one unit for one variable, or the reason why there is none.
type cell struct {
	state  study.Reason
	words  string
	number float64
}

// frame returns a frame with the questions q and r and the number n, one element a unit.
func frame(q, r, n []cell) *dataset.Frame {
	units := make([]dataset.Unit, len(q))
	for i := range units {
		units[i] = dataset.Unit{ID: fmt.Sprint(i), Name: fmt.Sprintf("unité %d", i)}
	}
	f := dataset.NewFrame("a", locale.Same("Centres"), units)
	for name, cells := range map[string][]cell{"q": q, "r": r} {
		v := &dataset.Variable{Name: name, Kind: formula.Words, Codes: []string{"Oui", "Non"}}
		for i, c := range cells {
			v.States, v.Words = append(v.States, c.state), append(v.Words, c.words)
			v.Cells.Append(diag.Pos{File: name, Line: i + 2})
		}
		f.Add(v)
	}
	v := dataset.NewNumbers("n", locale.Same("N"), len(n))
	for i, c := range n {
		v.States[i], v.Numbers[i] = c.state, c.number
	}
	f.Add(v)
	return f
}

// words and numbers make cells: of answers, and of reasons.
func words(values ...any) []cell {
	cells := make([]cell, len(values))
	for i, value := range values {
		switch value := value.(type) {
		case string:
			cells[i].words = value
		case study.Reason:
			cells[i].state = value
		}
	}
	return cells
}

func numbers(values ...any) []cell {
	cells := make([]cell, len(values))
	for i, value := range values {
		switch value := value.(type) {
		case float64:
			cells[i].number = value
		case study.Reason:
			cells[i].state = value
		}
	}
	return cells
}

// anyWords and anyNumbers draw answers and reasons of every kind.
func anyWords(n int) *rapid.Generator[[]cell] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) cell {
		c := cell{state: study.Reason(rapid.IntRange(0, int(study.Reasons)-1).Draw(t, "state"))}
		if c.state == study.Answered {
			c.words = rapid.SampledFrom([]string{"Oui", "Non"}).Draw(t, "words")
		}
		return c
	}), n, n)
}

func anyNumbers(n int) *rapid.Generator[[]cell] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) cell {
		c := cell{state: study.Reason(rapid.IntRange(0, int(study.Reasons)-1).Draw(t, "state"))}
		if c.state == study.Answered {
			c.number = float64(rapid.IntRange(-3, 3).Draw(t, "number"))
		}
		return c
	}), n, n)
}

func anyFrame(t *rapid.T) *dataset.Frame {
	n := rapid.IntRange(0, 12).Draw(t, "n")
	return frame(anyWords(n).Draw(t, "q"), anyWords(n).Draw(t, "r"), anyNumbers(n).Draw(t, "n cells"))
}

func mustPanic(t *testing.T, what string, f func()) {
	t.Helper()
	defer func() {
		if recover() == nil {
			t.Errorf("%s does not panic", what)
		}
	}()
	f()
}
