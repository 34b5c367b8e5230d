package form

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// Header writes an export of the side without a respondent: the rows above the table and the headings as the study file
// declares them, in the order of the questionnaire, those that tell complete responses and those of the design last. The warnings say what the study file leaves
// open. The error is that of the writer, or a *diag.Failure: no column, or a heading that the declared encoding lacks.
func (f *Form) Header(w io.Writer) (diag.List, error) {
	headings, warnings := f.Headings()
	if len(headings) == 0 {
		return nil, diag.Fail(diag.Study, f.study.Pos(f.side.Source()), "no-columns", "l'étude ne lit aucune colonne pour cette partie", "the study reads no column for this side")
	}
	f.warnFormulas(&warnings, headings)
	var text bytes.Buffer
	options := ingest.WriteOptions{QuoteAll: f.side.TitleRows > 0} // Then the header is not the line that shows the delimiter.
	if f.side.Delimiter != "" {
		options.Delimiter = rune(f.side.Delimiter[0])
	}
	writer := ingest.NewWriter(&text, options)
	for range f.side.TitleRows {
		title := make([]string, len(headings))
		title[0] = locale.Line(f.Title.In(f.study.DefaultLanguage()))
		_ = writer.Write(title)
	}
	for row := range max(1, f.side.HeaderRows) {
		_ = writer.Write(f.headerRow(row, headings))
	}
	writer.Flush() // Writing to a buffer does not fail.
	encoded, err := encoderOf(f.side.Encoding).Bytes(text.Bytes())
	if err != nil {
		return warnings, diag.Fail(diag.Study, f.study.Pos(f.side.Source()), "not-encodable",
			"un titre de colonne ne peut pas s'écrire en %s", "a heading cannot be written in %s", f.side.Encoding)
	}
	_, err = w.Write(encoded)
	return warnings, err
}

// warnFormulas warns of headings that a spreadsheet would run. They are written as they are: another heading is not found.
func (f *Form) warnFormulas(warnings *diag.List, headings []string) {
	var run []string
	for _, heading := range headings {
		if strings.HasPrefix(heading, "=") || strings.HasPrefix(heading, "+") || strings.HasPrefix(heading, "-") || strings.HasPrefix(heading, "@") {
			run = append(run, heading)
		}
	}
	if len(run) > 0 {
		warnings.Warnf(f.study.Pos(f.side.Source()), "formula-heading", "titres de colonne qu'un tableur exécuterait\u00a0: %s",
			"headings that a spreadsheet would run: %s", diag.OneOf(run))
	}
}

// headerRow returns one row of the header. The first holds the headings; a second one that would be joined to them says
// that a column is the whole answer.
func (f *Form) headerRow(row int, headings []string) []string {
	if row != 1 || f.side.Headings != "carry" {
		return headings
	}
	return slices.Repeat([]string{"Response"}, len(headings))
}

func encoderOf(name string) *encoding.Encoder {
	switch name, _ := ingest.ParseEncoding(name); name {
	case "windows-1252":
		return charmap.Windows1252.NewEncoder()
	case "macintosh":
		return charmap.Macintosh.NewEncoder()
	case "utf-16":
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()
	}
	return unicode.UTF8.NewEncoder()
}

// Headings returns the headings of the side's export, each once: of the questions in order, of what tells complete responses,
// then of the design.
func (f *Form) Headings() ([]string, diag.List) {
	var headings []string
	add := func(heading string) {
		if heading = strings.TrimSpace(heading); !slices.Contains(headings, heading) {
			headings = append(headings, heading)
		}
	}
	for _, q := range f.ofSide() {
		for _, heading := range q.HeadingsIn(f.side.Name) {
			add(heading)
		}
	}
	for _, cells := range []*study.Cells{f.side.Complete, f.side.Tests} {
		if cells != nil {
			add(cells.Column.Value)
		}
	}
	columns, warnings := f.designHeadings()
	for _, column := range columns {
		add(column)
	}
	return headings, warnings
}

// designHeadings returns the columns that the design reads. A pattern stands for columns that the study file does not
// count: two are written, the fewest that a design takes.
func (f *Form) designHeadings() ([]string, diag.List) {
	design := f.side.Design
	if design == nil {
		return nil, nil
	}
	columns := study.Values(design.Columns())
	if design.Replicates == nil || design.Replicates.Columns.Pattern.IsZero() {
		return columns, nil
	}
	pattern := design.Replicates.Columns.Pattern
	var warnings diag.List
	for _, number := range []string{"1", "2"} {
		columns = append(columns, strings.Replace(pattern.Value, "*", number, 1))
	}
	warnings.Warnf(f.study.Pos(pattern), "form-replicates", "l'étude ne dit pas combien de colonnes %q désigne\u00a0: %s sont écrites, les autres sont à ajouter",
		"the study does not say how many columns %q stands for: %s are written, the others are to be added", pattern.Value, diag.OneOf(columns[len(columns)-2:]))
	return columns, warnings
}
