package main

import (
	"math"
	"math/rand/v2"
	"testing"
)

// designs are all those of the tables.
func designs() []design {
	var list []design
	for _, size := range sizes {
		list = append(list, design{size: size})
		for _, population := range populations[size] {
			list = append(list, design{size: size, population: population})
		}
	}
	return list
}

func TestProbabilities(t *testing.T) {
	for _, d := range designs() {
		for _, p := range append([]float64{0, 1}, proportions...) {
			p = d.proportion(p)
			sum, mean := 0.0, 0.0
			for count, share := range d.probabilities(p) {
				sum += share
				mean += share * float64(count)
			}
			if math.Abs(sum-1) > 1e-10 || math.Abs(mean-p*float64(d.size)) > 1e-8 {
				t.Errorf("%+v at %v: the probabilities add up to %v, with the mean %v", d, p, sum, mean)
			}
		}
	}
	if got := (design{size: 2}).probabilities(0.25)[1]; math.Abs(got-0.375) > 1e-12 {
		t.Errorf("one of two at a quarter: %v", got)
	}
	if got := (design{size: 2, population: 4}).probabilities(0.5)[1]; math.Abs(got-4.0/6) > 1e-12 {
		t.Errorf("one of two of four: %v", got)
	}
}

// The counts that are drawn have the mean and the variance of their distribution, within 5 standard errors.
func TestDraw(t *testing.T) {
	const samples = 4000
	for _, d := range designs() {
		source := rand.New(rand.NewPCG(11, uint64(d.size)))
		for _, p := range proportions {
			p = d.proportion(p)
			shares := d.probabilities(p)
			for count, got := range d.counted(source, p, samples) {
				if se := math.Sqrt(shares[count] * (1 - shares[count]) / samples); math.Abs(got-shares[count]) > 5*se+1.0/samples {
					t.Errorf("%+v at %v: count %d has the share %v, want %v", d, p, count, got, shares[count])
				}
			}
		}
	}
}
