package report

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

var (
	noticeWord   = locale.Text{FR: "Avertissement", EN: "Notice"}
	sourceWord   = locale.Same("Source")
	contentsWord = locale.Text{FR: "Sommaire", EN: "Contents"}
	skipWord     = locale.Text{FR: "Aller au contenu", EN: "Skip to content"}
	notesWord    = locale.Text{FR: "Notes du tableau", EN: "Notes to the table"}
	madeWord     = locale.Text{FR: "Rapport produit par arrimage à partir du fichier d'étude et des réponses.", EN: "Report made by arrimage from the study file and the answers."}
)

// labelled writes a word, the colon of the language, and what it announces.
func labelled(word, text locale.Text, lang locale.Lang) string {
	return locale.Textf("%s\u00a0: %s", "%s: %s", word, text).In(lang)
}

func noticeLine(notice locale.Text, lang locale.Lang) string {
	return labelled(noticeWord, notice, lang)
}
func sourceLine(source locale.Text, lang locale.Lang) string {
	return labelled(sourceWord, source, lang)
}

// label names a table or a chart by its number.
func label(block Block) locale.Text {
	if block.Table != nil {
		return locale.Textf("Tableau %d", "Table %d", block.Number)
	}
	return locale.Textf("Figure %d", "Figure %d", block.Number)
}

// title returns what a table or a chart shows.
func title(block Block) locale.Text {
	if block.Table != nil {
		return block.Table.Title
	}
	return block.Chart.Caption
}

// caption returns the number and the title of a table or a chart.
func caption(block Block) locale.Text {
	return locale.Textf("%s. %s", "%s. %s", label(block), title(block))
}

// numbered returns the table of a block with its number in its title.
func numbered(block Block) *table.Table {
	t := *block.Table
	t.Title = caption(block)
	return &t
}

// paragraphs splits prose at empty lines.
func paragraphs(text string) []string {
	var list []string
	for paragraph := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if paragraph = strings.Trim(paragraph, " \n\t"); paragraph != "" {
			list = append(list, paragraph)
		}
	}
	return list
}
