package tabulate

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// Answers are what respondents said to an open question, all of it.
type Answers struct {
	Question *study.Question
	Sides    []AnswersOf // of the sides that the question is put to, in order
}

// AnswersOf is what the respondents of a side said to an open question.
type AnswersOf struct {
	Side  *study.Side
	Share dataset.Share // those who answered, of those asked
	Given []Answer      // respondent by respondent, turn by turn of a document; interviewers' turns are not among them
}

// An Answer is an answer in words, or a turn of a speaker.
type Answer struct {
	Segment   int         // which segment of the corpus
	By        locale.Text // who said it, as the study says
	Quotable  bool        // the respondent agreed to be quoted
	Published locale.Text // as it may be published where Quotable: as the study edits it, and scrubbed
}

// AnswersTo collates the answers to open questions of the corpus; with no questions, to each of them. Of the options, Where
// and Unit count.
func AnswersTo(s *survey.Survey, questions []string, options Options) ([]Answers, error) {
	q, err := newQuoter(s, Choice{}, options)
	if err != nil {
		return nil, err
	}
	names, err := corpusQuestions(s.Study, questions)
	if err != nil {
		return nil, err
	}
	var list []Answers
	for _, name := range names {
		answers, err := q.answersTo(s.Study.Question(name))
		if err != nil {
			return nil, err
		}
		list = append(list, answers)
	}
	return list, nil
}

// answersTo collates the answers to a question, side by side.
func (q *quoter) answersTo(question *study.Question) (Answers, error) {
	answers := Answers{Question: question}
	for _, frame := range q.Sides {
		v, within := frame.Variable(question.Name), q.within[frame.Name]
		if v == nil || within != nil && within.Count(frame.Len()) == 0 && frame.Len() > 0 {
			continue
		}
		share, err := frame.Tally(within, study.AskedBase, func(i int) (bool, study.Reason, error) { return v.States[i] == study.Answered, v.States[i], nil })
		if err != nil {
			return answers, err
		}
		answers.Sides = append(answers.Sides, AnswersOf{Side: q.Study.Side(frame.Name), Share: share, Given: q.given(question, frame)})
	}
	return answers, nil
}

// given returns what the units of a side said to a question.
func (q *quoter) given(question *study.Question, frame *dataset.Frame) []Answer {
	var given []Answer
	for i := range q.Codings.Corpus.Segments {
		words := &q.Codings.Corpus.Segments[i]
		if words.Side != frame.Name || words.Question != question || words.Context || !q.within[words.Side].Has(words.Unit) {
			continue
		}
		answer := Answer{Segment: i, By: Attribution(q.Survey, words), Quotable: q.mayQuote(words)}
		if answer.Quotable {
			answer.Published = q.Whole(words).Words
		}
		given = append(given, answer)
	}
	return given
}

// Counts says how many of those asked answered, and why the others did not.
func (a AnswersOf) Counts() locale.Text {
	counts := locale.Textf("%s\u00a0: %d sur %d ont répondu", "%s: %d of %d answered", a.Side.Label.Text, a.Share.Count, a.Share.Base)
	if without := withoutValue(a.Share); !without.IsZero() {
		return locale.Textf("%s (%s).", "%s (%s).", counts, without)
	}
	return locale.Textf("%s.", "%s.", counts)
}

// Withheld returns how many of the respondents who answered did not agree to be quoted.
func (a AnswersOf) Withheld(s *survey.Survey) int {
	n := 0
	for _, unit := range a.Share.Members {
		if !MayQuote(s, a.Side.Name, unit) {
			n++
		}
	}
	return n
}

// AnswersTables lists answers word for word, to be read by whoever does the study: one table a question. They are not
// scrubbed, and a column says which may not be quoted.
func AnswersTables(s *survey.Survey, list []Answers, options Options) []*table.Table {
	var tables []*table.Table
	for _, answers := range list {
		tables = append(tables, answersTable(s, answers, options))
	}
	return tables
}

func answersTable(s *survey.Survey, answers Answers, options Options) *table.Table {
	t := &table.Table{ID: "answers-" + strings.ReplaceAll(answers.Question.Name, "_", "-"), Title: answers.Question.Label.Text}
	if t.Title.IsZero() {
		t.Title = locale.Same(answers.Question.Name)
	}
	t.Columns = []table.Column{
		{Key: "respondent", Label: locale.Text{FR: "Répondant", EN: "Respondent"}}, {Key: "by", Label: locale.Text{FR: "Qui", EN: "Who"}},
		{Key: "words", Label: locale.Text{FR: "Ce qui est dit", EN: "What is said"}},
		{Key: "quoting", Label: locale.Text{FR: "Citation", EN: "Quoting"}, Machine: s.Study.Corpus.Consent == nil}, {Key: "quotable", Machine: true},
		{Key: "question", Machine: true, Role: table.Term}, {Key: "side", Machine: true, Role: table.Side},
		{Key: "segment", Machine: true, Role: table.Level}, {Key: "place", Label: locale.Text{FR: "Endroit", EN: "Place"}, Machine: true},
	}
	for _, of := range answers.Sides {
		if len(answers.Sides) > 1 && len(of.Given) > 0 {
			t.AddGroup(of.Side.Label.Text)
		}
		for _, answer := range of.Given {
			words := &s.Codings.Corpus.Segments[answer.Segment]
			t.Add(table.Plain(words.Respondent), table.Words(answer.By), table.Plain(words.Text), table.Words(answer.quoting()),
				table.Plain(strconv.FormatBool(answer.Quotable)), table.Plain(words.Question.Name), table.Plain(words.Side), table.Plain(words.Name), table.Plain(words.Pos.String()))
		}
	}
	answersNotes(s, t, answers, options)
	return t
}

// quoting says who may not be quoted; empty for who may.
func (a Answer) quoting() locale.Text {
	if a.Quotable {
		return locale.Text{}
	}
	return locale.Text{FR: "à ne pas citer", EN: "not to be quoted"}
}

func answersNotes(s *survey.Survey, t *table.Table, answers Answers, options Options) {
	for _, of := range answers.Sides {
		t.Note("%s", "%s", of.Counts())
		if n := of.Withheld(s); n > 0 {
			t.Note("%s, n'ont pas consenti à être cités\u00a0: %d sur %d (%s).", "%s, have not agreed to be quoted: %d of %d (%s).",
				of.Side.Label.Text, n, of.Share.Count, s.Study.Corpus.Consent.Question.Value)
		}
	}
	t.Note("Mots tels qu'ils ont été écrits ou dits\u00a0: rien n'en est retiré. Pour publier, arrimage themes quotes.", "Words as they were written or said: nothing is taken out. To publish, use arrimage themes quotes.")
	if units, err := options.units(s.Study); err == nil {
		options.whereNotes(t, s, units)
	}
}
