package chart

import (
	"math"
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

// advance estimates the width of a character at font size 1. The font is the page's and so is not known; the estimates
// are those of the widest common fonts (Verdana, DejaVu Sans), so that no text is cut off.
func advance(r rune) float64 {
	switch {
	case strings.ContainsRune("iljtfrI.,:;|!'’()[]·-\u00a0 ", r):
		return 0.42
	case strings.ContainsRune("mwMWŒœ%@—…", r):
		return 1
	case strings.ContainsRune("<>=+#&~^±×÷", r):
		return 0.84
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0x1100 && (unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hangul, r) || unicode.Is(unicode.Hiragana, r) ||
		unicode.Is(unicode.Katakana, r) || r >= 0x1F000 || r >= 0xFF00 && r < 0xFF61):
		return 1.1
	case unicode.IsUpper(r):
		return 0.78
	}
	return 0.64
}

// measure estimates the width of a text in a drawing.
func measure(s string) float64 {
	sum := 0.0
	for _, r := range s {
		sum += advance(r)
	}
	return sum * Size
}

// widest returns the width of the widest line.
func widest(lines []string) float64 {
	most := 0.0
	for _, line := range lines {
		most = math.Max(most, measure(line))
	}
	return most
}

// wrap breaks a text at spaces into lines of at most the given width, and a word only where it is wider than a line. The
// ruler measures a text: in a drawing or on a terminal.
func wrap(s string, width float64, ruler func(string) float64) []string {
	var lines []string
	line := ""
	for word := range strings.SplitSeq(s, " ") {
		if line != "" && ruler(line+" "+word) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
		for ruler(line) > width {
			head := fitting(line, width, ruler)
			if head == len(line) {
				break // One character, wider than the line.
			}
			lines = append(lines, line[:head])
			line = line[head:]
		}
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// fitting returns how many bytes of a text that is too wide fit on a line: through the last hyphen or dash that fits,
// or else through the last character, and one character at least.
func fitting(s string, width float64, ruler func(string) float64) int {
	hyphen, end := 0, 0
	for characters := displaywidth.StringGraphemes(s); characters.Next(); {
		next := end + len(characters.Value())
		if end > 0 && ruler(s[:next]) > width {
			break
		}
		end = next
		if strings.ContainsAny(characters.Value(), "-–/") {
			hyphen = end
		}
	}
	if hyphen > 0 {
		return hyphen
	}
	return end
}

// Ticks returns from two to about most+2 round numbers that cover lo to hi, in equal steps of 1, 2, 2.5 or 5 times a
// power of ten. Where the two are equal, or too near each other to be told apart on a scale, it covers some numbers
// above them; where one is not finite, 0 to 1. Numbers farther from zero than 1e300 count as that.
func Ticks(lo, hi float64, most int) []float64 {
	if math.IsNaN(lo) || math.IsInf(lo, 0) || math.IsNaN(hi) || math.IsInf(hi, 0) {
		lo, hi = 0, 1
	}
	const farthest = 1e300 // beyond, steps would have no room: what lies there is at the end of the scale
	lo, hi = math.Max(math.Min(lo, farthest), -farthest), math.Max(math.Min(hi, farthest), -farthest)
	if size := math.Max(math.Abs(lo), math.Abs(hi)); hi/2-lo/2 <= size*1e-6 {
		lo = math.Floor(lo)
		hi = math.Max(hi, lo+math.Max(1, size/1000))
	}
	n := float64(max(most, 1))
	step := niceStep(hi/n - lo/n)
	first, last := math.Floor(lo/step+1e-9), math.Ceil(hi/step-1e-9)
	var ticks []float64
	for i := range int(last-first) + 1 {
		ticks = append(ticks, tidy((first+float64(i))*step))
	}
	return ticks
}

// niceStep returns the smallest round step that is at least the given one.
func niceStep(least float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, nice := range []float64{1, 2, 2.5, 5} {
		if nice*power >= least*(1-1e-9) {
			return nice * power
		}
	}
	return 10 * power
}

// tidy removes the noise that multiplying leaves in the last digits: 0.30000000000000004 is 0.3.
func tidy(x float64) float64 {
	if x == 0 {
		return 0
	}
	scale := math.Pow(10, 12-math.Ceil(math.Log10(math.Abs(x))))
	if math.IsInf(scale, 0) || scale == 0 {
		return x
	}
	return math.Round(x*scale) / scale
}
