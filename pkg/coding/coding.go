// Package coding is who gave which theme to which words.
//
// Each coder has a file of his own, which is read and never written to: codings one a row, or a coding sheet, one row a
// segment (rows.go); a coding may be about a part of the words (stretch.go). Load reads them all and settles what counts
// (settle.go): a theme counts for a segment where more than half of the coders who coded the segment gave it, or one that is
// part of it, unless a decision says otherwise; a decision that a part of it contradicts is an error (contradiction.go). What
// dictionary rules propose (proposed.go) never counts.
package coding

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
)

// A Coding is one theme that a coder gave to words.
type Coding struct {
	Coder      int          // which coder, from 0
	Segment    int          // which segment of the corpus, from 0
	Theme      *study.Theme // the theme; nil where the coder says that none applies
	Start, End int          // characters of the segment, from 0, the end not included; 0 and 0 for the whole
	Quote      bool         // worth quoting, the coder says
	Remark     string       // what the coder noted, or ""
	Pos        diag.Pos     // where the coder says so
}

// A Conflict is a theme that some coders gave to a segment, and others who coded it did not.
type Conflict struct {
	Segment  int          // which segment of the corpus
	Theme    *study.Theme // the theme
	For      []int        // coders who gave it, or one that is part of it
	Against  []int        // the other coders of the segment
	Decision *Decision    // on the theme; nil for none: SettledBy knows those on its parts too
	Counts   bool         // the theme counts all the same: Has says so
}

// A Decision settles whether a theme counts for a segment.
type Decision struct {
	Segment int          // which segment of the corpus
	Theme   *study.Theme // the theme
	Keep    bool         // it counts
	By, Why string       // who decided and why, as the file has them
	Pos     diag.Pos     // where it is written
}

// Codings are all that the coders of a study gave, and what counts of it.
type Codings struct {
	Corpus    *corpus.Corpus // the words
	Coders    []*study.Coder // in the order of the study file
	All       []Coding       // in the order of the coders and of their files
	Conflicts []Conflict     // by segment, then in the order of the themes
	Decisions []Decision     // in the order of their file

	number  map[*study.Theme]int // by theme: its number, in the order of the tree
	tree    []*study.Theme       // by number
	seen    [][]bool             // by coder and segment: whether he coded it
	given   marks                // who gave a theme, or one that is part of it
	settled marks                // the themes that count, with those that they are part of; the coder is 0
	decided map[int][]int        // by segment: which decisions are about it
	on      []int32              // indices of All, by segment, then in their order
	first   []int32              // by segment: index of its first in on; one more at the end
}

// Seen reports whether a coder coded a segment: gave it a theme, or said that none applies.
func (c *Codings) Seen(coder, segment int) bool { return c.seen[coder][segment] }

// Coded reports whether anybody coded a segment.
func (c *Codings) Coded(segment int) bool {
	for _, segments := range c.seen {
		if segments[segment] {
			return true
		}
	}
	return false
}

// Has reports whether a theme, or one that is part of it, counts for a segment.
func (c *Codings) Has(segment int, theme *study.Theme) bool {
	number, known := c.number[theme]
	return known && c.settled.has(mark{segment: int32(segment), theme: int32(number)})
}

// Themes returns the themes that count for a segment, in the order of the tree: each before those that are part of it.
func (c *Codings) Themes(segment int) []*study.Theme {
	var themes []*study.Theme
	for _, m := range c.settled.of(segment) {
		themes = append(themes, c.tree[m.theme])
	}
	return themes
}

// DecisionOn returns what settled whether a theme counts for a segment, or nil.
func (c *Codings) DecisionOn(segment int, theme *study.Theme) *Decision {
	return c.decision(segment, theme)
}

// Gave reports whether a coder gave a theme, or one that is part of it, to a segment.
func (c *Codings) Gave(coder, segment int, theme *study.Theme) bool {
	number, known := c.number[theme]
	return known && c.given.has(mark{segment: int32(segment), theme: int32(number), coder: int32(coder)})
}

// On returns the indices, in All, of the codings of a segment, in their order. The slice must not be changed.
func (c *Codings) On(segment int) []int32 { return c.on[c.first[segment]:c.first[segment+1]] }

// Names returns the names of some coders, with commas between them.
func (c *Codings) Names(coders []int) string {
	names := make([]string, len(coders))
	for i, coder := range coders {
		names[i] = c.Coders[coder].Name
	}
	return strings.Join(names, ", ")
}
