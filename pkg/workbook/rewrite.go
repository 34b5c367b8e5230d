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
		content, err := contentOf(file)
		if err != nil {
			return err
		}
		part, err := written.CreateHeader(&zip.FileHeader{Name: file.Name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := part.Write(content); err != nil {
			return err
		}
	}
	return written.Close()
}

func contentOf(file *zip.File) ([]byte, error) {
	part, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer part.Close()
	content, err := io.ReadAll(part)
	if file.Name != contentTypes || err != nil {
		return content, err
	}
	lines := defaultType.FindAllString(string(content), -1)
	slices.Sort(lines)
	sorted := defaultType.ReplaceAllStringFunc(string(content), func(string) string {
		first := lines[0]
		lines = lines[1:]
		return first
	})
	return []byte(strings.TrimSpace(sorted)), nil
}
