package tabulate

import (
	"errors"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/onepass"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A PassRequest says what to compute in one pass over the exports. Of the options of Rates and Estimates, all count.
type PassRequest struct {
	Rates     bool      // the rates of Questions
	Questions []string  // as Rates takes them
	Estimates []Request // as Estimates takes them
}

// A Pass is what was computed.
type Pass struct {
	Rates     []Rate        // of the questions
	Estimates [][]Estimated // of each request
	Options   Options       // for the tables
}

// ErrNeedsRows is the error for a request that cannot be computed in one pass: the rows must be held.
type ErrNeedsRows struct {
	Why locale.Text // what needs them
}

// Error returns the reason in English.
func (e *ErrNeedsRows) Error() string { return e.Why.EN }

func needsRows(fr, en string, args ...any) error {
	return &ErrNeedsRows{Why: locale.Textf(fr, en, args...)}
}

// OnePass computes rates and estimates by reading each export once, without holding its rows; s is an Outline, which gets
// the diagnostics. The numbers are those of Rates and Estimates but for the last digits. The error is *ErrNeedsRows where
// that is not possible, before any row is read; else as of survey.Load, Rates and Estimates.
func OnePass(s *survey.Survey, request PassRequest, options Options, reading onepass.Options) (*Pass, error) {
	p := &passer{s: s, request: request, Pass: Pass{Options: options}}
	p.Options.undecided = map[string]dataset.Reasons{}
	units, err := p.prepare()
	if err != nil {
		return nil, err
	}
	var jobs []*passJob
	for _, side := range units {
		job, err := p.job(s.Study.Side(side))
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, job)
	}
	for _, job := range jobs {
		if err := job.read(reading); err != nil {
			p.s.Diagnostics.Sort()
			return nil, err
		}
	}
	return &p.Pass, p.collect(jobs)
}

// Held computes rates and estimates of rows that are held; s is one that survey.Load read.
func Held(s *survey.Survey, request PassRequest, options Options) (*Pass, error) {
	p := &Pass{Options: options}
	var err error
	if request.Rates {
		if p.Rates, err = Rates(s, request.Questions, options); err != nil {
			return nil, err
		}
	}
	for _, wanted := range request.Estimates {
		list, err := Estimates(s, wanted, options)
		if err != nil {
			return nil, err
		}
		p.Estimates = append(p.Estimates, list)
	}
	return p, nil
}

// A passer computes a request.
type passer struct {
	Pass
	s         *survey.Survey
	request   PassRequest
	questions []*study.Question
	pairs     []map[string][]pair // of each request of estimates, by side
}

// prepare resolves the names of the request, and returns the sides that it reads.
func (p *passer) prepare() ([]string, error) {
	var err error
	units := map[string]bool{}
	if p.request.Rates {
		if p.questions, err = ratedQuestions(p.s.Study, p.request.Questions); err != nil {
			return nil, err
		}
		sides, err := p.Options.units(p.s.Study)
		if err != nil {
			return nil, err
		}
		for _, side := range sides {
			units[side] = units[side] || slices.ContainsFunc(p.questions, func(q *study.Question) bool { return p.s.Study.Asks(side, q) })
		}
	}
	for _, request := range p.request.Estimates {
		if request.Statistic == QuantileOf {
			return nil, needsRows("un quantile demande les valeurs en ordre", "a quantile needs the values in order")
		}
		sides, err := estimateUnits(p.s, request, p.Options)
		if err != nil {
			return nil, err
		}
		bySide := map[string][]pair{}
		for _, side := range sides {
			units[side], bySide[side] = true, pairsOf(p.s.Study, p.s.Frame(side), request)
		}
		p.pairs = append(p.pairs, bySide)
	}
	return slices.DeleteFunc(slices.Clone(p.s.Study.Sides.Names()), func(side string) bool { return !units[side] }), nil
}

// collect puts the results of the sides in the order of the request.
func (p *passer) collect(jobs []*passJob) error {
	for _, q := range p.questions {
		for _, job := range jobs {
			rates, err := job.rates(q)
			if err != nil {
				return err
			}
			p.Rates = append(p.Rates, rates...)
		}
	}
	if p.request.Rates && len(p.Rates) == 0 && len(p.request.Questions) > 0 {
		return usage("aucune des parties que --where et --by retiennent n'a répondu à\u00a0: %s", "no side that --where and --by keep was asked: %s", strings.Join(p.request.Questions, ", "))
	}
	for i, request := range p.request.Estimates {
		var list []Estimated
		for _, job := range jobs {
			list = append(list, job.estimates(i, request)...)
		}
		p.Pass.Estimates = append(p.Pass.Estimates, list)
	}
	return nil
}

// read reads the export of a job; what is wrong or odd in it goes to the diagnostics of the survey.
func (j *passJob) read(reading onepass.Options) error {
	result, err := onepass.Read(j.Job, reading)
	if err != nil {
		var failure *diag.Failure
		if errors.As(err, &failure) {
			j.s.Diagnostics = append(j.s.Diagnostics, failure.List...)
		}
		return err
	}
	j.result = result
	j.s.SetLeftOut(j.Export, result.LeftOut)
	j.s.Diagnostics = append(j.s.Diagnostics, result.Found...)
	j.noteRows()
	j.noteUnasked()
	j.s.Diagnostics.Sort()
	return nil
}

// noteRows counts the rows that the study does not keep, and those for which the condition cannot be decided.
func (j *passJob) noteRows() {
	var undecided dataset.Reasons
	for at, n := range j.result.Rows[j.base.index] {
		switch {
		case !j.base.Kept.Has(at):
			j.s.Dropped[j.side.Name] += n
		case j.base.where[at] != study.Answered:
			undecided[j.base.where[at]] += n
		}
	}
	j.Options.undecided[j.side.Name] = undecided
}

// noteUnasked warns of answers to questions that were not to be asked.
func (j *passJob) noteUnasked() {
	warn := func(q *study.Question, n int) {
		if n > 0 {
			j.s.Diagnostics.Warnf(diag.Pos{File: j.Export.File}, "not-to-be-asked",
				"question %s\u00a0: réponses à une question qui n'était pas à poser (asked_if: %s)\u00a0: %s\u00a0; elles ne comptent pas",
				"question %s: answers to a question that was not to be asked (asked_if: %s): %s; they do not count", q.Name, q.AskedIf.Value, locale.Count(n))
		}
	}
	said := map[*study.Question]bool{}
	for k, crossing := range j.Crossings {
		for _, q := range crossing.Questions {
			if !said[q] {
				said[q] = true
				warn(q, crossing.UnaskedOf(q, j.result.Rows[k]))
			}
		}
	}
	for i, v := range j.result.Values {
		for k, source := range []onepass.Source{j.Values[i].Of, j.Values[i].Over} {
			if q := source.Question; q != nil && !said[q] {
				said[q] = v.Unasked[k] > 0
				warn(q, v.Unasked[k])
			}
		}
	}
}
