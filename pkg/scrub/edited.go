package scrub

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/pattern"
)

// MostReplaced is how many characters of the source an insertion in brackets may stand for, beside its own length. More
// than that needs a mark.
const MostReplaced = 60

// brackets are cuts and insertions.
var brackets = pattern.New(`\[[^\[\]]*\]|\((?:\.\.\.|…)\)`)

// isCut reports whether brackets say that something was left out.
func isCut(text string) bool {
	inside := strings.TrimSpace(text[1 : len(text)-1])
	return inside == "..." || inside == "…"
}

// Edited finds in its source a quotation that was edited by hand. [...], […], (...) and (…) stand for anything, [words]
// for at most some words, and what is between is compared with the source: kinds of apostrophes, hyphens, dashes, quotation
// marks, spaces and the spaces before : ; ? and ! make no difference. A quotation has words of its source, and begins and
// ends with whole ones. It is false, with the first difference, where the quotation is not of its source.
func Edited(source, edited string) (Quotation, Difference, bool) {
	e := edition{source: compared([]rune(source)), length: utf8.RuneCountInString(source)}
	e.split(edited)
	if !e.hasWords() {
		return Quotation{}, Difference{At: utf8.RuneCountInString(edited)}, false
	}
	if !e.place() {
		return Quotation{}, e.difference, false
	}
	return Quotation{Text: edited, Parts: e.parts()}, Difference{}, true
}

// An edition is a quotation while its pieces are looked for.
type edition struct {
	source     []letter
	length     int // of the source, in code points
	pieces     []piece
	tail       []bracket // behind the last piece
	difference Difference
	farthest   int // how many letters of the piece that differs did fit
}

// A piece is what stands between brackets.
type piece struct {
	before      []bracket // the brackets before it
	words       []letter  // as they are compared; their places are in the quotation
	start, end  int       // in the quotation
	open, close bool      // it begins, ends at a bracket without a space: it may begin or end within a word
	found       []place   // where it may be in the source, by the letters of the source
	chosen      place
}

// A place is where a piece may be.
type place struct {
	at       int // the first letter
	previous int // the place of the piece before it
	cost     int // how much insertions stand for up to here, and how many cuts for nothing: the least is the likeliest
}

// A bracket is a cut or an insertion.
type bracket struct {
	start, end int // in the quotation
	cut        bool
}

// split finds the brackets of a quotation and the pieces between them.
func (e *edition) split(edited string) {
	var before []bracket
	runes, bytes := 0, 0
	count := func(to int) int {
		runes += utf8.RuneCountInString(edited[bytes:to])
		bytes = to
		return runes
	}
	add := func(text string, start int, first, last bool) {
		letters := compared([]rune(text))
		if len(letters) == 0 {
			return
		}
		for i := range letters {
			letters[i].at += start
		}
		left, right := strings.TrimLeftFunc(text, unicode.IsSpace), strings.TrimRightFunc(text, unicode.IsSpace)
		e.pieces = append(e.pieces, piece{before: before, words: letters, start: start + utf8.RuneCountInString(text) - utf8.RuneCountInString(left),
			end: start + utf8.RuneCountInString(right), open: !first && left == text, close: !last && right == text})
		before = nil
	}
	last := 0
	for _, at := range brackets.FindAllStringIndex(edited, -1) {
		start := count(last)
		add(edited[last:at[0]], start, last == 0, false)
		b := bracket{start: count(at[0]), cut: isCut(edited[at[0]:at[1]])}
		b.end = count(at[1])
		before, last = append(before, b), at[1]
	}
	add(edited[last:], count(last), last == 0, true)
	e.tail = before
}

// hasWords reports whether the quotation has a word that is not in brackets.
func (e *edition) hasWords() bool {
	for _, p := range e.pieces {
		if slices.ContainsFunc(p.words, func(l letter) bool { return isWord(l.r) }) {
			return true
		}
	}
	return false
}

// place finds a place of each piece; the difference says where there is none.
func (e *edition) place() bool {
	previous := []place{{}} // Where the next piece may begin, behind the places of the last one.
	for i := range e.pieces {
		p := &e.pieces[i]
		e.find(p, i, previous)
		if len(p.found) == 0 {
			e.compare(p)
			return false
		}
		previous = previous[:0:0]
		for _, f := range p.found {
			previous = append(previous, place{at: f.at + len(p.words), cost: f.cost})
		}
	}
	choice := 0
	for i, f := range e.pieces[len(e.pieces)-1].found {
		if f.cost < e.pieces[len(e.pieces)-1].found[choice].cost {
			choice = i
		}
	}
	for i := len(e.pieces) - 1; i >= 0; i-- {
		e.pieces[i].chosen = e.pieces[i].found[choice]
		choice = e.pieces[i].chosen.previous
	}
	return true
}

// find finds where a piece may be behind the places where those before it end, which are in order.
func (e *edition) find(p *piece, i int, previous []place) {
	most, least := e.reach(p, i), leastOf(previous)
	e.farthest, e.difference = -1, Difference{At: p.words[0].at}
	from := 0
	for at := previous[0].at; at <= len(e.source); at++ {
		for from+1 < len(previous) && previous[from+1].at <= at {
			from++
		}
		if e.sourceAt(at)-e.sourceAt(previous[from].at) > most || !p.open && e.within(at) {
			continue
		}
		fits := e.fits(p, at)
		if fits == len(p.words) && (p.close || !e.within(at+fits)) {
			p.found = append(p.found, e.likeliest(p, i, at, previous[:from+1], least, most))
		} else if fits > e.farthest {
			e.farthest = fits
			e.difference = Difference{At: p.words[min(fits, len(p.words)-1)].at, Source: e.sourceAt(at + fits)}
		}
	}
}

// likeliest returns a place of a piece with that of the piece before it, of those up to a number: the one where least is
// replaced, and cuts leave something out; the nearest of several. least are the cheapest of them up to each.
func (e *edition) likeliest(p *piece, i, at int, previous []place, least []int, most int) place {
	cut := p.isCutOff()
	best := place{at: at, previous: -1}
	for k := len(previous) - 1; k >= 0; k-- {
		cost, gap := previous[k].cost, e.sourceAt(at)-e.sourceAt(previous[k].at)
		far := cut && gap > 1
		switch {
		case gap > most:
			return best
		case i == 0:
		case far:
			k = least[k]
			cost = previous[k].cost
		case cut:
			cost++
		default:
			cost += gap
		}
		if best.previous < 0 || cost < best.cost {
			best.previous, best.cost = k, cost
		}
		if far {
			return best
		}
	}
	return best
}

// isCutOff reports whether something is left out before a piece.
func (p *piece) isCutOff() bool {
	return slices.ContainsFunc(p.before, func(b bracket) bool { return b.cut })
}

// leastOf returns which place up to each has the least cost, the last of several.
func leastOf(places []place) []int {
	least := make([]int, len(places))
	for k := range places {
		if least[k] = k; k > 0 && places[least[k-1]].cost < places[k].cost {
			least[k] = least[k-1]
		}
	}
	return least
}

// reach returns how far behind the piece before it a piece may begin, in characters of the source.
func (e *edition) reach(p *piece, i int) int {
	if i == 0 || p.isCutOff() {
		return e.length
	}
	most := 0
	for _, b := range p.before {
		most += MostReplaced + b.end - b.start
	}
	return most
}

// sourceAt returns the place in the source of one of its letters, or its end.
func (e *edition) sourceAt(letter int) int {
	if letter < len(e.source) {
		return e.source[letter].at
	}
	return e.length
}

// fits returns how many letters of a piece are at a place.
func (e *edition) fits(p *piece, at int) int {
	n := 0
	for n < len(p.words) && at+n < len(e.source) && e.source[at+n].r == p.words[n].r {
		n++
	}
	return n
}

// within reports whether a place is inside a word of the source.
func (e *edition) within(at int) bool {
	return at > 0 && at < len(e.source) && e.source[at].at-e.source[at-1].at <= 1 && isWord(e.source[at-1].r) && isWord(e.source[at].r)
}
