package tabulate

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/compare"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// A WaveChange is what a variable changed by from one wave to another: the later value less the earlier one.
type WaveChange struct {
	From, To   int           // places of the waves among the surveys
	Why        locale.Text   // why it is not computed; empty where it is
	Unpaired   Tested        // the respondents of the two waves taken as independent samples
	UnpairedSE float64       // its standard error; 0 where there is none, as of a share without a design
	Paired     Tested        // those with an answer in both waves; no meaning where Pairs is 0
	PairedSE   float64       // its standard error; 0 where there is none, as of a share
	Pairs      int           // respondents with an answer in both waves; 0 also under a design, where no paired change is offered
	Units      [2]int        // units that count, in the earlier and in the later wave
	Doubts     []locale.Text // what is doubtful, each once
}

// change compares two points of a series.
func (r *WavesReport) change(series WaveSeries, waves [2]int) WaveChange {
	from, to := series.Points[waves[0]], series.Points[waves[1]]
	c := WaveChange{From: waves[0], To: waves[1], Units: [2]int{len(from.Group.values), len(to.Group.values)}}
	var pairs [][2]int
	if from.Why.IsZero() && to.Why.IsZero() {
		pairs = r.matching(series.Side, c.From, c.To).pairs
	}
	switch {
	case !from.Why.IsZero():
		c.Why = from.Why
	case !to.Why.IsZero():
		c.Why = to.Why
	case !sameItems(from, to, series.followed.scale):
		c.Why = itemsDiffer
	case c.Units[0] == 0 || c.Units[1] == 0:
		c.Why = locale.Text{FR: "aucune valeur", EN: "no value"}
	default:
		r.test(&c, from, to, pairs)
	}
	return c
}

// sameItems reports whether a scale has the same items in two waves; true for anything but a scale.
func sameItems(from, to WavePoint, scale *study.Scale) bool {
	if scale == nil {
		return true
	}
	return slices.Equal(itemsIn(from, scale.Name), itemsIn(to, scale.Name))
}

// itemsIn names the items of a scale in a wave.
func itemsIn(p WavePoint, scale string) []string {
	var names []string
	for _, q := range p.Survey.Study.Scale(scale).Questions {
		names = append(names, q.Name)
	}
	return names
}

// test computes the change: unpaired, and paired where respondents match and no design is declared.
func (r *WavesReport) test(c *WaveChange, from, to WavePoint, pairs [][2]int) {
	settings := r.settings(c.Units[0] + c.Units[1])
	isShare := to.takes.IsShare
	if from.Group.Estimate.HasSE && to.Group.Estimate.HasSE && (to.Sampled || !isShare) {
		c.UnpairedSE = math.Hypot(from.Group.Estimate.SE, to.Group.Estimate.SE)
	}
	switch {
	case from.Sampled || to.Sampled:
		c.Unpaired = independentContrast(to.Group.Estimate, from.Group.Estimate, isShare, settings.Level)
		c.doubtOf(c.Unpaired)
		return
	case isShare:
		tests, doubts := sharesOf(FisherTest, []ComparedGroup{to.Group, from.Group}, settings)
		c.Unpaired, c.Doubts = tests[0], doubts
	default:
		c.Unpaired = meansOf(to.Group.values, from.Group.values, settings)[0]
	}
	c.doubtOf(c.Unpaired)
	if isShare {
		c.pairShares(from, to, pairs, settings.Level)
	} else {
		c.pairNumbers(from, to, pairs, settings)
	}
}

// answered reports whether a unit counts in a point and has an answer.
func (p WavePoint) answered(i int) bool {
	return p.mask.Has(i) && p.takes.variable.States[i] == study.Answered
}

// pairShares compares the answers of the respondents that gave one in both waves.
func (c *WaveChange) pairShares(from, to WavePoint, pairs [][2]int, level float64) {
	var counts agree.Paired
	for _, pair := range pairs {
		if !from.answered(pair[0]) || !to.answered(pair[1]) {
			continue
		}
		switch before, now := from.takes.says(pair[0]), to.takes.says(pair[1]); {
		case before && now:
			counts.Both++
		case now:
			counts.First++
		case before:
			counts.Second++
		default:
			counts.Neither++
		}
	}
	if c.Pairs = counts.N(); c.Pairs == 0 {
		return
	}
	mcnemar, _ := agree.Lookup(agree.McNemarExactID)
	test := agree.McNemar(counts)
	c.Paired = pairedDifference(mcnemar, agree.PairedDifference(counts, level))
	c.Paired.P = TestedP{P: test.P, Exists: test.Defined, Method: mcnemar}
	c.doubt(test.Why)
	c.doubtOf(c.Paired)
}

// pairNumbers compares the values of the respondents that have one in both waves.
func (c *WaveChange) pairNumbers(from, to WavePoint, pairs [][2]int, settings compare.Options) {
	var before, now []float64
	for _, pair := range pairs {
		if from.answered(pair[0]) && to.answered(pair[1]) {
			before = append(before, from.takes.variable.Numbers[pair[0]])
			now = append(now, to.takes.variable.Numbers[pair[1]])
		}
	}
	if c.Pairs = len(now); c.Pairs == 0 {
		return
	}
	t := compare.Paired(now, before, settings)
	c.Paired, c.PairedSE = effect(t.Statistic, t.Difference), t.SE
	c.Paired.P = comparedP(t.PValue)
	c.doubt(t.Why)
	c.doubt(t.Warnings...)
	c.doubtOf(c.Paired)
}

// doubtOf keeps why a number is not there, or has no interval.
func (c *WaveChange) doubtOf(t Tested) {
	switch {
	case !t.Defined:
		c.doubt(t.Why)
	case !t.Interval.Exists:
		c.doubt(t.Interval.Why)
	}
}

func (c *WaveChange) doubt(texts ...locale.Text) {
	for _, text := range texts {
		if !text.IsZero() && !slices.Contains(c.Doubts, text) {
			c.Doubts = append(c.Doubts, text)
		}
	}
}
