package date

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Read reads a date and writes it as ISO 8601 does, as far as the format tells: "2026-03-05", "2026-03",
// "2026-03-05T14:05:00-05:00", "14:05". The second result is false where the text does not follow the format, or where
// there is no such day or time. No-break spaces count as spaces.
func (f Format) Read(s string) (iso string, ok bool) {
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
	if f.excel {
		return serial(s, f.has[hour])
	}
	var m moment
	for _, p := range f.parts {
		if s, ok = m.take(p, s); !ok {
			return "", false
		}
	}
	if s != "" || !m.settle(f) {
		return "", false
	}
	return m.iso(f), true
}

// Write writes a date that is known already, as a workbook stores it, as Read would. The second result is false where it has a
// time of day, or seconds, that the format cannot tell.
func (f Format) Write(t time.Time) (iso string, ok bool) {
	m := moment{values: [units]int{year: t.Year(), month: int(t.Month()), day: t.Day(), hour: t.Hour(), minute: t.Minute(), second: t.Second()}, decimals: "000", zone: "Z"}
	for _, u := range []unit{hour, minute, second} {
		if !f.has[u] && m.values[u] != 0 {
			return "", false
		}
	}
	return m.iso(f), true
}

// A moment is what was read.
type moment struct {
	values   [units]int
	decimals string // of the second
	pm       bool
	zone     string
}

// take reads one part from the beginning of a text and returns the rest.
func (m *moment) take(p part, s string) (rest string, ok bool) {
	switch {
	case p.unit == text:
		return strings.CutPrefix(s, p.text)
	case p.named:
		m.values[month], rest, ok = monthName(s)
		return rest, ok
	case p.unit == half:
		m.pm, rest, ok = halfOf(s)
		return rest, ok
	case p.unit == zone:
		m.zone, rest, ok = zoneOf(s)
		return rest, ok
	case p.unit == fraction:
		n := digits(s, 9)
		m.decimals = s[:n]
		return s[n:], n > 0
	}
	n := digits(s, max(p.width, 2))
	if n == 0 || p.width > 0 && n != p.width {
		return s, false
	}
	m.values[p.unit], _ = strconv.Atoi(s[:n])
	if p.unit == year && p.width == 2 {
		m.values[year] += 1900
		if m.values[year] < 1969 {
			m.values[year] += 100
		}
	}
	return s[n:], true
}

// digits counts the digits that a text begins with, at most as many as given.
func digits(s string, most int) int {
	n := 0
	for n < len(s) && n < most && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// settle makes the hour one of 24 and reports whether there is such a day and time.
func (m *moment) settle(f Format) bool {
	v := &m.values
	if f.has[half] {
		if v[hour] < 1 || v[hour] > 12 {
			return false
		}
		v[hour] %= 12
		if m.pm {
			v[hour] += 12
		}
	}
	if v[hour] > 23 || v[minute] > 59 || v[second] > 59 {
		return false
	}
	if f.has[month] && (v[month] < 1 || v[month] > 12) {
		return false
	}
	if !f.has[day] {
		return true
	}
	return v[day] >= 1 && time.Date(v[year], time.Month(v[month]), v[day], 0, 0, 0, 0, time.UTC).Day() == v[day]
}

// iso writes what the format tells.
func (m *moment) iso(f Format) string {
	v, out := &m.values, ""
	for _, p := range pieces {
		if !f.has[p.unit] {
			continue
		}
		if out != "" {
			out += p.before
		}
		switch p.unit {
		case fraction:
			out += m.decimals
		case zone:
			out += m.zone
		default:
			out += fmt.Sprintf("%0*d", len(p.word), v[p.unit])
		}
	}
	return out
}

// pieces are the units as ISO 8601 writes them, each with what stands before it where it is not the first.
var pieces = []struct {
	unit         unit
	before, word string
}{
	{year, "", "YYYY"}, {month, "-", "MM"}, {day, "-", "DD"}, {hour, "T", "hh"}, {minute, ":", "mm"}, {second, ":", "ss"}, {fraction, ".", "SSS"}, {zone, "", "Z"},
}

// The days of spreadsheets. They count a 29 February 1900, which there never was.
const (
	noSuchDay = 60
	lastDay   = 2958465 // 9999-12-31
)

// serial reads a number of days, whose decimals are the time of day to the second; without the time there are none.
func serial(s string, timed bool) (iso string, ok bool) {
	whole, decimals, marked := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	if digits(whole, 7) != len(whole) || whole == "" || marked && (decimals == "" || digits(decimals, len(decimals)) != len(decimals)) {
		return "", false
	}
	n, _ := strconv.Atoi(whole)
	if n < 1 || n == noSuchDay || n > lastDay || !timed && strings.Trim(decimals, "0") != "" {
		return "", false
	}
	if n > noSuchDay {
		n--
	}
	part, _ := strconv.ParseFloat("0."+decimals+"0", 64)
	seconds := int(math.Round(part * 24 * 60 * 60))
	at := time.Date(1899, 12, 31+n, 0, 0, seconds, 0, time.UTC)
	if !timed {
		return at.Format("2006-01-02"), true
	}
	return at.Format("2006-01-02T15:04:05"), true
}
