package onepass

import (
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/scan"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A worker counts and sums the rows of some parts of the text. It is a scan.Sink.
type worker struct {
	*plan
	coders   []*coder // of the columns
	digits   []int    // of the columns, in the row that is read
	at       []int    // by crossing: the case of that row
	rows     [][]int  // by crossing and case
	sampler  *sampler // nil where the side declares no design
	shares   []shareTally
	values   []*value
	left     survey.LeftOut // rows that are no complete responses
	problems problems
}

// Take counts and sums the rows of a batch. Rows with problems of their own are reported and left out.
func (w *worker) Take(b *scan.Batch) error {
	bad := map[int]bool(nil)
	for record, problem := range b.Problems() {
		if bad == nil {
			bad = map[int]bool{}
		}
		bad[record] = true
		w.problems.add(diag.List{problem})
	}
	for record := range b.Len() {
		if bad == nil || !bad[record] {
			w.row(b, record)
		}
	}
	return nil
}

// row counts and sums a row, unless it is no complete response.
func (w *worker) row(b *scan.Batch, record int) {
	r := b.Record(record)
	if w.leaves && w.job.Export.LeavesOut(&w.left, func(at int) string { return string(r.Cell(at)) }) {
		return
	}
	for i := range w.columns {
		c := &w.columns[i]
		if w.digits[i] = r.Code(c.at, c.known); w.digits[i] < 0 {
			w.digits[i] = w.coders[i].digit(b, record, r, w.problems.add)
		}
	}
	w.find()
	if kept := w.job.Crossings[0].Kept; kept != nil && !kept[w.at[0]] {
		return
	}
	unit, weight := 0, 1.0
	if w.sampler != nil {
		var ok bool
		if unit, weight, ok = w.sampler.sample(b, record, r, w.problems.add); !ok {
			return
		}
	}
	for i := range w.shares {
		share := &w.shares[i]
		at := w.at[share.Cases]
		share.tally.AddCategory(unit, int(share.Group[at]), weight, int(share.Category[at]))
	}
	for _, v := range w.values {
		v.add(b, record, r, w.at[v.Cases], unit, weight, w.problems.add)
	}
}

// find counts the row that is read in its cases.
func (w *worker) find() {
	for k, digits := range w.cases {
		at := 0
		for _, d := range digits {
			at += w.digits[d.column] * d.period
		}
		w.at[k] = at
		w.rows[k][at]++
	}
}
