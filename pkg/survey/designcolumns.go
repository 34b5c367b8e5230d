package survey

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// A designColumn is one column of an export that says how respondents were drawn or weighted. Its cells are judged only
// once the rows that count are known.
type designColumn struct {
	heading  string
	numeric  bool
	at       int // its place in the export
	words    []string
	numbers  []float64
	cells    []diag.Pos
	problems map[int]locale.Text // what is wrong with the cell of a row
}

// designColumns are the columns of a side's design by heading, in order.
type designColumns []*designColumn

// find returns the column of a heading, or nil for none.
func (c designColumns) find(heading study.Located) *designColumn {
	i := slices.IndexFunc(c, func(column *designColumn) bool { return column.heading == heading.Value })
	if i < 0 {
		return nil
	}
	return c[i]
}

// newDesignColumns returns the columns that a design reads from an export with the given headings. It reports headings
// that are missing or there twice.
func (r *sideReader) newDesignColumns(header []ingest.Cell, headings []string) (designColumns, bool) {
	d := r.side.Design
	if d == nil {
		return nil, true
	}
	names := d.Columns()
	if d.Replicates != nil && !d.Replicates.Columns.Pattern.IsZero() {
		matched := matching(d.Replicates.Columns.Pattern, headings)
		if len(matched) < 2 {
			pattern := d.Replicates.Columns.Pattern
			r.Diagnostics.Errorf(r.Study.Pos(pattern), "missing-column", "les colonnes %q (une * au plus) ne désignent que %d colonne(s) de %s\u00a0; il en faut au moins deux",
				"the columns %q (one * at most) match only %d column(s) of %s; at least two are needed", pattern.Value, len(matched), r.place.File)
			return nil, false
		}
		names = append(names, matched...)
	}
	var columns designColumns
	found := true
	for _, name := range names {
		i, ok := r.placeHeading(header, headings, name.Value, locale.Text{FR: "plan de sondage", EN: "design"})
		found = found && ok
		columns = append(columns, &designColumn{heading: name.Value, numeric: isNumericColumn(d, name), at: i, problems: map[int]locale.Text{}})
	}
	return columns, found
}

// matching returns the headings that a pattern with one * matches, in the order of the export.
func matching(pattern study.Located, headings []string) []study.Located {
	before, after, starred := strings.Cut(pattern.Value, "*")
	var matched []study.Located
	for _, heading := range headings {
		if starred && len(heading) > len(before)+len(after) && strings.HasPrefix(heading, before) && strings.HasSuffix(heading, after) {
			matched = append(matched, study.Located{Value: heading, Line: pattern.Line, Column: pattern.Column})
		}
	}
	return matched
}

// isNumericColumn reports whether a column holds numbers: all but strata and clusters do.
func isNumericColumn(d *study.Design, name study.Located) bool {
	return !slices.ContainsFunc(d.Stages, func(s study.Stage) bool { return s.Strata.Value == name.Value || s.Cluster.Value == name.Value })
}

// add reads the cell of one row.
func (c *designColumn) add(r *sideReader, cell ingest.Cell) {
	row, text := len(c.cells), strings.TrimSpace(cell.Text)
	c.cells = append(c.cells, r.posOf(cell))
	if text == "" {
		c.problems[row] = locale.Textf("colonne %q du plan de sondage\u00a0: cellule vide", "design column %q: empty cell", c.heading)
	}
	if !c.numeric {
		c.words = append(c.words, text)
		return
	}
	x, err := parseNumber(text, marksOf(cell.Number, r.side.Design.Decimal, ""))
	if err != nil && text != "" {
		c.problems[row] = locale.Textf("colonne %q du plan de sondage\u00a0: %s", "design column %q: %s", c.heading, numberProblem(err))
	}
	c.numbers = append(c.numbers, x)
}

// keep leaves out the rows that the mask does not select.
func (c designColumns) keep(mask dataset.Mask) {
	if mask == nil {
		return
	}
	for _, column := range c {
		problems := map[int]locale.Text{}
		kept := 0
		for i, selected := range mask {
			if !selected {
				continue
			}
			if problem, wrong := column.problems[i]; wrong {
				problems[kept] = problem
			}
			kept++
		}
		column.words, column.numbers, column.cells = dataset.Pick(column.words, mask), dataset.Pick(column.numbers, mask), dataset.Pick(column.cells, mask)
		column.problems = problems
	}
}

// check reports the cells that cannot be read, and returns whether there is none.
func (c designColumns) check(list *diag.List) bool {
	sound := true
	for _, column := range c {
		sound = column.check(list) && sound
	}
	return sound
}

func (c *designColumn) check(list *diag.List) bool {
	for row, pos := range c.cells {
		if problem, wrong := c.problems[row]; wrong {
			list.Add(pos, diag.Error, "design", problem)
		}
	}
	return len(c.problems) == 0
}
