package main

import "fmt"

// drawCentres gives the centres' answers outside the list of measures.
func (d *drawing) drawCentres() error {
	apart, met := d.centreMeetings()
	d.centreSubregions(apart)
	n := len(d.centres)
	exist, none := d.pair("collaboration-exists-ci", "collaboration-none-ci", n)
	d.say(d.centres, "collaboration", exist, yes, "", func(r *respondent) float64 {
		if met[r] {
			return byScore(r) + surely
		}
		return byScore(r)
	})
	d.noneAmong("collaboration", none)
	d.say(d.centres, "satisfaction", d.count("satisfied-ci", n), yes, no, func(r *respondent) float64 {
		switch {
		case r.answers["collaboration"] != yes:
			return -surely
		case !met[r]:
			return byScore(r) - chance
		}
		return byScore(r)
	})
	d.centrePlans()
	half := func(r *respondent) float64 { return byScore(r) / 2 }
	d.say(d.centres, "bonnes_pratiques", d.count("good-practices-ci", n), yes, no, half)
	d.say(d.centres, "cible_10", d.count("ten-percent-target-ci", n), yes, no, half)
	d.say(d.centres, "entente_entourage", d.count("family-agreements-ci", n), yes, no, half)
	return d.err
}

// noneAmong answers no to the question for n of the centres that have no answer to it yet, those first that say that
// they had no meeting.
func (d *drawing) noneAmong(code string, n int) {
	for _, r := range d.rank(d.centres, func(r *respondent) float64 {
		if r.answers["rencontres_pasm"] == no {
			return surely
		}
		return 0
	}) {
		if r.answers[code] == "" && n > 0 {
			r.answers[code] = no
			n--
		}
	}
}

// centreMeetings draws who met since the plan and who met in the last year. Everyone of the second met since the plan.
// The two printed figures agree only when a centre left both answers blank: all who did not meet since the plan did not
// meet in the last year either, and they are more than those who say so. It returns the centres that say that they had
// no meeting in the last year, and those that met since the plan.
func (d *drawing) centreMeetings() (apart []*respondent, met map[*respondent]bool) {
	n := len(d.centres)
	since, none := d.count("met-since-plan-ci", n), d.count("no-meeting-last-year-ci", n)
	togethers, others := d.say(d.centres, "rencontres_pasm", since, yes, no, func(r *respondent) float64 {
		lean := 2 * byScore(r)
		if len(d.in.Regions[r.region].Centres) > 1 {
			lean -= 2 // The group of a region with several centres faces several at once.
		}
		if d.neverMet(r) {
			lean -= surely
		}
		return lean
	})
	met = make(map[*respondent]bool)
	blank := max(0, len(others)-none)
	for _, r := range d.rank(others, evenly) {
		if r.answers["rencontres_annee"] = no; blank > 0 && !d.neverMet(r) {
			delete(r.answers, "rencontres_pasm")
			delete(r.answers, "rencontres_annee")
			blank--
			continue
		}
		apart = append(apart, r)
	}
	for i, r := range togethers {
		met[r] = true
		r.answers["rencontres_annee"] = yes
		if len(togethers)-i <= none-len(others) {
			r.answers["rencontres_annee"] = no
			apart = append(apart, r)
		}
	}
	return apart, met
}

// centreSubregions draws who meets community partners directly: as many as printed of the centres that did not meet
// their group, and a great majority of the others.
func (d *drawing) centreSubregions(apart []*respondent) {
	const code = "rencontres_organismes"
	isApart := make(map[*respondent]bool)
	for _, r := range apart {
		isApart[r] = true
	}
	var others []*respondent
	for _, r := range d.centres {
		if !isApart[r] {
			others = append(others, r)
		}
	}
	d.say(apart, code, d.count("no-meeting-but-subregional-ci", len(apart)), yes, no, evenly)
	few := 1 + d.rng.IntN(1+len(others)/6)
	d.say(others, code, len(others)-few, yes, no, evenly)
}

// centrePlans draws who drew up a plan on the primacy of the person, and who did so without the group: exactly one
// centre in each of the two regions that the note names, the others elsewhere.
func (d *drawing) centrePlans() {
	n := len(d.centres)
	planned, _ := d.say(d.centres, "plan_primaute", d.count("primacy-plan-ci", n), yes, no, byScore)
	without := d.count("primacy-plan-without-group-ci", n)
	seen := make(map[string]bool)
	for _, r := range d.rank(planned, func(r *respondent) float64 {
		if r.answers["rencontres_annee"] == yes {
			return -byScore(r) - chance
		}
		return -byScore(r)
	}) {
		region := d.in.Regions[r.region].Name
		named := region == montreal || region == monteregie
		switch {
		case named && !seen[region]:
			seen[region] = true
			r.answers["plan_primaute_regroupement"] = no
		case !named && without > 2:
			without--
			r.answers["plan_primaute_regroupement"] = no
		default:
			r.answers["plan_primaute_regroupement"] = yes
		}
	}
	if len(seen) != 2 || without != 2 {
		d.fail(fmt.Errorf("claim primacy-plan-without-group-ci: the centres with a plan do not allow the note"))
	}
}
