package keyness

import (
	"fmt"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
)

// distinct returns numbers of themes in order, each once.
func distinct(named []int) []int {
	set := slices.Clone(named)
	slices.Sort(set)
	if len(set) > 0 && set[0] < 0 {
		panic(fmt.Sprintf("keyness: theme: must not be below 0, as %d is", set[0]))
	}
	return slices.Compact(set)
}

// A Step is an interview, and what is known after it.
type Step struct {
	Themes     int   // themes of the interview
	New        []int // those that no interview before it has, in order; nil for none
	Cumulative int   // themes of the interviews up to it
	WithoutNew int   // interviews in a row up to it without a new theme; 0 where it has one
}

// Saturation returns what each interview adds, given the themes of each as numbers from 0, in the order in which the
// interviews were held:
//
//	new(i) = |T(i) \ (T(1) ∪ … ∪ T(i-1))|
//
// It panics where a number is below 0.
//
// Source: G. Guest, A. Bunce and L. Johnson, How many interviews are enough? An experiment with data saturation and
// variability, Field Methods 18 (2006), 59-82.
func Saturation(interviews [][]int) []Step {
	known := map[int]bool{}
	steps := make([]Step, len(interviews))
	for i, named := range interviews {
		set := distinct(named)
		step := Step{Themes: len(set)}
		for _, theme := range set {
			if !known[theme] {
				known[theme] = true
				step.New = append(step.New, theme)
			}
		}
		step.Cumulative = len(known)
		if step.New == nil {
			step.WithoutNew = 1
			if i > 0 {
				step.WithoutNew += steps[i-1].WithoutNew
			}
		}
		steps[i] = step
	}
	return steps
}

// A BaseRunRule says when interviews have reached saturation. The zero value asks for the defaults.
type BaseRunRule struct {
	Base      int     // interviews that new information is measured by, 1 or more; 0 means DefaultBase
	Run       int     // interviews in a row that are looked at together, 1 or more; 0 means DefaultRun
	Threshold float64 // share of new themes in a run up to which it counts as saturated, 0 to 1; 0 means no new theme at all
}

// What a BaseRunRule means where it is zero.
const (
	DefaultBase = 4 // interviews of the base
	DefaultRun  = 2 // interviews of a run
)

// A BaseRunResult tells where interviews reach saturation.
type BaseRunResult struct {
	Rule       BaseRunRule // the rule, with its defaults
	BaseThemes int         // themes of the interviews of the base
	Runs       []Run       // every run, in order; nil where Defined is false
	Defined    bool        // false: there is no run to look at and Why says why
	Why        locale.Text // the reason for having no run; empty where there is one
	Reached    bool        // whether a run is saturated
	At         int         // interviews before the first saturated run: saturation is reached at so many, plus Run; 0 where Reached is false
}

// A Run is interviews in a row behind the base.
type Run struct {
	First int     // its first interview, from 1
	Last  int     // its last interview
	New   int     // themes that are new in one of its interviews
	Share float64 // New as a share of the themes of the base, 0 or more
}

// BaseRun returns where interviews reach saturation, given the themes of each as numbers from 0, in the order in which the
// interviews were held. Runs follow the base and each other by one interview:
//
//	share = new themes in the interviews of the run / themes in the interviews of the base ≤ threshold
//
// It is undefined where there are fewer interviews than a base and a run have, and where the base has no theme. It panics
// where a number of a theme is below 0 or the rule has no meaning.
//
// Source: G. Guest, E. Namey and M. Chen, A simple method to assess and report thematic saturation in qualitative research,
// PLoS ONE 15 (2020), e0232076.
func BaseRun(interviews [][]int, rule BaseRunRule) BaseRunResult {
	rule = rule.withDefaults()
	r := BaseRunResult{Rule: rule}
	steps := Saturation(interviews)
	if len(steps) < rule.Base+rule.Run {
		r.Why = locale.Textf(
			"trop peu d'entretiens\u00a0: %[1]s, et il en faut %[2]s pour la base et la première suite",
			"too few interviews: %[1]s, and the base and the first run take %[2]s", locale.Count(len(steps)), locale.Count(rule.Base+rule.Run))
		return r
	}
	r.BaseThemes = steps[rule.Base-1].Cumulative
	if r.BaseThemes == 0 {
		r.Why = locale.Text{FR: "les entretiens de la base n'ont aucun thème", EN: "the interviews of the base have no theme"}
		return r
	}
	r.Defined = true
	for before := rule.Base; before+rule.Run <= len(steps); before++ {
		run := Run{First: before + 1, Last: before + rule.Run}
		run.New = steps[run.Last-1].Cumulative - steps[before-1].Cumulative
		run.Share = float64(run.New) / float64(r.BaseThemes)
		r.Runs = append(r.Runs, run)
		if !r.Reached && run.Share <= rule.Threshold {
			r.Reached, r.At = true, before
		}
	}
	return r
}

// withDefaults fills in what is zero, and panics at what has no meaning.
func (r BaseRunRule) withDefaults() BaseRunRule {
	if r.Base == 0 {
		r.Base = DefaultBase
	}
	if r.Run == 0 {
		r.Run = DefaultRun
	}
	if r.Base < 0 || r.Run < 0 || !(r.Threshold >= 0 && r.Threshold <= 1) {
		panic(fmt.Sprintf("keyness: rule: base and run must be 1 or more and the threshold 0 to 1, not %+v", r))
	}
	return r
}
