package ingest

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math/bits"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/diag"
)

// A window is the part of a text that is in memory, with the place of its next byte. Line ends and characters that are
// not to be taken as they stand are looked for once in a window, not once in a cell.
type window struct {
	name  string
	text  *bufio.Reader
	bytes []byte // what is buffered in text
	used  int    // how much of bytes is scanned
	base  int    // offset in the text of bytes[0]
	err   error  // a read error of text other than the end

	line      int // of the next byte, from 1
	lineStart int // offset in the text of the first byte of that line

	clean  int   // end of what needs no look: valid UTF-8 without NUL and doubtful characters
	lf, cr int   // the next LF and the next CR that are not used, or clean
	stop   int   // the first of the two
	doubt  doubt // characters that tell of a wrong encoding
}

// A doubt counts characters that no questionnaire holds: the sign for an undecodable byte, and C1 controls.
type doubt struct {
	count int
	first diag.Pos
	char  rune // the first of them
}

// have reports whether n more bytes are there to scan, reading on if need be. A read error is kept in err and looks like
// the end of the file until atEnd tells them apart.
func (w *window) have(n int) bool {
	return len(w.bytes)-w.used >= n || w.fill(n)
}

// fill reads on.
func (w *window) fill(n int) bool {
	_, _ = w.text.Discard(w.used) // The bytes are buffered, so Discard cannot fail.
	w.base += w.used
	w.used = 0
	if _, err := w.text.Peek(n); err != nil && !errors.Is(err, io.EOF) && w.err == nil {
		w.err = err
	}
	w.bytes, _ = w.text.Peek(w.text.Buffered())
	w.look()
	return len(w.bytes) >= n
}

// look finds the end of what is clean from used on, and the line ends in it.
func (w *window) look() {
	w.clean = w.used + cleanPrefix(w.bytes[w.used:])
	w.lf, w.cr = -1, -1
	w.findLineEnd()
}

// findLineEnd finds the next line end. What lies ahead already is not looked for again, so that a file without any LF
// costs one search a window, not one a line.
func (w *window) findLineEnd() {
	if w.lf < w.used {
		w.lf = w.next('\n')
	}
	if w.cr < w.used {
		w.cr = w.next('\r')
	}
	w.stop = min(w.lf, w.cr)
}

func (w *window) next(b byte) int {
	if at := bytes.IndexByte(w.bytes[w.used:w.clean], b); at >= 0 {
		return w.used + at
	}
	return w.clean
}

// advance goes on where what is clean is used up: it reads on, or takes the odd character that stands there and returns
// it. more is false at the end of the text.
func (w *window) advance() (odd []byte, more bool, err error) {
	for !utf8.FullRune(w.bytes[w.used:]) && w.have(len(w.bytes)-w.used+1) {
		continue // A source may hand over one byte at a time.
	}
	if w.used < w.clean || w.used == len(w.bytes) {
		return nil, w.used < w.clean, nil
	}
	r, n := utf8.DecodeRune(w.bytes[w.used:])
	switch {
	case r == 0:
		return nil, false, diag.Fail(diag.Data, w.here(), "not-text",
			"octet nul\u00a0: ce fichier n'est pas du texte", "NUL byte: this file is not text")
	case r == utf8.RuneError && n == 1:
		return nil, false, notUTF8(w.here(), w.bytes[w.used])
	case w.doubt.count == 0:
		w.doubt.first, w.doubt.char = w.here(), r
	}
	w.doubt.count++
	odd = w.bytes[w.used : w.used+n]
	w.used += n
	w.look()
	return odd, true, nil
}

// cleanPrefix returns the length of the longest beginning of b that is valid UTF-8 without NUL, U+FFFD and C1 controls.
func cleanPrefix(b []byte) int {
	b = b[:ordinaryPrefix(b)]
	if at := bytes.IndexByte(b, 0); at >= 0 {
		return at
	}
	return len(b)
}

// ordinaryPrefix is cleanPrefix with NUL allowed.
func ordinaryPrefix(b []byte) int {
	for i := 0; i < len(b); {
		if i+8 <= len(b) { // Eight bytes at once, up to the first that is not ASCII.
			high := binary.LittleEndian.Uint64(b[i:]) & 0x8080808080808080
			i += bits.TrailingZeros64(high) / 8
			if high == 0 {
				continue
			}
		}
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		if b[i] >= 0xC3 && b[i] < 0xE0 && i+1 < len(b) && b[i+1]&0xC0 == 0x80 { // Most letters with an accent.
			i += 2
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError || r < 0xA0 {
			return i
		}
		i += n
	}
	return len(b)
}

// endLine consumes LF, CR or CRLF, and returns which it was.
func (w *window) endLine() string {
	ending := "\n"
	carriageReturn := w.bytes[w.used] == '\r'
	w.used++
	if carriageReturn {
		ending = "\r"
		if w.have(1) && w.bytes[w.used] == '\n' {
			ending = "\r\n"
			w.used++
		}
	}
	w.line++
	w.lineStart = w.base + w.used
	w.findLineEnd()
	return ending
}

func isLineEnd(b byte) bool { return b == '\n' || b == '\r' }

// atEnd returns io.EOF, or the read error that ended the text.
func (w *window) atEnd() error {
	var malformed *Malformed
	switch {
	case errors.As(w.err, &malformed):
		return malformed.At(w.here())
	case w.err != nil:
		return unreadable(w.name, w.err)
	}
	return io.EOF
}

func (w *window) column() int { return w.base + w.used - w.lineStart + 1 }

func (w *window) here() diag.Pos { return diag.Pos{File: w.name, Line: w.line, Column: w.column()} }
