package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A spread is the smallest, the middle and the largest of some numbers.
type spread struct {
	min, median, max float64
}

// describe returns three lines: wall clock, processor time and memory. The floor is the peak below which a command's
// own peak cannot be seen, in bytes.
func describe(samples []sample, floor int64) string {
	var text strings.Builder
	line := func(what, unit string, of func(sample) float64) spread {
		s := spreadOf(samples, of)
		fmt.Fprintf(&text, "  %-10s min %8.1f  median %8.1f  max %8.1f  %s", what, s.min, s.median, s.max, unit)
		return s
	}
	line("wall", fmt.Sprintf("ms (%d runs)\n", len(samples)), func(s sample) float64 { return milliseconds(s.wall) })
	line("processor", "ms\n", func(s sample) float64 { return milliseconds(s.cpu) })
	memory := line("peak", "MB", func(s sample) float64 { return megabytes(s.peak) })
	switch {
	case memory.max == 0:
		text.WriteString(" (not told by this system)")
	case memory.min <= megabytes(floor):
		fmt.Fprintf(&text, " (at most: measure itself held %.1f)", megabytes(floor))
	}
	text.WriteString("\n")
	return text.String()
}

// spreadOf returns the spread of one number of the samples, of which there is at least one. The median of an even
// count is the mean of the middle two.
func spreadOf(samples []sample, of func(sample) float64) spread {
	values := make([]float64, len(samples))
	for i, s := range samples {
		values[i] = of(s)
	}
	slices.Sort(values)
	n := len(values)
	return spread{values[0], (values[(n-1)/2] + values[n/2]) / 2, values[n-1]}
}

// milliseconds returns the duration in ms.
func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// megabytes returns the size in MB of 1,000,000 bytes.
func megabytes(bytes int64) float64 { return float64(bytes) / 1e6 }
