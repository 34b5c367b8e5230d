package report

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/tabulate"
)

func BenchmarkBuild(b *testing.B) {
	s, results := demo(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Build(s, results, tabulate.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
