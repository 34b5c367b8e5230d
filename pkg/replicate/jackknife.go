package replicate

// JK1 makes the jackknife of a sample without strata: replicate r leaves out unit r, and the others stand for it.
//
//	factor n/(n-1), or 0 for the unit left out; Overall = (n-1)/n (1-f)
//
// This is type="JK1" of as.svrepdesign in R's package survey. A sample that was taken whole has no replicates. A sample
// of more than one stratum, or of a single unit, is an error.
//
// Source: J. W. Tukey, Bias and confidence in not-quite large samples (abstract), The Annals of Mathematical Statistics
// 29 (1958), 614.
func JK1(u Units) (*Set, error) {
	l := u.layout()
	if len(l.strata) > 1 {
		return nil, problem(
			"jk1 ne convient qu'à un échantillon sans strates (strates\u00a0: %d)\u00a0; choisir jkn",
			"jk1 needs a sample without strata (strata: %d); choose jkn", len(l.strata),
		)
	}
	set, err := leaveOneOut(l)
	if err != nil {
		return nil, err
	}
	set.Kind = KindJK1
	if set.Count > 0 {
		set.Scale = Scale{Overall: set.Scale.Each[0]}
	}
	return set, nil
}

// JKn makes the jackknife of a stratified sample: each replicate leaves out one unit, and the other units of its
// stratum h stand for it. The replicates go by stratum, and within it by unit.
//
//	factor n_h/(n_h-1) in stratum h, 0 for the unit left out, 1 elsewhere; Each = (n_h-1)/n_h (1-f_h)
//
// This is type="JKn" of as.svrepdesign in R's package survey, which numbers the strata as they first appear. A stratum
// that was taken whole has no replicates; another of a single unit is an error.
//
// Source: D. Krewski and J. N. K. Rao, Inference from stratified samples: properties of the linearization, jackknife and
// balanced repeated replication methods, The Annals of Statistics 9 (1981), 1010-1019.
func JKn(u Units) (*Set, error) { return leaveOneOut(u.layout()) }

// leaveOneOut makes one replicate a unit, stratum by stratum.
func leaveOneOut(l layout) (*Set, error) {
	if err := l.noLonely(); err != nil {
		return nil, err
	}
	var stratum []int // of each replicate, its place in the layout
	var each []float64
	for i := range l.strata {
		n := float64(len(l.of(i)))
		for range l.of(i) {
			stratum, each = append(stratum, i), append(each, (n-1)/n*(1-l.fraction[i]))
		}
	}
	fill := func(r int, out []float64) {
		units := l.of(stratum[r])
		n := float64(len(units))
		for _, unit := range units {
			out[unit] = n / (n - 1)
		}
		out[l.members[r]] = 0
	}
	return &Set{
		Kind: KindJKn, Count: len(l.members), Units: l.units, Scale: Scale{Overall: 1, Each: each},
		DegreesOfFreedom: l.freedom(), UsesFractions: true, fill: fill,
	}, nil
}
