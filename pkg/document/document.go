// Package document is the model of a whole document: sections of prose, tables, charts and quotations, in both languages
// and in no format.
//
// A document states no number without what must be read with it: a chart shows the numbers of a table that stands beside
// it, a table keeps its notes, and a number in prose names its figure. A document refuses to stand without its notice:
// every format repeats it.
//
// Package report makes documents of a study. The packages below this one write them, one a format: html, docx, pdf, xlsx,
// latex, markdown and plain (for a terminal). Each has the function
//
//	Write(w io.Writer, d *document.Document, lang locale.Lang, …) error
package document

import (
	"time"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// A Document is a report, in both languages and in no format.
type Document struct {
	Title    locale.Text // title of the study, or of the region that the document is about
	Subtitle locale.Text // what stands below it; may be empty
	Authors  []string    // who signs it, in order; may be empty
	Date     locale.Text // its date in words; may be empty
	Notice   locale.Text // a warning that every format repeats, such as: synthetic data; may be empty
	Source   locale.Text // where the data come from; may be empty
	Made     time.Time   // when, where it is known: a clock would change the bytes; otherwise zero, and no date is shown
	Colophon locale.Text // how it was made, where MadeLine does not say it; may be empty
	Sections []Section   // in order
	Figures  []Figure    // every figure that the study names, in its order, whether the prose shows it or not
}

// A Section is a part of a document under one heading.
type Section struct {
	ID     string      // made of letters, digits, - and _; differs from section to section
	Title  locale.Text // heading
	Blocks []Block     // in order
}

// A Block is prose, a table, a chart, a quotation or room to write: exactly one of the five is there.
type Block struct {
	Number int          // of a table among the tables, of a chart among the charts, from 1; 0 for any other
	Name   string       // of the analysis that a table or a chart is of; the same for all of one analysis; may be empty
	Prose  *Prose       // passages that someone wrote, or the methods section
	Table  *table.Table // with its title as caption
	Chart  *Chart       // with its caption
	Quote  *Quote       // words of a respondent
	Room   int          // how many lines there are to write on, for paper: other formats than docx leave none
}

// A Chart is a drawing with a caption.
type Chart struct {
	Caption locale.Text // what the drawing shows
	Drawing Drawing     // the data
}

// A Drawing is the data of a chart, which can be drawn in several ways: those of package chart are.
type Drawing interface {
	// Picture draws for a page.
	Picture(lang locale.Lang) *chart.Picture
	// Text draws for a terminal of the given width (20 columns at least, 0 for 80). It is empty where the table beside
	// the chart reads better.
	Text(width int, lang locale.Lang) string
}

// A Quote is what someone said, word for word.
type Quote struct {
	Words locale.Text // without quotation marks; an answer reads alike in both languages
	By    locale.Text // who said it, as the study says; may be empty
	Place string      // where it comes from, as file:line:column; may be empty
}

// A Figure is a number that the study names, computed from the answers.
type Figure struct {
	ID      string      // as the study file writes it
	Label   locale.Text // what it says
	Value   float64     // in full precision; a share is a percentage (81 means 81 %); NaN where there is none
	IsShare bool        // Value is 100 × Count / Base, or its weighted estimate
	Count   int         // units that a share counts
	Base    int         // units that could have counted, or that the statistic is of; 0 where there is no base
	Lo, Hi  float64     // interval of a share, in percent; NaN where there is none
	Level   float64     // its confidence level, such as 0.95; 0 where there is no interval
	Unit    string      // currency sign, "%" of a share, or empty
	Method  string      // identifier of the interval's method; empty where there is none
	Text    locale.Text // as prose shows it: "81 % (17 sur 21)"
}
