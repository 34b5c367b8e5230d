package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/font"
	"github.com/arrimage/arrimage/pkg/internal/readpdf"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A drawn is a text as a reader of PDF finds it on a page.
type drawn struct {
	x, base float64 // in points; y grows upwards
	size    float64
	style   font.Style
	text    string
}

// A sheetRead is what a reader finds of a page.
type sheetRead struct {
	width, height float64
	texts         []drawn
}

func (s sheetRead) text() string {
	var all strings.Builder
	for _, d := range s.texts {
		all.WriteString(d.text + "\n")
	}
	return all.String()
}

// written returns a document as PDF, its pages not compressed.
func written(t testing.TB, d *document.Document, lang locale.Lang) string {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out, d, lang, false); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// read returns the texts of the pages of a file.
func read(t testing.TB, file string) []sheetRead {
	t.Helper()
	pages, err := readpdf.Read([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	var sheets []sheetRead
	for _, page := range pages {
		sheet := sheetRead{width: page.Width, height: page.Height}
		for _, m := range page.Marks {
			if m.Size > 0 {
				sheet.texts = append(sheet.texts, drawn{m.X, m.Y, m.Size, m.Style, m.Text})
			}
		}
		sheets = append(sheets, sheet)
	}
	return sheets
}
