package scan

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// sound returns the length of the longest beginning of the text that is UTF-8 without NUL. It counts the characters that
// tell of a wrong encoding: the sign for an undecodable byte, and C1 controls. A character that the end of the text cuts
// is sound unless it is the end of the file.
func (b *block) sound() int {
	text := b.text
	if at := bytes.IndexByte(text, 0); at >= 0 {
		text = text[:at]
	}
	for i := 0; ; {
		if i += ordinary(text[i:]); i == len(text) {
			return i
		}
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			if !b.eof && len(text) == len(b.text) && !utf8.FullRune(text[i:]) {
				return len(text)
			}
			return i
		}
		b.doubts = append(b.doubts, i)
		i += n
	}
}

// ordinary returns the length of the longest beginning of b that is valid UTF-8 without U+FFFD and C1 controls. Words of
// ASCII and of characters of two bytes from U+00C0 on, which are all letters of French, are taken as they come.
func ordinary(b []byte) int {
	i, open := 0, uint64(0) // open is 0x80 where the last word ends with the first byte of a character, or else 0.
	for i < len(b) {
		if i+8 <= len(b) {
			word := binary.LittleEndian.Uint64(b[i:])
			above := word & high
			if above|open == 0 {
				i += 8 + ascii(b[i+8:])
				continue
			}
			first := above & (word << 1) &^ (word << 2) & ((word & (0x1F * ones)) + (0x80-3)*ones) // Bytes C3 to DF.
			second := above &^ (word << 1)                                                         // Bytes 80 to BF.
			if above == first|second && second == first<<8|open {
				i, open = i+8, first>>56
				continue
			}
		}
		i -= int(open >> 7)
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError || r >= utf8.RuneSelf && r < 0xA0 {
			return i
		}
		i, open = i+n, 0
	}
	return len(b) - int(open>>7)
}

// ascii returns the length of a beginning of b, in steps of 32 bytes, that is ASCII: nearly all of an export.
func ascii(b []byte) int {
	i := 0
	for ; i+32 <= len(b); i += 32 {
		part := (*[32]byte)(b[i:])
		all := binary.LittleEndian.Uint64(part[:]) | binary.LittleEndian.Uint64(part[8:]) |
			binary.LittleEndian.Uint64(part[16:]) | binary.LittleEndian.Uint64(part[24:])
		if all&high != 0 {
			break
		}
	}
	return i
}
