// Package render writes results tables in the formats that people and programs read.
//
// It changes no number: people's formats round each one once, half up, by package locale, and machine formats print it
// in full. It refuses to truncate: a table that is too wide for the terminal is wrapped, then split into blocks, and a
// text is never cut.
//
//  1. Text and Markdown are for people. They print labels, and leave machine columns out.
//  2. CSV, Tidy and JSON are for programs. They print keys, every column, and the same bytes in every language, save
//     the words. Broom is for authors who compute in R: one line an estimate, by the roles of the columns.
//  3. Formats lists them all; the help and the errors of a --format flag are made from it.
//  4. Format writes one cell as people read it, so that documents made elsewhere print the same characters.
package render

import (
	"io"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// Options are what a format may need to know besides the tables.
type Options struct {
	Lang  locale.Lang // language of labels and words
	Width int         // display columns of the terminal; 0 means no limit. Only "table" looks at it
	Meta  any         // what JSON prints under "meta"; nil prints null
}

// A Target is a format in which tables can be written.
type Target struct {
	Name        string      // what --format takes
	Extensions  []string    // endings of file names that mean this format, with the dot
	Description locale.Text // a few words for the help
	Single      bool        // the format holds exactly one table; Write panics on any other number

	// Write writes the tables. Its errors are those of the writer.
	Write func(w io.Writer, tables []*table.Table, options Options) error
}

// Formats lists the formats in the order in which help and errors name them.
var Formats = []Target{
	{Name: "table", Extensions: []string{".txt"}, Write: writeTexts,
		Description: locale.Text{FR: "tableau pour le terminal", EN: "table for the terminal"}},
	{Name: "md", Extensions: []string{".md", ".markdown"}, Write: writeMarkdowns,
		Description: locale.Text{FR: "tableau Markdown", EN: "Markdown table"}},
	{Name: "csv", Extensions: []string{".csv"}, Write: writeCSV, Single: true,
		Description: locale.Text{FR: "CSV large, une ligne par ligne du tableau", EN: "wide CSV, one line per row of the table"}},
	{Name: "tidy", Extensions: []string{".tidy.csv"}, Write: writeTidy,
		Description: locale.Text{FR: "CSV long, une ligne par cellule", EN: "long CSV, one line per cell"}},
	{Name: "broom", Extensions: []string{".broom.csv"}, Write: writeBroom,
		Description: locale.Text{FR: "CSV, une ligne par estimation", EN: "CSV, one line per estimate"}},
	{Name: "json", Extensions: []string{".json"}, Write: writeJSON,
		Description: locale.Text{FR: "JSON, dans les deux langues", EN: "JSON, in both languages"}},
}

// Names returns the names of all formats, in order.
func Names() []string {
	names := make([]string, len(Formats))
	for i, target := range Formats {
		names[i] = target.Name
	}
	return names
}

// Named returns the one of some formats that has the given name; the second result is false where there is none.
func Named(targets []Target, name string) (Target, bool) {
	for _, target := range targets {
		if target.Name == name {
			return target, true
		}
	}
	return Target{}, false
}

// ForFile returns the one of some formats that the ending of a file's name means; the second result is false where it means
// none. The longest ending wins: "rates.tidy.csv" is tidy, "rates.csv" is not.
func ForFile(targets []Target, name string) (Target, bool) {
	name = strings.ToLower(name)
	var found Target
	longest := 0
	for _, target := range targets {
		for _, extension := range target.Extensions {
			if strings.HasSuffix(name, extension) && len(extension) > longest {
				found, longest = target, len(extension)
			}
		}
	}
	return found, longest > 0
}

func writeTexts(w io.Writer, tables []*table.Table, options Options) error {
	return each(w, tables, func(t *table.Table) error { return Text(w, t, options.Lang, options.Width) })
}

func writeMarkdowns(w io.Writer, tables []*table.Table, options Options) error {
	return each(w, tables, func(t *table.Table) error { return Markdown(w, t, options.Lang) })
}

func writeCSV(w io.Writer, tables []*table.Table, options Options) error {
	if len(tables) != 1 {
		panic("render: tables: the csv format holds exactly one")
	}
	return CSV(w, tables[0], options.Lang)
}

func writeTidy(w io.Writer, tables []*table.Table, options Options) error {
	return Tidy(w, tables, options.Lang)
}

func writeBroom(w io.Writer, tables []*table.Table, _ Options) error { return Broom(w, tables) }

func writeJSON(w io.Writer, tables []*table.Table, options Options) error {
	return JSON(w, tables, options.Meta)
}

// each writes the tables one below the other, with an empty line between them.
func each(w io.Writer, tables []*table.Table, write func(*table.Table) error) error {
	for i, t := range tables {
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := write(t); err != nil {
			return err
		}
	}
	return nil
}
