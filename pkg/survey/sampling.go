package survey

import (
	"github.com/arrimage/arrimage/pkg/calibrate"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// A Sampling is how the respondents of a side were drawn, and what was done to their weights.
type Sampling struct {
	Declared   *study.Design      // what the study declares
	Design     *design.Design     // for estimates; nil in an Outline
	Weights    []float64          // as the export has them, one a respondent
	Calibrated *calibrate.Result  // nil where the weights are not calibrated
	Trimmed    *calibrate.Trimmed // nil where no weight is trimmed
}

// Method returns how variances are computed.
func (s *Sampling) Method() design.Method {
	if s.Design != nil {
		return s.Design.Summary().Method
	}
	method, _ := design.Lookup(design.LinearisationID)
	return method
}

// addSampling builds the design of a side from its columns; what is wrong goes to the diagnostics.
func (s *Survey) addSampling(frame *dataset.Frame, side *study.Side, columns designColumns) {
	if side.Design == nil || !columns.check(&s.Diagnostics) || s.Diagnostics.Count(diag.Error) > 0 {
		return
	}
	b := &samplingBuilder{Survey: s, frame: frame, side: side, columns: columns}
	b.Sampling = &Sampling{Declared: side.Design, Weights: b.weights()}
	if b.build() {
		s.Samplings[side.Name] = b.Sampling
	}
}

// A samplingBuilder makes the design of one side.
type samplingBuilder struct {
	*Survey
	*Sampling
	frame   *dataset.Frame
	side    *study.Side
	columns designColumns
	margins []calibrate.Margin // of a calibration
	names   []string           // of the amounts of a calibration
	amounts [][]float64        // one a respondent
	totals  []float64          // of the amounts, in the population
}

func (b *samplingBuilder) weights() []float64 {
	if column := b.columns.find(b.side.Design.Weight); column != nil {
		return column.numbers
	}
	ones := make([]float64, b.frame.Len())
	for i := range ones {
		ones[i] = 1
	}
	return ones
}

// build makes the design, from its weights to its replicates; false where something is wrong.
func (b *samplingBuilder) build() bool {
	weights, ok := b.adjust(b.Weights)
	if !ok {
		return false
	}
	columns := b.designColumns(weights)
	made, problems := design.New(columns)
	for _, problem := range problems {
		message := problem.Message
		if problem.Column == "cluster" && !columns.Nest {
			message = locale.Textf("%s (nest: true)", "%s (nest: true)", message)
		}
		b.Diagnostics.Add(b.posOf(problem), diag.Error, "design", message)
	}
	if len(problems) > 0 {
		return false
	}
	if b.Calibrated != nil {
		made = made.WithCalibration(design.Calibration{Before: b.Weights, Model: b.Calibrated.Model, Again: b.again})
	}
	b.Design = made
	return b.addReplicates()
}

// designColumns gives the stages of the design as columns.
func (b *samplingBuilder) designColumns(weights []float64) design.Columns {
	declared := b.side.Design
	columns := design.Columns{Rows: b.frame.Len(), Weights: weights, Nest: declared.Nest, Lonely: design.Lonely(declared.Lonely)}
	for _, stage := range declared.Stages {
		var s design.Stage
		if column := b.columns.find(stage.Strata); column != nil {
			s.Strata = column.words
		}
		if column := b.columns.find(stage.Cluster); column != nil {
			s.Clusters = column.words
		}
		if column := b.columns.find(stage.FPC); column != nil {
			s.FPC = column.numbers
		}
		columns.Stages = append(columns.Stages, s)
	}
	return columns
}

// posOf returns the cell that a problem of the design is about.
func (b *samplingBuilder) posOf(problem design.Problem) diag.Pos {
	heading := b.side.Design.Weight
	if problem.Stage < len(b.side.Design.Stages) {
		stage := b.side.Design.Stages[problem.Stage]
		switch problem.Column {
		case "stratum":
			heading = stage.Strata
		case "cluster":
			heading = stage.Cluster
		case "fpc":
			heading = stage.FPC
		}
	}
	switch column := b.columns.find(heading); {
	case problem.Row < 0:
		return b.Study.Pos(heading)
	case column != nil:
		return column.cells[problem.Row]
	}
	return b.frame.Units[problem.Row].Pos
}
