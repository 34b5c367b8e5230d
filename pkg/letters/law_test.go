package letters_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/letters"
)

// share draws the share of a column.
func share(t *rapid.T) letters.Share {
	base := rapid.IntRange(1, 80).Draw(t, "base")
	return letters.Share{Count: rapid.IntRange(0, base).Draw(t, "count"), Base: base}
}

// TestPooledIsPearson checks that the square of the pooled z is X² of the two columns.
func TestPooledIsPearson(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := share(t), share(t)
		pair := letters.Proportions(letters.Spec{Pooled: true, MinBase: 1}, []letters.Share{a, b}).Pairs[0]
		table := contingency.Table{{a.Count, b.Count}, {a.Base - a.Count, b.Base - b.Count}}
		x := contingency.ChiSquare(table, contingency.Options{P: contingency.Asymptotic})
		if math.Abs(pair.Statistic*pair.Statistic-x.Value) > 1e-9*(1+x.Value) || x.Defined && math.Abs(pair.P-x.PValue.P) > 1e-9 {
			t.Fatalf("%+v, want %+v", pair, x)
		}
	})
}

// TestLettersFollowTheColumns checks that exchanging two columns exchanges their letters and nothing else.
func TestLettersFollowTheColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := share(t), share(t)
		spec := letters.Spec{MinBase: 1}
		one := letters.Proportions(spec, []letters.Share{a, b})
		other := letters.Proportions(spec, []letters.Share{b, a})
		if one.Pairs[0].P != other.Pairs[0].P || one.Pairs[0].Difference != -other.Pairs[0].Difference ||
			len(one.Columns[0].Above) != len(other.Columns[1].Above) || len(one.Columns[1].Above) != len(other.Columns[0].Above) {
			t.Fatalf("%+v, exchanged %+v", one, other)
		}
	})
}
