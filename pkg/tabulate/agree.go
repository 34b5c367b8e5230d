package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A UnitsRule says when the several units that a side has in a region say yes as one. Units without an answer have no
// say. The empty rule is Majority.
type UnitsRule string

// The rules.
const (
	Majority UnitsRule = "majority" // at least half of them do
	AnyUnit  UnitsRule = "any"      // one of them does
	AllUnits UnitsRule = "all"      // all of them do
)

// UnitsRules lists the rules, the default first.
var UnitsRules = []UnitsRule{Majority, AnyUnit, AllUnits}

// Label says in words when the units of a region say yes.
func (r UnitsRule) Label() locale.Text {
	switch r {
	case AnyUnit:
		return locale.Text{FR: "si au moins une de celles qui répondent le dit", EN: "if at least one of those that answer does"}
	case AllUnits:
		return locale.Text{FR: "si toutes celles qui répondent le disent", EN: "if all of those that answer do"}
	}
	return locale.Text{FR: "si au moins la moitié de celles qui répondent le disent", EN: "if at least half of those that answer do"}
}

// says reports whether so many units with a yes, of those that answer, make a yes.
func (r UnitsRule) says(yes, answered int) bool {
	switch r {
	case AnyUnit:
		return yes > 0
	case AllUnits:
		return yes == answered
	}
	return 2*yes >= answered
}

// An Agreement is what the two linked sides answered to one question, region by region, and how far they agree.
type Agreement struct {
	Item                     // the question, and the regions by who says yes; its Shares are empty
	Regions []agree.Paired   // the same counts, one region each: all 0 where a side is silent
	Counts  agree.Paired     // their sum
	Results AgreementResults // the coefficients
}

// AgreementResults are the coefficients of one question, or of several taken together.
type AgreementResults struct {
	Observed        agree.Coefficient // share of the regions in which both sides say the same
	Kappa           agree.Coefficient // Cohen's
	Pi              agree.Coefficient // Scott's
	AC1             agree.Coefficient // Gwet's
	BrennanPrediger agree.Coefficient // with two answers, PABAK
	Alpha           agree.Coefficient // Krippendorff's
}

// list returns the coefficients in the order of tables.
func (r AgreementResults) list() []agree.Coefficient {
	return []agree.Coefficient{r.Observed, r.Kappa, r.AC1, r.BrennanPrediger, r.Alpha, r.Pi}
}

// An agreementQuestion is a question with the answers that count as a yes.
type agreementQuestion struct {
	question *study.Question
	counts   func(code string) bool
}

// Agreements compares the answers of the two linked sides, region by region. The names are those of scales, which stand
// for their items, and of yes/no questions that both sides were asked; without names, the first scale of both sides, else
// all such questions.
func Agreements(s *survey.Survey, names []string, rule UnitsRule, options Options) ([]Agreement, error) {
	questions, err := agreementQuestions(s, names)
	if err != nil {
		return nil, err
	}
	list := make([]Agreement, len(questions))
	for i, q := range questions {
		list[i] = newAgreement(s, q, rule, options)
	}
	return list, nil
}

// agreementQuestions resolves the names of scales and questions, each question once.
func agreementQuestions(s *survey.Survey, names []string) ([]agreementQuestion, error) {
	if s.Regions == nil {
		return nil, noLink()
	}
	scales, questions := bothScales(s), bothQuestions(s)
	if len(names) == 0 && len(scales) > 0 {
		names = []string{scales[0].Name}
	}
	if len(names) == 0 {
		for _, q := range questions {
			names = append(names, q.question.Name)
		}
	}
	if len(names) == 0 {
		return nil, usage("aucune question oui/non n'est posée aux deux parties", "no yes/no question is asked of both sides")
	}
	var chosen []agreementQuestion
	for _, name := range names {
		more, known := agreementNamed(name, scales, questions)
		if !known {
			return nil, unknown(locale.Text{FR: "échelle ou question oui/non des deux parties", EN: "scale or yes/no question of both sides"}, name, agreementNames(scales, questions))
		}
		for _, q := range more {
			if !slices.ContainsFunc(chosen, func(c agreementQuestion) bool { return c.question == q.question }) {
				chosen = append(chosen, q)
			}
		}
	}
	return chosen, nil
}

// bothScales lists the scales of both linked sides that count answers.
func bothScales(s *survey.Survey) []*study.Scale {
	var scales []*study.Scale
	for _, entry := range s.Study.Scales {
		if joined(s, entry.Value) && !entry.Value.IsRated() {
			scales = append(scales, entry.Value)
		}
	}
	return scales
}

// bothQuestions lists the yes/no questions that both linked sides were asked.
func bothQuestions(s *survey.Survey) []agreementQuestion {
	sides := s.Study.LinkedSides()
	var questions []agreementQuestion
	for _, entry := range s.Study.Questions {
		q := entry.Value
		if q.Type == study.YesNo && s.Study.Asks(sides[0], q) && s.Study.Asks(sides[1], q) {
			questions = append(questions, agreementQuestion{q, func(code string) bool { return code == q.YesCode() }})
		}
	}
	return questions
}

func agreementNamed(name string, scales []*study.Scale, questions []agreementQuestion) (chosen []agreementQuestion, known bool) {
	for _, scale := range scales {
		if scale.Name == name {
			for _, q := range scale.Questions {
				chosen = append(chosen, agreementQuestion{q, func(code string) bool { return survey.Adds(scale, q, code) }})
			}
			return chosen, true
		}
	}
	for _, q := range questions {
		if q.question.Name == name {
			return []agreementQuestion{q}, true
		}
	}
	return nil, false
}

func agreementNames(scales []*study.Scale, questions []agreementQuestion) []string {
	var names []string
	for _, scale := range scales {
		names = append(names, scale.Name)
	}
	for _, q := range questions {
		names = append(names, q.question.Name)
	}
	return names
}

func newAgreement(s *survey.Survey, q agreementQuestion, rule UnitsRule, options Options) Agreement {
	a := Agreement{Item: Item{Question: q.question}, Regions: make([]agree.Paired, len(s.Links))}
	for region := range s.Links {
		says, silent := regionSays(s, q, rule, region)
		switch {
		case silent:
			a.Silent++
		case says[0] && says[1]:
			a.Both++
			a.Regions[region].Both++
		case says[0]:
			a.Only[0]++
			a.Regions[region].First++
		case says[1]:
			a.Only[1]++
			a.Regions[region].Second++
		default:
			a.Neither++
			a.Regions[region].Neither++
		}
	}
	a.Counts = agree.Paired{Both: a.Both, First: a.Only[0], Second: a.Only[1], Neither: a.Neither}
	a.Results = agreementResults(a.Counts.Table(), agree.Options{Level: options.level()})
	return a
}

// regionSays tells which linked sides say yes in a region, and whether one of them is silent.
func regionSays(s *survey.Survey, q agreementQuestion, rule UnitsRule, region int) (says [2]bool, silent bool) {
	for k, side := range s.Study.LinkedSides() {
		v := s.Frame(side).Variable(q.question.Name)
		answered, yes := 0, 0
		for _, i := range s.Links[region].Units[side] {
			if v.States[i] == study.Answered {
				answered++
				if q.counts(v.Words[i]) {
					yes++
				}
			}
		}
		if answered == 0 {
			return says, true
		}
		says[k] = rule.says(yes, answered)
	}
	return says, false
}

func agreementResults(t agree.Table, options agree.Options) AgreementResults {
	return AgreementResults{
		Observed: agree.Observed(t, options), Kappa: agree.Cohen(t, options), Pi: agree.Scott(t, options), AC1: agree.Gwet(t, options),
		BrennanPrediger: agree.BrennanPrediger(t, options), Alpha: agree.Alpha(t, options),
	}
}

// pooledAgreement takes all pairs of a region and a question together, in clusters of a region.
func pooledAgreement(list []Agreement, options Options) (counts agree.Paired, results AgreementResults) {
	clusters, all := make([]agree.Table, len(list[0].Regions)), agree.NewTable(2)
	for region := range clusters {
		clusters[region] = agree.NewTable(2)
		for _, a := range list {
			clusters[region].Add(a.Regions[region].Table())
		}
		all.Add(clusters[region])
	}
	counts = agree.Paired{Both: all[0][0], First: all[0][1], Second: all[1][0], Neither: all[1][1]}
	return counts, agreementResults(all, agree.Options{Level: options.level(), Clusters: clusters})
}
