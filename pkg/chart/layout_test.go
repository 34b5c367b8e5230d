package chart

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// somePoints draws points and the names of most of them.
func somePoints(t *rapid.T) (*placer, []scatterName) {
	labels := &placer{within: rect{40, 0, 640, 400}}
	var names []scatterName
	for i := range rapid.IntRange(0, 40).Draw(t, "points") {
		x, y := float64(rapid.IntRange(40, 640).Draw(t, "x")), float64(rapid.IntRange(0, 400).Draw(t, "y"))
		labels.points = append(labels.points, rect{x - dot, y - dot, x + dot, y + dot})
		if width := rapid.IntRange(0, 180).Draw(t, "width"); width > 10 {
			names = append(names, scatterName{name: fmt.Sprint(i), x: x, y: y, width: float64(width), height: Leading})
		}
	}
	if rapid.Bool().Draw(t, "fitted") {
		labels.lines = append(labels.lines, line{40, 400, 640, 0})
	}
	return labels, names
}

// TestLayoutKeepsNamesApart: no name lies over a name, a point or the fitted line, or leaves the plot; no line to a name
// crosses a name or another line.
func TestLayoutKeepsNamesApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		labels, names := somePoints(t)
		var placed []candidate
		for i, at := range layOut(labels, names) {
			if at == nil {
				continue
			}
			if !labels.free(at.rect) {
				t.Fatalf("name %d lies over something of the chart: %+v", i, at)
			}
			c := candidate{spot: *at, all: at.rect}
			if at.leader {
				c.line = line{names[i].x, names[i].y, at.toX, at.toY}
				c.all = at.rect.with(names[i].x, names[i].y)
			}
			placed = append(placed, c)
		}
		for i := range placed {
			for j := range i {
				if placed[i].meets(&placed[j]) {
					t.Fatalf("%+v meets %+v", placed[i], placed[j])
				}
			}
		}
	})
}

// TestLayoutSearches finds nothing worse than the places that names have when they are given them one after the other.
func TestLayoutSearches(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		labels, names := somePoints(t)
		found, plain := newLayout(labels, names), newLayout(labels, names)
		found.search()
		plain.settleAll(orders[0])
		if found.total() > plain.total() {
			t.Fatalf("the search ends at %v, one name after the other at %v", found.total(), plain.total())
		}
	})
}

// TestLayoutTakesPlaces: of two names that want the same place, the one that would need a line takes it from the other, who
// has a place nearly as good.
func TestLayoutTakesPlaces(t *testing.T) {
	at := func(left, cost float64) candidate {
		r := rect{left, 0, left + 10, 10}
		return candidate{spot: spot{rect: r}, all: r, cost: cost}
	}
	l := &layout{
		names: make([]scatterName, 2), far: []bool{true, true}, at: make([]int, 2), beside: make([]int, 2),
		places: [][]candidate{{at(0, 0), at(20, 4)}, {at(5, 0), at(40, leaderCost)}},
	}
	l.settleAll(orders[0])
	if got := l.total(); got != leaderCost {
		t.Errorf("one after the other, the names stand at %v, want %v", got, leaderCost)
	}
	if !l.improve() || l.total() != 4 || l.at[0] != 1 || l.at[1] != 0 {
		t.Errorf("the names stand at %v in places %v, want 4 in [1 0]", l.total(), l.at)
	}
	if l.improve() {
		t.Error("what is best is improved")
	}
}

// TestNamesAreNotMixedUp puts a name where it stands beside its own point alone.
func TestNamesAreNotMixedUp(t *testing.T) {
	labels := &placer{within: rect{0, 0, 400, 200}}
	names := []scatterName{{name: "low", x: 200, y: 100, width: 60, height: Leading}, {name: "high", x: 214, y: 100, width: 60, height: Leading}}
	for _, n := range names {
		labels.points = append(labels.points, rect{n.x - dot, n.y - dot, n.x + dot, n.y + dot})
	}
	for i, at := range layOut(labels, names) {
		if n := names[i]; at == nil || !at.leader && labels.others(at.rect.wider(mixUp), n.x, n.y) > 0 {
			t.Errorf("%s stands as near to the other point: %+v", n.name, at)
		}
	}
}
