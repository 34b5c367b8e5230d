package main

import (
	"slices"
	"time"

	"github.com/arrimage/arrimage/pkg/ingest"
)

// A style says how a platform writes what all platforms ask.
type style struct {
	lang   lang
	head   func(variable string, asks both) []string // the cells of the header
	choice func(options []option, code string) string
	number func(number string) string
	money  func(number string) string
	date   string // the order, as dated takes it
}

// labelled writes labels in the language of the interface.
func labelled(l lang) func([]option, string) string {
	return func(options []option, code string) string { return labelOf(options, code, l) }
}

// column makes the column of a question with one answer.
func (s style) column(variable string, asks both, cell func(response) string) column {
	return column{heads: s.head(variable, asks), reads: variable, cell: cell}
}

// before are the questions above that on channels, and after those below the grid.
func (s style) before() []column {
	return []column{
		s.column("code", asksCode, func(r response) string { return r.code }),
		s.column("region", asksRegion, func(r response) string { return r.region }),
		s.column("satisfaction", asksSatisfaction, func(r response) string { return s.choice(satisfactions, r.satisfaction) }),
		s.column("contact", asksContact, func(r response) string { return s.choice(yesNo, r.contact) }),
		s.column("visits", asksVisits, func(r response) string { return r.visits }),
	}
}

func (s style) after() []column {
	return []column{
		s.column("hours", asksHours, func(r response) string { return s.number(r.hours) }),
		s.column("budget", asksBudget, func(r response) string {
			if r.budget == "" {
				return ""
			}
			return s.money(r.budget)
		}),
		s.column("since", asksSince, func(r response) string { return dated(r.since, s.date) }),
		s.column("comment", asksComment, func(r response) string { return r.comment }),
	}
}

// grid are the columns of the statements; head returns the cells of the header of each.
func (s style) grid(head func(k int) []string) []column {
	var columns []column
	for k, statement := range statements {
		columns = append(columns, column{heads: head(k), reads: "quality_" + statement.code, cell: func(r response) string {
			return s.choice(agreement, r.quality[k])
		}})
	}
	return columns
}

// asked heads a column with the question as it was put.
func asked(l lang) func(string, both) []string {
	return func(_ string, asks both) []string { return []string{asks.in(l)} }
}

// dollars writes an amount as people type it: "1 250,50 $" with a no-break space, "$1,250.50".
func dollars(l lang) func(string) string {
	return func(number string) string {
		if l == fr {
			return grouped(number, "\u00a0", ",") + "\u00a0$"
		}
		return "$" + grouped(number, ",", ".")
	}
}

// local writes a number with the decimal mark of the language.
func local(l lang) func(string) string {
	return func(number string) string {
		if l == fr {
			return commas(number)
		}
		return number
	}
}

func same(number string) string { return number }

// formStyle is how forms that people fill in freely have their answers.
func formStyle(l lang) style {
	return style{lang: l, head: asked(l), choice: labelled(l), number: local(l), money: dollars(l), date: both{"d/m/y", "M/D/y"}.in(l)}
}

// labelsJoined is the column of the channels where their labels stand in one cell, words of an other one behind them.
func (s style) labelsJoined(separator, end string) column {
	return s.column("channels", asksChannels, func(r response) string {
		text := r.joined(separator, func(o option) string { return o.label.in(s.lang) }, r.otherChannel)
		if text != "" {
			text += end
		}
		return text
	})
}

// google is a Google Forms export: joined by commas in Sheets, by semicolons in the download of Forms.
func google(l lang, separator string) Export {
	s := formStyle(l)
	columns := []column{
		meta(both{"Horodateur", "Timestamp"}.in(l), sent(both{"y-m-d 14:05:00", "M/D/y 14:05:00"}.in(l))),
		meta(both{"Adresse e-mail", "Email Address"}.in(l), email),
	}
	columns = append(append(columns, s.before()...), s.labelsJoined(separator, ""))
	columns = append(columns, s.grid(func(k int) []string { return []string{asksQuality.in(l) + " [" + statements[k].label.in(l) + "]"} })...)
	file := "google-forms-sheets"
	if separator == ";" {
		file = "google-forms-download"
	}
	return Export{File: file + l.suffix() + ".csv", Platform: "google-forms", Personal: true, columns: append(columns, s.after()...)}
}

// email is an address that belongs to nobody.
func email(r response) string { return "r" + itoa(r.row) + "@example.org" }

// microsoft are the columns of Microsoft Forms; their headings have spaces at the end, and no-break ones inside.
func microsoft(l lang, s style, at func(response) string) []column {
	columns := []column{
		meta("ID", func(r response) string { return itoa(r.row) }),
		meta(both{"Heure de début", "Start time"}.in(l), at), meta(both{"Heure de fin", "Completion time"}.in(l), at),
		meta(both{"Adresse de messagerie", "Email"}.in(l), email),
		meta(both{"Nom", "Name"}.in(l), func(r response) string { return both{"Personne fictive ", "Synthetic person "}.in(l) + itoa(r.row) }),
		meta(both{"Heure de la dernière modification", "Last modified time"}.in(l), always("")),
	}
	columns = append(append(columns, s.before()...), s.labelsJoined(";", ";"))
	columns = append(columns, s.grid(func(k int) []string { return []string{statements[k].label.in(l)} })...)
	return append(columns, s.after()...)
}

// microsoftSaved is a workbook of Microsoft Forms that a spreadsheet saved as CSV: in French with semicolons, in the code page
// of Windows.
func microsoftSaved(l lang) Export {
	s := formStyle(l)
	s.head = func(_ string, asks both) []string { return []string{asks.in(l) + "\u00a0"} }
	e := Export{File: "microsoft-forms-saved" + l.suffix() + ".csv", Platform: "microsoft-forms", Personal: true,
		options: ingest.WriteOptions{CRLF: true}, columns: microsoft(l, s, sent(both{"y-m-d 14:05", "M/D/y 14:05"}.in(l)))}
	if l == fr {
		e.options.Delimiter, e.encoding = ';', "windows-1252"
	}
	return e
}

// microsoftWorkbook is a workbook as Microsoft Forms writes it: times and dates are numbers of days, and numbers are numbers.
func microsoftWorkbook(l lang) Export {
	columns := serialColumns(l, same)
	for i, c := range columns {
		columns[i].number = i == 1 || i == 2 || slices.Contains([]string{"visits", "hours", "budget", "since"}, c.reads)
	}
	return Export{File: "microsoft-forms" + l.suffix() + ".xlsx", Platform: "microsoft-forms", Personal: true, encoding: "xlsx", columns: columns}
}

// microsoftSerials is the same saved as CSV without a format: the numbers of days stand in it, in French with decimal commas.
func microsoftSerials(l lang) Export {
	e := microsoftSaved(l)
	e.File, e.columns = "microsoft-forms-serials"+l.suffix()+".csv", serialColumns(l, local(l))
	return e
}

// serialColumns are the columns of Microsoft Forms with numbers of days for times and dates.
func serialColumns(l lang, number func(string) string) []column {
	s := formStyle(l)
	s.number, s.money, s.date = number, number, "y-m-d"
	s.head = func(_ string, asks both) []string { return []string{asks.in(l) + "\u00a0"} }
	columns := microsoft(l, s, func(r response) string { return number(serial(sent("y-m-d")(r)) + ".5") })
	for i, c := range columns {
		if c.reads == "since" {
			columns[i].cell = func(r response) string { return serial(c.cell(r)) }
		}
	}
	return columns
}

// serial writes a date as the number of days that a spreadsheet keeps.
func serial(date string) string {
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return ""
	}
	return itoa(int(at.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24))
}
