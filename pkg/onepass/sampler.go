package onepass

import (
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/scan"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A sampler knows the weight and the sampling unit of rows under a declared design.
type sampler struct {
	export   *survey.Export
	declared *study.Design
	format   scan.Number
	weight   int // place in the row; -1 for none, as the three below
	stratum  int
	cluster  int
	fpc      int

	plan             *design.Plan
	strata, clusters labels
	units            map[[2]int32]sampled // by stratum and cluster
	grid             []int32              // the same for the first of them, one more than the unit, gridWidth clusters a stratum
	named            []unitPlaces         // by row that the plan was told of
}

// sampled is a unit with the finite population correction that its last row had.
type sampled struct {
	unit int32
	fpc  float64
}

// unitPlaces are where a unit is named.
type unitPlaces struct{ row, stratum, cluster, fpc diag.Pos }

// Sums says whether a design can be estimated from sums of one pass; if not, why: weights that depend on all rows, or
// several stages that count.
func Sums(declared *study.Design) locale.Text {
	switch {
	case declared == nil:
	case declared.Calibrate != nil, declared.Trim != nil:
		return locale.Text{FR: "les poids sont calés ou bornés (calibrate, trim)", EN: "weights are calibrated or trimmed (calibrate, trim)"}
	case declared.Replicates != nil:
		return locale.Text{FR: "la variance est par répliques (replicates)", EN: "variances are by replicates (replicates)"}
	case len(declared.Stages) > 1 && !declared.Stages[0].FPC.IsZero():
		return locale.Text{FR: "le plan a plusieurs degrés qui comptent", EN: "the design has several stages that count"}
	}
	return locale.Text{}
}

// newSampler returns the sampler of an export; nil where the side declares no design.
func newSampler(export *survey.Export) *sampler {
	declared := export.Side.Design
	if declared == nil {
		return nil
	}
	s := &sampler{export: export, declared: declared, format: formatOf(declared.Decimal, ""), weight: export.DesignColumn(declared.Weight),
		stratum: -1, cluster: -1, fpc: -1, units: map[[2]int32]sampled{}}
	shape := design.Shape{Nest: declared.Nest, Lonely: design.Lonely(declared.Lonely), Gathered: true}
	if len(declared.Stages) > 0 {
		first := declared.Stages[0]
		s.stratum, s.cluster, s.fpc = export.DesignColumn(first.Strata), export.DesignColumn(first.Cluster), export.DesignColumn(first.FPC)
		shape.Stages = []design.Form{{Clusters: s.cluster >= 0, FPC: s.fpc >= 0}}
	}
	s.plan = design.NewPlan(shape)
	return s
}

// sample returns the unit and the weight of a row; false where something is wrong with them, which problem gets.
func (s *sampler) sample(b *scan.Batch, record int, r scan.Record, problem func(diag.List)) (unit int, weight float64, ok bool) {
	weight, ok = s.number(b, record, r, s.weight, s.declared.Weight, problem)
	if !ok {
		return 0, 0, false
	}
	if wrong := design.WeightProblem(weight); !wrong.IsZero() {
		problem(diag.List{{Pos: b.Pos(record, s.weight), Rule: "design", Message: wrong}})
		return 0, 0, false
	}
	h, i, fpc := int32(0), int32(0), 0.0
	if s.stratum >= 0 {
		h = s.strata.of(r, s.stratum)
	}
	if s.cluster >= 0 {
		i = s.clusters.of(r, s.cluster)
	}
	if s.fpc >= 0 {
		if fpc, ok = s.number(b, record, r, s.fpc, s.declared.Stages[0].FPC, problem); !ok {
			return 0, 0, false
		}
	} else if at := int(h)*gridWidth + int(i); i < gridWidth && at < len(s.grid) && s.grid[at] > 0 {
		unit = int(s.grid[at] - 1)
		s.plan.Another(unit)
		return unit, weight, true
	}
	if known, there := s.units[[2]int32{h, i}]; there && known.fpc == fpc {
		s.plan.Another(int(known.unit))
		return int(known.unit), weight, true
	}
	unit, ok = s.newUnit(b, record, r, h, i, fpc, problem)
	return unit, weight, ok
}

// gridWidth is how many clusters of a stratum stand in the grid, and gridRows how many strata.
const (
	gridWidth = 4096
	gridRows  = 64
)

// number reads a cell of the design; 1 where there is no such column.
func (s *sampler) number(b *scan.Batch, record int, r scan.Record, at int, heading study.Located, problem func(diag.List)) (float64, bool) {
	if at < 0 {
		return 1, true
	}
	cell := r.Cell(at)
	if x, ok := s.format.Parse(cell); ok {
		return x, true
	}
	x, problems := s.export.DesignNumber(heading, cellOf(b, record, at, cell))
	if len(problems) > 0 {
		problem(problems)
	}
	return x, len(problems) == 0
}

// newUnit tells the plan of a row whose labels or correction are new.
func (s *sampler) newUnit(b *scan.Batch, record int, r scan.Record, h, i int32, fpc float64, problem func(diag.List)) (int, bool) {
	label, places, ok := design.Label{FPC: fpc}, unitPlaces{row: diag.Pos{File: s.export.File, Line: b.Pos(record, 0).Line}}, true
	read := func(at int, heading study.Located, to *string, pos *diag.Pos) {
		if at < 0 {
			return
		}
		text, problems := s.export.DesignLabel(heading, cellOf(b, record, at, r.Cell(at)))
		if *to, *pos = text, b.Pos(record, at); len(problems) > 0 {
			problem(problems)
			ok = false
		}
	}
	if len(s.declared.Stages) > 0 {
		read(s.stratum, s.declared.Stages[0].Strata, &label.Stratum, &places.stratum)
		read(s.cluster, s.declared.Stages[0].Cluster, &label.Cluster, &places.cluster)
	}
	if !ok {
		return 0, false
	}
	if s.fpc >= 0 {
		places.fpc = b.Pos(record, s.fpc)
	}
	s.named = append(s.named, places)
	unit := s.plan.Unit([]design.Label{label})
	s.units[[2]int32{h, i}] = sampled{unit: int32(unit), fpc: fpc}
	if s.fpc < 0 && i < gridWidth && h < gridRows {
		if least := (int(h) + 1) * gridWidth; len(s.grid) < least {
			s.grid = append(s.grid, make([]int32, least-len(s.grid))...)
		}
		s.grid[int(h)*gridWidth+int(i)] = int32(unit) + 1
	}
	return unit, true
}

// merge adds what another sampler of the same export has seen.
func (s *sampler) merge(other *sampler) {
	s.plan.Merge(other.plan)
	s.named = append(s.named, other.named...)
}

// problems returns what is wrong with the units of all rows.
func (s *sampler) problems() diag.List {
	var list diag.List
	for _, p := range s.plan.Problems() {
		message, at := p.Message, s.named[p.Row]
		pos := map[string]diag.Pos{"stratum": at.stratum, "cluster": at.cluster, "fpc": at.fpc}[p.Column]
		if pos.IsZero() {
			pos = at.row
		}
		if p.Column == "cluster" && !s.declared.Nest {
			message = locale.Textf("%s (nest: true)", "%s (nest: true)", message)
		}
		list.Add(pos, diag.Error, "design", message)
	}
	return list
}
