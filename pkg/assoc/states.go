package assoc

// A states value numbers the ways to take some of the values: how many of each, in mixed radix. The code 0 takes none, and the
// last code takes all; a code and its complement add up to the last.
type states struct {
	times  []int   // how often each distinct value occurs
	stride []int   // what one more of each value adds to the code
	bySize [][]int // codes by the number of values taken, in increasing order
}

func newStates(times []int) *states {
	s := &states{times: times, stride: make([]int, len(times))}
	count, all := 1, 0
	for value, n := range times {
		s.stride[value] = count
		count *= n + 1
		all += n
	}
	s.bySize = make([][]int, all+1)
	taken := make([]int, len(times))
	for code := range count {
		s.decode(code, taken)
		size := 0
		for _, n := range taken {
			size += n
		}
		s.bySize[size] = append(s.bySize[size], code)
	}
	return s
}

// last returns the code that takes all values.
func (s *states) last() int { return s.bySize[len(s.bySize)-1][0] }

// decode writes how many of each value the code takes.
func (s *states) decode(code int, taken []int) {
	for value, n := range s.times {
		taken[value] = code % (n + 1)
		code /= n + 1
	}
}
