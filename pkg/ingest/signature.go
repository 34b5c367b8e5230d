package ingest

import (
	"bytes"

	"github.com/arrimage/arrimage/pkg/locale"
)

// sniffed is how many bytes of the beginning of a file signature looks at.
const sniffed = 256

// signature recognises the beginning of a file that is not delimited text, archives and workbooks aside, which Open opens. It returns what the file is and what to do,
// or an empty text.
func signature(start []byte) locale.Text {
	markup := bytes.ToLower(start[:min(len(start), 16)]) // Markup is written in either letter case.
	for _, known := range []struct {
		magic string
		what  locale.Text
	}{
		{"PK\x05\x06", locale.Text{FR: "une archive zip vide", EN: "an empty zip archive"}},
		{"%PDF-", locale.Text{FR: "un document PDF", EN: "a PDF document"}},
		{"\x1F\x8B", locale.Text{
			FR: "un fichier compressé par gzip\u00a0: décompressez-le", EN: "a file compressed by gzip: uncompress it"}},
		{"$FL2@(#)", notText("un fichier SPSS", "an SPSS file")},
		{"$FL3@(#)", notText("un fichier SPSS compressé", "a compressed SPSS file")},
		{"<stata_dta>", notText("un fichier Stata", "a Stata file")},
		{"<?xml", locale.Text{FR: "un document XML", EN: "an XML document"}},
		{"<!doctype html", notText("une page HTML", "an HTML page")},
		{"<html", notText("une page HTML", "an HTML page")},
	} {
		if bytes.HasPrefix(start, []byte(known.magic)) || bytes.HasPrefix(markup, []byte(known.magic)) {
			return known.what
		}
	}
	return locale.Text{}
}

func notText(fr, en string) locale.Text {
	return locale.Text{
		FR: fr + ", pas du texte délimité\u00a0: enregistrez-le en CSV UTF-8",
		EN: en + ", not delimited text: save it as CSV UTF-8",
	}
}
