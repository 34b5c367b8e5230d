package export

import (
	"bytes"
	"io"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Options are the choices that formats share. The zero value asks for codes, tokens and English.
type Options struct {
	Lang    locale.Lang // language of labels and comments; "" for English
	Labels  bool        // of CSV, Tidy and XLSX: labels in place of codes
	Reasons Reasons     // of CSV and XLSX: how a cell without a value tells why; "" for Tokens
	OneLine bool        // of CSV, Tidy and XLSX: a space for each line end inside a text
	CSV     string      // name of the CSV file of which syntax and descriptions speak, as seen from their folder
}

// A Format is one way to write a data set, or what describes it.
type Format struct {
	Name      string // as --format names it
	Ending    string // of its file, the dot included
	Program   string // that reads it: SPSS or Stata; "" for any
	Binary    bool   // not for a terminal
	Describes bool   // it speaks of the CSV of codes and tokens, and holds no answers itself
	write     func(w *bytes.Buffer, d *Dataset, o Options) error
}

// Formats lists the formats; the first is the default.
var Formats = []Format{
	{Name: "csv", Ending: ".csv", write: writeCSV},
	{Name: "tidy", Ending: ".tidy.csv", write: writeTidy},
	{Name: "xlsx", Ending: ".xlsx", Binary: true, write: writeWorkbook},
	{Name: "jsonl", Ending: ".jsonl", write: writeJSONLines},
	{Name: parquetName, Ending: ".parquet", Binary: true, write: writeParquet},
	{Name: "sps", Ending: ".sps", Program: "SPSS", Describes: true, write: writeSPSS},
	{Name: "do", Ending: ".do", Program: "Stata", Describes: true, write: writeStata},
	{Name: "ddi", Ending: ".xml", Describes: true, write: writeDDI},
	{Name: "schema", Ending: ".schema.json", Describes: true, write: writeSchema},
}

// Lookup returns a format by name; false where there is none of that name.
func Lookup(name string) (Format, bool) {
	for _, format := range Formats {
		if format.Name == name {
			return format, true
		}
	}
	return Format{}, false
}

// ForFile returns the format that a file's name tells: by its longest known ending, letter case aside; .json is a schema.
func ForFile(name string) (Format, bool) {
	var found Format
	for _, format := range Formats {
		if len(format.Ending) > len(found.Ending) && strings.HasSuffix(strings.ToLower(name), format.Ending) {
			found = format
		}
	}
	if found.Name == "" && strings.HasSuffix(strings.ToLower(name), ".json") {
		return Lookup("schema")
	}
	return found, found.Name != ""
}

// Names returns the names of the formats, in order.
func Names() []string {
	names := make([]string, len(Formats))
	for i, format := range Formats {
		names[i] = format.Name
	}
	return names
}

// Write writes a data set, or what describes it. The error is the writer's, or a *workbook.LimitError.
func (f Format) Write(w io.Writer, d *Dataset, o Options) error {
	if o.Lang == "" {
		o.Lang = locale.English
	}
	if o.Reasons == "" {
		o.Reasons = Tokens
	}
	var text bytes.Buffer
	if err := f.write(&text, d, o); err != nil {
		return err
	}
	_, err := w.Write(text.Bytes())
	return err
}
