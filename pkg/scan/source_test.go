package scan

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
)

// Blocks that were cut behind a wrong quote come back, be one the last of the text, and are cut again. Whoever asks for a
// block before that waits.
func TestRewind(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := New("f", strings.NewReader("a\n\"b\"c\"\nd\ne\n"), Dialect{})
		for _, want := range []string{"a\n", "\"b\"c\"\nd\n", "e\n"} {
			b := s.block()
			if s.source.size = len(want) + 1; !s.source.next(b) || string(b.text) != want {
				t.Fatalf("the block is %q, want %q", b.text, want)
			}
		}
		if s.source.next(s.block()) {
			t.Fatal("there is a block after the last")
		}
		if owed := s.source.rewind(0, []byte("x\n")); owed != 2 {
			t.Fatalf("%d blocks are owed", owed)
		}
		var text string
		go func() {
			for b := s.block(); s.source.next(b); {
				if text += string(b.text); b.Number == 0 || !b.parsed || b.consumed != len(b.text) {
					t.Errorf("block %d, %q, is read up to %d", b.Number, b.text, b.consumed)
				}
			}
		}()
		synctest.Wait()
		if text != "" || s.source.giveBack([]byte("\"b\"c\"\nd\n")) != 1 || s.source.giveBack([]byte("e\n")) != 0 {
			t.Error("the blocks are not all back, or not waited for")
		}
		synctest.Wait()
		if text != "x\n\"b\"c\"\nd\ne\n" {
			t.Errorf("cut again: %q", text)
		}
	})
}

// Of two blocks that fail, the first in the text counts, whichever comes first.
func TestFirstFailureCounts(t *testing.T) {
	early, late := errors.New("early"), errors.New("late")
	for _, order := range [][]error{{early, late}, {late, early}} {
		s := New("f", strings.NewReader(""), Dialect{})
		for _, err := range order {
			s.order.fail(map[error]int{early: 3, late: 5}[err], err)
		}
		if s.order.err != early || s.source.next(s.block()) {
			t.Errorf("%v counts", s.order.err)
		}
	}
}
