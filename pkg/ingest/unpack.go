package ingest

import (
	"archive/zip"
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

// gunzip returns what a gzip file holds.
func gunzip(name string, src io.Reader) (io.Reader, error) {
	read := &counter{r: src}
	z, err := gzip.NewReader(read)
	if err != nil {
		return nil, damaged(name, err)
	}
	return &bounded{name: name, r: z, from: func() int64 { return read.n }}, nil
}

// onlyTable returns the one table in an archive.
func onlyTable(name string, archive *zip.Reader) (*zip.File, error) {
	tables := tablesOf(archive)
	if len(tables) != 1 {
		return nil, diag.Fail(diag.Data, diag.Pos{File: name}, "zip", "l'archive doit contenir un seul tableau (.csv, .tsv, .txt, .xlsx)\u00a0; il y en a %d%s",
			"the archive must hold one table (.csv, .tsv, .txt, .xlsx); there are %d%s", len(tables), namesOf(tables))
	}
	return tables[0], nil
}

// unzip returns what a file in an archive holds.
func unzip(name string, file *zip.File) (io.Reader, error) {
	if err := tryZip(name, file); err != nil {
		return nil, err
	}
	content, err := file.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	return &bounded{name: name, r: content, from: func() int64 { return int64(file.CompressedSize64) }}, nil
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
		if slices.Contains([]string{".csv", ".tsv", ".txt", ".xlsx"}, strings.ToLower(path.Ext(base))) {
			tables = append(tables, file)
		}
	}
	return tables
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
