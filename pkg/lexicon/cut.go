package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A piece is a word as it stands in a text.
type piece struct {
	start, end int // runes
	from, to   int // bytes
	sentence   int // sentences before its own
}

// A mark is a place between two runes of a text.
type mark struct{ rune, byte int }

// A cutter takes a text apart into pieces.
type cutter struct {
	text  string
	at    mark // before the next rune
	begun mark // where the word began
	part  mark // where its part behind the last hyphen began
	dash  mark // before that hyphen

	sentences int
	previous  string // the last piece, as it stands
	yield     func(p piece)
}

// cut hands over the words of a text, in order.
func cut(text string, yield func(p piece)) {
	c := &cutter{text: text, yield: yield}
	for c.gap() {
		c.word()
	}
}

// next returns the rune at a byte, and the byte behind it.
func (c *cutter) next(at int) (rune, int) {
	if at >= len(c.text) {
		return -1, at
	}
	if b := c.text[at]; b < utf8.RuneSelf {
		return rune(b), at + 1
	}
	r, size := utf8.DecodeRuneInString(c.text[at:])
	return r, at + size
}

// begins reports whether a word can begin with a rune.
func begins(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// continues reports whether a rune belongs to the word before it: marks and invisible signs too.
func continues(r rune) bool {
	return begins(r) || r >= utf8.RuneSelf && (unicode.Is(unicode.M, r) || unicode.Is(unicode.Cf, r))
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '\u2019' || r == '\u2018' || r == '\u02bc' || r == '\u2032' || r == '\uff07'
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' || r == '\uff0d' }

// word reads the word that begins at the next rune, or several where it elides.
func (c *cutter) word() {
	c.begun, c.part = c.at, c.at
	for last := rune(0); ; {
		r, behind := c.next(c.at.byte)
		if !(continues(r) && !isApostrophe(r)) && !c.joins(last, r, behind) {
			c.emit(c.begun, c.at)
			return
		}
		c.at, last = mark{c.at.rune + 1, behind}, r
	}
}

// joins reports whether a sign, between a rune and the byte behind it, belongs to a word that goes on; the sign may end one
// word there and begin the next.
func (c *cutter) joins(last, r rune, behind int) bool {
	after, beyond := c.next(behind)
	if !begins(after) || isApostrophe(after) {
		return false
	}
	switch {
	case isHyphen(r):
		c.dash, c.part = c.at, mark{c.at.rune + 1, behind}
	case isApostrophe(r):
		c.apostrophe(after, behind, beyond)
	default:
		return (r == ',' || r == '.') && unicode.IsDigit(last) && unicode.IsDigit(after)
	}
	return true
}

// apostrophe parts an elision from the word behind it, and the English 's from the word before; other apostrophes stay within
// a word.
func (c *cutter) apostrophe(after rune, behind, beyond int) {
	switch {
	case elides(c.text[c.part.byte:c.at.byte]):
		if c.part != c.begun {
			c.emit(c.begun, c.dash)
		}
		next := mark{c.at.rune + 1, behind}
		c.emit(c.part, next)
		c.begun, c.part = next, next
	case (after == 's' || after == 'S') && c.ends(beyond):
		c.emit(c.begun, c.at)
		c.begun, c.part = c.at, c.at
	}
}

// ends reports whether no word goes on at a byte.
func (c *cutter) ends(at int) bool {
	r, _ := c.next(at)
	return r < 0 || !continues(r) && !isApostrophe(r)
}

// emit hands a word over.
func (c *cutter) emit(from, to mark) {
	c.previous = c.text[from.byte:to.byte]
	c.yield(piece{start: from.rune, end: to.rune, from: from.byte, to: to.byte, sentence: c.sentences})
}

// elisions are the French words that lose a vowel before another.
var elisions = map[string]bool{
	"l": true, "d": true, "qu": true, "n": true, "s": true, "j": true, "c": true, "m": true, "t": true, "jusqu": true,
	"lorsqu": true, "puisqu": true, "quoiqu": true,
}

// elides reports whether a word loses a vowel before an apostrophe.
func elides(word string) bool {
	return len(word) <= len("lorsqu") && (elisions[word] || elisions[strings.ToLower(word)])
}

// gap passes over what is between words, and reports whether a word follows.
func (c *cutter) gap() bool {
	hard, soft, lines := false, false, 0
	for {
		r, behind := c.next(c.at.byte)
		if r < 0 {
			return false
		}
		if begins(r) && !isApostrophe(r) {
			lower := unicode.IsLower(r)
			if c.previous != "" && (hard || lines > 1 || (soft || lines == 1) && !lower) {
				c.sentences++
			}
			return true
		}
		switch {
		case r == '!' || r == '?':
			hard = true
		case r == '…':
			soft = true
		case r == '.':
			hard = hard || c.fullStop(behind)
		case r == '\n':
			lines++
		case lines > 0 && (r == '•' || r == '·' || r == '*' || isHyphen(r) || r == '–' || r == '—'):
			hard = true // An item of a list.
		}
		c.at = mark{c.at.rune + 1, behind}
	}
}

// abbreviations end with a point that ends no sentence.
var abbreviations = map[string]bool{
	"mme": true, "mlle": true, "mr": true, "mrs": true, "ms": true, "dr": true, "dre": true, "st": true, "ste": true,
	"ex": true, "cf": true, "no": true, "p": true, "env": true, "tel": true,
}

// fullStop reports whether a point ends a sentence, from the byte behind it: not within an abbreviation or an address.
func (c *cutter) fullStop(behind int) bool {
	after, _ := c.next(behind)
	if begins(after) || after == '.' {
		return false
	}
	last := c.previous
	return utf8.RuneCountInString(last) > 1 && !abbreviations[strings.ToLower(last)] || unicode.IsDigit(rune(lastByte(last)))
}

func lastByte(s string) byte {
	if s == "" {
		return 0
	}
	return s[len(s)-1]
}
