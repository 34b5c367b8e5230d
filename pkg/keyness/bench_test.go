package keyness

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkCoOccurrence pairs 200 themes of 100,000 units with 10 themes each.
func BenchmarkCoOccurrence(b *testing.B) {
	source := rand.New(rand.NewPCG(1, 2))
	units := make([][]int, 100_000)
	for i := range units {
		for range 10 {
			units[i] = append(units[i], source.IntN(200))
		}
	}
	for b.Loop() {
		CoOccurrence(units, 200)
	}
}

// BenchmarkMentions compares 10,000 words of two sides.
func BenchmarkMentions(b *testing.B) {
	for b.Loop() {
		for n := range 10_000 {
			Mentions(Count{n, 1e6}, Count{n / 2, 8e5})
		}
	}
}
