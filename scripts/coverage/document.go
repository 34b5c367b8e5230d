package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"github.com/arrimage/arrimage/pkg/estimate"
)

// document writes the tables as Markdown: one of the methods for units without end, one of those of a finite population.
func document(samples int, seed uint64, level float64) string {
	var text strings.Builder
	se := standardError(level, samples)
	fmt.Fprintf(&text, "Coverage, in percent, of intervals at %v%%: the mean and the smallest over the proportions %s, and the\n"+
		"mean width, in points. Of each proportion and size, %d samples (seed %d): the Monte Carlo standard error of a smallest\n"+
		"coverage is about %.2f, that of a mean about %.2f.\n\n",
		100*level, grid(), samples, seed, 100*se, 100*se/math.Sqrt(float64(len(proportions))))
	source := rand.New(rand.NewPCG(seed, 0))
	unlimited(&text, source, samples, level)
	text.WriteString("\nThe same, of samples without replacement from a population, by proportions that the population can have:\n\n")
	limited(&text, source, samples, level)
	return text.String()
}

// grid lists the proportions.
func grid() string {
	words := make([]string, len(proportions))
	for i, p := range proportions {
		words[i] = fmt.Sprint(p)
	}
	return strings.Join(words, ", ")
}

// cells writes a result as three cells.
func (r result) cells() string {
	return fmt.Sprintf(" %.1f | %.1f | %.1f |", 100*r.mean, 100*r.smallest, 100*r.width)
}

// unlimited writes a row for each method, with three columns for each size.
func unlimited(text *strings.Builder, source *rand.Rand, samples int, level float64) {
	text.WriteString("| method |")
	for _, size := range sizes {
		fmt.Fprintf(text, " n = %d: mean | smallest | width |", size)
	}
	text.WriteString("\n| --- |" + strings.Repeat(" ---: |", 3*len(sizes)) + "\n")
	rows := make([]string, len(estimate.ProportionIntervals))
	for _, size := range sizes {
		d := design{size: size}
		at, shares := d.simulate(source, samples)
		for i, method := range estimate.ProportionIntervals {
			rows[i] += judge(d.intervals(method.Interval, level), at, shares).cells()
		}
	}
	for i, method := range estimate.ProportionIntervals {
		fmt.Fprintf(text, "| %s |%s\n", method.Heading.EN, rows[i])
	}
}

// limited writes a row for each population and size, of the exact interval and of Wilson's, which knows no population.
func limited(text *strings.Builder, source *rand.Rand, samples int, level float64) {
	text.WriteString("| n of N | finite population, exact: mean | smallest | width | Wilson: mean | smallest | width |\n" +
		"| --- |" + strings.Repeat(" ---: |", 6) + "\n")
	for _, size := range sizes {
		for _, population := range populations[size] {
			d := design{size: size, population: population}
			at, shares := d.simulate(source, samples)
			exact := func(count, base int, level float64) estimate.Interval {
				return estimate.FinitePopulation(count, base, population, level)
			}
			fmt.Fprintf(text, "| %d of %d |%s%s\n", size, population,
				judge(d.intervals(exact, level), at, shares).cells(), judge(d.intervals(estimate.Wilson, level), at, shares).cells())
		}
	}
}
