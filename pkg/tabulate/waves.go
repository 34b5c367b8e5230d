package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/compare"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A WavesRequest says what to follow from wave to wave.
type WavesRequest struct {
	Names       []string // questions, answers (question=code), scales and other variables; nil for all questions and scales
	From        string   // the earlier wave of the changes; "" for the first, or with To empty for each wave and the next
	To          string   // the later wave; "" for the last, or with From empty for each wave and the next
	CommonItems bool     // the surveys score only the items that are common to the waves
}

// A WavesReport follows the variables of a study from wave to wave.
type WavesReport struct {
	Surveys   []*survey.Survey // one for each wave, the oldest first
	Series    []WaveSeries     // by side, question by question
	Matchings []Matching       // who is who, for every two waves that are compared on some side
	request   WavesRequest
	options   Options
	only      [][2]int // the two waves of the request, or nil
}

// A WaveSeries is a variable of one side, or the score of the regions, wave by wave.
type WaveSeries struct {
	Side     *study.Side  // whose, as the study of the last wave has it; named study.RegionUnit for the joined regions
	Variable Compared     // as the last wave that has it has it
	Heading  locale.Text  // question or variable under which it stands
	Points   []WavePoint  // one for each wave
	Changes  []WaveChange // of each wave that has it and the next such, or of the two asked for
	followed followed
}

// A WavePoint is the value of a variable in one wave.
type WavePoint struct {
	Survey  *survey.Survey    // the wave
	Why     locale.Text       // why there is no value, such as: the question was not put; empty where there is one
	Group   ComparedGroup     // the value with its base; zero where Why says that there is none
	Finite  estimate.Interval // of a share or a mean, for the units of the population
	SD      float64           // standard deviation of numbers, under a design that of the population; no meaning where HasSD is false
	HasSD   bool              // there are two values at least
	Sampled bool              // the side declares a design
	frame   *dataset.Frame
	takes   Compared
	mask    dataset.Mask
}

// Waves follows variables over the waves of a study. The surveys are those of all of its waves, the oldest first. Of the
// options, Where, Base, Level, Interval and Seed count. The error is a *UsageError.
func Waves(surveys []*survey.Survey, request WavesRequest, options Options) (*WavesReport, error) {
	r := &WavesReport{Surveys: surveys, request: request, options: options}
	if err := r.readRequest(); err != nil {
		return nil, err
	}
	def := surveys[len(surveys)-1].Study
	sides, err := options.unitsOfStudy(def)
	if err != nil {
		return nil, err
	}
	list, err := followedOf(def, sides, request.Names)
	if err != nil {
		return nil, err
	}
	units := sides
	if def.Link != nil && options.Where == "" {
		units = append(slices.Clip(units), study.RegionUnit)
	}
	for len(list) > 0 {
		n := 1 // The answers to one question go together, side by side.
		for n < len(list) && list[n].heading == list[0].heading {
			n++
		}
		for _, unit := range units {
			if err := r.add(def, unit, list[:n]); err != nil {
				return nil, err
			}
		}
		list = list[n:]
	}
	return r, nil
}

// add follows what stands under one heading, on one side or of the regions.
func (r *WavesReport) add(def *study.Definition, unit string, list []followed) error {
	side := def.Side(unit)
	if unit == study.RegionUnit {
		side = &study.Side{Name: unit, Label: study.Label{Text: def.UnitLabel(unit)}}
	}
	for _, f := range list {
		if !f.isOf(def, unit) {
			continue
		}
		series, err := r.series(side, f)
		if err != nil {
			return err
		}
		r.Series = append(r.Series, series)
	}
	return nil
}

// readRequest finds the waves that the request names, and reports those that there are not.
func (r *WavesReport) readRequest() error {
	if r.request.From == "" && r.request.To == "" {
		return nil
	}
	names := make([]string, len(r.Surveys))
	for i, s := range r.Surveys {
		names[i] = s.Study.Wave
	}
	pair := [2]int{0, len(names) - 1}
	for k, name := range [2]string{r.request.From, r.request.To} {
		if name == "" {
			continue
		}
		if pair[k] = slices.Index(names, name); pair[k] < 0 {
			flag := [2]string{"--from", "--to"}[k]
			return usage("%s %q\u00a0: attendu %s%s", "%s %q: expected %s%s", flag, name, diag.OneOf(names), diag.DidYouMean(name, names))
		}
	}
	if pair[0] == pair[1] {
		return usage("--from et --to\u00a0: deux vagues différentes", "--from and --to: two different waves")
	}
	r.only = [][2]int{pair}
	return nil
}

// pairsOf returns the waves to compare: those of the request, or of some waves each with the next.
func (r *WavesReport) pairsOf(has func(wave int) bool) [][2]int {
	if r.only != nil {
		return r.only
	}
	var pairs [][2]int
	last := -1
	for w := range r.Surveys {
		if !has(w) {
			continue
		}
		if last >= 0 {
			pairs = append(pairs, [2]int{last, w})
		}
		last = w
	}
	return pairs
}

// series follows one variable of one side.
func (r *WavesReport) series(side *study.Side, f followed) (WaveSeries, error) {
	series := WaveSeries{Side: side, Heading: f.heading, followed: f}
	for _, s := range r.Surveys {
		point, err := r.point(s, side.Name, f)
		if err != nil {
			return series, err
		}
		if point.Why.IsZero() || series.Variable.Name == "" {
			series.Variable = point.takes
		}
		series.Points = append(series.Points, point)
	}
	for _, pair := range r.pairsOf(func(w int) bool { return series.Points[w].Why.IsZero() }) {
		series.Changes = append(series.Changes, r.change(series, pair))
	}
	return series, nil
}

// point estimates a variable in one wave.
func (r *WavesReport) point(s *survey.Survey, side string, f followed) (WavePoint, error) {
	p := WavePoint{Survey: s, Why: f.whyNot(s.Study, side), frame: s.Frame(side)}
	p.takes, _ = findCompared(s.Study, p.frame, f.name)
	if !p.Why.IsZero() {
		return p, nil
	}
	groups, _, err := Options{Where: r.options.Where}.groups(s, p.frame)
	if err != nil {
		return p, err
	}
	g := groups[0]
	g.label, g.key, p.mask = s.Study.WaveLabel(s.Study.Wave), s.Study.Wave, g.mask
	if p.Group, p.Sampled, err = alone(s, p.frame, p.takes, g, r.options); err != nil {
		return p, err
	}
	population := 0
	switch {
	case side == study.RegionUnit:
		population = p.frame.Len() // The joined regions are a population of their own.
	case r.options.Where == "" && !p.Sampled && (f.question == nil || f.question.AskedIf.IsZero()):
		population = s.Population(side)
	}
	p.describe(population, g, r.options.level())
	return p, nil
}

// describe adds the interval for the population and the standard deviation.
func (p *WavePoint) describe(population int, g group, level float64) {
	if p.takes.IsShare {
		p.Finite = estimate.FinitePopulation(p.Group.Share.Count, p.Group.Share.Base, population, level)
		return
	}
	summary := estimate.Describe(p.Group.values)
	if population > 0 {
		p.Finite = estimate.MeanInterval(summary, population, level)
	}
	p.SD, p.HasSD = summary.SD, summary.HasSD()
	if sampling := p.Survey.Samplings[p.frame.Name]; sampling != nil && p.HasSD {
		cells := standardDeviations(sampling.Design, p.takes.variable, []group{g}, []Estimated{{Estimate: p.Group.Estimate}})
		p.SD = cells[0].Number
	}
}

// alone estimates a variable over some units of a frame.
func alone(s *survey.Survey, frame *dataset.Frame, variable Compared, g group, options Options) (ComparedGroup, bool, error) {
	one := Comparison{Frame: frame, Variable: variable}
	m := one.member(g, options.base(s.Study))
	one.Groups = []ComparedGroup{m.ComparedGroup}
	numbers, domains := make([]float64, frame.Len()), design.Groups{Of: slices.Repeat([]int{-1}, frame.Len()), Count: 1}
	for k, i := range m.rows {
		numbers[i], domains.Of[i] = m.values[k], 0
	}
	err := one.estimateGroups(s, numbers, domains, options)
	return one.Groups[0], one.Sampled, err
}

// settings returns the options of the tests of so many units.
func (r *WavesReport) settings(units int) compare.Options {
	return compare.Options{Level: r.options.level(), Permutations: permutationsFor(units), Seed: r.options.Seed}
}
