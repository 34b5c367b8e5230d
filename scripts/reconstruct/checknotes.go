package main

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/round"
)

// notes returns, by claim, what the rows contradict in the words of its note. A claim whose note holds, or that has
// none, has no entry or an empty one.
func (s *sheet) notes(figures map[string]figure) map[string]string {
	notes := make(map[string]string)
	require := func(id string, holds bool, problem string) {
		if !holds {
			notes[id] = problem
		}
	}
	names := slices.ContainsFunc(who(s.centres, "collaboration", no), func(r record) bool {
		return strings.Contains(r.answers["insatisfactions"], restructuring)
	})
	require("collaboration-none-ci", names, "the centre names no restructuring")
	maximum := which(s.centres, func(r record) bool { return r.score == figures["score-max-ci"].count })
	require("score-max-ci", len(maximum) >= sharedHigh, "one centre alone reaches it")
	inThree := round.HalfUp(3*mean(s.centres)/float64(len(s.in.items())), 0)
	require("score-mean-ci", inThree == twoInThree, "the mean is not two measures in three")
	require("plan-access-no-groups", 2*said(s.groups, "acces_plan", yes) > len(s.groups), "no majority answers yes")
	alone := who(s.centres, "plan_primaute_regroupement", no)
	require("primacy-plan-without-group-ci", s.inRegion(alone, montreal) == 1 && s.inRegion(alone, monteregie) == 1,
		"not one each in Montréal and Montérégie")
	raised := who(s.groups, "budget_hausse", yes)
	require("budget-raised", s.inRegion(raised, monteregie) == len(raised), "the group is not that of Montérégie")
	require("never-met-groups", s.consistentStrangers(), "the group met its centre, or is satisfied")
	s.regionNotes(figures, require)
	return notes
}

// inRegion counts the records of a region.
func (s *sheet) inRegion(records []record, region string) int {
	return len(which(records, func(r record) bool { return s.in.Regions[r.region].Name == region }))
}

// consistentStrangers reports whether the groups that never met their centre say so in every answer.
func (s *sheet) consistentStrangers() bool {
	for _, r := range who(s.groups, "jamais_rencontre", yes) {
		if r.answers["rencontres_pasm"] != no || r.answers["rencontres_annee"] != no || r.answers["satisfaction"] != no {
			return false
		}
	}
	return true
}

// regionNotes checks the budgets of the groups in the regions that the annex ranks, and that its ranks have no ties.
func (s *sheet) regionNotes(figures map[string]figure, require func(id string, holds bool, problem string)) {
	totals := s.totals()
	for _, id := range []string{"region-score-first", "region-score-second"} {
		here := at(totals, figures[id].value)
		require(id, len(here) == 1, "several regions reach it")
		require(id, s.between(here, largeBudget, maxBudget) == len(here), "its group has no more than $100,000")
	}
	third := at(totals, thirdTotal)
	require("region-score-23", s.between(third, largeBudget, maxBudget) == thirdLarge &&
		s.between(third, modestBudget, largeBudget) == thirdModest &&
		s.between(third, -1, smallBudget-1) == thirdSmall, "the groups do not have the budgets that the note says")
	between := slices.ContainsFunc(totals, func(t total) bool {
		return t.value > thirdTotal+1e-9 && t.value < figures["region-score-second"].value-1e-9
	})
	require("region-score-23", !between, "another region stands between it and the second")
	top := s.topGroups()
	least := slices.MinFunc(top, func(a, b record) int { return a.score - b.score }).score
	tied := which(s.groups, func(r record) bool { return r.score >= least })
	require("top-4-groups-budgets-100000", len(tied) == len(top), "the last of them is tied with another")
}

// between counts the regions whose group has a budget over lo and at most hi.
func (s *sheet) between(totals []total, lo, hi int) int {
	n := 0
	for _, t := range totals {
		if budget := s.in.Regions[t.region].Budget; budget > lo && budget <= hi {
			n++
		}
	}
	return n
}
