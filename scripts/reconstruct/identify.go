package main

import (
	"slices"
	"strconv"
	"time"
)

// The questionnaire was sent by e-mail at the end of October 2018.
var (
	opened = time.Date(2018, 10, 29, 0, 0, 0, 0, time.UTC)
	closed = time.Date(2018, 11, 30, 0, 0, 0, 0, time.UTC)
)

// stamp is how the platform writes a date.
const stamp = "2006-01-02 15:04:05"

// identify gives the rows of a side their ids, which grow with gaps where a questionnaire was begun and dropped, their
// dates, which grow with the ids, and their names.
func (d *drawing) identify(s side, rows []*respondent) {
	dates := make([]string, len(rows))
	for i := range dates {
		dates[i] = d.workingHour().Format(stamp)
	}
	slices.Sort(dates)
	id := 2 + d.rng.IntN(12)
	for i, r := range rows {
		r.answers["id"] = strconv.Itoa(id)
		r.answers["submitdate"] = dates[i]
		r.answers[s.name] = r.name
		r.answers["region"] = d.in.Regions[r.region].Name
		id += 1 + d.rng.IntN(2)*d.rng.IntN(5)
	}
}

// workingHour draws a second between 8:00 and 17:00 of a weekday while the questionnaire was open.
func (d *drawing) workingHour() time.Time {
	days := int(closed.Sub(opened).Hours()/24) + 1
	for {
		day := opened.AddDate(0, 0, d.rng.IntN(days))
		if day.Weekday() != time.Saturday && day.Weekday() != time.Sunday {
			return day.Add(8*time.Hour + time.Duration(d.rng.IntN(9*3600))*time.Second)
		}
	}
}

// respell writes the region of two or three rows, each of another region, as people do who type it: without accents, or
// as a code.
func (d *drawing) respell() {
	rows := slices.Concat(d.centres, d.groups)
	d.rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	left := 2 + d.rng.IntN(2)
	done := make([]bool, len(d.in.Regions))
	for _, r := range rows {
		variants := d.in.Regions[r.region].Variants
		if len(variants) == 0 || left == 0 || done[r.region] {
			continue
		}
		r.answers["region"] = variants[d.rng.IntN(len(variants))]
		done[r.region] = true
		left--
	}
}
