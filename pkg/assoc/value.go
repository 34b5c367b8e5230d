package assoc

import "math"

// Value returns a coefficient without its interval or its p value, for those who compute it many times: Pearson's for
// PearsonID and PointBiserialID, Spearman's for SpearmanID, Kendall's tau-b for KendallTauBID. It returns false where the
// coefficient is not defined: for fewer than MinPairs pairs or a constant column. It panics when the lengths differ, a
// value is not finite or no coefficient has the identifier.
func Value(id string, x, y []float64) (value float64, defined bool) {
	if a := begin(PearsonID, FisherID, x, y, DefaultLevel); !a.Defined {
		return 0, false
	}
	switch id {
	case PearsonID, PointBiserialID:
		return correlation(standardized(x), standardized(y)), true
	case SpearmanID:
		u, v := centeredRanks(x), centeredRanks(y)
		return float64(dot(u, v)) / math.Sqrt(float64(dot(u, u))*float64(dot(v, v))), true
	case KendallTauBID:
		u, v := centeredRanks(x), centeredRanks(y)
		observed := concordance(u, v)
		u, v = canonical(u, v)
		return float64(observed) / math.Sqrt(float64(untied(u))*float64(untied(v))), true
	}
	panic("assoc: id: no coefficient is named " + id)
}
