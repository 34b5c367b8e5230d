// Package report makes a document of a study: its tables, charts and prose, in sections.
//
// It computes no number of its own: tables come from package tabulate, and a chart shows the numbers of the table beside it.
// Build walks the report that the study declares, or a default one, and makes blocks of each analysis by its kind.
package report

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"sync"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/naming"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// Build makes the report that a study declares, or where it declares none the default one. Verify returns the results of
// claim.Verify, which are shown where the report shows claims, or none; it is called once, while tables are made.
//
// Of the options, Base, Level and Seed are those of every analysis that does not say otherwise. Where and By must be
// empty, since a report counts the units that its study says: anything else is a *tabulate.UsageError. An analysis that
// cannot be computed is a *diag.Failure of kind diag.Study at its place in the study file.
func Build(s *survey.Survey, verify func() ([]claim.Result, error), options tabulate.Options) (*document.Document, error) {
	if options.Where != "" || len(options.By) > 0 {
		return nil, &tabulate.UsageError{Message: locale.Text{
			FR: "un rapport compte les unités que dit son étude\u00a0: ni condition ni découpage (where: d'une analyse)",
			EN: "a report counts the units that its study says: it takes no condition and no split (where: of an analysis)",
		}}
	}
	w := &binder{survey: s, options: options}
	w.computed = sync.OnceValues(func() (*computed, error) { return compute(s, verify) })
	w.publisher = sync.OnceValues(func() (*tabulate.Publisher, error) { return tabulate.NewPublisher(s) })
	go w.computed()
	made := w.head()
	pending, failure := w.sections(made)
	figures, err := w.computed()
	if err = cmp.Or(err, failure); err != nil {
		return nil, err
	}
	made.Figures = figures.all(options)
	w.figures = figures.byID
	w.number(made.Sections)
	if err := w.fill(pending); err != nil {
		return nil, err
	}
	return made, nil
}

// A binder holds what the sections of one document share.
type binder struct {
	survey  *survey.Survey
	options tabulate.Options

	computed  func() (*computed, error)           // figures; computed once, while the sections are made
	publisher func() (*tabulate.Publisher, error) // of quotations; made once, where there is one

	figures  map[string]claim.Result // by id, once the sections are made
	tableOf  map[string]int          // number of the first table of an analysis
	chartOf  map[string]int          // number of its first chart
	problems diag.List               // in prose and quotations
}

// A builder makes one section.
type builder struct {
	*binder
	subject locale.Text      // title of the section
	name    string           // of the analysis, or ""
	listed  map[string]bool  // scales and side tables that the section lists by region
	blocks  []document.Block // made so far
	pending []pending        // prose with calls to fill in
	wrong   diag.List        // quotations that are not what was said
}

// sections makes the sections, side by side, and returns the prose whose calls are to be filled in. Where several fail, the
// error is that of the first.
func (w *binder) sections(made *document.Document) ([]pending, error) {
	plans := plansOf(w.survey)
	builders := make([]*builder, len(plans))
	failures := make([]error, len(plans))
	var all sync.WaitGroup
	for i, plan := range plans {
		builders[i] = &builder{binder: w, subject: plan.title, listed: map[string]bool{}}
		all.Go(func() { failures[i] = builders[i].section(plan) })
	}
	all.Wait()
	var waiting []pending
	taken := naming.Taken{}
	for i, b := range builders {
		if failures[i] != nil {
			return nil, failures[i]
		}
		made.Sections = append(made.Sections, document.Section{ID: taken.Free(plans[i].idOr(i)), Title: b.subject, Blocks: b.blocks})
		waiting, w.problems = append(waiting, b.pending...), append(w.problems, b.wrong...)
	}
	return waiting, nil
}

// head returns the document without its sections.
func (w *binder) head() *document.Document {
	def := w.survey.Study
	made := &document.Document{Title: def.Title.Text, Subtitle: def.Report.Subtitle.Text, Authors: def.Report.Authors,
		Notice: def.Notice.Text, Source: def.Source.Text}
	if !def.Report.Title.IsZero() {
		made.Title = def.Report.Title.Text
	}
	if day := def.Report.Day(); !day.IsZero() {
		made.Date = locale.Textf("%s", "%s", func(lang locale.Lang) string { return lang.Date(day.Date()) })
	}
	if def.Wave != "" {
		made.Title = locale.Textf("%s – vague\u00a0: %s", "%s – wave: %s", made.Title, def.WaveLabel(def.Wave))
	}
	return made
}

// section makes the blocks of a section.
func (b *builder) section(plan plan) error {
	if plan.id == summaryID && b.survey.Study.Report.Sections == nil {
		if err := b.summary(); err != nil {
			return err
		}
	}
	if err := b.text(plan.text); err != nil {
		return err
	}
	for _, item := range plan.show {
		if err := b.shown(item); err != nil {
			return err
		}
	}
	return nil
}

// idOr returns the id of a section: the one of the plan, else the name of its first analysis, else its number.
func (p plan) idOr(i int) string {
	switch {
	case p.id != "":
		return p.id
	case len(p.show) > 0:
		return p.show[0].analysis.Name
	}
	return "section-" + strconv.Itoa(i+1)
}

// number gives tables and charts their numbers, and notes the first of each analysis.
func (w *binder) number(sections []document.Section) {
	w.tableOf, w.chartOf = map[string]int{}, map[string]int{}
	tables, charts := 0, 0
	for _, section := range sections {
		for i := range section.Blocks {
			block := &section.Blocks[i]
			switch {
			case block.Table != nil:
				tables++
				block.Number = tables
				first(w.tableOf, block)
			case block.Chart != nil:
				charts++
				block.Number = charts
				first(w.chartOf, block)
			}
		}
	}
}

func first(numbers map[string]int, block *document.Block) {
	if numbers[block.Name] == 0 {
		numbers[block.Name] = block.Number
	}
}

// shown adds an analysis, a part of one, or a quotation.
func (b *builder) shown(item shown) error {
	if item.quote != nil {
		return b.quote(tabulate.QuotingOf(b.survey.Study, item.quote))
	}
	before := len(b.blocks)
	if err := b.analysis(item.analysis); err != nil || item.only == "" {
		return err
	}
	added := slices.DeleteFunc(slices.Clone(b.blocks[before:]), func(block document.Block) bool {
		return (item.only == study.OnlyTables) != (block.Table != nil) || (item.only == study.OnlyCharts) != (block.Chart != nil)
	})
	if b.blocks = append(b.blocks[:before], added...); len(added) > 0 {
		return nil
	}
	what := locale.Text{FR: "tableau", EN: "table"}
	if item.only == study.OnlyCharts {
		what = locale.Text{FR: "figure", EN: "chart"}
	}
	return diag.Fail(diag.Study, item.at(), "analysis", "l'analyse %q n'a pas de %s ici", "analysis %q has no %s here", item.analysis.Name, what)
}

func (b *builder) analysis(a *study.Analysis) error {
	k, known := kindNamed(a.Kind.Value)
	if !known {
		panic("report: kind: " + a.Kind.Value + " is not one of a study file")
	}
	if field := k.stray(a); field != "" {
		return b.fail(a, locale.Textf("%s ne tient pas compte de %s", "%s takes no account of %s", k.name, field))
	}
	b.name = a.Name
	defer func() { b.name = "" }()
	err := k.build(b, a)
	var usage *tabulate.UsageError
	if errors.As(err, &usage) {
		return b.fail(a, usage.Message)
	}
	return err
}

// fail returns what is wrong with an analysis, at its place in the study file.
func (b *builder) fail(a *study.Analysis, message locale.Text) error {
	return diag.Fail(diag.Study, b.survey.Study.Pos(a.Kind), "analysis", "analyse %q\u00a0: %s", "analysis %q: %s", a.Name, message)
}

// optionsOf returns the options of one analysis.
func (b *builder) optionsOf(a *study.Analysis) tabulate.Options {
	options := b.options
	options.Where, options.By = a.Where.Value, study.Values(a.By)
	if a.Base != "" {
		options.Base = a.Base
	}
	return options
}

func (b *builder) addTable(t *table.Table) {
	b.blocks = append(b.blocks, document.Block{Name: b.name, Table: t})
}

// addTables adds what a call of package tabulate gives; a nil table is nothing to show.
func (b *builder) addTables(err error, tables ...*table.Table) error {
	if err != nil {
		return err
	}
	for _, t := range tables {
		if t != nil {
			b.addTable(t)
		}
	}
	return nil
}

func (b *builder) addChart(caption locale.Text, drawing document.Drawing) {
	b.blocks = append(b.blocks, document.Block{Name: b.name, Chart: &document.Chart{Caption: caption, Drawing: drawing}})
}

// addProse adds prose; empty prose is nothing to show.
func (b *builder) addProse(prose *document.Prose) {
	if len(prose.FR) > 0 || len(prose.EN) > 0 {
		b.blocks = append(b.blocks, document.Block{Name: b.name, Prose: prose})
	}
}
