package lexicon

import (
	"cmp"
	"slices"
)

// DefaultLikeness is the share of shingles in common from which on two texts are near duplicates.
const DefaultLikeness = 0.8

// shingle is how many words a shingle has.
const shingle = 3

// A Group is texts that say the same in the same words, or nearly so.
type Group struct {
	Texts    []int     // indexes of two texts or more, in order
	Likeness []float64 // of each text to the first one: shingles in common, as a share of those of either; 1 for the same words
	Exact    bool      // whether all have the same words in the same order
}

// Duplicates returns the groups of texts that are duplicates, by their first text. Two texts are exact duplicates where
// their folded words are the same, and near duplicates where their sets of shingles, runs of 3 words, are so alike:
//
//	J = |A ∩ B| / |A ∪ B| ≥ least
//
// A group holds every text that is a duplicate of another one in it, so that its ends may differ by more. Texts without a
// word are duplicates of none; those of fewer than 3 words have exact duplicates only. Shingles are compared by 64 bits of
// a hash. It panics unless least is above 0 and at most 1.
//
// Source: A. Z. Broder, On the resemblance and containment of documents, Compression and Complexity of Sequences, IEEE,
// 1998, 21-29.
func Duplicates(texts []string, least float64) []Group {
	if !(least > 0 && least <= 1) {
		panic("lexicon: least: must be above 0 and at most 1")
	}
	read := make([]fingerprint, len(texts))
	inParallel(len(texts), func(_ int, next func() (from, to int)) {
		words := newVocabulary()
		var hashes []uint64
		for from, to := next(); from < to; from, to = next() {
			for i := from; i < to; i++ {
				read[i], hashes = fingerprintOf(texts[i], words, hashes[:0])
			}
		}
	})
	d := &deduper{texts: read, parent: make([]int32, len(texts)), least: least}
	for i := range d.parent {
		d.parent[i] = int32(i)
	}
	d.near(d.exact())
	return d.groups()
}

// A fingerprint is what of a text is compared.
type fingerprint struct {
	words    [2]uint64 // two hashes of all words in their order; both 0 without a word
	shingles []uint64  // in order, each once
}

// fingerprintOf reads a text; hashes has room for those of its words.
func fingerprintOf(text string, words *vocabulary, hashes []uint64) (fingerprint, []uint64) {
	f := fingerprint{}
	cut(text, func(p piece) {
		hash := words.forms[words.id(text[p.from:p.to])].hash
		hashes = append(hashes, hash)
		f.words = [2]uint64{mix(f.words[0] ^ hash), mix(f.words[1] + 3*hash + 1)}
	})
	for i := range len(hashes) - shingle + 1 {
		f.shingles = append(f.shingles, mix(mix(mix(hashes[i])^hashes[i+1])^hashes[i+2]))
	}
	slices.Sort(f.shingles)
	f.shingles = slices.Compact(f.shingles)
	return f, hashes
}

// hashOf returns the FNV-1a hash of a word, mixed.
func hashOf(word string) uint64 {
	hash := uint64(14695981039346656037)
	for i := range len(word) {
		hash = (hash ^ uint64(word[i])) * 1099511628211
	}
	return mix(hash)
}

// mix spreads the bits of a number: the finalizer of SplitMix64.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// A deduper joins texts into groups.
type deduper struct {
	texts  []fingerprint
	parent []int32 // of each text, an earlier one of its group, or itself
	least  float64
}

// root returns the first text of a group.
func (d *deduper) root(i int32) int32 {
	for d.parent[i] != i {
		d.parent[i] = d.parent[d.parent[i]]
		i = d.parent[i]
	}
	return i
}

// join makes one group of those of two texts.
func (d *deduper) join(a, b int32) {
	a, b = d.root(a), d.root(b)
	d.parent[max(a, b)] = min(a, b)
}

// exact joins the exact duplicates, and returns one text of each kind that has shingles, in order.
func (d *deduper) exact() []int32 {
	first := map[[2]uint64]int32{}
	var kinds []int32
	for i, t := range d.texts {
		if t.words == ([2]uint64{}) {
			continue
		}
		other, ok := first[t.words]
		if ok {
			d.join(other, int32(i))
			continue
		}
		first[t.words] = int32(i)
		if len(t.shingles) > 0 {
			kinds = append(kinds, int32(i))
		}
	}
	return kinds
}

// near joins the near duplicates among texts of different words. Two texts that are alike share one of their rarest
// shingles at least: of n shingles, one of the first n - ⌈least n⌉ + 1 in any order that all texts have in common. Texts
// are taken by their number of shingles, so that only those of nearly as many are compared.
//
// Source: R. J. Bayardo, Y. Ma and R. Srikant, Scaling up all pairs similarity search, Proceedings of the 16th
// International Conference on World Wide Web, 2007, 131-140.
func (d *deduper) near(kinds []int32) {
	slices.SortStableFunc(kinds, func(a, b int32) int {
		return cmp.Compare(len(d.texts[a].shingles), len(d.texts[b].shingles))
	})
	counts := newRarity(d.texts, kinds)
	holders := map[uint64][]int32{} // by rare shingle, the texts that were taken, those of fewer shingles first
	seen := make([]int32, len(d.texts))
	for _, i := range kinds {
		shingles := d.texts[i].shingles
		fewest := atLeast(d.least, len(shingles))
		for _, s := range counts.rarest(shingles, len(shingles)-fewest+1) {
			list := holders[s]
			for len(list) > 0 && len(d.texts[list[0]].shingles) < fewest {
				list = list[1:] // Those that follow have as many shingles or more.
			}
			for _, j := range list {
				if seen[j] == i+1 {
					continue
				}
				seen[j] = i + 1
				if d.root(i) != d.root(j) && alike(shingles, d.texts[j].shingles) >= d.least {
					d.join(i, j)
				}
			}
			holders[s] = append(list, i)
		}
	}
}

// atLeast returns the smallest whole number that is a share of n or more.
func atLeast(share float64, n int) int {
	k := int(share * float64(n))
	for float64(k)/float64(n) < share {
		k++
	}
	for k > 1 && float64(k-1)/float64(n) >= share {
		k--
	}
	return max(k, 1)
}

// alike returns the share of the shingles of two texts that both have.
func alike(a, b []uint64) float64 {
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			common++
			i, j = i+1, j+1
		}
	}
	return float64(common) / float64(len(a)+len(b)-common)
}

// A rarity estimates in how many texts shingles are, by some of their bits: shingles that have those in common count as one.
type rarity []uint32

func newRarity(texts []fingerprint, kinds []int32) rarity {
	r := make(rarity, 1<<21)
	for _, i := range kinds {
		for _, s := range texts[i].shingles {
			r[s%uint64(len(r))]++
		}
	}
	return r
}

// rarest returns the n rarest shingles of a text, in an order that all texts have in common.
func (r rarity) rarest(shingles []uint64, n int) []uint64 {
	ordered := slices.Clone(shingles)
	slices.SortFunc(ordered, func(a, b uint64) int {
		return cmp.Or(cmp.Compare(r[a%uint64(len(r))], r[b%uint64(len(r))]), cmp.Compare(a, b))
	})
	return ordered[:n]
}

// groups returns the groups of two texts or more.
func (d *deduper) groups() []Group {
	place := map[int32]int{}
	var all []Group
	for i := range d.texts {
		root := d.root(int32(i))
		k, ok := place[root]
		if !ok {
			k = len(all)
			place[root] = k
			all = append(all, Group{Exact: true})
		}
		g, likeness := &all[k], 1.0
		if d.texts[i].words != d.texts[root].words {
			likeness = alike(d.texts[i].shingles, d.texts[root].shingles)
			g.Exact = false
		}
		g.Texts, g.Likeness = append(g.Texts, i), append(g.Likeness, likeness)
	}
	return slices.DeleteFunc(all, func(g Group) bool { return len(g.Texts) < 2 })
}
