// Package dataset holds what the units of a study answered: one column of values a variable, each with a state.
//
// A value is there or it is not, and if it is not there is one reason why; no number and no empty text ever stands for
// "no answer". Nothing here deletes a row: a condition selects units with a Mask, and what it could not decide for want
// of an answer is counted by reason.
//
//  1. A Frame is the units of a side, or the regions of a link, with their variables.
//  2. Frame.Where evaluates a condition into a Selection.
//  3. Frame.Share tallies a condition over selected units: count, base, and who was left out of it.
package dataset

import (
	"sync"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// A Unit is one respondent, or one region.
type Unit struct {
	ID     string   // the respondent's identifier, or the region's code
	Name   string   // what people read
	Region string   // name of the region, or "" where it has none
	Pos    diag.Pos // the row in the export; zero for a region
}

// A Frame is the units of one side (or the linked regions) with their variables.
type Frame struct {
	Name      string      // name of the side, or study.RegionUnit
	Label     locale.Text // what people read for the units, in the plural
	Units     []Unit      // in the order of the export, or of the regions' codes
	Variables []*Variable // in the order of the study file; their values are asked for by name
	index     map[string]*Variable
}

// NewFrame returns a frame without variables.
func NewFrame(name string, label locale.Text, units []Unit) *Frame {
	return &Frame{Name: name, Label: label, Units: units, index: map[string]*Variable{}}
}

// Len returns the number of units.
func (f *Frame) Len() int { return len(f.Units) }

// Add appends a variable. It panics where the name is taken or the lengths differ: both are mistakes of the caller.
func (f *Frame) Add(v *Variable) {
	if _, taken := f.index[v.Name]; taken {
		panic("dataset: variable: " + v.Name + " is there already")
	}
	if len(v.States) != len(f.Units) {
		panic("dataset: variable: " + v.Name + " does not have as many values as there are units")
	}
	f.Variables = append(f.Variables, v)
	f.index[v.Name] = v
}

// AddLater appends a variable whose numbers are made when Variable is first asked for it: many that are hardly ever used
// cost nothing. It panics as Add does. The function may be called again, and by several goroutines at once.
func (f *Frame) AddLater(v *Variable, numbers func() []float64) {
	v.later = &later{numbers: numbers, without: *v}
	f.Add(v)
}

// Variable returns a variable by name, with its values, or nil.
func (f *Frame) Variable(name string) *Variable {
	v := f.index[name]
	if v != nil && v.later != nil {
		v.later.once.Do(func() { v.Numbers = v.later.numbers() })
	}
	return v
}

// Brief returns a variable as Variable does, without keeping numbers that are made for it: for a look at many in turn.
func (f *Frame) Brief(name string) *Variable {
	v := f.index[name]
	if v == nil || v.later == nil {
		return v
	}
	brief := v.later.without
	brief.Numbers = v.later.numbers()
	return &brief
}

// StateOfAny returns study.Answered where a unit answered any of some variables, else the reason of the first that it was
// asked; study.NotAsked where it was asked none. Names that the frame does not have do not count.
func (f *Frame) StateOfAny(names []string, unit int) study.Reason {
	reason := study.NotAsked
	for _, name := range names {
		v := f.Variable(name)
		switch {
		case v == nil:
		case v.States[unit] == study.Answered:
			return study.Answered
		case reason == study.NotAsked:
			reason = v.States[unit]
		}
	}
	return reason
}

// Names returns the names of the variables in order.
func (f *Frame) Names() []string {
	names := make([]string, len(f.Variables))
	for i, v := range f.Variables {
		names[i] = v.Name
	}
	return names
}

// A Variable is one column of values. Only the slice of its kind is filled; where the state is not Answered its element
// is the zero value and means nothing.
type Variable struct {
	Name    string          // as formulas call it
	Label   locale.Text     // what people read
	Kind    formula.Kind    // which slice holds the values: Numbers (Number, and Truth as 0 and 1) or Words
	Codes   []string        // the answers of a category, in order; nil for anything else
	Unit    string          // currency sign of an amount, or ""
	Maximum float64         // the highest possible value of a score; 0 where there is none
	States  []study.Reason  // one for each unit
	Numbers []float64       // one for each unit, or nil
	Words   []string        // one for each unit, or nil
	Cells   Places          // where each value was read; none for a computed variable
	Source  *study.Question // the question it answers, or nil
	Code    string          // of a tick: the answer to Source that it is about; "" for any other variable

	later *later // how Numbers are made when they are first asked for; nil where they are there
}

// A later makes the numbers of a variable.
type later struct {
	once    sync.Once
	numbers func() []float64
	without Variable // the variable before it has any
}

// NewNumbers returns a numeric variable of n units, all without an answer.
func NewNumbers(name string, label locale.Text, n int) *Variable {
	v := &Variable{Name: name, Label: label, Kind: formula.Number, States: make([]study.Reason, n), Numbers: make([]float64, n)}
	for i := range v.States {
		v.States[i] = study.NoAnswer
	}
	return v
}

// SetNumber gives a unit a number.
func (v *Variable) SetNumber(i int, x float64) {
	v.States[i], v.Numbers[i] = study.Answered, x
}

// Value returns the value of a unit (float64, string or bool) and whether it has one.
func (v *Variable) Value(i int) (any, bool) {
	if v.States[i] != study.Answered {
		return nil, false
	}
	switch v.Kind {
	case formula.Words:
		return v.Words[i], true
	case formula.Truth:
		return v.Numbers[i] != 0, true
	}
	return v.Numbers[i], true
}

// Answered returns the numbers of the units that have one and that the mask selects (nil for all), in order.
func (v *Variable) Answered(mask Mask) []float64 {
	var values []float64
	for i, state := range v.States {
		if state == study.Answered && mask.Has(i) {
			values = append(values, v.Numbers[i])
		}
	}
	return values
}

// Pos returns where a unit's value was read; zero for a computed variable.
func (v *Variable) Pos(i int) diag.Pos {
	return v.Cells.At(i)
}

// Lookup returns the values of one unit in the form that formulas take.
func (f *Frame) Lookup(i int) func(name string) (any, bool) {
	return func(name string) (any, bool) {
		v := f.Variable(name)
		if v == nil {
			return nil, false
		}
		return v.Value(i)
	}
}

// Only returns a frame with the units that the mask selects.
func (f *Frame) Only(mask Mask) *Frame {
	if mask == nil {
		return f
	}
	only := NewFrame(f.Name, f.Label, Pick(f.Units, mask))
	for _, v := range f.Variables {
		kept := *f.Variable(v.Name)
		kept.later = nil
		kept.States, kept.Numbers = Pick(v.States, mask), Pick(v.Numbers, mask)
		kept.Words, kept.Cells = Pick(v.Words, mask), v.Cells.only(mask)
		only.Add(&kept)
	}
	return only
}

// Pick returns the values that a mask selects, one a unit; nil stays nil.
func Pick[T any](values []T, mask Mask) []T {
	if values == nil {
		return nil
	}
	kept := make([]T, 0, len(values))
	for i, value := range values {
		if mask[i] {
			kept = append(kept, value)
		}
	}
	return kept
}
