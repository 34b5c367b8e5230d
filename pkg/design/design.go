// Package design estimates means, totals, proportions, ratios and quantiles from samples that were drawn by strata, by
// clusters, in several stages and with unequal chances, and says how far off they can be.
//
// It refuses to treat a subgroup as if the others had not been drawn: a group is a domain, and rows outside it still
// count in the size of their stratum, whether the group came from a filter or from a grouping. It also refuses to invent
// a variance: a stratum with a single unit has none, unless the design declares what to do, and then the estimate says so.
//
//  1. Name the columns of the design and call New; read the problems before anything else.
//  2. Optionally set replicate weights (WithReplicates) or a calibration (WithCalibration).
//  3. Ask for Means, Totals, Ratios, Proportions or Quantiles by group.
//  4. Read At for one estimate, Covariance and Contrast for several; read Exists and HasSE before the numbers.
//
// Rows that are too many to hold go through a Plan, which knows the sampling units, and a Tally, which keeps sums by unit
// and group in one pass and merges with others. The methods of Design use the same tallies.
package design

import "fmt"

// A Lonely is what to do with a stratum of which a single unit was drawn: its variance cannot be estimated. A stratum
// that was taken whole, by its finite population correction, needs no policy: it adds nothing to the variance.
type Lonely string

// The policies for a stratum with a single unit. The empty value means LonelyError.
const (
	LonelyError     Lonely = "error"     // there is no standard error, and the reason names the stratum
	LonelyCentred   Lonely = "centred"   // the deviation of the unit is taken from the mean of all units of the stage
	LonelyAverage   Lonely = "average"   // the stratum gets the average variance of the strata with more units
	LonelyCertainty Lonely = "certainty" // the unit counts as drawn with certainty: the stratum adds nothing
)

// A Stage is one stage of selection, one element a row.
type Stage struct {
	Strata   []string  // label of the stratum; nil: one stratum
	Clusters []string  // label of the unit that was drawn; nil, in the last stage only: each row is a unit
	FPC      []float64 // units in the population of the stratum (above 1), or sampling fraction (0 to 1); nil: with replacement
}

// Columns are the columns of a data set that say how its rows were drawn. A design keeps them: they must not be changed.
type Columns struct {
	Rows    int       // number of rows; every column has that many elements
	Weights []float64 // how many units of the population a row stands for, 0 or more; nil: 1 each
	Stages  []Stage   // stages of selection, first to last; none: a simple random sample of rows with replacement
	Nest    bool      // a label of a cluster means another unit in each stratum; false: a label in two strata is a Problem
	Lonely  Lonely    // what a stratum with a single unit does
}

// A Design is a sample with the way in which it was drawn. It does not change: its methods can run at the same time.
type Design struct {
	plan        *Plan
	weights     []float64    // by row
	unit        []int32      // unit of the last stage that counts, by row
	replicates  *Replicates  // nil: linearised variances
	calibration *Calibration // nil: weights as they are
	auxiliary   *auxiliary   // of the calibration
}

// unitCount returns the number of units of the last stage that counts.
func (d *Design) unitCount() int { return len(d.plan.levels[len(d.plan.levels)-1].units) }

// New reads the columns of a design. The design is nil where there are problems.
//
// It panics when a column has another length than Rows, a stage that is not the last has no clusters, or the policy is
// unknown.
func New(c Columns) (*Design, []Problem) {
	checkColumns(c)
	d := &Design{plan: NewPlan(Shape{Stages: forms(c.Stages), Nest: c.Nest, Lonely: c.Lonely}), weights: c.Weights}
	if d.weights == nil {
		d.weights = make([]float64, c.Rows)
		for row := range d.weights {
			d.weights[row] = 1
		}
	}
	problems := checkWeights(d.weights)
	d.unit = make([]int32, c.Rows)
	labels := make([]Label, len(c.Stages))
	for row := range c.Rows {
		for s, stage := range c.Stages {
			labels[s] = stage.label(row)
		}
		d.unit[row] = int32(d.plan.Unit(labels))
	}
	problems = append(problems, d.plan.Problems()...)
	if len(problems) > 0 {
		return nil, problems
	}
	return d, nil
}

// label returns what the stage says of a row.
func (s Stage) label(row int) Label {
	var l Label
	if s.Strata != nil {
		l.Stratum = s.Strata[row]
	}
	if s.Clusters != nil {
		l.Cluster = s.Clusters[row]
	}
	if s.FPC != nil {
		l.FPC = s.FPC[row]
	}
	return l
}

func forms(stages []Stage) []Form {
	forms := make([]Form, len(stages))
	for s, stage := range stages {
		forms[s] = Form{Clusters: stage.Clusters != nil, FPC: stage.FPC != nil}
	}
	return forms
}

func checkColumns(c Columns) {
	check := func(column string, n int, isNil bool) {
		if !isNil && n != c.Rows {
			panic(fmt.Sprintf("design: %s: must have %d elements, not %d", column, c.Rows, n))
		}
	}
	check("Weights", len(c.Weights), c.Weights == nil)
	for _, stage := range c.Stages {
		check("Strata", len(stage.Strata), stage.Strata == nil)
		check("Clusters", len(stage.Clusters), stage.Clusters == nil)
		check("FPC", len(stage.FPC), stage.FPC == nil)
	}
}

// checkWeights returns the weights that are no weights.
func checkWeights(weights []float64) []Problem {
	var problems []Problem
	for row, w := range weights {
		if problem := WeightProblem(w); !problem.IsZero() {
			problems = append(problems, Problem{Row: row, Column: weightColumn, Message: problem})
		}
	}
	return problems
}
