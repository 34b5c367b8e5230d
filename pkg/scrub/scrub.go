package scrub

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Change is a stretch that was taken out.
type Change struct {
	Rule        string // the list or pattern that matched
	Start, End  int    // the stretch in the text that was given
	Original    string // what was there; it is personal, and not for print
	Replacement string // what stands there, with its brackets
	At          int    // where the replacement begins in the text that came out
}

// A Result is a text without what the rules match, and what that was.
type Result struct {
	Text    string   // what came out
	Changes []Change // what was taken out, in the order of the text
}

// Scrub takes out of a text what the rules match. Bytes that are not UTF-8 become U+FFFD where anything is taken out.
func (s *Scrubber) Scrub(text string, lang locale.Lang) Result {
	source := []rune(text)
	all := s.all(s.mask(source))
	if len(all) == 0 {
		return Result{Text: text}
	}
	return replace(source, all, lang)
}

// all returns everything that the rules match in a text, in its order, and puts zeros there.
func (s *Scrubber) all(masked []rune) []match {
	var all []match
	for {
		found := s.find(masked)
		if len(found) == 0 {
			slices.SortFunc(all, func(a, b match) int { return cmp.Compare(a.start, b.start) })
			return all
		}
		for _, m := range found {
			clear(masked[m.start:m.end])
		}
		all = append(all, found...)
	}
}

// replace writes a text with its matches replaced.
func replace(source []rune, matches []match, lang locale.Lang) Result {
	var out []rune
	var changes []Change
	last := 0
	for _, m := range matches {
		out = append(out, source[last:m.start]...)
		replacement := bracketed(m.replacement, lang)
		changes = append(changes, Change{Rule: m.rule, Start: m.start, End: m.end, Original: string(source[m.start:m.end]), Replacement: replacement, At: len(out)})
		out = append(out, []rune(replacement)...)
		last = m.end
	}
	return Result{Text: string(append(out, source[last:]...)), Changes: changes}
}

// Source returns the stretch of the given text that a stretch of the resulting text comes from. What touches a
// replacement comes from all that was there.
func (r Result) Source(start, end int) (int, int) {
	from, to, moved := start, end, 0
	for _, c := range r.Changes {
		length := utf8.RuneCountInString(c.Replacement)
		switch {
		case start >= c.At+length:
			from = start + moved + c.End - c.Start - length
		case start >= c.At:
			from = c.Start
		}
		switch {
		case end >= c.At+length:
			to = end + moved + c.End - c.Start - length
		case end > c.At:
			to = c.End
		}
		moved += c.End - c.Start - length
	}
	return from, to
}

// A match is a stretch that a rule matches.
type match struct {
	start, end  int
	rule        string
	replacement locale.Text
}

// mask returns a copy of a text with zeros for the replacements that are in it already.
func (s *Scrubber) mask(source []rune) []rune {
	masked := slices.Clone(source)
	for i := range masked {
		if masked[i] == '[' {
			if end := slices.Index(masked[i:], ']'); end > 0 && s.kept[string(masked[i:i+end+1])] {
				clear(masked[i : i+end+1])
			}
		}
	}
	return masked
}

// find returns what the rules match, in the order of the text. Matches that overlap are one, of the rule of the longest
// of them.
func (s *Scrubber) find(masked []rune) []match {
	found := append(s.findWords(masked), s.findPatterns(masked)...)
	slices.SortStableFunc(found, func(a, b match) int { return cmp.Compare(a.start, b.start) })
	var apart []match
	longest := 0
	for _, m := range found {
		if n := len(apart); n > 0 && m.start < apart[n-1].end {
			last := &apart[n-1]
			if m.end-m.start > longest {
				longest, last.rule, last.replacement = m.end-m.start, m.rule, m.replacement
			}
			last.end = max(last.end, m.end)
			continue
		}
		apart, longest = append(apart, m), m.end-m.start
	}
	return apart
}

// findWords returns where the words of the lists are, the longest at each place.
func (s *Scrubber) findWords(masked []rune) []match {
	if len(s.words) == 0 {
		return nil
	}
	var found []match
	folded := fold(masked)
	for i, first := range folded {
		for _, w := range s.words[first.r] {
			end := i + len(w.letters)
			if !stands(folded, i, w.letters) {
				continue
			}
			last := len(masked)
			if end < len(folded) {
				last = folded[end].at
			}
			if last > first.at { // Half of a ligature is no word.
				found = append(found, match{first.at, last, w.rule, w.replacement})
				break
			}
		}
	}
	return found
}

// stands reports whether a word stands whole at a place of a folded text.
func stands(folded []letter, at int, word []rune) bool {
	end := at + len(word)
	if end > len(folded) || at > 0 && joined(folded[at-1].r, folded[at].r) || end < len(folded) && joined(folded[end-1].r, folded[end].r) {
		return false
	}
	for i, r := range word {
		if folded[at+i].r != r {
			return false
		}
	}
	return true
}

// findPatterns returns what the patterns match.
func (s *Scrubber) findPatterns(masked []rune) []match {
	var found []match
	text := string(masked)
	for _, p := range s.patterns {
		if !strings.ContainsAny(text, p.signs) {
			continue
		}
		runes, bytes := 0, 0
		count := func(to int) int {
			runes += utf8.RuneCountInString(text[bytes:to])
			bytes = to
			return runes
		}
		for _, at := range p.form.FindAllStringSubmatchIndex(text, -1) {
			start := count(at[4])
			found = append(found, match{start, count(at[5]), p.Name, p.Replacement})
		}
	}
	return found
}
