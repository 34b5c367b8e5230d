package tabulate

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
)

// codebookQuartiles are the probabilities of the quantiles of a codebook.
var codebookQuartiles = []float64{0.25, 0.5, 0.75}

// statistics appends how many units have a number, and its least, quartiles, greatest and mean: quartiles and mean are those
// of `means` and `quantiles`, weighted under a design.
func (b *codebook) statistics() error {
	values := b.variable.Answered(nil)
	b.counted("answered", study.Answered.Label(), len(values))
	if len(values) == 0 {
		return nil
	}
	quantiles, mean, err := b.estimates()
	if err != nil {
		return err
	}
	b.statistic("min", locale.Same("minimum"), slices.Min(values))
	for k, words := range []locale.Text{{FR: "1er quartile", EN: "1st quartile"}, {FR: "médiane", EN: "median"}, {FR: "3e quartile", EN: "3rd quartile"}} {
		if quantiles[k].Estimate.Exists {
			b.statistic([]string{"q1", "median", "q3"}[k], words, quantiles[k].Estimate.Value)
		}
	}
	b.statistic("max", locale.Same("maximum"), slices.Max(values))
	if mean.Estimate.Exists {
		b.statistic("mean", locale.Text{FR: "moyenne", EN: "mean"}, mean.Estimate.Value)
	}
	return nil
}

// estimates returns the quartiles and the mean of the variable. Regions are the whole of what they are: no design weights
// them.
func (b *codebook) estimates() (quantiles []Estimated, mean Estimated, err error) {
	p := pair{top: b.variable}
	quantiles, err = estimatesOf(b.Survey, b.frame, Request{Statistic: QuantileOf, At: codebookQuartiles}, p, Options{})
	if err != nil {
		return nil, mean, err
	}
	means, err := estimatesOf(b.Survey, b.frame, Request{Statistic: MeanOf}, p, Options{})
	if err != nil {
		return nil, mean, err
	}
	return quantiles, means[0], nil
}

// statistic appends one number about the values of a variable, as people read it and in full for machines.
func (b *codebook) statistic(key string, words locale.Text, x float64) {
	detail := locale.Textf("%s", "%s", locale.Trimmed(x, 2))
	if unit := b.variable.Unit; unit != "" {
		decimals := 2
		if x == math.Trunc(x) {
			decimals = 0
		}
		detail = locale.Textf("%s", "%s", func(lang locale.Lang) string { return lang.Money(x, decimals, unit) })
	}
	b.add("statistic", key, words, detail, table.Cell{}, table.Cell{}, table.Value(x))
	last := b.t.Rows[len(b.t.Rows)-1].Cells
	last[len(last)-1] = table.Cell{Set: true, Number: x, Text: detail}
}
