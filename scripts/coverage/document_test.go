package main

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/estimate"
)

// Every row of a table has the cells of its header; every method and every design has a row.
func TestDocument(t *testing.T) {
	text := document(20, 3, 0.95)
	bars, rows := 0, 0
	for _, line := range strings.Split(text, "\n") {
		switch {
		case !strings.HasPrefix(line, "|"):
			bars = 0
		case bars == 0:
			bars = strings.Count(line, "|")
		default:
			rows++
			if got := strings.Count(line, "|"); got != bars {
				t.Errorf("%d bars below %d: %s", got, bars, line)
			}
		}
	}
	if want := len(estimate.ProportionIntervals) + 9 + 2; rows != want {
		t.Errorf("%d rows, want %d", rows, want)
	}
	for _, want := range []string{"| Clopper-Pearson |", "| 21 of 22 |", "20 samples (seed 3)", "is about 4.87, that of a mean about 2.18", "intervals at 95%"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}
