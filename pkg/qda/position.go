package qda

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// leastName is how many characters a name must have to say where its selection is. Shorter ones stand anywhere.
const leastName = 8

// A counting is a way of counting positions in a text. The standard's is the zero counting.
type counting struct {
	oneLineEnd  bool // CR LF is one
	twoLineEnds bool // LF alone is two
	halves      bool // what is beyond U+FFFF is two, as in UTF-16
	mark        bool // the byte-order mark is one
	inclusive   bool // the end is the last character, not the one after it
}

// countings returns the ways in which positions of a text may be counted, that of the standard first.
func countings(text []rune, mark bool) []counting {
	var cr, lf, far bool
	for i, c := range text {
		after := i > 0 && text[i-1] == '\r'
		cr, lf, far = cr || c == '\n' && after, lf || c == '\n' && !after, far || c > 0xffff
	}
	list := []counting{{}}
	vary := func(there bool, change func(*counting)) {
		for _, c := range list {
			if there {
				change(&c)
				list = append(list, c)
			}
		}
	}
	vary(cr, func(c *counting) { c.oneLineEnd = true })
	vary(lf && !cr, func(c *counting) { c.twoLineEnds = true })
	vary(far, func(c *counting) { c.halves = true })
	vary(mark, func(c *counting) { c.mark = true })
	vary(true, func(c *counting) { c.inclusive = true })
	return list
}

// places returns the code point of each position of a text, the end among them.
func (c counting) places(text []rune) []int {
	var places []int
	if c.mark {
		places = append(places, 0)
	}
	for i, char := range text {
		after := i > 0 && text[i-1] == '\r'
		if c.oneLineEnd && char == '\n' && after {
			continue
		}
		places = append(places, i)
		if c.halves && char > 0xffff || c.twoLineEnds && char == '\n' && !after {
			places = append(places, i)
		}
	}
	return append(places, len(text))
}

// stretch returns the code points that a selection stands for, given the places of its counting.
func (c counting) stretch(s Selection, places []int) (start, end int, ok bool) {
	last := s.End
	if c.inclusive {
		last++
	}
	if s.Start < 0 || last < s.Start || last >= len(places) {
		return 0, 0, false
	}
	return places[s.Start], places[last], true
}

// words are what of a text names are compared by: its words with one space between.
func words(text string) string { return strings.Join(strings.Fields(text), " ") }

// named reports whether a name, as words has it, is that of a stretch of text: all of it, or its beginning followed by
// an ellipsis. No more of a long stretch is looked at than a name of that length can need.
func named(name string, stretch []rune) bool {
	start, shortened := cutEllipsis(name)
	most := 4*len(name) + 4096
	if len(stretch) <= most {
		if shortened {
			return strings.HasPrefix(words(string(stretch)), start)
		}
		return words(string(stretch)) == name
	}
	return shortened && strings.HasPrefix(words(string(stretch[:most])), start)
}

// begins reports whether a stretch of text begins with a word, as names do; one that is moved by a line end does not.
func begins(stretch []rune) bool { return len(stretch) > 0 && !unicode.IsSpace(stretch[0]) }

func cutEllipsis(name string) (string, bool) {
	for _, end := range []string{"...", "…"} {
		if start, ok := strings.CutSuffix(name, end); ok {
			return strings.TrimSpace(start), true
		}
	}
	return name, false
}

// recount converts the positions of a text where the names of its selections show that they are counted in another way,
// and says of other names that they stand elsewhere.
func (r *reader) recount(s *TextSource, at []*node, mark bool) {
	text := []rune(s.Text)
	c, doubted := settle(s, text, mark)
	if c == (counting{}) {
		for _, i := range doubted {
			r.list.Warnf(r.pos(at[i]), "name-elsewhere", "la sélection s'appelle %q, qui est ailleurs dans le texte\u00a0: la position est gardée", "the selection is named %q, which stands elsewhere in the text: the position is kept",
				locale.Line(cut(s.Selections[i].Name)))
		}
		return
	}
	r.list.Warnf(r.pos(at[0]), "positions-converted", "les positions de %q sont comptées autrement que dans la norme (%s)\u00a0: les noms des sélections le montrent, elles sont converties",
		"the positions of %q are counted otherwise than in the standard (%s): the names of the selections show it, they are converted", locale.Line(s.Name), c.text())
	places := c.places(text)
	for i := range s.Selections {
		sel := &s.Selections[i]
		if start, end, ok := c.stretch(*sel, places); ok {
			sel.Start, sel.End = start, end
		}
	}
}

// settle returns how the positions of a text are counted, as the names of its selections have it, and the selections
// whose names are elsewhere as the standard counts. It is the standard's where nothing else fits.
func settle(s *TextSource, text []rune, mark bool) (counting, []int) {
	w := look(s, text)
	if w.exact == len(w.all) {
		return counting{}, nil
	}
	for _, c := range countings(text, mark)[1:] {
		if c.fits(s, w.all, text, c.places(text)) {
			return c, w.doubted
		}
	}
	return counting{}, w.doubted
}

// mostSearched is how many names that are not at their place are looked for in a text. It bounds the time.
const mostSearched = 500

// witnesses are the selections of a text whose name is in the text, so that it says where they are.
type witnesses struct {
	all     []int
	exact   int   // how many begin at their name, as the standard counts
	doubted []int // those whose name is not at their place, as the standard counts
}

// look finds the witnesses of a text.
func look(s *TextSource, text []rune) witnesses {
	var w witnesses
	whole, searched := "", 0
	for i, sel := range s.Selections {
		name := words(sel.Name)
		if utf8.RuneCountInString(name) < leastName || searched == mostSearched {
			continue
		}
		if 0 <= sel.Start && sel.Start <= sel.End && sel.End <= len(text) && named(name, text[sel.Start:sel.End]) {
			w.all = append(w.all, i)
			if begins(text[sel.Start:sel.End]) {
				w.exact++
			}
			continue
		}
		if whole == "" {
			whole = words(s.Text)
		}
		searched++
		if inner, _ := cutEllipsis(name); strings.Contains(whole, inner) {
			w.all, w.doubted = append(w.all, i), append(w.doubted, i)
		}
	}
	return w
}

// fits reports whether each of the given selections has its name in this counting.
func (c counting) fits(s *TextSource, given []int, text []rune, places []int) bool {
	for _, i := range given {
		start, end, ok := c.stretch(s.Selections[i], places)
		if !ok || !begins(text[start:end]) || !named(words(s.Selections[i].Name), text[start:end]) {
			return false
		}
	}
	return true
}

// text says how positions are counted.
func (c counting) text() locale.Text {
	var how []locale.Text
	for _, h := range []struct {
		is bool
		as locale.Text
	}{
		{c.oneLineEnd, locale.Text{FR: "une fin de ligne CR LF compte pour un", EN: "a line end CR LF counts as one"}},
		{c.twoLineEnds, locale.Text{FR: "une fin de ligne compte pour deux", EN: "a line end counts as two"}},
		{c.halves, locale.Text{FR: "en unités UTF-16", EN: "in units of UTF-16"}},
		{c.mark, locale.Text{FR: "la marque d'ordre des octets compte", EN: "the byte-order mark counts"}},
		{c.inclusive, locale.Text{FR: "la fin est le dernier caractère", EN: "the end is the last character"}},
	} {
		if h.is {
			how = append(how, h.as)
		}
	}
	return locale.Join(how)
}

// cut shortens a text for a message.
func cut(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// listOf returns the diagnostics of an error of this package.
func listOf(err error) diag.List {
	if failure, ok := err.(*diag.Failure); ok {
		return failure.List
	}
	return nil
}
