package study

import (
	"io/fs"
	"slices"
	"strconv"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/naming"
	"github.com/arrimage/arrimage/pkg/prose"
)

// A Report is what the report shows.
type Report struct {
	Title    Label     `yaml:"title"`    // that of the study where empty
	Subtitle Label     `yaml:"subtitle"` // or empty
	Authors  []string  `yaml:"authors"`  // who signs it, or nil
	Date     Located   `yaml:"date"`     // as YYYY-MM-DD, or zero
	Sections []Section `yaml:"sections"` // in order; nil for everything that the study allows
}

// Day returns the date of the report; it is zero where the study file gives none.
func (r Report) Day() time.Time {
	day, _ := time.Parse(time.DateOnly, r.Date.Value)
	return day
}

// A Section is a part of the report.
type Section struct {
	ID    Located `yaml:"id"`    // where links lead; where the file gives none it is made of what the section shows
	Title Label   `yaml:"title"` // heading
	Text  Prose   `yaml:"text"`  // prose, or empty
	Show  []Shown `yaml:"show"`  // what stands below the text
}

// A Prose is a text of the report, parsed, in both languages. A language that the file does not give has no passages.
type Prose struct {
	FR []prose.Passage // in French
	EN []prose.Passage // in English

	written Written
}

// UnmarshalYAML takes a text, or one a language.
func (p *Prose) UnmarshalYAML(node ast.Node) error { return p.written.UnmarshalYAML(node) }

// The parts of an analysis that a report can show alone.
const (
	OnlyTables = prose.TableCall
	OnlyCharts = prose.ChartCall
)

// A Shown is an analysis, its tables or charts alone, or a quotation: one of the four fields is not zero.
type Shown struct {
	Whole Located `yaml:"-"`     // name of an analysis
	Table Located `yaml:"table"` // name of an analysis of which the tables are shown
	Chart Located `yaml:"chart"` // name of an analysis of which the charts are shown
	Quote *Quote  `yaml:"quote"` // what a respondent wrote
}

// UnmarshalYAML takes the name of an analysis, or a mapping with table, chart or quote.
func (s *Shown) UnmarshalYAML(node ast.Node) error {
	if len(pairs(node)) > 0 {
		type plain Shown
		return yaml.NodeToValue(node, (*plain)(s))
	}
	return s.Whole.UnmarshalYAML(node)
}

// Analysis returns the name of the analysis, zero for a quotation, and whether it is OnlyTables, OnlyCharts or "" for all of it.
func (s Shown) Analysis() (name Located, only string) {
	switch {
	case !s.Table.IsZero():
		return s.Table, OnlyTables
	case !s.Chart.IsZero():
		return s.Chart, OnlyCharts
	}
	return s.Whole, ""
}

// A Quote is an answer in words that a report shows.
type Quote struct {
	Side     Located `yaml:"side"`     // whose respondent
	ID       Located `yaml:"id"`       // the respondent
	Question Located `yaml:"question"` // of type OpenText
	Turn     Located `yaml:"turn"`     // which turn of the document, from 1; zero for the whole answer
	Text     Written `yaml:"text"`     // the answer as it is edited, its cuts and what was put in in brackets; zero for the answer as it is
	By       Label   `yaml:"by"`       // who said it; what a respondent of the side is called where empty
}

// resolveReport checks what the report shows and says.
func (r *resolver) resolveReport(fsys fs.FS) {
	report := &r.Report
	if _, err := time.Parse(time.DateOnly, report.Date.Value); err != nil && !report.Date.IsZero() {
		r.errorf(report.Date, "date", "date %q\u00a0: il faut une date comme 2018-10-31", "date %q: a date such as 2018-10-31 is needed", report.Date.Value)
	}
	for i := range report.Sections {
		section := &report.Sections[i]
		for _, shown := range section.Show {
			r.resolveShown(shown)
		}
		r.parseProse(fsys, &section.Text)
	}
	r.nameSections()
	for i := range report.Sections {
		r.checkProse(&report.Sections[i].Text)
	}
}

func (r *resolver) resolveShown(shown Shown) {
	if shown.Quote == nil {
		name, _ := shown.Analysis()
		r.known(name, r.Analyses.Names(), analysisWord)
		return
	}
	if r.known(shown.Quote.Side, r.Sides.Names(), sideWord) {
		r.known(shown.Quote.Question, r.wordsOf(shown.Quote.Side.Value), questionWord)
	}
}

// wordsOf returns the questions put to a side whose answers are words.
func (r *resolver) wordsOf(side string) []string {
	var names []string
	for _, q := range r.QuestionsOf(side) {
		if q.Type == OpenText {
			names = append(names, q.Name)
		}
	}
	return names
}

// nameSections gives each section an id of its own: the one that the file gives, else the name of the first analysis that it
// shows, else its number.
func (r *resolver) nameSections() {
	taken := naming.Taken{}
	for _, section := range r.Report.Sections {
		if id := section.ID; !id.IsZero() {
			if taken[id.Value] {
				r.errorf(id, "duplicate-name", "une autre section a déjà l'id %q", "another section has the id %q already", id.Value)
			}
			taken[id.Value] = true
		}
	}
	for i := range r.Report.Sections {
		section := &r.Report.Sections[i]
		if !section.ID.IsZero() {
			continue
		}
		base := section.firstShown()
		if base == "" {
			base = "section-" + strconv.Itoa(i+1)
		}
		section.ID.Value = taken.Free(base)
	}
}

// firstShown returns the name of the first analysis that the section shows, or "".
func (s *Section) firstShown() string {
	for _, call := range s.calls() {
		if showsAnalysis(call) {
			return call.Argument(0)
		}
	}
	for _, shown := range s.Show {
		if name, _ := shown.Analysis(); !name.IsZero() {
			return name.Value
		}
	}
	return ""
}

func showsAnalysis(call *prose.Call) bool {
	return call.Name == prose.TableCall || call.Name == prose.ChartCall || call.Name == prose.ShowCall
}

// SectionIDs returns the ids of the sections that the study file declares, in order.
func (d *Definition) SectionIDs() []string {
	var ids []string
	for _, section := range d.Report.Sections {
		ids = append(ids, section.ID.Value)
	}
	return ids
}

// declaredKinds are the kinds of analyses that a report without sections shows only where the study declares them.
var declaredKinds = []string{"correlate", "keyness", "cooccurrence", "coverage", "saturation", "timeline"}

// ShowsDeclared reports whether a report without sections shows an analysis because the study declares it.
func (a *Analysis) ShowsDeclared() bool { return slices.Contains(declaredKinds, a.Kind.Value) }

// Shows reports whether the report shows analyses of a kind. One without sections shows all that the study allows, and of
// correlations, comparisons of words and timelines those that it declares.
func (d *Definition) Shows(kind string) bool {
	if d.Report.Sections == nil {
		return !slices.Contains(declaredKinds, kind) || slices.ContainsFunc(d.Analyses, func(e Entry[*Analysis]) bool { return e.Value.Kind.Value == kind })
	}
	of := func(name string) bool { return d.Analyses[d.Analyses.Index(name)].Value.Kind.Value == kind }
	for _, section := range d.Report.Sections {
		for _, shown := range section.Show {
			if name, _ := shown.Analysis(); !name.IsZero() && of(name.Value) {
				return true
			}
		}
		if slices.ContainsFunc(section.calls(), func(c *prose.Call) bool { return showsAnalysis(c) && of(c.Argument(0)) }) {
			return true
		}
	}
	return false
}

// NamesIntervals reports whether the text of the report names the interval of a share.
func (d *Definition) NamesIntervals() bool {
	return slices.ContainsFunc(d.Report.Sections, func(section Section) bool {
		return slices.ContainsFunc(section.calls(), func(c *prose.Call) bool { return c.Name == prose.FigureCall && c.Argument(1) == "interval" })
	})
}

// calls returns the calls of the section's text, in both languages.
func (s *Section) calls() []*prose.Call {
	return slices.Concat(prose.Calls(s.Text.FR), prose.Calls(s.Text.EN))
}

// FigureNamed returns a published figure, or another one that the study declares; nil where there is neither.
func (d *Definition) FigureNamed(id string) *Figure {
	if d.Claims != nil {
		if i := d.Claims.Figures.Index(id); i >= 0 {
			return d.Claims.Figures[i].Value
		}
	}
	if i := d.Figures.Index(id); i >= 0 {
		return d.Figures[i].Value
	}
	return nil
}

// FigureNames returns the ids of all figures: the published ones first, then the others, in order.
func (d *Definition) FigureNames() []string {
	var names []string
	if d.Claims != nil {
		names = d.Claims.Figures.Names()
	}
	return append(names, d.Figures.Names()...)
}

// figureParts returns the parts of a figure that prose can show; none for one that cannot be computed.
func (d *Definition) figureParts(figure *Figure) []string {
	var parts []string
	switch {
	case !figure.NotCheckable.IsZero():
	case !figure.Share.IsZero():
		parts = []string{"percent", "count", "base", "interval"}
	case figure.Units == "respondents":
		parts = []string{"value", "count", "base", "percent"}
	case figure.Units != "":
		parts = []string{"value", "count"}
	case figure.Statistic == "items":
		parts = []string{"value", "count"}
		if scale := d.Scale(figure.Scale.Value); scale != nil && scale.DrawnFrom > 0 {
			parts = append(parts, "base")
		}
	case figure.Statistic == "distinct":
		parts = []string{"value", "count", "base"}
	case figure.Statistic == "mean", figure.Statistic == "median", figure.Statistic == "sum":
		parts = []string{"value", "base"}
	default:
		parts = []string{"value"}
	}
	if d.Claims != nil && d.Claims.Figures.Index(figure.ID.Value) >= 0 {
		parts = append(parts, "published")
	}
	return parts
}

// notComputable words why a figure is not computed.
func notComputable(figure *Figure) locale.Text {
	return locale.Textf("le chiffre %q n'est pas calculé\u00a0: %s", "figure %q is not computed: %s", figure.ID.Value, figure.NotCheckable.Text)
}
