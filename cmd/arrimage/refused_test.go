package main

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/arrimage/arrimage/pkg/workbook"
)

// archive makes a zip archive of names and texts in turn.
func archive(t *testing.T, files ...string) []byte {
	t.Helper()
	var content bytes.Buffer
	w := zip.NewWriter(&content)
	for i := 0; i < len(files); i += 2 {
		part, err := w.Create(files[i])
		if err == nil {
			_, err = io.WriteString(part, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return content.Bytes()
}

// bomb makes a workbook whose sheet says that it unpacks to two gigabytes.
func bomb(t *testing.T) []byte {
	t.Helper()
	var whole, content bytes.Buffer
	if err := workbook.Write(&whole, []workbook.Sheet{{Name: "s", Rows: [][]any{{"a", "b"}, {"1", "2"}}}}); err != nil {
		t.Fatal(err)
	}
	parts, err := zip.NewReader(bytes.NewReader(whole.Bytes()), int64(whole.Len()))
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(&content)
	for _, file := range parts.File {
		header := file.FileHeader
		if strings.HasPrefix(file.Name, "xl/worksheets/") {
			header.UncompressedSize64 = 2 << 30
		}
		raw, err := file.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		part, err := w.CreateRaw(&header)
		if err == nil {
			_, err = io.Copy(part, raw)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return content.Bytes()
}

// compound makes a file as Excel wrote before 2007, with one stream in its directory.
func compound(stream string) []byte {
	content := make([]byte, 1024)
	copy(content, workbook.CompoundMark)
	binary.LittleEndian.PutUint16(content[30:], 9) // The directory is the sector at byte 512.
	for i, unit := range utf16.Encode([]rune(stream)) {
		binary.LittleEndian.PutUint16(content[512+2*i:], unit)
	}
	return content
}

// TestRefusedWorkbooks checks that what is no workbook that can be read says what to do, in both languages, whichever
// command reads it and whatever its name is.
func TestRefusedWorkbooks(t *testing.T) {
	for name, test := range map[string]struct {
		content []byte
		fr, en  string
	}{
		"encrypted": {compound("EncryptedPackage"), "ce classeur est protégé par un mot de passe", "this workbook is under a password: open it in Excel"},
		"xls":       {compound("Workbook"), "un ancien classeur Excel (xls), qui ne se lit pas ici : enregistrez-le en XLSX", "an old Excel workbook (xls), which is not read here: save it as XLSX"},
		"ods":       {archive(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>"), "un classeur OpenDocument (ods)", "an OpenDocument spreadsheet (ods), which is not read here: save it as XLSX or as CSV UTF-8"},
		"xlsb":      {archive(t, "[Content_Types].xml", "<x/>", "xl/workbook.bin", "x"), "un classeur Excel binaire (xlsb)", "a binary Excel workbook (xlsb)"},
		"numbers":   {archive(t, "Index/Document.iwa", "x"), "un classeur Numbers", "a Numbers spreadsheet, which is not read here: export it"},
		"word":      {archive(t, "[Content_Types].xml", "<x/>", "word/document.xml", "<x/>"), "un document Word", "this is a Word document, not a table"},
		"bomb":      {bomb(t), "le classeur se développe au-delà de 1024 Mo", "the workbook expands beyond 1024 MB"},
		"cut":       {bomb(t)[:500], "archive ou classeur Excel abîmé ou coupé", "damaged or cut archive or Excel workbook"},
	} {
		dir := demo(t)
		if err := os.WriteFile(filepath.Join(dir, "ci.csv"), test.content, 0o644); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"doctor", "ci.csv"}, {"init", "ci.csv"}, {"grim", "ci.csv"}, {"rates"}, {"ingest"}, {"codebook"}} {
			for lang, want := range map[string]string{"fr": test.fr, "en": test.en} {
				line := slices.Clone(args)
				if args[0] != "init" {
					line = append(line, "--lang", lang)
				}
				code, stdout, stderr := runIn(dir, []string{"ARRIMAGE_LANG=" + lang}, line...)
				stderr = strings.ReplaceAll(stderr, "\u00a0", " ")
				if code != 4 || stdout != "" || !strings.HasPrefix(stderr, "ci.csv") || !strings.Contains(stderr, want) {
					t.Errorf("%s, %v: exit code %d, %q\n%s", name, line, code, stdout, stderr)
				}
			}
		}
	}
}

// TestWidthOfWorkbooks checks that what doctor and check print of a workbook is as wide as the terminal at most.
func TestWidthOfWorkbooks(t *testing.T) {
	dir := t.TempDir()
	var content bytes.Buffer
	long := strings.Repeat("a long heading of a question, ", 8)
	rows := [][]any{{"ID", "Heure de début", "Adresse de messagerie", long}, {1.0, "2026-03-01", "anonymous", "x"}, {2.0, "2026-03-01", "anonymous", nil}}
	if err := workbook.Write(&content, []workbook.Sheet{{Name: "Une feuille au nom assez long", Rows: rows}, {Name: "Une autre, au nom assez long", Rows: rows}}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "reponses.xlsx"), content.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := runIn(dir, nil, "init", "reponses.xlsx", "-o", "study.yaml"); code != 0 {
		t.Fatal(stderr)
	}
	for _, lang := range []string{"fr", "en"} {
		for _, columns := range []int{60, 80, 200} {
			for _, command := range []string{"doctor reponses.xlsx", "check"} {
				code, stdout, stderr := runIn(dir, []string{fmt.Sprintf("COLUMNS=%d", columns)}, append(strings.Fields(command), "--lang", lang)...)
				if code != 0 || stderr != "" {
					t.Errorf("%s: exit code %d, stderr %q", command, code, stderr)
				}
				checkLines(t, stdout, columns)
			}
		}
	}
}
