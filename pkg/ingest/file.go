package ingest

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// MaxHeld is how many bytes a workbook or an archive may have that is itself in a compressed file, or comes as a stream: it
// is held in memory.
const MaxHeld = 256 << 20

// A File is a file that is open for reading, told apart by its content and never by its name: text, text compressed by
// gzip or as the one table in a zip archive, or an Excel workbook (XLSX), which may be in such a file too.
type File struct {
	name string
	book *workbook.Book            // nil for text
	text func() (io.Reader, error) // the text from its beginning, as bytes; nil for a workbook

	packed bool // it was in a compressed file
}

// Open tells what a file is. The name stands in the places of errors. Where src has ReadAt and Seek, as files do, it is
// read from its beginning, again and again if need be; else it is a stream, of which a text can be read once.
//
// Errors are of type *diag.Failure and kind diag.Data: an archive without a table or with several, a damaged file, a file
// that is neither text nor such a workbook (an old or an encrypted workbook, another program's), one that expands beyond
// the limits. Reading a compressed text fails in the same way.
func Open(name string, src io.Reader) (*File, error) {
	f := &File{name: name}
	if at, size, ok := seekable(src); ok {
		return f, f.openAt(at, size, false)
	}
	return f, f.openStream(src, false)
}

// seekable returns a source that can be read anywhere, and its size.
func seekable(src io.Reader) (at io.ReaderAt, size int64, ok bool) {
	at, canRead := src.(io.ReaderAt)
	seeker, canSeek := src.(io.Seeker)
	if !canRead || !canSeek {
		return nil, 0, false
	}
	size, err := seeker.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = seeker.Seek(0, io.SeekStart)
	}
	return at, size, err == nil
}

// The beginnings of files that are not plain text.
const (
	gzipMark = "\x1f\x8b"
	zipMark  = "PK\x03\x04"
)

// openAt tells what a file is that can be read anywhere; inner is true for what was in a compressed file.
func (f *File) openAt(at io.ReaderAt, size int64, inner bool) error {
	whole := func() (io.Reader, error) { return io.NewSectionReader(at, 0, size), nil }
	start := make([]byte, len(workbook.CompoundMark))
	n, _ := at.ReadAt(start, 0) // A file that cannot be read says so when it is read as text.
	switch start := string(start[:n]); {
	case strings.HasPrefix(start, gzipMark) && !inner:
		if err := tryGzip(f.name, io.NewSectionReader(at, 0, min(size, smallPacked))); err != nil {
			return err
		}
		return f.openPacked(func() (io.Reader, error) { return gunzip(f.name, io.NewSectionReader(at, 0, size)) })
	case strings.HasPrefix(start, zipMark):
		return f.openArchive(at, size, inner)
	case start == workbook.CompoundMark:
		return diag.Fail(diag.Data, f.pos(), "not-xlsx", "%s", "%s", workbook.Compound(at))
	}
	f.text = whole
	return nil
}

// openPacked tells what is in a compressed file that can be read again.
func (f *File) openPacked(open func() (io.Reader, error)) error {
	content, err := open()
	if err != nil {
		return err
	}
	if err := f.openStream(content, true); err != nil {
		return err
	}
	if f.packed = true; f.book == nil {
		f.text = open
	}
	return nil
}

// openStream tells what comes as a stream. What must be read anywhere is held in memory.
func (f *File) openStream(src io.Reader, inner bool) error {
	buffer := bufio.NewReaderSize(src, buffered)
	start, err := peek(f.name, buffer, len(workbook.CompoundMark))
	if err != nil {
		return err
	}
	switch start := string(start); {
	case strings.HasPrefix(start, gzipMark) && !inner:
		content, err := gunzip(f.name, buffer)
		if err != nil {
			return err
		}
		return f.openStream(content, true)
	case strings.HasPrefix(start, zipMark), start == workbook.CompoundMark:
		content, err := f.hold(buffer)
		if err != nil {
			return err
		}
		return f.openAt(bytes.NewReader(content), int64(len(content)), inner)
	}
	f.text = func() (io.Reader, error) {
		once := buffer
		if buffer = nil; once == nil {
			return nil, diag.Fail(diag.Data, diag.Pos{File: f.name}, "unreadable", "un flux ne se lit qu'une fois", "a stream can be read once")
		}
		return once, nil
	}
	return nil
}

// hold reads what is left of a stream.
func (f *File) hold(src io.Reader) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(src, MaxHeld+1))
	if err != nil {
		return nil, unreadable(f.name, err)
	}
	if len(content) > MaxHeld {
		return nil, diag.Fail(diag.Data, f.pos(), "too-large",
			"plus de %s Mo dans un fichier comprimé ou sur l'entrée standard\u00a0: donnez le classeur ou l'archive comme fichier",
			"more than %s MB in a compressed file or on standard input: give the workbook or the archive as a file", locale.Count(MaxHeld>>20))
	}
	return content, nil
}

// openArchive opens a workbook, or the one table of any other archive.
func (f *File) openArchive(at io.ReaderAt, size int64, inner bool) error {
	archive, err := zip.NewReader(at, size)
	if err != nil {
		return diag.Fail(diag.Data, f.pos(), "damaged", "archive ou classeur Excel abîmé ou coupé\u00a0: %v", "damaged or cut archive or Excel workbook: %v", err)
	}
	if workbook.IsWorkbook(archive) {
		f.book, err = workbook.Open(f.name, at, size)
		return err
	}
	if inner {
		return diag.Fail(diag.Data, f.pos(), "zip", "archive dans une archive\u00a0: extrayez-en le tableau", "archive in an archive: extract the table from it")
	}
	table, err := onlyTable(f.name, archive)
	if err != nil {
		return err
	}
	return f.openPacked(func() (io.Reader, error) { return unzip(f.name, table) })
}

func (f *File) pos() diag.Pos { return diag.Pos{File: f.name} }

// Text returns the text of the file from its beginning, as bytes in the encoding that it is written in. It must not be
// called for a workbook.
func (f *File) Text() (io.Reader, error) { return f.text() }

// IsPacked reports whether the file is compressed, and can be read again.
func (f *File) IsPacked() bool { return f.packed }

// IsWorkbook reports whether the file is a workbook.
func (f *File) IsWorkbook() bool { return f.book != nil }

// Reader reads the header of the file; the errors are those of NewReader.
func (f *File) Reader(dialect Dialect) (*Reader, error) {
	r, err := f.open(dialect)
	if err != nil {
		return nil, err
	}
	if err := r.readHeader(); err != nil {
		return nil, err
	}
	return r, nil
}

// Peek returns the first rows of the file as they stand, before any of them is taken for its header: at most the given
// number, and fewer where something in them does not read. The cells above the header are not left out. The error is that
// of a file of which nothing can be read; what is wrong in the rows is told by a Reader.
func (f *File) Peek(dialect Dialect, rows int) (Decided, [][]Cell, error) {
	r, err := f.open(dialect)
	if err != nil {
		return Decided{}, nil, err
	}
	var found [][]Cell
	for len(found) < rows && r.rows.next() == nil {
		cells, _ := r.rows.current()
		found = append(found, slices.Clone(cells))
	}
	if f.book != nil {
		found = sameColumns(found)
	}
	return r.decided, found, nil
}

// open decides how a file is read.
func (f *File) open(dialect Dialect) (*Reader, error) {
	if problem := cmp.Or(dialect.Problem(), f.notForIt(dialect)); !problem.IsZero() {
		return nil, diag.Fail(diag.Data, f.pos(), "dialect", "%s", "%s", problem)
	}
	if f.book != nil {
		return f.openSheet(dialect)
	}
	return f.openText(dialect)
}

// notForIt says what a dialect declares that the file does not have.
func (f *File) notForIt(dialect Dialect) locale.Text {
	switch {
	case f.book == nil && dialect.Sheet != "":
		return locale.Textf("la feuille %q est déclarée, mais ce fichier est du texte, pas un classeur Excel",
			"sheet %q is declared, but this file is text, not an Excel workbook", dialect.Sheet)
	case f.book != nil && dialect.Delimiter != 0:
		return locale.Text{FR: "un délimiteur est déclaré, mais ce fichier est un classeur Excel, qui n'en a pas",
			EN: "a delimiter is declared, but this file is an Excel workbook, which has none"}
	case f.book != nil && dialect.Encoding != "":
		return locale.Text{FR: "un encodage est déclaré, mais ce fichier est un classeur Excel, qui n'en a pas à choisir",
			EN: "an encoding is declared, but this file is an Excel workbook, which has none to choose"}
	}
	return locale.Text{}
}

// openText decides how a text is read.
func (f *File) openText(dialect Dialect) (*Reader, error) {
	text, decided, err := f.decide(dialect)
	if err != nil {
		return nil, err
	}
	return &Reader{place: f.pos(), rows: newScanner(f.name, text, byte(decided.Delimiter)), decided: decided}, nil
}

// Text returns a file as UTF-8 text without its byte-order mark, and how it is read, for those who read its rows
// themselves. Errors are those of NewReader, and a workbook is one; the header is not read.
func Text(name string, src io.Reader, dialect Dialect) (io.Reader, Decided, error) {
	f, err := Open(name, src)
	if err != nil {
		return nil, Decided{}, err
	}
	if f.book != nil {
		return nil, Decided{}, diag.Fail(diag.Data, f.pos(), "not-text", "c'est un classeur Excel, pas du texte", "this is an Excel workbook, not text")
	}
	if problem := cmp.Or(dialect.Problem(), f.notForIt(dialect)); !problem.IsZero() {
		return nil, Decided{}, diag.Fail(diag.Data, f.pos(), "dialect", "%s", "%s", problem)
	}
	return f.decide(dialect)
}

// decide decides how a text is read, and decodes it.
func (f *File) decide(dialect Dialect) (*bufio.Reader, Decided, error) {
	src, err := f.text()
	if err != nil {
		return nil, Decided{}, err
	}
	file, err := decode(f.name, src, dialect.Encoding)
	if err != nil {
		return nil, Decided{}, err
	}
	separator, why := dialect.Delimiter, locale.Text{FR: "déclaré", EN: "declared"}
	if separator == 0 {
		if separator, why, err = decideDelimiter(f.name, file.text, dialect.TitleRows); err != nil {
			return nil, Decided{}, err
		}
	}
	return file.text, Decided{
		BOM: file.bom, DelimiterWhy: why, EncodingWhy: file.why,
		Dialect: Dialect{
			Delimiter: separator, Encoding: file.encoding, TitleRows: dialect.TitleRows, HeaderRows: dialect.headerRows(),
		},
		Why: locale.Textf("délimiteur %s (%s), encodage %s (%s)", "delimiter %s (%s), encoding %s (%s)",
			delimiterName(separator), why, file.encoding, file.why),
	}, nil
}
