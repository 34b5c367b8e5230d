package tabulate

import (
	"math"
	"slices"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A ValueAgreement is what the two linked sides answered to a question with codes or numbers, region by region, and how
// far they agree.
type ValueAgreement struct {
	Question  *study.Question   // the question, of type study.Choice or a number
	Metric    agree.Metric      // what its answers are taken for
	Silent    int               // regions in which a side has no answer
	Undecided int               // other regions in which a side has no single most frequent answer; 0 but for agree.Nominal
	Observed  agree.Coefficient // share of the regions in which both sides have the same answer; undefined for numbers
	Kappa     agree.Coefficient // Cohen's, weighted as metricWeights says; undefined for numbers
	AC        agree.Coefficient // Gwet's, weighted alike; undefined for numbers
	Alpha     agree.Coefficient // Krippendorff's, by Metric
}

// AgreementMetrics names the metrics of a ValueAgreement, from the one that supposes least.
func AgreementMetrics() []string {
	var names []string
	for _, metric := range agree.Metrics {
		names = append(names, metric.String())
	}
	return names
}

// metricWeights are the weights of kappa and AC that go with the metrics of alpha; codes have no ratios.
var metricWeights = map[agree.Metric]agree.Weights{agree.Nominal: agree.Identity, agree.Ordinal: agree.Linear, agree.Squared: agree.Quadratic}

// AgreementNames sorts names into those that Agreements takes, scales and yes/no questions, and those that
// ValueAgreements takes, questions with codes or numbers that both linked sides were asked. Without names, they are what
// Agreements takes by itself, or where there is none all that ValueAgreements takes.
func AgreementNames(s *survey.Survey, names []string) (yes, values []string, err error) {
	if s.Regions == nil {
		return nil, nil, noLink()
	}
	known, withValues := agreementNames(bothScales(s), bothQuestions(s)), bothValues(s)
	if len(names) == 0 && len(known) == 0 && len(withValues) > 0 {
		names = withValues
	}
	for _, name := range names {
		switch {
		case slices.Contains(known, name):
			yes = append(yes, name)
		case !slices.Contains(withValues, name):
			what := locale.Text{FR: "échelle ou question des deux parties", EN: "scale or question of both sides"}
			return nil, nil, unknown(what, name, append(known, withValues...))
		case !slices.Contains(values, name):
			values = append(values, name)
		}
	}
	return yes, values, nil
}

// noLink is the error of a study without a link.
func noLink() error {
	return usage("pas d'accord à mesurer\u00a0: l'étude ne déclare pas d'arrimage (link:)", "no agreement to measure: the study declares no link (link:)")
}

// bothValues names the questions with codes or numbers that both linked sides were asked, without those of yes or no.
func bothValues(s *survey.Survey) []string {
	sides := s.Study.LinkedSides()
	var names []string
	for _, entry := range s.Study.Questions {
		q := entry.Value
		if (q.Type == study.Choice || q.Type.IsNumeric()) && s.Study.Asks(sides[0], q) && s.Study.Asks(sides[1], q) {
			names = append(names, q.Name)
		}
	}
	return names
}

// ValueAgreements compares the answers of the two linked sides to questions that AgreementNames knows, region by region.
// The metric is one of AgreementMetrics, or "" for nominal codes and interval numbers: a study does not say whether its
// codes are in order. It is an error to ask for the ratios of codes.
func ValueAgreements(s *survey.Survey, names []string, metric string, options Options) ([]ValueAgreement, error) {
	var list []ValueAgreement
	for _, name := range names {
		q := s.Study.Question(name)
		chosen, known := agree.LookupMetric(metric)
		switch {
		case !known && metric != "":
			panic("tabulate: metric: none is named " + metric)
		case metric == "" && q.Type.IsNumeric():
			chosen = agree.Squared
		case chosen == agree.Ratio && !q.Type.IsNumeric():
			return nil, usage("--metric ratio\u00a0: il faut des nombres\u00a0; %s a des codes", "--metric ratio: numbers are needed; %s has codes", name)
		}
		if q.Type.IsNumeric() {
			list = append(list, numbersAgreement(s, q, chosen, options))
		} else {
			list = append(list, codesAgreement(s, q, chosen, options))
		}
	}
	return list, nil
}

// numbersAgreement compares numbers. Several of one side in a region become one as the link says.
func numbersAgreement(s *survey.Survey, q *study.Question, metric agree.Metric, options Options) ValueAgreement {
	a := ValueAgreement{Question: q, Metric: metric}
	a.Observed.Why = locale.Text{
		FR: "l'accord observé, le kappa et l'AC sont pour des codes, pas pour des nombres",
		EN: "the observed agreement, kappa and AC are for codes, not for numbers",
	}
	a.Kappa.Why, a.AC.Why = a.Observed.Why, a.Observed.Why
	coders := make([][]float64, 2)
	for region := range s.Links {
		silent := false
		for k, side := range s.Study.LinkedSides() {
			v, x := s.Frame(side).Variable(q.Name), math.NaN()
			var numbers []float64
			for _, i := range answered(s, q, side, region) {
				numbers = append(numbers, v.Numbers[i])
			}
			if len(numbers) > 0 {
				x = survey.Combine(numbers, s.Study.Link.Combine)
			}
			silent = silent || len(numbers) == 0
			coders[k] = append(coders[k], x)
		}
		if silent {
			a.Silent++
		}
	}
	a.Alpha = agree.KrippendorffNumbers(coders, metric, agree.Options{Level: options.level()})
	return a
}

// answered lists the units of a side in a region that answered a question.
func answered(s *survey.Survey, q *study.Question, side string, region int) []int {
	v := s.Frame(side).Variable(q.Name)
	return slices.DeleteFunc(slices.Clone(s.Links[region].Units[side]), func(i int) bool { return v.States[i] != study.Answered })
}

// codesAgreement compares codes. Several of one side in a region become one: the most frequent, or the median of codes
// in order.
func codesAgreement(s *survey.Survey, q *study.Question, metric agree.Metric, options Options) ValueAgreement {
	a := ValueAgreement{Question: q, Metric: metric}
	codes := q.AnswerCodes()
	coders := make([][]int, 2)
	for region := range s.Links {
		silent, undecided := false, false
		for k, side := range s.Study.LinkedSides() {
			v, counts := s.Frame(side).Variable(q.Name), make([]int, len(codes))
			units := answered(s, q, side, region)
			for _, i := range units {
				counts[slices.Index(codes, v.Words[i])]++
			}
			code := oneCode(counts, metric)
			silent, undecided = silent || len(units) == 0, undecided || len(units) > 0 && code == agree.Missing
			coders[k] = append(coders[k], code)
		}
		switch {
		case silent:
			a.Silent++
		case undecided:
			a.Undecided++
		}
	}
	table, _ := agree.Cross(coders[0], coders[1], len(codes))
	level := agree.Options{Level: options.level(), Weights: metricWeights[metric]}
	a.Observed, a.Kappa, a.AC = agree.Observed(table, level), agree.Cohen(table, level), agree.Gwet(table, level)
	a.Alpha = agree.Krippendorff(coders, len(codes), metric, level)
	return a
}

// oneCode returns the code that stands for several, by how often each was given: the most frequent, if there is one, of
// nominal codes; else the median, the lower of the two in the middle. It is agree.Missing where there is none.
func oneCode(counts []int, metric agree.Metric) int {
	total, most, times := 0, agree.Missing, 0
	for code, count := range counts {
		total += count
		switch {
		case count == 0 || most >= 0 && count < counts[most]:
		case most >= 0 && count == counts[most]:
			times++
		default:
			most, times = code, 1
		}
	}
	if metric == agree.Nominal {
		if times > 1 {
			return agree.Missing
		}
		return most
	}
	below := 0
	for code, count := range counts {
		if below += count; count > 0 && 2*below >= total {
			return code
		}
	}
	return agree.Missing
}
