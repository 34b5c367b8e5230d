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

// A cutter takes a text apart into pieces.
type cutter struct {
	text  string
	byteN int // byte of the next rune
	runeN int // runes before it

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
	start, from := c.runeN, c.byteN        // of the word
	partStart, partFrom := start, from     // of its part behind the last hyphen
	hyphenStart, hyphenFrom := start, from // of that hyphen
	last := rune(0)
	for {
		r, behind := c.next(c.byteN)
		if r < 0 {
			break
		}
		if continues(r) && !isApostrophe(r) {
			c.byteN, c.runeN, last = behind, c.runeN+1, r
			continue
		}
		after, beyond := c.next(behind)
		if after < 0 || !begins(after) || isApostrophe(after) {
			break
		}
		switch {
		case isApostrophe(r) && elides(c.text[partFrom:c.byteN]):
			if partFrom != from {
				c.emit(start, hyphenStart, from, hyphenFrom)
			}
			c.byteN, c.runeN = behind, c.runeN+1
			c.emit(partStart, c.runeN, partFrom, c.byteN)
			start, from = c.runeN, c.byteN
			partStart, partFrom = start, from
			continue
		case isApostrophe(r) && (after == 's' || after == 'S') && c.ends(beyond):
			c.emit(start, c.runeN, from, c.byteN)
			start, from = c.runeN, c.byteN
			partStart, partFrom = start, from
		case isApostrophe(r):
		case isHyphen(r):
			hyphenStart, hyphenFrom = c.runeN, c.byteN
			partStart, partFrom = c.runeN+1, behind
		case (r == ',' || r == '.') && unicode.IsDigit(last) && unicode.IsDigit(after):
		default:
			c.emit(start, c.runeN, from, c.byteN)
			return
		}
		c.byteN, c.runeN, last = behind, c.runeN+1, r
	}
	c.emit(start, c.runeN, from, c.byteN)
}

// ends reports whether no word goes on at a byte.
func (c *cutter) ends(at int) bool {
	r, _ := c.next(at)
	return r < 0 || !continues(r) && !isApostrophe(r)
}

func (c *cutter) emit(start, end, from, to int) {
	c.previous = c.text[from:to]
	c.yield(piece{start: start, end: end, from: from, to: to, sentence: c.sentences})
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
		r, behind := c.next(c.byteN)
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
		c.byteN, c.runeN = behind, c.runeN+1
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
