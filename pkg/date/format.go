// Package date reads dates and times as a study file says that they are written, and writes them as ISO 8601 does.
//
// It never guesses: "03/04/2026" is the third of April or the fourth of March by the format alone, and a text that does
// not follow it to the last character is no date.
//
//  1. Parse reads a format.
//  2. Format.Read reads a cell.
package date

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// ISO is the format of a date where a study file gives none.
const ISO = "YYYY-MM-DD"

// The formats of dates that a spreadsheet wrote as numbers of days since 1900: whole ones, and with the time of day as
// decimals.
const (
	Excel     = "excel"
	ExcelTime = "excel time"
)

// A unit is what a part of a format stands for.
type unit uint8

const (
	text unit = iota // itself
	year
	month
	day
	hour
	minute
	second
	fraction
	half // AM or PM
	zone
	units // how many there are
)

// A part is a piece of a format.
type part struct {
	unit  unit
	width int    // digits, 0 for one or two; of a fraction, a name, a half and a zone it means nothing
	named bool   // a month is written as a name
	text  string // of a text
}

// words are the words of formats. A longer one stands before those that it begins with.
var words = []struct {
	word string
	part part
}{
	{"YYYY", part{unit: year, width: 4}}, {"YY", part{unit: year, width: 2}},
	{"MMM", part{unit: month, named: true}}, {"MM", part{unit: month, width: 2}}, {"M", part{unit: month}},
	{"DD", part{unit: day, width: 2}}, {"D", part{unit: day}},
	{"hh", part{unit: hour, width: 2}}, {"h", part{unit: hour}},
	{"mm", part{unit: minute, width: 2}}, {"ss", part{unit: second, width: 2}}, {"SSS", part{unit: fraction}},
	{"AM", part{unit: half}}, {"Z", part{unit: zone}},
}

// A Format says how dates are written. The zero value reads nothing.
type Format struct {
	parts []part
	excel bool
	has   [units]bool
}

// Parse reads a format, such as "DD/MM/YYYY hh:mm". Its words are:
//
//	YYYY YY   year of four digits; of two, 69 to 99 standing for 1969 to 1999 and 00 to 68 for 2000 to 2068
//	MM M MMM  month of two digits; of one or two; its name in French or English, whole or shortened
//	DD D      day of two digits; of one or two
//	hh h      hour of two digits; of one or two
//	mm ss     minute and second of two digits
//	SSS       decimals of the second, one to nine digits
//	AM        AM or PM, a.m. or p.m.
//	Z         zone: Z, UTC, -05:00, -0500 or -05
//
// All else stands for itself, and so does a word whose unit is there already: "hhhmm" is 14h05. Excel and ExcelTime alone
// are numbers of days. The problem is empty where the format tells a date to the year, the month or the day, or a time.
func Parse(format string) (f Format, problem locale.Text) {
	switch format {
	case Excel, ExcelTime:
		f.excel = true
		for _, u := range []unit{year, month, day, hour, minute, second} {
			f.has[u] = u <= day || format == ExcelTime
		}
		return f, locale.Text{}
	}
	for rest := format; rest != ""; {
		p := f.next(rest)
		if p.unit == text {
			f.add(rest[:1])
			rest = rest[1:]
			continue
		}
		f.parts = append(f.parts, p)
		f.has[p.unit] = true
		rest = strings.TrimPrefix(rest, p.text)
	}
	return f, f.problem(format)
}

// next returns the part that a format begins with; its text is the word.
func (f *Format) next(format string) part {
	for _, known := range words {
		if strings.HasPrefix(format, known.word) && !f.has[known.part.unit] {
			p := known.part
			p.text = known.word
			return p
		}
	}
	return part{}
}

// add adds a byte that stands for itself.
func (f *Format) add(b string) {
	if n := len(f.parts); n > 0 && f.parts[n-1].unit == text {
		f.parts[n-1].text += b
		return
	}
	f.parts = append(f.parts, part{text: b})
}

// problem says what a format lacks: each unit rests on the one above it.
func (f *Format) problem(format string) locale.Text {
	for _, rests := range [][2]unit{{month, year}, {day, month}, {minute, hour}, {second, minute}, {fraction, second}, {half, hour}, {zone, hour}} {
		if f.has[rests[0]] && !f.has[rests[1]] {
			return wrong(format)
		}
	}
	if !f.has[year] && !f.has[hour] || f.has[year] && f.has[hour] && !f.has[day] {
		return wrong(format)
	}
	return locale.Text{}
}

func wrong(format string) locale.Text {
	return locale.Textf("%q ne décrit pas une date (attendu\u00a0: par exemple YYYY-MM-DD, D/M/YYYY h:mm, ou excel)",
		"%q does not describe a date (expected for example YYYY-MM-DD, D/M/YYYY h:mm, or excel)", format)
}

// HasTime reports whether the format has a time of day.
func (f Format) HasTime() bool { return f.has[hour] }

// HasDay reports whether the format tells a date to the day.
func (f Format) HasDay() bool { return f.has[day] }

// Written returns the format in which Read writes: that of ISO 8601, as far as this one tells.
func (f Format) Written() string {
	out := ""
	for _, p := range pieces {
		if f.has[p.unit] {
			if out != "" {
				out += p.before
			}
			out += p.word
		}
	}
	return out
}
