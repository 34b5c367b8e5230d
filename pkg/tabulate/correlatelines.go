package tabulate

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
	"github.com/arrimage/arrimage/pkg/resample"
	"github.com/arrimage/arrimage/pkg/table"
)

// addLine sets the Theil-Sen line and, where a variable has two values, the point-biserial correlation.
func (c *Correlation) addLine(options Options) {
	line := assoc.TheilSen(c.Xs, c.Ys, options.level())
	c.Line = &line
	two, other := c.Xs, c.Ys
	if !hasTwoValues(two) {
		two, other = other, two
	}
	if hasTwoValues(two) && c.Results[0].Defined {
		split := assoc.PointBiserial(two, other, assoc.Options{Level: options.level(), Permutations: permutationsFor(len(two)), Seed: options.Seed})
		c.Split, c.Results[0] = &split, split.Association
	}
}

// hasTwoValues reports whether there are exactly two values.
func hasTwoValues(values []float64) bool {
	if len(values) == 0 {
		return false
	}
	lo, hi := slices.Min(values), slices.Max(values)
	return lo < hi && !slices.ContainsFunc(values, func(x float64) bool { return x != lo && x != hi })
}

// linesTable shows the Theil-Sen lines and the least-squares slopes of correlations; nil where Refine made none.
func linesTable(correlations []Correlation, options Options) *table.Table {
	if !slices.ContainsFunc(correlations, func(c Correlation) bool { return c.Line != nil || c.Slope != nil }) {
		return nil
	}
	decimals := slopeDecimals(correlations)
	t := &table.Table{ID: "lines", Title: locale.Text{FR: "Droites", EN: "Lines"}}
	t.Columns = []table.Column{
		{Key: "line", Label: locale.Text{FR: "Droite", EN: "Line"}},
		{Key: "x", Machine: true}, {Key: "y", Machine: true}, {Key: "method", Machine: true},
		{Key: "slope", Label: locale.Text{FR: "Pente", EN: "Slope"}, Kind: table.Number, Decimals: decimals},
		{Key: "interval", Label: levelHeading(options.level()), Kind: table.Number, Decimals: decimals, Range: true, Of: "slope"},
		{Key: "interval_method", Machine: true}, {Key: "reached", Kind: table.Number, Decimals: 4, Machine: true},
		{Key: "intercept", Label: locale.Text{FR: "Ordonnée à l'origine", EN: "Intercept"}, Kind: table.Number, Decimals: 2},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count},
		{Key: "permutations", Kind: table.Count, Machine: true}, {Key: "seed", Kind: table.Count, Machine: true},
	}
	for _, c := range correlations {
		t.AddGroup(locale.Textf("%s selon %s", "%s on %s", c.Y.Label, c.X.Label))
		c.addLines(t)
	}
	if slices.ContainsFunc(t.Rows, func(row table.Row) bool { return !row.Group && row.Cells[columnAt(t, "slope")].Set }) {
		t.Note("Pente\u00a0: de combien la seconde variable change quand la première augmente d'une unité.", "Slope: by how much the second variable changes where the first grows by one unit.")
	}
	slopeNotes(t, correlations)
	hideEmpty(t, "intercept")
	return t
}

// addLines adds the rows of one pair, and says why numbers are missing.
func (c Correlation) addLines(t *table.Table) {
	none := table.Absent(dash)
	row := func(m, by method.Method, slope, interval, reached, intercept table.Cell, more ...table.Cell) {
		cells := []table.Cell{table.Words(m.Name), table.Plain(c.X.Name), table.Plain(c.Y.Name), table.Plain(m.ID), slope, interval, table.Plain(by.ID), reached, intercept, table.Int(len(c.Xs))}
		t.Add(append(cells, more...)...)
	}
	say := func(why locale.Text) {
		if !why.IsZero() {
			marked(t, why)
		}
	}
	if l := c.Line; l != nil {
		slope, interval, reached, intercept := none, none, table.Cell{}, none
		if l.Defined {
			slope, intercept = table.Value(l.Slope), table.Value(l.Intercept)
		}
		if l.Interval.Exists {
			interval, reached = table.Between(l.Interval.Lo, l.Interval.Hi), table.Value(l.Interval.Reached)
		} else if l.Defined {
			say(l.Interval.Why)
		}
		say(l.Why)
		row(l.Method, l.Interval.Method, slope, interval, reached, intercept, table.Cell{}, table.Cell{})
	}
	if i := c.Slope; i != nil {
		slope := none
		if i.Exists {
			slope = table.Value(i.Value)
		}
		say(i.Why)
		least := method.Method{ID: "least-squares", Name: locale.Text{FR: "moindres carrés", EN: "least squares"}}
		row(least, i.Method, slope, resampledCell(*i), table.Cell{}, table.Cell{}, table.Int(i.Resamples), table.Value(float64(i.Seed)))
	}
}

// slopeNotes says in a line how each slope and its interval are made.
func slopeNotes(t *table.Table, correlations []Correlation) {
	for _, c := range correlations {
		if c.Line != nil && c.Line.Defined {
			marked(t, locale.Text{FR: "Theil-Sen\u00a0: médiane des pentes entre deux unités, avec l'intervalle de Sen.", EN: "Theil-Sen: median of the slopes between two units, with Sen's interval."})
		}
		if c.Slope == nil || !c.Slope.Exists {
			continue
		}
		how := locale.Text{FR: "toutes les permutations", EN: "all permutations"}
		if c.Slope.Resamples > 0 {
			how = locale.Textf("%s permutations, graine %d", "%s permutations, seed %d", locale.Count(c.Slope.Resamples), c.Slope.Seed)
		}
		marked(t, locale.Textf("Moindres carrés\u00a0: l'intervalle contient les pentes que le test de permutation ne rejette pas (%s).", "Least squares: the interval holds the slopes that the permutation test does not reject (%s).", how))
	}
}

// lineMethods are the methods of the lines and of their intervals, each once.
func lineMethods(correlations []Correlation) []method.Method {
	var all []Tested
	for _, c := range correlations {
		if c.Line != nil && c.Line.Defined {
			all = append(all, Tested{Test: c.Line.Method, Number: c.Line.Interval.Method})
		}
		if c.Slope != nil && c.Slope.Exists {
			all = append(all, Tested{Test: c.Slope.Method})
		}
	}
	return methodsOf(all)
}

// slopeDecimals is how many decimals show two digits of the smallest slope that is not 0, from 2 to 9.
func slopeDecimals(correlations []Correlation) int {
	least := math.Inf(1)
	for _, c := range correlations {
		for _, slope := range []float64{slopeOf(c.Line), valueOf(c.Slope)} {
			if slope != 0 {
				least = min(least, math.Abs(slope))
			}
		}
	}
	if math.IsInf(least, 1) {
		return 2
	}
	return min(9, max(2, 1-int(math.Floor(math.Log10(least)))))
}

func slopeOf(line *assoc.Line) float64 {
	if line == nil {
		return 0
	}
	return line.Slope
}

func valueOf(slope *resample.Interval) float64 {
	if slope == nil {
		return 0
	}
	return slope.Value
}
