package pdf

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/font"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A drawn is a text as a reader of PDF finds it on a page.
type drawn struct {
	x, base float64 // in points; y grows upwards
	size    float64
	style   font.Style
	text    string
}

// A sheetRead is what a reader finds of a page.
type sheetRead struct {
	width, height float64
	texts         []drawn
}

func (s sheetRead) text() string {
	var all strings.Builder
	for _, d := range s.texts {
		all.WriteString(d.text + "\n")
	}
	return all.String()
}

var (
	objectPattern   = regexp.MustCompile(`(?s)\n(\d+) 0 obj\n(.*?)\nendobj`)
	boxPattern      = regexp.MustCompile(`/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]`)
	contentPattern  = regexp.MustCompile(`/Contents (\d+) 0 R`)
	fontPattern     = regexp.MustCompile(`/F([0-9a-f]+) (\d+) 0 R`)
	baseFontPattern = regexp.MustCompile(`/BaseFont /utf8liberation([BI]*)`)
	usePattern      = regexp.MustCompile(`^BT /F([0-9a-f]+) ([\d.]+) Tf ET$`)
	textPattern     = regexp.MustCompile(`(?s)BT (-?[\d.]+) (-?[\d.]+) Td \((.*)\) Tj ET`)
)

// written returns a document as PDF, its pages not compressed.
func written(t testing.TB, d *document.Document, lang locale.Lang) string {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out, d, lang, false); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// read returns the pages of a file that is not compressed.
func read(t testing.TB, file string) []sheetRead {
	t.Helper()
	objects, styles := map[string]string{}, map[string]font.Style{}
	for _, match := range objectPattern.FindAllStringSubmatch(file, -1) {
		objects[match[1]] = match[2]
	}
	for _, match := range fontPattern.FindAllStringSubmatch(file, -1) {
		base := baseFontPattern.FindStringSubmatch(objects[match[2]])
		if base == nil {
			t.Fatalf("font %s has no name", match[1])
		}
		styles[match[1]] = map[string]font.Style{"": font.Regular, "B": font.Bold, "I": font.Italic, "BI": font.BoldItalic}[base[1]]
	}
	usual := boxPattern.FindStringSubmatch(objects["1"])
	var sheets []sheetRead
	for n := 3; strings.HasPrefix(objects[strconv.Itoa(n)], "<</Type /Page\n"); n += 2 {
		page, size := objects[strconv.Itoa(n)], usual
		if own := boxPattern.FindStringSubmatch(page); own != nil {
			size = own
		}
		content := objects[contentPattern.FindStringSubmatch(page)[1]]
		sheets = append(sheets, sheetRead{number(t, size[1]), number(t, size[2]), texts(t, content, styles)})
	}
	return sheets
}

func number(t testing.TB, text string) float64 {
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// texts returns what is written on a page. Operators stand one a line, but a text may hold a line end.
func texts(t testing.TB, content string, styles map[string]font.Style) []drawn {
	var all []drawn
	var now drawn
	for _, operator := range operators(content) {
		if match := usePattern.FindStringSubmatch(operator); match != nil {
			style, known := styles[match[1]]
			if !known {
				t.Fatalf("font %s is not in the file", match[1])
			}
			now = drawn{size: number(t, match[2]), style: style}
		} else if match := textPattern.FindStringSubmatch(operator); match != nil {
			now.x, now.base, now.text = number(t, match[1]), number(t, match[2]), decoded(match[3])
			all = append(all, now)
		}
	}
	return all
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
