package dataset

import (
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/study"
)

// A Mask selects units; nil selects all of them.
type Mask []bool

// Has reports whether the mask selects a unit.
func (m Mask) Has(i int) bool { return m == nil || m[i] }

// Count returns how many of n units the mask selects.
func (m Mask) Count(n int) int {
	if m == nil {
		return n
	}
	count := 0
	for _, selected := range m {
		if selected {
			count++
		}
	}
	return count
}

// A Reasons counts units by reason for having no answer; the element Answered is not used.
type Reasons [study.Reasons]int

// Total returns the number of units counted.
func (r Reasons) Total() int {
	total := 0
	for _, n := range r {
		total += n
	}
	return total
}

// A Selection is the result of a condition on every unit.
type Selection struct {
	Mask    Mask    // the units that meet the condition
	LeftOut Reasons // the units for which it could not be decided, by reason
}

// Where evaluates a condition on every unit that the mask selects. A nil condition selects what the mask does. The error
// is for a condition that cannot be computed on the values of some unit.
func (f *Frame) Where(condition *formula.Program, within Mask) (Selection, error) {
	if condition == nil {
		return Selection{Mask: within}, nil
	}
	selection := Selection{Mask: make(Mask, len(f.Units))}
	for i := range f.Units {
		if !within.Has(i) {
			continue
		}
		holds, state, err := f.Holds(condition, i)
		if err != nil {
			return Selection{}, err
		}
		if state != study.Answered {
			selection.LeftOut[state]++
		}
		selection.Mask[i] = holds
	}
	return selection, nil
}

// Holds evaluates a condition on one unit. Where an answer that it needs is lacking it does not hold, and state is the
// reason; a question that was not asked is the first reason to count.
func (f *Frame) Holds(condition *formula.Program, i int) (holds bool, state study.Reason, err error) {
	if state = f.Lacking(condition, i); state != study.Answered {
		return false, state, nil
	}
	result, _, err := condition.Eval(f.Lookup(i))
	if err != nil {
		return false, study.Invalid, err
	}
	return result.(bool), study.Answered, nil
}

// Lacking returns why a formula has no result for a unit: NotAsked if any variable that it needs was not asked, else the
// reason of the first one without an answer, else Answered.
func (f *Frame) Lacking(program *formula.Program, i int) study.Reason {
	lacking := study.Answered
	for _, name := range program.Required() {
		switch state := f.index[name].States[i]; {
		case state == study.NotAsked:
			return study.NotAsked
		case lacking == study.Answered:
			lacking = state
		}
	}
	return lacking
}

// A Share is a condition tallied over units. With the base AskedBase, a unit that was asked and did not answer counts in the
// base; with the base AnsweredBase it is left out. A unit that was not asked is always left out.
type Share struct {
	Count      int        // units that meet the condition
	Base       int        // units in the denominator
	BaseKind   study.Base // which units those are
	Unanswered Reasons    // units in the base without an answer, by reason (base AskedBase)
	LeftOut    Reasons    // units outside the base, by reason
	Selected   int        // units that were considered: Base + LeftOut.Total()
	Members    []int      // the units that meet the condition, in order
	InBase     []int      // the units in the denominator, in order
}

// Share tallies a condition over the units that the mask selects.
func (f *Frame) Share(condition *formula.Program, within Mask, base study.Base) (Share, error) {
	return f.Tally(within, base, func(i int) (bool, study.Reason, error) { return f.Holds(condition, i) })
}

// Tally tallies any test over the units that the mask selects; the test has the results of Holds.
func (f *Frame) Tally(within Mask, base study.Base, test func(i int) (bool, study.Reason, error)) (Share, error) {
	return f.TallyTimes(nil, within, base, test)
}

// TallyTimes tallies as Tally does, unit i standing for times[i] units; nil for one each.
func (f *Frame) TallyTimes(times []int, within Mask, base study.Base, test func(i int) (bool, study.Reason, error)) (Share, error) {
	share := Share{BaseKind: base}
	for i := range f.Units {
		if !within.Has(i) {
			continue
		}
		holds, state, err := test(i)
		if err != nil {
			return Share{}, err
		}
		n := 1
		if times != nil {
			n = times[i]
		}
		share.add(i, n, holds, state)
	}
	return share, nil
}

// add counts a unit n times.
func (s *Share) add(i, n int, holds bool, state study.Reason) {
	s.Selected += n
	switch {
	case state == study.NotAsked || state != study.Answered && s.BaseKind == study.AnsweredBase:
		s.LeftOut[state] += n
		return
	case state != study.Answered:
		s.Unanswered[state] += n
	}
	s.Base += n
	s.InBase = append(s.InBase, i)
	if holds {
		s.Count += n
		s.Members = append(s.Members, i)
	}
}

// Percent returns 100 × Count / Base, and false where the base is empty.
func (s Share) Percent() (float64, bool) {
	if s.Base == 0 {
		return 0, false
	}
	return 100 * float64(s.Count) / float64(s.Base), true
}
