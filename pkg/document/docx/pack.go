package docx

import (
	"archive/zip"
	"cmp"
	"io"
	"slices"
	"strings"
	"time"
)

// A part is a file inside the document.
type part struct {
	name    string
	content []byte
}

// epoch is the time of every part: the first that a zip archive can name.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// pack writes the parts as a zip archive, in the order of their names. Images are compressed already.
func pack(w io.Writer, parts []part) error {
	slices.SortFunc(parts, func(a, b part) int { return cmp.Compare(a.name, b.name) })
	archive := zip.NewWriter(w)
	for _, p := range parts {
		header := &zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: epoch}
		if strings.HasSuffix(p.name, ".png") {
			header.Method = zip.Store
		}
		file, err := archive.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := file.Write(p.content); err != nil {
			return err
		}
	}
	return archive.Close()
}
