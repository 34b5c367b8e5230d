package diff

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// A pair is two things that are the same, by their places in the old and in the new list.
type pair struct{ old, new int }

// match pairs the places of two lists by keys. Each stage has a function for either list that returns the key of a place,
// "" for none; later stages see what is left. Equal keys are paired in order, in a stage that is alone only where the key
// stands once on either side.
func match(oldLength, newLength int, stages []stage) (pairs []pair, removed, added []int) {
	removed, added = upTo(oldLength), upTo(newLength)
	for _, s := range stages {
		if len(removed) == 0 || len(added) == 0 {
			break
		}
		var found []pair
		found, removed, added = s.match(removed, added)
		pairs = append(pairs, found...)
	}
	slices.SortFunc(pairs, func(a, b pair) int { return a.new - b.new })
	return pairs, removed, added
}

// A stage is one way to tell that two things are the same.
type stage struct {
	oldKey, newKey func(place int) string
	alone          bool // a key that stands more than once tells nothing
}

func (s stage) match(old, new []int) (pairs []pair, oldRest, newRest []int) {
	places := map[string][]int{}
	count := map[string]int{}
	for _, i := range old {
		if k := s.oldKey(i); k != "" {
			places[k] = append(places[k], i)
		}
	}
	for _, j := range new {
		count[s.newKey(j)]++
	}
	taken := map[int]bool{}
	for _, j := range new {
		k := s.newKey(j)
		left := places[k]
		if len(left) == 0 || s.alone && (len(left) > 1 || count[k] > 1) {
			newRest = append(newRest, j)
			continue
		}
		pairs, places[k] = append(pairs, pair{left[0], j}), left[1:]
		taken[left[0]] = true
	}
	for _, i := range old {
		if !taken[i] {
			oldRest = append(oldRest, i)
		}
	}
	return pairs, oldRest, newRest
}

func upTo(n int) []int {
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	return places
}

// A matching is two tables with what is the same in them.
type matching struct {
	old, new           *table.Table
	oldLines, newLines []line
	columns            []pair // of the columns that both have, but for places
	rows               []pair
	removed, added     []int // rows
}

// matchTables pairs the columns and the rows of two tables.
func matchTables(old, new *table.Table) *matching {
	m := &matching{old: old, new: new, oldLines: linesOf(old), newLines: linesOf(new)}
	m.columns, _, _ = match(len(old.Columns), len(new.Columns), []stage{{
		oldKey: func(i int) string { return "key " + old.Columns[i].Key },
		newKey: func(j int) string { return "key " + new.Columns[j].Key },
	}})
	m.columns = slices.DeleteFunc(m.columns, func(p pair) bool { return isPlace(old.Columns[p.old]) || isPlace(new.Columns[p.new]) })
	m.rows, m.removed, m.added = match(len(m.oldLines), len(m.newLines), m.stages())
	return m
}

// stages are the ways to tell that two rows are the same, the surest first: all that they hold; heading and all words;
// heading and the words before the first number; those of them that read alike in both languages, which are names and
// codes; heading and first words in one language.
func (m *matching) stages() []stage {
	labels := m.labels()
	if isFigures(m.old) && isFigures(m.new) {
		return []stage{m.stage(false, func(l line, at []int) string { return join("", cellKey(l.cells[at[0]])) }, labels[:1])}
	}
	words := m.texts()
	if len(words) == 0 {
		words = labels
	}
	stages := []stage{
		m.stage(false, func(l line, at []int) string { return join(groupKey(l), wholeKeys(l, at)...) }, m.columns),
		m.stage(false, func(l line, at []int) string { return join(groupKey(l), cellKeys(l, at)...) }, words),
		m.stage(false, func(l line, at []int) string { return join(groupKey(l), cellKeys(l, at)...) }, labels),
		m.stage(true, nameKey, labels),
	}
	for _, lang := range locale.Langs {
		stages = append(stages, m.stage(true, func(l line, at []int) string {
			return firstKey(l, at, lang)
		}, labels))
	}
	return stages
}

// stage makes a stage of a function that takes a row and the places of some columns in it.
func (m *matching) stage(alone bool, key func(l line, at []int) string, columns []pair) stage {
	var old, new []int
	for _, p := range columns {
		old, new = append(old, p.old), append(new, p.new)
	}
	if len(columns) == 0 {
		key = func(l line, _ []int) string { return join(groupKey(l)) }
	}
	return stage{
		oldKey: func(i int) string { return key(m.oldLines[i], old) },
		newKey: func(j int) string { return key(m.newLines[j], new) },
		alone:  alone,
	}
}

// texts returns the columns of words that both tables have.
func (m *matching) texts() []pair {
	return slices.DeleteFunc(slices.Clone(m.columns), func(p pair) bool { return !m.isText(p) })
}

func (m *matching) isText(p pair) bool {
	return m.old.Columns[p.old].Kind == table.Text && m.new.Columns[p.new].Kind == table.Text
}

// labels returns the columns of words that stand before the first number in both tables; the first column that both have
// where there are none.
func (m *matching) labels() []pair {
	lead := func(columns []table.Column) int {
		n := slices.IndexFunc(columns, func(c table.Column) bool { return c.Kind != table.Text })
		if n < 0 {
			return len(columns)
		}
		return n
	}
	old, new := lead(m.old.Columns), lead(m.new.Columns)
	labels := slices.DeleteFunc(slices.Clone(m.columns), func(p pair) bool { return p.old >= old || p.new >= new })
	if len(labels) == 0 && len(m.columns) > 0 && m.columns[0] == (pair{}) {
		return m.columns[:1]
	}
	slices.SortStableFunc(labels, func(p, q pair) int { // The same order where old and new change places.
		return cmp.Or(cmp.Compare(p.old+p.new, q.old+q.new), cmp.Compare(m.old.Columns[p.old].Key, m.old.Columns[q.old].Key))
	})
	return labels
}

func isFigures(t *table.Table) bool {
	return t.ID == figuresID && len(t.Columns) > 0 && t.Columns[0].Key == "id"
}

// join makes one key of several words, none of which can be mistaken for two.
func join(first string, more ...string) string {
	var key strings.Builder
	for _, word := range append([]string{first}, more...) {
		key.WriteString(strconv.Itoa(len(word)))
		key.WriteByte(':')
		key.WriteString(word)
	}
	return key.String()
}

func groupKey(l line) string { return join(l.group.FR, l.group.EN) }

func cellKeys(l line, at []int) []string {
	keys := make([]string, len(at))
	for n, i := range at {
		keys[n] = cellKey(l.cells[i])
	}
	return keys
}

// wholeKeys returns the keys of cells with whether they point at a note.
func wholeKeys(l line, at []int) []string {
	keys := cellKeys(l, at)
	for n, i := range at {
		if l.cells[i].Mark > 0 {
			keys[n] += "*"
		}
	}
	return keys
}

// cellKey returns a text that two cells share if and only if they hold the same.
func cellKey(c table.Cell) string {
	switch {
	case c.Set && c.Range:
		return "r" + exact(c.Number) + " " + exact(c.Hi)
	case c.Set:
		return "n" + exact(c.Number)
	case c.Text.IsZero():
		return ""
	}
	return "t" + join(c.Text.FR, c.Text.EN)
}

func exact(x float64) string {
	if x == 0 {
		x = 0 // A negative zero is zero.
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}

// nameKey returns the words that read alike in both languages; none where there are none.
func nameKey(l line, at []int) string {
	var names []string
	found := false
	for _, i := range at {
		name := ""
		if text := l.cells[i].Text; text.FR == text.EN {
			name = text.FR
		}
		found = found || name != ""
		names = append(names, name)
	}
	if !found {
		return ""
	}
	return join("", names...)
}

// firstKey returns the heading and the first words of a row in one language.
func firstKey(l line, at []int, lang locale.Lang) string {
	for _, i := range at {
		if words := l.cells[i].Text.In(lang); words != "" {
			return join(l.group.In(lang), words)
		}
	}
	return ""
}
