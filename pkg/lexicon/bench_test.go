package lexicon

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
)

// synthetic returns texts of made-up words, frequent ones and rare ones as in a language, and the words.
func synthetic(texts, least, most int) ([]string, []string) {
	source := rand.New(rand.NewPCG(2018, 11))
	syllables := []string{"fi", "nan", "ce", "ment", "bud", "gé", "té", "ré", "gion", "san", "or", "ga", "nis", "me", "pa", "role", "ion", "ser"}
	words := make([]string, 30_000)
	for i := range words {
		for range 2 + source.IntN(3) {
			words[i] += syllables[source.IntN(len(syllables))]
		}
	}
	zipf := rand.NewZipf(source, 1.1, 4, uint64(len(words)-1))
	small := []string{"le", "la", "de", "et", "l'", "pour", "dans", "les"}
	out := make([]string, texts)
	for i := range out {
		var text strings.Builder
		for range least + source.IntN(most-least+1) {
			if source.IntN(3) == 0 {
				text.WriteString(small[source.IntN(len(small))] + " ")
			}
			text.WriteString(words[zipf.Uint64()])
			text.WriteString([]string{" ", " ", " ", " ", " ", ", ", ". "}[source.IntN(7)])
			if source.IntN(40) == 0 {
				text.WriteString(words[zipf.Uint64()] + "-" + words[zipf.Uint64()] + " ")
			}
		}
		out[i] = text.String()
	}
	return out, words
}

// BenchmarkMatcher reads 100,000 answers of 10 to 40 words for 200 themes of 5 rules.
func BenchmarkMatcher(b *testing.B) {
	texts, words := synthetic(100_000, 10, 40)
	source := rand.New(rand.NewPCG(1, 2))
	var rules []*Rule
	for range 200 {
		word := func() string { return words[100+source.IntN(4000)] }
		stem := func() string { return string([]rune(word() + "s")[:5]) }
		for _, rule := range []string{
			word(), stem() + "*", word() + " near/5 " + stem() + "*", fmt.Sprintf("%q or ~%s", word()+" "+word(), word()),
			"(" + word() + " or " + stem() + "*) not " + word(),
		} {
			rules = append(rules, compiled(b, rule))
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		found := 0
		for _, matches := range NewMatcher(rules).FindAll(texts) {
			found += len(matches)
		}
		b.ReportMetric(float64(found), "matches")
	}
}

// BenchmarkIndex reads 1,000 texts of 10,000 words and searches for a word, a prefix, a quotation and a near.
func BenchmarkIndex(b *testing.B) {
	texts, words := synthetic(1_000, 10_000, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		x := NewIndex(texts)
		hits := 0
		for _, rule := range []string{
			words[3], "financ*", fmt.Sprintf("%q", words[0]+" "+words[1]), words[5] + " near/5 " + words[9], "~" + words[77],
		} {
			hits += len(x.Find(compiled(b, rule)))
		}
		b.ReportMetric(float64(hits), "hits")
		runtime.GC()
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		b.ReportMetric(float64(memory.HeapAlloc)/1e6, "MB-held")
		runtime.KeepAlive(x)
	}
}

// BenchmarkDuplicates compares 100,000 answers, of which one in ten is another one with a word more.
func BenchmarkDuplicates(b *testing.B) {
	texts, words := synthetic(100_000, 10, 40)
	for i := 0; i < len(texts); i += 10 {
		texts[i] = texts[(i*7+3)%len(texts)] + " " + words[i%len(words)]
	}
	b.ReportAllocs()
	for b.Loop() {
		b.ReportMetric(float64(len(Duplicates(texts, DefaultLikeness))), "groups")
	}
}

// BenchmarkFormLetters compares 5,000 letters that differ by a few words.
func BenchmarkFormLetters(b *testing.B) {
	letter, words := synthetic(1, 300, 300)
	texts := make([]string, 5_000)
	for i := range texts {
		texts[i] = words[i] + " " + letter[0] + " " + words[i+1]
	}
	for b.Loop() {
		if groups := Duplicates(texts, DefaultLikeness); len(groups) != 1 {
			b.Fatal(len(groups))
		}
	}
}

// BenchmarkFrequentPairs counts the pairs of 100,000 answers.
func BenchmarkFrequentPairs(b *testing.B) {
	texts, _ := synthetic(100_000, 10, 40)
	b.ReportAllocs()
	for b.Loop() {
		b.ReportMetric(float64(len(FrequentPairs(texts, ""))), "pairs")
	}
}
