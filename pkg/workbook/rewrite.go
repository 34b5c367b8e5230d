package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"regexp"
	"slices"
	"strings"
)

// contentTypes is the one part of a workbook whose lines excelize writes in an order of chance.
const contentTypes = "[Content_Types].xml"

// defaultType is one of these lines.
var defaultType = regexp.MustCompile(`<Default [^>]*?(?:/>|></Default>)`)

// rewrite writes a workbook again with its parts in order and without times, so that the same sheets are the same bytes.
func rewrite(w io.Writer, raw []byte) error {
	old, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return err
	}
	slices.SortFunc(old.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	written := zip.NewWriter(w)
	for _, file := range old.File {
		part, err := written.CreateHeader(&zip.FileHeader{Name: file.Name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if err := copyPart(part, file); err != nil {
			return err
		}
	}
	return written.Close()
}

// copyPart writes a part of a workbook; a sheet may be long, and is not held.
func copyPart(w io.Writer, file *zip.File) error {
	part, err := file.Open()
	if err != nil {
		return err
	}
	defer part.Close()
	if file.Name != contentTypes {
		_, err := io.Copy(w, part)
		return err
	}
	content, err := io.ReadAll(part)
	if err != nil {
		return err
	}
	lines := defaultType.FindAllString(string(content), -1)
	slices.Sort(lines)
	sorted := defaultType.ReplaceAllStringFunc(string(content), func(string) string {
		first := lines[0]
		lines = lines[1:]
		return first
	})
	_, err = io.WriteString(w, strings.TrimSpace(sorted))
	return err
}
