package form

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// Workbook writes the questionnaire as an XLSForm, which opens in the given language. The warnings name, with its place in
// the study file, all that the form cannot say as the study does. The error is that of the writer.
func (f *Form) Workbook(w io.Writer, lang locale.Lang) (diag.List, error) {
	sheets, warnings := f.sheets(lang)
	book := excelize.NewFile()
	defer book.Close()
	if err := fill(book, sheets); err != nil {
		return warnings, err
	}
	raw, err := book.WriteToBuffer()
	if err != nil {
		return warnings, err
	}
	return warnings, rewrite(w, raw.Bytes())
}

// madeAt is the time that the workbook says it was made at: a clock would change its bytes.
const madeAt = "1980-01-01T00:00:00Z"

// fill writes the sheets. Cells are texts, so that a code such as 01 stays what it is and =… is no formula.
func fill(book *excelize.File, sheets []sheet) error {
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	if err := book.SetDocProps(&excelize.DocProperties{Creator: "arrimage", Created: madeAt, Modified: madeAt}); err != nil {
		return err
	}
	for i, s := range sheets {
		if i == 0 {
			err = book.SetSheetName(book.GetSheetName(0), s.name)
		} else {
			_, err = book.NewSheet(s.name)
		}
		if err != nil {
			return err
		}
		if err := fillSheet(book, s, bold); err != nil {
			return err
		}
	}
	return nil
}

func fillSheet(book *excelize.File, s sheet, bold int) error {
	for i, row := range s.rows {
		for j, text := range row {
			if text == "" {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err != nil {
				return err
			}
			if err := book.SetCellStr(s.name, cell, text); err != nil {
				return err
			}
		}
	}
	for j, width := range s.widths {
		column, err := excelize.ColumnNumberToName(j + 1)
		if err != nil {
			return err
		}
		if err := book.SetColWidth(s.name, column, column, width); err != nil {
			return err
		}
	}
	if err := book.SetRowStyle(s.name, 1, 1, bold); err != nil {
		return err
	}
	return book.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// contentTypes is the one part of a workbook whose lines excelize writes in an order of chance.
const contentTypes = "[Content_Types].xml"

// defaultType is one of these lines.
var defaultType = regexp.MustCompile(`<Default [^>]*?(?:/>|></Default>)`)

// rewrite writes a workbook again with its parts in order and without times, so that the same sheets are the same bytes.
func rewrite(w io.Writer, raw []byte) error {
	old, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return err
	}
	slices.SortFunc(old.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	written := zip.NewWriter(w)
	for _, file := range old.File {
		content, err := contentOf(file)
		if err != nil {
			return err
		}
		part, err := written.CreateHeader(&zip.FileHeader{Name: file.Name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := part.Write(content); err != nil {
			return err
		}
	}
	return written.Close()
}

func contentOf(file *zip.File) ([]byte, error) {
	part, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer part.Close()
	content, err := io.ReadAll(part)
	if file.Name != contentTypes || err != nil {
		return content, err
	}
	lines := defaultType.FindAllString(string(content), -1)
	slices.Sort(lines)
	sorted := defaultType.ReplaceAllStringFunc(string(content), func(string) string {
		first := lines[0]
		lines = lines[1:]
		return first
	})
	return []byte(strings.TrimSpace(sorted)), nil
}
