package lexicon

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Frequency is how often words of a stem, or pairs of such words, are in texts.
type Frequency struct {
	Text   string // the most frequent way of writing it, in lower case; of those that are as frequent, the first in byte order
	Stem   string // what its words have in common; two stems with a space between for a pair
	Tokens int    // times that it is written, 1 or more
	Texts  int    // texts that hold it, 1 to Tokens
}

// FrequentWords counts the words of texts by their stem, without stop words. Where lang is "", each text has the language
// that function Language finds. The most frequent stand first; of those with as many tokens those in more texts, then by
// stem.
func FrequentWords(texts []string, lang locale.Lang) []Frequency { return frequent(texts, lang, false) }

// FrequentPairs counts the pairs of neighbouring words of texts by their stems: words of one sentence with nothing but
// spaces and marks between, neither of them a stop word. Lang and order are those of FrequentWords.
func FrequentPairs(texts []string, lang locale.Lang) []Frequency { return frequent(texts, lang, true) }

func frequent(texts []string, lang locale.Lang, pairs bool) []Frequency {
	counters := make([]*counter, cores(len(texts)))
	inParallel(len(texts), func(core int, next func() (from, to int)) {
		c := newCounter(lang, pairs)
		counters[core] = c
		for from, to := next(); from < to; from, to = next() {
			for i := from; i < to; i++ {
				c.text(texts[i], i+1)
			}
		}
	})
	for _, c := range counters[1:] {
		counters[0].merge(c)
	}
	return counters[0].frequencies()
}

// A run is a word, or a pair of words, by the numbers of names; none is 0.
type run [2]int32

// A counter counts words or pairs.
type counter struct {
	lang    locale.Lang
	pairs   bool
	words   *vocabulary
	known   [len(languages)][]known // by language and way of writing
	tells   []int                   // by way of writing, what it says of the language
	read    []placed                // the words of a text
	numbers map[string]int32        // of stems and of ways of writing
	names   []string
	counts  map[run]count  // by stems
	written map[[2]run]int // tokens, by stems and by ways of writing
}

// languages are those that stems are made in.
var languages = [...]locale.Lang{locale.French, locale.English}

// A placed word stands in a sentence of a text.
type placed struct {
	id       int32
	sentence int
}

// A known word has a stem, 0 for a stop word, and a way of writing.
type known struct{ stem, shown int32 }

// A count is a Frequency in the making.
type count struct {
	tokens, texts int
	last          int // number of the last text that held it
}

func newCounter(lang locale.Lang, pairs bool) *counter {
	return &counter{
		lang: lang, pairs: pairs, words: newVocabulary(), numbers: map[string]int32{}, names: []string{""},
		counts: map[run]count{}, written: map[[2]run]int{},
	}
}

// number returns the number of a name.
func (c *counter) number(name string) int32 {
	n, ok := c.numbers[name]
	if !ok {
		n = int32(len(c.names))
		c.numbers[name] = n
		c.names = append(c.names, name)
	}
	return n
}

// text counts the words of a text, whose number is above 0.
func (c *counter) text(text string, number int) {
	c.read = c.read[:0]
	cut(text, func(p piece) {
		c.read = append(c.read, placed{id: c.words.id(text[p.from:p.to]), sentence: p.sentence})
	})
	c.learn()
	in := c.known[c.language()]
	before, sentence := known{}, 0
	for _, w := range c.read {
		k := in[w.id]
		switch {
		case k.stem == 0:
		case !c.pairs:
			c.add(run{k.stem}, run{k.shown}, number)
		case before.stem != 0 && sentence == w.sentence:
			c.add(run{before.stem, k.stem}, run{before.shown, k.shown}, number)
		}
		before, sentence = k, w.sentence
	}
}

// language returns which of languages the text is in that was read.
func (c *counter) language() int {
	if c.lang == "" {
		balance := 0
		for _, w := range c.read {
			balance += c.tells[w.id]
		}
		lang, _ := decided(balance)
		return slices.Index(languages[:], lang)
	}
	return max(slices.Index(languages[:], c.lang), 0)
}

// learn looks the words up that are new in the vocabulary.
func (c *counter) learn() {
	for id := len(c.tells); id < len(c.words.forms); id++ {
		folded := c.words.forms[id].folded
		for i, lang := range languages {
			k := known{}
			if !IsStopWord(folded, lang) {
				k = known{stem: c.number(Stem(folded, lang)), shown: c.number(shownWord(c.words.raw[id]))}
			}
			c.known[i] = append(c.known[i], k)
		}
		c.tells = append(c.tells, tells(folded))
	}
}

func (c *counter) add(stems, shown run, number int) {
	n := c.counts[stems]
	n.tokens++
	if n.last != number {
		n.texts, n.last = n.texts+1, number
	}
	c.counts[stems] = n
	c.written[[2]run{stems, shown}]++
}

// merge adds what another counter counted, in other texts.
func (c *counter) merge(other *counter) {
	numbers := make([]int32, len(other.names))
	for n, name := range other.names[1:] {
		numbers[n+1] = c.number(name)
	}
	own := func(r run) run { return run{numbers[r[0]], numbers[r[1]]} }
	for stems, n := range other.counts {
		sum := c.counts[own(stems)]
		sum.tokens, sum.texts = sum.tokens+n.tokens, sum.texts+n.texts
		c.counts[own(stems)] = sum
	}
	for w, tokens := range other.written {
		c.written[[2]run{own(w[0]), own(w[1])}] += tokens
	}
}

// frequencies returns what was counted, the most frequent first.
func (c *counter) frequencies() []Frequency {
	best := map[run]run{}
	for w, tokens := range c.written {
		stems, shown := w[0], w[1]
		other, ok := best[stems]
		than := c.written[[2]run{stems, other}]
		if !ok || tokens > than || tokens == than && c.named(shown) < c.named(other) {
			best[stems] = shown
		}
	}
	list := make([]Frequency, 0, len(c.counts))
	for stems, n := range c.counts {
		list = append(list, Frequency{Text: c.named(best[stems]), Stem: c.named(stems), Tokens: n.tokens, Texts: n.texts})
	}
	slices.SortFunc(list, func(a, b Frequency) int {
		return cmp.Or(cmp.Compare(b.Tokens, a.Tokens), cmp.Compare(b.Texts, a.Texts), cmp.Compare(a.Stem, b.Stem))
	})
	return list
}

// named returns the names of a run.
func (c *counter) named(r run) string {
	if r[1] == 0 {
		return c.names[r[0]]
	}
	return c.names[r[0]] + " " + c.names[r[1]]
}

// shownWord returns a word as it is shown: in lower case, letters and marks composed, apostrophes and hyphens alike.
func shownWord(raw string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case isApostrophe(r):
			return '’'
		case isHyphen(r):
			return '-'
		}
		return r
	}, strings.ToLower(norm.NFC.String(raw)))
}
