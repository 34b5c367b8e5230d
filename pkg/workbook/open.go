package workbook

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"path"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A Book is a workbook that is open for reading.
//
// What is read is what the workbook stores, not what it shows: 12.94 stays so where the sheet shows 13, and the value of
// a formula is the one that was stored with it. Nothing is computed, no link is followed, no macro is run.
type Book struct {
	name     string
	parts    map[string]*zip.File // by path in lower case
	tabs     []Tab
	from1904 bool // true: dates are counted from 1904
	formats  formats
	strings  sharedStrings
}

// A Tab is a sheet of a workbook that can be read.
type Tab struct {
	Name   string // as the workbook has it, on one line
	Hidden bool   // true: the workbook does not show it
	part   string // path of its part
}

// Open opens a workbook (XLSX or XLSM). src must stay open while the book is read; the name stands in the places of
// errors, which are of type *diag.Failure and kind diag.Data: another kind of file, a damaged one, or one beyond a limit.
func Open(name string, src io.ReaderAt, size int64) (*Book, error) {
	archive, err := zip.NewReader(src, size)
	if err != nil {
		return nil, damaged(diag.Pos{File: name}, locale.Same(err.Error()))
	}
	b := &Book{name: name, parts: map[string]*zip.File{}}
	for _, file := range archive.File {
		b.parts[partKey(file.Name)] = file
	}
	if what := b.otherKind(); !what.IsZero() {
		return nil, diag.Fail(diag.Data, b.pos(), "not-xlsx", "%s", "%s", what)
	}
	if err := b.readBook(); err != nil {
		return nil, err
	}
	return b, nil
}

// Tabs returns the sheets that hold cells, in the order of the workbook; charts are none.
func (b *Book) Tabs() []Tab { return b.tabs }

// HasMacros reports whether the workbook has programs in it.
func (b *Book) HasMacros() bool { return b.parts["xl/vbaproject.bin"] != nil }

// HasLinks reports whether the workbook takes values from other files.
func (b *Book) HasLinks() bool {
	for name := range b.parts {
		if strings.HasPrefix(name, "xl/externallinks/") {
			return true
		}
	}
	return false
}

// IsWorkbook reports whether an archive is a workbook of any office program, which Open reads or says what to do with.
func IsWorkbook(archive *zip.Reader) bool {
	b := &Book{parts: map[string]*zip.File{}}
	for _, file := range archive.File {
		b.parts[partKey(file.Name)] = file
	}
	return b.parts["[content_types].xml"] != nil || b.parts["xl/workbook.xml"] != nil || !b.otherKind().IsZero()
}

// otherKind says what an archive is that another program wrote, or another format of Excel, and what to do; empty for none.
func (b *Book) otherKind() locale.Text {
	iwork := b.parts["index.zip"] != nil
	for name := range b.parts {
		iwork = iwork || strings.HasPrefix(name, "index/") && strings.HasSuffix(name, ".iwa")
	}
	switch {
	case b.parts["xl/workbook.bin"] != nil:
		return saveAs("un classeur Excel binaire (xlsb)", "a binary Excel workbook (xlsb)")
	case iwork:
		return exportAs("un classeur Numbers", "a Numbers spreadsheet")
	case b.parts["mimetype"] != nil && b.parts["content.xml"] != nil:
		return saveAs("un classeur OpenDocument (ods)", "an OpenDocument spreadsheet (ods)")
	case b.parts["word/document.xml"] != nil:
		return locale.Text{FR: "ce fichier est un document Word, pas un tableau", EN: "this is a Word document, not a table"}
	case b.parts["ppt/presentation.xml"] != nil:
		return locale.Text{FR: "ce fichier est une présentation, pas un tableau", EN: "this is a presentation, not a table"}
	}
	return locale.Text{}
}

// saveAs says what a file is, and in which formats to save it.
func saveAs(fr, en string) locale.Text {
	return locale.Textf("ce fichier est %s, qui ne se lit pas ici\u00a0: enregistrez-le en XLSX ou en CSV UTF-8",
		"this is %s, which is not read here: save it as XLSX or as CSV UTF-8", locale.Text{FR: fr, EN: en})
}

func exportAs(fr, en string) locale.Text {
	return locale.Textf("ce fichier est %s, qui ne se lit pas ici\u00a0: exportez-le en XLSX ou en CSV",
		"this is %s, which is not read here: export it as XLSX or as CSV", locale.Text{FR: fr, EN: en})
}

// partKey is the name by which a part is looked for: some writers mix letter cases and slashes.
func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (b *Book) pos() diag.Pos { return diag.Pos{File: b.name} }

// damaged is the error of a workbook that cannot be read.
func damaged(at diag.Pos, why locale.Text) error {
	return diag.Fail(diag.Data, at, "damaged", "classeur abîmé\u00a0: %s", "damaged workbook: %s", why)
}

// A relation is a part that another part names.
type relation struct{ kind, part string }

// relations reads the parts that a part names, by the name that it gives them; those of the whole workbook are of "".
func (b *Book) relations(of string) (map[string]relation, error) {
	found := map[string]relation{}
	folder, base := path.Split(of)
	err := b.each(path.Join(folder, "_rels", base+".rels"), func(_ *part, start xml.StartElement) error {
		if start.Name.Local != "Relationship" || attribute(start, "TargetMode") == "External" {
			return nil
		}
		target := attribute(start, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(path.Dir(of), target)
		}
		kind := attribute(start, "Type")
		found[attribute(start, "Id")] = relation{kind: kind[strings.LastIndexByte(kind, '/')+1:], part: target}
		return nil
	})
	return found, err
}

// readBook reads the list of sheets and where the other parts are.
func (b *Book) readBook() error {
	main := "xl/workbook.xml"
	top, err := b.relations("")
	if err != nil {
		return err
	}
	for _, r := range top {
		if r.kind == "officeDocument" {
			main = r.part
		}
	}
	related, err := b.relations(main)
	if err != nil {
		return err
	}
	if err := b.readTabs(main, related); err != nil {
		return err
	}
	for _, r := range related {
		switch r.kind {
		case "styles":
			err = b.formats.read(b, r.part)
		case "sharedStrings":
			b.strings = sharedStrings{book: b, path: r.part}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readTabs reads the sheets of the main part of a workbook.
func (b *Book) readTabs(main string, related map[string]relation) error {
	found := false
	err := b.each(main, func(_ *part, start xml.StartElement) error {
		switch start.Name.Local {
		case "workbook":
			found = true
		case "workbookPr":
			b.from1904 = isTrue(attribute(start, "date1904"))
		case "sheet":
			id := ""
			for _, a := range start.Attr {
				if a.Name.Local == "id" && a.Name.Space != "" {
					id = a.Value
				}
			}
			if related[id].kind == "worksheet" && len(b.tabs) < MaxTabs {
				state := attribute(start, "state")
				b.tabs = append(b.tabs, Tab{Name: locale.Line(attribute(start, "name")), Hidden: state == "hidden" || state == "veryHidden", part: related[id].part})
			}
		}
		return nil
	})
	if err == nil && !found {
		return damaged(b.pos(), locale.Text{FR: "il n'a pas de liste de feuilles", EN: "it has no list of sheets"})
	}
	return err
}

// attribute returns an attribute that has no prefix, or "".
func attribute(start xml.StartElement, name string) string {
	for _, a := range start.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func isTrue(text string) bool { return text == "1" || text == "true" }
