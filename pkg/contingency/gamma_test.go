package contingency

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestGammaPairs compares with a count of every two units.
func TestGammaPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawn(t)
		var units [][2]int
		for i, row := range table {
			for j, x := range row {
				for range x {
					units = append(units, [2]int{i, j})
				}
			}
		}
		concordant, discordant := 0.0, 0.0
		for k, a := range units {
			for _, b := range units[:k] {
				switch side := (a[0] - b[0]) * (a[1] - b[1]); {
				case side > 0:
					concordant++
				case side < 0:
					discordant++
				}
			}
		}
		if got := pairsOf(table); got.concordant != concordant || got.discordant != discordant {
			t.Fatalf("%v and %v, want %v and %v", got.concordant, got.discordant, concordant, discordant)
		}
	})
}

// TestGammaReversed turns one variable round: gamma changes its sign, and its p value stays.
func TestGammaReversed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawn(t)
		reversed := slices.Clone(table)
		slices.Reverse(reversed)
		a, b := Gamma(table, Options{}), Gamma(reversed, Options{})
		if a.Value != -b.Value || math.Abs(a.PValue.P-b.PValue.P) > 1e-9 || math.Abs(a.SE-b.SE) > 1e-12 {
			t.Fatalf("%+v, reversed %+v", a, b)
		}
	})
}

func TestGammaEdges(t *testing.T) {
	perfect := Gamma(Table{{5, 0}, {0, 5}}, Options{})
	if perfect.Value != 1 || perfect.SE != 0 || !perfect.HasSE || perfect.Interval.Exists || math.Abs(perfect.PValue.P-2.0/252) > 1e-12 {
		t.Errorf("perfect: %+v", perfect)
	}
	if p := Gamma(Table{{1, 0}, {0, 1}}, Options{P: Asymptotic}).PValue.P; p != SmallestP {
		t.Errorf("asymptotic without a variance: %v", p)
	}
	given := Gamma(times(job, 3), Options{Steps: 5000, Samples: 500})
	if given.PValue.Method != MonteCarlo || len(given.Warnings) != 1 {
		t.Errorf("given up: %+v", given.PValue)
	}
	if huge := Gamma(times(job, 100000), Options{}); huge.PValue.Method != None || len(huge.Warnings) != 1 || !huge.Interval.Exists {
		t.Errorf("huge: %+v", huge)
	}
	// Three units can do: a pair without a tie remains.
	if c := Gamma(Table{{0, 1}, {1, 1}}, Options{}); !c.Defined || c.Value != -1 {
		t.Errorf("three units: %+v", c)
	}
}
