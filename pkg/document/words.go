package document

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// Words that several formats write.
var (
	NoticeWord   = locale.Text{FR: "Avertissement", EN: "Notice"}
	SourceWord   = locale.Same("Source")
	ContentsWord = locale.Text{FR: "Sommaire", EN: "Contents"}
	ResultsWord  = locale.Text{FR: "Résultats", EN: "Results"}
	NotesWord    = locale.Text{FR: "Notes du tableau", EN: "Notes to the table"}
)

// ByLine says who signs the document and its date, as far as they are known; it is empty where neither is.
func (d *Document) ByLine(lang locale.Lang) string {
	var names []locale.Text
	for _, name := range d.Authors {
		names = append(names, locale.Same(name))
	}
	by := locale.Textf("Par %s", "By %s", locale.Join(names))
	switch {
	case len(names) == 0:
		by = d.Date
	case !d.Date.IsZero():
		by = locale.Textf("%s – %s", "%s – %s", by, d.Date)
	}
	return Visible(by, lang)
}

// MadeLine says how the document was made, and when, where that is known.
func (d *Document) MadeLine() locale.Text {
	if !d.Colophon.IsZero() {
		return d.Colophon
	}
	if d.Made.IsZero() {
		return locale.Text{FR: "Rapport produit par arrimage à partir du fichier d'étude et des réponses.", EN: "Report made by arrimage from the study file and the answers."}
	}
	year, month, day := d.Made.UTC().Date()
	date := func(lang locale.Lang) string { return lang.Date(year, month, day) }
	return locale.Textf("Rapport produit par arrimage le %s à partir du fichier d'étude et des réponses.", "Report made by arrimage on %s from the study file and the answers.", date)
}

// NoticeLine announces the notice; it is empty where there is none.
func (d *Document) NoticeLine(lang locale.Lang) string { return announced(NoticeWord, d.Notice, lang) }

// SourceLine announces the source; it is empty where there is none.
func (d *Document) SourceLine(lang locale.Lang) string { return announced(SourceWord, d.Source, lang) }

// announced writes a word, the colon of the language, and what it announces, as one line.
func announced(word, text locale.Text, lang locale.Lang) string {
	if text.IsZero() {
		return ""
	}
	return locale.Line(locale.Textf("%s\u00a0: %s", "%s: %s", word, text).In(lang))
}

// Label names a table or a chart by its number: "Tableau 3".
func (b Block) Label() locale.Text {
	if b.Table != nil {
		return locale.Textf("Tableau %d", "Table %d", b.Number)
	}
	return locale.Textf("Figure %d", "Figure %d", b.Number)
}

// Title returns what a table or a chart shows.
func (b Block) Title() locale.Text {
	if b.Table != nil {
		return b.Table.Title
	}
	return b.Chart.Caption
}

// Caption returns the number and the title of a table or a chart: "Tableau 3. Participation".
func (b Block) Caption() locale.Text {
	return locale.Textf("%s. %s", "%s. %s", b.Label(), b.Title())
}

// Numbered returns the table of a block with its number in its title.
func (b Block) Numbered() *table.Table {
	t := *b.Table
	t.Title = b.Caption()
	return &t
}

// Visible returns a text in a language as one line that any format may hold.
func Visible(text locale.Text, lang locale.Lang) string { return locale.Line(text.In(lang)) }

// Inner returns a text as locale.Line does, but for the spaces around it, which stand between two spans.
func Inner(text string) string {
	const edge = "|" // locale.Line drops the spaces at its edges
	line := locale.Line(edge + text + edge)
	return line[len(edge) : len(line)-len(edge)]
}
