package report

import (
	"testing"
	"time"

	"github.com/arrimage/arrimage/pkg/tabulate"
)

func BenchmarkBuild(b *testing.B) {
	s, results := demo(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Build(s, given(results), tabulate.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkByRegion makes the document of every region of the study that ships in the binary.
func BenchmarkByRegion(b *testing.B) {
	s, _ := demo(b)
	b.ReportAllocs()
	for b.Loop() {
		pages, err := ByRegion(s, time.Time{})
		if err != nil {
			b.Fatal(err)
		}
		for i := range pages.Len() {
			pages.Document(i)
		}
	}
}
