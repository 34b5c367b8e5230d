package resample

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/stat"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

// The data of scripts/reference/resample.R, made up.
var (
	x      = []float64{3, 14, 7, 1, 12, 5, 9, 15, 2, 11, 6, 13}
	y      = []float64{5.5, 9.1, 4.2, 1.7, 13, 2.9, 8.4, 15.5, 6.1, 7.3, 3.8, 14.2}
	first  = []float64{4.1, 6.3, 5.2, 9.8, 7.7}
	second = []float64{2.2, 5.1, 3.9, 1.4, 4.6, 6.0}
	shortX = []float64{0, 1, 1, 3, 4, 7}
	shortY = []float64{2.1, 1.9, 3.3, 4.0, 3.7, 9.2}
)

// pick returns the values of some rows.
func pick(values []float64, rows []int) []float64 {
	picked := make([]float64, len(rows))
	for i, row := range rows {
		picked[i] = values[row]
	}
	return picked
}

func correlation(rows []int) (float64, bool) {
	r := stat.Correlation(pick(x, rows), pick(y, rows), nil)
	return r, !math.IsNaN(r)
}

func ratio(rows []int) (float64, bool) {
	return stat.Mean(pick(y, rows), nil) / stat.Mean(pick(x, rows), nil), true
}

// difference is that of the means of the two groups, of which the rows follow each other.
func difference(rows []int) (float64, bool) {
	var sums, counts [2]float64
	all := append(append([]float64(nil), first...), second...)
	for _, row := range rows {
		group := 0
		if row >= len(first) {
			group = 1
		}
		sums[group] += all[row]
		counts[group]++
	}
	return sums[0]/counts[0] - sums[1]/counts[1], counts[0] > 0 && counts[1] > 0
}

func upTo(from, to int) []int {
	rows := make([]int, 0, to-from)
	for row := from; row < to; row++ {
		rows = append(rows, row)
	}
	return rows
}

// drawn reads the resamples that R drew.
func drawn(t *testing.T) [][]int {
	t.Helper()
	in, err := os.Open("../../testdata/reference/resample-rows.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	records, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var resamples [][]int
	for _, record := range records[1:] {
		var rows []int
		for _, cell := range record {
			row, err := strconv.Atoi(cell)
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, row)
		}
		resamples = append(resamples, rows)
	}
	return resamples
}

// TestReference compares with the numbers that scripts/reference/resample.R computed, over the same resamples.
func TestReference(t *testing.T) {
	got := map[string]float64{}
	bounds := func(name string, i Interval) {
		if i.Exists {
			got[name+"/lo"], got[name+"/hi"] = i.Lo, i.Hi
		}
	}
	resamples := drawn(t)
	for name, c := range map[string]struct {
		statistic Statistic
		level     float64
	}{"correlation": {correlation, 0.9}, "ratio": {ratio, 0.8}} {
		b := Draw(c.statistic, Options{Level: c.level, Resamples: 1}, upTo(0, 12))
		var values []float64
		for _, rows := range resamples {
			value, _ := c.statistic(rows)
			values = append(values, value)
		}
		b.set(values, len(values))
		got[name], got[name+"/acceleration"] = b.Value, b.Acceleration
		bounds(name+"/percentile", b.Percentile())
		bounds(name+"/bca", b.BCa())
	}
	got["difference/acceleration"] = Draw(difference, Options{Resamples: 1}, upTo(0, 5), upTo(5, 11)).Acceleration
	shift, slope := Shift(first, second, Options{}), Slope(shortX, shortY, Options{})
	got["shift"], got["slope"] = shift.Value, slope.Value
	bounds("shift", shift)
	bounds("slope", slope)
	reference.Compare(t, "resample.csv", got)
}
