package onepass

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/scan"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// Options say how an export is read. None of them changes what is found.
type Options struct {
	Workers int // how many parts of the text are worked on at once; 0 for one on each processor
}

// Read counts and sums the rows of an export. The error is a *diag.Failure of kind diag.Data with what is wrong in the
// rows, as survey.Load has it; of many problems only the first ones, and how many more there are.
func Read(job Job, options Options) (*Result, error) {
	text, err := job.Export.Open()
	if err != nil {
		return nil, err
	}
	defer text.Close()
	s := scan.New(job.Export.File, text, scan.Dialect{Delimiter: byte(text.Dialect.Delimiter)})
	if _, err := s.Head(text.Dialect.TitleRows + text.Dialect.HeaderRows); err != nil {
		return nil, err
	}
	plan := newPlan(job)
	var workers []*worker
	scanOptions := scan.Options{Workers: options.Workers, Columns: job.Export.Columns}
	err = s.Run(scanOptions, func(int) scan.Sink {
		w := plan.worker()
		workers = append(workers, w)
		return w
	})
	if changed := text.Unchanged(); changed != nil {
		return nil, changed
	}
	var found problems
	for _, w := range workers {
		found.merge(&w.problems)
	}
	if err != nil {
		found.fail(err)
	}
	first := workers[0]
	for _, w := range workers[1:] {
		first.merge(w)
	}
	if first.sampler != nil {
		found.add(first.sampler.problems())
	}
	found.add(s.Warnings())
	if s.Records() == 0 && err == nil {
		found.add(survey.NoRows(diag.Pos{File: job.Export.File, Line: 2}))
	}
	list := found.sorted(job.Export.File)
	return first.result(list), list.Err(diag.Data)
}

// A plan is what all workers of a job share.
type plan struct {
	job     Job
	columns []column
	cases   [][]digit // by crossing
	leaves  bool      // rows may be no complete responses
}

// A column is a question that makes cases.
type column struct {
	question *study.Question
	variable *dataset.Variable
	at       int // in a row
	known    *scan.Codes
}

// A digit is what a column adds to the number of a case.
type digit struct {
	column int // its place among the columns
	period int // what one more adds
}

// newPlan prepares a job.
func newPlan(job Job) *plan {
	p := &plan{job: job, leaves: job.Export.Leaves()}
	for _, crossing := range job.Crossings {
		period, digits := crossing.Frame.Len(), []digit(nil)
		for _, q := range crossing.Questions {
			at := p.column(q, crossing)
			period /= survey.Digits(p.columns[at].variable)
			digits = append(digits, digit{column: at, period: period})
		}
		p.cases = append(p.cases, digits)
	}
	return p
}

// column returns the place of the column of a question, which is added where it is new.
func (p *plan) column(q *study.Question, crossing *survey.Crossing) int {
	if at := slices.IndexFunc(p.columns, func(c column) bool { return c.question == q }); at >= 0 {
		return at
	}
	v := crossing.Frame.Variable(q.Name)
	known := scan.NewCodes(spellingsOf(crossing.Survey.Study, q, v)...)
	p.columns = append(p.columns, column{question: q, variable: v, at: p.job.Export.Column(q), known: known})
	return len(p.columns) - 1
}

// worker returns a worker that has seen no row.
func (p *plan) worker() *worker {
	w := &worker{plan: p, digits: make([]int, len(p.columns)), at: make([]int, len(p.cases)), sampler: newSampler(p.job.Export)}
	for _, crossing := range p.job.Crossings {
		w.rows = append(w.rows, make([]int, crossing.Frame.Len()))
	}
	for _, c := range p.columns {
		w.coders = append(w.coders, newCoder(p.job.Export, c.question, c.variable, c.known))
	}
	for _, share := range p.job.Shares {
		w.shares = append(w.shares, shareTally{Share: share, tally: design.NewCategoryTally(w.sampler.plan, share.Categories)})
	}
	for i := range p.job.Values {
		w.values = append(w.values, w.newValue(&p.job.Values[i]))
	}
	return w
}

// A shareTally sums a Share.
type shareTally struct {
	Share
	tally *design.Tally
}

// result returns what all workers found, once they are merged.
func (w *worker) result(found diag.List) *Result {
	r := &Result{Rows: w.rows, LeftOut: w.left, Found: found}
	for _, share := range w.shares {
		r.Shares = append(r.Shares, share.tally)
	}
	for _, v := range w.values {
		r.Values = append(r.Values, ValueResult{Tally: v.tally, LeftOut: v.leftOut, Unasked: v.unasked})
	}
	return r
}

// merge adds what another worker found.
func (w *worker) merge(other *worker) {
	w.left.Tests += other.left.Tests
	w.left.Incomplete += other.left.Incomplete
	for k, rows := range other.rows {
		for at, n := range rows {
			w.rows[k][at] += n
		}
	}
	if w.sampler != nil {
		w.sampler.merge(other.sampler)
	}
	for i := range w.shares {
		w.shares[i].tally.Merge(other.shares[i].tally)
	}
	for i := range w.values {
		w.values[i].merge(other.values[i])
	}
}

// add adds counts by reason.
func add(to *dataset.Reasons, from dataset.Reasons) {
	for reason, n := range from {
		to[reason] += n
	}
}
