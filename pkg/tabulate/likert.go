package tabulate

import (
	"math"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A Likert is how one question with codes was answered, on one side and in one group of its units.
type Likert struct {
	Question *study.Question // of type study.Choice or study.YesNo
	Rates    []Rate          // of each answer, in the order of the study file, over the units that answered
	Ordered  bool            // each answer stands for a value, so that there are a mean, a standard deviation and highest answers
	Mean     Estimated       // of the values; zero where Ordered is false
	SD       float64         // standard deviation of the values, of the population under a design; 0 where HasSD is false
	HasSD    bool            // false: fewer than two units answered, or Ordered is false
	Top      float64         // percent of the highest answers, weighted under a design; 0 where HasTop is false
	HasTop   bool            // false: nobody answered, Ordered is false, or there are no more answers than those
}

// Likerts returns how questions that may share a list of answers were answered, on every side and in every group. With no
// questions, all those whose answers have values and are those of another question too; in a study without any, all that
// share their answers. top is how many of the highest answers are taken together. Of the options, Where, By and Level
// count: the base is always the units that answered.
func Likerts(s *survey.Survey, questions []string, top int, options Options) ([]Likert, error) {
	if top < 1 {
		return nil, usage("--top %d\u00a0: attendu un nombre à partir de 1", "--top %d: expected a number from 1 on", top)
	}
	asked, err := likertQuestions(s.Study, questions)
	if err != nil {
		return nil, err
	}
	units, err := options.units(s.Study)
	if err != nil {
		return nil, err
	}
	options.Base, options.Interval = study.AnsweredBase, ""
	var list []Likert
	for _, q := range asked {
		for _, unit := range units {
			if !s.Study.Asks(unit, q) {
				continue
			}
			more, err := likertsOf(s, unit, q, top, options)
			if err != nil {
				return nil, err
			}
			list = append(list, more...)
		}
	}
	if len(list) == 0 {
		return nil, usage("aucune des parties que --where et --by retiennent n'a répondu à\u00a0: %s", "no side that --where and --by keep was asked: %s", strings.Join(questions, ", "))
	}
	return list, nil
}

// likertQuestions resolves the names of questions.
func likertQuestions(def *study.Definition, names []string) ([]*study.Question, error) {
	var all, ordered []*study.Question
	var known []string
	for _, entry := range def.Questions {
		if q := entry.Value; q.Type.IsCategory() {
			all, known = append(all, q), append(known, q.Name)
			if q.IsOrdered() {
				ordered = append(ordered, q)
			}
		}
	}
	if len(names) == 0 {
		return battery(ordered, all)
	}
	var questions []*study.Question
	for _, name := range names {
		q := def.Question(name)
		if q == nil || !q.Type.IsCategory() {
			return nil, unknown(locale.Text{FR: "question à une réponse", EN: "question with one answer"}, name, known)
		}
		questions = append(questions, q)
	}
	return questions, nil
}

// battery returns the questions of the first list with any that share their answers with another one of it.
func battery(lists ...[]*study.Question) ([]*study.Question, error) {
	for _, list := range lists {
		shared := slices.DeleteFunc(slices.Clone(list), func(q *study.Question) bool {
			return !slices.ContainsFunc(list, func(other *study.Question) bool { return other != q && sameAnswers(q, other) })
		})
		if len(shared) > 0 {
			return shared, nil
		}
	}
	return nil, usage("aucune question ne partage ses réponses avec une autre\u00a0; nommer celles à montrer",
		"no question shares its answers with another; name those to show")
}

// sameAnswers reports whether two questions have the same codes with the same values.
func sameAnswers(a, b *study.Question) bool {
	codes := a.AnswerCodes()
	return slices.Equal(codes, b.AnswerCodes()) && !slices.ContainsFunc(codes, func(code string) bool {
		x, hasX := a.Value(code)
		y, hasY := b.Value(code)
		return x != y || hasX != hasY
	})
}

// likertsOf computes one question on one side, group by group.
func likertsOf(s *survey.Survey, unit string, q *study.Question, top int, options Options) ([]Likert, error) {
	v := s.Frame(unit).Variable(q.Name)
	every := *q
	every.Type = study.Choice // The rates of a yes/no question are of its yes only.
	rates, err := ratesOf(s, s.Study.Side(unit), &every, options)
	if err != nil {
		return nil, err
	}
	codes := len(q.AnswerCodes())
	list := make([]Likert, len(rates)/codes)
	for g := range list {
		list[g] = Likert{Question: q, Rates: rates[g*codes : (g+1)*codes], Ordered: q.IsOrdered()}
	}
	if !q.IsOrdered() {
		return list, nil
	}
	var highest net
	if top < codes {
		if highest, err = topOf(v, top); err != nil {
			return nil, err
		}
	}
	means, err := estimatesOf(s, s.Frame(unit), Request{Statistic: MeanOf}, pair{top: valuesOfCodes(v)}, options)
	for g := range means {
		list[g].Mean = means[g]
		list[g].sum(highest.codes)
	}
	return list, err
}

// valuesOfCodes returns a question with codes as the numbers that its answers stand for.
func valuesOfCodes(v *dataset.Variable) *dataset.Variable {
	numbers := dataset.NewNumbers(v.Name, v.Label, len(v.States))
	numbers.Source = v.Source
	for i, state := range v.States {
		numbers.States[i] = state
		if state == study.Answered {
			numbers.Numbers[i], _ = v.Source.Value(v.Words[i])
		}
	}
	return numbers
}

// sum adds up the highest answers, and computes the standard deviation from the shares of the answers:
//
//	√(Σ p (x - x̄)² n/(n-1))
//
// which without weights is that of the sample, and under a design what svyvar of the package survey of R estimates.
func (l *Likert) sum(highest []string) {
	variance, n := 0.0, 0
	for _, rate := range l.Rates {
		percent, ok := rate.Percent()
		if !ok {
			return
		}
		l.HasTop, n = len(highest) > 0, rate.Share.Base
		if slices.Contains(highest, rate.Code) {
			l.Top += percent
		}
		value, _ := l.Question.Value(rate.Code)
		variance += percent / 100 * (value - l.Mean.Estimate.Value) * (value - l.Mean.Estimate.Value)
	}
	if l.HasSD = n > 1; l.HasSD {
		l.SD = math.Sqrt(variance * float64(n) / float64(n-1))
	}
}
