package tabulate

import (
	"runtime"
	"slices"
	"strconv"
	"sync"

	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/resample"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// A Correlation is two variables of the same units, set against each other.
type Correlation struct {
	X, Y    *dataset.Variable   // the variables
	Units   []dataset.Unit      // units that have both values
	Xs, Ys  []float64           // their values, in the same order
	LeftOut dataset.Reasons     // units that lack a value (of the condition, x or y), by the reason of the first one that they lack
	Results []assoc.Association // Pearson (point-biserial where Refine made it so), Spearman, Kendall

	Bootstraps []resample.Interval             // of the Results, in the same order; nil where Refine was not asked for them
	Adjusted   []float64                       // p values of the Results, adjusted for the number of pairs; nil where Refine was not asked for them
	Split      *assoc.PointBiserialAssociation // the point-biserial correlation; nil where there is none
	Line       *assoc.Line                     // the Theil-Sen line; nil where Refine was not asked for it
	Slope      *resample.Interval              // the least-squares slope; nil where Refine was not asked for it
}

// permutations is how many permutations stand behind a Monte Carlo p value, unless there are very many units; their
// standard error is printed.
const permutations = 10000

// Correlate sets two variables against each other, over the regions where the study joins its sides, else over the
// respondents of its only side.
func Correlate(s *survey.Survey, x, y string, options Options) (Correlation, error) {
	frame := s.Regions
	switch {
	case frame == nil && len(s.Sides) > 1:
		return Correlation{}, usage("pas de corrélation\u00a0: les parties de l'étude ne sont pas arrimées (link:)", "no correlation: the sides of the study are not joined (link:)")
	case frame == nil:
		frame = s.Sides[0]
	}
	c, err := newCorrelation(s, frame, x, y)
	if err != nil {
		return c, err
	}
	within, err := options.selection(s, frame)
	if err != nil {
		return c, err
	}
	c.LeftOut = within.LeftOut
	for i, unit := range frame.Units {
		if within.Mask.Has(i) {
			c.add(unit, i)
		}
	}
	settings := assoc.Options{Level: options.level(), Permutations: permutationsFor(len(c.Xs)), Seed: options.Seed}
	c.Results = associations(c.Xs, c.Ys, settings)
	return c, nil
}

// associations computes the three coefficients side by side: exact p values are the dearest numbers of a report.
func associations(x, y []float64, settings assoc.Options) []assoc.Association {
	statistics := []func(x, y []float64, options assoc.Options) assoc.Association{assoc.Pearson, assoc.Spearman, assoc.KendallTauB}
	results := make([]assoc.Association, len(statistics))
	var group sync.WaitGroup
	for i, statistic := range statistics {
		group.Go(func() { results[i] = statistic(x, y, settings) })
	}
	group.Wait()
	return results
}

func newCorrelation(s *survey.Survey, frame *dataset.Frame, x, y string) (c Correlation, err error) {
	if c.X, err = correlatedVariable(s, frame, x); err != nil {
		return c, err
	}
	c.Y, err = correlatedVariable(s, frame, y)
	return c, err
}

// correlatedVariable resolves the name of a numeric variable of a frame, or of a yes/no question or an answer to another
// (question=code), which is 1 where the answer is given and 0 where another one is.
func correlatedVariable(s *survey.Survey, frame *dataset.Frame, name string) (*dataset.Variable, error) {
	found, ok := findCompared(s.Study, frame, name)
	if !ok || found.variable.Kind != formula.Words {
		return numericVariable(s, frame, name)
	}
	v := &dataset.Variable{Name: found.Name, Label: found.Label, Kind: formula.Truth, States: found.variable.States, Numbers: make([]float64, frame.Len())}
	for i, word := range found.variable.Words {
		if word == found.Code {
			v.Numbers[i] = 1
		}
	}
	return v, nil
}

func (c *Correlation) add(unit dataset.Unit, i int) {
	for _, v := range []*dataset.Variable{c.X, c.Y} {
		if v.States[i] != study.Answered {
			c.LeftOut[v.States[i]]++
			return
		}
	}
	c.Units = append(c.Units, unit)
	c.Xs, c.Ys = append(c.Xs, c.X.Numbers[i]), append(c.Ys, c.Y.Numbers[i])
}

// numericVariable resolves the name of a numeric variable of a frame.
func numericVariable(s *survey.Survey, frame *dataset.Frame, name string) (*dataset.Variable, error) {
	if v := frame.Variable(name); v != nil && v.Kind != formula.Words {
		return v, nil
	}
	var names []string
	for _, v := range frame.Variables {
		if v.Kind != formula.Words {
			names = append(names, v.Name)
		}
	}
	return nil, unknown(locale.Text{FR: "variable numérique", EN: "numeric variable"}, name, names)
}

func regionVariable(s *survey.Survey, name string) (*dataset.Variable, error) {
	return numericVariable(s, s.Regions, name)
}

// CorrelationsTable shows the coefficients of several pairs of variables, with the intervals and the adjusted p values
// that Refine made.
func CorrelationsTable(s *survey.Survey, correlations []Correlation, options Options) *table.Table {
	t := &table.Table{ID: "correlations", Title: locale.Text{FR: "Corrélations", EN: "Correlations"}}
	t.Columns = []table.Column{
		{Key: "statistic", Label: locale.Same("Coefficient")},
		{Key: "x", Machine: true, Role: table.Term}, {Key: "y", Machine: true, Role: table.Term}, {Key: "method", Machine: true, Role: table.Level},
		{Key: "value", Label: locale.Text{FR: "Valeur", EN: "Value"}, Kind: table.Number, Decimals: 2, Role: table.Estimate},
		{Key: "interval", Label: locale.Text{FR: "Intervalle", EN: "Interval"}, Kind: table.Number, Decimals: 2, Range: true, Role: table.Interval, Confidence: options.level()},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count, Role: table.Base},
		{Key: "p", Label: locale.Same("p"), Kind: table.P, Role: table.PValue},
		{Key: "p_method_label", Label: locale.Text{FR: "Méthode de p", EN: "Method of p"}},
		{Key: "p_method", Machine: true, Role: table.Method, Of: "p"}, {Key: "p_error", Kind: table.Number, Machine: true},
		{Key: "permutations", Kind: table.Count, Machine: true, Role: table.Permutations}, {Key: "seed", Kind: table.Count, Machine: true, Role: table.Seed},
		{Key: "interval_method", Machine: true, Role: table.Method, Of: "interval"},
	}
	adjusted := slices.ContainsFunc(correlations, func(c Correlation) bool { return c.Adjusted != nil })
	at := columnAt(t, "p") + 1
	if adjusted {
		t.Columns = slices.Insert(t.Columns, at, table.Column{Key: "p_adjusted", Label: locale.Text{FR: "p ajustée", EN: "adjusted p"}, Kind: table.P, Role: table.AdjustedP})
	}
	for _, c := range correlations {
		t.AddGroup(locale.Textf("%s et %s", "%s and %s", c.X.Label, c.Y.Label))
		for i, result := range c.Results {
			cells := associationCells(c, result)
			if c.Bootstraps != nil {
				cells[columnAt(t, "interval")] = resampledCell(c.Bootstraps[i])
				cells[len(cells)-1] = table.Plain(c.Bootstraps[i].Method.ID)
			}
			if adjusted {
				cells = slices.Insert(cells, at, c.adjustedCell(i))
			}
			t.Add(cells...)
		}
	}
	correlationNotes(s, t, correlations, options)
	return t
}

// largestWhole is the largest number up to which every whole number is a float64; a larger seed is written as text.
const largestWhole = 1 << 53

func associationCells(c Correlation, a assoc.Association) []table.Cell {
	dash := table.Absent(locale.Same("–"))
	value, interval, p := table.Absent(a.Why), dash, dash
	if a.Defined {
		value = table.Value(a.Value)
	}
	if a.Interval.Exists {
		interval = table.Between(a.Interval.Lo, a.Interval.Hi)
	}
	if a.PMethod != assoc.None {
		p = table.Value(a.P)
	}
	method, _ := assoc.Lookup(string(a.PMethod))
	seed := table.Value(float64(a.Seed))
	if a.Seed > largestWhole {
		seed = table.Plain(strconv.FormatUint(a.Seed, 10))
	}
	return []table.Cell{
		table.Words(a.Statistic.Name), table.Plain(c.X.Name), table.Plain(c.Y.Name), table.Plain(a.Statistic.ID),
		value, interval, table.Int(a.N), p, table.Words(method.Name),
		table.Plain(string(a.PMethod)), table.Value(a.PError), table.Int(a.Permutations), seed, table.Plain(a.Interval.Method.ID),
	}
}

func correlationNotes(s *survey.Survey, t *table.Table, correlations []Correlation, options Options) {
	unit := locale.Text{FR: "répondants", EN: "respondents"}
	if s.Regions != nil {
		unit = locale.Text{FR: "régions", EN: "regions"}
		t.Note("Unité\u00a0: la région\u00a0; plusieurs unités d'une même région y sont réduites à une (%s).", "Unit: the region; several units of a region are reduced to one (%s).", s.Study.Link.Combine.Label())
	}
	for _, c := range correlations {
		for reason, n := range c.LeftOut {
			if n > 0 {
				t.Note("%s et %s\u00a0– %s hors du calcul (%s)\u00a0: %d.", "%s and %s – %s left out (%s): %d.", c.X.Label, c.Y.Label, unit, study.Reason(reason).Label(), n)
			}
		}
	}
	correlationMethodNotes(s, t, correlations, options)
	if seeded := monteCarlo(correlations); seeded != nil {
		t.Note("Monte-Carlo\u00a0: %s permutations, graine %d, erreur type de p au plus %s.", "Monte Carlo: %s permutations, seed %d, standard error of p at most %s.",
			locale.Count(seeded.Permutations), seeded.Seed, locale.Fixed(seeded.PError, 4))
	}
	for _, c := range correlations {
		if c.Bootstraps != nil {
			continue
		}
		for _, result := range c.Results {
			for _, warning := range result.Warnings {
				marked(t, warning)
			}
		}
	}
}

// correlationMethodNotes says how p values and intervals are made, and that no weight counts.
func correlationMethodNotes(s *survey.Survey, t *table.Table, correlations []Correlation, options Options) {
	unadjusted := !slices.ContainsFunc(correlations, func(c Correlation) bool { return c.Adjusted != nil })
	resampled := slices.ContainsFunc(correlations, func(c Correlation) bool { return c.Bootstraps != nil })
	switch {
	case unadjusted && !resampled:
		t.Note("Valeurs de p bilatérales, sans hypothèse de normalité\u00a0; sans correction pour le nombre de tests. Intervalles à %s, approximatifs.",
			"Two-sided p values, without an assumption of normality; not corrected for the number of tests. Intervals at %s, approximate.", levelText(options.level()))
	case unadjusted:
		t.Note("Valeurs de p bilatérales, sans hypothèse de normalité\u00a0; sans correction pour le nombre de tests.", "Two-sided p values, without an assumption of normality; not corrected for the number of tests.")
	default:
		t.Note("Valeurs de p bilatérales, sans hypothèse de normalité.", "Two-sided p values, without an assumption of normality.")
	}
	if !unadjusted || resampled {
		refinedNotes(t, correlations, options)
	}
	if len(s.Samplings) > 0 {
		t.Note("Les coefficients et leurs valeurs de p ne tiennent compte ni des poids ni du plan de sondage (design:).",
			"The coefficients and their p values take account of neither the weights nor the sampling design (design:).")
	}
}

// monteCarlo returns the Monte Carlo result with the largest standard error, or nil.
func monteCarlo(correlations []Correlation) *assoc.Association {
	var largest *assoc.Association
	for _, c := range correlations {
		for i, result := range c.Results {
			if result.PMethod == assoc.MonteCarlo && (largest == nil || result.PError > largest.PError) {
				largest = &c.Results[i]
			}
		}
	}
	return largest
}

// CorrelatePairs sets several pairs of variables against each other, as many at once as there are processors. The error is
// that of the first pair that has one.
func CorrelatePairs(s *survey.Survey, pairs [][2]study.Located, options Options) ([]Correlation, error) {
	correlations, errs := make([]Correlation, len(pairs)), make([]error, len(pairs))
	var group sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, pair := range pairs {
		room <- struct{}{}
		group.Go(func() {
			correlations[i], errs[i] = Correlate(s, pair[0].Value, pair[1].Value, options)
			<-room
		})
	}
	group.Wait()
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		return nil, errs[i]
	}
	return correlations, nil
}

// Associations makes the tables of the pairs that the study declares (analyses of the kinds correlate and bands).
func Associations(s *survey.Survey, request CorrelationRequest, options Options) ([]*table.Table, error) {
	var correlations []Correlation
	var bands []*table.Table
	for _, entry := range s.Study.Analyses {
		a := entry.Value
		more, err := CorrelatePairs(s, a.Pairs, options)
		if err != nil {
			return nil, err
		}
		correlations = append(correlations, more...)
		if a.Kind.Value == "bands" {
			t, err := Bands(s, a.Table.Value, study.Values(a.Of))
			if err != nil {
				return nil, err
			}
			bands = append(bands, t)
		}
	}
	if len(correlations) == 0 && len(bands) == 0 {
		return nil, usage("l'étude ne déclare aucune paire\u00a0; donner deux variables\u00a0: correlate X Y", "the study declares no pairs; give two variables: correlate X Y")
	}
	if len(correlations) == 0 {
		return bands, nil
	}
	Refine(correlations, request, options)
	tables := CorrelationTables(s, correlations, request, options)
	at := 1 + slices.IndexFunc(tables, func(t *table.Table) bool { return t.ID == "lines" })
	return slices.Insert(tables, max(at, 1), bands...), nil
}
