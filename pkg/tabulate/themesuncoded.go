package tabulate

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// UncodedTables count the answers and turns that have not been coded, by side and question, by nobody and by each coder, and
// list those that nobody coded, or that the coder of the reading has not. Of the options, Where counts.
func UncodedTables(s *survey.Survey, reading Reading, options Options) ([]*table.Table, error) {
	reading.Interviewers = false // Their words are never coded.
	list, err := reading.words(s, options)
	if err != nil {
		return nil, err
	}
	return []*table.Table{uncodedCounts(s, reading, list, options), uncodedList(s, reading, list)}, nil
}

func uncodedCounts(s *survey.Survey, reading Reading, list []sideWords, options Options) *table.Table {
	t := &table.Table{ID: "themes-uncoded", Title: locale.Text{FR: "Ce qui reste à coder", EN: "What is left to code"}}
	t.Columns = []table.Column{
		{Key: "label", Label: locale.Same("Question")}, {Key: "question", Machine: true, Role: table.Term}, {Key: "side", Machine: true, Role: table.Side},
		{Key: "segments", Label: locale.Text{FR: "Réponses ou tours", EN: "Answers or turns"}, Kind: table.Count, Role: table.Base},
		{Key: "nobody", Label: locale.Text{FR: "Sans codage", EN: "Not coded"}, Kind: table.Count, Role: table.Estimate},
	}
	for _, coder := range s.Codings.Coders {
		t.Columns = append(t.Columns, table.Column{
			Key: "coder_" + coder.Name, Label: locale.Textf("Reste à %s", "Left to %s", coder.Title()), Kind: table.Count, Role: table.Estimate, Category: coder.Name,
		})
	}
	for _, words := range list {
		t.AddGroup(words.side.Label.Text)
		for _, q := range words.questions {
			t.Add(uncodedCells(s, words, q)...)
		}
	}
	reading.readingNotes(s, t, list, options)
	return t
}

// uncodedCells counts the segments of a question that are not coded.
func uncodedCells(s *survey.Survey, words sideWords, q *study.Question) []table.Cell {
	all, nobody, left := 0, 0, make([]int, len(s.Codings.Coders))
	for _, segment := range words.segments {
		if s.Codings.Corpus.Segments[segment].Question != q {
			continue
		}
		all++
		if !s.Codings.Coded(segment) {
			nobody++
		}
		for coder := range left {
			if !s.Codings.Seen(coder, segment) {
				left[coder]++
			}
		}
	}
	cells := []table.Cell{table.Words(q.Title()), table.Plain(q.Name), table.Plain(words.side.Name), table.Int(all), table.Int(nobody)}
	for _, n := range left {
		cells = append(cells, table.Int(n))
	}
	return cells
}

// uncodedList lists the segments that nobody coded, or that one coder has not.
func uncodedList(s *survey.Survey, reading Reading, list []sideWords) *table.Table {
	t := &table.Table{ID: "themes-uncoded-list", Title: locale.Text{FR: "Ce que personne n'a codé", EN: "What nobody has coded"}}
	coded := s.Codings.Coded
	if reading.Coder != "" {
		at := s.Study.Coding.Coders.Index(reading.Coder)
		t.Title = locale.Textf("Ce qui reste à coder\u00a0: %s", "What is left to code: %s", s.Codings.Coders[at].Title())
		coded = func(segment int) bool { return s.Codings.Seen(at, segment) }
	}
	t.Columns = []table.Column{
		{Key: "words", Label: locale.Text{FR: "Ce qui est dit", EN: "What is said"}}, {Key: "unit", Label: locale.Text{FR: "Unité", EN: "Unit"}},
		{Key: "place", Label: locale.Text{FR: "Endroit", EN: "Place"}}, {Key: "segment", Machine: true}, {Key: "side", Machine: true, Role: table.Side}, {Key: "question", Machine: true},
	}
	for _, words := range list {
		headed := false
		for _, i := range words.segments {
			if coded(i) {
				continue
			}
			if !headed {
				t.AddGroup(words.side.Label.Text)
			}
			headed = true
			segment := s.Codings.Corpus.Segments[i]
			t.Add(table.Plain(beginning(segment.Text)), table.Plain(unitOf(s, segment)), table.Plain(segment.Pos.String()), table.Plain(segment.Name), table.Plain(segment.Side), table.Plain(segment.Question.Name))
		}
	}
	if len(t.Rows) == 0 {
		t.Note("Il n'en reste pas.", "Nothing is left.")
	}
	return t
}
