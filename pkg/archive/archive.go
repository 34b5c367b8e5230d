// Package archive writes zip archives that are the same bytes for the same parts.
package archive

import (
	"archive/zip"
	"cmp"
	"io"
	"slices"
	"time"
)

// A Part is a file in an archive.
type Part struct {
	Name    string
	Content []byte
	Method  uint16 // zip.Store or zip.Deflate
}

// Epoch is the time of every part: the first that a zip archive can name.
var Epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Write writes the parts in the order of their names, which it sorts. The error is the writer's.
func Write(w io.Writer, parts []Part) error {
	slices.SortFunc(parts, func(a, b Part) int { return cmp.Compare(a.Name, b.Name) })
	archive := zip.NewWriter(w)
	for _, p := range parts {
		file, err := archive.CreateHeader(&zip.FileHeader{Name: p.Name, Method: p.Method, Modified: Epoch})
		if err != nil {
			return err
		}
		if _, err := file.Write(p.Content); err != nil {
			return err
		}
	}
	return archive.Close()
}
