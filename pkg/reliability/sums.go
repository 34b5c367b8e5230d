package reliability

// mean returns the mean of values, 0 where there are none.
func mean(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	var sum float64
	for _, x := range values {
		sum += x
	}
	return sum / float64(len(values))
}

// variance returns the variance of two values or more, with n-1; that of equal values is exactly 0.
func variance(values []float64) float64 {
	if isConstant(values) {
		return 0
	}
	center := mean(values)
	var sum float64
	for _, x := range values {
		sum += (x - center) * (x - center)
	}
	return sum / float64(len(values)-1)
}

// isConstant reports whether all values are equal; those of an empty slice are.
func isConstant(values []float64) bool {
	for _, x := range values {
		if x != values[0] {
			return false
		}
	}
	return true
}

// totals adds up the answers of each respondent; nil where there is no item.
func totals(items [][]float64) []float64 {
	if len(items) == 0 {
		return nil
	}
	sums := make([]float64, len(items[0]))
	for _, answers := range items {
		for respondent, x := range answers {
			sums[respondent] += x
		}
	}
	return sums
}

// covariance returns the covariance of two columns of two values or more, with n-1.
func covariance(x, y []float64) float64 {
	a, b := mean(x), mean(y)
	var sum float64
	for i := range x {
		sum += (x[i] - a) * (y[i] - b)
	}
	return sum / float64(len(x)-1)
}
