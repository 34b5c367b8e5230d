package survey

import (
	"errors"

	"github.com/arrimage/arrimage/pkg/calibrate"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/replicate"
	"github.com/arrimage/arrimage/pkg/study"
)

// adjust calibrates and trims the weights, as the study declares; false where something is wrong.
func (b *samplingBuilder) adjust(weights []float64) ([]float64, bool) {
	if declared := b.side.Design.Calibrate; declared != nil {
		if !b.prepare(declared) {
			return nil, false
		}
		result, err := b.solve(weights)
		if err != nil {
			b.failed(declared.Method, err)
			return nil, false
		}
		b.Calibrated, weights = result, result.Weights
		b.warn(declared.Method, result.Warnings)
	}
	if declared := b.side.Design.Trim; declared != nil {
		trimmed, err := calibrate.Trim(weights, trimOptions(declared))
		if err != nil {
			b.failed(b.side.Design.Weight, err)
			return nil, false
		}
		b.Trimmed, weights = trimmed, trimmed.Weights
	}
	return weights, true
}

// prepare brings the answers to the questions of a calibration into margins and columns. It reports the respondents
// without an answer: their weight cannot be calibrated.
func (b *samplingBuilder) prepare(declared *study.Calibrate) bool {
	sound := true
	for _, margin := range declared.Margins {
		v := b.frame.Variable(margin.By.Value)
		m := calibrate.Margin{Name: margin.By.Value, Categories: margin.Totals.Names(), Of: make([]int, b.frame.Len())}
		for _, total := range margin.Totals {
			m.Totals = append(m.Totals, total.Value)
		}
		for i, state := range v.States {
			if state != study.Answered {
				b.needsAnswer(margin.By.Value, i)
				sound = false
				continue
			}
			m.Of[i] = margin.Totals.Index(v.Words[i])
		}
		b.margins = append(b.margins, m)
	}
	for _, total := range declared.Totals {
		v := b.frame.Variable(total.Key.Value)
		for i, state := range v.States {
			if state != study.Answered {
				b.needsAnswer(total.Key.Value, i)
				sound = false
			}
		}
		b.names, b.amounts, b.totals = append(b.names, total.Key.Value), append(b.amounts, v.Numbers), append(b.totals, total.Value)
	}
	if declared.Size > 0 {
		ones := make([]float64, b.frame.Len())
		for i := range ones {
			ones[i] = 1
		}
		b.names, b.amounts, b.totals = append(b.names, "size"), append(b.amounts, ones), append(b.totals, declared.Size)
	}
	return sound
}

func (b *samplingBuilder) needsAnswer(question string, i int) {
	v := b.frame.Variable(question)
	b.Diagnostics.Errorf(v.Pos(i), "calibrate", "calage\u00a0: il faut une réponse à la question %s (ici\u00a0: %s)\u00a0; keep peut écarter la ligne",
		"calibration: an answer to question %s is needed (here: %s); keep can leave the row out", question, v.States[i].Label())
}

// solve calibrates weights of the respondents.
func (b *samplingBuilder) solve(weights []float64) (*calibrate.Result, error) {
	declared := b.side.Design.Calibrate
	switch declared.Method.Value {
	case study.PostStratify:
		return calibrate.PostStratify(weights, b.margins[0])
	case study.Rake:
		return calibrate.Rake(weights, b.margins, calibrate.Options{})
	}
	model, totals := calibrate.NewModel(b.names, b.amounts...), b.totals
	if len(b.margins) > 0 {
		if err := calibrate.Check(weights, b.margins); err != nil {
			return nil, err
		}
		counts := calibrate.Margins(b.margins)
		totals = append(calibrate.Totals(b.margins), totals...)
		if model = counts; len(b.names) > 0 {
			model = calibrate.Join(counts, calibrate.NewModel(b.names, b.amounts...))
		}
	}
	var options calibrate.Options
	copy(options.Bounds[:], declared.Bounds)
	return calibrate.Linear(weights, model, totals, options)
}

// again adjusts other weights of the same respondents the same way.
func (b *samplingBuilder) again(weights []float64) ([]float64, error) {
	result, err := b.solve(weights)
	if err != nil || b.side.Design.Trim == nil {
		if err != nil {
			return nil, err
		}
		return result.Weights, nil
	}
	trimmed, err := calibrate.Trim(result.Weights, trimOptions(b.side.Design.Trim))
	if err != nil {
		return nil, err
	}
	return trimmed.Weights, nil
}

func trimOptions(t *study.Trim) calibrate.TrimOptions {
	of := calibrate.Base(t.Of)
	switch t.Of {
	case "":
		of = calibrate.Median
	case "weight":
		of = calibrate.Absolute
	}
	return calibrate.TrimOptions{Of: of, Lower: t.Lower, Upper: t.Upper}
}

// warn records doubts about the weights at their place in the study file.
func (b *samplingBuilder) warn(at study.Located, warnings []locale.Text) {
	for _, warning := range warnings {
		b.Diagnostics.Add(b.Study.Pos(at), diag.Warning, "weights", locale.Textf("poids de %s\u00a0: %s", "weights of %s: %s", b.side.Name, warning))
	}
}

// failed records an error of the weights or the replicates at its place in the study file.
func (b *samplingBuilder) failed(at study.Located, err error) {
	message := locale.Same(err.Error())
	var calibration *calibrate.Error
	var replication *replicate.Error
	switch {
	case errors.As(err, &calibration):
		message = calibration.Message
	case errors.As(err, &replication):
		message = replication.Message
		if replication.Stratum >= 0 {
			message = locale.Textf("%s (strate %q)", "%s (stratum %q)", message, b.Design.StratumLabel(replication.Stratum))
		}
	}
	b.Diagnostics.Add(b.Study.Pos(at), diag.Error, "weights", locale.Textf("plan de %s\u00a0: %s", "design of %s: %s", b.side.Name, message))
}
