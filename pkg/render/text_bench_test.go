package render

import (
	"io"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
)

func BenchmarkText(b *testing.B) {
	t := sample()
	for range 5 {
		t.Rows = append(t.Rows, t.Rows[:5]...)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := Text(io.Discard, t, locale.French, 80); err != nil {
			b.Fatal(err)
		}
	}
}
