package coding

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Marks have what was given, once each, and nothing else.
func TestMarksAreASet(t *testing.T) {
	const segments, themes, coders = 5, 4, 3
	rapid.Check(t, func(t *rapid.T) {
		one := rapid.Custom(func(t *rapid.T) mark {
			return mark{rapid.Int32Range(0, segments-1).Draw(t, "segment"), rapid.Int32Range(0, themes-1).Draw(t, "theme"), rapid.Int32Range(0, coders-1).Draw(t, "coder")}
		})
		given := rapid.SliceOfN(one, 0, 40).Draw(t, "marks")
		m := newMarks(slices.Clone(given), segments)
		n := 0
		for segment := range segments {
			n += len(m.of(segment))
			if !slices.IsSortedFunc(m.of(segment), compareMarks) {
				t.Errorf("segment %d: %v", segment, m.of(segment))
			}
		}
		if n != len(m.list) {
			t.Errorf("%d marks of %d", n, len(m.list))
		}
		for i := range segments * themes * coders {
			any := mark{int32(i / themes / coders), int32(i / coders % themes), int32(i % coders)}
			if m.has(any) != slices.Contains(given, any) {
				t.Errorf("%v: %v", any, m.has(any))
			}
		}
	})
}
