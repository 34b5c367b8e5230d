package replicate

// A Set is a number of replicates made from the design. It is not changed by use: any number of goroutines can ask for
// factors at once.
type Set struct {
	// Kind says how the replicates were made.
	Kind Kind
	// Count is the number of replicates. It is 0 for a jackknife of a sample whose strata were all taken whole.
	Count int
	// Units is the number of first-stage units, each of which has a factor in each replicate.
	Units int
	// Scale turns the replicates of an estimate into its variance. Its AroundMean is false unless MakeOptions says so;
	// R's package survey has true by default.
	Scale Scale
	// DegreesOfFreedom is the number of units less that of strata, those taken whole aside, and no more than Count - 1. It
	// is that of degf in R's package survey.
	DegreesOfFreedom int
	// UsesFractions reports whether the sampling fractions reduce the variance; false where the kind passes them over.
	UsesFractions bool
	// Seed is what the drawn kinds were drawn from; 0 for the others.
	Seed uint64
	// Rho is Fay's factor; 0 for the other kinds.
	Rho float64

	fill func(r int, out []float64) // changes the factors that differ from 1
}

// Factors writes what multiplies the weights of each first-stage unit in replicate r. The same r gives the same bytes,
// whatever was asked before.
//
// It panics when r does not lie in [0, Count) or out does not have one place a unit.
func (s *Set) Factors(r int, out []float64) {
	if r < 0 || r >= s.Count {
		panic("replicate: r: no such replicate")
	}
	if len(out) != s.Units {
		panic("replicate: out: must have one place a unit")
	}
	for i := range out {
		out[i] = 1
	}
	s.fill(r, out)
}

// MakeOptions says which replicates Make is to make.
type MakeOptions struct {
	// Count is the number of replicates of the bootstraps, at least 2, and the least number of those of sdr. The other
	// kinds have as many as the design asks for, and pass it over.
	Count int
	// Seed is what the bootstraps draw from.
	Seed uint64
	// Rho is Fay's factor, from 0 up to but not including 1, often 0.3 or 0.5. Only fay reads it.
	Rho float64
	// AroundMean is that of the scale of the set.
	AroundMean bool
}

// Make makes replicates of any kind but KindOther from the design.
func Make(kind Kind, u Units, o MakeOptions) (*Set, error) {
	var set *Set
	var err error
	switch kind {
	case KindBRR:
		set, err = BRR(u)
	case KindFay:
		set, err = Fay(u, o.Rho)
	case KindJK1:
		set, err = JK1(u)
	case KindJKn:
		set, err = JKn(u)
	case KindBootstrap:
		set, err = Bootstrap(u, o.Count, o.Seed)
	case KindPreston:
		set, err = Preston(u, o.Count, o.Seed)
	case KindSDR:
		set, err = SuccessiveDifferences(u, o.Count)
	case KindOther:
		err = problem(
			"les répliques de genre other viennent en colonnes\u00a0: rien ne dit comment les tirer du plan",
			"replicates of kind other come as columns: nothing says how to make them from the design",
		)
	default:
		err = unknown(kind)
	}
	if err != nil {
		return nil, err
	}
	set.Scale.AroundMean = o.AroundMean
	return set, nil
}
