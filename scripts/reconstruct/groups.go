package main

import "fmt"

// drawGroups gives the groups' answers outside the list of measures.
func (d *drawing) drawGroups() error {
	d.groupMeetings()
	d.groupPlans()
	n := len(d.groups)
	_, satisfied := d.pair("never-met-groups", "satisfied-groups", n)
	d.say(d.groups, "satisfaction", satisfied, yes, no, func(r *respondent) float64 {
		if r.answers["rencontres_annee"] == no {
			return d.unlessNever(r, byScore(r)-chance)
		}
		return byScore(r)
	})
	half := func(r *respondent) float64 { return d.unlessNever(r, byScore(r)/2) }
	d.say(d.groups, "bonnes_pratiques", d.count("good-practices-groups", n), yes, no, half)
	d.say(d.groups, "cible_10", d.count("ten-percent-target-groups", n), yes, no, half)
	d.say(d.groups, "rencontre_psoc", d.count("met-psoc-groups", n), yes, no, evenly)
	for _, r := range d.groups {
		if r.answers["budget_hausse"] = no; d.in.Regions[r.region].Name == monteregie {
			r.answers["budget_hausse"] = yes
		}
	}
	return d.err
}

// unlessNever returns the leaning, or one to no for a group that never met its centre.
func (d *drawing) unlessNever(r *respondent, lean float64) float64 {
	if d.neverMet(r) {
		return -surely
	}
	return lean
}

// groupMeetings draws who met since the plan, whether the pace was kept, and who met in the last year.
func (d *drawing) groupMeetings() {
	n := len(d.groups)
	since, never := d.pair("met-since-plan-groups", "never-met-groups", n)
	facing := make([]bool, n) // by region: a centre there says that it met the group
	for _, r := range d.centres {
		if r.answers["rencontres_pasm"] == yes {
			facing[r.region] = true
		}
	}
	met, apart := d.say(d.groups, "rencontres_pasm", since, yes, no, func(r *respondent) float64 {
		if !facing[r.region] {
			return d.unlessNever(r, byScore(r)-3*chance)
		}
		return d.unlessNever(r, byScore(r))
	})
	year := d.count("met-last-year-groups", n)
	if year > since {
		d.fail(fmt.Errorf("claim met-last-year-groups: %d met in the last year, %d since the plan", year, since))
	}
	d.say(met, "rencontres_annee", year, yes, no, byScore)
	d.say(apart, "rencontres_annee", 0, yes, no, evenly)
	d.say(met, "rythme_maintenu", d.count("pace-kept-groups", len(met)), yes, no, byScore)
	d.say(d.groups, "jamais_rencontre", never, yes, no, func(r *respondent) float64 {
		return -d.unlessNever(r, 0)
	})
}

// groupPlans draws who took part in measure 1, who was told of the plan on the primacy of the person, and who had
// access to the centre's own plan. Whoever took part was told.
func (d *drawing) groupPlans() {
	n := len(d.groups)
	took, others := d.say(d.groups, "mesure_1", d.choose("measure-1-majority-groups", n), yes, no, func(r *respondent) float64 {
		return d.unlessNever(r, byScore(r))
	})
	unaware := d.count("primacy-plan-unaware-groups", n)
	if unaware > len(others) {
		d.fail(fmt.Errorf("claim primacy-plan-unaware-groups: %d groups are more than took no part in measure 1", unaware))
	}
	d.say(took, "plan_connu", len(took), yes, no, evenly)
	d.say(others, "plan_connu", unaware, no, yes, func(r *respondent) float64 { return -byScore(r) })
	d.say(d.groups, "acces_plan", d.count("plan-access-no-groups", n), no, yes, func(r *respondent) float64 {
		lean := -byScore(r)
		if r.answers["plan_connu"] == no {
			lean += chance
		}
		return lean
	})
}
