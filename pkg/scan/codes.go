package scan

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/bits"
	"strings"
)

// What Codes.Code returns for a cell that is none of the texts.
const (
	Blank   = -1 // nothing but spaces
	Unknown = -2 // another text
)

// Codes reads a choice, without allocating: the numbers of a set of texts. It may be used by many workers at once. The
// zero value knows no text.
type Codes struct {
	table  []entry  // by hash, or after it where others stand there
	texts  []string // of the entries
	shift  uint8    // 64 less the bits of a hash
	factor uint64   // with which few texts have the same hash

	short       *[256]shortEntry // by hash, of texts of up to eight bytes; nil where two of them have the same
	shortFactor uint64
}

// A shortEntry is a text of up to eight bytes with its code. As none has a NUL in it, the bytes tell its length. One of no
// text at all has the code Unknown.
type shortEntry struct {
	text uint64
	code int32
}

// fillShort makes the table of short texts, with a factor under which no two of them have the same hash.
func (c *Codes) fillShort(texts []string, codes map[string]int) {
	for try := range uint64(64) {
		table, factor := new([256]shortEntry), 0x9E3779B97F4A7C15*(2*try+1)
		for i := range table {
			table[i].code = Unknown
		}
		if putShort(table, factor, texts, codes) {
			c.short, c.shortFactor = table, factor
			return
		}
	}
}

// putShort puts the short texts where their hashes say; false where two have the same. A declared text with a NUL is left
// out: it would be taken for the text before the NUL, and no record holds one.
func putShort(table *[256]shortEntry, factor uint64, texts []string, codes map[string]int) bool {
	for _, text := range texts {
		if len(text) > 8 || strings.IndexByte(text, 0) >= 0 {
			continue
		}
		k := keyOf([]byte(text))
		e := &table[k.first*factor>>56]
		if e.code != Unknown {
			return false
		}
		*e = shortEntry{text: k.first, code: int32(codes[text])}
	}
	return true
}

// masks have the bytes of a text of so many bytes in a word.
var masks = [16]uint64{
	1: 1<<8 - 1, 2: 1<<16 - 1, 3: 1<<24 - 1, 4: 1<<32 - 1, 5: 1<<40 - 1, 6: 1<<48 - 1, 7: 1<<56 - 1, 8: 1<<64 - 1,
}

// An entry is a text with its code. One of no text at all has the code Unknown.
type entry struct {
	key
	code int32
}

// A key is what a text is looked up by: its length, its first eight bytes and, where it has more, its last eight. It is
// the whole of a text of up to sixteen bytes.
type key struct {
	first, last uint64
	size        int32
}

// NewCodes returns the codes of texts, without the spaces around them: code i is that of texts[i], for each of its
// spellings. An empty text stands for cells of nothing but spaces, which otherwise are Blank.
//
// It panics where two choices have a text in common.
func NewCodes(texts ...[]string) *Codes {
	codes, order := map[string]int{}, []string(nil)
	for code, spellings := range texts {
		for _, text := range spellings {
			text = strings.TrimSpace(text)
			if other, twice := codes[text]; twice && other != code {
				panic(fmt.Sprintf("scan: texts: %q must stand for one choice, not for %d and %d", text, other, code))
			} else if !twice {
				codes[text], order = code, append(order, text)
			}
		}
	}
	if _, declared := codes[""]; !declared {
		codes[""], order = Blank, append(order, "")
	}
	c := &Codes{shift: uint8(62 - bits.Len(uint(len(order))))}
	best, least := uint64(0), len(order)+1
	for try := range uint64(max(1, min(32, 2048/len(order)))) { // Some factors; the best puts most texts where their hash says.
		c.factor = 0x9E3779B97F4A7C15 * (2*try + 1)
		if displaced := c.fill(order, codes); displaced < least {
			best, least = c.factor, displaced
		}
	}
	c.factor = best
	c.fill(order, codes)
	if len(order) <= 64 {
		c.fillShort(order, codes)
	}
	return c
}

// fill makes the table, and returns how many texts are not where their hash says.
func (c *Codes) fill(texts []string, codes map[string]int) (displaced int) {
	size := 1 << (64 - c.shift)
	if c.table == nil {
		c.table, c.texts = make([]entry, size), make([]string, size)
	}
	for i := range c.table {
		c.table[i] = entry{code: Unknown}
	}
	for _, text := range texts {
		k := keyOf([]byte(text))
		at := c.hash(k)
		if c.table[at].code != Unknown {
			displaced++
		}
		for c.table[at].code != Unknown {
			at = (at + 1) % uint64(size)
		}
		c.table[at], c.texts[at] = entry{key: k, code: int32(codes[text])}, text
	}
	return displaced
}

// hash returns where a text should stand.
func (c *Codes) hash(k key) uint64 {
	return (k.first ^ bits.RotateLeft64(k.last, 29) ^ uint64(k.size)<<58) * c.factor >> (c.shift & 63)
}

// keyOf returns the key of a text.
func keyOf(text []byte) key {
	k := key{size: int32(len(text))}
	if len(text) > 8 {
		k.first, k.last = binary.LittleEndian.Uint64(text), binary.LittleEndian.Uint64(text[len(text)-8:])
		return k
	}
	for i, b := range text {
		k.first |= uint64(b) << (8 * i)
	}
	return k
}

// find returns the code of a text, Blank or Unknown.
func (c *Codes) find(k key, text []byte) int {
	if len(c.table) == 0 {
		return Unknown
	}
	for at := c.hash(k); ; at++ {
		at %= uint64(len(c.table))
		e := &c.table[at]
		if e.code == Unknown || e.key == k && (k.size <= 16 || string(text) == c.texts[at]) {
			return int(e.code)
		}
	}
}

// Code returns the code of a cell, Blank or Unknown. Spaces around the text do not count.
func (c *Codes) Code(cell []byte) int {
	code := c.find(keyOf(cell), cell)
	if code == Unknown {
		if trimmed := bytes.TrimSpace(cell); len(trimmed) < len(cell) {
			return c.find(keyOf(trimmed), trimmed)
		}
	}
	return code
}

// Code returns the code of a cell as Codes.Code does, and sooner: the bytes around a short cell are at hand.
func (r Record) Code(cell int, codes *Codes) int {
	begin, end := r.bounds[cell]&place, r.bounds[cell+1]
	size := end&place - 1 - begin
	if end > place {
		begin, size = begin+1, size-2
	}
	text, code := r.batch.text, Unknown
	switch {
	case end&odd != 0:
	case size > 8:
		whole := text[begin : begin+size]
		code = codes.find(keyOf(whole), whole)
	case codes.short != nil && int(begin)+8 <= len(text):
		word := binary.LittleEndian.Uint64(text[begin:]) & masks[size&15]
		if e := &codes.short[word*codes.shortFactor>>56]; e.text == word {
			code = int(e.code)
		}
	}
	if code != Unknown {
		return code
	}
	return codes.Code(r.Cell(cell))
}

// Sum adds up what the codes of so many cells that stand side by side are worth, from the given one on: worth has a number
// for each code. It returns false where a cell is Blank or Unknown. It is what Code does for each cell, and sooner.
//
// It panics where the record is shorter, or worth.
func (r Record) Sum(cell, n int, codes *Codes, worth []uint64) (total uint64, ok bool) {
	text, bounds := r.batch.text, r.bounds[cell:cell+n+1]
	table, factor := codes.short, codes.shortFactor
	if table == nil {
		return r.sumSlowly(cell, n, codes, worth)
	}
	begin := bounds[0] & place
	for i, end := range bounds[1:] {
		from, size := begin, end&place-1-begin
		begin = end & place
		if end > place {
			from, size = from+1, size-2
		}
		code := int32(Unknown)
		if size <= 8 && end&odd == 0 && int(from)+8 <= len(text) {
			word := binary.LittleEndian.Uint64(text[from:]) & masks[size&15]
			if e := &table[word*factor>>56]; e.text == word {
				code = e.code
			}
		} else if end&odd == 0 && size > 8 {
			cell := text[from : from+size]
			code = int32(codes.find(keyOf(cell), cell))
		}
		if code < 0 {
			if code = int32(codes.Code(r.Cell(cell + i))); code < 0 {
				return 0, false
			}
		}
		total += worth[code]
	}
	return total, true
}

func (r Record) sumSlowly(cell, n int, codes *Codes, worth []uint64) (total uint64, ok bool) {
	for i := range n {
		code := r.Code(cell+i, codes)
		if code < 0 {
			return 0, false
		}
		total += worth[code]
	}
	return total, true
}
