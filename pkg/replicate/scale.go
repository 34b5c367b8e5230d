package replicate

// A Scale turns the replicates of an estimate into its variance.
type Scale struct {
	// Overall multiplies the sum. 0 makes every variance 0.
	Overall float64
	// Each multiplies the square of each replicate, one number a replicate, 0 or above; nil for 1 each.
	Each []float64
	// AroundMean takes deviations from the mean of the replicates, as R's package survey does by default (mse=FALSE);
	// false takes them from the estimate with the full weights (mse=TRUE), which is never the smaller for equal Each.
	AroundMean bool
}

// Variance returns the variance of an estimate from its value with the full weights and with those of each replicate:
//
//	c Σ c_r (θ_r - θ)²
//
// with c = Overall, c_r = Each and θ the full estimate, or with AroundMean the mean of the replicates with c_r > 0.
// Without replicates it is 0: nothing was sampled.
//
// It panics when Each does not have one number a replicate.
//
// Source: K. M. Wolter, Introduction to Variance Estimation, 2nd edition, Springer, 2007, chapters 3 to 5.
func (s Scale) Variance(full float64, replicates []float64) float64 {
	return s.Covariance(full, full, replicates, replicates)
}

// Covariance returns the covariance of two estimates from the same replicates:
//
//	c Σ c_r (α_r - α)(β_r - β)
//
// in the notation of Variance, whose source it shares.
//
// It panics when a and b differ in length, or Each does not have one number a replicate.
func (s Scale) Covariance(fullA, fullB float64, a, b []float64) float64 {
	if len(a) != len(b) {
		panic("replicate: b: must have as many replicates as a")
	}
	if s.Each != nil && len(s.Each) != len(a) {
		panic("replicate: replicates: must be as many as the scale has multipliers")
	}
	if s.AroundMean {
		fullA, fullB = s.mean(a), s.mean(b)
	}
	sum := 0.0
	for r := range a {
		sum += s.each(r) * (a[r] - fullA) * (b[r] - fullB)
	}
	return s.Overall * sum
}

func (s Scale) each(r int) float64 {
	if s.Each == nil {
		return 1
	}
	return s.Each[r]
}

// mean returns the mean of the replicates that count, 0 where none does.
func (s Scale) mean(replicates []float64) float64 {
	sum, count := 0.0, 0.0
	for r, x := range replicates {
		if s.each(r) > 0 {
			sum += x
			count++
		}
	}
	if count == 0 {
		return 0
	}
	return sum / count
}
