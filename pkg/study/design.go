package study

import (
	"slices"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// A Design says how the respondents of a side were drawn and how their answers are weighted. Columns are headings of the
// side's export.
type Design struct {
	Weight     Located     `yaml:"weight"`     // column of the weights, or zero: every respondent weighs 1
	Stages     []Stage     `yaml:"stages"`     // of selection, the first one first; none for a simple random sample
	Nest       bool        `yaml:"nest"`       // a cluster's label means another cluster in each stratum
	Lonely     string      `yaml:"lonely"`     // what a stratum with one cluster does: error, centred, average or certainty; "" for error
	Decimal    string      `yaml:"decimal"`    // decimal mark of the columns; "" for a point
	Replicates *Replicates `yaml:"replicates"` // nil where the variance is by linearisation
	Calibrate  *Calibrate  `yaml:"calibrate"`  // nil where the weights are taken as they are
	Trim       *Trim       `yaml:"trim"`       // nil where no weight is trimmed
}

// A Stage is one stage of selection.
type Stage struct {
	Strata  Located `yaml:"strata"`  // column of the stratum, or zero
	Cluster Located `yaml:"cluster"` // column of the unit that was drawn, or zero: the respondent
	FPC     Located `yaml:"fpc"`     // column of the stratum's size in the population, or of its sampling fraction, or zero
}

// Replicates are weights whose estimates vary as the sample would: as columns, or made from the stages.
type Replicates struct {
	Kind    Located   `yaml:"kind"`    // brr, fay, jk1, jkn, bootstrap, preston, sdr or other
	Columns Headings  `yaml:"columns"` // columns of the weights; none: made from the stages
	Number  int       `yaml:"number"`  // of bootstrap replicates to make, the least number of sdr replicates; 0 for 500 or as few as do
	Seed    uint64    `yaml:"seed"`    // of bootstrap replicates
	Rho     *float64  `yaml:"rho"`     // Fay's coefficient; nil for 0.5
	Scale   *float64  `yaml:"scale"`   // multiplies the sum of squares; nil for what the kind says
	Scales  []float64 `yaml:"scales"`  // one a replicate; none for what the kind says
	Around  string    `yaml:"around"`  // "estimate" or "mean", from which deviations are taken; "" for estimate
	DF      int       `yaml:"df"`      // degrees of freedom; 0 for what the replicates give
}

// Headings are columns of an export: listed, or all those that one pattern matches.
type Headings struct {
	Names   []Located // headings, in order
	Pattern Located   // a heading with one * in it, or zero
}

// UnmarshalYAML takes a list of headings, or a pattern.
func (h *Headings) UnmarshalYAML(node ast.Node) error {
	if _, ok := node.(*ast.SequenceNode); ok {
		return yaml.NodeToValue(node, &h.Names)
	}
	return h.Pattern.UnmarshalYAML(node)
}

// IsZero reports whether no heading is named.
func (h Headings) IsZero() bool { return len(h.Names) == 0 && h.Pattern.IsZero() }

// The ways to calibrate.
const (
	PostStratify = "poststratify" // one margin
	Rake         = "rake"         // several margins, one after the other until all hold
	Linear       = "linear"       // generalised regression on margins and totals
)

// A Calibrate makes the weights agree with totals that are known of the population.
type Calibrate struct {
	Method  Located          `yaml:"method"`  // PostStratify, Rake or Linear
	Margins []Margin         `yaml:"margins"` // known sizes of categories
	Totals  Ordered[float64] `yaml:"totals"`  // of Linear: known totals of numeric questions
	Size    float64          `yaml:"size"`    // of Linear: units in the population, where no margin gives it; 0 for none
	Bounds  []float64        `yaml:"bounds"`  // of Linear: least and most by which a weight may be multiplied; none for no bounds
}

// A Margin is the categories of a question with their known sizes in the population.
type Margin struct {
	By     Located          `yaml:"by"`     // question with codes
	Totals Ordered[float64] `yaml:"totals"` // by code
}

// A Trim brings extreme weights back to bounds and gives what they lose or gain to the others.
type Trim struct {
	Of    string  `yaml:"of"`    // what the bounds multiply: median, mean, or weight where they are weights; "" for median
	Lower float64 `yaml:"lower"` // least; 0 for none
	Upper float64 `yaml:"upper"` // most; 0 for none
}

// Columns returns the headings that a design reads, but for those that a pattern stands for, in the order of the file.
func (d *Design) Columns() []Located {
	var columns []Located
	add := func(names ...Located) {
		for _, name := range names {
			if !name.IsZero() && !slices.ContainsFunc(columns, func(c Located) bool { return c.Value == name.Value }) {
				columns = append(columns, name)
			}
		}
	}
	add(d.Weight)
	for _, stage := range d.Stages {
		add(stage.Strata, stage.Cluster, stage.FPC)
	}
	if d.Replicates != nil {
		add(d.Replicates.Columns.Names...)
	}
	return columns
}

// resolveDesigns checks what the designs of the sides say.
func (r *resolver) resolveDesigns() {
	for _, entry := range r.Sides {
		if side := entry.Value; side.Design != nil {
			r.resolveStages(entry.Key, side.Design)
			r.resolveReplicates(entry.Key, side.Design)
			r.resolveCalibrate(side)
			r.resolveTrim(entry.Key, side.Design)
		}
	}
}

func (r *resolver) resolveStages(key Located, d *Design) {
	for i, stage := range d.Stages {
		last := i == len(d.Stages)-1
		if stage.Cluster.IsZero() && !last {
			r.errorf(key, "no-cluster", "partie %q\u00a0: le degré %d de son plan n'a pas de colonne cluster\u00a0; seul le dernier peut s'en passer",
				"side %q: stage %d of its design has no cluster column; only the last stage can do without", key.Value, i+1)
		}
		if i > 0 && !stage.FPC.IsZero() && d.Stages[i-1].FPC.IsZero() {
			r.errorf(stage.FPC, "no-fpc", "le degré %d donne fpc, mais pas le degré %d\u00a0: sans lui, le premier est réputé avec remise et les suivants ne comptent pas",
				"stage %d gives fpc but stage %d does not: without it the earlier one counts as drawn with replacement and the later ones do not matter", i+1, i)
		}
	}
}

func (r *resolver) resolveReplicates(key Located, d *Design) {
	replicates := d.Replicates
	if replicates == nil {
		return
	}
	wrong := func(fr, en string) {
		r.errorf(replicates.Kind, "replicates", "partie %q\u00a0: "+fr, "side %q: "+en, key.Value)
	}
	made := replicates.Columns.IsZero()
	switch {
	case made && replicates.Kind.Value == "other":
		wrong("des répliques de type other ne se tirent pas du plan\u00a0: il faut columns", "replicates of kind other cannot be made from the design: columns is needed")
	case made && (replicates.Scale != nil || len(replicates.Scales) > 0):
		wrong("scale et scales ne servent qu'aux répliques que donne columns", "scale and scales are for replicates that columns gives")
	case !made && d.Calibrate != nil:
		wrong("des répliques en colonnes portent déjà leur calage\u00a0: calibrate ne s'y applique pas", "replicates in columns carry their calibration already: calibrate does not apply to them")
	case !made && d.Trim != nil:
		wrong("trim ne s'applique pas à des répliques en colonnes", "trim does not apply to replicates in columns")
	case replicates.Rho != nil && (*replicates.Rho < 0 || *replicates.Rho >= 1):
		wrong("rho doit être de 0 à moins de 1", "rho must be from 0 to less than 1")
	}
}

func (r *resolver) resolveCalibrate(side *Side) {
	c := side.Design.Calibrate
	if c == nil {
		return
	}
	if c.Method.Value == PostStratify && len(c.Margins) != 1 {
		r.errorf(c.Method, "calibrate", "poststratify prend une marge (ici\u00a0: %d)\u00a0; rake en prend plusieurs", "poststratify takes one margin (here: %d); rake takes several", len(c.Margins))
	}
	if c.Method.Value == Rake && len(c.Margins) == 0 {
		r.errorf(c.Method, "calibrate", "rake veut au moins une marge (margins)", "rake needs at least one margin (margins)")
	}
	if c.Method.Value != Linear && (len(c.Totals) > 0 || c.Size != 0 || len(c.Bounds) > 0) {
		r.errorf(c.Method, "calibrate", "totals, size et bounds vont avec method: linear", "totals, size and bounds go with method: linear")
	}
	if len(c.Bounds) == 2 && !(c.Bounds[0] < 1 && c.Bounds[1] > 1) {
		r.errorf(c.Method, "calibrate", "bounds doit encadrer 1 (comme [0.5, 2])", "bounds must hold 1 between them (such as [0.5, 2])")
	}
	var numbers, categories []string
	for _, q := range r.QuestionsOf(side.Name) {
		if q.Type.IsCategory() {
			categories = append(categories, q.Name)
		}
		if q.Type.IsNumeric() {
			numbers = append(numbers, q.Name)
		}
	}
	for _, margin := range c.Margins {
		if r.known(margin.By, categories, questionWord) {
			r.checkMargin(margin)
		}
	}
	for _, total := range c.Totals {
		r.known(total.Key, numbers, questionWord)
	}
}

// checkMargin compares the categories of a margin with the codes of its question: each has a size.
func (r *resolver) checkMargin(margin Margin) {
	codes := r.Question(margin.By.Value).AnswerCodes()
	for _, total := range margin.Totals {
		if r.known(total.Key, codes, codeWord) && total.Value <= 0 {
			r.errorf(total.Key, "margin", "marge %s, %q\u00a0: l'effectif doit dépasser 0", "margin %s, %q: the size must be above 0", margin.By.Value, total.Key.Value)
		}
	}
	for _, code := range codes {
		if margin.Totals.Index(code) < 0 {
			r.errorf(margin.By, "margin", "marge %s\u00a0: il manque l'effectif de %q", "margin %s: the size of %q is missing", margin.By.Value, code)
		}
	}
}

func (r *resolver) resolveTrim(key Located, d *Design) {
	if t := d.Trim; t != nil && (t.Lower == 0 && t.Upper == 0 || t.Upper > 0 && t.Lower >= t.Upper) {
		r.errorf(key, "trim", "partie %q\u00a0: trim veut une borne lower ou upper, et lower sous upper", "side %q: trim needs a bound lower or upper, and lower below upper", key.Value)
	}
}
