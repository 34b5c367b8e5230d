package workbook

import (
	"encoding/xml"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A formatKind is what the number format of a cell makes of its number.
type formatKind uint8

const (
	asNumber   formatKind = iota
	asDate                // a day
	asTime                // a time of day
	asDateTime            // both
	asElapsed             // hours, minutes or seconds that add up beyond a day
	asPercent             // a hundred times the number, with a percent sign
)

// formats are the number formats of a workbook.
type formats struct {
	custom map[int]formatKind // by id
	cells  []formatKind       // by style of cell
}

// of returns what a style of cell makes of a number.
func (f *formats) of(style int) formatKind {
	if style < 0 || style >= len(f.cells) {
		return asNumber
	}
	return f.cells[style]
}

// read reads the styles of cells.
func (f *formats) read(b *Book, path string) error {
	f.custom = map[int]formatKind{}
	list := ""
	return b.each(path, func(p *part, start xml.StartElement) error {
		switch name := start.Name.Local; {
		case name == "cellXfs" || name == "cellStyleXfs" || name == "dxfs":
			list = name
		case name == "numFmt" && list == "":
			if id, err := strconv.Atoi(attribute(start, "numFmtId")); err == nil {
				f.custom[id] = kindOfFormat(attribute(start, "formatCode"))
			}
		case name == "xf" && list == "cellXfs":
			id, _ := strconv.Atoi(attribute(start, "numFmtId")) // Without one it is 0, the general format.
			f.cells = append(f.cells, f.kind(id))
		}
		if len(f.cells) > MaxStyles || len(f.custom) > MaxStyles {
			return diag.Fail(diag.Data, p.at, "too-many-styles", "plus de %s styles", "more than %s styles", locale.Count(MaxStyles))
		}
		return nil
	})
}

// The formats that every workbook knows by their numbers: those of Excel, and those of its Asian editions.
var (
	dateFormats = []int{14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58}
	timeFormats = []int{18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56}
	percents    = []int{9, 10}
)

// The numbers of two formats that are alone of their kind.
const (
	dateTimeFormat = 22
	elapsedFormat  = 46
)

// kind returns what a format makes of a number, by its id. A format of the workbook's own counts before the known ones.
func (f *formats) kind(id int) formatKind {
	if own, ok := f.custom[id]; ok {
		return own
	}
	switch {
	case id == dateTimeFormat:
		return asDateTime
	case id == elapsedFormat:
		return asElapsed
	case slices.Contains(dateFormats, id):
		return asDate
	case slices.Contains(timeFormats, id):
		return asTime
	case slices.Contains(percents, id):
		return asPercent
	}
	return asNumber
}

var (
	elapsedCode = regexp.MustCompile(`(?i)\[(?:h+|m+|s+)\]`)
	literalCode = regexp.MustCompile(`"[^"]*"?|\\.|[_*].|\[[^\]]*\]|(?i:general|am/pm|a/p)`)
)

// kindOfFormat tells what a format code makes of a number from its letters: y, d and m for a date, h and s for a time,
// beside which m stands for minutes; a percent sign for a percent. What is quoted, escaped or in brackets is no such letter. The first section counts,
// which is that of the numbers above zero.
func kindOfFormat(code string) formatKind {
	elapsed := elapsedCode.MatchString(code)
	code = literalCode.ReplaceAllString(code, "")
	code, _, _ = strings.Cut(code, ";")
	code = strings.ToLower(code)
	timed := strings.ContainsAny(code, "hs") || elapsed
	dated := strings.ContainsAny(code, "yd") || strings.Contains(code, "mmm") || !timed && strings.Contains(code, "m")
	switch {
	case dated && timed:
		return asDateTime
	case dated:
		return asDate
	case elapsed:
		return asElapsed
	case timed:
		return asTime
	case strings.Contains(code, "%"):
		return asPercent
	}
	return asNumber
}
