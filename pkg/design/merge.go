package design

import "fmt"

// Merge adds the rows of another tally, of this plan or of another one of the same shape: units and strata of two plans
// are the same where their labels are. Rows that are units themselves are other units. Both sides must number the groups
// alike. The result is that of one tally of all rows, to the last bit; the other tally is not changed.
//
// It panics when the tallies hold other columns or the plans have other shapes.
func (t *Tally) Merge(other *Tally) {
	if t.columns != other.columns || t.category != other.category {
		panic("design: other: must hold the same columns")
	}
	other.settle()
	place := t.plan.Merge(other.plan)
	for at, c := range other.cells {
		t.grow(int(c.group))
		unit := c.unit
		if place != nil {
			unit = place[unit]
		}
		to := int(t.cell(unit, c.group)) * (t.columns + 1)
		for column := range t.columns + 1 {
			t.sums[to+column].AddSum(other.sum(int32(at), column))
		}
		t.mergeSquares(to/(t.columns+1), other, at)
	}
	for group, rows := range other.rows {
		t.grow(group)
		t.rows[group] += rows
	}
	for i, m := range other.moments {
		t.moments[i].AddSum(m)
	}
}

// Merge learns the strata and units of another plan, and returns the number of each of its units of the last stage that
// counts; nil where the other plan is this one. Merging a plan again adds only what it has learnt since.
//
// It panics when the plans have other shapes.
func (p *Plan) Merge(other *Plan) []int32 {
	if p == other {
		return nil
	}
	p.checkShape(other)
	m := p.merged[other]
	if m == nil {
		m = &merged{units: make([][]int32, len(p.levels)), strata: make([][]int32, len(p.levels))}
		if p.merged == nil {
			p.merged = map[*Plan]*merged{}
		}
		p.merged[other] = m
	}
	for s := range p.levels {
		p.mergeStrata(other, m, s)
		p.mergeUnits(other, m, s)
	}
	p.rows += other.rows - m.rows
	p.problems = append(p.problems, other.problems[m.problems:]...)
	m.rows, m.problems = other.rows, len(other.problems)
	return m.units[len(m.units)-1]
}

// A merged is how far another plan has been merged.
type merged struct {
	strata, units  [][]int32 // by stage: the number that a stratum or unit of the other plan has in this one
	rows, problems int
	gathered       []int32 // by stratum of the other plan: rows that were gathered there
}

func (p *Plan) checkShape(other *Plan) {
	same := p.shape.Gathered == other.shape.Gathered && p.shape.Nest == other.shape.Nest && p.shape.Lonely == other.shape.Lonely && len(p.levels) == len(other.levels)
	for s := 0; same && s < len(p.levels); s++ {
		same = p.levels[s].form == other.levels[s].form
	}
	if !same {
		panic(fmt.Sprintf("design: other: must be a plan of shape %+v, not %+v", p.shape, other.shape))
	}
}

func (p *Plan) mergeStrata(other *Plan, m *merged, s int) {
	l := p.levels[s]
	for _, from := range other.levels[s].strata[len(m.strata[s]):] {
		parent := int32(0)
		if s > 0 {
			parent = m.units[s-1][from.parent]
		}
		h := l.stratum(parent, from.label, p.rows+from.row)
		if from.fpc > 0 {
			p.learnFPC(s, h, from.fpc, p.rows+from.row)
		}
		m.strata[s] = append(m.strata[s], h)
	}
}

func (p *Plan) mergeUnits(other *Plan, m *merged, s int) {
	l := p.levels[s]
	if l.gathered {
		m.gather(l, other.levels[s], s)
		return
	}
	for _, from := range other.levels[s].units[len(m.units[s]):] {
		h := m.strata[s][from.stratum]
		m.units[s] = append(m.units[s], p.unitOf(s, l.strata[h].parent, h, from.label, p.rows))
	}
}

// gather adds the rows that were gathered since the last merge. The unit of a stratum has its number.
func (m *merged) gather(to, from *level, s int) {
	for h, stratum := range from.strata {
		if h == len(m.gathered) {
			m.gathered = append(m.gathered, 0)
			m.units[s] = append(m.units[s], m.strata[s][h])
		}
		to.strata[m.strata[s][h]].units += stratum.units - m.gathered[h]
		m.gathered[h] = stratum.units
	}
}
