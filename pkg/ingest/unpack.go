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
	content, err := file.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	return &bounded{name: name, r: content, from: func() int64 { return int64(file.CompressedSize64) }}, nil
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
		return 0, diag.Fail(diag.Data, diag.Pos{File: b.name}, "expands", "le fichier comprimé se développe au-delà de %d Mo\u00a0: il est refusé",
			"the compressed file expands beyond %d MB: it is refused", MaxUnpacked>>20)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return n, damaged(b.name, err)
	}
	return n, err
}
