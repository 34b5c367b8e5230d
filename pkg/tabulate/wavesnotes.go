package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
)

// pointsNotes say who counts in the values of the waves, what their intervals are, and what was not the same in a wave.
func (r *WavesReport) pointsNotes(t *table.Table, list []WaveSeries, shares bool) {
	if shares {
		baseNote(t, r.options.base(r.last()))
	} else {
		t.Note("n\u00a0: les unités qui ont une valeur.", "n: the units that have a value.")
	}
	r.whereNotes(t)
	simple, sampled, finite := false, false, false
	for _, series := range list {
		for _, p := range series.Points {
			there := p.Why.IsZero()
			simple, sampled = simple || there && !p.Sampled, sampled || there && p.Sampled
			finite = finite || p.hasFinite()
		}
	}
	r.intervalNotes(t, list, simple, sampled)
	switch {
	case !simple || !finite:
	case shares:
		t.Note("Pop. finie\u00a0: intervalle exact (hypergéométrique) pour la population même\u00a0; aucun si elle est inconnue (sous-groupe, question conditionnelle) ni pour un recensement.",
			"Finite pop.: exact (hypergeometric) interval for the population itself; none where it is unknown (subgroup, conditional question) nor for a census.")
	default:
		t.Note("Pop. finie\u00a0: intervalle de Student corrigé, pour la population même\u00a0; aucun pour un recensement.", "Finite pop.: corrected Student interval, for the population itself; none for a census.")
	}
	if sampled {
		t.Note("n et base\u00a0: sans pondération\u00a0; les valeurs et leurs intervalles viennent du plan de chaque vague.", "n and base: unweighted; the values and their intervals come from the design of each wave.")
		r.designsNotes(t, list)
	}
	for _, series := range list {
		if series.Side.Name == study.RegionUnit {
			regionNote(r.Surveys[len(r.Surveys)-1], t, series.followed.scale)
		}
	}
	r.estimateNotes(t, list)
	r.withoutNotes(t, list)
	r.differentNotes(t, list)
}

// estimateNotes say what is doubtful about the estimates under a design.
func (r *WavesReport) estimateNotes(t *table.Table, list []WaveSeries) {
	var sampled []Estimated
	for _, series := range list {
		for _, p := range series.Points {
			if p.Why.IsZero() && p.Sampled {
				sampled = append(sampled, Estimated{Side: series.Side, Variable: p.takes.variable, Group: p.wave(), Estimate: p.Group.Estimate, Interval: p.Group.Interval})
			}
		}
	}
	estimateDoubts(t, sampled)
}

// withoutNotes count who has no value, wave by wave, once for the answers to one question on one side.
func (r *WavesReport) withoutNotes(t *table.Table, list []WaveSeries) {
	for i, series := range list {
		if i > 0 && list[i-1].Heading == series.Heading && list[i-1].Side == series.Side {
			continue
		}
		var parts []locale.Text
		for _, p := range series.Points {
			switch text := withoutValue(dataset.Share{LeftOut: p.without()}); {
			case !p.Why.IsZero():
				parts = append(parts, locale.Textf("%s, %s", "%s, %s", p.wave(), p.Why))
			case !text.IsZero():
				parts = append(parts, locale.Textf("%s, %s", "%s, %s", p.wave(), text))
			}
		}
		if len(parts) == 0 {
			continue
		}
		name := series.Heading
		if len(r.Surveys[0].Study.Sides) > 1 {
			name = locale.Textf("%s, %s", "%s, %s", name, series.Side.Label.Text)
		}
		t.Note("Sans valeur\u00a0– %s\u00a0– %s.", "No value – %s – %s.", name, apart(parts))
	}
}

// last is the study of the last wave.
func (r *WavesReport) last() *study.Definition { return r.Surveys[len(r.Surveys)-1].Study }

// whereNotes writes the condition, and counts by wave the units for which it could not be decided.
func (r *WavesReport) whereNotes(t *table.Table) {
	if r.options.Where == "" {
		return
	}
	t.Note("Condition, dans chaque vague selon ses réponses\u00a0: %s.", "Condition, in each wave by its answers: %s.", r.options.Where)
	units, _ := r.options.unitsOfStudy(r.last())
	for _, s := range r.Surveys {
		for _, unit := range units {
			_, leftOut, _ := Options{Where: r.options.Where}.groups(s, s.Frame(unit))
			for reason, n := range leftOut {
				if n > 0 {
					t.Note("%s, %s\u00a0– condition indécidable (%s)\u00a0: %d.", "%s, %s – condition not decided (%s): %d.",
						s.Study.WaveLabel(s.Study.Wave), s.Frame(unit).Label, study.Reason(reason).Label(), n)
				}
			}
		}
	}
}

// intervalNotes names the intervals.
func (r *WavesReport) intervalNotes(t *table.Table, list []WaveSeries, simple, sampled bool) {
	for _, designed := range []bool{false, true} {
		if designed && !sampled || !designed && !simple {
			continue
		}
		for _, series := range list {
			for _, p := range series.Points {
				name := p.Group.Interval.Method.Name
				switch {
				case !p.Why.IsZero() || p.Sampled != designed || name.IsZero():
				case designed:
					marked(t, locale.Textf("Intervalles à %s\u00a0: %s, pour la population du plan.", "Intervals at %s: %s, for the population of the design.", levelText(r.options.level()), name))
				default:
					marked(t, locale.Textf("Intervalles à %s\u00a0: %s, pour des unités semblables à celles-ci.", "Intervals at %s: %s, for units like these.", levelText(r.options.level()), name))
				}
			}
		}
	}
}

// designsNotes describe the design of each wave, once where it is the same in all.
func (r *WavesReport) designsNotes(t *table.Table, list []WaveSeries) {
	for _, series := range list {
		for _, p := range series.Points {
			if !p.Sampled {
				continue
			}
			var of table.Table
			designNotes(p.Survey, &of, series.Side.Name)
			for _, note := range of.Notes {
				marked(t, note)
			}
		}
	}
}

// differentNotes say what of the questions and scales shown was not the same in a wave.
func (r *WavesReport) differentNotes(t *table.Table, list []WaveSeries) {
	for _, series := range list {
		for _, s := range r.Surveys {
			wave := s.Study.WaveLabel(s.Study.Wave)
			if q := series.followed.question; q != nil {
				then := s.Study.Question(q.Name)
				if then.Label.Text != r.last().Question(q.Name).Label.Text {
					marked(t, locale.Textf("%s, %s\u00a0: autre libellé (tableau questionnaire).", "%s, %s: another wording (table questionnaire).", series.Heading, wave))
				}
				for _, into := range mergedCodes(then) {
					marked(t, locale.Textf("%s, %s\u00a0: codes réunis (%s), ce qui limite la comparaison.", "%s, %s: codes put together (%s), which limits the comparison.", series.Heading, wave, into))
				}
			}
			if scale := series.followed.scale; scale != nil && r.request.CommonItems {
				marked(t, locale.Textf("%s\u00a0: score des énoncés communs\u00a0: %s.", "%s: score of the items in common: %s.", series.Heading, itemsOrNone(s.Study.Scale(scale.Name))))
			} else if scale != nil {
				if lacks := lackedItems(s.Study.Scale(scale.Name)); len(lacks) > 0 {
					marked(t, locale.Textf("%s, %s\u00a0: score sans %s.", "%s, %s: score without %s.", series.Heading, wave, strings.Join(lacks, ", ")))
				}
			}
		}
	}
}

// itemsOrNone names the items that make the score of a scale.
func itemsOrNone(scale *study.Scale) locale.Text {
	if scale.Absent {
		return locale.Text{FR: "aucun", EN: "none"}
	}
	var names []string
	for _, q := range scale.Questions {
		names = append(names, q.Name)
	}
	return locale.Same(strings.Join(names, ", "))
}

// lackedItems names the items of a scale that its score does without.
func lackedItems(scale *study.Scale) []string {
	var names []string
	for _, item := range scale.Items {
		if scale.Absent || !slices.ContainsFunc(scale.Questions, func(q *study.Question) bool { return q.Name == item.Value }) {
			names = append(names, item.Value)
		}
	}
	return names
}

// changesNotes say how the changes are computed, and what is doubtful about them.
func (r *WavesReport) changesNotes(t *table.Table, list []WaveSeries, shares bool) {
	var all []Tested
	var tests []locale.Text // of the unpaired changes
	paired, designed, different := false, false, false
	for _, series := range list {
		for _, c := range series.Changes {
			sampled := series.Points[c.From].Sampled || series.Points[c.To].Sampled
			different = different || series.followed.scale != nil && c.Why == itemsDiffer
			if !c.Why.IsZero() {
				continue
			}
			all = append(all, c.Unpaired)
			if designed = designed || sampled; !sampled && !slices.Contains(tests, c.Unpaired.Test.Name) {
				tests = append(tests, c.Unpaired.Test.Name)
			}
			if c.Pairs > 0 {
				all, paired = append(all, c.Paired), true
			}
		}
	}
	t.Note("Écart\u00a0: la seconde vague moins la première.", "Change: the second wave less the first.")
	if paired {
		r.pairedNote(t, shares)
	}
	if len(tests) > 0 {
		r.unpairedNote(t, shares, paired, tests)
	}
	if designed {
		t.Note("Sous un plan déclaré\u00a0: les variances des deux vagues s'additionnent, comme d'échantillons indépendants. La covariance des répondants des deux vagues n'entre pas\u00a0: l'intervalle est prudent si leurs réponses se ressemblent d'une vague à l'autre.",
			"Under a declared design: the variances of the two waves are added, as of independent samples. The covariance of respondents in both waves does not enter: the interval is conservative where their answers are alike from wave to wave.")
	}
	if different {
		t.Note("Énoncés différents\u00a0: les scores de deux vagues ne se comparent pas\u00a0; --common-items les calcule sur les énoncés communs.",
			"Items differ: the scores of two waves cannot be compared; --common-items computes them from the items in common.")
	}
	pNotes(t, all, r.options)
	r.changeDoubts(t, list)
}

var itemsDiffer = locale.Text{FR: "énoncés différents", EN: "items differ"}

// pairedNote says what the paired changes are.
func (r *WavesReport) pairedNote(t *table.Table, shares bool) {
	if shares {
		t.Note("Appariés\u00a0: les mêmes répondants, qui ont répondu aux deux vagues\u00a0; intervalle de Newcombe pour données appariées (méthode 10), p exacte de McNemar.",
			"Paired: the same respondents, who answered in both waves; Newcombe interval for paired data (method 10), exact McNemar p.")
		return
	}
	t.Note("Appariés\u00a0: les mêmes répondants, qui ont une valeur aux deux vagues\u00a0; intervalle t de Student de l'écart moyen, p des rangs signés de Wilcoxon.",
		"Paired: the same respondents, who have a value in both waves; Student t interval of the mean change, Wilcoxon signed-rank p.")
}

// unpairedNote says what the unpaired changes are.
func (r *WavesReport) unpairedNote(t *table.Table, shares, paired bool, tests []locale.Text) {
	interval := locale.Text{FR: "de Welch", EN: "Welch"}
	if shares {
		interval = locale.Text{FR: "de Newcombe (méthode 10)", EN: "Newcombe (method 10)"}
	}
	t.Note("Deux effectifs\u00a0: tous les répondants des deux vagues, comme deux échantillons indépendants\u00a0; intervalle %s, p\u00a0: %s.",
		"Two counts: all respondents of the two waves, as two independent samples; %s interval, p: %s.", interval, listed(tests))
	if paired {
		t.Note("Où les deux sont là, l'écart apparié dit ce qui a changé chez les mêmes répondants, l'autre ce qui a changé d'un ensemble à l'autre\u00a0; celui-ci prend pour indépendants des répondants qui sont aux deux vagues.",
			"Where both are there, the paired change says what changed in the same respondents, the other what changed from one set to the other; it takes for independent respondents who are in both waves.")
	}
}

// changeDoubts says what is doubtful, each thing once with the variables that it is about.
func (r *WavesReport) changeDoubts(t *table.Table, list []WaveSeries) {
	var doubts []locale.Text
	about := map[locale.Text][]locale.Text{}
	for _, series := range list {
		for _, c := range series.Changes {
			for _, doubt := range c.Doubts {
				if about[doubt] == nil {
					doubts = append(doubts, doubt)
				}
				if !slices.Contains(about[doubt], series.Heading) {
					about[doubt] = append(about[doubt], series.Heading)
				}
			}
		}
	}
	for _, doubt := range doubts {
		marked(t, locale.Textf("%s\u00a0– %s.", "%s – %s.", listed(about[doubt]), doubt))
	}
}
