package tabulate

import (
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// FindCounts counts where a rule matches, by side and question: places, answers or turns, and respondents out of those who
// said something to the question. Of the options, Where counts.
func FindCounts(s *survey.Survey, search Search, options Options) (*table.Table, error) {
	list, err := search.words(s, options)
	if err != nil {
		return nil, err
	}
	t := &table.Table{ID: "themes-find-count", Title: search.title()}
	t.Columns = append([]table.Column{
		{Key: "label", Label: locale.Same("Question")},
		{Key: "question", Machine: true, Role: table.Term}, {Key: "side", Machine: true, Role: table.Side},
		{Key: "places", Label: locale.Text{FR: "Endroits", EN: "Places"}, Kind: table.Count, Role: table.Estimate},
		{Key: "segments", Label: locale.Text{FR: "Réponses ou tours", EN: "Answers or turns"}, Kind: table.Count, Role: table.Estimate},
		{Key: "count", Label: locale.Same("n"), Kind: table.Count, Role: table.N, Of: "percent"},
		{Key: "base", Label: locale.Same("Base"), Kind: table.Count, Role: table.Base, Of: "percent"},
		{Key: "percent", Label: locale.Same("%"), Kind: table.Percent, Decimals: 1, Role: table.Estimate},
	}, reasonColumns()...)
	for _, words := range list {
		t.AddGroup(words.side.Label.Text)
		found := search.find(s, words.segments)
		for _, q := range words.questions {
			t.Add(search.countCells(s, words, q, found)...)
		}
	}
	t.Note("n\u00a0: répondants chez qui la règle se trouve\u00a0; base\u00a0: ceux qui ont répondu à la question.", "n: respondents in whose words the rule is found; base: those who answered the question.")
	search.readingNotes(s, t, list, options)
	return t, nil
}

func (search Search) countCells(s *survey.Survey, words sideWords, q *study.Question, found []hit) []table.Cell {
	base, reasons := answeredBy(s.Frame(words.side.Name), q, words.kept)
	var of []hit
	for _, f := range found {
		if s.Codings.Corpus.Segments[f.segment].Question == q {
			of = append(of, f)
		}
	}
	n := respondentsOf(s, [][]hit{of})
	percent := table.Absent(locale.Text{FR: "base vide", EN: "empty base"})
	if base > 0 {
		percent = table.Value(100 * float64(n) / float64(base))
	}
	cells := []table.Cell{
		table.Words(q.Title()), table.Plain(q.Name), table.Plain(words.side.Name), table.Int(len(of)), table.Int(segmentsOf(of)), table.Int(n), table.Int(base), percent,
	}
	return append(cells, reasonCells(reasons)...)
}

// answeredBy counts the units that are kept and answered a question, and those that did not, by reason.
func answeredBy(frame *dataset.Frame, q *study.Question, kept dataset.Mask) (int, dataset.Reasons) {
	base, reasons := 0, dataset.Reasons{}
	for i, state := range frame.Variable(q.Name).States {
		switch {
		case !kept.Has(i):
		case state == study.Answered:
			base++
		default:
			reasons[state]++
		}
	}
	return base, reasons
}
