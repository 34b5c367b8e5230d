package qda

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/locale"
)

const byteOrderMark = "\ufeff"

// decode returns a text as UTF-8 without its byte-order mark, and whether it had one. The standard wants UTF-8; UTF-16
// is read too, with a mark or where its zero bytes show it. The last result says why a text cannot be read.
func decode(raw []byte) (text []byte, mark bool, why locale.Text) {
	switch {
	case bytes.HasPrefix(raw, []byte(byteOrderMark)):
		raw, mark = raw[len(byteOrderMark):], true
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}):
		text, why = fromUTF16(raw[2:], binary.LittleEndian)
		return text, true, why
	case bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		text, why = fromUTF16(raw[2:], binary.BigEndian)
		return text, true, why
	case isUTF16(raw, 1):
		text, why = fromUTF16(raw, binary.LittleEndian)
		return text, false, why
	case isUTF16(raw, 0):
		text, why = fromUTF16(raw, binary.BigEndian)
		return text, false, why
	}
	switch {
	case bytes.IndexByte(raw, 0) >= 0:
		return nil, mark, locale.Text{FR: "octets nuls\u00a0: ce n'est pas du texte", EN: "zero bytes: this is no text"}
	case !utf8.Valid(raw):
		return nil, mark, locale.Text{FR: "le texte n'est pas en UTF-8", EN: "the text is not UTF-8"}
	}
	return raw, mark, locale.Text{}
}

// isUTF16 reports whether a text without a mark is UTF-16: it has zero bytes, and only at even (0) or odd (1) places.
func isUTF16(raw []byte, parity int) bool {
	if len(raw)%2 != 0 || bytes.IndexByte(raw, 0) < 0 {
		return false
	}
	for i, b := range raw {
		if b == 0 && i%2 != parity {
			return false
		}
	}
	return true
}

// fromUTF16 turns UTF-16 into UTF-8; it says why where it cannot.
func fromUTF16(raw []byte, order binary.ByteOrder) ([]byte, locale.Text) {
	damaged := locale.Text{FR: "texte UTF-16 abîmé", EN: "damaged UTF-16 text"}
	if len(raw)%2 != 0 {
		return nil, damaged
	}
	var text []byte
	for i := 0; i < len(raw); i += 2 {
		r := rune(order.Uint16(raw[i:]))
		if utf16.IsSurrogate(r) {
			if i+4 > len(raw) {
				return nil, damaged
			}
			if r = utf16.DecodeRune(r, rune(order.Uint16(raw[i+2:]))); r == utf8.RuneError {
				return nil, damaged
			}
			i += 2
		}
		if r == 0 {
			return nil, locale.Text{FR: "octets nuls\u00a0: ce n'est pas du texte", EN: "zero bytes: this is no text"}
		}
		text = utf8.AppendRune(text, r)
	}
	return text, locale.Text{}
}
