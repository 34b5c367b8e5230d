package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/keyness"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// A Source is whose mentions are counted: a respondent, a document, or the respondents of a group of --by.
type Source struct {
	Side   *study.Side // its side
	Label  locale.Text // what people read
	Key    string      // identifier of the respondent, or code of the group
	Passed int         // coded answers and turns

	segments []int
}

// Coverage is which sources speak of which themes, and how often.
type Coverage struct {
	Question *study.Question // the coded question
	Sources  []Source        // side by side, those with coded words
	Themes   []*study.Theme  // the themes at the top of the tree
	Matrix   keyness.Matrix  // by source and theme, answers and turns that speak of it or of a part of it
	Without  int             // sources without coded words
}

// CoverThemes counts the mentions of the themes at the top of the tree, source by source; with no questions, of all of them
// together. Of the options, Where and By count: with By, a source is a group.
func CoverThemes(s *survey.Survey, questions []string, options Options) ([]Coverage, error) {
	if len(questions) == 0 {
		questions = []string{study.AllThemes}
	}
	coded, err := codedQuestions(s, questions)
	if err != nil {
		return nil, err
	}
	var list []Coverage
	for _, q := range coded {
		speakers, err := speakersOf(s, q.CodedFrom, options)
		if err != nil {
			return nil, err
		}
		c := Coverage{Question: q, Themes: slices.DeleteFunc(themesOf(s.Study, q), func(theme *study.Theme) bool { return theme.Parent != nil })}
		for _, source := range sourcesOf(s, q, speakers, len(options.By) > 0) {
			if source.Passed == 0 {
				c.Without++
			} else {
				c.Sources = append(c.Sources, source)
			}
		}
		c.count(s)
		list = append(list, c)
	}
	return list, nil
}

// sourcesOf returns the respondents, or their groups, with what of their words is coded.
func sourcesOf(s *survey.Survey, q *study.Question, speakers []Speakers, groups bool) []Source {
	by := map[string][][]int{} // the segments of a side, of which there may be several groups
	var sources []Source
	for _, p := range speakers {
		if by[p.Side.Name] == nil {
			by[p.Side.Name] = s.Codings.Corpus.ByUnit(p.Side.Name, q.CodedFrom...)
		}
		group := Source{Side: p.Side, Label: p.label(), Key: p.key()}
		for i, unit := range p.frame.Units {
			if !p.mask.Has(i) {
				continue
			}
			source := Source{Side: p.Side, Label: locale.Same(unit.Name), Key: unit.ID}
			source.segments = slices.DeleteFunc(by[p.Side.Name][i], func(segment int) bool { return !s.Codings.Coded(segment) })
			source.Passed = len(source.segments)
			group.segments = append(group.segments, source.segments...)
			if !groups {
				sources = append(sources, source)
			}
		}
		group.Passed = len(group.segments)
		if groups {
			sources = append(sources, group)
		}
	}
	return sources
}

// count fills the matrix.
func (c *Coverage) count(s *survey.Survey) {
	var mentions []keyness.Mention
	for i, source := range c.Sources {
		for _, segment := range source.segments {
			for _, theme := range themesIn(s, []int{segment}, c.Themes) {
				mentions = append(mentions, keyness.Mention{Source: i, Theme: theme})
			}
		}
	}
	c.Matrix = keyness.Coverage(mentions, len(c.Sources), len(c.Themes))
}

// CoverageTables shows matrices of sources and themes.
func CoverageTables(s *survey.Survey, list []Coverage, options Options) []*table.Table {
	var tables []*table.Table
	for _, c := range list {
		tables = append(tables, coverageTable(s, c, options))
	}
	return tables
}

func coverageTable(s *survey.Survey, c Coverage, options Options) *table.Table {
	t := &table.Table{ID: "coverage-" + strings.ReplaceAll(c.Question.Name, "_", "-"), Title: CoverageTitle(c)}
	t.Columns = []table.Column{
		{Key: "source", Label: locale.Same("Source")},
		{Key: "question", Machine: true, Role: table.Term}, {Key: "side", Machine: true, Role: table.Side}, {Key: "name", Machine: true, Role: table.Level},
		{Key: "passages", Label: locale.Text{FR: "Codés", EN: "Coded"}, Kind: table.Count, Role: table.Base},
		{Key: "themes", Label: locale.Text{FR: "Thèmes", EN: "Themes"}, Kind: table.Count, Role: table.Estimate},
	}
	for _, theme := range c.Themes {
		t.Columns = append(t.Columns, table.Column{Key: "theme_" + theme.Name, Label: theme.Label.Text, Kind: table.Count, Role: table.Estimate, Category: theme.Name})
	}
	for i, source := range c.Sources {
		if i == 0 || source.Side != c.Sources[i-1].Side {
			t.AddGroup(source.Side.Label.Text)
		}
		t.Add(c.cells(i)...)
	}
	if len(c.Sources) > 0 {
		t.AddTotal(c.totals("mentions", locale.Same("Mentions"), c.mentions)...)
		t.AddTotal(c.totals("sources", locale.Same("Sources"), func(theme int) int { return c.Matrix.Sources[theme] })...)
	}
	c.notes(s, t, options)
	return t
}

// CoverageTitle heads a matrix.
func CoverageTitle(c Coverage) locale.Text {
	return locale.Textf("%s\u00a0: qui parle de quoi", "%s: who speaks of what", c.Question.Title())
}

func (c Coverage) cells(i int) []table.Cell {
	source := c.Sources[i]
	cells := []table.Cell{table.Words(source.Label), table.Plain(c.Question.Name), table.Plain(source.Side.Name), table.Plain(source.Key), table.Int(source.Passed), table.Int(c.Matrix.Themes[i])}
	for _, n := range c.Matrix.Counts[i] {
		cells = append(cells, table.Int(n))
	}
	return cells
}

// mentions adds the mentions of a theme.
func (c Coverage) mentions(theme int) int {
	n := 0
	for _, counts := range c.Matrix.Counts {
		n += counts[theme]
	}
	return n
}

// totals are a line at the foot: a number for each theme.
func (c Coverage) totals(name string, label locale.Text, of func(theme int) int) []table.Cell {
	passed := 0
	for _, source := range c.Sources {
		passed += source.Passed
	}
	if name == "sources" {
		passed = len(c.Sources)
	}
	spoken := 0
	for _, n := range c.Matrix.Sources {
		if n > 0 {
			spoken++
		}
	}
	cells := []table.Cell{table.Words(label), table.Plain(c.Question.Name), table.Plain(""), table.Plain(name), table.Int(passed), table.Int(spoken)}
	for theme := range c.Themes {
		cells = append(cells, table.Int(of(theme)))
	}
	return cells
}

func (c Coverage) notes(s *survey.Survey, t *table.Table, options Options) {
	t.Note("Mentions\u00a0: réponses ou tours de parole qui parlent du thème, ou d'une de ses parties. Codés\u00a0: réponses ou tours codés. Thèmes\u00a0: combien la source en aborde.",
		"Mentions: answers or turns that speak of the theme, or of a part of it. Coded: coded answers or turns. Themes: how many the source speaks of.")
	if len(c.Sources) > 0 {
		t.Note("Au pied, sous chaque thème\u00a0: ses mentions, puis les sources qui en parlent.", "At the foot, below each theme: its mentions, then the sources that speak of it.")
	}
	if c.Without > 0 {
		t.Note("Sources sans mots codés, hors du tableau\u00a0: %s.", "Sources without coded words, not in the table: %s.", locale.Count(c.Without))
	}
	codersNote(s, t, c.Question, everyUnit)
	if units, err := options.units(s.Study); err == nil {
		options.whereNotes(t, s, units)
	}
}

// CoverageMethods returns the identifiers of the methods of what CoverageTables shows.
func CoverageMethods() []string { return []string{keyness.CoverageID} }
