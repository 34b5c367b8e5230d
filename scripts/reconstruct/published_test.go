package main

import (
	"slices"
	"testing"
)

// Counts that follow from printed percents, by hand: 8 of 15 is 53.3 %, 9 of 12 is 75 %, 17 of 21 is 80.95 %.
func TestCounts(t *testing.T) {
	p := load(t).Published
	for _, c := range []struct {
		id   string
		base int
		want []int
	}{
		{"satisfied-groups", 15, []int{8}},
		{"met-since-plan-ci", 21, []int{17}},
		{"met-since-plan-groups", 15, []int{12}},
		{"met-last-year-groups", 15, []int{11}},
		{"pace-kept-groups", 12, []int{9}},
		{"pace-kept-groups", 15, nil},
		{"collaboration-exists-ci", 21, []int{20}},
		{"collaboration-exists-ci", 22, nil},
		{"measure-1-majority-groups", 15, []int{8, 9, 10, 11, 12, 13, 14, 15}},
		{"no-such-claim", 15, nil},
	} {
		got, err := p.counts(c.id, c.base)
		if !slices.Equal(got, c.want) || (err == nil) != (c.want != nil) {
			t.Errorf("counts(%q, %d) = %v, %v, want %v", c.id, c.base, got, err, c.want)
		}
	}
}

// Totals that follow from printed means, by hand: 270/21 = 12.857, 271/21 = 12.905, 272/21 = 12.952; 96/15 = 6.4.
func TestSums(t *testing.T) {
	p := load(t).Published
	for _, c := range []struct {
		id     string
		n      int
		lo, hi int
	}{{"score-mean-ci", 21, 270, 271}, {"score-mean-groups", 15, 96, 96}, {"region-score-first", 1, 27, 27}} {
		if lo, hi, err := p.sums(c.id, c.n, 38); lo != c.lo || hi != c.hi || err != nil {
			t.Errorf("sums(%q, %d) = %d, %d, %v, want %d, %d", c.id, c.n, lo, hi, err, c.lo, c.hi)
		}
	}
}

func TestTakeRefuses(t *testing.T) {
	for _, row := range [][]string{
		{"a", "", "", "", "many", "", "", "", "eq", ""},
		{"a", "", "", "", "-1", "", "", "", "eq", ""},
		{"a", "", "", "", "", "", "", "12,9", "eq", ""},
		{"known", "", "", "", "1", "", "", "", "eq", ""},
	} {
		p := &Published{Claims: []Claim{{ID: "known"}}}
		if err := p.take(row); err == nil {
			t.Errorf("%v is taken", row)
		}
	}
}
