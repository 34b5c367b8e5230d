// Package regional makes the tables of one region of a study whose sides are joined: who answered there, how its scores and
// its side tables stand among those of all regions, and what its units answered, side by side.
//
// New computes what all regions share, once: the tables of a region then cost what the region has, however many there are.
package regional

import (
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// Regions are the joined regions of a study. It does not change, and may be used by many workers at once.
type Regions struct {
	survey    *survey.Survey
	standings []*Standing                // of the scales, then of the side tables
	rates     map[string][]dataset.Share // by question: the share of each side that gives the answer shown, in all regions
}

// A Standing is how the regions stand on one variable.
type Standing struct {
	Variable *dataset.Variable // of the regions
	Scale    *study.Scale      // the scale that it is the score of, or nil
	Table    *study.SideTable  // the side table that it is of, or nil
	Summary  estimate.Summary  // over the regions that have a value
	Ranks    []int             // of each region, 1 the highest, equals sharing theirs; 0 without a value
	Parts    []*Standing       // of a scale: the score of each joined side that has it
	Side     string            // of a part: the side
}

// Label returns what the variable is called.
func (s *Standing) Label() locale.Text {
	if s.Scale != nil {
		return s.Scale.Label.Text
	}
	return s.Table.Label.Text
}

// New returns the regions of a survey, or a *tabulate.UsageError where its sides are not joined.
func New(s *survey.Survey) (*Regions, error) {
	if s.Regions == nil {
		return nil, &tabulate.UsageError{Message: locale.Text{
			FR: "pas de rapport par région\u00a0: les parties de l'étude ne sont pas arrimées (link:)",
			EN: "no report by region: the sides of the study are not joined (link:)",
		}}
	}
	r := &Regions{survey: s, rates: map[string][]dataset.Share{}}
	for _, entry := range s.Study.Scales {
		if v := s.Regions.Variable(entry.Key.Value); v != nil {
			of := standing(v, &Standing{Scale: entry.Value})
			for _, side := range s.Study.LinkedSides() {
				if part := s.Regions.Variable(side + "." + entry.Key.Value); part != nil {
					of.Parts = append(of.Parts, standing(part, &Standing{Scale: entry.Value, Side: side}))
				}
			}
			r.standings = append(r.standings, of)
		}
	}
	for _, entry := range s.Study.Tables {
		r.standings = append(r.standings, standing(s.Regions.Variable(entry.Key.Value), &Standing{Table: entry.Value}))
	}
	for _, q := range r.Questions() {
		for _, side := range s.Study.LinkedSides() {
			r.rates[q.Name] = append(r.rates[q.Name], r.share(side, q))
		}
	}
	return r, nil
}

func standing(v *dataset.Variable, of *Standing) *Standing {
	of.Variable, of.Summary, of.Ranks = v, estimate.Describe(v.Answered(nil)), tabulate.RanksOf(v)
	return of
}

// Len returns the number of regions.
func (r *Regions) Len() int { return len(r.survey.Links) }

// Name returns the name of a region.
func (r *Regions) Name(i int) string { return r.survey.Links[i].Region.Name }

// Code returns the code of a region.
func (r *Regions) Code(i int) string { return r.survey.Links[i].Region.Code }

// Standings returns how the regions stand on each scale, then on each side table.
func (r *Regions) Standings() []*Standing { return r.standings }

// Items returns the questions of a scale.
func (s *Standing) Items() []*study.Question {
	if s.Scale == nil {
		return nil
	}
	return s.Scale.Questions
}

// Questions returns the questions with one answer of a list of codes that a joined side was asked, in the order of the study
// file, but for the items of the scales among the standings.
func (r *Regions) Questions() []*study.Question {
	items := map[*study.Question]bool{}
	for _, of := range r.standings {
		for _, q := range of.Items() {
			items[q] = true
		}
	}
	var questions []*study.Question
	for _, entry := range r.survey.Study.Questions {
		if q := entry.Value; q.Type.IsCategory() && !items[q] && r.asks(q) {
			questions = append(questions, q)
		}
	}
	return questions
}

// asks reports whether a joined side has answers to a question.
func (r *Regions) asks(q *study.Question) bool {
	for _, side := range r.survey.Study.LinkedSides() {
		if r.survey.Frame(side).Variable(q.Name) != nil {
			return true
		}
	}
	return false
}

// share tallies the yes of a question in all regions, over the base of the study; of any other question there is none.
func (r *Regions) share(side string, q *study.Question) dataset.Share {
	frame := r.survey.Frame(side)
	v := frame.Variable(q.Name)
	if v == nil || q.YesCode() == "" {
		return dataset.Share{}
	}
	share, _ := frame.Tally(nil, r.survey.Study.DefaultBase(), func(i int) (bool, study.Reason, error) {
		return v.States[i] == study.Answered && v.Words[i] == q.YesCode(), v.States[i], nil
	})
	return share
}
