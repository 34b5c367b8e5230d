package tabulate

import (
	"slices"
	"sync"

	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
	"github.com/arrimage/arrimage/pkg/multiple"
	"github.com/arrimage/arrimage/pkg/resample"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// A CorrelationInterval names the interval of a coefficient, as users write it.
type CorrelationInterval string

// The intervals.
const (
	UsualInterval      CorrelationInterval = "usual"      // that of each coefficient
	PercentileInterval CorrelationInterval = "percentile" // bootstrap, percentile
	BCaInterval        CorrelationInterval = "bca"        // bootstrap, bias-corrected and accelerated
	SlopeInterval      CorrelationInterval = "slope"      // that of the least-squares slope, by permutation, beside the usual ones
)

// CorrelationIntervals lists the intervals, the default first.
var CorrelationIntervals = []CorrelationInterval{UsualInterval, PercentileInterval, BCaInterval, SlopeInterval}

// A CorrelationRequest says what correlations show beyond the coefficients. The zero value asks for no more.
type CorrelationRequest struct {
	Interval CorrelationInterval // "" for UsualInterval
	Adjust   string              // how p values are adjusted for the number of pairs, one of Adjustments; "" for not at all
	Lines    bool                // Theil-Sen lines, and point-biserial correlations where a variable has two values
	Explain  bool                // a table of the methods
}

// The sizes of a bootstrap: it takes a whole computation for each resample, and one for each row.
const (
	bootstrapRows  = 2000      // rows beyond which there is none
	resampledWork  = 5_000_000 // rows times resamples
	fewerResamples = 999       // resamples that are drawn at least
)

// resamplesFor returns how many resamples of so many rows are drawn.
func resamplesFor(rows int) int {
	return min(resample.DefaultResamples, max(fewerResamples, resampledWork/max(rows, 1)))
}

// Refine adds to correlations what the request asks for.
func Refine(list []Correlation, request CorrelationRequest, options Options) {
	for k := range list {
		c := &list[k]
		if request.Lines {
			c.addLine(options)
		}
		if request.Interval == SlopeInterval {
			slope := resample.Slope(c.Xs, c.Ys, resample.Options{Level: options.level(), Resamples: permutationsFor(len(c.Xs)), Seed: options.Seed})
			c.Slope = &slope
		}
		if request.Interval == PercentileInterval || request.Interval == BCaInterval {
			c.bootstrap(request.Interval, options)
		}
	}
	if request.Adjust != "" && request.Adjust != Unadjusted {
		adjustPairs(list, request.Adjust)
	}
}

// tooManyRows is why there is no bootstrap interval.
var tooManyRows = locale.Textf("plus de %s lignes\u00a0: pas de bootstrap\u00a0; --interval usual donne l'intervalle usuel", "more than %s rows: no bootstrap; --interval usual gives the usual interval",
	locale.Count(bootstrapRows))

// bootstrap sets the intervals of the coefficients, side by side.
func (c *Correlation) bootstrap(kind CorrelationInterval, options Options) {
	c.Bootstraps = make([]resample.Interval, len(c.Results))
	rows := resample.Order(c.Xs, c.Ys)
	var wait sync.WaitGroup
	for i, result := range c.Results {
		if !result.Defined || len(rows) > bootstrapRows {
			c.Bootstraps[i] = resample.Interval{Method: bootstrapMethod(kind), Why: result.Why}
			if result.Defined {
				c.Bootstraps[i].Why = tooManyRows
			}
			continue
		}
		wait.Go(func() {
			drawn := resample.Draw(c.statistic(result.Statistic.ID), resample.Options{Level: options.level(), Resamples: resamplesFor(len(rows)), Seed: options.Seed}, rows)
			if kind == BCaInterval {
				c.Bootstraps[i] = drawn.BCa()
			} else {
				c.Bootstraps[i] = drawn.Percentile()
			}
		})
	}
	wait.Wait()
}

func bootstrapMethod(kind CorrelationInterval) method.Method {
	id := resample.PercentileID
	if kind == BCaInterval {
		id = resample.BCaID
	}
	m, _ := resample.Lookup(id)
	return m
}

// statistic computes a coefficient from rows.
func (c *Correlation) statistic(id string) resample.Statistic {
	return func(rows []int) (float64, bool) {
		x, y := make([]float64, len(rows)), make([]float64, len(rows))
		for k, i := range rows {
			x[k], y[k] = c.Xs[i], c.Ys[i]
		}
		return assoc.Value(id, x, y)
	}
}

// adjustPairs adjusts the p values of each coefficient for the number of pairs of variables: a family a coefficient.
func adjustPairs(list []Correlation, id string) {
	for k := range list {
		list[k].Adjusted = slices.Repeat([]float64{1}, len(list[k].Results))
	}
	for i := range list[0].Results {
		var p []float64
		for _, c := range list {
			if c.Results[i].PMethod != assoc.None {
				p = append(p, c.Results[i].P)
			}
		}
		p = multiple.Adjust(p, id)
		for k, c := range list {
			if c.Results[i].PMethod != assoc.None {
				list[k].Adjusted[i], p = p[0], p[1:]
			}
		}
	}
}

func (c *Correlation) adjustedCell(i int) table.Cell {
	if c.Adjusted == nil || c.Results[i].PMethod == assoc.None {
		return table.Absent(dash)
	}
	return table.Value(c.Adjusted[i])
}

func resampledCell(i resample.Interval) table.Cell {
	if !i.Exists {
		return table.Absent(dash)
	}
	return table.Between(i.Lo, i.Hi)
}

// refinedNotes says how the intervals and the adjusted p values were made.
func refinedNotes(t *table.Table, correlations []Correlation, options Options) {
	resampled, worst := resample.Interval{}, 0.0
	for _, c := range correlations {
		for _, i := range c.Bootstraps {
			if i.Exists && (resampled.Resamples == 0 || i.Resamples < resampled.Resamples) {
				resampled = i
			}
			worst = max(worst, i.LoError, i.HiError)
		}
	}
	switch {
	case resampled.Resamples > 0:
		t.Note("Intervalles à %s, approximatifs\u00a0: %s, %s rééchantillons, graine %d, erreur type d'une borne au plus %s.", "Intervals at %s, approximate: %s, %s resamples, seed %d, standard error of a bound at most %s.",
			levelText(options.level()), resampled.Method.Name, locale.Count(resampled.Resamples), resampled.Seed, locale.Fixed(worst, 4))
	case !slices.ContainsFunc(correlations, func(c Correlation) bool { return c.Bootstraps != nil }):
		t.Note("Intervalles à %s, approximatifs.", "Intervals at %s, approximate.", levelText(options.level()))
	}
	for _, c := range correlations {
		for _, i := range c.Bootstraps {
			for _, text := range append(slices.Clone(i.Warnings), i.Why) {
				if !text.IsZero() {
					marked(t, text)
				}
			}
		}
	}
}

// CorrelationTables shows correlations after Refine: the coefficients, the lines and the methods that the request asks
// for.
func CorrelationTables(s *survey.Survey, list []Correlation, request CorrelationRequest, options Options) []*table.Table {
	tables := []*table.Table{CorrelationsTable(s, list, options)}
	if by, ok := multiple.Lookup(request.Adjust); ok {
		tables[0].Note("Famille\u00a0– paires déclarées\u00a0: %d, pour chaque coefficient\u00a0; valeurs de p ajustées\u00a0: %s.", "Family – declared pairs: %d, for each coefficient; p values adjusted: %s.", len(list), by.Name)
	}
	for _, c := range list {
		if c.Split != nil && (c.Split.Zero != 0 || c.Split.One != 1) {
			tables[0].Note("%s et %s\u00a0– deux valeurs\u00a0: %s compte pour 1, %s pour 0.", "%s and %s – two values: %s counts as 1, %s as 0.", c.X.Label, c.Y.Label, locale.Trimmed(c.Split.One, 4), locale.Trimmed(c.Split.Zero, 4))
		}
	}
	if lines := linesTable(list, options); lines != nil {
		tables = append(tables, lines)
	}
	if request.Explain {
		tables = append(tables, correlationMethods(list, request))
	}
	return tables
}

// correlationMethods describes the methods behind correlations.
func correlationMethods(correlations []Correlation, request CorrelationRequest) *table.Table {
	var all []Tested
	for _, c := range correlations {
		for i, result := range c.Results {
			used := Tested{Test: result.Statistic, Interval: TestedInterval{Method: result.Interval.Method}}
			if c.Bootstraps != nil {
				used.Interval.Method = c.Bootstraps[i].Method
			}
			used.P.Method, used.P.Exists = assoc.Lookup(string(result.PMethod))
			all = append(all, used)
		}
	}
	methods := append(methodsOf(all), lineMethods(correlations)...)
	if adjustment, ok := multiple.Lookup(request.Adjust); ok {
		methods = append(methods, adjustment)
	}
	return describe(methods)
}
