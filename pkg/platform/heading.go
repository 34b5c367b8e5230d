package platform

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/arrimage/arrimage/pkg/pattern"
)

// Normal writes a heading as the patterns of this package expect it: in small letters, composed, with straight
// apostrophes, single spaces, and without byte-order marks and spaces around it.
func Normal(heading string) string {
	heading = strings.ReplaceAll(strings.ReplaceAll(heading, "\ufeff", ""), "\u2019", "'")
	return norm.NFC.String(strings.ToLower(strings.Join(strings.Fields(heading), " ")))
}

// A Merge says how several rows of headings become one name and one label a column.
type Merge string

// The ways of merging rows of headings.
const (
	First  Merge = "first"  // the first row is the name and the label; further rows say nothing of the question
	Second Merge = "second" // the first row is the name, the second the label
	Carry  Merge = "carry"  // the first row holds for the blank cells to its right; the second names the part
)

// A Header is a form that the rows of headings have.
type Header struct {
	// Rows is how many there are, 1 or more.
	Rows int
	// Sign tells this form from the others; its Pattern is nil for the last form, which holds where no other does.
	Sign Mark
	// Merge says how the rows become one.
	Merge Merge
}

// A Heading is what the rows of headings say of one column.
type Heading struct {
	// Name is what identifies the column in the file: often a code. It may be empty, and stand several times.
	Name string
	// Label is the question as it was put where the file has it, else the name.
	Label string
}

// filler are cells of a second row that name no part: the question has one column.
var filler = pattern.New(`^(?:response|open-ended response|réponse|réponse ouverte|réponse libre|)$`)

// Headings merges rows of headings into one heading a column: as many as the longest row has cells.
func (h Header) Headings(rows [][]string) []Heading {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	headings := make([]Heading, columns)
	carried := ""
	for i := range headings {
		first, second := cell(rows, 0, i), cell(rows, 1, i)
		switch {
		case h.Merge == Carry:
			headings[i] = carry(&carried, first, second)
		case h.Merge == Second && Normal(second) != "":
			headings[i] = Heading{Name: first, Label: second}
		default:
			headings[i] = Heading{Name: first, Label: first}
		}
	}
	return headings
}

// carry makes the heading of a column from two rows, the first of which says nothing where the question goes on.
func carry(carried *string, first, second string) Heading {
	if Normal(first) != "" {
		*carried = first
	}
	if filler.MatchString(Normal(second)) {
		return Heading{Name: first, Label: first}
	}
	joined := strings.TrimSpace(*carried) + partSeparator + strings.TrimSpace(second)
	return Heading{Name: joined, Label: joined}
}

// partSeparator stands between a question and its part in a merged heading, as SurveyMonkey writes it in exports of one
// row.
const partSeparator = " - "

// cell returns a cell, or an empty text where the rows have none there.
func cell(rows [][]string, row, column int) string {
	if row >= len(rows) || column >= len(rows[row]) {
		return ""
	}
	return rows[row][column]
}

// Field returns the role of a column by its heading; the second result is false for a question. The fields of the
// platform come before those of all platforms.
func (p *Preset) Field(heading string) (Role, bool) {
	name := Normal(heading)
	for _, fields := range [][]Field{p.Fields, common} {
		for _, field := range fields {
			if field.Pattern.MatchString(name) {
				return field.Role, true
			}
		}
	}
	return "", false
}

// Split parts a heading into the question and the part of it that the column holds: "Q3" and "SQ001" for "Q3[SQ001]".
// The second result is empty where the heading does not look like one of several.
func (p *Preset) Split(heading string) (question, part string) {
	for _, rules := range [][]*pattern.Pattern{p.Parts, commonParts} {
		for _, rule := range rules {
			if found := rule.FindStringSubmatch(strings.TrimSpace(heading)); found != nil {
				return strings.TrimSpace(found[1]), strings.TrimSpace(found[2])
			}
		}
	}
	return heading, ""
}
