package report

import (
	"math"
	"strconv"
	"time"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/regional"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// Pages makes a document for each region of a study whose sides are joined. It does not change, so that many workers may make
// documents at once.
type Pages struct {
	survey  *survey.Survey
	regions *regional.Regions
	made    time.Time
	strips  map[*regional.Standing]*stripOf
}

// ByRegion returns the pages of a survey, or a *tabulate.UsageError where its sides are not joined. The documents say that they
// were made at a time, unless it is zero.
func ByRegion(s *survey.Survey, made time.Time) (*Pages, error) {
	regions, err := regional.New(s)
	if err != nil {
		return nil, err
	}
	p := &Pages{survey: s, regions: regions, made: made, strips: map[*regional.Standing]*stripOf{}}
	for _, of := range regions.Standings() {
		p.strips[of] = newStripOf(p, of)
	}
	return p, nil
}

// Len returns the number of regions.
func (p *Pages) Len() int { return p.regions.Len() }

// Name returns the name of a region.
func (p *Pages) Name(i int) string { return p.regions.Name(i) }

// Code returns the code of a region.
func (p *Pages) Code(i int) string { return p.regions.Code(i) }

// Document returns the report of a region: who answered there, its scores and side tables among those of all regions, and
// what its units answered, side by side.
func (p *Pages) Document(i int) *document.Document {
	def := p.survey.Study
	title := def.Title.Text
	if def.Wave != "" {
		title = locale.Textf("%s – vague\u00a0: %s", "%s – wave: %s", title, def.WaveLabel(def.Wave))
	}
	page := &regionPage{Pages: p, region: i}
	page.section("members", locale.Text{FR: "Qui a répondu", EN: "Who answered"})
	page.table("members", p.regions.Members(i))
	for _, of := range p.regions.Standings() {
		page.standing(of)
	}
	if questions := p.regions.Questions(); len(questions) > 0 {
		title := locale.Text{FR: "Réponses", EN: "Answers"}
		page.section("answers", title)
		page.table("answers", p.regions.Answers(i, "answers", locale.Text{FR: "réponses", EN: "answers"}, questions, true))
	}
	return &document.Document{
		Title: locale.Same(p.Name(i)), Subtitle: title, Notice: def.Notice.Text, Source: def.Source.Text, Made: p.made, Sections: page.sections,
	}
}

// A regionPage is the document of one region while it is made.
type regionPage struct {
	*Pages
	region   int
	sections []document.Section
	tables   int
	charts   int
}

func (p *regionPage) section(id string, title locale.Text) {
	p.sections = append(p.sections, document.Section{ID: id, Title: title})
}

func (p *regionPage) add(block document.Block) {
	last := &p.sections[len(p.sections)-1]
	last.Blocks = append(last.Blocks, block)
}

func (p *regionPage) table(name string, t *table.Table) {
	p.tables++
	p.add(document.Block{Number: p.tables, Name: name, Table: t})
}

// standing adds the section of a scale or of a side table.
func (p *regionPage) standing(of *regional.Standing) {
	name := of.Variable.Name
	p.section(name, of.Label())
	p.add(document.Block{Name: name, Prose: document.Plain(p.sentence(of))})
	p.strip(name, of)
	p.table(name, p.regions.Standing(p.region, of))
	if of.Scale != nil && of.Scale.IsRated() {
		return // The answers are numbers: the scores say more.
	}
	if items := of.Items(); len(items) > 0 {
		p.table(name, p.regions.Answers(p.region, "items", of.Label(), items, false))
	}
}

// strip draws the regions on one scale, with the one that the document is about named; nothing where no region has a value.
func (p *regionPage) strip(name string, of *regional.Standing) {
	if !of.Summary.HasMean() {
		return
	}
	v := of.Variable
	caption := locale.Textf("%s\u00a0: %s parmi les régions", "%s: %s among the regions", locale.Same(p.Name(p.region)), of.Label())
	row := chart.Strip{Label: locale.Text{FR: "Régions", EN: "Regions"}, Q1: of.Summary.Q1, Median: of.Summary.Median, Q3: of.Summary.Q3}
	row.Units = p.strips[of].with(p.region)
	drawn := chart.StripChart{Title: caption, Max: v.Maximum, Rows: []chart.Strip{row}}
	drawn.Dot, drawn.Named = locale.Text{FR: "une région", EN: "one region"}, locale.Same(p.Name(p.region))
	if v.Unit != "" {
		drawn.Unit = func(x float64, lang locale.Lang) string { return lang.Money(x, 0, v.Unit) }
	}
	p.charts++
	p.add(document.Block{Number: p.charts, Name: name, Chart: &document.Chart{Caption: caption, Drawing: drawn}})
}

// sentence says where the region stands.
func (p *regionPage) sentence(of *regional.Standing) locale.Text {
	v := of.Variable
	if v.States[p.region] != study.Answered {
		return locale.Textf("%s\u00a0: %s.", "%s: %s.", of.Label(), v.States[p.region].Label())
	}
	value := amount(v.Numbers[p.region], v.Unit)
	if v.Maximum > 0 {
		value = locale.Textf("%s sur %s", "%s of %s", value, locale.Trimmed(v.Maximum, 1))
	}
	if of.Summary.N == 1 {
		return locale.Textf("%s\u00a0: %s\u00a0; aucune autre région n'a de valeur.", "%s: %s; no other region has a value.", of.Label(), value)
	}
	return locale.Textf("%s\u00a0: %s, rang %s parmi %s régions\u00a0; médiane\u00a0: %s.", "%s: %s, rank %s among %s regions; median: %s.",
		of.Label(), value, locale.Count(of.Ranks[p.region]), locale.Count(of.Summary.N), amount(of.Summary.Median, v.Unit))
}

// amount writes a number with its unit, if any.
func amount(x float64, unit string) locale.Text {
	if math.IsNaN(x) {
		return locale.Same("–")
	}
	write := locale.Trimmed(x, 1)
	if unit != "" {
		write = func(lang locale.Lang) string { return lang.Money(x, 0, unit) }
	}
	return locale.Textf("%s", "%s", write)
}

// Index returns the document that leads to those of the regions, in the order of their codes; file returns the name of the
// file of a region.
func (p *Pages) Index(file func(i int) string) *document.Document {
	def := p.survey.Study
	var fr, en []document.Passage
	for i := range p.Len() {
		name := []document.Span{{Text: p.Name(i), Link: file(i)}}
		fr = append(fr, document.Passage{Kind: document.Item, Level: 1, Spans: append(name[:1:1], document.Span{Text: p.summary(i).FR})})
		en = append(en, document.Passage{Kind: document.Item, Level: 1, Spans: append(name[:1:1], document.Span{Text: p.summary(i).EN})})
	}
	title := locale.Textf("Les régions (%s)", "The regions (%s)", strconv.Itoa(p.Len()))
	return &document.Document{Title: def.Title.Text, Notice: def.Notice.Text, Source: def.Source.Text, Made: p.made, Sections: []document.Section{
		{ID: "regions", Title: title, Blocks: []document.Block{{Prose: &document.Prose{FR: fr, EN: en}}}},
	}}
}

// summary says what a region has of each scale and side table.
func (p *Pages) summary(i int) locale.Text {
	text := locale.Text{}
	for _, of := range p.regions.Standings() {
		value := locale.Same("–")
		if of.Variable.States[i] == study.Answered {
			value = amount(of.Variable.Numbers[i], of.Variable.Unit)
		}
		text = locale.Textf("%s\u00a0; %s\u00a0: %s", "%s; %s: %s", text, of.Label(), value)
	}
	return text
}
