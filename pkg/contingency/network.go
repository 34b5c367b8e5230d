package contingency

import (
	"math"

	"github.com/arrimage/arrimage/pkg/tail"
)

// A null says how a statistic grows as a table with given margins is filled column by column. Left are the units that
// each row still has to place.
type null interface {
	add(column int, left, taken []int) int64           // what a column adds that takes some of the units left
	bounds(column int, left []int) (least, most int64) // what this column and those after it can add
	order(left []int)                                  // brings rows that can stand for each other into one order
}

// tails are the sums that count as extreme.
type tails struct {
	from int64 // extreme from here on
	upTo int64 // and up to here
}

func (t tails) hold(sum int64) bool { return sum >= t.from || sum <= t.upTo }

// A node is a state of partial tables: all of them leave the same units to place.
type node struct {
	left        []int
	least, most int64         // what the columns to come can add
	paths       []path        // the sums so far
	at          map[int64]int // the place of a sum among the paths
}

// A path is a sum that some partial tables share, with the probability of getting there.
type path struct {
	sum         int64
	probability float64
}

// A network walks through the tables with given margins, column by column, and merges partial tables that leave the same
// units and have the same sum.
//
//	P(column | left) = Π C(left(i), x(i)) / C(Σ left, Σ x)
//
// Source: C. R. Mehta and N. R. Patel, Journal of the American Statistical Association 78 (1983), 427-434.
type network struct {
	margins margins
	null    null
	tails   tails
	steps   int   // steps that are left
	extreme total // probability of the tables found to be extreme
	logs    []float64
	nodes   []*node          // of the column to come
	index   map[uint64]*node // the same by their units
}

// keeping is how many steps a new path counts for: it takes room until its column is done.
const keeping = 10

// walk returns the probability of a table in the tails, or false where that takes more steps than allowed.
func walk(m margins, null null, t tails, steps int) (float64, bool) {
	if !coded(m.rows) {
		return 0, false
	}
	w := &network{margins: m, null: null, tails: t, steps: steps, logs: make([]float64, m.n+1)}
	for k := range w.logs {
		w.logs[k] = logFactorial(k)
	}
	start := &node{left: append([]int(nil), m.rows...), paths: []path{{probability: 1}}}
	current := []*node{start}
	for j := range m.columns {
		w.nodes, w.index = nil, map[uint64]*node{}
		for _, from := range current {
			if !w.follow(from, j) {
				return 0, false
			}
		}
		current = w.nodes
	}
	return tail.Clamp(w.extreme.value()), true
}

// coded reports whether the units that rows can have left fit a code. The last row is known from the others.
func coded(rows []int) bool {
	states := 1.0
	for _, r := range rows[:len(rows)-1] {
		states *= float64(r + 1)
	}
	return states < math.MaxInt64
}

// code returns the code of the units that are left.
func (w *network) code(left []int) uint64 {
	code := uint64(0)
	for i, r := range w.margins.rows[:len(left)-1] {
		code = code*uint64(r+1) + uint64(left[i])
	}
	return code
}

// follow fills a column in every way from a node. It returns false where no step is left.
func (w *network) follow(from *node, column int) bool {
	all, rows := 0, len(from.left)
	after := make([]int, rows) // units in the rows after each
	for i := rows - 1; i >= 0; i-- {
		after[i] = all
		all += from.left[i]
	}
	taken, next := make([]int, rows), make([]int, rows)
	units := w.margins.columns[column]
	base := w.logs[units] + w.logs[all-units] - w.logs[all]
	var fill func(i, units int, log float64) bool
	fill = func(i, units int, log float64) bool {
		if i == rows {
			return w.arrive(from, column, taken, next, math.Exp(log))
		}
		left := from.left[i]
		for x := max(0, units-after[i]); x <= min(left, units); x++ {
			taken[i], next[i] = x, left-x
			if !fill(i+1, units-x, log+w.logs[left]-w.logs[x]-w.logs[left-x]) {
				return false
			}
		}
		return true
	}
	return fill(0, units, base)
}

// arrive adds the paths of a node, followed by a column, to the node that it leads to, save those that are known to end
// inside or outside the tails.
func (w *network) arrive(from *node, column int, taken, next []int, probability float64) bool {
	w.steps -= 1 + len(from.paths)
	if w.steps < 0 {
		return false
	}
	added := w.null.add(column, from.left, taken)
	to, found := w.node(column+1, next), 0.0
	for _, p := range from.paths {
		sum := p.sum + added
		switch {
		case sum+to.least >= w.tails.from, sum+to.most <= w.tails.upTo:
			found += p.probability * probability
		case sum+to.most >= w.tails.from, sum+to.least <= w.tails.upTo:
			if to.add(sum, p.probability*probability) {
				w.steps -= keeping
			}
		}
	}
	w.extreme.add(found)
	return true
}

// node returns the node of the units that are left before a column.
func (w *network) node(column int, left []int) *node {
	kept := append(make([]int, 0, len(left)), left...)
	w.null.order(kept)
	code := w.code(kept)
	if n, ok := w.index[code]; ok {
		return n
	}
	n := &node{left: kept, at: map[int64]int{}}
	n.least, n.most = w.null.bounds(column, kept)
	w.index[code] = n
	w.nodes = append(w.nodes, n)
	return n
}

// add adds a probability to a path, and reports whether the path is new.
func (n *node) add(sum int64, probability float64) bool {
	if i, ok := n.at[sum]; ok {
		n.paths[i].probability += probability
		return false
	}
	n.at[sum] = len(n.paths)
	n.paths = append(n.paths, path{sum, probability})
	return true
}

// A total adds up many numbers and keeps what rounding takes away (Neumaier).
type total struct{ sum, lost float64 }

func (t *total) add(x float64) {
	sum := t.sum + x
	if math.Abs(t.sum) >= math.Abs(x) {
		t.lost += t.sum - sum + x
	} else {
		t.lost += x - sum + t.sum
	}
	t.sum = sum
}

func (t *total) value() float64 { return t.sum + t.lost }
