package calibrate

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	ones := []float64{1, 1, 1}
	wide := func(of []int, totals ...float64) []Margin {
		return []Margin{{Name: "sch.wide", Of: of, Categories: []string{"Yes", "X"}, Totals: totals}}
	}
	both := []int{0, 1, 0}
	for _, c := range []struct {
		weights []float64
		margins []Margin
		message string
	}{
		{ones, wide(both, 2, 1), ""},
		{[]float64{1, math.Inf(1), 1}, wide(both, 2, 1), "need finite weights of at least 0 (read: ∞)"},
		{nil, nil, "need at least one weight above 0 (rows: 0)"},
		{ones, wide([]int{0, -1, 0}, 2, 1), "margin sch.wide: need a category for each respondent (without: 1)"},
		{ones, wide([]int{0, 0, 0}, 2, 1072), "category \"X\" of margin sch.wide: population 1,072, no respondent; merge it with another"},
		{[]float64{1, 0, 1}, wide(both, 2, 1072), "population 1,072, no respondent"},
		{ones, wide(both, 2, 0), "category \"X\" of margin sch.wide: respondents: 1, population zero or unknown"},
		{ones, wide([]int{0, 0, 0}, 2, 0), "category \"X\" of margin sch.wide: population zero; leave it out"},
		{ones, wide(both, 2, -1), "need a finite population above 0 (given: -1)"},
		{ones, wide(both, 2, math.NaN()), "need a finite population above 0 (given: NaN)"},
		{
			ones, append(wide(both, 2, 1), Margin{Name: "sex", Of: both, Categories: []string{"F", "M"}, Totals: []float64{2, 1.001}}),
			"the populations of margins sch.wide (3) and sex (3.001) differ",
		},
	} {
		err := Check(c.weights, c.margins)
		if c.message == "" {
			if err != nil {
				t.Errorf("error %v, want none", err)
			}
			continue
		}
		var problem *Error
		if !errors.As(err, &problem) || !strings.Contains(err.Error(), c.message) || problem.Message.FR == problem.Message.EN {
			t.Errorf("error %v, want %q", err, c.message)
		}
	}
}

func TestRakeErrors(t *testing.T) {
	// Of the four combinations, only two have respondents: the margins contradict each other.
	diagonal := []Margin{
		{Name: "a", Of: []int{0, 0, 1}, Categories: []string{"x", "y"}, Totals: []float64{6, 4}},
		{Name: "b", Of: []int{0, 0, 1}, Categories: []string{"x", "y"}, Totals: []float64{5, 5}},
	}
	ones := []float64{1, 1, 1}
	for message, call := range map[string]func() (*Result, error){
		"need at least one margin": func() (*Result, error) { return Rake(ones, nil, Options{}) },
		"raking takes no bounds":   func() (*Result, error) { return Rake(ones, diagonal, Options{Bounds: [2]float64{0.5, 2}}) },
		"the totals are not met (passes: 20); the largest difference is in category \"y\" of margin a (achieved: 5, target: 4)": func() (*Result, error) {
			return Rake(ones, diagonal, Options{MaxIterations: 20})
		},
		"no respondent": func() (*Result, error) {
			return PostStratify(ones, Margin{Of: []int{0, 0, 0}, Categories: []string{"x", "y"}, Totals: []float64{6, 4}})
		},
	} {
		if _, err := call(); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("error %v, want %q", err, message)
		}
	}
}

func TestPanics(t *testing.T) {
	one := []float64{1}
	for want, call := range map[string]func(){
		"margins: must have a category for each weight": func() { _ = Check(one, []Margin{{}}) },
		"margins: must have a total for each category": func() {
			_ = Check(one, []Margin{{Of: []int{0}, Categories: []string{"x"}}})
		},
		"margins: no category 1": func() {
			_ = Check(one, []Margin{{Of: []int{1}, Categories: []string{"x"}, Totals: one}})
		},
		"names: must be one for each column":    func() { NewModel(nil, one) },
		"columns: must have one length":         func() { NewModel([]string{"a", "b"}, one, nil) },
		"models: must have one number of rows":  func() { Join(NewModel([]string{"a"}, one), NewModel([]string{"b"}, nil)) },
		"x: must have one row a weight":         func() { _, _ = Linear(nil, NewModel([]string{"a"}, one), one, Options{}) },
		"totals: must be one a column":          func() { _, _ = Linear(one, NewModel([]string{"a"}, one), nil, Options{}) },
		"of: must be Absolute, Median or Mean,": func() { _, _ = Trim(one, TrimOptions{Of: "mode"}) },
	} {
		func() {
			defer func() {
				if got, _ := recover().(string); !strings.Contains(got, want) {
					t.Errorf("panic %q, want %q", got, want)
				}
			}()
			call()
		}()
	}
}
