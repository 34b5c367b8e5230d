package agree

import (
	"fmt"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Metric says how far apart two codes are for Krippendorff's alpha, and so what the codes are taken for.
type Metric uint8

// The metrics. The distance δ of two codes c and k is 0 where they are the same, else
const (
	Nominal Metric = iota // 1: the codes are names
	Squared               // (c - k)²: they are numbers, of interval data
	Ordinal               // (Σ n(g) - (n(c) + n(k))/2)², g from c to k, n(g) the number of codes g: they are ranks
	Ratio                 // ((c - k) / (c + k))²: they are amounts, 0 or more, with a true zero
)

// Metrics lists the metrics, from the one that supposes least.
var Metrics = []Metric{Nominal, Ordinal, Squared, Ratio}

// metricNames are the names of the metrics, as flags write them.
var metricNames = map[Metric]string{Nominal: "nominal", Ordinal: "ordinal", Squared: "interval", Ratio: "ratio"}

// String returns the name of the metric, as flags and machine formats write it.
func (m Metric) String() string {
	if name, known := metricNames[m]; known {
		return name
	}
	return fmt.Sprintf("metric %d", uint8(m))
}

// Label returns what the metric takes the answers for, in words.
func (m Metric) Label() locale.Text {
	return map[Metric]locale.Text{
		Nominal: {FR: "nominale", EN: "nominal"},
		Ordinal: {FR: "ordinale", EN: "ordinal"},
		Squared: {FR: "par intervalles", EN: "interval"},
		Ratio:   {FR: "par rapports", EN: "ratio"},
	}[m]
}

// LookupMetric returns the metric of the given name, or false where there is none.
func LookupMetric(name string) (Metric, bool) {
	i := slices.IndexFunc(Metrics, func(m Metric) bool { return m.String() == name })
	if i < 0 {
		return Nominal, false
	}
	return Metrics[i], true
}

// check panics at a metric that is not one.
func (m Metric) check() {
	if _, known := metricNames[m]; !known {
		panic(fmt.Sprintf("agree: metric: unknown, %d", uint8(m)))
	}
}

// distances returns the distance of each pair of codes. The codes stand for rising values and are counted in margin.
func (m Metric) distances(values, margin []float64) [][]float64 {
	delta := make([][]float64, len(values))
	for c := range delta {
		delta[c] = make([]float64, len(values))
	}
	for c := range values {
		between := margin[c] / 2
		for k := c + 1; k < len(values); k++ {
			between += margin[k] / 2
			delta[c][k] = m.distance(values[c], values[k], between)
			delta[k][c] = delta[c][k]
			between += margin[k] / 2
		}
	}
	return delta
}

// distance returns the distance of two different values, with so many codes from the middle of one to that of the other.
func (m Metric) distance(a, b, between float64) float64 {
	switch m {
	case Nominal:
		return 1
	case Ordinal:
		return between * between
	case Ratio:
		return (a - b) / (a + b) * (a - b) / (a + b)
	}
	return (a - b) * (a - b)
}
