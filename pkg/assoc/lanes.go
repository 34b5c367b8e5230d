package assoc

import (
	"encoding/binary"
	"math"
)

// A lanes value says how counts of ways are packed: so many bytes each. In two and in four bytes they are whole numbers, and
// eight bytes of them are added at once: no count may outgrow its lane. In eight bytes they are float64, whole and exact up
// to 2^53 and beyond that with a relative error near 1e-16, as only positive numbers are added.
type lanes int

// lanesFor returns the narrowest lanes that hold the orders of so many rows: 8! fits in two bytes, 12! in four.
func lanesFor(rows int) lanes {
	switch {
	case rows <= 8:
		return 2
	case rows <= 12:
		return 4
	}
	return 8
}

// word is how many bytes are added at once. Counts are as many of them as hold every lane, and one beyond: what is added at
// any lane reads and writes whole words.
const word = 8

// bytes returns how many bytes a slice of so many counts has.
func (l lanes) bytes(counts int) int {
	return (counts*int(l)+word-1)/word*word + word
}

// pack returns the counts in lanes.
func pack[T total](l lanes, counts []T) []byte {
	packed := make([]byte, l.bytes(len(counts)))
	for i, count := range counts {
		at := packed[i*int(l):]
		switch l {
		case 2:
			binary.LittleEndian.PutUint16(at, uint16(count))
		case 4:
			binary.LittleEndian.PutUint32(at, uint32(count))
		default:
			binary.LittleEndian.PutUint64(at, math.Float64bits(float64(count)))
		}
	}
	return packed
}

// add adds size counts, each so many times, to every apart-th lane of into from the given lane on.
func (l lanes) add(into []byte, lane, apart int, counts []byte, size int, times float64) {
	into = into[lane*int(l):]
	switch {
	case l == 8:
		addFloats(into, apart, counts, size, times)
	case apart == 1:
		addWords(into, counts[:(size*int(l)+word-1)/word*word], uint64(times))
	case l == 2:
		for i := range size {
			at := into[2*i*apart:]
			binary.LittleEndian.PutUint16(at, binary.LittleEndian.Uint16(at)+binary.LittleEndian.Uint16(counts[2*i:])*uint16(times))
		}
	default:
		for i := range size {
			at := into[4*i*apart:]
			binary.LittleEndian.PutUint32(at, binary.LittleEndian.Uint32(at)+binary.LittleEndian.Uint32(counts[4*i:])*uint32(times))
		}
	}
}

// addWords adds whole words: nothing is carried from a lane to the next, as no count outgrows its lane. Most of the time of
// an exact p value goes by here.
func addWords(into, counts []byte, times uint64) {
	into = into[:len(counts)]
	if times != 1 {
		for ; len(counts) >= word && len(into) >= word; into, counts = into[word:], counts[word:] {
			binary.LittleEndian.PutUint64(into, binary.LittleEndian.Uint64(into)+times*binary.LittleEndian.Uint64(counts))
		}
		return
	}
	for ; len(counts) >= 2*word && len(into) >= 2*word; into, counts = into[2*word:], counts[2*word:] {
		a := binary.LittleEndian.Uint64(into) + binary.LittleEndian.Uint64(counts)
		b := binary.LittleEndian.Uint64(into[word:]) + binary.LittleEndian.Uint64(counts[word:])
		binary.LittleEndian.PutUint64(into, a)
		binary.LittleEndian.PutUint64(into[word:], b)
	}
	if len(counts) >= word && len(into) >= word {
		binary.LittleEndian.PutUint64(into, binary.LittleEndian.Uint64(into)+binary.LittleEndian.Uint64(counts))
	}
}

// addFloats adds counts that are float64.
func addFloats(into []byte, apart int, counts []byte, size int, times float64) {
	for i := range size {
		at := into[word*i*apart:]
		sum := float(at) + float(counts[word*i:])*times
		binary.LittleEndian.PutUint64(at, math.Float64bits(sum))
	}
}

func float(count []byte) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(count)) }

// A total adds up counts: whole numbers where those of both halves multiplied fit, else float64.
type total interface{ uint64 | float64 }

// unpack writes size counts to a slice.
func unpack[T total](l lanes, counts []byte, into []T) {
	switch l {
	case 2:
		for i := range into {
			into[i] = T(binary.LittleEndian.Uint16(counts[2*i:]))
		}
	case 4:
		for i := range into {
			into[i] = T(binary.LittleEndian.Uint32(counts[4*i:]))
		}
	default:
		for i := range into {
			into[i] = T(float(counts[word*i:]))
		}
	}
}
