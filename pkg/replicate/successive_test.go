package replicate

import (
	"testing"

	"pgregory.net/rapid"
)

// TestSuccessiveDifferences checks that the variance of a total is half the sum of the squared differences between each
// unit and the one before it, around each stratum.
func TestSuccessiveDifferences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := someSample(t, 6, true)
		set, err := SuccessiveDifferences(s.units, len(s.answers)+1)
		if err != nil {
			t.Fatal(err)
		}
		set.Scale.AroundMean = rapid.Bool().Draw(t, "around the mean")
		got, _ := variance(set, s.total)
		near(t, "variance", got, differences(s))
	})
}

func differences(s sample) float64 {
	byStratum := map[int][]float64{}
	for i, h := range s.units.Strata {
		byStratum[h] = append(byStratum[h], s.weights[i]*s.answers[i])
	}
	sum := 0.0
	for h, zs := range byStratum {
		for i, z := range zs {
			before := zs[(i+len(zs)-1)%len(zs)]
			sum += (1 - s.units.Fractions[h]) / 2 * (z - before) * (z - before)
		}
	}
	return sum
}

// TestWalk checks, for several numbers of rows, that every round goes through all rows once, that two rounds share no
// pair of neighbours as long as another distance is left, and that the first distance comes back after the last.
func TestWalk(t *testing.T) {
	for rows, distances := range map[int]int{3: 1, 7: 3, 15: 4, 79: 39} {
		w := walk{rows: rows, step: 1}
		pairs := map[[2]int]bool{}
		for range distances {
			w.reserve(rows)
			seen := map[int]bool{}
			before := 0
			for i := range rows {
				row := w.next()
				seen[row] = true
				if i > 0 {
					pairs[[2]int{min(before, row), max(before, row)}] = true
				}
				before = row
			}
			if len(seen) != rows || seen[0] || seen[rows+1] {
				t.Errorf("a round of %d rows has %d", rows, len(seen))
			}
		}
		if len(pairs) != distances*(rows-1) {
			t.Errorf("%d rounds of %d rows have %d pairs", distances, rows, len(pairs))
		}
		if w.reserve(1); w.step != 1 {
			t.Errorf("after all distances of %d rows comes %d", rows, w.step)
		}
	}
}

// TestRounds checks that the rows go from 1 to R - 1, that no unit has the same row twice, that no pair comes back
// before all distances were used, and that a constant answer has no variance.
func TestRounds(t *testing.T) {
	u := Units{Strata: make([]int, 300)}
	for i := range 40 {
		u.Strata[260+i] = 1
	}
	rows := hadamardFrom(80).order() - 1
	a, b := loops(u.layout(), rows)
	seen := map[[2]int]bool{}
	for i := range a {
		pair := [2]int{min(a[i], b[i]), max(a[i], b[i])}
		if a[i] == b[i] || pair[0] < 1 || pair[1] > rows || seen[pair] {
			t.Errorf("unit %d has rows %d and %d (seen before: %t)", i, a[i], b[i], seen[pair])
		}
		seen[pair] = true
	}
	set, err := SuccessiveDifferences(u, 80)
	if err != nil {
		t.Fatal(err)
	}
	if set.Count != 80 {
		t.Errorf("%d replicates, want 80", set.Count)
	}
	v, _ := variance(set, func(factors []float64) float64 {
		sum := 0.0
		for i := range 300 {
			sum += factorOf(factors, i)
		}
		return sum
	})
	near(t, "variance of a constant", v, 0)
}
