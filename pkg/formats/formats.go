// Package formats lists every format that a document can be written in, so that help, errors and files' names are made from
// one list. The writers themselves are in the packages below document.
package formats

import (
	"io"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/document/data"
	"github.com/arrimage/arrimage/pkg/document/docx"
	"github.com/arrimage/arrimage/pkg/document/html"
	"github.com/arrimage/arrimage/pkg/document/latex"
	"github.com/arrimage/arrimage/pkg/document/markdown"
	"github.com/arrimage/arrimage/pkg/document/pdf"
	"github.com/arrimage/arrimage/pkg/document/plain"
	"github.com/arrimage/arrimage/pkg/document/xlsx"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// Options are what a format may need to know besides the document.
type Options struct {
	Lang  locale.Lang // language of every word; formats for programs look at it for words only
	Width int         // columns of the terminal; 0 means no limit. Only "table" looks at it
	Meta  any         // what "json" prints under "meta"

	Interactive bool   // "html": tables sort and filter, the marks of charts say their values
	Served      string // "html": text of a script that the page's server adds; empty for none

	// Beside writes a file beside the document, whole or not at all; its name is relative to the document, with slashes.
	// Formats that have pictures of their own need it ("md", "qmd"); nil where nothing can stand beside the document.
	Beside func(name string, content []byte) error
	Folder string // of those files, such as "report_files"
}

// A Format is one in which a document can be written.
type Format struct {
	Name        string      // what --format takes
	Extension   string      // of the files that it makes, with the dot
	Also        []string    // other endings of file names that mean it
	Description locale.Text // a few words for the help
	Binary      bool        // not to be shown on a terminal
	Prepare     func()      // makes ready what writing needs, while the document is made; nil where there is nothing

	// Write writes the document. Its errors are those of the writer and of Options.Beside.
	Write func(w io.Writer, d *document.Document, options Options) error
}

// All lists the formats in the order in which help and errors name them.
var All = []Format{
	{Name: "table", Extension: ".txt", Write: writePlain, Description: locale.Text{FR: "texte pour le terminal", EN: "text for the terminal"}},
	{Name: "md", Extension: ".md", Also: []string{".markdown"}, Write: writeMarkdown(markdown.GitHub), Description: locale.Same("Markdown")},
	{Name: "qmd", Extension: ".qmd", Write: writeMarkdown(markdown.Quarto), Description: locale.Text{FR: "Markdown pour Quarto", EN: "Markdown for Quarto"}},
	{Name: "html", Extension: ".html", Also: []string{".htm"}, Prepare: html.Prepare, Write: writeHTML, Description: locale.Text{FR: "une seule page HTML", EN: "one HTML page"}},
	{Name: "docx", Extension: ".docx", Write: in(docx.Write), Binary: true, Description: locale.Text{FR: "document Word", EN: "Word document"}},
	{Name: "pdf", Extension: ".pdf", Write: in(pdf.Write), Binary: true, Description: locale.Same("PDF")},
	{Name: "xlsx", Extension: ".xlsx", Write: in(xlsx.Write), Binary: true, Description: locale.Text{FR: "classeur Excel", EN: "Excel workbook"}},
	{Name: "tex", Extension: ".tex", Write: in(latex.Write), Description: locale.Same("LaTeX")},
	{Name: "json", Extension: ".json", Write: writeJSON, Description: locale.Text{FR: "JSON, dans les deux langues", EN: "JSON, in both languages"}},
	{Name: "broom", Extension: ".broom.csv", Write: in(data.Broom), Description: locale.Text{FR: "CSV, une ligne par estimation", EN: "CSV, one line per estimate"}},
	{Name: "tidy", Extension: ".tidy.csv", Write: in(data.Tidy), Description: locale.Text{FR: "CSV long, une ligne par cellule", EN: "long CSV, one line per cell"}},
}

// in adapts a writer that needs to know the language alone.
func in(write func(io.Writer, *document.Document, locale.Lang) error) func(io.Writer, *document.Document, Options) error {
	return func(w io.Writer, d *document.Document, options Options) error { return write(w, d, options.Lang) }
}

func writeMarkdown(write func(io.Writer, *document.Document, markdown.Options) error) func(io.Writer, *document.Document, Options) error {
	return func(w io.Writer, d *document.Document, options Options) error {
		return write(w, d, markdown.Options{Lang: options.Lang, Beside: options.Beside, Folder: options.Folder})
	}
}

func writeHTML(w io.Writer, d *document.Document, options Options) error {
	return html.Options{Interactive: options.Interactive, Served: options.Served}.Write(w, d, options.Lang)
}

func writePlain(w io.Writer, d *document.Document, options Options) error {
	return plain.Write(w, d, options.Lang, options.Width)
}

func writeJSON(w io.Writer, d *document.Document, options Options) error {
	return data.JSON(w, d, options.Meta)
}

// Names returns the names of all formats, in order.
func Names() []string {
	names := make([]string, len(All))
	for i, format := range All {
		names[i] = format.Name
	}
	return names
}

// Named returns the format of the given name; the second result is false where there is none.
func Named(name string) (Format, bool) {
	for _, format := range All {
		if format.Name == name {
			return format, true
		}
	}
	return Format{}, false
}

// ForFile returns the format that the ending of a file's name means; the second result is false where it means none. The
// longest ending wins: "report.tidy.csv" is tidy.
func ForFile(name string) (Format, bool) {
	name = strings.ToLower(name)
	var found Format
	longest := 0
	for _, format := range All {
		for _, ending := range append([]string{format.Extension}, format.Also...) {
			if strings.HasSuffix(name, ending) && len(ending) > longest {
				found, longest = format, len(ending)
			}
		}
	}
	return found, longest > 0
}

// OfTables lists the formats in which a command writes single tables and which render has not: documents of tables alone, with
// the title, the notice and the source of the frame; but LaTeX is each table as a tabular, to be put into a paper.
func OfTables(frame document.Document) []render.Target {
	var targets []render.Target
	for _, name := range []string{"html", "docx", "pdf", "xlsx", "tex"} {
		format, _ := Named(name)
		target := render.Target{Name: name, Extensions: append([]string{format.Extension}, format.Also...), Description: format.Description}
		target.Write = func(w io.Writer, tables []*table.Table, options render.Options) error {
			whole := Options{Lang: options.Lang, Width: options.Width, Meta: options.Meta}
			return format.Write(w, document.OfTables(frame, tables), whole)
		}
		if name == "tex" {
			target.Write = writeTabulars
		}
		targets = append(targets, target)
	}
	return targets
}

// writeTabulars writes each table as a tabular, with an empty line between them.
func writeTabulars(w io.Writer, tables []*table.Table, options render.Options) error {
	for i, t := range tables {
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := latex.Table(w, t, options.Lang); err != nil {
			return err
		}
	}
	return nil
}
