package lexicon

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Line is a match of a rule in its context. Its three texts are of one line each, with single
// spaces; one behind the other they read as the text does.
type Line struct {
	Text     int    // index of the text
	Span     Span   // where the rule matched
	Left     string // whole words before the match, and the space between if there is one
	Match    string // the match, as it stands in the text
	Right    string // the space behind the match if there is one, and whole words
	CutLeft  bool   // whether the text has more words before Left
	CutRight bool   // whether the text has more words behind Right
}

// Concordance returns every match of a rule in texts, in their order, with at most width runes of context on either side.
// It panics where width is negative.
func Concordance(rule *Rule, texts []string, width int) []Line {
	m := NewMatcher([]*Rule{rule})
	var lines []Line
	for i, found := range m.FindAll(texts) {
		for _, match := range found {
			lines = append(lines, Context(texts[i], i, match.Spans, width)...)
		}
	}
	return lines
}

// Context returns places of one text, such as the hits of an index, as the lines of Concordance. The number of the text is
// passed on. It panics where width is negative or a place is not in the text.
func Context(text string, number int, places []Span, width int) []Line {
	if width < 0 {
		panic("lexicon: width: must not be negative")
	}
	runes := []rune(text)
	lines := make([]Line, len(places))
	for i, s := range places {
		l := Line{Text: number, Span: s, Match: strings.TrimSpace(flat(runes[s.Start:s.End]))}
		l.Left, l.CutLeft = leftContext(runes[:s.Start], width)
		l.Right, l.CutRight = rightContext(runes[s.End:], width)
		lines[i] = l
	}
	return lines
}

// flat makes one line with single spaces of a text, without losing those at its ends.
func flat(runes []rune) string {
	line := locale.Line("|" + string(runes) + "|") // The marks keep the spaces at the ends.
	line = strings.Join(strings.FieldsFunc(line, func(r rune) bool { return r == ' ' }), " ")
	return line[1 : len(line)-1]
}

// leftContext returns the last words of a text that fit a width, and whether there are more.
func leftContext(before []rune, width int) (string, bool) {
	from := max(0, len(before)-2*width-2) // Spaces in a row take more room in the text.
	context, more := flat(before[from:]), from > 0
	if more && before[from-1] != ' ' {
		_, context, _ = strings.Cut(context, " ")
	}
	context = strings.TrimLeft(context, " ")
	for utf8.RuneCountInString(strings.TrimRight(context, " ")) > width {
		more = true
		_, context, _ = strings.Cut(context, " ")
	}
	return context, more
}

// rightContext returns the first words of a text that fit a width, and whether there are more.
func rightContext(after []rune, width int) (string, bool) {
	to := min(len(after), 2*width+2)
	context, more := flat(after[:to]), to < len(after)
	if more && after[to] != ' ' {
		context = context[:max(strings.LastIndexByte(context, ' '), 0)]
	}
	context = strings.TrimRight(context, " ")
	for utf8.RuneCountInString(strings.TrimLeft(context, " ")) > width {
		more = true
		context = context[:max(strings.LastIndexByte(context, ' '), 0)]
	}
	return context, more
}

// SortByLeft sorts lines by the words before the match, the nearest first; lines with the same ones keep their order.
func SortByLeft(lines []Line) {
	sortBy(lines, func(l Line) []string {
		words := foldedWords(l.Left)
		slices.Reverse(words)
		return words
	})
}

// SortByRight sorts lines by the words behind the match; lines with the same ones keep their order.
func SortByRight(lines []Line) { sortBy(lines, func(l Line) []string { return foldedWords(l.Right) }) }

func sortBy(lines []Line, words func(l Line) []string) {
	type keyed struct {
		line Line
		key  []string
	}
	list := make([]keyed, len(lines))
	for i, l := range lines {
		list[i] = keyed{l, words(l)}
	}
	slices.SortStableFunc(list, func(a, b keyed) int { return slices.Compare(a.key, b.key) })
	for i, k := range list {
		lines[i] = k.line
	}
}

// foldedWords returns the folded words of a text.
func foldedWords(text string) []string {
	var words []string
	for _, t := range Tokens(text) {
		words = append(words, t.Folded)
	}
	return words
}
