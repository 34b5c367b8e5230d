package report

import (
	"math"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// compute gathers the figures that prose can name: the published ones, then those of the study.
func (w *binder) compute(published []claim.Result) ([]document.Figure, error) {
	others, err := claim.Figures(w.survey)
	if err != nil {
		return nil, err
	}
	w.figures = map[string]claim.Result{}
	var all []document.Figure
	for _, results := range [][]claim.Result{published, others} {
		for _, r := range results {
			w.figures[r.Published.ID] = r
			all = append(all, figureOf(r, w.options))
		}
	}
	return all, nil
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
