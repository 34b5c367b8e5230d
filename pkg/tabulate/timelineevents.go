package tabulate

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/date"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A follower sets the answers of one side along time.
type follower struct {
	*survey.Survey
	frame    *dataset.Frame
	question *study.Question
	when     *dataset.Variable
	dates    []time.Time // of the units; zero where one has none
	exact    date.Exactness
	wrong    *diag.List
}

func (f *follower) follow(options Options) (Timeline, error) {
	side := Timeline{Side: f.Study.Side(f.frame.Name)}
	selection, err := options.selection(f.Survey, f.frame)
	if err != nil {
		return side, err
	}
	for i, name := range options.By {
		if !slices.Contains(options.By[:i], name) {
			side.By = append(side.By, f.frame.Variable(name))
		}
	}
	answers := f.frame.Variable(f.question.Name)
	f.date(selection.Mask)
	for _, code := range f.question.AnswerCodes() {
		if event := f.event(code, answers, selection.Mask); len(event.Units) > 0 {
			side.Events = append(side.Events, event)
		} else {
			side.Silent = append(side.Silent, event.Label)
		}
	}
	for i, state := range answers.States {
		switch {
		case !selection.Mask.Has(i):
		case state != study.Answered:
			side.Outside[state]++
		case f.dates[i].IsZero() && f.when.States[i] == study.Answered:
			side.Undated[study.Invalid]++ // The first day of the year 1, which stands for no date.
		case f.dates[i].IsZero():
			side.Undated[f.when.States[i]]++
		}
	}
	slices.SortStableFunc(side.Events, Event.compare)
	return side, side.say(f)
}

// date reads the dates of the units that a mask selects, and notes those that are none.
func (f *follower) date(mask dataset.Mask) {
	f.dates = make([]time.Time, f.frame.Len())
	for i, state := range f.when.States {
		if state != study.Answered || !mask.Has(i) {
			continue
		}
		if f.when.Words != nil {
			f.dates[i], f.exact, _ = date.Day(f.when.Words[i]) // The question has the year, and the day if it has a time.
			continue
		}
		ok := false
		if f.dates[i], ok = date.Year(f.when.Numbers[i]); !ok {
			f.wrong.Errorf(f.when.Pos(i), "not-a-year", "question %q\u00a0: %s n'est pas une année (attendu\u00a0: quatre chiffres)", "question %q: %s is not a year (expected four digits)",
				f.when.Name, strconv.FormatFloat(f.when.Numbers[i], 'f', -1, 64))
		}
	}
}

// event gathers the units that gave an answer.
func (f *follower) event(code string, answers *dataset.Variable, mask dataset.Mask) Event {
	event := Event{Code: code, Label: f.question.CodeLabel(code)}
	for i, state := range answers.States {
		if !mask.Has(i) || state != study.Answered || answers.Words[i] != code {
			continue
		}
		event.Units = append(event.Units, i)
		at := f.dates[i]
		switch {
		case at.IsZero():
			event.Undated++
			continue
		case event.First.IsZero():
			event.First, event.Last = at, at
		}
		if at.Before(event.First) {
			event.First = at
		}
		if at.After(event.Last) {
			event.Last = at
		}
	}
	return event
}

// compare orders events by when they began, then by when they ended; those without a date come last.
func (e Event) compare(other Event) int {
	switch {
	case e.First.IsZero() && other.First.IsZero():
		return 0
	case e.First.IsZero():
		return 1
	case other.First.IsZero():
		return -1
	}
	return cmp.Or(e.First.Compare(other.First), e.Last.Compare(other.Last))
}

// say tells what the units of the events say of each variable.
func (t *Timeline) say(f *follower) error {
	for n, v := range t.By {
		splits, err := splitsOf(f.Study, v)
		if err != nil {
			return err
		}
		groups := splits.of(f.frame, nil)
		for i := range groups[len(splits.parts):] {
			groups[len(splits.parts)+i].label = study.Reason(i + 1).Label() // The column says of which variable.
		}
		for i := range t.Events {
			t.Events[i].Said = append(t.Events[i].Said, t.Events[i].saidIn(groups))
		}
		for _, g := range groups {
			if n == 0 {
				t.order = append(t.order, g.label)
			}
		}
	}
	return nil
}

// saidIn returns in which of some groups the units of an event are.
func (e Event) saidIn(groups []group) []Trait {
	var said []Trait
	for _, g := range groups {
		count := 0
		for _, i := range e.Units {
			if g.mask.Has(i) {
				count++
			}
		}
		if count > 0 {
			said = append(said, Trait{Label: g.label, Key: g.key, Count: count})
		}
	}
	return said
}

// kind says of which kind an event is; empty without By.
func (e Event) kind() locale.Text {
	switch {
	case len(e.Said) == 0:
		return locale.Text{}
	case len(e.Said[0]) == 1:
		return e.Said[0][0].Label
	}
	return severalAnswers
}

// classify tells the kinds of the events of all sides, in the order of the groups of the first of By, and last those whose
// units say several things.
func (all *Timelines) classify() {
	var order []locale.Text
	for _, side := range all.Sides {
		order = append(order, side.order...)
	}
	for _, label := range append(order, severalAnswers) {
		found := false
		for _, side := range all.Sides {
			for i := range side.Events {
				if e := &side.Events[i]; e.kind() == label && !slices.Contains(all.Kinds, label) {
					e.Kind, found = len(all.Kinds), true
				}
			}
		}
		if found {
			all.Kinds = append(all.Kinds, label)
		}
	}
}
