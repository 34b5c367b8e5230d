package profile

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
)

// An alike is a set of values that people would take for one.
type alike struct {
	key    string
	values []*entry // the most frequent first
}

// alikes groups values that differ in letter case, accents, apostrophes and spaces alone, in the order of their most
// frequent value. Values that differ only in the spaces around them are one for the reader too, and make no group. Values
// that are not to be shown are in none.
func alikes(entries []*entry) []alike {
	at := map[string]int{}
	var groups []alike
	for _, e := range entries {
		if e.traits&unshown != 0 {
			continue
		}
		key := fold(e.text)
		n, known := at[key]
		if !known {
			n = len(groups)
			at[key] = n
			groups = append(groups, alike{key: key})
		}
		groups[n].values = append(groups[n].values, e)
	}
	kept := groups[:0]
	for _, group := range groups {
		if len(distinct(group.values)) > 1 && group.key != "" {
			kept = append(kept, group)
		}
	}
	return kept
}

// written names the values of a group, so that spaces show.
func (a alike) written() string {
	texts := make([]string, len(a.values))
	for i, e := range a.values {
		texts[i] = quoted(e.text)
	}
	return strings.Join(texts, " / ")
}

// quoted puts a text in quotes and shows what cannot be seen.
func quoted(text string) string {
	return `"` + strings.NewReplacer("\u00a0", "⍽", "\u202f", "⍽", "\n", "⏎", "\t", "⇥").Replace(text) + `"`
}

// rarer counts the cells of all values but the most frequent of each group, and returns the first of them.
func rarer(groups []alike) (n int, first diag.Pos) {
	for _, group := range groups {
		for _, e := range group.values[1:] {
			if n == 0 || e.first.Compare(first) < 0 {
				first = e.first
			}
			n += e.count
		}
	}
	return n, first
}
