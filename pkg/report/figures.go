package report

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// A computed value holds the figures that prose can name.
type computed struct {
	published []claim.Result          // computed again
	others    []claim.Result          // that the study declares and nobody published
	byID      map[string]claim.Result // all of them
}

// compute computes the figures that were published, then those of the study.
func compute(s *survey.Survey, verify func() ([]claim.Result, error)) (*computed, error) {
	published, err := verify()
	if err != nil {
		return nil, err
	}
	others, err := claim.Figures(s)
	if err != nil {
		return nil, err
	}
	figures := &computed{published, others, map[string]claim.Result{}}
	for _, r := range slices.Concat(published, others) {
		figures.byID[r.Published.ID] = r
	}
	return figures, nil
}

// all returns the figures as documents have them.
func (c *computed) all(options tabulate.Options) []document.Figure {
	var all []document.Figure
	for _, r := range slices.Concat(c.published, c.others) {
		all = append(all, figureOf(r, options))
	}
	return all
}

// figureOf is a figure as documents have it.
func figureOf(r claim.Result, options tabulate.Options) document.Figure {
	c := r.Computed
	figure := document.Figure{ID: r.Published.ID, Label: r.Statement, Value: c.Value, Lo: math.NaN(), Hi: math.NaN(), Unit: r.Unit,
		Text: tabulate.FigureText(r, tabulate.AutoDigits)}
	switch {
	case figure.Text == tabulate.NoFigure:
		figure.Value = math.NaN()
	case r.Share != nil:
		figure.IsShare, figure.Value, figure.Unit = true, c.Percent.Value, "%"
		figure.Count, figure.Base = r.Share.Count, r.Share.Base
	case c.Measure == "count":
		figure.Count, figure.Base = c.Count.Value, c.Base.Value
	case c.Measure == "mean", c.Measure == "sum", c.Measure == "median":
		figure.Base = c.Base.Value
	}
	if interval, level, ok := tabulate.FigureInterval(r, options); ok {
		figure.Lo, figure.Hi, figure.Level, figure.Method = 100*interval.Lo, 100*interval.Hi, level, interval.Method.ID
	}
	return figure
}

// whyNone says why a figure has no value.
func whyNone(r claim.Result) locale.Text {
	if len(r.Notes) > 0 {
		return r.Notes[0]
	}
	return locale.Text{FR: "aucune unité dans sa base", EN: "no unit in its base"}
}
