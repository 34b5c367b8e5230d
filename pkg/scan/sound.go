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
// ASCII and of characters of two bytes from U+00C0 on, which are all letters of French, are taken as they come; what else
// there is in a word is looked at character by character.
func ordinary(b []byte) int {
	i, open := 0, uint64(0) // open is 0x80 where the last byte begins a character, or else 0.
	for {
		for i+32 <= len(b) {
			words, next := plainWords((*[32]byte)(b[i:]), open)
			i, open = i+8*words, next
			if words < 4 {
				break
			}
		}
		i -= int(open >> 7)
		open = 0
		for end := i + 8; i < end; {
			if i == len(b) {
				return i
			}
			r, n := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError || r >= utf8.RuneSelf && r < 0xA0 {
				return i
			}
			i += n
		}
	}
}

// plainWords returns how many words at the beginning of a part are ASCII and characters of two bytes from U+00C0 on, and
// whether the last of them ends with the first byte of a character. open says so of the byte before the part.
func plainWords(part *[32]byte, open uint64) (words int, next uint64) {
	all := binary.LittleEndian.Uint64(part[:]) | binary.LittleEndian.Uint64(part[8:]) |
		binary.LittleEndian.Uint64(part[16:]) | binary.LittleEndian.Uint64(part[24:])
	if all&high|open == 0 {
		return 4, 0
	}
	for ; words < 4; words++ {
		word := binary.LittleEndian.Uint64(part[8*words:])
		above := word & high
		first := above & (word << 1) &^ (word << 2) & ((word & (0x1F * ones)) + (0x80-3)*ones) // Bytes C3 to DF.
		second := above &^ (word << 1)                                                         // Bytes 80 to BF.
		if above != first|second || second != first<<8|open {
			break
		}
		open = first >> 56
	}
	return words, open
}
