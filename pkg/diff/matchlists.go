package diff

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/table"
)

// matchLists pairs tables by their ids and titles, then by their ids where they have a row in common. The matchings are
// in the order of the new tables; removed and added are places of what is left.
func matchLists(old, new []*table.Table) (matchings []*matching, removed, added []int) {
	key := func(t *table.Table) string { return join(t.ID, t.Title.FR, t.Title.EN) }
	pairs, removed, added := match(len(old), len(new), []stage{{
		oldKey: func(i int) string { return key(old[i]) },
		newKey: func(j int) string { return key(new[j]) },
	}})
	for _, p := range pairs {
		matchings = append(matchings, matchTables(old[p.old], new[p.new]))
	}
	for _, p := range candidates(old, new, removed, added) {
		if !slices.Contains(removed, p.old) || !slices.Contains(added, p.new) {
			continue
		}
		if m := matchTables(old[p.old], new[p.new]); len(m.rows) > 0 || len(m.oldLines)+len(m.newLines) == 0 {
			matchings = append(matchings, m)
			removed = slices.DeleteFunc(removed, func(i int) bool { return i == p.old })
			added = slices.DeleteFunc(added, func(j int) bool { return j == p.new })
		}
	}
	return matchings, removed, added
}

// candidates returns the pairs of tables with the same id, those that stand in like places first.
func candidates(old, new []*table.Table, removed, added []int) []pair {
	var pairs []pair
	for i, o := range removed {
		for j, n := range added {
			if old[o].ID == new[n].ID {
				pairs = append(pairs, pair{i, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return a.old + a.new - b.old - b.new })
	for n, p := range pairs {
		pairs[n] = pair{removed[p.old], added[p.new]}
	}
	return pairs
}

// movedIn returns how few rows have to move for the old order to become the new one: all but those of the longest run
// that is in both orders.
func movedIn(rows []pair) int {
	var ends []int // The smallest last old place of a run of each length.
	for _, p := range rows {
		at, _ := slices.BinarySearch(ends, p.old)
		if at == len(ends) {
			ends = append(ends, p.old)
		} else {
			ends[at] = p.old
		}
	}
	return len(rows) - len(ends)
}
