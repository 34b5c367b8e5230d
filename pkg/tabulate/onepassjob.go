package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/onepass"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A passJob is what one pass computes of a side.
type passJob struct {
	*passer
	onepass.Job
	side   *study.Side
	base   *passCases                     // by what decides in which group a row is, and maybe more
	asked  map[*study.Question]*passCases // of the questions of the request that the side was asked: by these answers too
	shares map[*study.Question]int        // of the same, under a design: its place among the Shares of the job
	values []map[int]int                  // of each request of estimates: the value of the job that a pair is, by the place of the pair
	result *onepass.Result
}

// passCases are a set of cases, split into the groups of the options: the same groups in every set.
type passCases struct {
	*survey.Crossing
	index  int            // among the Crossings of the job
	groups []group        // of the cases
	where  []study.Reason // by case: why the condition cannot be decided, or Answered
}

// job says what to read of a side.
func (p *passer) job(side *study.Side) (*passJob, error) {
	j := &passJob{passer: p, side: side, asked: map[*study.Question]*passCases{}, shares: map[*study.Question]int{}}
	if !p.s.Study.HasExport(side.Name) {
		return nil, needsRows("la partie %s n'a pas d'export dans la vague", "side %s has no export in the wave", side.Name)
	}
	if why := onepass.Sums(side.Design); !why.IsZero() {
		return nil, &ErrNeedsRows{Why: why}
	}
	if !side.Folder.IsZero() {
		return nil, needsRows("%s est un dossier de documents", "%s is a folder of documents", side.Folder.Value)
	}
	if !p.s.Export(side.Name).IsText {
		return nil, needsRows("%s est un classeur Excel", "%s is an Excel workbook", side.File.Value)
	}
	if side.Masked {
		return nil, needsRows("des apostrophes sont à couper (masked)", "apostrophes are to be cut (masked)")
	}
	j.Job = onepass.Job{Export: p.s.Export(side.Name), Outline: p.s.Frame(side.Name)}
	var err error
	for _, q := range p.questions {
		if !p.s.Study.Asks(side.Name, q) {
			continue
		}
		if j.asked[q], err = j.cases(q.Name); err != nil {
			return nil, err
		}
		if side.Design != nil {
			j.shares[q] = len(j.Shares)
			j.Shares = append(j.Shares, j.share(q))
		}
		if j.base == nil {
			j.base = j.asked[q]
		}
	}
	if j.base == nil {
		if j.base, err = j.cases(); err != nil {
			return nil, err
		}
	}
	return j, j.addValues()
}

// cases makes cases of what decides in which group a row is, and of further variables.
func (j *passJob) cases(more ...string) (*passCases, error) {
	names := slices.Clone(j.Options.By)
	condition, err := compile(j.s.Study, j.side.Name, j.Options.Where)
	if err != nil {
		return nil, err
	}
	if condition != nil {
		names = append(names, condition.Names()...)
	}
	crossing, why := j.s.Cross(j.side.Name, append(names, more...))
	if !why.IsZero() {
		return nil, &ErrNeedsRows{Why: why}
	}
	c := &passCases{Crossing: crossing, index: len(j.Crossings), where: make([]study.Reason, crossing.Frame.Len())}
	j.Crossings = append(j.Crossings, crossing)
	if c.groups, _, err = j.Options.groups(crossing.Survey, crossing.Frame); err != nil {
		return nil, err
	}
	c.keep()
	for at := range c.where {
		if condition == nil {
			break
		}
		if _, c.where[at], err = crossing.Frame.Holds(condition, at); err != nil {
			return nil, wrongCondition(j.Options.Where, err)
		}
	}
	return c, nil
}

// keep leaves the cases that the study does not keep out of the groups.
func (c *passCases) keep() {
	for k := range c.groups {
		if c.groups[k].mask == nil {
			c.groups[k].mask = slices.Repeat(dataset.Mask{true}, c.Frame.Len())
		}
		for at := range c.groups[k].mask {
			c.groups[k].mask[at] = c.groups[k].mask[at] && c.Kept.Has(at)
		}
	}
}

// groupOf returns the group of each case, or -1.
func (c *passCases) groupOf() []int32 {
	of := slices.Repeat([]int32{-1}, c.Frame.Len())
	for k, g := range c.groups {
		for at, has := range g.mask {
			if has {
				of[at] = int32(k)
			}
		}
	}
	return of
}

// shown returns the places of the groups that are shown: those with a row, and those of answers.
func (c *passCases) shown(rows []int) []int {
	var shown []int
	for k, g := range c.groups {
		n := 0
		for at, has := range g.mask {
			if has {
				n += rows[at]
			}
		}
		if n > 0 || g.shown {
			shown = append(shown, k)
		}
	}
	return shown
}

// share says how a question splits the groups: a category is a code, and the last one every other answer and none.
func (j *passJob) share(q *study.Question) onepass.Share {
	c, codes := j.asked[q], ratedCodes(q)
	n := c.Frame.Len()
	share := onepass.Share{Cases: c.index, Group: slices.Repeat([]int32{-1}, n), Category: slices.Repeat([]int32{int32(len(codes))}, n), Categories: len(codes) + 1}
	for k, g := range c.groups {
		for category, code := range codes {
			counted := shareOf(c.Frame, nil, q, code, g.mask, j.Options.base(j.s.Study))
			for _, at := range counted.InBase {
				share.Group[at] = int32(k)
			}
			for _, at := range counted.Members {
				share.Category[at] = int32(category)
			}
		}
	}
	return share
}

// addValues adds what is estimated of variables.
func (j *passJob) addValues() error {
	for i, bySide := range j.pairs {
		j.values = append(j.values, map[int]int{})
		for k, pair := range bySide[j.side.Name] {
			if err := j.addValue(i, k, pair); err != nil {
				return err
			}
		}
	}
	return nil
}

// addValue adds a pair of a request.
func (j *passJob) addValue(request, place int, pair pair) error {
	if j.side.Design == nil && j.Options.Where == "" && len(j.Options.By) == 0 && j.s.Population(j.side.Name) > 0 {
		return needsRows("la population de %s est connue, et compte si toutes les unités ont une valeur", "the population of %s is known, and counts where all units have a value", j.side.Name)
	}
	c, err := j.casesOf(pair)
	if err != nil {
		return err
	}
	v := onepass.Value{Cases: c.index, Group: c.groupOf(), Groups: len(c.groups)}
	if v.Of, err = j.source(c, pair.top); err != nil {
		return err
	}
	if pair.bottom != nil {
		if v.Over, err = j.source(c, pair.bottom); err != nil {
			return err
		}
	}
	j.values[request][place] = len(j.Values)
	j.Values = append(j.Values, v)
	return nil
}

// casesOf returns cases by what the skip logic of a pair rests on.
func (j *passJob) casesOf(p pair) (*passCases, error) {
	var names []string
	for _, v := range []*dataset.Variable{p.top, p.bottom} {
		if v != nil && v.Source != nil && v.Source.Gate[j.side.Name] != nil {
			names = append(names, v.Source.Gate[j.side.Name].Names()...)
		}
	}
	if len(names) == 0 {
		return j.base, nil
	}
	return j.cases(names...)
}

// scaleSuffixes are those of the variables of a scale.
var scaleSuffixes = []string{"", study.SuffixNotApplicable, study.SuffixAnswered, study.SuffixMaximum}

// source says where the values of a variable come from.
func (j *passJob) source(c *passCases, v *dataset.Variable) (onepass.Source, error) {
	if q := v.Source; q != nil && q.Type.IsNumeric() && !q.Absent {
		return onepass.Source{Question: q, Gate: j.gate(c, q)}, nil
	}
	for _, entry := range j.s.Study.Scales {
		for _, suffix := range scaleSuffixes {
			if entry.Key.Value+suffix != v.Name || entry.Value.Absent {
				continue
			}
			if slices.ContainsFunc(entry.Value.Questions, func(q *study.Question) bool { return q.Gate[j.side.Name] != nil }) {
				return onepass.Source{}, needsRows("un énoncé de %s n'est pas posé à tous (asked_if)", "an item of %s is not asked of everyone (asked_if)", entry.Key.Value)
			}
			return onepass.Source{Scale: entry.Value, Suffix: suffix}, nil
		}
	}
	return onepass.Source{}, needsRows("%s se calcule à partir d'autres variables", "%s is computed from other variables", v.Name)
}

// gate says in which cases a question was to be asked; nil where everyone was.
func (j *passJob) gate(c *passCases, q *study.Question) []onepass.Gate {
	condition := q.Gate[j.side.Name]
	if condition == nil {
		return nil
	}
	gate := make([]onepass.Gate, c.Frame.Len())
	for at := range gate {
		switch asked, state, _ := c.Frame.Holds(condition, at); {
		case asked:
		case state == study.Answered:
			gate[at] = onepass.NotAsked
		default:
			gate[at] = onepass.Undecided
		}
	}
	return gate
}

// rates returns the rates of a question on the side.
func (j *passJob) rates(q *study.Question) ([]Rate, error) {
	c := j.asked[q]
	if c == nil {
		return nil, nil
	}
	rows := j.result.Rows[c.index]
	shown := c.shown(rows)
	groups := make([]group, len(shown))
	for k, place := range shown {
		groups[k] = c.groups[place]
	}
	rates := countRates(j.s, j.side, q, groups, j.Options, func(code string, g group) dataset.Share {
		share := shareOf(c.Frame, rows, q, code, g.mask, j.Options.base(j.s.Study))
		share.InBase, share.Members = nil, nil // They are cases, not units.
		return share
	})
	if j.side.Design != nil {
		codes := len(ratedCodes(q))
		estimates := j.result.Shares[j.shares[q]].Proportions(len(c.groups))
		for r := range rates {
			e := estimates.At(shown[r/codes]*(codes+1)+r%codes, j.Options.level())
			rates[r].Estimate = &e
		}
	}
	return rates, j.Options.addIntervals(rates, j.side.Design != nil)
}

// estimates returns what was estimated for a request on the side.
func (j *passJob) estimates(request int, of Request) []Estimated {
	var list []Estimated
	for k, pair := range j.pairs[request][j.side.Name] {
		value := j.result.Values[j.values[request][k]]
		estimates := tallied(value.Tally, of.Statistic, len(j.base.groups))
		for _, place := range j.base.shown(j.result.Rows[j.base.index]) {
			g := j.base.groups[place]
			e := Estimated{Side: j.side, Variable: pair.top, Over: pair.bottom, Group: g.label, Key: g.key, LeftOut: value.LeftOut[place], Sampled: j.side.Design != nil}
			if e.Estimate = estimates.At(place, j.Options.level()); e.Sampled {
				e.Interval = e.Estimate.Interval
			} else {
				e = e.ofSample(of.Statistic, 0)
			}
			list = append(list, e)
		}
	}
	return list
}

// tallied asks a tally for a mean, a total or a ratio of every group.
func tallied(t *design.Tally, statistic Statistic, groups int) *design.Estimates {
	switch statistic {
	case MeanOf:
		return t.Means(1, groups)
	case TotalOf:
		return t.Totals(1, groups)
	case RatioOf:
		return t.Ratios(1, 2, groups)
	}
	panic("tabulate: statistic: must be mean, total or ratio, not " + string(statistic))
}

// PassSkipsDuplicates reports whether some side has identifiers, in which one pass does not look for duplicates.
func PassSkipsDuplicates(s *survey.Survey) bool {
	return slices.ContainsFunc(s.Study.Sides.Names(), func(side string) bool { return !s.Study.Side(side).ID.IsZero() })
}
