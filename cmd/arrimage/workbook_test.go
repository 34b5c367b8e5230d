package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/arrimage/arrimage/pkg/workbook"
)

// writeXLSX makes an Excel workbook of CSV files, one a sheet: "xlsx FILE SHEET=CSV…". What reads as a number and is
// written as the program writes it is stored as one; all else, such as 06, as text. A file with a semicolon in its first
// line has them between cells.
func writeXLSX(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: xlsx FILE SHEET=CSV…")
	}
	var sheets []workbook.Sheet
	for _, arg := range args[1:] {
		name, file, _ := strings.Cut(arg, "=")
		text := ts.ReadFile(file)
		reader := csv.NewReader(strings.NewReader(text))
		reader.FieldsPerRecord = -1
		if first, _, _ := strings.Cut(text, "\n"); strings.Contains(first, ";") {
			reader.Comma = ';'
		}
		records, err := reader.ReadAll()
		ts.Check(err)
		sheet := workbook.Sheet{Name: name}
		for _, record := range records {
			sheet.Rows = append(sheet.Rows, storedCells(record))
		}
		sheets = append(sheets, sheet)
	}
	var content bytes.Buffer
	ts.Check(workbook.Write(&content, sheets))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content.Bytes(), 0o666))
}

func storedCells(record []string) []any {
	cells := make([]any, len(record))
	for i, text := range record {
		cells[i] = text
		if x, err := strconv.ParseFloat(text, 64); err == nil && strconv.FormatFloat(x, 'f', -1, 64) == text {
			cells[i] = x
		}
		if text == "" {
			cells[i] = nil
		}
	}
	return cells
}

// writeZip packs the files of a folder: "zip FILE FOLDER". A workbook is such an archive.
func writeZip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: zip FILE FOLDER")
	}
	var content bytes.Buffer
	archive := zip.NewWriter(&content)
	folder := os.DirFS(ts.MkAbs(args[1]))
	ts.Check(fs.WalkDir(folder, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(folder, path)
		if err != nil {
			return err
		}
		part, err := archive.Create(filepath.ToSlash(path))
		if err == nil {
			_, err = part.Write(text)
		}
		return err
	}))
	ts.Check(archive.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content.Bytes(), 0o666))
}
