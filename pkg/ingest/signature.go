package ingest

import (
	"bytes"

	"github.com/arrimage/arrimage/pkg/locale"
)

// sniffed is how many bytes of the beginning of a file signature looks at. The parts of a zip archive that tell a
// workbook from another archive stand well within them.
const sniffed = 4096

// signature recognises the beginning of a file that is not delimited text. It returns what the file is and what to do,
// or an empty text.
func signature(start []byte) locale.Text {
	markup := bytes.ToLower(start[:min(len(start), 16)]) // Markup is written in either letter case.
	for _, known := range []struct {
		magic string
		what  locale.Text
	}{
		{"PK\x03\x04", archive(start)},
		{"PK\x05\x06", locale.Text{FR: "une archive zip vide", EN: "an empty zip archive"}},
		{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", workbook("un ancien classeur Excel (xls)", "an old Excel workbook (xls)")},
		{"%PDF-", locale.Text{FR: "un document PDF", EN: "a PDF document"}},
		{"\x1F\x8B", locale.Text{
			FR: "un fichier compressé par gzip\u00a0: décompressez-le", EN: "a file compressed by gzip: uncompress it"}},
		{"$FL2@(#)", workbook("un fichier SPSS", "an SPSS file")},
		{"$FL3@(#)", workbook("un fichier SPSS compressé", "a compressed SPSS file")},
		{"<stata_dta>", workbook("un fichier Stata", "a Stata file")},
		{"<?xml", locale.Text{FR: "un document XML", EN: "an XML document"}},
		{"<!doctype html", workbook("une page HTML", "an HTML page")},
		{"<html", workbook("une page HTML", "an HTML page")},
	} {
		if bytes.HasPrefix(start, []byte(known.magic)) || bytes.HasPrefix(markup, []byte(known.magic)) {
			return known.what
		}
	}
	return locale.Text{}
}

// archive tells what a zip archive holds.
func archive(start []byte) locale.Text {
	switch {
	case bytes.Contains(start, []byte("[Content_Types].xml")), bytes.Contains(start, []byte("xl/")):
		return workbook("un classeur Excel", "an Excel workbook")
	case bytes.Contains(start, []byte("application/vnd.oasis.opendocument")):
		return workbook("un classeur OpenDocument", "an OpenDocument spreadsheet")
	}
	return locale.Text{
		FR: "une archive zip ou un classeur Excel\u00a0: extrayez-en le fichier CSV ou enregistrez le classeur en CSV UTF-8",
		EN: "a zip archive or an Excel workbook: extract the CSV file, or save the workbook as CSV UTF-8",
	}
}

func workbook(fr, en string) locale.Text {
	return locale.Text{
		FR: fr + ", pas du texte délimité\u00a0: enregistrez-le en CSV UTF-8",
		EN: en + ", not delimited text: save it as CSV UTF-8",
	}
}
