package assoc

// A states value numbers the ways to take some of the values: how many of each, in mixed radix. The code 0 takes none, and the
// last code takes all; a code and its complement add up to the last.
type states struct {
	times  []int   // how often each distinct value occurs
	stride []int   // what one more of each value adds to the code
	bySize [][]int // codes by the number of values taken, in increasing order
	rank   []int32 // place of each code among those of its size
	digits []int32 // how many of each value each code takes, code after code
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
	s.rank = make([]int32, count)
	s.digits = make([]int32, 0, count*len(times))
	taken, size := make([]int32, len(times)), 0
	for code := range count {
		s.rank[code] = int32(len(s.bySize[size]))
		s.bySize[size] = append(s.bySize[size], code)
		s.digits = append(s.digits, taken...)
		size = s.next(taken, size)
	}
	return s
}

// next moves on to what the next code takes, and returns the number of values taken.
func (s *states) next(taken []int32, size int) int {
	for value, n := range s.times {
		if int(taken[value]) < n {
			taken[value]++
			return size + 1
		}
		taken[value] = 0
		size -= n
	}
	return size
}

// last returns the code that takes all values.
func (s *states) last() int { return s.bySize[len(s.bySize)-1][0] }

// takes returns how many of each value the code takes.
func (s *states) takes(code int) []int32 {
	return s.digits[code*len(s.times) : (code+1)*len(s.times)]
}

// decode writes how many of each value the code takes.
func (s *states) decode(code int, taken []int) {
	for value, n := range s.takes(code) {
		taken[value] = int(n)
	}
}
