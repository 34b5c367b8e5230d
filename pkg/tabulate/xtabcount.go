package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// fill counts a crossing and computes what is requested of it.
func (x *Xtab) fill(c *crossing, request XtabRequest, options Options, base study.Base) {
	x.base, x.percent, x.sampled = base, request.percent(), c.design != nil
	c.reasons(x, request)
	c.tidy()
	x.lines, x.columns = c.lines, c.columns
	x.count(c)
	if c.design != nil {
		x.weigh(c, options.level())
	} else {
		x.share()
		x.residuals(c)
	}
	if request.Letters {
		x.letter(c, request)
	}
	x.test(c, request, options)
}

// reasons adds what the answers are followed by: the reasons for giving none that count in the base or are asked for, a
// column for all units that have one and, where asked for, one for each reason for having none.
func (c *crossing) reasons(x *Xtab, request XtabRequest) {
	c.columns = append(c.columns, xtabColumn{label: locale.Same("Total"), key: xtabTotal, kind: xtabTotal, shown: true})
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		if request.Missing || x.base == study.AskedBase && reason != study.NotAsked {
			in := make([]bool, len(c.in))
			for i := range in {
				in[i] = c.answered[i] == reason
			}
			c.lines, c.gives = append(c.lines, xtabLine{label: reason.Label(), key: reason.String(), kind: xtabMissing, reason: reason}), append(c.gives, in)
		}
		if request.Missing {
			c.columns = append(c.columns, xtabColumn{label: reason.Label(), key: reason.String(), kind: xtabMissing, reason: reason})
		}
	}
}

// tidy leaves out the lines and the columns that are shown only where they have a unit.
func (c *crossing) tidy() {
	units := c.units()
	moved, kept := make([]int, len(c.columns)), []xtabColumn{}
	for j, column := range c.columns {
		if moved[j] = len(kept); column.shown || slices.ContainsFunc(units, func(i int) bool { return c.has(j, i) }) {
			kept = append(kept, column)
		}
	}
	of := make([]int, len(c.of))
	for i, j := range c.of {
		if of[i] = -1; j >= 0 {
			of[i] = moved[j]
		}
	}
	c.columns, c.of = kept, of
	missing := kept[len(kept)-1].kind == xtabMissing
	var lines []xtabLine
	var gives [][]bool
	for k, line := range c.lines {
		if line.shown || slices.ContainsFunc(units, func(i int) bool { return c.gives[k][i] && (missing || c.of[i] >= 0) }) {
			lines, gives = append(lines, line), append(gives, c.gives[k])
		}
	}
	c.lines, c.gives = lines, gives
}

// units returns the units of the group.
func (c *crossing) units() []int {
	var units []int
	for i, in := range c.in {
		if in {
			units = append(units, i)
		}
	}
	return units
}

// has reports whether a unit is in a column.
func (c *crossing) has(column, i int) bool {
	switch c.columns[column].kind {
	case xtabTotal:
		return c.of[i] >= 0
	case xtabMissing:
		return c.of[i] < 0 && c.lacks[i] == c.columns[column].reason
	}
	return c.of[i] == column
}

// inBase reports whether a unit of the group counts in percents.
func (x *Xtab) inBase(c *crossing, i int) bool {
	return c.in[i] && (c.answered[i] == study.Answered || x.base == study.AskedBase && c.answered[i] != study.NotAsked)
}

// counts reports whether the units of a line are in the base.
func (x *Xtab) counts(line xtabLine) bool {
	return line.kind != xtabMissing || x.base == study.AskedBase && line.reason != study.NotAsked
}

// count fills in counts and bases, and counts who is left out.
func (x *Xtab) count(c *crossing) {
	x.bases = make([]xtabBase, len(c.columns))
	x.cells = make([][]xtabCell, len(c.lines))
	for k := range c.lines {
		x.cells[k] = make([]xtabCell, len(c.columns))
	}
	for _, i := range c.units() {
		switch {
		case c.of[i] < 0:
			x.colLeft[c.lacks[i]]++
		case !x.inBase(c, i):
			x.rowLeft[c.answered[i]]++
		}
		for j := range c.columns {
			if !c.has(j, i) {
				continue
			}
			if x.inBase(c, i) {
				x.bases[j].n++
			}
			for k := range c.lines {
				if c.gives[k][i] {
					x.cells[k][j].count++
				}
			}
		}
	}
	x.denominators()
}

// total returns the index of the column of all units.
func (x *Xtab) total() int {
	return slices.IndexFunc(x.columns, func(column xtabColumn) bool { return column.kind == xtabTotal })
}

// denominators finds what each cell is a percent of.
func (x *Xtab) denominators() {
	total := x.total()
	for k, line := range x.lines {
		for j, column := range x.columns {
			cell := &x.cells[k][j]
			switch {
			case !x.counts(line) || x.percent == NoPercent || x.percent != OfColumn && column.kind == xtabMissing:
			case x.percent == OfColumn:
				cell.base = x.bases[j].n
			case x.percent == OfRow:
				cell.base = x.cells[k][total].count
			default:
				cell.base = x.bases[total].n
			}
		}
	}
}

// share fills in the percents of units that all count alike.
func (x *Xtab) share() {
	for k := range x.cells {
		for j := range x.cells[k] {
			if cell := &x.cells[k][j]; cell.base > 0 {
				cell.has, cell.percent = true, 100*float64(cell.count)/float64(cell.base)
			}
		}
	}
}

// answers returns how many of the first lines and columns are answers.
func (x *Xtab) answers() (lines, columns int) {
	for _, line := range x.lines {
		if line.kind == xtabAnswer {
			lines++
		}
	}
	return lines, x.total()
}

// table returns the counts of the units that have a value of both variables.
func (x *Xtab) table() contingency.Table {
	lines, columns := x.answers()
	t := make(contingency.Table, lines)
	for k := range t {
		for j := range columns {
			t[k] = append(t[k], x.cells[k][j].count)
		}
	}
	return t
}

// residuals fills in the adjusted residuals of a table of counts.
func (x *Xtab) residuals(c *crossing) {
	if c.several {
		return
	}
	for k, row := range contingency.AdjustedResiduals(x.table()) {
		for j, r := range row {
			x.cells[k][j].residual, x.cells[k][j].expected, x.cells[k][j].hasResidual = r.Value, r.Expected, r.Defined
		}
	}
}
