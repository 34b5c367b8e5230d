package design

import "fmt"

// A Form says which labels the rows of a stage have.
type Form struct {
	Clusters bool // the stage has clusters; false, in the last stage only: each row is a unit
	FPC      bool // the stage has a finite population correction
}

// A Shape is what is known of a design before its first row.
type Shape struct {
	Stages []Form // stages of selection, first to last; none: a simple random sample of rows with replacement
	Nest   bool   // a label of a cluster means another unit in each stratum; false: a label in two strata is a Problem
	Lonely Lonely // what a stratum with a single unit does
	// Gathered adds rows that are units themselves up by stratum, so that the plan and its tallies do not grow with them.
	// The estimates are the same, but have no covariances between them.
	Gathered bool
}

// A Label is what one stage says of a row.
type Label struct {
	Stratum string  // label of the stratum; empty where the stage has one stratum
	Cluster string  // label of the unit; without meaning where each row is a unit
	FPC     float64 // finite population correction as Stage has it; without meaning where the stage has none
}

// A Plan knows the strata and the units of a sample by their labels. It learns them row by row, so that rows need not be
// held. Units are numbered in the order in which they appear; no estimate depends on it.
//
// Only the stages that a variance needs are kept: a stage counts while the stage before it has a finite population
// correction. Without one the variance between the units of a stage holds that of all later stages.
type Plan struct {
	shape    Shape
	levels   []*level
	rows     int
	problems []Problem
	merged   map[*Plan]*merged
}

// A level is what a Plan knows of a stage.
type level struct {
	form     Form
	gathered bool // there is one node a stratum, which stands for all of its rows
	strata   []stratum
	byLabel  map[place]int32 // stratum by parent unit and label
	units    []node
	byName   map[place]int32 // unit by label, and by stratum or parent unit
	counts   bool            // a finite population correction is a number of units
	last     Label           // labels of the row before
	lastUnit int32           // its unit, or -1
	parent   int32           // the parent of that unit
}

// A place is a label within something that is numbered.
type place struct {
	in    int32
	label string
}

// A stratum is a set of units that were drawn independently of the others.
type stratum struct {
	label  string
	parent int32   // unit of the stage before; 0 in the first
	units  int32   // units drawn
	fpc    float64 // as given; 0 where there is none
	row    int     // first row
}

// A node is a sampling unit.
type node struct {
	stratum int32
	label   string
}

// NewPlan returns a plan without rows.
//
// It panics when a stage that is not the last has no clusters, or when the policy is unknown.
func NewPlan(shape Shape) *Plan {
	if len(shape.Stages) == 0 {
		shape.Stages = []Form{{}}
	}
	switch shape.Lonely {
	case "":
		shape.Lonely = LonelyError
	case LonelyError, LonelyCentred, LonelyAverage, LonelyCertainty:
	default:
		panic(fmt.Sprintf("design: Lonely: unknown policy %q", shape.Lonely))
	}
	p := &Plan{shape: shape}
	for s, form := range shape.Stages {
		if !form.Clusters && s < len(shape.Stages)-1 {
			panic(fmt.Sprintf("design: Clusters: stage %d needs them, since another stage follows", s+1))
		}
		if s > 0 && form.FPC && !shape.Stages[s-1].FPC {
			p.problems = append(p.problems, Problem{Row: -1, Stage: s, Column: fpcColumn, Message: orphanFPC(s)})
		}
		if s == 0 || (len(p.levels) == s && shape.Stages[s-1].FPC) {
			p.levels = append(p.levels, &level{
				form: form, byLabel: map[place]int32{}, byName: map[place]int32{}, lastUnit: -1,
				gathered: shape.Gathered && !form.Clusters,
			})
		}
	}
	return p
}

// Unit returns the number of the unit that a row belongs to, in the last stage that counts. labels has one element for
// each stage of the shape; a design without stages takes none.
//
// What is wrong with the row is found in Problems. It panics when labels has fewer elements than the stages that count.
func (p *Plan) Unit(labels []Label) int {
	var one [1]Label
	if len(labels) == 0 && len(p.levels) == 1 && p.levels[0].form == (Form{}) {
		labels = one[:]
	}
	if len(labels) < len(p.levels) {
		panic(fmt.Sprintf("design: labels: must be %d, not %d", len(p.levels), len(labels)))
	}
	unit := int32(0)
	for s, l := range p.levels {
		if l.lastUnit >= 0 && l.form.Clusters && l.parent == unit && l.last == labels[s] {
			unit = l.lastUnit
			continue
		}
		l.parent = unit
		unit = p.intern(s, unit, labels[s], p.rows)
		l.last, l.lastUnit = labels[s], unit
	}
	p.rows++
	return int(unit)
}

// intern returns the unit of a stage that a row belongs to, within a unit of the stage before.
func (p *Plan) intern(s int, parent int32, label Label, row int) int32 {
	l := p.levels[s]
	h := l.stratum(parent, label.Stratum, row)
	if l.form.FPC {
		p.learnFPC(s, h, label.FPC, row)
	}
	return p.unitOf(s, parent, h, label.Cluster, row)
}

// unitOf returns the unit of a label in a stratum of a stage, within a unit of the stage before.
func (p *Plan) unitOf(s int, parent, h int32, label string, row int) int32 {
	l := p.levels[s]
	if !l.form.Clusters {
		return l.newUnit(h, "")
	}
	key := place{in: parent, label: label}
	if p.shape.Nest {
		key.in = h
	}
	unit, ok := l.byName[key]
	if !ok {
		unit = l.newUnit(h, label)
		l.byName[key] = unit
	}
	if first := l.units[unit].stratum; first != h {
		p.problems = append(p.problems, Problem{Row: row, Stage: s, Column: clusterColumn,
			Message: notNested(label, l.strata[h].label, l.strata[first].label)})
	}
	return unit
}

// stratum returns the stratum of a label, within a unit of the stage before.
func (l *level) stratum(parent int32, label string, row int) int32 {
	key := place{in: parent, label: label}
	h, ok := l.byLabel[key]
	if !ok {
		h = int32(len(l.strata))
		l.byLabel[key] = h
		l.strata = append(l.strata, stratum{label: label, parent: parent, row: row})
		if l.gathered {
			l.units = append(l.units, node{stratum: h})
		}
	}
	return h
}

func (l *level) newUnit(h int32, label string) int32 {
	l.strata[h].units++
	if l.gathered {
		return h
	}
	l.units = append(l.units, node{stratum: h, label: label})
	return int32(len(l.units) - 1)
}

// drawn returns how many units of the stage were drawn.
func (l *level) drawn() int {
	if !l.gathered {
		return len(l.units)
	}
	drawn := 0
	for _, h := range l.strata {
		drawn += int(h.units)
	}
	return drawn
}

// Another counts a row with the labels of one before it, whose unit is the one given, as Unit does and sooner. Problems
// do not number such rows. Where rows are units themselves, they must be gathered.
//
// It panics when they are not.
func (p *Plan) Another(unit int) {
	switch l := p.levels[len(p.levels)-1]; {
	case l.gathered:
		l.strata[unit].units++
	case !l.form.Clusters:
		panic("design: Another: rows that are units must be gathered")
	}
}

// learnFPC takes the finite population correction that a row gives to its stratum.
func (p *Plan) learnFPC(s int, h int32, fpc float64, row int) {
	l := p.levels[s]
	stratum := &l.strata[h]
	var message = badFPC(fpc)
	switch {
	case !isFPC(fpc):
	case stratum.fpc == 0:
		stratum.fpc = fpc
		l.counts = l.counts || fpc > 1
		return
	case stratum.fpc != fpc:
		message = unevenFPC(fpc, stratum.fpc, stratum.label)
	default:
		return
	}
	p.problems = append(p.problems, Problem{Row: row, Stage: s, Column: fpcColumn, Message: message})
}

// Problems returns what is wrong with the rows so far: clusters that are not nested, and finite population corrections
// that are no numbers, differ within a stratum, mix fractions with numbers of units, or are smaller than the sample. A row
// that repeats the labels of the row before is not named again.
func (p *Plan) Problems() []Problem {
	problems := p.problems[:len(p.problems):len(p.problems)]
	for s, l := range p.levels {
		for _, h := range l.strata {
			switch {
			case !l.counts || h.fpc == 0:
			case h.fpc < 1:
				problems = append(problems, Problem{Row: h.row, Stage: s, Column: fpcColumn, Message: mixedFPC(h.fpc)})
			case h.fpc < float64(h.units):
				problems = append(problems, Problem{Row: h.row, Stage: s, Column: fpcColumn,
					Message: smallFPC(h.fpc, int(h.units), h.label)})
			}
		}
	}
	return problems
}

// fraction returns the share of a stratum that was drawn: 0 where it was drawn with replacement.
func (l *level) fraction(h int32) float64 {
	stratum := l.strata[h]
	if l.counts && stratum.fpc > 0 {
		return float64(stratum.units) / stratum.fpc
	}
	return stratum.fpc
}

// ancestor returns the unit of the first stage that holds a unit of the last one.
func (p *Plan) ancestor(unit int32) int32 {
	for s := len(p.levels) - 1; s > 0; s-- {
		unit = p.levels[s].parentOf(unit)
	}
	return unit
}

// parentOf returns the unit of the stage before that holds a unit.
func (l *level) parentOf(unit int32) int32 { return l.strata[l.units[unit].stratum].parent }
