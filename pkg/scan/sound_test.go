package scan

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// ordinarySlowly is ordinary, one character at a time.
func ordinarySlowly(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError || r >= 0x80 && r < 0xA0 {
			return i
		}
		i += n
	}
	return len(b)
}

func TestOrdinary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := []string{"a", "é", "œ", "’", "«", "\u00a0", "𝄞", "plain text of many bytes", "ÿ", "\u07ff", "\u0800", "\x7f"}
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "pieces"), "")
		odd := rapid.SampledFrom([]string{"", "\xc3", "\xc1\x80", "\xc2\x80", "\u0085", "\ufffd", "\x80", "\xe2\x80", "\xff", "\xc3\xc3", "\xc3\xe2", "\xed\xa0\x80"}).Draw(t, "odd")
		at := rapid.IntRange(0, len(text)).Draw(t, "at")
		b := []byte(text[:at] + odd + text[at:])
		if got, want := ordinary(b), ordinarySlowly(b); got != want {
			t.Fatalf("%q: %d, want %d", b, got, want)
		}
	})
}

// A bound has room for any place beside its marks.
func TestPlacesFit(t *testing.T) {
	if MaxRecord >= place {
		t.Errorf("a record of %d bytes has places beyond %d", MaxRecord, place)
	}
}
