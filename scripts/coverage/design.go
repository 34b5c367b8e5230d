package main

import (
	"math"
	"math/rand/v2"

	"github.com/arrimage/arrimage/pkg/estimate"
)

// The sizes and the proportions that are tried. Populations are those of a sample nearly as large and of one far larger.
var (
	sizes       = []int{15, 21, 100}
	populations = map[int][]int{15: {22, 30, 150}, 21: {22, 30, 150}, 100: {110, 150, 1000}}
	proportions = []float64{0.05, 0.1, 0.2, 0.3, 0.5}
)

// A design is one way to draw a sample: of some size, from units without end or from a population without replacement.
type design struct {
	size       int // units of a sample, at least 1
	population int // units that the sample is drawn from, above size; 0 for units without end
}

// proportion returns the proportion nearest to p that the population can have.
func (d design) proportion(p float64) float64 {
	if d.population == 0 {
		return p
	}
	return math.Round(p*float64(d.population)) / float64(d.population)
}

// probabilities returns how likely each count is, from 0 to the size, where the proportion of the population is p.
func (d design) probabilities(p float64) []float64 {
	list := make([]float64, d.size+1)
	for count := range list {
		if d.population == 0 {
			list[count] = math.Exp(choose(d.size, count)) * math.Pow(p, float64(count)) * math.Pow(1-p, float64(d.size-count))
			continue
		}
		total := int(math.Round(p * float64(d.population)))
		if count <= total && d.size-count <= d.population-total {
			list[count] = math.Exp(choose(total, count) + choose(d.population-total, d.size-count) - choose(d.population, d.size))
		}
	}
	return list
}

// choose returns the logarithm of the number of ways to choose k of n.
func choose(n, k int) float64 {
	log := func(x int) float64 {
		value, _ := math.Lgamma(float64(x + 1))
		return value
	}
	return log(n) - log(k) - log(n-k)
}

// draw draws a sample and counts the units with the property, unit by unit.
func (d design) draw(source *rand.Rand, p float64) int {
	count := 0
	if d.population == 0 {
		for range d.size {
			if source.Float64() < p {
				count++
			}
		}
		return count
	}
	total := int(math.Round(p * float64(d.population)))
	for drawn := range d.size {
		if source.IntN(d.population-drawn) < total-count {
			count++
		}
	}
	return count
}

// intervals returns the interval of each count, from 0 to the size: it depends on nothing else.
func (d design) intervals(of func(count, base int, level float64) estimate.Interval, level float64) []estimate.Interval {
	list := make([]estimate.Interval, d.size+1)
	for count := range list {
		list[count] = of(count, d.size, level)
	}
	return list
}
