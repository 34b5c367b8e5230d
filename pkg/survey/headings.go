package survey

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
)

// headings makes one heading a column of the rows of the header, as the side declares, each with the cell where it stands.
func (r *sideReader) headings(rows [][]ingest.Cell, columns int) ([]ingest.Cell, []string) {
	texts := make([][]string, len(rows))
	cells := make([]ingest.Cell, columns)
	for k := len(rows) - 1; k >= 0; k-- { // The first row has the last word on where a column stands.
		for i, cell := range rows[k] {
			texts[k] = append(texts[k], cell.Text)
			cells[i] = cell
		}
	}
	merge := platform.Merge(r.side.Headings)
	if merge == "" {
		merge = platform.First
	}
	headings := make([]string, columns)
	for i, heading := range (platform.Header{Rows: len(rows), Merge: merge}).Headings(texts) {
		headings[i] = strings.TrimSpace(heading.Name)
	}
	return cells, headings
}

// placeHeading finds a heading in the export, and reports it where it is missing (-1) or there twice; what says who asks
// for it. "Heading #2" is the second column of that heading, and "#12" the twelfth column.
func (r *sideReader) placeHeading(header []ingest.Cell, headings []string, heading string, what locale.Text) (at int, ok bool) {
	places := placesOf(headings, heading)
	switch len(places) {
	case 0:
		if at := numbered(headings, heading); at >= 0 {
			return at, true
		}
		r.Diagnostics.Errorf(r.place.At(header[0].Line, 0), "missing-column", "il manque la colonne %q (%s)%s",
			"column %q is missing (%s)%s", heading, what, diag.DidYouMean(heading, headings))
		return -1, false
	case 1:
		return places[0], true
	}
	first, second := header[places[0]], header[places[1]]
	if r.place.Sheet != "" {
		r.Diagnostics.Errorf(r.posOf(second), "duplicate-column", "la colonne %q figure %d fois (déjà en %s)\u00a0; %q désigne la première, %q la deuxième",
			"column %q is there %d times (already at %s); %q is the first of them, %q the second",
			heading, len(places), diag.ColumnLetters(first.Column)+strconv.Itoa(first.Line), heading+" #1", heading+" #2")
		return places[0], false
	}
	r.Diagnostics.Errorf(r.posOf(second), "duplicate-column",
		"la colonne %q figure %d fois (déjà à la ligne %d, colonne %d)\u00a0; %q désigne la première, %q la deuxième",
		"column %q is there %d times (already at line %d, column %d); %q is the first of them, %q the second",
		heading, len(places), first.Line, first.Column, heading+" #1", heading+" #2")
	return places[0], false
}

// placesOf returns the columns of a heading.
func placesOf(headings []string, heading string) []int {
	var places []int
	for i, candidate := range headings {
		if candidate == heading {
			places = append(places, i)
		}
	}
	return places
}

// numbered returns the column that "Heading #2" or "#12" stands for, or -1.
func numbered(headings []string, heading string) int {
	cut := strings.LastIndex(heading, "#")
	if cut < 0 {
		return -1
	}
	n, err := strconv.Atoi(heading[cut+1:])
	if err != nil || n < 1 {
		return -1
	}
	name := strings.TrimSpace(heading[:cut])
	if name == "" {
		if n > len(headings) {
			return -1
		}
		return n - 1
	}
	if places := placesOf(headings, name); n <= len(places) {
		return places[n-1]
	}
	return -1
}
