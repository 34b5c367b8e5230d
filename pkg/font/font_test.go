package font

import (
	"bytes"
	"math"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

var styles = []Style{Regular, Bold, Italic, BoldItalic}

func TestStylesAreFourFiles(t *testing.T) {
	for i, style := range styles {
		if !bytes.HasPrefix(style.TTF(), []byte{0, 1, 0, 0}) {
			t.Errorf("style %d is no TrueType file", style)
		}
		for _, other := range styles[:i] {
			if bytes.Equal(style.TTF(), other.TTF()) {
				t.Errorf("styles %d and %d are one file", style, other)
			}
		}
	}
}

func TestClean(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"plain & simple", "plain & simple"},
		{"Œuvre à 81\u00a0%, «\u00a0oui\u00a0» – 1\u202f000 − ½ ≤ 3…", "Œuvre à 81\u00a0%, «\u00a0oui\u00a0» – 1\u202f000 − ½ ≤ 3…"},
		{"Que\u0301bec", "Québec"}, {"co\u00adopé\u200brer\u202e\ufeff", "coopérer"}, {"non\u2011dit", "non-dit"},
		{"\u65e5\u672c \U0001f600\ufe0f", "□□ □"}, {"a\x00b\tc\nd", "a b c d"}, {"\xff", "□"},
	} {
		if got := Clean(c.text); got != c.want {
			t.Errorf("Clean(%q) is %q; want %q", c.text, got, c.want)
		}
	}
}

// TestCleanTextCanBeSet checks that each character of a clean text has a place in each of the four files, and that cleaning
// twice changes nothing.
func TestCleanTextCanBeSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := Clean(rapid.String().Draw(t, "text"))
		if Clean(text) != text || !norm.NFC.IsNormalString(text) {
			t.Fatalf("%q is not clean", text)
		}
		for _, r := range text {
			for _, style := range styles {
				if !faces[style]().has(r) {
					t.Fatalf("style %d has no %q", style, r)
				}
			}
		}
	})
}

func TestEveryStyleHasTheSameCharacters(t *testing.T) {
	for r := range rune(1 << 16) {
		for _, style := range styles[1:] {
			if faces[style]().has(r) != faces[Regular]().has(r) {
				t.Errorf("style %d and the regular one differ at %q", style, r)
			}
		}
	}
}

func TestWidth(t *testing.T) {
	for _, c := range []struct {
		text  string
		style Style
		want  float64 // in units of the design, 2048 to a font size, as the font's metrics say
	}{{"", Regular, 0}, {"i", Regular, 455}, {"m", Regular, 1706}, {"0", Regular, 1139}, {"im0", Regular, 455 + 1706 + 1139}, {"i", Bold, 569}} {
		if got := Width(c.text, c.style) * 2048; math.Abs(got-c.want) > 0.01 {
			t.Errorf("%q, style %d: %v wide; want %v", c.text, c.style, got, c.want)
		}
	}
}

// An extent is a Pen that knows how far it went.
type extent struct{ left, top, right, bottom float64 }

func (e *extent) MoveTo(x, y float32) {
	e.left, e.right = math.Min(e.left, float64(x)), math.Max(e.right, float64(x))
	e.top, e.bottom = math.Min(e.top, float64(y)), math.Max(e.bottom, float64(y))
}
func (e *extent) LineTo(x, y float32)       { e.MoveTo(x, y) }
func (e *extent) QuadTo(_, _, x, y float32) { e.MoveTo(x, y) }

func TestTraceStandsOnItsLine(t *testing.T) {
	pen := extent{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	Trace(&pen, "Hxg", Regular, 100, 1000, 500)
	width := 100 * Width("Hxg", Regular)
	if pen.left < 1000 || pen.left > 1012 || pen.right > 1000+width || pen.right < 1000+width-12 {
		t.Errorf("the text of width %v goes from %v to %v", width, pen.left, pen.right)
	}
	if top, bottom := 500-pen.top, pen.bottom-500; top < 65 || top > 100*Ascent || bottom < 15 || bottom > 100*Descent {
		t.Errorf("the text goes from %v above its line to %v below", top, bottom)
	}
}

// TestConcurrentUse lets the race detector look at faces that are parsed while they are used.
func TestConcurrentUse(t *testing.T) {
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			pen := extent{}
			Trace(&pen, Clean("Été \u65e5"), BoldItalic, 10, 0, Width("Été", Bold))
		})
	}
	group.Wait()
}

func FuzzClean(f *testing.F) {
	f.Add("Œuvre e\u0301 \U0001f600 \xff\x00")
	f.Fuzz(func(t *testing.T, text string) {
		if width := Width(Clean(text), Bold); !(width >= 0) || math.IsInf(width, 0) {
			t.Errorf("%q is %v wide", text, width)
		}
	})
}
