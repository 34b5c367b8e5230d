package report

import (
	"errors"
	"strconv"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/diag"
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
func Build(s *survey.Survey, results []claim.Result, options tabulate.Options) (*Document, error) {
	if options.Where != "" || len(options.By) > 0 {
		return nil, &tabulate.UsageError{Message: locale.Text{
			FR: "un rapport compte les unités que dit son étude\u00a0: ni condition ni découpage (where: d'une analyse)",
			EN: "a report counts the units that its study says: it takes no condition and no split (where: of an analysis)",
		}}
	}
	b := &builder{survey: s, results: results, options: options, taken: map[string]bool{}}
	document := &Document{Title: s.Study.Title.Text, Notice: s.Study.Notice.Text, Source: s.Study.Source.Text}
	if s.Study.Wave != "" {
		document.Title = locale.Textf("%s – vague\u00a0: %s", "%s – wave: %s", document.Title, s.Study.WaveLabel(s.Study.Wave))
	}
	for i, plan := range plansOf(s) {
		section, err := b.section(i, plan)
		if err != nil {
			return nil, err
		}
		document.Sections = append(document.Sections, section)
	}
	return document, nil
}

// A builder makes the sections of one document.
type builder struct {
	survey  *survey.Survey
	results []claim.Result
	options tabulate.Options
	taken   map[string]bool // ids of sections that are taken
	tables  int             // tables so far
	charts  int             // charts so far
	subject locale.Text     // title of the section
	blocks  []Block         // of the section
}

func (b *builder) section(i int, plan plan) (Section, error) {
	b.subject, b.blocks = plan.title, nil
	id := "section-" + strconv.Itoa(i+1)
	if len(plan.show) > 0 {
		id = plan.show[0].Name
	}
	for _, a := range plan.show {
		if err := b.analysis(a); err != nil {
			return Section{}, err
		}
	}
	return Section{ID: b.unique(id), Title: plan.title, Text: plan.text, Blocks: b.blocks}, nil
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
	b.blocks = append(b.blocks, Block{Number: b.tables, Table: t})
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

func (b *builder) addChart(caption locale.Text, drawing Drawing) {
	b.charts++
	b.blocks = append(b.blocks, Block{Number: b.charts, Chart: &Chart{Caption: caption, Drawing: drawing}})
}

func (b *builder) addParagraph(paragraph tabulate.Paragraph) {
	b.blocks = append(b.blocks, Block{Paragraph: &paragraph})
}
