package survey

import (
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/replicate"
	"github.com/arrimage/arrimage/pkg/study"
)

// What a study that makes replicates means where it does not say.
const (
	defaultReplicates = 500 // bootstrap replicates
	defaultRho        = 0.5 // Fay's coefficient
)

// addReplicates gives the design its replicates, where the study declares any; false where something is wrong.
func (b *samplingBuilder) addReplicates() bool {
	declared := b.side.Design.Replicates
	if declared == nil {
		return true
	}
	from := b.readReplicates
	if declared.Columns.IsZero() {
		from = b.makeReplicates
	}
	made, err := from(declared)
	if err != nil {
		b.failed(declared.Kind, err)
		return false
	}
	made.DF = float64(declared.DF)
	b.Design = b.Design.WithReplicates(made)
	return true
}

// makeReplicates makes the replicates from the stages of the design.
func (b *samplingBuilder) makeReplicates(declared *study.Replicates) (design.Replicates, error) {
	options := replicate.MakeOptions{Count: declared.Number, Seed: declared.Seed, Rho: rho(declared), AroundMean: declared.Around == "mean"}
	if options.Count == 0 && replicate.Kind(declared.Kind.Value) != replicate.KindSDR {
		options.Count = defaultReplicates
	}
	set, err := replicate.Make(replicate.Kind(declared.Kind.Value), b.Design.Units(), options)
	if err != nil {
		return design.Replicates{}, err
	}
	return design.Replicates{Made: set, Scale: set.Scale}, nil
}

// readReplicates takes the replicate weights from their columns.
func (b *samplingBuilder) readReplicates(declared *study.Replicates) (design.Replicates, error) {
	var made design.Replicates
	for _, column := range b.replicateColumns() {
		made.Columns = append(made.Columns, column.numbers)
	}
	options := replicate.ScaleOptions{Each: declared.Scales, Rho: rho(declared), AroundMean: declared.Around == "mean"}
	if declared.Scale != nil {
		options.Overall = *declared.Scale
	}
	if declared.Scale == nil && declared.Scales == nil {
		options.Largest = b.largestFactors(made.Columns)
	}
	var err error
	made.Scale, err = replicate.ScaleOf(replicate.Kind(declared.Kind.Value), len(made.Columns), options)
	return made, err
}

// largestFactors returns, for a jackknife, by how much each replicate raises a weight at most; nil for another kind.
func (b *samplingBuilder) largestFactors(columns [][]float64) []float64 {
	kind := replicate.Kind(b.side.Design.Replicates.Kind.Value)
	if kind != replicate.KindJK1 && kind != replicate.KindJKn {
		return nil
	}
	largest := make([]float64, len(columns))
	for r, column := range columns {
		for i, w := range column {
			if b.Weights[i] > 0 {
				largest[r] = max(largest[r], w/b.Weights[i])
			}
		}
	}
	return largest
}

// replicateColumns returns the columns of the replicate weights, in order.
func (b *samplingBuilder) replicateColumns() []*designColumn {
	declared := b.side.Design.Replicates.Columns
	if !declared.Pattern.IsZero() {
		return b.columns[len(b.side.Design.Columns()):]
	}
	var columns []*designColumn
	for _, name := range declared.Names {
		columns = append(columns, b.columns.find(name))
	}
	return columns
}

func rho(declared *study.Replicates) float64 {
	if declared.Rho == nil {
		return defaultRho
	}
	return *declared.Rho
}
