package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Percentage is what the percents of a crosstab are of.
type Percentage string

// The percentages.
const (
	OfColumn  Percentage = "column" // of the base of each column
	OfRow     Percentage = "row"    // of the units of each row
	OfTotal   Percentage = "total"  // of the base of the table
	NoPercent Percentage = "none"   // counts only
)

// Percentages returns the names of the percentages; the first is the default.
func Percentages() []string {
	return []string{string(OfColumn), string(OfRow), string(OfTotal), string(NoPercent)}
}

// SideColumn is the name under which the sides themselves are the columns of a crosstab.
const SideColumn = "side"

// An XtabRequest says which crosstab to make, and what to test in it.
type XtabRequest struct {
	Row        string     // the variable in the rows: a question with codes, a condition, the region, a table with bands
	Column     string     // the variable in the columns, or SideColumn
	Percent    Percentage // "" for OfColumn
	Counts     bool       // counts beside the percents
	Letters    bool       // significance letters
	Correction string     // of the letters, one of LetterCorrections; "" for none
	MinBase    int        // base below which a column has no letters; 0 for letters.DefaultMinBase
	Test       string     // one of XtabTestNames; "" for the first
	Missing    bool       // units without a value as rows and columns of their own
	Residuals  bool       // a table of adjusted residuals
	Top        int        // a net of so many highest answers; 0 for none
}

func (r XtabRequest) percent() Percentage {
	if r.Percent == "" {
		return OfColumn
	}
	return r.Percent
}

// An Xtab is a crosstab of the units of one side, or of all sides by side, in one group of them.
type Xtab struct {
	side     *study.Side // whose answers; nil where the columns are the sides
	group    locale.Text // the group of --by, or empty
	key      string      // the codes of the group
	row      *dataset.Variable
	column   *dataset.Variable // nil where the columns are the sides
	base     study.Base
	percent  Percentage
	lines    []xtabLine
	columns  []xtabColumn
	cells    [][]xtabCell    // by line, by column
	bases    []xtabBase      // by column
	rowLeft  dataset.Reasons // units with a column that are in no base, by reason
	colLeft  dataset.Reasons // units without a column, by reason
	sampled  bool            // percents are weighted, under a declared design
	tests    xtabTests
	spec     locale.Text   // what the letters mean; empty where there are none
	small    []locale.Text // columns whose base is too small for letters, with it
	constant bool          // in some cell all or none of a column are in a line, which letters do not compare
}

// An xtabBase is what a column's percents rest on.
type xtabBase struct {
	n      int
	weight float64 // sum of the weights; 0 without a design
}

// An xtabCell is one line in one column.
type xtabCell struct {
	count       int              // units
	base        int              // unweighted denominator of the percent; 0 where there is none
	has         bool             // there is a percent
	percent     float64          // weighted under a design
	estimate    *design.Estimate // of the share; nil without a design or without a percent
	letters     string           // significance letters, or ""
	expected    float64          // count under independence; 0 where hasResidual is false
	residual    float64          // adjusted; 0 where hasResidual is false
	hasResidual bool             // the table is one of counts, and the cell one of an answer in a column
}

// Xtabs makes a crosstab of two variables for each side that has both, in each group of units. Where the column is
// SideColumn it compares the sides in one table. Of the options, Where, By, Base, Level and Seed count.
func Xtabs(s *survey.Survey, request XtabRequest, options Options) ([]Xtab, error) {
	if request.Letters && request.percent() != OfColumn {
		return nil, usage("les lettres comparent les colonnes\u00a0: elles vont avec --percent column", "letters compare columns: they go with --percent column")
	}
	if request.Column == SideColumn && s.Study.Question(SideColumn) == nil {
		return sidesXtab(s, request, options)
	}
	units, err := xtabUnits(s, request, options)
	if err != nil {
		return nil, err
	}
	var list []Xtab
	for _, unit := range units {
		frame := s.Frame(unit)
		groups, _, err := options.groups(s, frame)
		if err != nil {
			return nil, err
		}
		for _, g := range groups {
			x := Xtab{side: s.Study.Side(unit), group: groupTitle(frame, options, g), key: g.key, row: frame.Variable(request.Row), column: frame.Variable(request.Column)}
			c, err := crossed(s.Study, request, []xtabPart{{frame, g.mask}})
			if err != nil {
				return nil, err
			}
			if sampling := s.Samplings[unit]; sampling != nil {
				c.design = sampling.Design
			}
			x.fill(c, request, options, options.base(s.Study))
			list = append(list, x)
		}
	}
	return list, nil
}

// groupTitle names a group where nothing else does: an answer with its question.
func groupTitle(frame *dataset.Frame, options Options, g group) locale.Text {
	if len(options.By) == 1 {
		if v := frame.Variable(options.By[0]); v.Source != nil && slices.Contains(v.Codes, g.key) {
			return locale.Textf("%s\u00a0: %s", "%s: %s", v.Label, g.label)
		}
	}
	return g.label
}

// sidesXtab compares the sides on a question that was put to several.
func sidesXtab(s *survey.Survey, request XtabRequest, options Options) ([]Xtab, error) {
	if len(options.By) > 0 {
		return nil, usage("--by ne va pas avec la colonne side\u00a0; --where choisit un groupe", "--by does not go with the column side; --where chooses a group")
	}
	units, err := options.units(s.Study)
	if err != nil {
		return nil, err
	}
	q := s.Study.Question(request.Row)
	if q == nil || !q.Type.HasCodes() {
		return nil, unknown(locale.Text{FR: "question à codes", EN: "question with codes"}, request.Row, codedNames(s.Study))
	}
	units = slices.DeleteFunc(units, func(unit string) bool { return !s.Study.Asks(unit, q) })
	if len(units) < 2 {
		return nil, usage("%s\u00a0: posée à moins de deux parties, rien à comparer", "%s: asked of fewer than two sides, nothing to compare", request.Row)
	}
	var parts []xtabPart
	for _, unit := range units {
		if s.Samplings[unit] != nil {
			return nil, usage("%s déclare un plan (design:)\u00a0: les parties ne se comparent pas en un tableau\u00a0; arrimage rates %s les donne l'une sous l'autre",
				"%s declares a design (design:): the sides are not compared in one table; arrimage rates %s shows one below the other", unit, request.Row)
		}
		groups, _, err := options.groups(s, s.Frame(unit))
		if err != nil {
			return nil, err
		}
		parts = append(parts, xtabPart{s.Frame(unit), groups[0].mask})
	}
	c, err := crossed(s.Study, request, parts)
	if err != nil {
		return nil, err
	}
	x := Xtab{row: parts[0].frame.Variable(request.Row)}
	x.fill(c, request, options, options.base(s.Study))
	return []Xtab{x}, nil
}

// codedNames returns the names of the questions with codes.
func codedNames(def *study.Definition) []string {
	var names []string
	for _, entry := range def.Questions {
		if entry.Value.Type.HasCodes() {
			names = append(names, entry.Key.Value)
		}
	}
	return names
}

// xtabUnits returns the sides that have both variables, and an error where there is none.
func xtabUnits(s *survey.Survey, request XtabRequest, options Options) ([]string, error) {
	units, err := options.units(s.Study)
	if err != nil {
		return nil, err
	}
	both := slices.DeleteFunc(slices.Clone(units), func(unit string) bool {
		return s.Frame(unit).Variable(request.Row) == nil || s.Frame(unit).Variable(request.Column) == nil
	})
	if len(both) > 0 {
		return both, nil
	}
	var names []string
	for _, unit := range units {
		for _, v := range s.Frame(unit).Variables {
			if isCrossable(s.Study, v) && v.Code == "" && !slices.Contains(names, v.Name) {
				names = append(names, v.Name)
			}
		}
	}
	for _, name := range []string{request.Row, request.Column} {
		if !slices.ContainsFunc(units, func(unit string) bool { return s.Frame(unit).Variable(name) != nil }) {
			return nil, unknown(locale.Same("variable"), name, append(names, SideColumn))
		}
	}
	return nil, usage("aucune partie n'a toutes les variables de\u00a0: %s", "no side has all the variables of: %s", strings.Join([]string{request.Row, request.Column}, ", "))
}

// isCrossable reports whether a variable has categories.
func isCrossable(def *study.Definition, v *dataset.Variable) bool {
	declared := def.Table(v.Name)
	return v.Kind == formula.Words && v.Codes != nil || v.Kind == formula.Truth || declared != nil && len(declared.Bands) > 0 || isMultiple(v)
}

// isMultiple reports whether a variable is that of a question with several answers.
func isMultiple(v *dataset.Variable) bool {
	return v.Source != nil && v.Source.Type == study.Multiple && v.Code == ""
}
