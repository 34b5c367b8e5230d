package assoc

import (
	"cmp"
	"math"
	"slices"
)

// KendallTauB returns Kendall's coefficient with allowance for ties:
//
//	τ = (C - D) / √((n₀ - n₁)(n₀ - n₂))
//
// with C concordant and D discordant pairs of rows, n₀ all pairs, n₁ and n₂ the pairs tied in x and in y. The interval of
// Fieller, Hartley and Pearson, tanh(atanh τ ± z √(0.437/(n-4))), needs n > 4 and |τ| < 1 and was derived for distinct
// values. The two-sided p value is the share of the assignments of the observed values, ties included, with |C - D| at
// least as large, compared in whole numbers. It is exact up to ExactInversions where one column has no ties (500 pairs),
// up to ExactWork where both have some, and a Monte Carlo estimate beyond.
//
// Fewer than three pairs or a constant column leave it undefined. It panics when the lengths differ, a value is not
// finite or an option has no meaning.
//
// Sources: M. G. Kendall, Biometrika 33 (1945), 239-251; E. C. Fieller, H. O. Hartley and E. S. Pearson, Biometrika 44
// (1957), 470-481.
func KendallTauB(x, y []float64, opts Options) Association {
	opts = opts.withDefaults()
	a := begin(KendallTauBID, FiellerID, x, y, opts.Level)
	if !a.Defined {
		return a
	}
	u, v := centeredRanks(x), centeredRanks(y)
	observed := concordance(u, v)
	u, v = canonical(u, v)
	a.Value = float64(observed) / math.Sqrt(float64(untied(u))*float64(untied(v)))
	a.setInterval(0.437/float64(a.N-4), 4, hasTies(u) || hasTies(v))
	limit := max(observed, -observed)
	if p, ok := exactKendall(u, v, limit); ok {
		a.P, a.PMethod = p, Exact
		return a
	}
	a.sampleKendall(u, v, limit, opts)
	return a
}

// exactKendall returns the share of the assignments of sorted columns with |C - D| of at least the limit, or false where
// that is too much work. Where one column has no ties, the assignments are the orders of the other.
func exactKendall(u, v []int, limit int) (p float64, ok bool) {
	if !hasTies(u) {
		u, v = v, u
	}
	if _, groups := distinct(u); !hasTies(v) && inversionsFeasible(groups) {
		return tailsOfInversions(groups, limit), true
	}
	null := cheaper(kendallNull(u, v), kendallNull(v, u))
	if !null.feasible() {
		return 0, false
	}
	return null.p(limit), true
}

// sampleKendall sets the Monte Carlo p value of |C - D| reaching the limit, for sorted columns.
func (a *Association) sampleKendall(u, v []int, limit int, opts Options) {
	counter := newConcordanceCounter(u, v)
	levels := counter.levels
	a.sample(opts, len(levels), func(i, j int) { levels[i], levels[j] = levels[j], levels[i] }, func() bool {
		s := counter.count()
		return max(s, -s) >= limit
	})
}

// kendallNull describes C - D where the values of b are assigned to the tie groups of a, from the end of a that has more
// rows without ties: turning a column round changes the sign of C - D.
func kendallNull(a, b []int) null {
	_, times := distinct(b)
	_, groups := distinct(a)
	null := null{
		times: times, groups: groups,
		scale: 1, width: 2*min(untied(a), untied(b)) + 1,
		score: func(_ int, before, chosen []int) int { return gain(before, chosen) },
		one:   func(_, _, less, greater int) int { return less - greater },
		cross: gain, stride: func(int, int) int { return 1 },
		counts: true,
	}
	alone := null.aloneFrom(0, len(groups))
	slices.Reverse(groups)
	if null.aloneFrom(0, len(groups)) < alone {
		slices.Reverse(groups)
	}
	return null
}

// gain returns C - D between rows that come before in x and rows that come after, given how many of each value of y are
// among them.
func gain(before, after []int) int {
	greater := 0
	for _, n := range before {
		greater += n
	}
	s, less := 0, 0
	for value, n := range after {
		greater -= before[value]
		s += n * (less - greater)
		less += before[value]
	}
	return s
}

// untied returns the number of pairs of rows with different values in a sorted slice.
func untied(sorted []int) int {
	_, times := distinct(sorted)
	return CrossPairs(times)
}

// concordance returns C - D.
func concordance(x, y []int) int {
	rows := make([]int, len(x))
	for i := range rows {
		rows[i] = i
	}
	slices.SortStableFunc(rows, func(i, j int) int { return cmp.Compare(x[i], x[j]) })
	u, v := make([]int, len(x)), make([]int, len(x))
	for i, row := range rows {
		u[i], v[i] = x[row], y[row]
	}
	return newConcordanceCounter(u, v).count()
}

// A concordanceCounter counts C - D for rows sorted by x in n log n steps.
type concordanceCounter struct {
	groups []int // rows of each tie group of x
	levels []int // level of y in each row, from 1
	tree   []int // rows so far by level of y, as sums over ranges of levels (a Fenwick tree)
}

func newConcordanceCounter(x, y []int) *concordanceCounter {
	_, groups := distinct(x)
	values, _ := distinct(slices.Sorted(slices.Values(y)))
	levels := make([]int, len(y))
	for i, value := range y {
		level, _ := slices.BinarySearch(values, value)
		levels[i] = level + 1
	}
	return &concordanceCounter{groups: groups, levels: levels, tree: make([]int, len(values)+1)}
}

// count compares each row with the rows of the groups before its own.
func (c *concordanceCounter) count() int {
	clear(c.tree)
	s, first := 0, 0
	for _, size := range c.groups {
		group := c.levels[first : first+size]
		for _, level := range group {
			s += c.upTo(level-1) - (first - c.upTo(level))
		}
		for _, level := range group {
			for i := level; i < len(c.tree); i += i & -i {
				c.tree[i]++
			}
		}
		first += size
	}
	return s
}

// upTo returns how many rows so far have at most the given level.
func (c *concordanceCounter) upTo(level int) int {
	n := 0
	for i := level; i > 0; i -= i & -i {
		n += c.tree[i]
	}
	return n
}
