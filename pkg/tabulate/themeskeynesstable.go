package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/keyness"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/multiple"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// KeynessTables shows what distinguishes sides or groups: a table for each question, the pairs one below the other.
func KeynessTables(s *survey.Survey, list []Keynesses, request KeynessRequest, options Options) []*table.Table {
	var tables []*table.Table
	for _, c := range list {
		tables = append(tables, keynessTable(s, c, request, options))
	}
	return tables
}

func keynessTable(s *survey.Survey, c Keynesses, request KeynessRequest, options Options) *table.Table {
	t := &table.Table{ID: "keyness-" + strings.ReplaceAll(c.Name, "_", "-"), Title: locale.Textf("%s\u00a0: ce qui distingue", "%s: what distinguishes", c.Title)}
	if request.Words {
		t.ID = "keyness-words-" + strings.ReplaceAll(c.Name, "_", "-")
	}
	t.Columns = keynessColumns(c, request)
	for _, p := range c.Pairs {
		t.AddGroup(pairHeading(p))
		shown := p.Items
		if request.Top > 0 {
			shown = shown[:min(request.Top, len(shown))]
		}
		for _, item := range shown {
			t.Add(keynessCells(c, p, item, request)...)
		}
	}
	keynessNotes(s, t, c, request, options)
	return t
}

func keynessColumns(c Keynesses, request KeynessRequest) []table.Column {
	head := locale.Text{FR: "Thème", EN: "Theme"}
	if c.Coded == nil {
		head = locale.Text{FR: "Mot", EN: "Word"}
	}
	columns := []table.Column{
		{Key: "item", Label: head},
		{Key: "question", Machine: true, Role: table.Term}, {Key: "name", Machine: true, Role: table.Level},
		{Key: "first", Machine: true, Role: table.Group}, {Key: "second", Machine: true, Role: table.Group},
		{Key: "count_1", Label: locale.Same("n (1)"), Kind: table.Count, Role: table.N, Of: "percent_1"},
		{Key: "base_1", Kind: table.Count, Machine: true, Role: table.Base, Of: "percent_1"},
		{Key: "percent_1", Label: locale.Same("% (1)"), Kind: table.Percent, Decimals: 1, Role: table.Estimate},
		{Key: "count_2", Label: locale.Same("n (2)"), Kind: table.Count, Role: table.N, Of: "percent_2"},
		{Key: "base_2", Kind: table.Count, Machine: true, Role: table.Base, Of: "percent_2"},
		{Key: "percent_2", Label: locale.Same("% (2)"), Kind: table.Percent, Decimals: 1, Role: table.Estimate},
		{Key: "more", Label: locale.Text{FR: "Plus", EN: "More"}},
		{Key: "log_ratio", Label: locale.Same("Log ratio"), Kind: table.Number, Decimals: 2, Role: table.Estimate},
		{Key: "g2", Label: locale.Same("G²"), Kind: table.Number, Decimals: 2, Role: table.Statistic, Of: "log_ratio"},
		{Key: "p", Label: locale.Same("p"), Kind: table.P, Role: table.PValue, Of: "log_ratio"},
	}
	columns = append(columns, adjustedColumns(request.adjustments(), "log_ratio")...)
	return append(columns, table.Column{Key: "p_method", Machine: true, Role: table.Method, Of: "log_ratio"})
}

// adjustedColumns are a column of p values for each way of adjusting them.
func adjustedColumns(ids []string, of string) []table.Column {
	var columns []table.Column
	for _, id := range ids {
		by, _ := multiple.Lookup(id)
		name := by.Name
		if short, ok := adjustmentLabels[id]; ok {
			name = short
		}
		columns = append(columns, table.Column{Key: "p_" + strings.ReplaceAll(id, "-", "_"), Label: locale.Textf("p, %s", "p, %s", name), Kind: table.P, Role: table.AdjustedP, Of: of})
	}
	return columns
}

// pairHeading names the two sides with their bases, which are those of all their items.
func pairHeading(p KeyPair) locale.Text {
	heading := locale.Textf("(1) %s, base %s – (2) %s, base %s", "(1) %s, base %s – (2) %s, base %s",
		p.First.label(), locale.Count(p.First.Share.Base), p.Second.label(), locale.Count(p.Second.Share.Base))
	if p.First.Group.IsZero() {
		return heading
	}
	return locale.Textf("%s\u00a0: %s", "%s: %s", p.First.Side.Label.Text, heading)
}

// keynessLeftOut says who gave no answer, and why.
func keynessLeftOut(t *table.Table, c Keynesses) {
	var without []locale.Text
	for _, p := range c.Speakers {
		if reasons := withoutValue(p.Share); !reasons.IsZero() {
			without = append(without, locale.Textf("%s (%s)", "%s (%s)", p.whole(), reasons))
		}
	}
	if len(without) > 0 {
		t.Note("Sans valeur – %s.", "Without a value – %s.", locale.Join(without))
	}
}

func keynessCells(c Keynesses, p KeyPair, item KeyItem, request KeynessRequest) []table.Cell {
	ratio, g2, value := table.Absent(dash), table.Absent(dash), table.Absent(dash)
	if item.Defined {
		ratio, g2, value = table.Value(item.LogRatio), table.Value(item.G2), table.Value(item.PValue.P)
	}
	cells := []table.Cell{
		table.Words(item.Label), table.Plain(c.Name), table.Plain(item.Name), table.Plain(p.First.key()), table.Plain(p.Second.key()),
		table.Int(item.First.Count), table.Int(item.First.Base), countShare(item.First),
		table.Int(item.Second.Count), table.Int(item.Second.Base), countShare(item.Second),
		table.Plain(direction(item)), ratio, g2, value,
	}
	cells = append(cells, adjustedCells(item.Adjusted, request.adjustments())...)
	method := ""
	if item.Defined {
		method = string(item.PValue.Method)
	}
	return append(cells, table.Plain(method))
}

// countShare is a count as a percentage of its base.
func countShare(c keyness.Count) table.Cell {
	if c.Base == 0 {
		return table.Absent(locale.Text{FR: "base vide", EN: "empty base"})
	}
	return table.Value(100 * float64(c.Count) / float64(c.Base))
}

// adjustedCells are the adjusted p values, dashes where there are none.
func adjustedCells(adjusted []float64, ids []string) []table.Cell {
	cells := slices.Repeat([]table.Cell{table.Absent(dash)}, len(ids))
	for i, p := range adjusted {
		cells[i] = table.Value(p)
	}
	return cells
}

// direction names the side that speaks more of an item, in proportion.
func direction(item KeyItem) string {
	first, second := item.First.Count*item.Second.Base, item.Second.Count*item.First.Base
	switch {
	case first > second:
		return "(1)"
	case second > first:
		return "(2)"
	}
	return ""
}

// keynessNotes say who is counted, what the numbers are, what the family is, and how little few respondents prove.
func keynessNotes(s *survey.Survey, t *table.Table, c Keynesses, request KeynessRequest, options Options) {
	baseNote(t, options.base(s.Study))
	if request.Words {
		t.Note("On compte des répondants, non des mentions\u00a0: chacun une fois par mot, quelle que soit la forme (les mots de même radical sont un seul mot\u00a0; les mots vides ne comptent pas).",
			"Respondents are counted, not mentions: each once a word, whatever its form (words of one stem are one word; stop words do not count).")
	} else {
		t.Note("On compte des répondants, non des mentions\u00a0: chacun une fois par thème dont il parle, ou dont une partie.", "Respondents are counted, not mentions: each once a theme that they speak of, or a part of it.")
	}
	keynessLeftOut(t, c)
	keynessRead(t, c)
	familyNote(t, c, request)
	keynessDoubts(t, c)
	if c.Coded != nil {
		codersNote(s, t, c.Coded, everyUnit)
	}
	unweightedNote(s, t, c.sides()...)
	if units, err := options.units(s.Study); err == nil {
		options.whereNotes(t, s, units)
	}
}

// keynessRead says how to read the columns.
func keynessRead(t *table.Table, c Keynesses) {
	t.Note("Plus\u00a0: qui en parle davantage, en proportion. Log ratio\u00a0: 1 veut dire deux fois plus fréquent dans (1), -1 deux fois plus dans (2). G²\u00a0: log-vraisemblance. p\u00a0: exacte (Fisher).",
		"More: who speaks more of it, in proportion. Log ratio: 1 means twice as frequent in (1), -1 twice in (2). G²: log-likelihood. p: exact (Fisher).")
	if c.any(func(item KeyItem) bool { return item.Replaced }) {
		t.Note("Dans le log ratio, un compte de 0 vaut un demi.", "In the log ratio, a count of 0 is taken as a half.")
	}
	if c.any(func(item KeyItem) bool { return item.PValue.Method == keyness.Asymptotic }) {
		t.Note("Au-delà d'un million de répondants, p est celle du khi-carré.", "Beyond a million respondents, p is that of chi-square.")
	}
}

// any reports whether an item of some pair is like that.
func (c Keynesses) any(like func(KeyItem) bool) bool {
	return slices.ContainsFunc(c.Pairs, func(p KeyPair) bool { return slices.ContainsFunc(p.Items, like) })
}

// sides names the sides that are compared, each once.
func (c Keynesses) sides() []string {
	var names []string
	for _, p := range c.Pairs {
		names = append(names, p.First.Side.Name, p.Second.Side.Name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// familyNote says which tests are a family, which items have none, and what is not shown.
func familyNote(t *table.Table, c Keynesses, request KeynessRequest) {
	all, rare, hidden := 0, 0, 0
	for _, p := range c.Pairs {
		all += len(p.Items)
		rare += p.Rare
		if request.Top > 0 {
			hidden += max(0, len(p.Items)-request.Top)
		}
	}
	adjusted := locale.Text{FR: "valeurs de p non ajustées", EN: "p values not adjusted"}
	if ids := request.adjustments(); len(ids) > 0 {
		adjusted = locale.Textf("valeurs de p ajustées\u00a0: %s", "p values adjusted: %s", methodNames(ids))
	}
	t.Note("Famille – tests\u00a0: %s, tous ceux de ce tableau (paires\u00a0: %d)\u00a0; %s.", "Family – tests: %s, all those of this table (pairs: %d); %s.", locale.Count(c.Family), len(c.Pairs), adjusted)
	if without := all - c.Family; without > 0 {
		t.Note("Sans test, hors de la famille (personne n'en parle, ou tous)\u00a0: %s.", "Without a test, outside the family (nobody speaks of it, or everybody does): %s.", locale.Count(without))
	}
	if rare > 0 {
		t.Note("Mots de moins de %d répondants de la paire, non comparés\u00a0: %s.", "Words of fewer than %d respondents of the pair, not compared: %s.", request.least(), locale.Count(rare))
	}
	if hidden > 0 {
		t.Note("Lignes non montrées, mais de la famille\u00a0: %s.", "Rows not shown, but of the family: %s.", locale.Count(hidden))
	}
}

// adjustmentLabels head the columns of adjusted p values, where the name is long.
var adjustmentLabels = map[string]locale.Text{
	multiple.BenjaminiHochbergID: locale.Same("B.-H."), multiple.BenjaminiYekutieliID: locale.Same("B.-Y."),
}

// methodNames lists the names of adjustments, with how columns shorten them.
func methodNames(ids []string) locale.Text {
	var all locale.Text
	for _, id := range ids {
		by, _ := multiple.Lookup(id)
		name := by.Name
		if short, ok := adjustmentLabels[id]; ok {
			name = locale.Textf("%s (%s)", "%s (%s)", name, short)
		}
		if all.IsZero() {
			all = name
		} else {
			all = locale.Textf("%s\u00a0; %s", "%s; %s", all, name)
		}
	}
	return all
}

// keynessFew is how many respondents of the smaller side prove little.
const keynessFew = 50

// keynessDoubts says how little the smallest side proves.
func keynessDoubts(t *table.Table, c Keynesses) {
	least := c.Speakers[0].Share.Base
	for _, p := range c.Speakers {
		least = min(least, p.Share.Base)
	}
	if least < keynessFew {
		t.Note("La plus petite base est de %d\u00a0: si peu de répondants prouvent peu. Seul un grand écart y ressort, et une valeur de p élevée ne dit pas que les deux se ressemblent.",
			"The smallest base is %d: so few respondents prove little. Only a large difference stands out, and a high p value does not say that the two are alike.", least)
	}
}

// KeynessMethods returns the identifiers of the methods of what KeynessTables shows.
func KeynessMethods(list []Keynesses, request KeynessRequest) []string {
	ids := []string{keyness.RespondentsID, keyness.LogRatioID, keyness.FisherID}
	asymptotic := func(item KeyItem) bool { return item.PValue.Method == keyness.Asymptotic }
	if slices.ContainsFunc(list, func(c Keynesses) bool { return c.any(asymptotic) }) {
		ids = append(ids, keyness.AsymptoticID)
	}
	return append(ids, request.adjustments()...)
}
