package pdf

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/font"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A face is how letters look.
type face struct {
	style  font.Style
	size   float64 // in points
	colour colour
}

// bold returns the face with thick letters.
func (f face) bold() face {
	f.style |= font.Bold
	return f
}

// width returns how wide a text is that clean returned, in points.
func (f face) width(text string) float64 { return font.Width(text, f.style) * f.size }

// A span is words in one face. Their text is clean.
type span struct {
	text   string
	face   face
	link   string // where the words lead, as document.Span says; may be empty
	shaded bool   // on a grey ground, as code is
}

func (s span) width() float64 { return s.face.width(s.text) }

// like reports whether two spans differ in their text only.
func (s span) like(other span) bool {
	s.text, other.text = "", ""
	return s == other
}

// clean returns a text as one line that can be set.
func clean(text string) string { return font.Clean(locale.Line(text)) }

// A line is spans that stand side by side.
type line []span

func (l line) width() float64 {
	sum := 0.0
	for _, s := range l {
		sum += s.width()
	}
	return sum
}

// add appends a span; words in the same face stay one text.
func (l line) add(s span) line {
	if last := len(l) - 1; last >= 0 && l[last].like(s) {
		l[last].text += s.text
		return l
	}
	return append(l, s)
}

// A word is parts that no line end comes between: it has no space inside.
type word []span

func (w word) width() float64 { return line(w).width() }

// words cuts spans at spaces. No-break spaces stay inside a word.
func words(spans []span) []word {
	var all []word
	open := false // whether the last word goes on
	for _, s := range spans {
		for i, text := range strings.Split(s.text, " ") {
			if i > 0 {
				open = false
			}
			if text == "" {
				continue
			}
			part := s
			part.text = text
			if open {
				all[len(all)-1] = append(all[len(all)-1], part)
			} else {
				all = append(all, word{part})
			}
			open = true
		}
	}
	return all
}

// wrap sets spans in lines of at most the given width. A word is broken only where it is wider than a line: after a hyphen,
// a dash or a slash where there is one, or else anywhere.
func wrap(spans []span, limit float64) []line {
	var lines []line
	var current line
	x := 0.0
	for _, w := range words(spans) {
		width, gap := w.width(), 0.0
		if len(current) > 0 {
			gap = w[0].face.width(" ")
			if x+gap+width > limit {
				lines, current, x, gap = append(lines, current), nil, 0, 0
			}
		}
		for width > limit && len(current) == 0 {
			head, tail := w.cut(limit)
			if len(tail) == 0 {
				break // One character, wider than the line.
			}
			lines = append(lines, line(head))
			w, width = tail, width-head.width()
		}
		if gap > 0 {
			current = current.add(between(current[len(current)-1], w[0]))
		}
		for _, part := range w {
			current = current.add(part)
		}
		x += gap + width
	}
	if len(current) > 0 {
		lines = append(lines, current)
	}
	return lines
}

// between returns the space between two words; it is part of a link, and of a shaded ground, only inside of them.
func between(before, after span) span {
	after.text = " "
	if !before.like(after) {
		after.link, after.shaded = "", false
	}
	return after
}

// cut divides a word so that its head fits; the head has one character at least.
func (w word) cut(limit float64) (head, tail word) {
	part, at := 0, 0 // where the tail begins
	nice := false    // it begins after a hyphen
	x := 0.0
	for i, s := range w {
		for j, r := range s.text {
			if x += s.face.width(string(r)); x > limit && i+j > 0 {
				if !nice {
					part, at = i, j
				}
				return w.divide(part, at)
			}
			if end := j + len(string(r)); strings.ContainsRune("-–/_", r) {
				part, at, nice = i, end, true
			}
		}
	}
	return w, nil
}

// divide returns what stands before a byte of a part, and the rest.
func (w word) divide(part, at int) (head, tail word) {
	before, after := w[part], w[part]
	before.text, after.text = before.text[:at], after.text[at:]
	head = append(append(head, w[:part]...), before)
	if after.text != "" {
		tail = append(tail, after)
	}
	return head, append(tail, w[part+1:]...)
}

// shorten returns a text that is no wider than the limit, with … for what is left out.
func shorten(text string, f face, limit float64) string {
	if f.width(text) <= limit {
		return text
	}
	limit -= f.width("…")
	x := 0.0
	for i, r := range text {
		if x += f.width(string(r)); x > limit {
			return strings.TrimRight(text[:i], " ") + "…"
		}
	}
	return text
}
