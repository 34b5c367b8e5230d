package report

import (
	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/date"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// timeline shows answers along time: a chart, and the list of the events.
func (b *builder) timeline(a *study.Analysis) error {
	options, request := b.optionsOf(a), tabulate.TimelineRequest{Questions: study.Values(a.Questions), Date: a.Date.Value}
	list, err := tabulate.Follow(b.survey, request, options)
	if err != nil {
		return err
	}
	tables := tabulate.TimelineTables(b.survey, list, options)
	for i, all := range list {
		if drawn := TimelineChart(all); drawn != nil && a.Chart.Value != "none" && len(drawn.Rows) <= mostRows {
			b.addChart(drawn.Title, *drawn)
		}
		b.addTable(tables[i])
	}
	return nil
}

// TimelineChart draws the events of a question, those of several sides under the names of these; nil where no event has a date.
func TimelineChart(all tabulate.Timelines) *chart.TimelineChart {
	drawn := chart.TimelineChart{Title: tabulate.TimelineTitle(all), Kinds: all.Kinds, Counts: all.UnitsHeading(),
		Exact: map[date.Exactness]chart.Exact{date.ToYear: chart.ToYear, date.ToMonth: chart.ToMonth, date.ToDay: chart.ToDay}[all.Exact]}
	dated := false
	for _, side := range all.Sides {
		for _, e := range side.Events {
			event := chart.Event{Label: e.Label, When: all.When(e, true), From: e.First, To: e.Last, Kind: e.Kind, Count: len(e.Units)}
			if len(all.Sides) > 1 {
				event.Group = side.Side.Label.Text
			}
			dated, drawn.Rows = dated || !e.First.IsZero(), append(drawn.Rows, event)
		}
	}
	if !dated {
		return nil
	}
	return &drawn
}

// drawTimeline draws the answers to a question along time.
func drawTimeline(s *survey.Survey, r ChartRequest) ([]document.Chart, error) {
	request := tabulate.TimelineRequest{}
	if len(r.Names) > 0 {
		request.Questions = r.Names[:1]
	}
	if len(r.Names) > 1 {
		request.Date = r.Names[1]
	}
	list, err := tabulate.Follow(s, request, r.Options)
	if err != nil {
		return nil, err
	}
	drawn := TimelineChart(list[0])
	if drawn == nil {
		return nil, nil
	}
	return one(drawn.Title, *drawn), nil
}
