package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/compare"
	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/multiple"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// groupsNotes says who counts in the groups, and for whom the intervals speak.
func groupsNotes(s *survey.Survey, t *table.Table, list []Comparison, options Options) {
	var units []string
	for _, c := range list {
		units = append(units, c.Frame.Name)
	}
	baseOfCompared(s, t, list[0].Variable, options)
	if slices.Contains(units, study.RegionUnit) {
		t.Note("Unité\u00a0: la région\u00a0; plusieurs unités d'une même région y sont réduites à une (%s).", "Unit: the region; several units of a region are reduced to one (%s).", s.Study.Link.Combine.Label())
	}
	options.whereNotes(t, s, units)
	for _, c := range list {
		for reason, n := range c.Outside {
			if n > 0 {
				t.Note("%s\u00a0– hors des groupes (%s)\u00a0: %d.", "%s – in no group (%s): %d.", c.Frame.Label, study.Reason(reason).Label(), n)
			}
		}
		designNotes(s, t, c.Frame.Name)
		intervalsOfGroups(t, c, options)
	}
}

// baseOfCompared says which units count.
func baseOfCompared(s *survey.Survey, t *table.Table, variable Compared, options Options) {
	if variable.IsShare {
		baseNote(t, options.base(s.Study))
		return
	}
	t.Note("Base (n)\u00a0: les unités qui ont une valeur, sans pondération.", "Base (n): the units that have a value, unweighted.")
}

// intervalsOfGroups names the intervals of the groups, once, and says why a group has none.
func intervalsOfGroups(t *table.Table, c Comparison, options Options) {
	said := false
	for _, g := range c.Groups {
		if g.Interval.Exists && !said {
			note := locale.Textf("Intervalles à %s\u00a0: %s, pour des unités semblables à celles-ci.", "Intervals at %s: %s, for units like these.", levelText(options.level()), g.Interval.Method.Name)
			if c.Sampled {
				note = locale.Textf("Intervalles à %s\u00a0: %s, pour la population du plan.", "Intervals at %s: %s, for the population of the design.", levelText(options.level()), g.Interval.Method.Name)
			}
			marked(t, note)
			said = true
		}
		if !g.Interval.Exists && !g.Interval.Why.IsZero() && len(g.values) > 0 {
			marked(t, locale.Textf("%s\u00a0– %s.", "%s – %s.", g.Label, g.Interval.Why))
		}
	}
}

// testsNotes says how to read the tests.
func testsNotes(t *table.Table, list []Comparison, request ComparisonRequest, options Options) {
	sampled := slices.ContainsFunc(list, func(c Comparison) bool { return c.Sampled })
	if sampled {
		t.Note("Les tests viennent du plan\u00a0: covariances des groupes, degrés de liberté du plan (dl).", "The tests come from the design: covariances of the groups, degrees of freedom of the design (df).")
	}
	if slices.ContainsFunc(list, func(c Comparison) bool { return len(c.filled()) == 2 }) {
		t.Note("Écarts\u00a0: le premier groupe moins le second.", "Differences: the first group less the second.")
	}
	if slices.ContainsFunc(list, func(c Comparison) bool { return c.Ordered && hasTest(c.Tests, compare.JonckheereID) }) {
		t.Note("Les groupes sont pris dans l'ordre du premier tableau.", "The groups are taken in the order of the first table.")
	}
	testedNotes(t, list, options)
}

// testedNotes says where the p values and the intervals of tests come from, and what is doubtful.
func testedNotes(t *table.Table, list []Comparison, options Options) {
	var all []Tested
	for _, c := range list {
		all = append(all, c.Tests...)
	}
	pNotes(t, all, options)
	for _, c := range list {
		for _, doubt := range c.Doubts {
			marked(t, doubt)
		}
		for _, tested := range c.Tests {
			missing := tested.Why
			if tested.Defined && !tested.Interval.Exists {
				missing = tested.Interval.Why
			}
			if !missing.IsZero() && !slices.Contains(c.Doubts, missing) {
				marked(t, locale.Textf("%s\u00a0– %s.", "%s – %s.", capital(testedName(tested)), missing))
			}
		}
	}
}

// pNotes says where the p values of a table come from.
func pNotes(t *table.Table, all []Tested, options Options) {
	if !slices.ContainsFunc(all, func(t Tested) bool { return t.P.Exists }) {
		return
	}
	t.Note("Valeurs de p bilatérales, sauf mention\u00a0; sans correction pour le nombre de tests. Intervalles à %s.",
		"Two-sided p values, unless said otherwise; not corrected for the number of tests. Intervals at %s.", levelText(options.level()))
	monteCarloNote(t, all)
}

// monteCarloNote says how many samples stand behind Monte Carlo p values, with their seed and largest error.
func monteCarloNote(t *table.Table, all []Tested) {
	var largest TestedP
	least, most := 0, 0
	for _, tested := range all {
		if tested.P.Samples == 0 {
			continue
		}
		if least == 0 || tested.P.Samples < least {
			least = tested.P.Samples
		}
		most = max(most, tested.P.Samples)
		if tested.P.Error >= largest.Error {
			largest = tested.P
		}
	}
	if most == 0 {
		return
	}
	draws := locale.Textf("%s", "%s", locale.Count(least))
	if least < most {
		draws = locale.Textf("%s à %s", "%s to %s", draws, locale.Count(most))
	}
	t.Note("Monte-Carlo\u00a0: %s tirages, graine %d, erreur type de p au plus %s.", "Monte Carlo: %s draws, seed %d, standard error of p at most %s.",
		draws, largest.Seed, locale.Fixed(largest.Error, 4))
}

// hasTest reports whether a test is among the numbers.
func hasTest(list []Tested, id string) bool {
	return slices.ContainsFunc(list, func(t Tested) bool { return t.Test.ID == id })
}

// pairsNotes says what is tested of pairs, and states the family.
func pairsNotes(t *table.Table, list []Comparison, request ComparisonRequest, options Options) {
	var all []Tested
	for _, c := range list {
		for _, p := range c.Pairs {
			all = append(all, p.Tested)
		}
		adjustedNote(t, c, request.adjustment(), len(list) > 1)
	}
	if len(all) == 0 {
		return
	}
	t.Note("Écarts\u00a0: le premier groupe moins le second. Intervalles à %s de chaque écart, non ajustés.", "Differences: the first group less the second. Intervals at %s of each difference, not adjusted.", levelText(options.level()))
	first := all[0]
	t.Note("Test de chaque paire\u00a0: %s\u00a0; intervalle\u00a0: %s.", "Test of each pair: %s; interval: %s.", first.Test.Name, first.Interval.Method.Name)
	if i := slices.IndexFunc(all, func(t Tested) bool { return t.P.Exists }); i >= 0 && oneMethod(list) {
		t.Note("Méthode de p\u00a0: %s.", "Method of p: %s.", all[i].P.Method.Name)
	}
	monteCarloNote(t, all)
	for _, c := range list {
		for _, doubt := range c.pairDoubts {
			marked(t, doubt)
		}
	}
}

// adjustedNote states the family of a comparison.
func adjustedNote(t *table.Table, c Comparison, id string, several bool) {
	where := locale.Text{}
	if several {
		where = locale.Textf("%s\u00a0– ", "%s – ", c.Frame.Label)
	}
	if id == Unadjusted {
		t.Note("%sFamille – comparaisons : %d ; valeurs de p non ajustées.", "%sFamily – comparisons: %d; p values not adjusted.", where, c.Family())
	} else {
		by, _ := multiple.Lookup(id)
		t.Note("%sFamille – comparaisons : %d ; valeurs de p ajustées : %s.", "%sFamily – comparisons: %d; p values adjusted: %s.", where, c.Family(), by.Name)
	}
	if left := len(c.Pairs) - c.Family(); left > 0 {
		t.Note("%sPaires sans valeur de p (toutes les valeurs y sont égales), hors de la famille : %d.", "%sPairs without a p value (all their values are equal), outside the family: %d.", where, left)
	}
}

// SidesTables shows the two sides and the tests between them.
func SidesTables(s *survey.Survey, c *SidesComparison, options Options) []*table.Table {
	list := []Comparison{c.Comparison}
	groups, tests := groupsTable(s, list, options), testsTable(s, list, options)
	groups.Title, tests.Title = locale.Textf("%s\u00a0: les deux parties", "%s: the two sides", c.Variable.Label), locale.Textf("%s\u00a0: tests entre les parties", "%s: tests between the sides", c.Variable.Label)
	baseOfCompared(s, groups, c.Variable, options)
	var units []string
	for _, frame := range c.Frames {
		units = append(units, frame.Name)
		designNotes(s, groups, frame.Name)
	}
	options.whereNotes(groups, s, units)
	intervalsOfGroups(groups, c.Comparison, options)
	c.questionNotes(tests)
	testedNotes(tests, list, options)
	return []*table.Table{groups, tests}
}

// questionNotes says which test answers which question, and how a region counts.
func (c *SidesComparison) questionNotes(t *table.Table) {
	t.Note("Écarts\u00a0: %s moins %s.", "Differences: %s less %s.", c.Frames[0].Label, c.Frames[1].Label)
	if len(c.filled()) == 2 {
		t.Note("%s\u00a0: les deux parties comme deux échantillons indépendants d'unités semblables\u00a0; il ignore que les unités d'une région vont ensemble.",
			"%s: the two sides as two independent samples of units like these; it ignores that the units of a region go together.", capital(c.Tests[0].Test.Name))
	}
	if c.Variable.IsShare {
		t.Note("McNemar\u00a0: les régions où les deux parties répondent (%d\u00a0; une partie sans réponse\u00a0: %d), chacune comptée une fois\u00a0: une partie qui y a plusieurs unités dit oui %s. Il parle de régions semblables à celles-ci.",
			"McNemar: the regions in which both sides answer (%d; a side silent: %d), each counted once: a side with several units there says yes %s. It speaks of regions like these.",
			c.Paired.N(), c.Silent, c.Rule.Label())
	}
	t.Note("Échange par région\u00a0: toutes les unités des régions qui ont les deux parties (%d), chaque région comptant une fois par la moyenne de ses unités, puis chaque unité comptant une fois. Il parle de ces régions mêmes\u00a0: sans différence, les deux parties d'une région auraient pu donner les réponses l'une de l'autre. Régions avec une seule partie, laissées de côté\u00a0: %d (unités\u00a0: %d).",
		"Exchange by region: all the units of the regions that have both sides (%d), each region counting once by the mean of its units, then each unit counting once. It speaks of these very regions: without a difference, the two sides of a region could have given each other's answers. Regions with one side only, left out: %d (units: %d).",
		c.ByRegion.Regions, c.ByRegion.LeftOut, c.ByRegion.UnitsLeftOut)
	if c.Homeless > 0 {
		t.Note("Unités sans région, hors des tests par région\u00a0: %d.", "Units without a region, outside the tests by region: %d.", c.Homeless)
	}
	if c.Sampled {
		t.Note("Les tests par région ne tiennent compte ni des poids ni du plan.", "The tests by region take account of neither the weights nor the design.")
	}
	if hasTest(c.Tests, contingency.ChiSquareID) {
		t.Note("La table est trop grande pour une valeur de p exacte\u00a0: celle du khi-carré.", "The table is too large for an exact p value: that of the chi-square.")
	}
}
