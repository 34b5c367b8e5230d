package tabulate

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// testsTable shows the numbers of tests, under the name of each test.
func testsTable(s *survey.Survey, list []Comparison, options Options) *table.Table {
	t := &table.Table{ID: "compare-tests", Title: locale.Textf("%s\u00a0: tests", "%s: tests", comparedTitle(s, list))}
	t.Columns = append([]table.Column{{Key: "number", Label: locale.Text{FR: "Test et mesure", EN: "Test and measure"}}}, testedColumns(testedDecimals(list), options)...)
	for _, c := range list {
		last := ""
		for _, tested := range c.Tests {
			if tested.Test.ID != last {
				t.AddGroup(c.testHeading(tested, len(list) > 1))
				last = tested.Test.ID
			}
			t.Add(append([]table.Cell{table.Words(testedName(tested))}, c.testedCells(tested)...)...)
		}
	}
	hideEmpty(t, "interval", "df", "p", "p_method_label")
	return t
}

// testHeading names a test, and the side where there are several.
func (c Comparison) testHeading(tested Tested, several bool) locale.Text {
	name := capital(tested.Test.Name)
	if several {
		return locale.Textf("%s\u00a0– %s", "%s – %s", c.Frame.Label, name)
	}
	return name
}

// capital writes a name as a heading begins.
func capital(text locale.Text) locale.Text {
	upper := func(s string) string {
		if s == "" {
			return ""
		}
		first, size := utf8.DecodeRuneInString(s)
		return string(unicode.ToUpper(first)) + s[size:]
	}
	return locale.Text{FR: upper(text.FR), EN: upper(text.EN)}
}

// sentence writes a phrase as a sentence begins and ends.
func sentence(phrase locale.Text) locale.Text {
	stop := func(s string) string {
		if strings.HasSuffix(s, ".") {
			return s
		}
		return s + "."
	}
	phrase = capital(phrase)
	return locale.Text{FR: stop(phrase.FR), EN: stop(phrase.EN)}
}

func testedName(t Tested) locale.Text {
	if !t.Label.IsZero() {
		return t.Label
	}
	return t.Number.Name
}

// testedDecimals is how many decimals show the numbers of tests: one where all are points, else two, or as many as show
// two digits of the smallest standard error.
func testedDecimals(list []Comparison) int {
	decimals := 1
	for _, c := range list {
		switch {
		case !c.Variable.IsShare:
			decimals = max(decimals, 2, comparedDecimals(list)-1)
		case slices.ContainsFunc(c.Tests, func(t Tested) bool { return t.Defined && !t.Points }):
			decimals = 2
		}
	}
	return decimals
}

// testedColumns are the columns of a number of a test.
func testedColumns(decimals int, options Options) []table.Column {
	return []table.Column{
		{Key: "test", Machine: true, Role: table.Level}, {Key: "number_id", Machine: true, Role: table.Level}, {Key: "variable", Machine: true, Role: table.Term}, {Key: "unit", Machine: true, Role: table.Side},
		{Key: "value", Label: locale.Text{FR: "Valeur", EN: "Value"}, Kind: table.Number, Decimals: decimals, Role: table.Estimate},
		{Key: "interval", Label: locale.Text{FR: "Intervalle", EN: "Interval"}, Kind: table.Number, Decimals: decimals, Range: true, Role: table.Interval, Confidence: options.level()},
		{Key: "interval_method", Machine: true, Role: table.Method, Of: "interval"},
		{Key: "df", Label: locale.Text{FR: "dl", EN: "df"}},
		{Key: "df1", Kind: table.Number, Machine: true, Role: table.DF}, {Key: "df2", Kind: table.Number, Machine: true, Role: table.ResidualDF},
		{Key: "p", Label: locale.Same("p"), Kind: table.P, Role: table.PValue},
		{Key: "p_method_label", Label: locale.Text{FR: "Méthode de p", EN: "Method of p"}},
		{Key: "p_method", Machine: true, Role: table.Method, Of: "p"}, {Key: "p_error", Kind: table.Number, Machine: true},
		{Key: "permutations", Kind: table.Count, Machine: true, Role: table.Permutations}, {Key: "seed", Kind: table.Count, Machine: true, Role: table.Seed},
		{Key: "statistic", Kind: table.Number, Decimals: decimals, Machine: true, Role: table.Statistic},
	}
}

func (c Comparison) testedCells(t Tested) []table.Cell {
	unit, factor := "", 1.0
	if c.Frame != nil {
		unit = c.Frame.Name
	}
	if t.Points {
		factor = 100
	}
	value, interval := table.Cell{}, table.Cell{}
	switch {
	case t.Defined:
		value = table.Value(factor * t.Value)
		if t.Count {
			value.Text = locale.Textf("%s", "%s", locale.Trimmed(t.Value, 1))
		}
	case !t.Why.IsZero():
		value = table.Absent(dash)
	}
	switch {
	case t.Defined && t.Interval.Exists:
		interval = table.Between(factor*t.Interval.Lo, factor*t.Interval.Hi)
	case t.Interval.Method.ID != "":
		interval = table.Absent(dash)
	}
	cells := []table.Cell{table.Plain(t.Test.ID), table.Plain(t.Number.ID), table.Plain(c.Variable.Name), table.Plain(unit), value, interval, table.Plain(t.Interval.Method.ID)}
	statistic := table.Cell{}
	if t.P.Exists && t.Number.ID == t.Test.ID {
		statistic = value
	}
	cells = append(cells, pCells(t)...)
	return append(cells, statistic)
}

// pCells shows the p value of a number with its degrees of freedom and where it comes from: nothing where the number is
// not tested, a dash where its test has none.
func pCells(t Tested) []table.Cell {
	p := t.P
	df, df1, df2, seed := table.Cell{}, table.Cell{}, table.Cell{}, table.Cell{}
	if !p.Exists {
		none := table.Cell{}
		if !t.Why.IsZero() {
			none = table.Absent(dash)
		}
		return []table.Cell{df, df1, df2, none, table.Cell{}, table.Cell{}, table.Cell{}, table.Cell{}, table.Cell{}}
	}
	var freedom []string
	if p.DF > 0 {
		df1 = table.Value(p.DF)
		freedom = append(freedom, strconv.FormatFloat(p.DF, 'f', -1, 64))
	}
	if p.Against > 0 {
		df2 = table.Value(p.Against)
		freedom = append(freedom, strconv.FormatFloat(p.Against, 'f', 0, 64))
	}
	if len(freedom) > 0 {
		df = table.Words(locale.Text{FR: strings.Join(freedom, "\u00a0; "), EN: strings.Join(freedom, "; ")})
	}
	if seed = table.Value(float64(p.Seed)); p.Seed > largestWhole {
		seed = table.Plain(strconv.FormatUint(p.Seed, 10))
	}
	return []table.Cell{df, df1, df2, table.Value(p.P), table.Words(p.Method.Name), table.Plain(p.Method.ID), table.Value(p.Error), table.Int(p.Samples), seed}
}
