// Package diag says where something is wrong, and words it.
//
// A Diagnostic is a place, a severity and a message in both languages. Readers collect diagnostics in a List and go on,
// so that all problems of an input are shown at once; a List that holds an error becomes a Go error of a Kind, and the
// kind decides the exit code.
package diag

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Pos is a place in a file. Line and Column count from 1; zero means that the place has none (a whole file, a whole
// line). Column counts bytes for text of data, characters for study files, and columns for sheets of a workbook.
type Pos struct {
	File   string // the name as the user gave it, or as the study file gives it
	Sheet  string // the sheet of a workbook; empty for any other file
	Line   int    // physical line, or row of the sheet
	Column int    // start of the cell or of the YAML token, or column of the sheet
}

// String returns file:line:column, leaving out what is zero. A place in a workbook is file!sheet:C12, as the workbook
// names the cell, and file!sheet:12 for a row.
func (p Pos) String() string {
	if p.Sheet != "" {
		return p.inSheet()
	}
	s := p.File
	for _, n := range []int{p.Line, p.Column} {
		if n == 0 {
			break
		}
		s += ":" + strconv.Itoa(n)
	}
	return s
}

func (p Pos) inSheet() string {
	s := p.File + "!" + p.Sheet
	if p.Line > 0 {
		s += ":" + ColumnLetters(p.Column) + strconv.Itoa(p.Line)
	}
	return s
}

// ColumnLetters names a column of a sheet, from 1: A to Z, then AA. It is empty for 0 and below.
func ColumnLetters(column int) string {
	letters := ""
	for ; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return letters
}

// At returns another place in the same file, or in the same sheet; zeros as in Pos.
func (p Pos) At(line, column int) Pos {
	return Pos{File: p.File, Sheet: p.Sheet, Line: line, Column: column}
}

// IsZero reports whether the place is unknown.
func (p Pos) IsZero() bool { return p == Pos{} }

// Compare orders places by file, sheet, line and column.
func (p Pos) Compare(q Pos) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Sheet, q.Sheet), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
}

// A Severity says what a diagnostic means for the run.
type Severity uint8

// The severities, from the gravest.
const (
	Error   Severity = iota // no number may be computed from this input
	Warning                 // something is odd; the numbers stand
	Note                    // worth knowing
)

// String returns the name that machine formats print.
func (s Severity) String() string { return [...]string{"error", "warning", "note"}[s] }

// Label returns the name that people read.
func (s Severity) Label() locale.Text {
	return [...]locale.Text{{FR: "erreur", EN: "error"}, {FR: "avertissement", EN: "warning"}, {FR: "remarque", EN: "note"}}[s]
}

// A Diagnostic is one thing that is wrong or odd.
type Diagnostic struct {
	Pos      Pos         // where
	Severity Severity    // how grave
	Rule     string      // what kind of problem, a stable kebab-case name such as "unknown-code"
	Message  locale.Text // what is wrong, with the value, what was expected and the nearest valid name
	Excerpt  string      // the lines around the place with a caret, or empty
}

// Text returns the diagnostic as one line, "place: message", in the given language.
func (d Diagnostic) Text(lang locale.Lang) string {
	if d.Pos.IsZero() {
		return d.Message.In(lang)
	}
	return d.Pos.String() + ": " + d.Message.In(lang)
}

// A List collects diagnostics.
type List []Diagnostic

// Add appends a diagnostic.
func (l *List) Add(pos Pos, severity Severity, rule string, message locale.Text) {
	*l = append(*l, Diagnostic{Pos: pos, Severity: severity, Rule: rule, Message: message})
}

// Errorf appends an error, formatting the same arguments into both languages.
func (l *List) Errorf(pos Pos, rule, fr, en string, args ...any) {
	l.Add(pos, Error, rule, locale.Textf(fr, en, args...))
}

// Warnf appends a warning, formatting the same arguments into both languages.
func (l *List) Warnf(pos Pos, rule, fr, en string, args ...any) {
	l.Add(pos, Warning, rule, locale.Textf(fr, en, args...))
}

// Sort orders the list by place; diagnostics of one place keep their order.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int { return a.Pos.Compare(b.Pos) })
}

// Count returns how many diagnostics have the given severity.
func (l List) Count(severity Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == severity {
			n++
		}
	}
	return n
}

// Errors returns the errors of the list, in its order.
func (l List) Errors() List {
	var errors List
	for _, d := range l {
		if d.Severity == Error {
			errors = append(errors, d)
		}
	}
	return errors
}

// Err returns a *Failure of the given kind that holds the list's errors, or nil where it has none.
func (l List) Err(kind Kind) error {
	if errors := l.Errors(); len(errors) > 0 {
		return &Failure{Kind: kind, List: errors}
	}
	return nil
}

// Shown is how many diagnostics Write prints before it counts the rest.
const Shown = 20

// Write prints the first Shown diagnostics, one line each (with the excerpt below where there is one), then how many
// more there are.
func (l List) Write(w io.Writer, lang locale.Lang) error {
	var text strings.Builder
	for i, d := range l {
		if i == Shown {
			more := locale.Textf("… et %d de plus", "… and %d more", len(l)-Shown)
			fmt.Fprintln(&text, more.In(lang))
			break
		}
		fmt.Fprintln(&text, d.Text(lang))
		if d.Excerpt != "" {
			fmt.Fprintln(&text, strings.TrimRight(d.Excerpt, "\n"))
		}
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// A Kind says whose input is wrong; it decides the exit code.
type Kind uint8

// The kinds of failure.
const (
	Study Kind = iota // the study file is invalid
	Data              // an export or a side table is unreadable or invalid
)

// A Failure is a Go error made of diagnostics.
type Failure struct {
	Kind Kind // whose input is wrong
	List List // what is wrong, errors only
}

// Error returns the diagnostics in English, one a line, at most Shown of them.
func (f *Failure) Error() string {
	var text strings.Builder
	_ = f.List.Write(&text, locale.English)
	return strings.TrimRight(text.String(), "\n")
}

// Fail returns a *Failure with one diagnostic.
func Fail(kind Kind, pos Pos, rule, fr, en string, args ...any) error {
	var list List
	list.Errorf(pos, rule, fr, en, args...)
	return list.Err(kind)
}
