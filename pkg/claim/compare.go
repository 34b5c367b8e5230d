package claim

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/round"
)

// compare sets the computed figure against the printed one and gives the status that the comparison alone warrants.
func compare(r *Result) {
	if saysNothing(r) {
		r.Status = NotCheckable
		r.note("aucun nombre n'est publié\u00a0: rien à comparer", "no number was published: nothing to compare")
		return
	}
	agrees := true
	fail := func(fr, en string, args ...any) {
		agrees = false
		r.note(fr, en, args...)
	}
	p, c := r.Published, r.Computed
	if p.Base.Set && p.Base != c.Base {
		fail("base publiée %d, recalculée %s", "published base %d, recomputed %s", p.Base.Value, orNone(c.Base.Value, c.Base.Set))
	}
	switch p.Comparison {
	case "majority":
		compareMajority(r, fail)
		compareNumbers(r, fail)
	case "between":
		compareBetween(r, fail)
	default:
		compareNumbers(r, fail)
	}
	for _, check := range r.Checks {
		if !check.Holds {
			fail("ne tient plus\u00a0: %s%s", "no longer holds: %s%s", check.Label, detail(check))
		}
	}
	r.Agrees, r.Status = agrees, Match
	if !agrees {
		r.Status = Mismatch
	}
}

// saysNothing reports whether there is nothing to compare: no number printed, nothing said beside it.
func saysNothing(r *Result) bool {
	p := r.Published
	switch p.Comparison {
	case "majority", "between":
		return false
	}
	return !p.Count.Set && !p.Percent.Set && !p.Value.Set && len(r.Checks) == 0
}

type failure = func(fr, en string, args ...any)

func compareMajority(r *Result, fail failure) {
	c := r.Computed
	if r.Weighted {
		if c.Percent.Value <= 50 {
			fail("%s (pondéré) n'est pas une majorité", "%s (weighted) is not a majority", locale.Percent(c.Percent.Value, 1))
		}
		return
	}
	if !c.Base.Set || 2*c.Count.Value <= c.Base.Value {
		fail("%d sur %d n'est pas une majorité", "%d of %d is not a majority", c.Count.Value, c.Base.Value)
	}
}

func compareBetween(r *Result, fail failure) {
	bounds := r.Declared.Between
	switch {
	case len(bounds) != 2:
		fail("il manque les bornes (between:) dans le fichier d'étude", "the bounds (between:) are missing in the study file")
	case r.Computed.Value < bounds[0] || r.Computed.Value > bounds[1]:
		fail("recalculé %s, hors de %s à %s", "recomputed %s, not in %s to %s",
			locale.Trimmed(r.Computed.Value, mostDecimals), locale.Trimmed(bounds[0], mostDecimals), locale.Trimmed(bounds[1], mostDecimals))
	}
}

// mostDecimals is how many decimals a number is shown with where the publication sets none.
const mostDecimals = 4

// compareNumbers compares the numbers that were printed: count, percent and value.
func compareNumbers(r *Result, fail failure) {
	p, c := r.Published, r.Computed
	if p.Count.Set && !countPrints(p, c) {
		fail("effectif publié %d, recalculé %v", "published count %d, recomputed %v", p.Count.Value, trimmed(c))
	}
	if p.Percent.Set {
		comparePercent(r, fail)
	}
	if p.Value.Set && !prints(p.Comparison, p.Value, c.Value) {
		fail("valeur publiée %s, recalculée %s", "published value %s, recomputed %s", locale.Trimmed(p.Value.Value, p.Value.Decimals), locale.Trimmed(c.Value, p.Value.Enough(c.Value)))
	}
}

// countPrints reports whether a computed figure prints as the published count. Beside a percent or a value the count is
// exact, and "over" and "under" speak of the other number: "more than 95 % (20/21)".
func countPrints(p Published, c Figure) bool {
	if p.countIsBound() {
		return prints(p.Comparison, Printed{Num: number(float64(p.Count.Value))}, c.Value)
	}
	return p.Count == c.Count
}

// countIsBound reports whether a published count was printed as "more than" or "less than".
func (p Published) countIsBound() bool {
	return (p.Comparison == "over" || p.Comparison == "under") && !p.Percent.Set && !p.Value.Set
}

// trimmed is a figure that was printed as a count: the count, or the number that is not whole.
func trimmed(c Figure) any {
	if c.Count.Set {
		return c.Count.Value
	}
	return locale.Trimmed(c.Value, 2)
}

func comparePercent(r *Result, fail failure) {
	p, c := r.Published, r.Computed
	if !c.Percent.Set && c.Base.Set && c.Base.Value == 0 {
		fail("pas de pourcentage\u00a0: la base est vide", "no percent: the base is empty")
		return
	}
	if !c.Percent.Set {
		fail("pourcentage publié %s, mais ce chiffre n'est pas une part", "published percent %s, but this figure is not a share", locale.Percent(p.Percent.Value, p.Percent.Decimals))
		return
	}
	if prints(p.Comparison, p.Percent, c.Percent.Value) {
		return
	}
	how := locale.Text{}
	if r.Weighted {
		how = locale.Text{FR: "pondéré\u00a0; sans pondération, ", EN: "weighted; unweighted, "}
	}
	fail("publié %s, recalculé %s (%s%d sur %d)", "published %s, recomputed %s (%s%d of %d)",
		locale.Percent(p.Percent.Value, p.Percent.Decimals), locale.Percent(c.Percent.Value, p.Percent.Enough(c.Percent.Value)), how, c.Count.Value, c.Base.Value)
	if p.Comparison == "eq" && math.Floor(c.Percent.Value) == p.Percent.Value && p.Percent.Decimals == 0 {
		fail("il concorderait arrondi vers le bas", "it would match rounded down")
	}
}

// prints reports whether a computed number prints as the published one, rounded half up to the same decimals; "over" and
// "under" are compared with the number in full.
func prints(comparison string, published Printed, computed float64) bool {
	switch comparison {
	case "over":
		return computed > published.Value
	case "under":
		return computed < published.Value
	}
	return round.HalfUp(computed, published.Decimals) == published.Value
}

func orNone(n int, set bool) locale.Text {
	if !set {
		return locale.Text{FR: "aucune", EN: "none"}
	}
	return locale.Textf("%d", "%d", n)
}

func detail(check Check) locale.Text {
	if check.Detail.IsZero() {
		return locale.Text{}
	}
	return locale.Textf(", trouvé %s", ", found %s", check.Detail)
}
