package assoc

import (
	"cmp"
	"slices"
)

// CompetitionRanks returns the rank of each value from the largest, 1, to the smallest. Tied values all receive the best
// of the ranks that they hold together, and the next value skips the others: 1, 2, 2, 4. It panics when a value is not
// finite.
func CompetitionRanks(x []float64) []int {
	isConstant("x", x)
	ranks := make([]int, len(x))
	eachTie(x, func(rows []int, first int) {
		for _, row := range rows {
			ranks[row] = len(x) - first - len(rows) + 1
		}
	})
	return ranks
}

// centeredRanks returns twice the midranks less n+1: whole numbers that add up to zero. The midrank of tied values is the
// mean of the ranks that they hold together.
func centeredRanks(x []float64) []int {
	ranks := make([]int, len(x))
	eachTie(x, func(rows []int, first int) {
		for _, row := range rows {
			// The ranks first+1 to first+len(rows), doubled, have the mean 2 first + len(rows) + 1.
			ranks[row] = 2*first + len(rows) - len(x)
		}
	})
	return ranks
}

// eachTie calls f for the rows of each distinct value, from the smallest, with the number of rows before them.
func eachTie(x []float64, f func(rows []int, first int)) {
	rows := make([]int, len(x))
	for i := range rows {
		rows[i] = i
	}
	slices.SortStableFunc(rows, func(i, j int) int { return cmp.Compare(x[i], x[j]) })
	for first := 0; first < len(rows); {
		end := first + 1
		for end < len(rows) && x[rows[end]] == x[rows[first]] {
			end++
		}
		f(rows[first:end], first)
		first = end
	}
}

// distinct returns the distinct values of a sorted slice and how often each occurs.
func distinct[T cmp.Ordered](sorted []T) (values []T, times []int) {
	for i, value := range sorted {
		if i == 0 || value != sorted[i-1] {
			values, times = append(values, value), append(times, 0)
		}
		times[len(times)-1]++
	}
	return values, times
}

// canonical returns both columns sorted, each turned so that it or its negative comes first, and the columns in a fixed
// order. Permuting one against the other then gives the same p value for (x, y), (y, x) and (x, -y), seed included.
func canonical[T int | float64](x, y []T) (a, b []T) {
	a, b = turned(x), turned(y)
	if slices.Compare(a, b) > 0 {
		return b, a
	}
	return a, b
}

func turned[T int | float64](values []T) []T {
	up := slices.Sorted(slices.Values(values))
	down := make([]T, len(up))
	for i, value := range up {
		down[len(up)-1-i] = -value
	}
	if slices.Compare(down, up) < 0 {
		return down
	}
	return up
}
