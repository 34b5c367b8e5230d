package onepass

import (
	"strconv"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/scan"
	"github.com/arrimage/arrimage/pkg/study"
)

// A value sums a Value.
type value struct {
	*Value
	of, over sourceReader
	ratio    bool
	tally    *design.Tally
	leftOut  []dataset.Reasons
	unasked  [2]int
	simple   *design.Plan // of a side without a design: groups are strata, so that each is a sample of its own; else nil
	units    []int        // of simple, by group; -1 where it has no row yet
}

// newValue returns a value that has seen no row.
func (w *worker) newValue(declared *Value) *value {
	v := &value{Value: declared, ratio: !declared.Over.IsZero(), leftOut: make([]dataset.Reasons, declared.Groups)}
	v.of = w.newSource(declared.Of)
	columns, plan := 1, (*design.Plan)(nil)
	if v.ratio {
		v.over, columns = w.newSource(declared.Over), 2
	}
	if w.sampler != nil {
		plan = w.sampler.plan
	} else {
		plan = design.NewPlan(design.Shape{Gathered: true})
		v.simple = plan
		for range declared.Groups {
			v.units = append(v.units, -1)
		}
	}
	v.tally = design.NewTally(plan, columns)
	return v
}

// add sums a row of a case.
func (v *value) add(b *scan.Batch, record int, r scan.Record, at, unit int, weight float64, problem func(diag.List)) {
	group := v.Group[at]
	if group < 0 {
		return
	}
	x, state := v.of.read(b, record, r, at, problem, &v.unasked[0])
	y := 0.0
	if v.ratio && state == study.Answered {
		y, state = v.over.read(b, record, r, at, problem, &v.unasked[1])
	}
	if state != study.Answered {
		v.leftOut[group][state]++
		return
	}
	if v.simple != nil {
		unit = v.another(int(group))
	}
	if v.ratio {
		v.tally.Add(unit, int(group), weight, x, y)
	} else {
		v.tally.Add(unit, int(group), weight, x)
	}
}

// another counts a row of a group that is a sample of its own.
func (v *value) another(group int) int {
	if v.units[group] < 0 {
		v.units[group] = v.simple.Unit([]design.Label{{Stratum: strconv.Itoa(group)}})
	} else {
		v.simple.Another(v.units[group])
	}
	return v.units[group]
}

// merge adds what another value of the same job has seen.
func (v *value) merge(other *value) {
	v.tally.Merge(other.tally)
	for source, n := range other.unasked {
		v.unasked[source] += n
	}
	for group := range v.leftOut {
		add(&v.leftOut[group], other.leftOut[group])
	}
}

// A sourceReader reads the values of a Source.
type sourceReader struct {
	Source
	number *number     // of a question
	items  *itemReader // of a scale
}

func (w *worker) newSource(s Source) sourceReader {
	def, frame := w.job.Crossings[0].Survey.Study, w.job.Outline
	if s.Scale != nil {
		return sourceReader{Source: s, items: newItems(w.job.Export, def, frame, s.Scale, s.Suffix)}
	}
	return sourceReader{Source: s, number: newNumber(w.job.Export, def, s.Question)}
}

// read returns the value of a row, or why it has none. A question that was not to be asked has none, whatever the cell
// holds; where that cannot be told a blank counts as not asked, and an answer stands.
func (s *sourceReader) read(b *scan.Batch, record int, r scan.Record, at int, problem func(diag.List), unasked *int) (float64, study.Reason) {
	if s.items != nil {
		return s.items.read(b, record, r, problem)
	}
	x, state := s.number.read(b, record, r, problem)
	if s.Gate == nil || s.Gate[at] == Asked || s.Gate[at] == Undecided && state != study.NoAnswer {
		return x, state
	}
	if state == study.Answered {
		*unasked++
	}
	return 0, study.NotAsked
}
