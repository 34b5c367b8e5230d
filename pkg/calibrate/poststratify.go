package calibrate

// PostStratify multiplies the weights so that those of each category add up to its known population:
//
//	g = N_c / Σ w over the rows of category c
//
// Weights that already do so keep a g of 1. What Check says is an error.
//
// Source: D. Holt and T. M. F. Smith, Post stratification, Journal of the Royal Statistical Society, Series A 142 (1979),
// 33-46.
func PostStratify(weights []float64, m Margin) (*Result, error) {
	margins := []Margin{m}
	if err := Check(weights, margins); err != nil {
		return nil, err
	}
	sums := m.weighted(weights)
	factors := make([]float64, len(weights))
	for i, c := range m.Of {
		factors[i] = m.Totals[c] / sums[c]
	}
	return newResult(weights, factors, Margins(margins), Totals(margins), 1), nil
}
