package ingest

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A Dialect says how a table is written in a file. The zero value is UTF-8 with the delimiter of the header line, or the
// sheet of a workbook that holds a table.
type Dialect struct {
	// Delimiter stands between cells: one ASCII character other than a quote, a line end or NUL. Zero means that it is
	// decided from the header line among comma, semicolon, tab and vertical bar.
	Delimiter rune
	// Encoding is a name that ParseEncoding accepts. Empty means UTF-8, or UTF-16 where a byte-order mark says so.
	Encoding string
	// TitleRows is how many rows stand above the header and are no part of the table: the name of the survey, a date. Blank
	// lines are not counted. Zero means none.
	TitleRows int
	// HeaderRows is how many rows of headings there are, at most MaxHeaderRows. Zero means one.
	HeaderRows int
	// Sheet is the sheet of a workbook, letter case aside. Empty means that it is found: the only visible one that holds a
	// table, else the first of those. In a workbook Delimiter and Encoding are zero; in any other file Sheet is.
	Sheet string
}

// The most rows above a table that can be declared.
const (
	MaxTitleRows  = 20 // rows above the header
	MaxHeaderRows = 5  // rows of the header
)

// headerRows returns how many rows the header has.
func (d Dialect) headerRows() int { return max(d.HeaderRows, 1) }

// A Decided is the dialect in which a file is read, with the reason.
type Decided struct {
	Dialect             // all set: HeaderRows 1 or more, and either Delimiter and Encoding, which is one of Encodings, or Sheet
	BOM     bool        // true: the file begins with a byte-order mark, which is not part of the header
	Why     locale.Text // how the delimiter and the encoding, or the sheet, were found, as a phrase

	DelimiterWhy locale.Text // how the delimiter was found, in a few words
	EncodingWhy  locale.Text // how the encoding was found, in a few words
	SheetWhy     locale.Text // how the sheet was found, in a few words
	OtherSheets  []string    // the other visible sheets of the workbook that have values
	HiddenSheets []string    // the other sheets of the workbook that it does not show and that have values
}

// The encodings that can be declared.
const (
	utf8Name        = "utf-8"
	utf16Name       = "utf-16"
	windows1252Name = "windows-1252"
	macintoshName   = "macintosh"
	latin1Name      = "iso-8859-1"
)

// Encodings lists the names of the encodings that a study can declare, in the order in which errors name them.
// iso-8859-1 stands for windows-1252: the files that are said to be the one are the other, which differs only in giving
// a meaning to bytes 80 to 9F.
func Encodings() []string {
	return []string{utf8Name, utf16Name, windows1252Name, macintoshName, latin1Name}
}

// ParseEncoding returns the encoding that a name stands for, letter case aside: windows-1252 for "ISO-8859-1". The second
// result is false for a name that is not in Encodings.
func ParseEncoding(name string) (encoding string, ok bool) {
	name = strings.ToLower(name)
	if !slices.Contains(Encodings(), name) {
		return "", false
	}
	if name == latin1Name {
		return windows1252Name, true
	}
	return name, true
}

// Problem says what is wrong with a declared dialect, or returns an empty text. Whoever reads the declaration adds its
// place.
func (d Dialect) Problem() locale.Text {
	if d.Delimiter != 0 && !validDelimiter(d.Delimiter) {
		return locale.Textf(
			"délimiteur %q impossible (attendu\u00a0: un seul caractère ASCII, ni guillemet ni fin de ligne)",
			"delimiter %q cannot be used (expected one ASCII character, not a quote or a line end)", string(d.Delimiter))
	}
	if _, ok := ParseEncoding(d.Encoding); d.Encoding != "" && !ok {
		return locale.Textf("encodage %q inconnu (attendu\u00a0: %s)%s", "unknown encoding %q (expected %s)%s",
			d.Encoding, diag.OneOf(Encodings()), diag.DidYouMean(d.Encoding, Encodings()))
	}
	if d.TitleRows < 0 || d.TitleRows > MaxTitleRows {
		return locale.Textf("%d lignes au-dessus de l'en-tête\u00a0: attendu de 0 à %d",
			"%d rows above the header: expected 0 to %d", d.TitleRows, MaxTitleRows)
	}
	if d.HeaderRows < 0 || d.HeaderRows > MaxHeaderRows {
		return locale.Textf("%d lignes d'en-tête\u00a0: attendu de 1 à %d", "%d header rows: expected 1 to %d", d.HeaderRows, MaxHeaderRows)
	}
	return locale.Text{}
}

func validDelimiter(r rune) bool {
	return r > 0 && r < 0x80 && r != '"' && r != '\n' && r != '\r'
}

// delimiterName writes a delimiter so that people see it.
func delimiterName(delimiter rune) locale.Text {
	if delimiter == '\t' {
		return locale.Text{FR: "tabulation", EN: "tab"}
	}
	return locale.Textf("«\u00a0%s\u00a0»", "%q", string(delimiter))
}
