package tabulate

import (
	"slices"
	"strings"
	"time"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/date"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// TimelineTables lists events in order of time: a table for each question, the sides one below the other.
func TimelineTables(s *survey.Survey, list []Timelines, options Options) []*table.Table {
	var tables []*table.Table
	for _, all := range list {
		tables = append(tables, timelineTable(s, all, options))
	}
	return tables
}

// TimelineTitle heads a list of events.
func TimelineTitle(all Timelines) locale.Text {
	return locale.Textf("%s\u00a0: chronologie", "%s: timeline", all.Question.Title())
}

// noDate stands for the date of an event without one.
var noDate = locale.Text{FR: "sans date", EN: "no date"}

// When writes the date of an event as people read it, from the first to the last where they differ; the short form is for a
// chart.
func (all Timelines) When(e Event, short bool) locale.Text {
	write := func(day time.Time) func(locale.Lang) string {
		return func(lang locale.Lang) string { return dayText(day, all.Exact, short, lang) }
	}
	switch {
	case e.First.IsZero():
		return noDate
	case e.First.Equal(e.Last):
		return locale.Textf("%s", "%s", write(e.First))
	case all.Exact == date.ToYear:
		return locale.Textf("%s–%s", "%s–%s", write(e.First), write(e.Last))
	}
	return locale.Textf("%s\u00a0– %s", "%s\u00a0– %s", write(e.First), write(e.Last))
}

// dayText writes a date as far as it is exact.
func dayText(day time.Time, exact date.Exactness, short bool, lang locale.Lang) string {
	switch {
	case exact == date.ToMonth && short:
		return lang.ShortMonth(day.Month()) + locale.NBSP + date.Text(day, date.ToYear)
	case exact == date.ToMonth:
		return lang.Month(day.Year(), day.Month())
	case exact == date.ToDay && short && lang == locale.English:
		return lang.ShortDay(day.Month(), day.Day()) + "," + locale.NBSP + date.Text(day, date.ToYear)
	case exact == date.ToDay && short:
		return lang.ShortDay(day.Month(), day.Day()) + locale.NBSP + date.Text(day, date.ToYear)
	case exact == date.ToDay:
		return lang.Date(day.Date())
	}
	return date.Text(day, date.ToYear)
}

func timelineTable(s *survey.Survey, all Timelines, options Options) *table.Table {
	t := &table.Table{ID: "timeline-" + strings.ReplaceAll(all.Question.Name, "_", "-"), Title: TimelineTitle(all)}
	t.Columns = timelineColumns(all)
	for _, side := range all.Sides {
		if len(all.Sides) > 1 && len(side.Events) > 0 {
			t.AddGroup(side.Side.Label.Text)
		}
		for _, e := range side.Events {
			t.Add(all.cells(side, e)...)
		}
	}
	if len(all.Sides) == 1 && len(all.Sides[0].Events) > 1 {
		t.AddTotal(all.totals(all.Sides[0])...)
	}
	timelineNotes(s, t, all, options)
	return t
}

// UnitsHeading is what the units are called that are counted: by the name of their side where there is one.
func (all Timelines) UnitsHeading() locale.Text {
	if len(all.Sides) == 1 {
		return all.Sides[0].Side.Label.Text
	}
	return locale.Text{FR: "Unités", EN: "Units"}
}

// undated returns how many units of events have no date.
func (all Timelines) undated() int {
	n := 0
	for _, side := range all.Sides {
		n += side.Undated.Total()
	}
	return n
}

func timelineColumns(all Timelines) []table.Column {
	columns := []table.Column{
		{Key: "when", Label: locale.Same("Date"), Right: true}, {Key: "event", Label: all.Question.Title()},
		{Key: "question", Machine: true, Role: table.Term}, {Key: "side", Machine: true, Role: table.Side}, {Key: "code", Machine: true, Role: table.Level},
		{Key: "first", Machine: true}, {Key: "last", Machine: true},
	}
	for _, v := range all.Sides[0].By {
		key := strings.ReplaceAll(v.Name, ".", "_")
		columns = append(columns, table.Column{Key: "said_" + key, Label: v.Label}, table.Column{Key: "said_" + key + "_codes", Machine: true})
	}
	return append(columns,
		table.Column{Key: "units", Label: all.UnitsHeading(), Kind: table.Count, Role: table.Estimate},
		table.Column{Key: "undated", Label: locale.Text{FR: "Sans date", EN: "No date"}, Kind: table.Count, Role: table.LeftOut, Machine: all.undated() == 0})
}

func (all Timelines) cells(side Timeline, e Event) []table.Cell {
	cells := []table.Cell{
		table.Words(all.When(e, false)), table.Words(e.Label), table.Plain(all.Question.Name), table.Plain(side.Side.Name), table.Plain(e.Code),
		table.Plain(all.machine(e.First)), table.Plain(all.machine(e.Last)),
	}
	for _, said := range e.Said {
		cells = append(cells, table.Words(saidText(said)), table.Plain(saidKeys(said)))
	}
	return append(cells, table.Int(len(e.Units)), table.Int(e.Undated))
}

// machine writes a date for programs; nothing where there is none.
func (all Timelines) machine(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return date.Text(day, all.Exact)
}

// units returns how many units are in an event.
func (t Timeline) units() int {
	n := 0
	for _, e := range t.Events {
		n += len(e.Units)
	}
	return n
}

// totals returns the line of all events of a side.
func (all Timelines) totals(side Timeline) []table.Cell {
	cells := []table.Cell{table.Plain("Total"), {}, table.Plain(all.Question.Name), table.Plain(side.Side.Name), {}, {}, {}}
	for range side.By {
		cells = append(cells, table.Cell{}, table.Cell{})
	}
	return append(cells, table.Int(side.units()), table.Int(side.Undated.Total()))
}

// saidText writes what the units of an event say: alone where they say the same, else each with its count.
func saidText(said []Trait) locale.Text {
	if len(said) == 1 {
		return said[0].Label
	}
	var all locale.Text
	for _, one := range said {
		item := locale.Textf("%s\u00a0(%d)", "%s\u00a0(%d)", one.Label, one.Count)
		if all.IsZero() {
			all = item
		} else {
			all = locale.Textf("%s, %s", "%s, %s", all, item)
		}
	}
	return all
}

// saidKeys writes the same for programs.
func saidKeys(said []Trait) string {
	var keys []string
	for _, one := range said {
		keys = append(keys, one.Key)
	}
	return strings.Join(keys, "; ")
}

// lasts reports whether an event has several dates.
func (all Timelines) lasts() bool {
	return slices.ContainsFunc(all.Sides, func(side Timeline) bool {
		return slices.ContainsFunc(side.Events, func(e Event) bool { return e.Last.After(e.First) })
	})
}

// timelineNotes say what dates the events, and who is in none or has no date.
func timelineNotes(s *survey.Survey, t *table.Table, all Timelines, options Options) {
	if all.lasts() {
		t.Note("Dates\u00a0: selon «\u00a0%s\u00a0»\u00a0; où elles diffèrent, de la première à la dernière.", "Dates: by “%s”; where they differ, from the first to the last.", all.Date.Title())
	} else {
		t.Note("Dates\u00a0: selon «\u00a0%s\u00a0».", "Dates: by “%s”.", all.Date.Title())
	}
	for _, side := range all.Sides {
		label := side.Side.Label.Text
		if len(all.Sides) > 1 {
			t.Note("%s – dans un événement\u00a0: %d.", "%s – in an event: %d.", label, side.units())
		}
		if why := withoutValue(dataset.Share{LeftOut: side.Undated}); !why.IsZero() {
			t.Note("%s – sans date, comptés dans leur événement\u00a0: %d (%s).", "%s – without a date, counted in their event: %d (%s).", label, side.Undated.Total(), why)
		}
		if why := withoutValue(dataset.Share{LeftOut: side.Outside}); !why.IsZero() {
			t.Note("%s – dans aucun événement\u00a0: %d (%s).", "%s – in no event: %d (%s).", label, side.Outside.Total(), why)
		}
		if len(side.Silent) > 0 {
			t.Note("%s – réponses que personne n'a données\u00a0: %s.", "%s – answers that nobody gave: %s.", label, locale.Join(side.Silent))
		}
		if s.Samplings[side.Side.Name] != nil {
			t.Note("%s – comptes sans pondération.", "%s – counts without weights.", label)
		}
	}
	if units, err := options.units(s.Study); err == nil {
		options.whereNotes(t, s, units)
	}
}
