// Package readpdf reads back what a PDF of the library fpdf draws: its texts and its rectangles, page by page and in the
// order of drawing. Only tests import it.
package readpdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/arrimage/arrimage/pkg/font"
)

// A Mark is a text or a rectangle on a page. Lengths are in points; y grows upwards.
type Mark struct {
	X, Y  float64    // left end of the baseline of a text, upper left corner of a rectangle
	Text  string     // empty for a rectangle
	Size  float64    // of the letters; 0 for a rectangle
	Style font.Style // of the letters

	Width, Height float64 // of a rectangle; 0 for a text
}

// A Sheet is a page.
type Sheet struct {
	Width, Height float64 // in points
	Marks         []Mark  // in the order of drawing
}

var (
	objectPattern   = regexp.MustCompile(`(?s)\n(\d+) 0 obj\n(.*?)\nendobj`)
	boxPattern      = regexp.MustCompile(`/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]`)
	contentPattern  = regexp.MustCompile(`/Contents (\d+) 0 R`)
	streamPattern   = regexp.MustCompile(`(?s)^<<(.*?)>>\nstream\n(.*)\nendstream$`)
	fontPattern     = regexp.MustCompile(`/F([0-9a-f]+) (\d+) 0 R`)
	baseFontPattern = regexp.MustCompile(`/BaseFont /utf8liberation([BI]*)`)
	usePattern      = regexp.MustCompile(`^BT /F([0-9a-f]+) ([\d.]+) Tf ET$`)
	textPattern     = regexp.MustCompile(`(?s)BT (-?[\d.]+) (-?[\d.]+) Td \((.*)\) Tj ET`)
	boxDrawn        = regexp.MustCompile(`^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re f$`)
)

// Read returns the pages of a file, whether their contents are compressed or not. The error says what is not as fpdf writes
// it.
func Read(file []byte) ([]Sheet, error) {
	objects, styles := map[string]string{}, map[string]font.Style{}
	for _, match := range objectPattern.FindAllStringSubmatch(string(file), -1) {
		objects[match[1]] = match[2]
	}
	for _, match := range fontPattern.FindAllStringSubmatch(string(file), -1) {
		base := baseFontPattern.FindStringSubmatch(objects[match[2]])
		if base == nil {
			return nil, fmt.Errorf("readpdf: font %s has no name", match[1])
		}
		styles[match[1]] = map[string]font.Style{"": font.Regular, "B": font.Bold, "I": font.Italic, "BI": font.BoldItalic}[base[1]]
	}
	usual := boxPattern.FindStringSubmatch(objects["1"])
	var sheets []Sheet
	for n := 3; strings.HasPrefix(objects[strconv.Itoa(n)], "<</Type /Page\n"); n += 2 {
		page, size := objects[strconv.Itoa(n)], usual
		if own := boxPattern.FindStringSubmatch(page); own != nil {
			size = own
		}
		drawn, err := content(objects[contentPattern.FindStringSubmatch(page)[1]])
		if err != nil {
			return nil, err
		}
		found, err := marks(drawn, styles)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, Sheet{number(size[1]), number(size[2]), found})
	}
	return sheets, nil
}

// content returns the operators of a page.
func content(object string) (string, error) {
	stream := streamPattern.FindStringSubmatch(object)
	if stream == nil {
		return "", fmt.Errorf("readpdf: a page has no content: %.40q", object)
	}
	if !strings.Contains(stream[1], "/FlateDecode") {
		return stream[2], nil
	}
	reader, err := zlib.NewReader(bytes.NewReader([]byte(stream[2])))
	if err != nil {
		return "", err
	}
	drawn, err := io.ReadAll(reader)
	return string(drawn), err
}

// number reads digits that a pattern has found.
func number(text string) float64 {
	x, _ := strconv.ParseFloat(text, 64)
	return x
}

// marks returns what is drawn on a page. Operators stand one a line, but a text may hold a line end.
func marks(content string, styles map[string]font.Style) ([]Mark, error) {
	var all []Mark
	var now Mark
	for _, operator := range operators(content) {
		if match := usePattern.FindStringSubmatch(operator); match != nil {
			style, known := styles[match[1]]
			if !known {
				return nil, fmt.Errorf("readpdf: font %s is not in the file", match[1])
			}
			now = Mark{Size: number(match[2]), Style: style}
		} else if match := textPattern.FindStringSubmatch(operator); match != nil {
			now.X, now.Y, now.Text = number(match[1]), number(match[2]), decoded(match[3])
			all = append(all, now)
		} else if match := boxDrawn.FindStringSubmatch(operator); match != nil {
			all = append(all, Mark{X: number(match[1]), Y: number(match[2]), Width: number(match[3]), Height: -number(match[4])})
		}
	}
	return all, nil
}

// operators returns the lines of a page, those with a line end in a text whole.
func operators(content string) []string {
	var all []string
	open := ""
	for line := range strings.SplitSeq(content, "\n") {
		line = open + line
		open = ""
		if strings.Contains(line, "BT ") && !strings.HasSuffix(line, "ET") && !strings.HasSuffix(line, "ET Q") {
			open = line + "\n"
			continue
		}
		all = append(all, line)
	}
	return all
}

// decoded reads a text of a page: UTF-16, with some bytes escaped.
func decoded(text string) string {
	text = strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r").Replace(text)
	var units []uint16
	for i := 0; i+1 < len(text); i += 2 {
		units = append(units, uint16(text[i])<<8|uint16(text[i+1]))
	}
	return string(utf16.Decode(units))
}
