package contingency

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// everyTable calls a function with every table of the given margins, by filling cell after cell.
func everyTable(m margins, visit func(Table)) {
	table := make(Table, len(m.rows))
	for i := range table {
		table[i] = make([]int, len(m.columns))
	}
	columns := append([]int(nil), m.columns...)
	var fill func(cell, left int)
	fill = func(cell, left int) {
		i, j := cell/len(columns), cell%len(columns)
		if j == 0 && left != 0 {
			return
		}
		if i == len(table) {
			visit(table)
			return
		}
		if j == 0 {
			left = m.rows[i]
		}
		for x := range min(left, columns[j]) + 1 {
			table[i][j] = x
			columns[j] -= x
			fill(cell+1, left-x)
			columns[j] += x
		}
		table[i][j] = 0
	}
	fill(0, 0)
}

// TestByEnumeration compares exact p values with every table of the same margins.
func TestByEnumeration(t *testing.T) {
	size := map[string]func(Table) float64{
		"ChiSquare": pearsonStatistic, "LikelihoodRatio": devianceStatistic,
		"Fisher": func(t Table) float64 { return -math.Log(tableProbability(t)) },
	}
	for name, f := range statistics {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			table := smallTable(t)
			compareWithEvery(t, table, f(table, Options{P: Exact}), size[name])
		}))
	}
}

func smallTable(t *rapid.T) Table {
	return rapid.Custom(drawn).Filter(func(table Table) bool {
		return table.margins().n <= 14
	}).Draw(t, "table")
}

func compareWithEvery(t *rapid.T, table Table, test Test, size func(Table) float64) {
	if !test.Defined {
		return
	}
	kept, _ := table.trimmed()
	extreme, all := 0.0, 0.0
	everyTable(kept.margins(), func(table Table) {
		p := tableProbability(table)
		all += p
		if size(table) >= size(kept)-1e-9 {
			extreme += p
		}
	})
	if math.Abs(all-1) > 1e-9 || math.Abs(test.PValue.P-extreme) > 1e-9*extreme || test.PValue.Method != Exact {
		t.Fatalf("p = %+v of %v, want %v of %v", test.PValue, kept, extreme, all)
	}
}

// TestGammaByEnumeration does the same for concordance.
func TestGammaByEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := smallTable(t)
		g := Gamma(table, Options{})
		if !g.Defined {
			return
		}
		kept, _ := table.trimmed()
		difference := func(table Table) float64 {
			p := pairsOf(table)
			return math.Abs(p.concordant - p.discordant)
		}
		want := 0.0
		everyTable(kept.margins(), func(table Table) {
			if difference(table) >= difference(kept) {
				want += tableProbability(table)
			}
		})
		if math.Abs(g.PValue.P-want) > 1e-9*want || g.PValue.Method != Exact {
			t.Fatalf("p = %+v of %v, want %v", g.PValue, kept, want)
		}
	})
}

func TestGivingUp(t *testing.T) {
	null := newCells(improbable, job.margins().canonical())
	limit := null.observed(job)
	if _, ok := null.exact(limit, 100*1000); ok {
		t.Error("job satisfaction took fewer than 100,000 steps")
	}
	if _, ok := null.exact(limit, 104*103); ok {
		t.Error("bounds took fewer steps than units squared")
	}
	if coded([]int{1 << 40, 1 << 40, 1}) || !coded([]int{1 << 40, 1 << 20, 1 << 60}) {
		t.Error("coded")
	}
}

func BenchmarkExact(b *testing.B) {
	for name, f := range statistics {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f(job, Options{P: Exact})
			}
		})
	}
	b.Run("Gamma", func(b *testing.B) {
		for b.Loop() {
			Gamma(Table{{2, 3, 1}, {4, 2, 5}, {1, 6, 8}}, Options{})
		}
	})
}
