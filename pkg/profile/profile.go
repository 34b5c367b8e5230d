// Package profile reads an export once and says what is in it, before any study exists. A folder of documents is read as the
// table that a study makes of it (folder.go).
//
// It states what it saw and what follows from it, never more: each kind of column comes with its reason, each finding
// with the place of its first case and the number of cases, and what could be read in two ways is called so. It decides
// nothing for a study and repairs nothing; a Finding says what to write in the study file instead.
//
//  1. The first rows tell the rows above the header, the rows of the header, and the platform (package platform).
//  2. Every row then goes by once: each column counts its blanks, its values and their traits, and each row is looked at
//     for what is wrong with it as a whole.
//  3. What was counted becomes the kind of each column, the questions that several columns belong to, and the findings.
//
// Memory does not grow with the rows. At most MaxValues values are kept, of MaxStored bytes each and shared out over the
// columns, and MaxRemembered rows and identifiers are remembered to find those that come twice: beyond these limits, what
// is said holds for what was kept, and Column.Complete and Profile.Remembered say so. The counts depend neither on the
// order of the columns nor, within the limits, on that of the rows.
//
// Values of columns that identify people, of identifiers and of open questions are never kept in a Profile.
package profile

import (
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
)

// The limits of what is kept of a file.
const (
	MaxValues     = 1 << 18 // distinct values of all columns together
	MaxDistinct   = 1000    // distinct values of one column
	MaxStored     = 200     // bytes of one value
	MaxRemembered = 1 << 18 // rows, and identifiers of each column, that are compared with later ones
)

// leastDistinct is how many distinct values a column keeps in a file of very many columns.
const leastDistinct = 16

// Options say what is known of a file. The zero value is nothing.
type Options struct {
	// Dialect is what is declared; what it leaves open is found.
	Dialect ingest.Dialect
	// Distinct is how many distinct values a column keeps at most; 0 for MaxDistinct, or less where there are many columns.
	Distinct int
	// Known says which answers are of a list that the caller knows, such as names of regions; nil for none.
	Known func(text string) bool
}

// A Profile is what was seen in a file.
type Profile struct {
	// File is the name as it was given.
	File string
	// Sheet is the sheet of a workbook that was read; empty for any other file.
	Sheet string
	// Folder is what is known of a folder of documents; nil for a file.
	Folder *Folder
	// Dialect is how the file was read, and why so.
	Dialect ingest.Decided
	// Guess is the encoding that was proposed because the file is not UTF-8; its Encoding is empty where none had to be.
	Guess ingest.Guess
	// LineEnds counts how the rows end.
	LineEnds ingest.LineEnds
	// Titles are the texts of the rows above the header, blank cells left out, one a row.
	Titles []string
	// HeaderWhy says why the header has so many rows, as a phrase.
	HeaderWhy locale.Text
	// Platform is the platform that wrote the file, with the evidence.
	Platform platform.Recognition
	// Rows is how many rows there are below the header, blank ones among them.
	Rows int
	// BlankLines is how many lines without a byte were skipped.
	BlankLines int
	// Remembered is how many rows were compared with each other to find those that come twice: Rows, or fewer.
	Remembered int
	// Columns are the columns in order.
	Columns []Column
	// Questions are the questions that several columns belong to, in the order of their first columns.
	Questions []Question
	// Complete is how the platform tells complete responses, and Tests how it tells tests and previews; each is nil where it
	// does not, or where several columns do.
	Complete, Tests *Telling
	// Findings are what is wrong, odd or worth knowing, the gravest first, then by place.
	Findings []Finding
}

// A Telling is a column that tells responses of a kind.
type Telling struct {
	// Column is the index of the column, from 0.
	Column int
	// Is are the contents that tell it; nil for any that is not blank.
	Is []string
}

// A Finding is something in a file that its reader must know or decide.
type Finding struct {
	// Pos is the first case.
	Pos diag.Pos
	// Severity says how grave it is: an Error makes numbers wrong unless the study file says how to read it.
	Severity diag.Severity
	// Rule is a stable name, kebab case.
	Rule string
	// Column is the index of the column, from 0; -1 for a finding on the file or on its rows.
	Column int
	// Count is how many cells, rows or columns are concerned, 1 or more.
	Count int
	// Message says what was seen.
	Message locale.Text
	// Write is what to write in study.yaml, as YAML; empty where nothing is to be written.
	Write string
}

// A Place is a cell of the header with where it stands.
type Place struct {
	// Text is what the cell says, as it stands.
	Text string
	// Pos is where it begins.
	Pos diag.Pos
}

// A Value is one of the values of a column.
type Value struct {
	// Text is the value as it stands.
	Text string
	// Count is how many cells hold it, 1 or more.
	Count int
	// First is the first of them.
	First diag.Pos
}

// A Kind is what a column holds, as far as its values tell.
type Kind string

// The kinds of columns.
const (
	Empty    Kind = "empty"    // no cell is filled
	Constant Kind = "constant" // every row has the same value
	YesNo    Kind = "yesno"    // yes and no
	Tick     Kind = "tick"     // one value or nothing, or 0 and 1
	Choice   Kind = "choice"   // few values that come again and again
	Several  Kind = "multiple" // several answers in one cell
	Number   Kind = "number"   // numbers
	Percent  Kind = "percent"  // numbers with a percent sign
	Money    Kind = "money"    // numbers with a currency sign
	Date     Kind = "date"     // dates, with or without the time of day
	ID       Kind = "id"       // names the response: every value once
	Open     Kind = "text"     // words of the respondents
)

// A Column is what was seen in one column.
type Column struct {
	// Index is its place in the row, from 0.
	Index int
	// Headings are its cells of the header, one a row of headings that reaches so far.
	Headings []Place
	// Heading is its name and its label, merged as the platform does.
	Heading platform.Heading
	// Role is what it holds where it is no question; empty for a question.
	Role platform.Role
	// Personal is true where it identifies people, by its heading or by what most of its cells look like.
	Personal bool
	// Filled and Blank count its cells; cells of spaces are blank. Rows too short to have the cell are in neither.
	Filled, Blank int
	// Distinct is how many different values it has; spaces around them do not count, save in an identifier. Where Complete
	// is false, there are at least so many.
	Distinct int
	// Complete is true where Distinct is exact.
	Complete bool
	// Values are the values, the most frequent first, then by first place. Nil where they are not to be shown: of columns
	// that identify people, of identifiers, of open questions, and of numbers and dates that are nearly all different.
	// Values that identify people, or that a spreadsheet would compute, are left out of it.
	Values []Value
	// Kind is what it holds, and Why says so.
	Kind Kind
	// Why is the evidence for Kind, as a phrase.
	Why locale.Text
	// Decimal is the decimal mark of its numbers, '.' or ','; 0 where they have none.
	Decimal byte
	// Thousands is the sign that parts groups of three digits; empty where there is none.
	Thousands string
	// Low and High are the smallest and the largest number; both 0 where Ranged is false.
	Low, High float64
	// Ranged is true where the column holds numbers whose range is known.
	Ranged bool
	// Format is how its dates are written, as a study file says it; empty where it cannot be said so.
	Format string
	// Separator stands between the answers of a cell that has several.
	Separator string
	// Parts are those answers, the most frequent first.
	Parts []Value
	// Known counts the cells that Options.Known knows, and Most how often the most frequent of them stands.
	Known, Most int
	// Question is the index in Profile.Questions of the question that the column is a part of; -1 for none.
	Question int
}

// A Question is several columns that belong together.
type Question struct {
	// Stem is what their headings have in common.
	Stem string
	// Columns are the indices of the columns, in order.
	Columns []int
	// Parts are the parts of the headings that differ, one a column.
	Parts []string
	// Style is how ticks are written; empty for a grid, whose columns have answers of their own.
	Style platform.Style
}
