// Package report makes one document of a study: its tables, charts and prose, in sections.
//
// A Document knows no format and holds both languages. It computes no number of its own and states none without what
// must be read with it: a chart shows the numbers of a table that stands beside it, and a table keeps its notes. A
// document refuses to stand without its notice: every format repeats it.
//
//  1. Build walks the report that the study declares, or a default one, and makes blocks of each analysis by its kind.
//  2. HTML writes one file that needs no other, Markdown a text to edit, Text what a terminal shows.
package report

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// A Document is a report, in both languages and in no format.
type Document struct {
	Title    locale.Text // title of the study
	Notice   locale.Text // a warning that every format repeats, such as: synthetic data; may be empty
	Source   locale.Text // where the data come from; may be empty
	Sections []Section   // in order
}

// A Section is a part of a document under one heading.
type Section struct {
	ID     string      // made of letters, digits, - and _; differs from section to section
	Title  locale.Text // heading
	Text   locale.Text // prose before the blocks; an empty line starts a new paragraph; may be empty
	Blocks []Block     // in order
}

// A Block is a table, a chart or a paragraph: exactly one of the three is not nil.
type Block struct {
	Number    int                 // of a table among the tables, of a chart among the charts, from 1; 0 for a paragraph
	Table     *table.Table        // with its title as caption
	Chart     *Chart              // with its caption
	Paragraph *tabulate.Paragraph // with its source, if any
}

// A Chart is a drawing with a caption.
type Chart struct {
	Caption locale.Text // what the drawing shows
	Drawing Drawing     // the data
}

// A Drawing is the data of a chart, which can be drawn in several ways.
type Drawing interface {
	// SVG draws for a page. The id is the prefix of every id in the drawing.
	SVG(id string, lang locale.Lang) string
	// Text draws for a terminal of the given width (20 columns at least, 0 for 80). It is empty where the table beside
	// the chart reads better.
	Text(width int, lang locale.Lang) string
}
