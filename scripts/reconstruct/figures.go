package main

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// A figure is what the rows give for one claim.
type figure struct {
	count int     // how many, or a highest score
	base  int     // out of how many; notPrinted where no row says
	value float64 // a mean or a total; zero where the claim has none
}

// figures counts every claim again, from the rows and the budgets alone: nothing of the draw is used here, so that a
// mistake there shows. A base is all who answered the questionnaire, those who left the question blank included, as in
// the report.
func (s *sheet) figures() map[string]figure {
	all := s.aboutCollaboration()
	for _, some := range []map[string]figure{s.aboutMeasures(), s.aboutMoney(), s.aboutRegions()} {
		maps.Copy(all, some)
	}
	return all
}

func (s *sheet) aboutCollaboration() map[string]figure {
	n, m := len(s.centres), len(s.groups)
	apart := who(s.centres, "rencontres_annee", no)
	return map[string]figure{
		"population-ci":                 {count: s.in.population(), base: notPrinted},
		"population-groups":             {count: len(s.in.Regions), base: notPrinted},
		"respondents-ci":                {count: n, base: s.in.population()},
		"respondents-groups":            {count: m, base: len(s.in.Regions)},
		"collaboration-exists-ci":       {count: said(s.centres, "collaboration", yes), base: n},
		"collaboration-none-ci":         {count: said(s.centres, "collaboration", no), base: n},
		"never-met-groups":              {count: said(s.groups, "jamais_rencontre", yes), base: m},
		"satisfied-ci":                  {count: said(s.centres, "satisfaction", yes), base: n},
		"satisfied-groups":              {count: said(s.groups, "satisfaction", yes), base: m},
		"met-since-plan-ci":             {count: said(s.centres, "rencontres_pasm", yes), base: n},
		"met-since-plan-groups":         {count: said(s.groups, "rencontres_pasm", yes), base: m},
		"pace-kept-groups":              {count: said(s.groups, "rythme_maintenu", yes), base: said(s.groups, "rencontres_pasm", yes)},
		"met-last-year-groups":          {count: said(s.groups, "rencontres_annee", yes), base: m},
		"no-meeting-last-year-ci":       {count: len(apart), base: n},
		"no-meeting-but-subregional-ci": {count: said(apart, "rencontres_organismes", yes), base: len(apart)},
	}
}

func (s *sheet) aboutMeasures() map[string]figure {
	n, m, items := len(s.centres), len(s.groups), len(s.in.items())
	byScore := func(a, b record) int { return cmp.Compare(a.score, b.score) }
	high := which(s.centres, func(r record) bool { return r.score >= highScore })
	nine := which(s.centres, func(r record) bool { return r.score == nineYes && r.na == tenNA })
	return map[string]figure{
		"primacy-plan-ci":               {count: said(s.centres, "plan_primaute", yes), base: n},
		"primacy-plan-without-group-ci": {count: said(s.centres, "plan_primaute_regroupement", no), base: n},
		"measures-offered":              {count: items, base: notPrinted},
		"score-max-ci":                  {count: slices.MaxFunc(s.centres, byScore).score, base: items},
		"score-15-to-17-ci":             {count: len(high), base: n},
		"score-min-ci":                  {value: float64(slices.MinFunc(s.centres, byScore).score), base: n},
		"score-nine-ten-na-ci":          {count: len(nine), base: n},
		"score-mean-ci":                 {value: mean(s.centres), base: n},
		"score-mean-groups":             {value: mean(s.groups), base: m},
		"measure-1-majority-groups":     {count: said(s.groups, "mesure_1", yes), base: m},
		"primacy-plan-unaware-groups":   {count: said(s.groups, "plan_connu", no), base: m},
		"good-practices-ci":             {count: said(s.centres, "bonnes_pratiques", yes), base: n},
		"good-practices-groups":         {count: said(s.groups, "bonnes_pratiques", yes), base: m},
		"plan-access-no-groups":         {count: said(s.groups, "acces_plan", no), base: m},
	}
}

func (s *sheet) aboutMoney() map[string]figure {
	n, m := len(s.centres), len(s.groups)
	return map[string]figure{
		"budget-under-20000":        {count: s.budgets(s.groups, -1, modestBudget-1), base: m},
		"budget-none":               {count: s.budgets(s.groups, -1, 0), base: m},
		"budget-under-15000":        {count: s.budgets(s.groups, -1, smallBudget-1), base: m},
		"budget-permanent-staff":    {count: s.budgets(s.groups, staffBudget-1, maxBudget), base: m},
		"budget-raised":             {count: said(s.groups, "budget_hausse", yes), base: m},
		"met-psoc-groups":           {count: said(s.groups, "rencontre_psoc", yes), base: m},
		"ten-percent-target-groups": {count: said(s.groups, "cible_10", yes), base: m},
		"ten-percent-target-ci":     {count: said(s.centres, "cible_10", yes), base: n},
		"family-agreements-ci":      {count: said(s.centres, "entente_entourage", yes), base: n},
	}
}

func (s *sheet) aboutRegions() map[string]figure {
	totals := s.totals()
	slices.SortFunc(totals, func(a, b total) int { return cmp.Compare(b.value, a.value) })
	highGroups := which(s.groups, func(g record) bool {
		return slices.ContainsFunc(s.centres, func(c record) bool { return c.region == g.region && c.score >= highScore })
	})
	top := s.topGroups()
	return map[string]figure{
		"region-score-max":            {value: float64(2 * len(s.in.items())), base: notPrinted},
		"region-score-first":          {value: totals[0].value, base: notPrinted},
		"region-score-second":         {value: totals[1].value, base: notPrinted},
		"region-score-23":             {count: len(at(totals, thirdTotal)), base: len(s.in.Regions)},
		"high-scores-budgets-100000":  {count: s.budgets(highGroups, largeBudget, maxBudget), base: notPrinted},
		"high-scores-budgets-28000":   {count: s.budgets(highGroups, middleBudget, largeBudget), base: notPrinted},
		"top-4-groups-budgets-100000": {count: s.budgets(top, largeBudget, maxBudget), base: len(top)},
	}
}

// budgets counts the groups with a budget over lo and at most hi.
func (s *sheet) budgets(groups []record, lo, hi int) int {
	return len(which(groups, func(r record) bool {
		budget := s.in.Regions[r.region].Budget
		return budget > lo && budget <= hi
	}))
}

// A total is the score of a region: the mean score of its centres plus the score of its group.
type total struct {
	region int
	value  float64
}

// totals returns the total of each region. A region that lacks a side has the total NaN.
func (s *sheet) totals() []total {
	totals := make([]total, len(s.in.Regions))
	for i := range totals {
		here := func(r record) bool { return r.region == i }
		centres, groups := which(s.centres, here), which(s.groups, here)
		totals[i] = total{region: i, value: mean(centres) + mean(groups)}
	}
	return totals
}

// at returns the totals that are exactly value, so far as a mean of at most five whole scores can be told from it.
func at(totals []total, value float64) []total {
	var some []total
	for _, t := range totals {
		if math.Abs(t.value-value) < 1e-9 {
			some = append(some, t)
		}
	}
	return some
}

// topGroups returns the groups that score highest, as many as the claim's base says, or none where it says none.
func (s *sheet) topGroups() []record {
	c, err := s.in.Published.claim("top-4-groups-budgets-100000")
	if err != nil {
		return nil
	}
	ranked := slices.Clone(s.groups)
	slices.SortStableFunc(ranked, func(a, b record) int { return cmp.Compare(b.score, a.score) })
	return ranked[:min(max(c.Base, 0), len(ranked))]
}
