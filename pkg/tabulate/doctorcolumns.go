package tabulate

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/table"
)

// doctorColumns lists the columns of each file: what each holds, and why it is taken so.
func doctorColumns(profiles []*profile.Profile) *table.Table {
	t := &table.Table{ID: "columns", Title: locale.Text{FR: "Colonnes", EN: "Columns"}}
	t.Columns = []table.Column{
		{Key: "number", Label: locale.Text{FR: "N°", EN: "No."}, Kind: table.Count},
		{Key: "heading", Label: locale.Text{FR: "Titre", EN: "Heading"}},
		{Key: "file", Machine: true}, {Key: "name", Machine: true}, {Key: "label", Machine: true},
		{Key: "line", Kind: table.Count, Machine: true}, {Key: "byte", Kind: table.Count, Machine: true},
		{Key: "role", Machine: true}, {Key: "personal", Machine: true}, {Key: "kind_code", Machine: true},
		{Key: "kind", Label: locale.Text{FR: "Nature", EN: "Kind"}},
		{Key: "filled", Label: locale.Text{FR: "Remplies", EN: "Filled"}, Kind: table.Count},
		{Key: "blank", Label: locale.Text{FR: "Vides", EN: "Blank"}, Kind: table.Count},
		{Key: "distinct", Kind: table.Count, Machine: true},
		{Key: "distinct_exact", Machine: true},
		{Key: "decimal", Machine: true}, {Key: "thousands", Machine: true}, {Key: "low", Kind: table.Number, Machine: true},
		{Key: "high", Kind: table.Number, Machine: true}, {Key: "date_format", Machine: true}, {Key: "separator", Machine: true},
		{Key: "question", Machine: true}, {Key: "why", Machine: true},
		{Key: "content", Label: locale.Text{FR: "Contenu", EN: "Content"}},
	}
	headed(t, profiles, func(p *profile.Profile) {
		for i := range p.Columns {
			t.Add(columnCells(p, &p.Columns[i])...)
		}
	})
	for _, p := range profiles {
		questionNotes(t, p)
	}
	return t
}

func columnCells(p *profile.Profile, c *profile.Column) []table.Cell {
	cells := []table.Cell{
		table.Int(c.Index + 1), table.Plain(narrowHeading(c.Heading.Label)), table.Plain(p.File), table.Plain(c.Heading.Name), table.Plain(c.Heading.Label),
	}
	if len(c.Headings) > 0 {
		cells = append(cells, position(c.Headings[0].Pos.Line), position(c.Headings[0].Pos.Column))
	} else {
		cells = append(cells, table.Cell{}, table.Cell{})
	}
	question := ""
	if c.Question >= 0 {
		question = p.Questions[c.Question].Stem
	}
	distinct := table.Int(c.Distinct)
	cells = append(cells, table.Plain(string(c.Role)), table.Plain(strconv.FormatBool(c.Personal)), table.Plain(string(c.Kind)),
		table.Words(kindWord(c)), table.Int(c.Filled), table.Int(c.Blank), distinct, table.Plain(strconv.FormatBool(c.Complete)),
		table.Plain(mark(c.Decimal)), table.Plain(c.Thousands), bound(c, c.Low), bound(c, c.High), table.Plain(c.Format), table.Plain(c.Separator),
		table.Plain(question), table.Words(c.Why), table.Words(content(p, c)))
	return cells
}

// bound writes the end of a range; nothing where there is none.
func bound(c *profile.Column, x float64) table.Cell {
	if !c.Ranged {
		return table.Cell{}
	}
	return table.Value(x)
}

// mark writes a decimal mark; nothing where there is none.
func mark(decimal byte) string {
	if decimal == 0 {
		return ""
	}
	return string(rune(decimal))
}

// shortHeading shortens a heading for people, on one line.
func shortHeading(heading string) string {
	return ingest.Shorten(strings.Join(strings.Fields(heading), " "))
}

// longestWord is how many characters of one word of a heading people are shown: a long one would leave no room beside it.
const longestWord = 24

// narrowHeading shortens a heading as shortHeading does, and its words too.
func narrowHeading(heading string) string {
	words := strings.Fields(shortHeading(heading))
	for i, word := range words {
		if characters := []rune(word); len(characters) > longestWord {
			words[i] = string(characters[:longestWord-1]) + "…"
		}
	}
	return strings.Join(words, " ")
}

// kindWords are the kinds of columns as people read them.
var kindWords = map[profile.Kind]locale.Text{
	profile.Empty: {FR: "vide", EN: "empty"}, profile.Constant: {FR: "constante", EN: "constant"},
	profile.YesNo: {FR: "oui ou non", EN: "yes or no"}, profile.Tick: {FR: "case à cocher", EN: "tick box"},
	profile.Choice: {FR: "choix", EN: "choice"}, profile.Several: {FR: "plusieurs réponses", EN: "several answers"},
	profile.Number: {FR: "nombre", EN: "number"}, profile.Percent: {FR: "pourcentage", EN: "percent"},
	profile.Money: {FR: "montant", EN: "amount"}, profile.Date: locale.Same("date"),
	profile.ID: {FR: "identifiant", EN: "identifier"}, profile.Open: {FR: "texte libre", EN: "open text"},
}

func kindWord(c *profile.Column) locale.Text {
	word := kindWords[c.Kind]
	if c.Personal {
		return locale.Textf("%s, personnel", "%s, personal", word)
	}
	return word
}

// mostShown is how many values of a column people are shown.
const mostShown = 4

// content says in a few words what a column holds: its role, its range, its most frequent values, or why its kind is so.
func content(p *profile.Profile, c *profile.Column) locale.Text {
	switch {
	case c.Role != "":
		return c.Role.Label()
	case c.Personal || c.Kind == profile.Empty:
		return c.Why
	case c.Kind == profile.Several:
		return locale.Textf("«\u00a0%s\u00a0»\u00a0: %s", "%q: %s", c.Separator, frequent(c.Parts))
	case c.Ranged && c.Kind != profile.Choice:
		return locale.Textf("de %s à %s, %s", "%s to %s, %s", locale.Trimmed(c.Low, 4), locale.Trimmed(c.High, 4), c.Why)
	case c.Kind == profile.Date && c.Format != "":
		return locale.Same(c.Format)
	case len(c.Values) > 0 && !measured(c):
		return frequent(c.Values)
	}
	return c.Why
}

// measured reports whether a column holds numbers or dates, of which single values say little.
func measured(c *profile.Column) bool {
	return c.Kind == profile.Number || c.Kind == profile.Money || c.Kind == profile.Percent || c.Kind == profile.Date
}

// frequent names the most frequent values with their counts.
func frequent(values []profile.Value) locale.Text {
	var shown []string
	for _, value := range values[:min(len(values), mostShown)] {
		shown = append(shown, shortHeading(value.Text)+" ("+strconv.Itoa(value.Count)+")")
	}
	if len(values) > mostShown {
		shown = append(shown, "…")
	}
	return locale.Same(strings.Join(shown, ", "))
}
