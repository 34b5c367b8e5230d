// Package report makes a document of a study: its tables, charts and prose, in sections.
//
// It computes no number of its own: tables come from package tabulate, and a chart shows the numbers of the table beside it.
// Build walks the report that the study declares, or a default one, and makes blocks of each analysis by its kind.
package report

import (
	"errors"
	"strconv"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// Build makes the report that a study declares, or where it declares none the default one. The results are those of
// claim.Verify; they are shown where the report shows claims.
//
// Of the options, Base, Level and Seed are those of every analysis that does not say otherwise. Where and By must be
// empty, since a report counts the units that its study says: anything else is a *tabulate.UsageError. An analysis that
// cannot be computed is a *diag.Failure of kind diag.Study at its place in the study file.
func Build(s *survey.Survey, results []claim.Result, options tabulate.Options) (*document.Document, error) {
	if options.Where != "" || len(options.By) > 0 {
		return nil, &tabulate.UsageError{Message: locale.Text{
			FR: "un rapport compte les unités que dit son étude\u00a0: ni condition ni découpage (where: d'une analyse)",
			EN: "a report counts the units that its study says: it takes no condition and no split (where: of an analysis)",
		}}
	}
	b := &builder{survey: s, results: results, options: options, taken: map[string]bool{}}
	made := &document.Document{Title: s.Study.Title.Text, Notice: s.Study.Notice.Text, Source: s.Study.Source.Text}
	if s.Study.Wave != "" {
		made.Title = locale.Textf("%s – vague\u00a0: %s", "%s – wave: %s", made.Title, s.Study.WaveLabel(s.Study.Wave))
	}
	for i, plan := range plansOf(s) {
		section, err := b.section(i, plan)
		if err != nil {
			return nil, err
		}
		made.Sections = append(made.Sections, section)
	}
	return made, nil
}

// A builder makes the sections of one document.
type builder struct {
	survey  *survey.Survey
	results []claim.Result
	options tabulate.Options
	taken   map[string]bool  // ids of sections that are taken
	tables  int              // tables so far
	charts  int              // charts so far
	subject locale.Text      // title of the section
	shown   map[string]bool  // scales and side tables that the section lists by region
	name    string           // of the analysis, or ""
	blocks  []document.Block // of the section
}

func (b *builder) section(i int, plan plan) (document.Section, error) {
	b.subject, b.blocks, b.shown = plan.title, nil, map[string]bool{}
	b.addProse(proseOf(plan.text))
	id := "section-" + strconv.Itoa(i+1)
	if len(plan.show) > 0 {
		id = plan.show[0].Name
	}
	for _, a := range plan.show {
		if err := b.analysis(a); err != nil {
			return document.Section{}, err
		}
	}
	return document.Section{ID: b.unique(id), Title: plan.title, Blocks: b.blocks}, nil
}

// unique returns the id, with a number behind it where it is taken.
func (b *builder) unique(id string) string {
	free := id
	for n := 2; b.taken[free]; n++ {
		free = id + "-" + strconv.Itoa(n)
	}
	b.taken[free] = true
	return free
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
	options.Where = a.Where.Value
	if a.Base != "" {
		options.Base = a.Base
	}
	return options
}

func (b *builder) addTable(t *table.Table) {
	b.tables++
	b.blocks = append(b.blocks, document.Block{Number: b.tables, Name: b.name, Table: t})
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
	b.charts++
	chart := &document.Chart{Caption: caption, Drawing: drawing}
	b.blocks = append(b.blocks, document.Block{Number: b.charts, Name: b.name, Chart: chart})
}

// addProse adds prose; empty prose is nothing to show.
func (b *builder) addProse(prose *document.Prose) {
	if len(prose.FR) > 0 || len(prose.EN) > 0 {
		b.blocks = append(b.blocks, document.Block{Name: b.name, Prose: prose})
	}
}
