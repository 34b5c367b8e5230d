package main

import (
	"strings"
	"testing"
)

// A comparedNumber is a number that compare gives of the schools of the Academic Performance Index.
type comparedNumber struct {
	args   string  // the command
	key    string  // column that names the row
	row    string  // what stands there
	column string  // of the number
	want   float64 // as R gives it
}

// The numbers are those of R 4.2.2 with package survey 4.1.1: svyby(~api00, ~stype, d, svymean, covmat=TRUE), svycontrast
// of two of its rows, and the Wald statistic W of the contrasts (-1, 1, 0) and (-1, 0, 1), as W (df - 1) / (2 df) with df
// = degf(d) = 197. R takes 197 degrees of freedom for every difference; here they are those of the two groups.
var comparedNumbers = []comparedNumber{
	{"compare api00 --by stype", "key", "M", "se", 16.2147073082},
	{"compare api00 --by stype --table compare-tests", "test", "wald-adjusted", "value", 3.5797091752054},
	{"compare api00 --by stype --table compare-tests", "test", "wald-adjusted", "p", 0.0297216446878},
	{"compare api00 --by stype --pairs --table compare-pairs", "second", "M", "difference", 37.83},
	{"compare awards --by stype --table compare-tests", "test", "wald-adjusted", "value", 14.8685104266},
	{"compare api00 --by awards --table compare-tests", "test", "student-design", "value", 44.687493954925},
	{"compare api00 --by awards --table compare-tests", "test", "student-design", "p", 0.0222881615499},
}

func TestComparisonsOfADesign(t *testing.T) {
	s := conforming{name: "apistrat", file: exportOf(t, "apistrat")}
	s.folder(t)
	for _, n := range comparedNumbers {
		found := false
		for _, row := range s.rows(t, "en", strings.Fields(n.args)...) {
			if row[n.key] == n.row && !found {
				found = true
				sameDigits(t, n.args+", "+n.column, row[n.column], n.want)
			}
		}
		if !found {
			t.Errorf("%s: no row with the %s %q", n.args, n.key, n.row)
		}
	}
}
