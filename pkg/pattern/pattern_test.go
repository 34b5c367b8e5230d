package pattern

import (
	"slices"
	"testing"
)

func TestPattern(t *testing.T) {
	p := New(`(\d+)-(\d+)`)
	if !p.MatchString("a 12-3") || p.MatchString("12") || p.FindString("x 1-2 3-4") != "1-2" || p.FindString("x") != "" {
		t.Error("matches")
	}
	if p.Groups() != 2 || p.String() != `(\d+)-(\d+)` {
		t.Errorf("%d groups in %s", p.Groups(), p)
	}
	if found := p.FindStringSubmatch("x 1-2"); !slices.Equal(found, []string{"1-2", "1", "2"}) {
		t.Errorf("groups %q", found)
	}
}

func TestPatternThatIsNone(t *testing.T) {
	p := New(`(`)
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	p.MatchString("")
}
