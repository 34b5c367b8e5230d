package ingest

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
)

// The limits of what a compressed file may become: a larger one that grew by more than MaxGrowth is refused, because it
// may be made to fill a disk.
const (
	MaxUnpacked = 1 << 30 // bytes that any file may become
	MaxGrowth   = 200     // bytes for each byte of the compressed file, beyond MaxUnpacked
)

// Unpack returns what a compressed file holds: the text of a gzip file, or that of the one table (CSV, TSV or TXT) in a zip
// archive. Any other file is returned as it is, with packed false. src is read from its beginning; for a zip archive it
// must have ReadAt and Seek, as files do.
//
// Errors are of type *diag.Failure and kind diag.Data: an archive without a table or with several, a damaged file. Reading
// fails in the same way beyond the limits above.
func Unpack(name string, src io.Reader) (text io.Reader, packed bool, err error) {
	start := make([]byte, 4)
	if at, ok := src.(io.ReaderAt); ok {
		n, _ := at.ReadAt(start, 0)
		start = start[:n]
	} else {
		buffer := bufio.NewReader(src)
		start, _ = buffer.Peek(len(start))
		src = buffer
	}
	switch {
	case strings.HasPrefix(string(start), "\x1f\x8b"):
		return unpackGzip(name, src)
	case strings.HasPrefix(string(start), "PK\x03\x04"):
		return unpackZip(name, src)
	}
	return src, false, nil
}

func unpackGzip(name string, src io.Reader) (io.Reader, bool, error) {
	if at, ok := src.(io.ReaderAt); ok {
		if err := tryGzip(name, io.NewSectionReader(at, 0, smallPacked)); err != nil {
			return nil, false, err
		}
	}
	read := &counter{r: src}
	z, err := gzip.NewReader(read)
	if err != nil {
		return nil, false, damaged(name, err)
	}
	return &bounded{name: name, r: z, from: func() int64 { return read.n }}, true, nil
}

// unpackZip opens the one table of an archive. A spreadsheet is an archive too, without such a table: it is returned as it
// is, for the reader to say what it is; so is what only begins like an archive.
func unpackZip(name string, src io.Reader) (io.Reader, bool, error) {
	at, ok := src.(io.ReaderAt)
	seeker, both := src.(io.Seeker)
	if !ok || !both {
		return src, false, nil
	}
	size, err := seeker.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = seeker.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, false, unreadable(name, err)
	}
	archive, err := zip.NewReader(at, size)
	if err != nil {
		return src, false, nil // The reader says what it is.
	}
	tables := tablesOf(archive)
	switch {
	case len(tables) == 0 && isDocument(archive):
		return src, false, nil
	case len(tables) != 1:
		return nil, false, diag.Fail(diag.Data, diag.Pos{File: name}, "zip", "l'archive doit contenir un seul tableau (.csv, .tsv, .txt)\u00a0; il y en a %d%s",
			"the archive must hold one table (.csv, .tsv, .txt); there are %d%s", len(tables), namesOf(tables))
	}
	packed := int64(tables[0].CompressedSize64)
	if err := tryZip(name, tables[0]); err != nil {
		return nil, false, err
	}
	file, err := tables[0].Open()
	if err != nil {
		return nil, false, damaged(name, err)
	}
	return &bounded{name: name, r: file, from: func() int64 { return packed }}, true, nil
}

// smallPacked is how large a compressed file is at most that can be beyond the limits as soon as it is beyond MaxUnpacked.
// Such a file is unpacked once before it is read, which takes a second at most: who reads it may hold what it becomes.
const smallPacked = MaxUnpacked / MaxGrowth

func tryGzip(name string, start io.Reader) error {
	if z, err := gzip.NewReader(start); err == nil {
		return tryUnpack(name, z)
	}
	return nil // The reader says what is wrong.
}

func tryZip(name string, table *zip.File) error {
	if table.CompressedSize64 >= smallPacked {
		return nil
	}
	text, err := table.Open()
	if err != nil {
		return nil // The reader says what is wrong.
	}
	defer text.Close()
	return tryUnpack(name, text)
}

// tryUnpack unpacks a small file and fails where it is beyond the limits.
func tryUnpack(name string, text io.Reader) error {
	if n, _ := io.CopyN(io.Discard, text, MaxUnpacked+1); n > MaxUnpacked {
		return expands(name)
	}
	return nil
}

func expands(name string) error {
	return diag.Fail(diag.Data, diag.Pos{File: name}, "expands", "le fichier comprimé se développe au-delà de %d Mio, et de %d fois sa taille\u00a0: il est refusé",
		"the compressed file expands beyond %d MiB, and %d times its size: it is refused", MaxUnpacked>>20, MaxGrowth)
}

// tablesOf returns the tables in an archive, without those that systems add for themselves.
func tablesOf(archive *zip.Reader) []*zip.File {
	var tables []*zip.File
	for _, file := range archive.File {
		base := path.Base(file.Name)
		if strings.HasPrefix(base, ".") || strings.HasPrefix(file.Name, "__MACOSX/") {
			continue
		}
		if slices.Contains([]string{".csv", ".tsv", ".txt"}, strings.ToLower(path.Ext(base))) {
			tables = append(tables, file)
		}
	}
	return tables
}

// isDocument reports whether an archive is a document of an office program.
func isDocument(archive *zip.Reader) bool {
	return slices.ContainsFunc(archive.File, func(f *zip.File) bool { return f.Name == "[Content_Types].xml" || f.Name == "mimetype" })
}

func namesOf(tables []*zip.File) string {
	if len(tables) == 0 {
		return ""
	}
	names := make([]string, len(tables))
	for i, table := range tables {
		names[i] = table.Name
	}
	return " (" + diag.OneOf(names).EN + ")"
}

func damaged(name string, err error) error {
	return diag.Fail(diag.Data, diag.Pos{File: name}, "damaged", "fichier comprimé abîmé\u00a0: %v", "damaged compressed file: %v", err)
}

// A counter counts the bytes that are read.
type counter struct {
	r io.Reader
	n int64
}

// Read reads and counts.
func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// A bounded reader ends with an error where a compressed file expands beyond the limits.
type bounded struct {
	name string
	r    io.Reader
	from func() int64 // bytes of the compressed file that were read
	n    int64
}

// Read reads within the limits.
func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.n += int64(n)
	if b.n > MaxUnpacked && b.n > MaxGrowth*b.from() {
		return 0, expands(b.name)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return n, damaged(b.name, err)
	}
	return n, err
}
