package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Rate is the share of the units of a side that give an answer.
type Rate struct {
	Side     *study.Side       // whose answers
	Question *study.Question   // the question
	Code     string            // the answer whose share it is
	Group    locale.Text       // the group of --by, or empty
	Key      string            // the code of the group
	Share    dataset.Share     // count, base, who was left out, all without weights
	Estimate *design.Estimate  // of the population's share, under the design of the side; nil where it declares none
	Like     estimate.Interval // by the interval of the options: for units like these, or under a design for the population
	Finite   estimate.Interval // for the units of the population; none under a design
}

// Percent returns the share in percent, weighted under a design, and false where the base is empty.
func (r Rate) Percent() (float64, bool) {
	if r.Estimate == nil {
		return r.Share.Percent()
	}
	return 100 * r.Estimate.Value, r.Estimate.Exists
}

// Rates returns the shares of the answers to questions: for a yes/no question the share of yes, for any other that of
// every code. With no questions, all those with codes that belong to no scale.
func Rates(s *survey.Survey, questions []string, options Options) ([]Rate, error) {
	asked, err := ratedQuestions(s.Study, questions)
	if err != nil {
		return nil, err
	}
	units, err := options.units(s.Study)
	if err != nil {
		return nil, err
	}
	var rates []Rate
	for _, q := range asked {
		for _, name := range units {
			if !s.Study.Asks(name, q) {
				continue
			}
			more, err := ratesOf(s, s.Study.Side(name), q, options)
			if err != nil {
				return nil, err
			}
			rates = append(rates, more...)
		}
	}
	if len(rates) == 0 && len(questions) > 0 {
		return nil, usage("aucune des parties que --where et --by retiennent n'a répondu à\u00a0: %s", "no side that --where and --by keep was asked: %s", strings.Join(questions, ", "))
	}
	return rates, nil
}

// ratedQuestions resolves the names of questions.
func ratedQuestions(def *study.Definition, names []string) ([]*study.Question, error) {
	var all []string
	var questions []*study.Question
	for _, entry := range def.Questions {
		if q := entry.Value; q.Type.HasCodes() {
			all = append(all, q.Name)
			if len(names) == 0 && !inScale(def, q) && !q.Absent {
				questions = append(questions, q)
			}
		}
	}
	for _, name := range names {
		q := def.Question(name)
		if q == nil || !q.Type.HasCodes() {
			return nil, unknown(locale.Same("question"), name, all)
		}
		questions = append(questions, q)
	}
	return questions, nil
}

func inScale(def *study.Definition, q *study.Question) bool {
	for _, entry := range def.Scales {
		if slices.Contains(entry.Value.Questions, q) {
			return true
		}
	}
	return false
}

// ratesOf returns the shares of the answers to a question on one side, group by group.
func ratesOf(s *survey.Survey, side *study.Side, q *study.Question, options Options) ([]Rate, error) {
	frame := s.Frame(side.Name)
	groups, _, err := options.groups(s, frame)
	if err != nil {
		return nil, err
	}
	rates := countRates(s, side, q, groups, options, func(code string, g group) dataset.Share {
		return shareOf(frame, nil, q, code, g.mask, options.base(s.Study))
	})
	sampling := s.Samplings[side.Name]
	if sampling != nil {
		if codes := len(ratedCodes(q)); q.Type == study.Multiple {
			estimateTicks(sampling.Design, frame, rates, codes, options.level())
		} else {
			estimateRates(sampling.Design, frame, rates, codes, options.level())
		}
	}
	return rates, options.addIntervals(rates, sampling != nil)
}

// ratedCodes returns the answers to a question whose shares are rates: the yes, or every one.
func ratedCodes(q *study.Question) []string {
	if q.Type == study.YesNo {
		return []string{q.YesCode()}
	}
	return q.AnswerCodes()
}

// countRates makes the rates of a question on one side from the shares of its answers in groups.
func countRates(s *survey.Survey, side *study.Side, q *study.Question, groups []group, options Options, share func(code string, g group) dataset.Share) []Rate {
	population := 0
	if options.Where == "" && len(options.By) == 0 && q.AskedIf.IsZero() && s.Samplings[side.Name] == nil {
		population = s.Population(side.Name)
	}
	var rates []Rate
	for _, g := range groups {
		for _, code := range ratedCodes(q) {
			rate := Rate{Side: side, Question: q, Code: code, Group: g.label, Key: g.key, Share: share(code, g)}
			if n := len(rates); n > 0 && slices.Equal(rate.Share.InBase, rates[n-1].Share.InBase) {
				rate.Share.InBase = rates[n-1].Share.InBase // The answers to a question share a base: it is kept once.
			}
			rate.Finite = estimate.FinitePopulation(rate.Share.Count, rate.Share.Base, population, options.level())
			rates = append(rates, rate)
		}
	}
	return rates
}

// addIntervals gives rates the interval of the options.
func (o Options) addIntervals(rates []Rate, designed bool) error {
	interval, err := o.rateInterval(designed)
	if err != nil {
		return err
	}
	for r := range rates {
		rates[r].Like = interval.of(rates[r], o.level())
	}
	return nil
}

// estimateRates estimates the shares under a design: rates holds those of the codes of every group in turn.
func estimateRates(d *design.Design, frame *dataset.Frame, rates []Rate, codes int, level float64) {
	of, category := make([]int, frame.Len()), make([]int, frame.Len())
	for i := range of {
		of[i], category[i] = -1, codes // The last category is every other answer, and none.
	}
	for r, rate := range rates {
		for _, i := range rate.Share.InBase {
			of[i] = r / codes
		}
		for _, i := range rate.Share.Members {
			category[i] = r % codes
		}
	}
	estimates := d.Proportions(category, codes+1, design.Groups{Of: of, Count: len(rates) / codes})
	for r := range rates {
		e := estimates.At(r/codes*(codes+1)+r%codes, level)
		rates[r].Estimate = &e
	}
}

// shareOf tallies one answer to a question, unit i standing for times[i] of them; nil for one each.
func shareOf(frame *dataset.Frame, times []int, q *study.Question, code string, within dataset.Mask, base study.Base) dataset.Share {
	v, gives := frame.Variable(q.Name), givesCode(frame, q, code)
	share, _ := frame.TallyTimes(times, within, base, func(i int) (bool, study.Reason, error) {
		return gives(i), v.States[i], nil
	})
	return share
}
