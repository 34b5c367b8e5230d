package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/compare"
	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// A Tested is one number of a test: its statistic or the size of an effect, with an interval or a p value where it has
// one.
type Tested struct {
	Test     method.Method  // the test, under whose heading the number stands
	Number   method.Method  // what the number is
	Label    locale.Text    // name of the number where it is not that of Number, or empty
	Value    float64        // in the unit of the number: of a share, from -1 to 1
	Defined  bool           // false: there is no value and Why says why
	Why      locale.Text    // the reason for having no value; empty where there is one
	Points   bool           // people read the value and its interval multiplied by 100
	Count    bool           // the value is a number of pairs of units, in halves
	Interval TestedInterval // of the number, or none
	P        TestedP        // of the test of no difference, or none
}

// A TestedInterval is the interval of a number, or none.
type TestedInterval struct {
	Lo, Hi float64       // bounds, in the unit of the number
	Method method.Method // how they are computed; zero for a number that has none by its nature
	Exists bool          // false: there is none
	Why    locale.Text   // the reason for having none; empty where there is one
}

// A TestedP is the p value of a test, or none.
type TestedP struct {
	P       float64       // above 0 and at most 1
	Exists  bool          // false: there is none
	Method  method.Method // where it comes from
	Samples int           // Monte Carlo permutations or tables; 0 for another method
	Seed    uint64        // of the Monte Carlo samples
	Error   float64       // Monte Carlo standard error of P
	DF      float64       // degrees of freedom of the numerator; 0 where the distribution has none
	Against float64       // degrees of freedom of the denominator; 0 where the distribution has none
}

// comparedP takes the p value of a test of package compare.
func comparedP(p compare.PValue) TestedP {
	m, ok := compare.Lookup(string(p.Method))
	return TestedP{P: p.P, Exists: ok, Method: m, Samples: p.Permutations, Seed: p.Seed, Error: p.Error}
}

// contingencyP takes the p value of a test of a table of counts.
func contingencyP(p contingency.PValue, df int) TestedP {
	m, ok := contingency.Lookup(string(p.Method))
	t := TestedP{P: p.P, Exists: ok, Method: m, Samples: p.Samples, Seed: p.Seed, Error: p.Error}
	if p.Method == contingency.Asymptotic {
		t.DF = float64(df)
	}
	return t
}

// effect takes the size of an effect of package compare.
func effect(test method.Method, e compare.Effect) Tested {
	return Tested{Test: test, Number: e.Method, Value: e.Value, Defined: e.Defined, Why: e.Why,
		Interval: TestedInterval{e.Interval.Lo, e.Interval.Hi, e.Interval.Method, e.Interval.Exists, e.Interval.Why}}
}

// contrast takes a difference under a declared design, whose variance is computed by a method.
func contrast(by method.Method, e design.Estimate, points bool) Tested {
	student, _ := design.Lookup(design.StudentDesignID)
	test := student
	test.Name = locale.Text{FR: "différence selon le plan (t de Student)", EN: "difference under the design (Student's t)"}
	t := Tested{Test: test, Number: by, Label: locale.Text{FR: "différence", EN: "difference"}, Value: e.Value, Defined: e.Exists, Why: e.Why, Points: points,
		Interval: TestedInterval{e.Interval.Lo, e.Interval.Hi, student, e.Interval.Exists, e.Interval.Why}}
	if points {
		t.Label = differenceLabel
	}
	if e.HasP {
		t.P = TestedP{P: e.P, Exists: true, Method: student, Against: e.DF}
	}
	return t
}

// newcombe is the difference of two independent shares.
func newcombe(test method.Method, first, second ComparedGroup, level float64) Tested {
	a, b := first.Share, second.Share
	i := estimate.NewcombeDifference(a.Count, a.Base, b.Count, b.Base, level)
	t := Tested{Test: test, Number: i.Method, Label: differenceLabel, Points: true, Why: i.Why,
		Interval: TestedInterval{i.Lo, i.Hi, i.Method, i.Exists, i.Why}}
	if i.Exists {
		t.Value, t.Defined = float64(a.Count)/float64(a.Base)-float64(b.Count)/float64(b.Base), true
	}
	return t
}

// pairedDifference is the difference of two shares of the same regions.
func pairedDifference(test method.Method, d agree.Difference) Tested {
	return Tested{Test: test, Number: d.Interval.Method, Label: differenceLabel, Points: true, Value: d.Value, Defined: d.Defined, Why: d.Why,
		Interval: TestedInterval{d.Interval.Lo, d.Interval.Hi, d.Interval.Method, d.Interval.Exists, d.Interval.Why}}
}

// The words for a difference of two shares, which people read in percentage points.
var differenceLabel = locale.Text{FR: "écart (points)", EN: "difference (points)"}

func differenceMethod() method.Method {
	m, _ := compare.Lookup(compare.DifferenceID)
	return m
}

// methodsOf returns the methods behind the numbers, each once: tests, numbers, intervals and p values.
func methodsOf(list []Tested) []method.Method {
	var all []method.Method
	add := func(m method.Method) {
		if m.ID != "" && !slices.ContainsFunc(all, func(known method.Method) bool { return known.ID == m.ID && known.Source == m.Source }) {
			all = append(all, m)
		}
	}
	for _, t := range list {
		add(t.Test)
		add(t.Number)
		add(t.Interval.Method)
		if t.P.Exists {
			add(t.P.Method)
		}
	}
	return all
}
