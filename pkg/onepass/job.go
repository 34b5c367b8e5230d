// Package onepass counts and sums the rows of an export in one pass, on all processor cores, in memory that does not grow
// with the rows.
//
// It refuses what needs the rows side by side: quantiles, ranks, calibrated or replicated weights, duplicates among
// respondents. What it does give is what holding the rows gives: the same answers, the same errors at the same places, the
// same estimates but for the last digits.
//
//  1. A Job says what is counted: cases, one for each combination of answers (survey.Crossing), and what is summed by them.
//  2. Read gives each worker a part of the text (package scan), and adds up what they found.
package onepass

import (
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Job says what is counted and summed.
type Job struct {
	Export    *survey.Export     // whose rows
	Outline   *dataset.Frame     // the variables of the side
	Crossings []*survey.Crossing // sets of cases, at least one: of each a row is the case that its answers make
	Shares    []Share            // shares of categories, under a design
	Values    []Value            // means, totals and ratios
}

// A Share is the estimate of how a group splits into categories, by the design of the side.
type Share struct {
	Cases      int     // the place of its cases among the Crossings
	Group      []int32 // by case: the group of its rows, or -1
	Category   []int32 // by case: the category of its rows
	Categories int     // how many there are
}

// A Value is the estimate of a mean, a total or a ratio in groups: by the design of the side, or else as of a simple
// random sample with replacement.
type Value struct {
	Cases  int     // the place of its cases among the Crossings
	Group  []int32 // by case: the group of its rows, or -1
	Groups int     // how many there are
	Of     Source  // what is estimated
	Over   Source  // the denominator of a ratio; the zero Source otherwise
}

// A Source is where the values of a variable come from: a question with numbers, or a scale.
type Source struct {
	Question *study.Question // nil where it is a scale
	Scale    *study.Scale    // nil where it is a question
	Suffix   string          // of a scale: which of its variables, one of the Suffix constants of package study; "" for the score
	Gate     []Gate          // by case: whether the question was to be asked; nil where everyone was
}

// IsZero reports whether there is no variable.
func (s Source) IsZero() bool { return s.Question == nil && s.Scale == nil }

// A Gate says whether a question was to be asked in a case.
type Gate uint8

// The gates.
const (
	Asked     Gate = iota // it was
	NotAsked              // it was not
	Undecided             // an answer that this rests on is lacking
)

// A Result is what was found.
type Result struct {
	Rows    [][]int         // by crossing: rows by case, those that the study does not keep among them
	LeftOut survey.LeftOut  // rows that are no complete responses; they count nowhere else
	Shares  []*design.Tally // of the Shares of the job
	Values  []ValueResult   // of the Values of the job
	Found   diag.List       // what is odd in the rows, sorted by place
}

// A ValueResult is what was found of a Value.
type ValueResult struct {
	Tally   *design.Tally     // of the value, and of the denominator as its second column
	LeftOut []dataset.Reasons // by group: rows without a value
	Unasked [2]int            // of the value and of its denominator: answers to a question that was not to be asked; they do not count
}
