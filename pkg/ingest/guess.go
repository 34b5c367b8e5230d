package ingest

import (
	"bufio"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Guess is an encoding that a file which is not UTF-8 is most likely in. It is a proposal for people: a Reader never
// makes one.
type Guess struct {
	// Encoding is one of Encodings.
	Encoding string
	// Sure is false where the bytes speak for another encoding as much.
	Sure bool
	// Bytes is how many bytes of the file are beyond ASCII.
	Bytes int
	// First is the first of them, 0 where there is none.
	First byte
	// Why says what speaks for the encoding, as a phrase.
	Why locale.Text
}

// GuessEncoding reads a file that is not UTF-8 to its end and proposes an encoding: UTF-16 where the first character
// is written so, else Windows-1252 or Mac Roman, whichever makes more sense of the bytes beyond ASCII. Each byte counts
// by what it stands for between its neighbours: letters of Western European languages, no-break spaces, typographic
// quotes and dashes speak for an encoding; a capital inside a word, a symbol and a byte without a character speak
// against it. The memory that it takes does not depend on the file. The error is that of the source.
func GuessEncoding(src io.Reader) (Guess, error) {
	text := bufio.NewReaderSize(src, buffered)
	if start, err := text.Peek(2); err == nil && (looksUTF16(start, 0) || looksUTF16(start, 1)) {
		return Guess{Encoding: utf16Name, Sure: true, Why: locale.Text{
			FR: "un octet nul dans le premier caractère", EN: "a NUL byte in the first character"}}, nil
	}
	var w weighing
	for {
		b, err := text.ReadByte()
		if errors.Is(err, io.EOF) {
			w.add(' ')
			return w.guess(), nil
		}
		if err != nil {
			return Guess{}, err
		}
		w.add(b)
	}
}

// A weighing adds up what the bytes beyond ASCII say for each of the two encodings. A byte is judged when the one after
// it is known.
type weighing struct {
	before, current   byte
	count             int
	first             byte
	windows, macRoman int
}

// add takes the next byte of the file.
func (w *weighing) add(next byte) {
	if b := w.current; b >= utf8.RuneSelf {
		if w.count == 0 {
			w.first = b
		}
		w.count++
		w.windows += weight(charmap.Windows1252, w.before, b, next)
		w.macRoman += weight(charmap.Macintosh, w.before, b, next)
	}
	w.before, w.current = w.current, next
}

func (w *weighing) guess() Guess {
	g := Guess{Encoding: windows1252Name, Sure: w.windows > w.macRoman, Bytes: w.count, First: w.first}
	if w.macRoman > w.windows {
		g.Encoding, g.Sure = macintoshName, true
	}
	g.Why = locale.Textf(
		"octets non ASCII\u00a0: %d\u00a0; le premier, %02X, serait %s en windows-1252 et %s en macintosh\u00a0; vraisemblance %d contre %d",
		"bytes beyond ASCII: %d; the first, %02X, would be %s in windows-1252 and %s in macintosh; plausibility %d against %d",
		w.count, w.first, shown(charmap.Windows1252, w.first), shown(charmap.Macintosh, w.first), w.windows, w.macRoman)
	return g
}

// shown names the character that a byte stands for.
func shown(in *charmap.Charmap, b byte) locale.Text {
	switch r := in.DecodeByte(b); {
	case r == '\u00a0':
		return locale.Text{FR: "une espace insécable", EN: "a no-break space"}
	case r == utf8.RuneError || unicode.IsControl(r):
		return locale.Text{FR: "aucun caractère", EN: "no character"}
	default:
		return locale.Textf("«\u00a0%c\u00a0»", "“%c”", r)
	}
}

// The characters beyond ASCII that questionnaires are written with.
const (
	western = "àâäáãåæçèéêëíìîïñóòôöõœßúùûüÿ" // small letters of Western European languages
	opening = "«“‘"                           // marks that stand before a word
	closing = "»”…"                           // marks that stand after a word
	between = "’–—€°•"                        // marks that stand anywhere
)

// weight says how much sense a byte makes in an encoding, between two others: from 2 for a letter in a word to -3 for no
// character at all.
func weight(in *charmap.Charmap, before, b, next byte) int {
	r, left, right := in.DecodeByte(b), in.DecodeByte(before), in.DecodeByte(next)
	inWord := unicode.IsLetter(left) || unicode.IsLetter(right)
	switch {
	case r == utf8.RuneError || unicode.IsControl(r):
		return -3
	case strings.ContainsRune(western, unicode.ToLower(r)):
		return letterWeight(unicode.IsUpper(r), unicode.IsLower(left), inWord)
	case r == '\u00a0':
		return 1
	case strings.ContainsRune(opening, r) && !unicode.IsLetter(left), strings.ContainsRune(closing, r) && !unicode.IsLetter(right),
		strings.ContainsRune(between, r):
		return 2
	}
	return -1
}

// letterWeight is the weight of a letter: a capital inside a word is odd, and so is one by itself.
func letterWeight(capital, afterSmall, inWord bool) int {
	switch {
	case capital && afterSmall:
		return -2
	case inWord:
		return 2
	case capital:
		return -1
	}
	return 1
}
