package profile

import (
	"cmp"
	"encoding/hex"
	"hash/fnv"
	"math/bits"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
)

// A tally is what is counted of one column while the rows go by.
type tally struct {
	limit         int // distinct values that are kept
	filled, blank int
	entries       map[string]*entry // by the text as it stands
	over          bool              // more values than the limit
	cases         [traits]int       // cells that have each trait
	file          diag.Pos          // of the cells, without line and column
	first         [traits]spot      // the first of them
	marked        int               // cells that are numbers with a decimal mark or with thousands beyond doubt
	low, high     float64           // range of the numbers that can be read in one way only
	ranged        bool
}

// A spot is a place in the file of a tally: a column has many of them.
type spot struct{ line, column int }

// An entry is one distinct value while it is counted.
type entry struct {
	text   string
	count  int
	first  diag.Pos
	traits trait
}

// add counts a cell.
func (t *tally) add(cell ingest.Cell) {
	if cell.Text == "" {
		t.blank++
		return
	}
	key := cell.Text
	if len(key) > MaxStored {
		key = shortened(key)
	}
	if known := t.entries[key]; known != nil {
		known.count++
		t.count(known.traits, cell)
		return
	}
	seen := traitsOfCell(cell)
	t.count(seen, cell)
	if seen&onlySpace != 0 {
		return
	}
	t.stretch(cell.Text, seen)
	if len(t.entries) == t.limit {
		t.over = true
		return
	}
	key = strings.Clone(key) // A cell is a part of its line, which must not be kept.
	t.entries[key] = &entry{text: key, count: 1, first: t.file.At(cell.Line, cell.Column), traits: seen}
}

// traitsOfCell returns the traits of a cell.
func traitsOfCell(cell ingest.Cell) trait {
	seen := traitsOf(cell.Text)
	if dotted := trait(dotDecimal | dotEither); cell.Number && seen&dotted != 0 {
		return seen&^dotted | storedDecimal
	}
	return seen
}

// value reads the number of an entry in a column of the given decimal mark.
func (e *entry) value(decimal byte) (float64, bool) {
	if e.traits&storedDecimal != 0 {
		decimal = '.'
	}
	return valueOf(e.text, decimal)
}

// count counts the traits of a cell.
func (t *tally) count(seen trait, cell ingest.Cell) {
	if seen&onlySpace != 0 {
		t.blank++
	} else {
		t.filled++
	}
	if seen&numbers != 0 && seen&(whole|commaEither|dotEither|exponent) == 0 {
		t.marked++
	}
	for rest := uint64(seen); rest != 0; rest &= rest - 1 {
		at := bits.TrailingZeros64(rest)
		if t.cases[at] == 0 {
			t.first[at] = spot{cell.Line, cell.Column}
		}
		t.cases[at]++
	}
}

// stretch widens the range by a number that can be read in one way only.
func (t *tally) stretch(text string, seen trait) {
	if seen&numbers == 0 || seen&(exponent|commaEither|dotEither) != 0 {
		return
	}
	mark := byte('.')
	if seen&commaDecimal != 0 || seen&dotGroups != 0 {
		mark = ','
	}
	if x, ok := valueOf(text, mark); ok {
		if !t.ranged {
			t.low, t.high, t.ranged = x, x, true
		}
		t.low, t.high = min(t.low, x), max(t.high, x)
	}
}

// of returns how many cells have a trait.
func (t *tally) of(one trait) int { return t.cases[bits.TrailingZeros64(uint64(one))] }

// where returns the first cell that has a trait.
func (t *tally) where(one trait) diag.Pos {
	first := t.first[bits.TrailingZeros64(uint64(one))]
	return t.file.At(first.line, first.column)
}

// sorted returns the values that were kept, the most frequent first, then by first place.
func (t *tally) sorted() []*entry {
	list := make([]*entry, 0, len(t.entries))
	for _, e := range t.entries {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(b.count, a.count), a.first.Compare(b.first), strings.Compare(a.text, b.text))
	})
	return list
}

// shortened returns a long text as it is kept: its beginning and a sum of the rest.
func shortened(text string) string {
	const sum = 16
	rest := fnv.New64a()
	_, _ = rest.Write([]byte(text[MaxStored-sum:])) // A hash never fails.
	return strings.ToValidUTF8(text[:MaxStored-sum], "") + hex.EncodeToString(rest.Sum(nil))
}
