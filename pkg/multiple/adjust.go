// Package multiple adjusts the p values of a family of tests for their number.
//
// It refuses to guess the family: the caller declares which tests belong together, and passes the p value of each of
// them, no more and no less. A test without a p value is no part of the family and is left out by the caller, who says
// so.
//
//  1. Gather the p values of the declared family.
//  2. Call Adjust with the identifier of a method; the results stand in the order of the p values.
//  3. Print the method and the size of the family: Methods holds the name, the sentence, the formula and the source.
//
// Holm keeps the probability of any false discovery below the level whatever the dependence of the tests;
// Benjamini-Hochberg keeps the expected share of false discoveries below it, for tests that are independent or depend
// positively.
package multiple

import (
	"cmp"
	"fmt"
	"slices"
)

// Adjust returns the adjusted p values of a family, in the order of p: a test is significant at a level where its
// adjusted p value is at most that level. With p(1) ≤ ... ≤ p(n) the values in increasing order, and each adjusted value
// at most 1:
//
//	bonferroni           n p(i)
//	holm                 max over j ≤ i of (n-j+1) p(j)
//	hochberg             min over j ≥ i of (n-j+1) p(j)
//	benjamini-hochberg   min over j ≥ i of n/j p(j)
//	benjamini-yekutieli  min over j ≥ i of c n/j p(j), c = 1 + 1/2 + ... + 1/n
//
// No adjusted value lies below the p value itself, equal p values stay equal, and a family of one stays as it is. An
// empty family has no adjusted values. It panics where a p value is not between 0 and 1 or no method has the identifier.
//
// Sources: S. Holm, Scandinavian Journal of Statistics 6 (1979), 65-70; Y. Hochberg, Biometrika 75 (1988), 800-802;
// Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995), 289-300; Y. Benjamini and
// D. Yekutieli, Annals of Statistics 29 (2001), 1165-1188.
func Adjust(p []float64, id string) []float64 {
	check(p)
	multiplier, up := rule(id, len(p))
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(p[i], p[j]) })
	adjusted := make([]float64, len(p))
	for rank, i := range order {
		adjusted[i] = min(multiplier(rank+1)*p[i], 1)
	}
	for rank := 1; rank < len(order); rank++ {
		if up {
			adjusted[order[rank]] = max(adjusted[order[rank]], adjusted[order[rank-1]])
			continue
		}
		last := len(order) - 1 - rank
		adjusted[order[last]] = min(adjusted[order[last]], adjusted[order[last+1]])
	}
	return adjusted
}

// check panics unless every p value lies between 0 and 1.
func check(p []float64) {
	for i, value := range p {
		if !(value >= 0 && value <= 1) {
			panic(fmt.Sprintf("multiple: p: must lie between 0 and 1, not %v at index %d", value, i))
		}
	}
}

// rule returns by how much a method multiplies the p value of a rank, from 1 for the smallest, and whether a value is
// held up by the smaller ones (else it is held down by the larger ones).
func rule(id string, n int) (multiplier func(rank int) float64, up bool) {
	size := float64(n)
	switch id {
	case BonferroniID:
		return func(int) float64 { return size }, true
	case HolmID:
		return func(rank int) float64 { return float64(n - rank + 1) }, true
	case HochbergID:
		return func(rank int) float64 { return float64(n - rank + 1) }, false
	case BenjaminiHochbergID:
		return func(rank int) float64 { return size / float64(rank) }, false
	case BenjaminiYekutieliID:
		harmonic := 0.0
		for i := range n {
			harmonic += 1 / float64(i+1)
		}
		return func(rank int) float64 { return harmonic * size / float64(rank) }, false
	}
	panic("multiple: method: unknown identifier " + id)
}
