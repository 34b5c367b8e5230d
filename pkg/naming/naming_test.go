package naming

import (
	"slices"
	"testing"
)

func TestFree(t *testing.T) {
	taken, got := Taken{"index": true}, []string(nil)
	for _, name := range []string{"a", "a", "a-2", "a", "index", ""} {
		got = append(got, taken.Free(name))
	}
	if want := []string{"a", "a-2", "a-2-2", "a-3", "index-2", ""}; !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
}
