package compare

import "testing"

// TestExactLimits holds the sizes that the comments promise, and one beyond each.
func TestExactLimits(t *testing.T) {
	opts := Options{Permutations: 10}
	for _, c := range []struct {
		sizes []int
		want  PMethod
	}{{[]int{5, 5, 5}, Exact}, {[]int{5, 5, 5, 5}, Exact}, {[]int{9, 9, 9}, Exact}, {[]int{40, 40}, Exact}, {[]int{4, 5, 6, 7}, MonteCarlo},
		{[]int{2, 2, 2, 2, 2, 2, 2, 2, 2, 2}, MonteCarlo}} {
		if k := KruskalWallis(many(c.sizes...), opts); k.PValue.Method != c.want {
			t.Errorf("Kruskal-Wallis of %v: %s", c.sizes, k.PValue.Method)
		}
	}
	for _, c := range []struct {
		sizes []int
		want  PMethod
	}{{[]int{5, 5, 5}, Exact}, {[]int{12, 12, 12, 12}, Exact}, {[]int{8, 8, 7, 7, 7}, Exact}, {[]int{15, 15, 15, 15}, MonteCarlo}} {
		if j := Jonckheere(many(c.sizes...), opts); j.PValue.Method != c.want {
			t.Errorf("Jonckheere of %v: %s", c.sizes, j.PValue.Method)
		}
	}
}

func BenchmarkExact(b *testing.B) {
	for _, c := range []struct {
		name string
		run  func()
	}{
		{"Kruskal-Wallis 5 5 5", func() { KruskalWallis(many(5, 5, 5), Options{}) }},
		{"Kruskal-Wallis 4 4 4 4", func() { KruskalWallis(many(4, 4, 4, 4), Options{}) }},
		{"Kruskal-Wallis 8 8 8", func() { KruskalWallis(many(8, 8, 8), Options{}) }},
		{"Jonckheere 5 5 5", func() { Jonckheere(many(5, 5, 5), Options{}) }},
		{"Jonckheere 12 12 12 12", func() { Jonckheere(many(12, 12, 12, 12), Options{}) }},
		{"Wilcoxon 22 15", func() { Wilcoxon(many(22, 15)[0], many(22, 15)[1], Options{}) }},
		{"40 regions", func() { ByRegion(regions(40), EachRegion, Options{}) }},
		{"24 regions of units", func() { ByRegion(regions(24), EachUnit, Options{}) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				c.run()
			}
		})
	}
}

func BenchmarkMonteCarlo(b *testing.B) {
	groups := many(15, 15, 15)
	b.Run("Kruskal-Wallis 15 15 15", func(b *testing.B) {
		for b.Loop() {
			sampledSpread(rank(groups), sizes(groups), 10, Options{}.withDefaults())
		}
	})
	b.Run("Jonckheere 15 15 15", func(b *testing.B) {
		for b.Loop() {
			sampledTrend(rank(groups), sizes(groups), 10, Options{}.withDefaults())
		}
	})
}
