package tabulate

import (
	"cmp"
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/keyness"
	"github.com/arrimage/arrimage/pkg/lexicon"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/multiple"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// DefaultLeast is how many respondents of two sides together must use a word for it to be compared.
const DefaultLeast = 3

// A KeynessRequest says what of the words of respondents is compared.
type KeynessRequest struct {
	Questions []string // open questions of the corpus, study.AllThemes for all of them together; nil for each
	Words     bool     // words by their stems, in place of themes
	Least     int      // of words: respondents of both sides together who must use one; 0 for DefaultLeast
	Adjust    string   // how p values are adjusted, one of Adjustments; "" for Holm, and Benjamini and Hochberg beside it
	Top       int      // how many rows of each pair are shown, 0 for all; the family stays whole
}

// adjustments are how the p values of a family are adjusted.
func (r KeynessRequest) adjustments() []string {
	switch r.Adjust {
	case "":
		return []string{multiple.HolmID, multiple.BenjaminiHochbergID}
	case Unadjusted:
		return nil
	}
	return []string{r.Adjust}
}

func (r KeynessRequest) least() int {
	if r.Least == 0 {
		return DefaultLeast
	}
	return r.Least
}

// A KeyItem is a theme or a word that two sides were compared by.
type KeyItem struct {
	Name          string        // name of the theme, or stem of the word
	Label         locale.Text   // what people read
	First, Second keyness.Count // respondents
	keyness.Keyness
	Adjusted []float64 // p values, adjusted over the family in each way of the request; nil where there is none
}

// A KeyPair is two sides, or two groups of one side, compared item by item.
type KeyPair struct {
	First, Second Speakers  // the two
	Items         []KeyItem // those with the most evidence first, those without a test last
	Rare          int       // words that too few respondents use to be compared
}

// Keynesses are what distinguishes the sides, or the groups of --by, in what they said to an open question.
type Keynesses struct {
	Name     string          // of the question, or study.AllThemes
	Title    locale.Text     // what people read for it
	Coded    *study.Question // the question whose answers are the themes; nil for words
	Speakers []Speakers      // those who were asked
	Pairs    []KeyPair       // every two sides, or groups of a side, in order
	Family   int             // p values of all pairs together

	from []string // open questions whose answers are compared
}

// CompareSpeakers compares the respondents of every two sides, or of every two groups of a side, by the themes or the words
// of their answers to each open question. Of the options, Where, By and Base count.
func CompareSpeakers(s *survey.Survey, request KeynessRequest, options Options) ([]Keynesses, error) {
	list, err := comparedQuestions(s, request)
	if err != nil {
		return nil, err
	}
	var compared []Keynesses
	for _, c := range list {
		speakers, err := speakersOf(s, c.from, options)
		if err != nil {
			return nil, err
		}
		tally := c.tallyOf(s, options.base(s.Study))
		c.pair(speakers, len(options.By) > 0, tally, request)
		if len(c.Pairs) > 0 {
			c.adjust(request)
			compared = append(compared, c)
		}
	}
	if len(compared) == 0 {
		return nil, usage("rien à comparer\u00a0: il faut deux parties à qui la question a été posée, ou deux groupes de --by", "nothing to compare: two sides that were asked the question are needed, or two groups of --by")
	}
	return compared, nil
}

// comparedQuestions resolves the questions of a request.
func comparedQuestions(s *survey.Survey, request KeynessRequest) ([]Keynesses, error) {
	if request.Words {
		names, err := corpusQuestions(s.Study, request.Questions, study.AllThemes)
		var list []Keynesses
		for _, name := range names {
			list = append(list, Keynesses{Name: name, Title: wordsTitle(s.Study, name), from: openQuestions(s.Study, name)})
		}
		return list, err
	}
	coded, err := codedQuestions(s, request.Questions)
	var list []Keynesses
	for _, q := range coded {
		list = append(list, Keynesses{Name: q.Name, Title: q.Title(), Coded: q, from: q.CodedFrom})
	}
	return list, err
}

// wordsTitle heads a table of the words of an open question, or of all.
func wordsTitle(def *study.Definition, name string) locale.Text {
	if name == study.AllThemes {
		return locale.Text{FR: "Mots", EN: "Words"}
	}
	return locale.Textf("%s – mots", "%s – words", def.Question(name).Title())
}

// openQuestions returns the open questions that a name stands for.
func openQuestions(def *study.Definition, name string) []string {
	if name == study.AllThemes {
		return study.Values(def.Corpus.Questions)
	}
	return []string{name}
}

// A spoken is what some respondents said: how many of them speak of each item, and who answered.
type spoken struct {
	counts map[string]int
	share  dataset.Share
}

// An itemTally counts items among respondents; labels names each of them, in the order of the items.
type itemTally struct {
	items  []string
	labels map[string]locale.Text
	of     func(Speakers) spoken
}

// tallyOf returns how themes or words are counted.
func (c Keynesses) tallyOf(s *survey.Survey, base study.Base) itemTally {
	if c.Coded != nil {
		return themeTally(s, c.Coded, base)
	}
	return wordTally(s, c.from, base)
}

func themeTally(s *survey.Survey, q *study.Question, base study.Base) itemTally {
	tally := itemTally{items: q.AnswerCodes(), labels: map[string]locale.Text{}}
	for _, name := range tally.items {
		tally.labels[name] = s.Study.ThemeNamed(name).Label.Text
	}
	tally.of = func(p Speakers) spoken {
		said := spoken{counts: map[string]int{}}
		for _, name := range tally.items {
			share := shareOf(p.frame, nil, q, name, p.mask, base)
			said.counts[name], said.share = share.Count, share
		}
		return said
	}
	return tally
}

// wordTally counts the respondents who use each word. A word is named by its stem, and labelled by its most frequent form.
func wordTally(s *survey.Survey, from []string, base study.Base) itemTally {
	tally := itemTally{labels: map[string]locale.Text{}}
	stems := map[string][][]string{}
	var all []string
	for _, frame := range s.Sides {
		for _, segments := range s.Codings.Corpus.ByUnit(frame.Name, from...) {
			var used []string
			text := textOf(s, segments)
			for _, word := range lexicon.FrequentWords([]string{text}, "") {
				used = append(used, word.Stem)
			}
			stems[frame.Name] = append(stems[frame.Name], used)
			all = append(all, text)
		}
	}
	for _, word := range lexicon.FrequentWords(all, "") {
		tally.items = append(tally.items, word.Stem)
		tally.labels[word.Stem] = locale.Same(word.Text)
	}
	tally.of = func(p Speakers) spoken { return wordsSpoken(p, stems[p.frame.Name], from, base) }
	return tally
}

// textOf joins the words of a respondent.
func textOf(s *survey.Survey, segments []int) string {
	text := ""
	for _, i := range segments {
		text += s.Codings.Corpus.Segments[i].Text + "\n\n"
	}
	return text
}

func wordsSpoken(p Speakers, stems [][]string, from []string, base study.Base) spoken {
	share, _ := p.frame.Tally(p.mask, base, func(i int) (bool, study.Reason, error) {
		return true, p.frame.StateOfAny(from, i), nil
	})
	said := spoken{counts: map[string]int{}, share: share}
	for _, i := range share.Members {
		for _, stem := range stems[i] {
			said.counts[stem]++
		}
	}
	return said
}

// pair compares every two sides, or every two groups of a side.
func (c *Keynesses) pair(speakers []Speakers, groups bool, tally itemTally, request KeynessRequest) {
	said := make([]spoken, len(speakers))
	for i, p := range speakers {
		said[i] = tally.of(p)
		speakers[i].Share = said[i].share
	}
	c.Speakers = speakers
	for i, first := range speakers {
		for k := i + 1; k < len(speakers); k++ {
			if groups && first.Side != speakers[k].Side {
				continue
			}
			p := KeyPair{First: first, Second: speakers[k]}
			p.compare(said[i], said[k], tally, request)
			c.Pairs = append(c.Pairs, p)
		}
	}
}

// compare compares two sides item by item.
func (p *KeyPair) compare(first, second spoken, tally itemTally, request KeynessRequest) {
	for _, name := range tally.items {
		together := first.counts[name] + second.counts[name]
		if request.Words && together < request.least() {
			p.Rare += min(together, 1)
			continue
		}
		item := KeyItem{Name: name, Label: tally.labels[name], First: keyness.Count{Count: first.counts[name], Base: first.share.Base}, Second: keyness.Count{Count: second.counts[name], Base: second.share.Base}}
		item.Keyness = keyness.Respondents(item.First, item.Second)
		p.Items = append(p.Items, item)
	}
	slices.SortStableFunc(p.Items, func(a, b KeyItem) int {
		switch {
		case a.Defined && !b.Defined:
			return -1
		case b.Defined && !a.Defined:
			return 1
		}
		return cmp.Or(cmp.Compare(b.G2, a.G2), cmp.Compare(math.Abs(b.LogRatio), math.Abs(a.LogRatio)))
	})
}

// adjust adjusts the p values of all pairs, as one family.
func (c *Keynesses) adjust(request KeynessRequest) {
	var tested []*KeyItem
	var p []float64
	for i := range c.Pairs {
		for k := range c.Pairs[i].Items {
			if item := &c.Pairs[i].Items[k]; item.Defined {
				tested, p = append(tested, item), append(p, item.PValue.P)
			}
		}
	}
	c.Family = len(p)
	for _, id := range request.adjustments() {
		for i, adjusted := range multiple.Adjust(p, id) {
			tested[i].Adjusted = append(tested[i].Adjusted, adjusted)
		}
	}
}
