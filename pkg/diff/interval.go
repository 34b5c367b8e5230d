package diff

import "github.com/arrimage/arrimage/pkg/table"

// intervalOf returns the interval that an old row gives for its figure in a column, and whether the new figure lies in it;
// nil where there is none. It is the first one that says to be about the column, else the two columns key_lo and key_hi,
// else, for the percent or the value of a figure with an id, its lo and hi, if they hold the old number between them.
func intervalOf(m *matching, old line, at int, new table.Cell) *Interval {
	if !isNumber(old.cells[at]) || !isNumber(new) {
		return nil
	}
	found := statedInterval(m.old.Columns, old, at)
	if found == nil {
		found = boundsOf(m.old.Columns, old, at, m.old.Columns[at].Key+"_")
	}
	if key := m.old.Columns[at].Key; found == nil && isFigures(m.old) && (key == "percent" || key == "value") {
		if found = boundsOf(m.old.Columns, old, at, ""); found != nil && !found.holds(old.cells[at].Number) {
			found = nil
		}
	}
	if found != nil {
		found.Within = found.holds(new.Number)
	}
	return found
}

func (i *Interval) holds(x float64) bool { return i.Lo <= x && x <= i.Hi }

func statedInterval(columns []table.Column, l line, at int) *Interval {
	for n, c := range columns {
		about := c.SpeaksOf(columns[at]) && (c.Of != "" || columns[at].Role == table.Estimate)
		if cell := l.cells[n]; about && cell.Set && cell.Range && finite(cell.Number) && finite(cell.Hi) {
			return &Interval{Column: c, Lo: cell.Number, Hi: cell.Hi}
		}
	}
	return nil
}

// boundsOf returns the interval of a column whose bounds stand in columns of their own.
func boundsOf(columns []table.Column, l line, at int, prefix string) *Interval {
	lo, hi := columnAt(columns, prefix+"lo", 0), columnAt(columns, prefix+"hi", 0)
	if lo < 0 || hi < 0 || !isNumber(l.cells[lo]) || !isNumber(l.cells[hi]) {
		return nil
	}
	column := columns[at]
	column.Key, column.Label = prefix+"lo, "+prefix+"hi", table.Column{}.Label
	return &Interval{Column: column, Lo: l.cells[lo].Number, Hi: l.cells[hi].Number}
}
