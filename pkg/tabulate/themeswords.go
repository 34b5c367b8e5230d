package tabulate

import (
	"github.com/arrimage/arrimage/pkg/lexicon"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// WordsTable counts the words of a study by side, or the pairs of neighbouring words: the top ones of each side. Of the
// options, Where counts.
func WordsTable(s *survey.Survey, reading Reading, pairs bool, top int, options Options) (*table.Table, error) {
	list, err := reading.words(s, options)
	if err != nil {
		return nil, err
	}
	t := &table.Table{ID: "themes-words", Term: "words", Title: locale.Text{FR: "Mots fréquents", EN: "Frequent words"}}
	label, count := locale.Text{FR: "Mot", EN: "Word"}, lexicon.FrequentWords
	if pairs {
		t.ID, t.Term, t.Title = "themes-pairs", "pairs", locale.Text{FR: "Paires de mots fréquentes", EN: "Frequent pairs of words"}
		label, count = locale.Text{FR: "Paire", EN: "Pair"}, lexicon.FrequentPairs
	}
	t.Columns = []table.Column{
		{Key: "word", Label: label}, {Key: "stem", Machine: true, Role: table.Level}, {Key: "side", Machine: true, Role: table.Side},
		{Key: "tokens", Label: locale.Text{FR: "Fois", EN: "Times"}, Kind: table.Count, Role: table.Estimate},
		{Key: "texts", Label: locale.Text{FR: "Textes", EN: "Texts"}, Kind: table.Count, Role: table.N, Of: "percent"},
		{Key: "base", Label: locale.Same("Base"), Kind: table.Count, Role: table.Base, Of: "percent"},
		{Key: "percent", Label: locale.Text{FR: "% des textes", EN: "% of texts"}, Kind: table.Percent, Decimals: 1, Role: table.Estimate},
	}
	for _, words := range list {
		frequent := count(texts(s, words.segments), "")
		t.AddGroup(words.side.Label.Text)
		for _, f := range frequent[:min(top, len(frequent))] {
			base := len(words.segments)
			t.Add(table.Plain(f.Text), table.Plain(f.Stem), table.Plain(words.side.Name), table.Int(f.Tokens), table.Int(f.Texts), table.Int(base), table.Value(100*float64(f.Texts)/float64(base)))
		}
		if len(frequent) > top {
			t.Note("%s\u00a0– montrés\u00a0: %s sur %s.", "%s – shown: %s of %s.", words.side.Label.Text, locale.Count(top), locale.Count(len(frequent)))
		}
	}
	wordsNotes(t, pairs)
	reading.readingNotes(s, t, list, options)
	return t, nil
}

// wordsNotes say what counts as one word, and what does not count.
func wordsNotes(t *table.Table, pairs bool) {
	t.Note("Les mots de même radical (Snowball) comptent ensemble, sous la forme la plus fréquente\u00a0; les mots vides (articles, pronoms, prépositions, auxiliaires…) ne comptent pas. La langue est celle de chaque texte, français ou anglais, selon ses mots vides.",
		"Words of one stem (Snowball) count together, under the most frequent form; stop words (articles, pronouns, prepositions, auxiliaries…) do not count. The language is that of each text, French or English, by its stop words.")
	if pairs {
		t.Note("Paire\u00a0: deux mots qui se suivent dans une phrase.", "Pair: two neighbouring words of a sentence.")
	}
	t.Note("Texte\u00a0: une réponse, ou un tour de parole.", "Text: an answer, or a turn of a speaker.")
}
