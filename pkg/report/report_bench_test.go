package report

import (
	"io"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
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

func BenchmarkHTML(b *testing.B) {
	s, results := demo(b)
	document, err := Build(s, results, tabulate.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := document.HTML(io.Discard, locale.French); err != nil {
			b.Fatal(err)
		}
	}
}
