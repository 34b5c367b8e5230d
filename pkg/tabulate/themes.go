package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// Themes are the themes of what respondents said to an open question, or to all of them.
type Themes struct {
	Question *study.Question // the coded question: its answers are the themes
	Rates    []ThemeRate     // side by side, group by group, each theme before those that are part of it
}

// A ThemeRate is how many respondents of a side speak of a theme, or of one that is part of it.
type ThemeRate struct {
	Rate
	Theme    *study.Theme
	Mentions int // answers, or turns of speakers, that speak of it
}

// ThemeRates counts the themes of open questions of the corpus, study.AllThemes for all of them together; with no questions,
// of each of them. Of the options, Where, By, Base, Level and Interval count.
func ThemeRates(s *survey.Survey, questions []string, options Options) ([]Themes, error) {
	coded, err := codedQuestions(s, questions)
	if err != nil {
		return nil, err
	}
	var list []Themes
	for _, q := range coded {
		rates, err := Rates(s, []string{q.Name}, options)
		if err != nil {
			return nil, err
		}
		themes := Themes{Question: q}
		for _, rate := range rates {
			themes.Rates = append(themes.Rates, ThemeRate{Rate: rate, Theme: s.Study.ThemeNamed(rate.Code)})
		}
		countMentions(s, q, themes.Rates)
		list = append(list, themes)
	}
	return list, nil
}

// codedQuestions resolves the names of open questions of the corpus to the questions whose answers are their themes.
func codedQuestions(s *survey.Survey, names []string) ([]*study.Question, error) {
	if len(s.Study.Corpus.Questions) > 0 && len(s.Study.Coded) == 0 {
		return nil, usage("personne n'a codé le corpus (coding:)", "nobody has coded the corpus (coding:)")
	}
	names, err := corpusQuestions(s.Study, names, study.AllThemes)
	if err != nil {
		return nil, err
	}
	var coded []*study.Question
	for _, name := range names {
		if name != study.AllThemes {
			name = study.ThemesOf(name)
		}
		coded = append(coded, s.Study.Question(name))
	}
	return coded, nil
}

// corpusQuestions checks names of open questions of the corpus; with no names it returns each of them. More are other names
// that will do, such as study.AllThemes for all of them together.
func corpusQuestions(def *study.Definition, names []string, more ...string) ([]string, error) {
	if len(def.Corpus.Questions) == 0 {
		return nil, usage("l'étude n'a pas de corpus (corpus:)", "the study has no corpus (corpus:)")
	}
	all := study.Values(def.Corpus.Questions)
	if len(names) == 0 {
		return all, nil
	}
	known := append(all, more...)
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, unknown(locale.Text{FR: "question du corpus", EN: "question of the corpus"}, name, known)
		}
	}
	return names, nil
}

// countMentions counts the segments that speak of the theme of each rate, among those of the units behind it: it reads the
// corpus once.
func countMentions(s *survey.Survey, q *study.Question, rates []ThemeRate) {
	type about struct {
		side  string
		theme *study.Theme
	}
	of := map[about][]int{} // the rates of a theme on a side, one a group
	for r, rate := range rates {
		key := about{rate.Side.Name, rate.Theme}
		of[key] = append(of[key], r)
	}
	for i, segment := range s.Codings.Corpus.Segments {
		if !slices.Contains(q.CodedFrom, segment.Question.Name) {
			continue
		}
		for _, theme := range s.Codings.Themes(i) {
			for _, r := range of[about{segment.Side, theme}] {
				if _, member := slices.BinarySearch(rates[r].Share.Members, segment.Unit); member {
					rates[r].Mentions++
				}
			}
		}
	}
}

// ThemesTables returns the themes as tables: one a question.
func ThemesTables(s *survey.Survey, list []Themes, options Options) []*table.Table {
	var tables []*table.Table
	for _, themes := range list {
		tables = append(tables, themesTable(s, themes, options))
	}
	return tables
}

func themesTable(s *survey.Survey, themes Themes, options Options) *table.Table {
	rates := ratesOfThemes(themes)
	t := &table.Table{ID: strings.ReplaceAll(themes.Question.Name, "_", "-"), Title: themes.Question.Title()}
	t.Columns = []table.Column{
		{Key: "theme", Label: locale.Text{FR: "Thème", EN: "Theme"}},
		{Key: "question", Machine: true, Role: table.Term}, {Key: "side", Machine: true, Role: table.Side}, {Key: "name", Machine: true, Role: table.Level},
		{Key: "group", Machine: true, Role: table.Group}, {Key: "under", Machine: true},
		{Key: "count", Label: locale.Same("n"), Kind: table.Count, Role: table.N},
		{Key: "base", Label: locale.Same("Base"), Kind: table.Count, Role: table.Base},
		{Key: "percent", Label: locale.Same("%"), Kind: table.Percent, Decimals: 1, Role: table.Estimate},
		likeColumn(rates, options),
		{Key: "finite", Label: locale.Text{FR: "Pop. finie", EN: "Finite pop."}, Kind: table.Percent, Decimals: 1, Machine: !knowsPopulation(s), Range: true, Role: table.Interval, Of: "percent", Method: estimate.FinitePopulationID, Confidence: options.level()},
		{Key: "mentions", Label: locale.Same("Mentions"), Kind: table.Count, Role: table.Estimate, Machine: !hasMoreMentions(themes)},
	}
	t.Columns = append(t.Columns, reasonColumns()...)
	for i, rate := range themes.Rates {
		if i == 0 || rate.Side != themes.Rates[i-1].Side || rate.Key != themes.Rates[i-1].Key {
			t.AddGroup(sideAndGroup(rate.Side, rate.Group))
		}
		t.Add(themeCells(rate)...)
	}
	themesNotes(s, t, themes, options)
	return t
}

// ratesOfThemes returns the rates alone.
func ratesOfThemes(themes Themes) []Rate {
	rates := make([]Rate, len(themes.Rates))
	for i, rate := range themes.Rates {
		rates[i] = rate.Rate
	}
	return rates
}

// hasMoreMentions reports whether some respondent speaks of a theme more than once: mentions say nothing new otherwise.
func hasMoreMentions(themes Themes) bool {
	return slices.ContainsFunc(themes.Rates, func(r ThemeRate) bool { return r.Mentions != r.Share.Count })
}

func themeCells(rate ThemeRate) []table.Cell {
	percent := table.Absent(locale.Text{FR: "base vide", EN: "empty base"})
	if p, ok := rate.Percent(); ok {
		percent = table.Value(p)
	}
	cells := []table.Cell{
		table.Words(ThemeLabel(rate.Theme)), table.Plain(rate.Question.Name), table.Plain(rate.Side.Name), table.Plain(rate.Theme.Name), table.Plain(rate.Key), table.Plain(rate.Theme.Under.Value),
		table.Int(rate.Share.Count), table.Int(rate.Share.Base), percent, intervalCell(rate.Like, 100), intervalCell(rate.Finite, 100), table.Int(rate.Mentions),
	}
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		cells = append(cells, table.Int(rate.Share.Unanswered[reason]+rate.Share.LeftOut[reason]))
	}
	return cells
}

// ThemeLabel returns the label of a theme, set in by how deep it stands in the tree.
func ThemeLabel(theme *study.Theme) locale.Text {
	if theme.Depth == 0 {
		return theme.Label.Text
	}
	in := strings.Repeat("– ", theme.Depth)
	return locale.Textf("%s%s", "%s%s", in, theme.Label.Text)
}

// themesNotes say who counts, how themes are counted and who gave them.
func themesNotes(s *survey.Survey, t *table.Table, themes Themes, options Options) {
	rates := ratesOfThemes(themes)
	baseNote(t, options.base(s.Study))
	for i, rate := range rates {
		if i > 0 && rate.Side == rates[i-1].Side && rate.Key == rates[i-1].Key {
			continue
		}
		if without := withoutValue(rate.Share); !without.IsZero() {
			t.Note("%s, sans valeur\u00a0– %s.", "%s, without a value – %s.", sideAndGroup(rate.Side, rate.Group), without)
		}
	}
	if slices.ContainsFunc(themes.Rates, func(r ThemeRate) bool { return r.Theme.Depth > 0 }) {
		t.Note("Une unité compte dans chaque thème dont elle parle, et dans ceux dont il fait partie.", "A unit counts in each theme that it speaks of, and in those that the theme is part of.")
	} else {
		t.Note("Une unité compte dans chaque thème dont elle parle.", "A unit counts in each theme that it speaks of.")
	}
	if hasMoreMentions(themes) {
		t.Note("Mentions\u00a0: réponses ou tours de parole.", "Mentions: answers or turns of speakers.")
	}
	codersNote(s, t, themes.Question, unitsInBase(themes))
	if units, err := options.units(s.Study); err == nil {
		options.whereNotes(t, s, units)
	}
	simple, designed := samplingOf(rates)
	if simple {
		simpleNote(s, t, options)
	}
	if designed {
		designedNotes(s, t, rates, options)
	}
}

// unitsInBase returns which units are in the base of any of the rates of themes.
func unitsInBase(themes Themes) func(side string, unit int) bool {
	inBase := map[string]map[int]bool{}
	for _, rate := range themes.Rates {
		if inBase[rate.Side.Name] == nil {
			inBase[rate.Side.Name] = map[int]bool{}
		}
		for _, unit := range rate.Share.InBase {
			inBase[rate.Side.Name][unit] = true
		}
	}
	return func(side string, unit int) bool { return inBase[side][unit] }
}

// everyUnit is for codersNote where all units count.
func everyUnit(string, int) bool { return true }

// codersNote says how many coders coded the words of a question, of the units that are meant, and where they differed.
func codersNote(s *survey.Survey, t *table.Table, q *study.Question, meant func(side string, unit int) bool) {
	counts := func(i int) bool {
		segment := &s.Codings.Corpus.Segments[i]
		return slices.Contains(q.CodedFrom, segment.Question.Name) && meant(segment.Side, segment.Unit)
	}
	coded, conflicts, decided, open := 0, 0, 0, 0
	for i := range s.Codings.Corpus.Segments {
		if counts(i) && s.Codings.Coded(i) {
			coded++
		}
	}
	type direct struct { // a theme that a coder gave itself, and not only one that is part of it
		segment int
		theme   *study.Theme
	}
	given := map[direct]bool{}
	for _, c := range s.Codings.All {
		given[direct{c.Segment, c.Theme}] = true
	}
	for i := range s.Codings.Conflicts {
		conflict := &s.Codings.Conflicts[i]
		if !counts(conflict.Segment) || !given[direct{conflict.Segment, conflict.Theme}] {
			continue
		}
		conflicts++
		switch {
		case s.Codings.SettledBy(conflict) != nil:
			decided++
		case len(conflict.For) == len(conflict.Against) && !conflict.Counts:
			open++
		}
	}
	if len(s.Codings.Coders) == 1 {
		t.Note("Réponses codées\u00a0: %d, par une personne.", "Answers coded: %d, by one person.", coded)
		return
	}
	t.Note("Réponses codées\u00a0: %d\u00a0; personnes qui codent\u00a0: %d. Désaccords sur un thème\u00a0: %d, dont réglés par décision\u00a0: %d, à voix égales (le thème ne compte pas)\u00a0: %d.",
		"Answers coded: %d; coders: %d. Disagreements on a theme: %d, of which settled by decision: %d, evenly split (the theme does not count): %d.",
		coded, len(s.Codings.Coders), conflicts, decided, open)
}

// wordsOf lists the segments of a side that speak of a theme, in the order of the corpus; nil for a side without any.
func wordsOf(s *survey.Survey, frame *dataset.Frame, q *study.Question, theme *study.Theme) []int {
	var segments []int
	for i, segment := range s.Codings.Corpus.Segments {
		if segment.Side == frame.Name && slices.Contains(q.CodedFrom, segment.Question.Name) && s.Codings.Has(i, theme) {
			segments = append(segments, i)
		}
	}
	return segments
}

// themesMethod says how themes were given and counted.
func themesMethod(coders int) locale.Text {
	if coders == 1 {
		return locale.Text{
			FR: "Les thèmes ont été donnés aux mots des répondants par une personne, selon la liste de thèmes de l'étude.",
			EN: "Themes were given to the words of respondents by one person, from the study's codebook.",
		}
	}
	return locale.Textf("Les thèmes ont été donnés aux mots des répondants par %d personnes, selon la liste de thèmes de l'étude. Un thème compte si plus de la moitié de celles qui ont codé la réponse l'ont donné, lui ou un thème qui en fait partie, ou si une décision le retient.",
		"Themes were given to the words of respondents by %d coders, from the study's codebook. A theme counts where more than half of the coders of the answer gave it, or one that is part of it, or where a decision keeps it.", coders)
}
