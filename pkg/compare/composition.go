package compare

// compositions calls f for each way to share out tied units among groups with room for so many more: how many each group
// receives, and in how many ways that comes about, units!/Πchosen!. The slice stands until f returns.
func compositions(units int, room []int, f func(chosen []int, ways float64)) {
	chosen, rest := make([]int, len(room)), 0
	for _, free := range room {
		rest += free
	}
	var fill func(group, left, rest int, ways float64)
	fill = func(group, left, rest int, ways float64) {
		if group == len(room) {
			f(chosen, ways)
			return
		}
		rest -= room[group]
		choose := 1.0 // left choose n
		for n := 0; n <= min(left, room[group]); n++ {
			if left-n <= rest {
				chosen[group] = n
				fill(group+1, left-n, rest, ways*choose)
			}
			choose = choose * float64(left-n) / float64(n+1)
		}
	}
	if units <= rest {
		fill(0, units, rest, 1)
	}
}

// assignments returns in how many ways units can be shared out among groups of the given sizes.
func assignments(sizes []int) float64 {
	ways, n := 1.0, 0
	for _, size := range sizes {
		for i := 1; i <= size; i++ {
			n++
			ways = ways * float64(n) / float64(i)
		}
	}
	return ways
}
