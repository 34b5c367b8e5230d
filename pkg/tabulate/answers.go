package tabulate

import (
	"slices"
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

// AnswersOf is what the respondents of a side, or of a group of them, said to an open question.
type AnswersOf struct {
	Side  *study.Side
	Group locale.Text   // the group of By, or empty
	Share dataset.Share // those who answered, of those asked
	Given []Answer      // respondent by respondent, turn by turn of a document; interviewers' turns are not among them
}

// An Answer is an answer in words, or a turn of a speaker.
type Answer struct {
	Segment   int            // which segment of the corpus
	By        locale.Text    // who said it, as the study says
	Quotable  bool           // the respondent agreed to be quoted
	Published locale.Text    // as it may be published where Quotable: as the study edits it, and scrubbed
	Themes    []*study.Theme // those that count for it, in the order of the tree; of themes with parts only where no part counts
}

// AnswersTo collates the answers to open questions of the corpus; with no questions, to each of them. Of the options, Where
// and By count.
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
		answers, err := q.answersTo(s.Study.Question(name), options)
		if err != nil {
			return nil, err
		}
		list = append(list, answers)
	}
	return list, nil
}

// A SideAnswers is what the respondents of a side said, group by group; one where they are not split.
type SideAnswers []AnswersOf

// BySide returns the answers of each side.
func (a Answers) BySide() []SideAnswers {
	var sides []SideAnswers
	for i, of := range a.Sides {
		if i == 0 || of.Side != a.Sides[i-1].Side {
			sides = append(sides, nil)
		}
		sides[len(sides)-1] = append(sides[len(sides)-1], of)
	}
	return sides
}

// Whole returns the answers of all groups of the side together.
func (s SideAnswers) Whole() AnswersOf {
	whole := AnswersOf{Side: s[0].Side}
	for _, of := range s {
		whole.Share.Count += of.Share.Count
		whole.Share.Base += of.Share.Base
		whole.Share.Members = append(whole.Share.Members, of.Share.Members...)
		whole.Given = append(whole.Given, of.Given...)
		for reason := range of.Share.LeftOut {
			whole.Share.LeftOut[reason] += of.Share.LeftOut[reason]
			whole.Share.Unanswered[reason] += of.Share.Unanswered[reason]
		}
	}
	return whole
}

// answersTo collates the answers to a question, side by side and group by group.
func (q *quoter) answersTo(question *study.Question, options Options) (Answers, error) {
	answers := Answers{Question: question}
	for _, frame := range q.Sides {
		v, within := frame.Variable(question.Name), q.within[frame.Name]
		if v == nil || !hasAll(frame, options.By) || within != nil && within.Count(frame.Len()) == 0 && frame.Len() > 0 {
			continue
		}
		groups, _, err := options.groups(q.Survey, frame)
		if err != nil {
			return answers, err
		}
		for _, g := range groups {
			if len(options.By) > 0 && g.mask.Count(frame.Len()) == 0 {
				continue
			}
			share, err := frame.Tally(g.mask, study.AskedBase, func(i int) (bool, study.Reason, error) { return v.States[i] == study.Answered, v.States[i], nil })
			if err != nil {
				return answers, err
			}
			answers.Sides = append(answers.Sides, AnswersOf{Side: q.Study.Side(frame.Name), Group: g.label, Share: share, Given: q.given(question, frame, g.mask)})
		}
	}
	return answers, nil
}

// hasAll reports whether a frame has all of some variables.
func hasAll(frame *dataset.Frame, names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return frame.Variable(name) == nil })
}

// given returns what some units of a side said to a question.
func (q *quoter) given(question *study.Question, frame *dataset.Frame, mask dataset.Mask) []Answer {
	tree := q.Study.ThemeTree()
	var given []Answer
	for i := range q.Codings.Corpus.Segments {
		words := &q.Codings.Corpus.Segments[i]
		if words.Side != frame.Name || words.Question != question || words.Context || !mask.Has(words.Unit) {
			continue
		}
		answer := Answer{Segment: i, By: Attribution(q.Survey, words), Quotable: q.mayQuote(words)}
		if answer.Quotable {
			answer.Published = q.Whole(words).Words
		}
		for _, theme := range preciseThemes(q.Survey, []int{i}, tree) {
			answer.Themes = append(answer.Themes, tree[theme])
		}
		given = append(given, answer)
	}
	return given
}

// Counts says how many of those asked answered, and why the others did not.
func (a AnswersOf) Counts() locale.Text {
	counts := locale.Textf("%s\u00a0: %d sur %d ont répondu", "%s: %d of %d answered", sideAndGroup(a.Side, a.Group), a.Share.Count, a.Share.Base)
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
		{Key: "segment", Machine: true, Role: table.Level}, {Key: "themes", Machine: true}, {Key: "place", Label: locale.Text{FR: "Endroit", EN: "Place"}, Machine: true},
	}
	for _, of := range answers.Sides {
		if len(answers.Sides) > 1 && len(of.Given) > 0 {
			t.AddGroup(sideAndGroup(of.Side, of.Group))
		}
		for _, answer := range of.Given {
			words := &s.Codings.Corpus.Segments[answer.Segment]
			t.Add(table.Plain(words.Respondent), table.Words(answer.By), table.Plain(words.Text), table.Words(answer.quoting()),
				table.Plain(strconv.FormatBool(answer.Quotable)), table.Plain(words.Question.Name), table.Plain(words.Side), table.Plain(words.Name), table.Plain(answer.themes()), table.Plain(words.Pos.String()))
		}
	}
	answersNotes(s, t, answers, options)
	return t
}

// themes names the themes of an answer for programs.
func (a Answer) themes() string {
	var names []string
	for _, theme := range a.Themes {
		names = append(names, theme.Name)
	}
	return strings.Join(names, " ")
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
				sideAndGroup(of.Side, of.Group), n, of.Share.Count, s.Study.Corpus.Consent.Question.Value)
		}
	}
	t.Note("Mots tels qu'ils ont été écrits ou dits\u00a0: rien n'en est retiré. Pour publier, arrimage themes quotes.", "Words as they were written or said: nothing is taken out. To publish, use arrimage themes quotes.")
	if units, err := options.units(s.Study); err == nil {
		options.whereNotes(t, s, units)
	}
}
