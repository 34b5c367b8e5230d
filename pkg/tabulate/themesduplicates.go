package tabulate

import (
	"github.com/arrimage/arrimage/pkg/lexicon"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// DuplicatesTable lists the answers and turns that say the same, or nearly, of all sides together. Of the options, Where
// counts.
func DuplicatesTable(s *survey.Survey, reading Reading, options Options) (*table.Table, error) {
	list, err := reading.words(s, options)
	if err != nil {
		return nil, err
	}
	var segments []int
	for _, words := range list {
		segments = append(segments, words.segments...)
	}
	t := &table.Table{ID: "themes-duplicates", Title: locale.Text{FR: "Réponses qui disent la même chose, ou presque", EN: "Answers that say the same, or nearly"}}
	t.Columns = []table.Column{
		{Key: "words", Label: locale.Text{FR: "Ce qui est dit", EN: "What is said"}},
		{Key: "likeness", Label: locale.Text{FR: "Ressemblance", EN: "Likeness"}, Kind: table.Number, Decimals: 2, Role: table.Estimate},
		{Key: "unit", Label: locale.Text{FR: "Unité", EN: "Unit"}}, {Key: "place", Label: locale.Text{FR: "Endroit", EN: "Place"}},
		{Key: "group", Machine: true, Role: table.Group}, {Key: "segment", Machine: true, Role: table.Term}, {Key: "side", Machine: true, Role: table.Side}, {Key: "question", Machine: true},
	}
	groups := lexicon.Duplicates(texts(s, segments), lexicon.DefaultLikeness)
	for i, group := range groups {
		t.AddGroup(duplicatesHeading(i, group))
		for k, text := range group.Texts {
			segment := s.Codings.Corpus.Segments[segments[text]]
			t.Add(table.Plain(beginning(segment.Text)), table.Value(group.Likeness[k]), table.Plain(unitOf(s, segment)), table.Plain(segment.Pos.String()),
				table.Int(i+1), table.Plain(segment.Name), table.Plain(segment.Side), table.Plain(segment.Question.Name))
		}
	}
	if len(groups) == 0 {
		t.Note("Il n'y en a pas.", "There are none.")
	}
	t.Note("Ressemblance\u00a0: suites de trois mots communes avec la première réponse du groupe, de toutes celles de l'une ou de l'autre (Broder, 1998)\u00a0; au moins %s. Majuscules, accents et ponctuation ne comptent pas.",
		"Likeness: runs of three words in common with the first answer of the group, out of all those of either (Broder, 1998); at least %s. Capitals, accents and punctuation do not count.", locale.Trimmed(lexicon.DefaultLikeness, 2))
	reading.readingNotes(s, t, list, options)
	return t, nil
}

// duplicatesHeading says how alike the answers of a group are.
func duplicatesHeading(i int, group lexicon.Group) locale.Text {
	if group.Exact {
		return locale.Textf("Groupe %d\u00a0: %d fois les mêmes mots", "Group %d: %d times the same words", i+1, len(group.Texts))
	}
	return locale.Textf("Groupe %d\u00a0: %d fois presque les mêmes mots", "Group %d: %d times nearly the same words", i+1, len(group.Texts))
}

// beginning returns the first words of a text: enough to know it.
func beginning(text string) string {
	const most = 160 // characters
	line := lexicon.Context(text, 0, []lexicon.Span{{}}, most)[0]
	if line.CutRight {
		return line.Right + " …"
	}
	return line.Right
}
