package tabulate

import (
	"cmp"
	"slices"
	"time"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/date"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A TimelineRequest says what is set along time.
type TimelineRequest struct {
	Questions []string // with a code for each answer: each code is an event
	Date      string   // question that dates the units, of type date, or of type number for a year; "" for that of the corpus (order)
}

// Timelines are the events of a question.
type Timelines struct {
	Question *study.Question // whose answers are the events
	Date     *study.Question // what dates the units
	Exact    date.Exactness  // how exact all dates are
	Sides    []Timeline      // of the sides that both were put to
	Kinds    []locale.Text   // what the events are by the first of By; nil without By
}

// A Timeline is the events of a side in order of time, those of one date in the order of the codes, those without a date last.
type Timeline struct {
	Side    *study.Side         // whose answers
	By      []*dataset.Variable // what is said of each event
	Events  []Event             // those with a unit at least
	Silent  []locale.Text       // answers that no unit gave
	Undated dataset.Reasons     // units of the events without a date, by reason
	Outside dataset.Reasons     // units that are in no event, for want of an answer, by reason

	order []locale.Text // of the groups of the first of By
}

// An Event is the units of one answer.
type Event struct {
	Code    string      // the answer
	Label   locale.Text // what people read for it
	Units   []int       // of the frame of its side, in order
	Undated int         // of these, without a date
	First   time.Time   // the first date of its units; zero where none has one
	Last    time.Time   // the last date
	Said    [][]Trait   // for each variable of By, what its units say: one where they all say the same
	Kind    int         // which of the Kinds of its Timelines; 0 where there are none
}

// A Trait is what some units of an event say.
type Trait struct {
	Label locale.Text // what people read: an answer, or why there is none
	Key   string      // for programs
	Count int         // units, 1 or more
}

// severalAnswers is the kind of the events whose units do not say the same.
var severalAnswers = locale.Text{FR: "plusieurs réponses", EN: "several answers"}

// Follow sets the answers to questions along time, by the dates of the units that gave them: side by side. Of the options,
// Where and By count, By saying what is told of each event. Numbers that are no years are errors of the data, each at its
// place.
func Follow(s *survey.Survey, request TimelineRequest, options Options) ([]Timelines, error) {
	questions, err := eventQuestions(s.Study, request.Questions)
	if err != nil {
		return nil, err
	}
	dates, err := dateQuestion(s.Study, request.Date)
	if err != nil {
		return nil, err
	}
	units, err := options.units(s.Study)
	if err != nil {
		return nil, err
	}
	var list []Timelines
	for _, q := range questions {
		all := Timelines{Question: q, Date: dates}
		if err := all.follow(s, units, options); err != nil {
			return nil, err
		}
		if len(all.Sides) == 0 {
			return nil, usage("aucune partie n'a à la fois %s, %s et ce que nomment --where et --by", "no side has %s, %s and what --where and --by name, all together", q.Name, dates.Name)
		}
		list = append(list, all)
	}
	return list, nil
}

// follow adds the events of some sides.
func (all *Timelines) follow(s *survey.Survey, sides []string, options Options) error {
	var wrong diag.List
	for _, name := range sides {
		frame := s.Frame(name)
		if frame.Variable(all.Question.Name) == nil || frame.Variable(all.Date.Name) == nil {
			continue
		}
		f := &follower{Survey: s, frame: frame, question: all.Question, when: frame.Variable(all.Date.Name), wrong: &wrong}
		side, err := f.follow(options)
		if err != nil {
			return err
		}
		all.Exact, all.Sides = max(all.Exact, f.exact), append(all.Sides, side)
	}
	all.classify()
	return wrong.Err(diag.Data)
}

// dateQuestion returns the question that dates the units.
func dateQuestion(def *study.Definition, name string) (*study.Question, error) {
	var names []string
	for _, entry := range def.Questions {
		if q := entry.Value; q.TellsYear() {
			names = append(names, q.Name)
		}
	}
	switch name = cmp.Or(name, def.Corpus.Order.Value); {
	case name == "" && len(names) > 0:
		return nil, usage("il manque la question qui date les unités (une date, ou un nombre qui est une année)\u00a0; il y a\u00a0: %s", "the question that dates the units is missing (a date, or a number that is a year); there are: %s", diag.OneOf(names))
	case def.Question(name) != nil && !slices.Contains(names, name):
		return nil, usage("la question %q n'est ni une date qui dit l'année ni un nombre (une année)%s", "question %q is neither a date that tells the year nor a number (a year)%s", name, insteadOf(names))
	case name == "" || !slices.Contains(names, name):
		return nil, unknown(locale.Text{FR: "date ou année", EN: "date or year"}, name, names)
	}
	return def.Question(name), nil
}

// eventQuestions returns the questions whose answers are events.
func eventQuestions(def *study.Definition, names []string) ([]*study.Question, error) {
	var known []string
	for _, entry := range def.Questions {
		if entry.Value.Type.IsCategory() {
			known = append(known, entry.Key.Value)
		}
	}
	if len(names) == 0 {
		return nil, usage("il manque la question dont les réponses sont les événements\u00a0; il y a\u00a0: %s", "the question whose answers are the events is missing; there are: %s", diag.OneOf(known))
	}
	var questions []*study.Question
	for _, name := range names {
		switch q := def.Question(name); {
		case q == nil:
			return nil, unknown(locale.Same("question"), name, known)
		case !q.Type.IsCategory():
			return nil, usage("la question %q n'a pas un code par réponse\u00a0: pas d'événements%s", "question %q does not have a code for each answer: no events%s", name, insteadOf(known))
		}
		questions = append(questions, def.Question(name))
	}
	return questions, nil
}

// insteadOf names what would do; empty where nothing would.
func insteadOf(names []string) locale.Text {
	if len(names) == 0 {
		return locale.Text{}
	}
	return locale.Textf("\u00a0; il y a\u00a0: %s", "; there are: %s", diag.OneOf(names))
}
