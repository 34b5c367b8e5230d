package lexicon

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDuplicates(t *testing.T) {
	long := "le financement des groupes ne suit pas les besoins des personnes de la région et des familles"
	texts := []string{
		"Rien", "Non", long, "rien!", "", "  ", strings.ToUpper(long) + ".", long + " aussi", "Le financement suit les besoins",
	}
	var got []string
	for _, g := range Duplicates(texts, DefaultLikeness) {
		got = append(got, fmt.Sprintf("%v %.2f %t", g.Texts, g.Likeness, g.Exact))
	}
	want := []string{"[0 3] [1.00 1.00] true", "[2 6 7] [1.00 1.00 0.94] false"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := Duplicates(nil, 1); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

// TestDuplicatesByHand compares with the comparison of every two texts.
func TestDuplicatesByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		least := rapid.SampledFrom([]float64{0.2, 0.5, 0.8, 1}).Draw(t, "least")
		var texts []string
		for range rapid.IntRange(0, 12).Draw(t, "texts") {
			words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "C", "é"}), 0, 9).Draw(t, "words")
			texts = append(texts, strings.Join(words, " "))
		}
		group := make([]int, len(texts)) // The first text that is joined to a text, by and by.
		for i := range group {
			group[i] = i
		}
		for range texts {
			for i := range texts {
				for j := range texts {
					if same(texts[i], texts[j], least) {
						group[i] = min(group[i], group[j])
					}
				}
			}
		}
		var want [][]int
		for i := range texts {
			var members []int
			for j := range texts {
				if group[j] == i {
					members = append(members, j)
				}
			}
			if len(members) > 1 {
				want = append(want, members)
			}
		}
		var got [][]int
		for _, g := range Duplicates(texts, least) {
			got = append(got, g.Texts)
			for k, i := range g.Texts {
				if exact := slices.Equal(foldedWords(texts[i]), foldedWords(texts[g.Texts[0]])); exact && g.Likeness[k] != 1 || g.Exact && !exact {
					t.Fatalf("%q: %+v", texts, g)
				}
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%q at %v: %v, want %v", texts, least, got, want)
		}
	})
}

// same reports whether two texts are duplicates, by sets of shingles as text.
func same(a, b string, least float64) bool {
	one, other := foldedWords(a), foldedWords(b)
	if len(one) > 0 && slices.Equal(one, other) {
		return true
	}
	set := map[string]int{}
	for bit, words := range [][]string{one, other} {
		for i := range len(words) - 2 {
			set[strings.Join(words[i:i+3], " ")] |= 1 << bit
		}
	}
	common := 0
	for _, bits := range set {
		if bits == 3 {
			common++
		}
	}
	return len(set) > 0 && float64(common)/float64(len(set)) >= least
}
