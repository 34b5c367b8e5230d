// Package pdf writes a document as PDF, on paper of the size Letter.
//
//  1. The document becomes boxes that stand one below the other: a line of a paragraph, a row of a table, a chart.
//  2. A flow puts the boxes on pages: it keeps together what belongs together, and repeats the head of a table.
//  3. A painter draws the pages, now that it is known how many there are and where everything stands.
//
// Charts are drawn as lines and areas, text can be searched and copied, and headings are in the outline. The library writes
// no tags, which screen readers need: the document says so, and points to the HTML version. The same document gives the
// same bytes.
package pdf

import (
	"io"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
)

// Words of this format.
var (
	taglessWord = locale.Text{
		FR: "Ce PDF n'a pas de balises d'accessibilité\u00a0: pour un lecteur d'écran, préférez la version HTML du même rapport.",
		EN: "This PDF has no accessibility tags: for a screen reader, prefer the HTML version of the same report.",
	}
	continuedWord = locale.Text{FR: "suite", EN: "continued"}
)

// Write writes the document. It may be called several times at once. The error is the writer's.
func Write(w io.Writer, d *document.Document, lang locale.Lang) error {
	return write(w, d, lang, true)
}

// write writes the document; its pages are compressed unless a test wants to read them.
func write(w io.Writer, d *document.Document, lang locale.Lang, compressed bool) error {
	file := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: paperWidth, Ht: paperHeight}})
	file.SetCompression(compressed)
	describe(file, d, lang)
	f := newFlow(d, lang)
	f.place(f.front(d))
	for _, section := range d.Sections {
		f.place(f.section(section))
	}
	f.place(f.back(d))
	newPainter(file, f).draw()
	return file.Output(w)
}

// describe writes what the file says of itself.
func describe(file *fpdf.Fpdf, d *document.Document, lang locale.Lang) {
	made := d.Made
	if made.IsZero() {
		made = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC) // No clock: the same document gives the same bytes.
	}
	file.SetCatalogSort(true)
	file.SetCreationDate(made.UTC())
	file.SetModificationDate(made.UTC())
	file.SetLang(string(lang) + "-CA")
	if title := clean(d.Title.In(lang)); title != "" {
		file.SetTitle(title, true)
	}
	if subject := clean(d.Subtitle.In(lang)); subject != "" {
		file.SetSubject(subject, true)
	}
	file.SetAuthor("arrimage", true)
	file.SetCreator("arrimage", true)
	file.SetAutoPageBreak(false, 0)
}
