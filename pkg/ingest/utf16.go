package ingest

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/transform"

	"github.com/arrimage/arrimage/pkg/diag"
)

// A Malformed error ends a text whose bytes are not of its encoding. Whoever reads the text knows the place, which is
// where the text ends, and words it with At.
type Malformed struct {
	cut bool // in the middle of a character
}

// Error returns the message in English, without a place.
func (m *Malformed) Error() string { return m.At(diag.Pos{}).Error() }

// At returns the failure at a place.
func (m *Malformed) At(pos diag.Pos) error {
	if m.cut {
		return diag.Fail(diag.Data, pos, "not-utf-16", "le fichier UTF-16 se termine au milieu d'un caractère\u00a0: il est coupé",
			"the UTF-16 file ends in the middle of a character: it is cut off")
	}
	return diag.Fail(diag.Data, pos, "not-utf-16", "moitié de caractère sans l'autre\u00a0: ce n'est pas de l'UTF-16",
		"half a character without the other: this is not UTF-16")
}

// A utf16Decoder decodes UTF-16 and fails at what is none. The decoder of package unicode writes U+FFFD there.
type utf16Decoder struct {
	transform.NopResetter
	order binary.ByteOrder
}

// Transform decodes whole characters.
func (d *utf16Decoder) Transform(dst, src []byte, atEOF bool) (written, read int, err error) {
	for read < len(src) {
		r, size := d.next(src[read:])
		switch {
		case size == 0 && atEOF:
			return written, read, &Malformed{cut: true}
		case size == 0:
			return written, read, transform.ErrShortSrc
		case r < 0:
			return written, read, &Malformed{}
		case written+utf8.RuneLen(r) > len(dst):
			return written, read, transform.ErrShortDst
		}
		written += utf8.EncodeRune(dst[written:], r)
		read += size
	}
	return written, read, nil
}

// next returns the first character and how many bytes it has: 0 where it is not whole. The character is -1 where a half
// of it stands alone.
func (d *utf16Decoder) next(src []byte) (r rune, size int) {
	if len(src) < 2 {
		return 0, 0
	}
	first := rune(d.order.Uint16(src))
	switch {
	case !utf16.IsSurrogate(first):
		return first, 2
	case first >= 0xDC00: // The second half.
		return -1, 2
	case len(src) < 4:
		return 0, 0
	}
	if r = utf16.DecodeRune(first, rune(d.order.Uint16(src[2:]))); r == utf8.RuneError {
		return -1, 2
	}
	return r, 4
}
