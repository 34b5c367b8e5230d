package claim

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/grim"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/round"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// respondents returns how many respondents each side has: as published where a figure says so, else as counted.
func respondents(s *survey.Survey, results []Result) map[string]int {
	n := map[string]int{}
	for _, side := range s.Study.Sides.Names() {
		n[side] = s.Frame(side).Len()
	}
	if s.Regions != nil {
		n[study.RegionUnit] = s.Regions.Len()
	}
	for _, r := range results {
		if r.Declared != nil && r.Declared.Units == "respondents" && r.Published.Count.Set && r.Published.Comparison == "eq" {
			n[r.Declared.Unit.Value] = r.Published.Count.Value
		}
	}
	return n
}

// doubt marks a figure that cannot stand as printed. One that differs from the data stays a mismatch.
func (r *Result) doubt(text locale.Text) {
	r.Notes = append(r.Notes, text)
	if r.Status == Match {
		r.Status = Inconsistent
	}
}

// doubtAlone tests the printed numbers of one figure against each other and against the number of respondents. Nothing
// computed from the answers enters the judgement.
func doubtAlone(r *Result, def *study.Definition, respondents map[string]int) {
	if r.Declared == nil || r.Declared.Units != "" {
		return
	}
	p := r.Published
	switch {
	case p.Count.Set && p.Base.Set && p.Count.Value > p.Base.Value:
		r.doubt(locale.Textf("%d dépasse sa base, %d", "%d is more than its base, %d", p.Count.Value, p.Base.Value))
	case r.Weighted:
		return // A weighted percent or mean need not come from a whole count.
	case p.Percent.Set && p.Base.Set:
		doubtStatedBase(r)
	case p.Percent.Set:
		doubtSilentBase(r, respondents[r.Declared.Unit.Value])
	}
	if p.Comparison == "eq" && p.Value.Set && p.Base.Set && r.Declared.Statistic == "mean" && hasWholeScores(def, r.Declared) {
		doubtMean(r)
	}
}

// doubtStatedBase tests a percent whose base was printed: some whole count must give it, and the printed count must.
func doubtStatedBase(r *Result) {
	p := r.Published
	switch p.Comparison {
	case "eq":
	case "over", "under":
		doubtBeyond(r)
		return
	default:
		return
	}
	if grim.Percent(p.Percent.Bare(), p.Base.Value) == grim.Impossible {
		r.doubt(locale.Textf("aucun effectif entier sur %d ne donne %s", "no whole count of %d gives %s",
			p.Base.Value, locale.Percent(p.Percent.Value, p.Percent.Decimals)))
		return
	}
	if p.Count.Set && round.Percent(p.Count.Value, p.Base.Value, p.Percent.Decimals) != p.Percent.Value {
		share := 100 * float64(p.Count.Value) / float64(p.Base.Value)
		r.doubt(locale.Textf("%d sur %d font %s, et non %s", "%d of %d is %s, not %s", p.Count.Value, p.Base.Value,
			locale.Percent(share, p.Percent.Enough(share)), locale.Percent(p.Percent.Value, p.Percent.Decimals)))
	}
}

// doubtBeyond tests "more than 95 % (20/21)": the printed count must lie on that side of the percent.
func doubtBeyond(r *Result) {
	p := r.Published
	if !p.Count.Set || p.Base.Value == 0 {
		return
	}
	share := 100 * float64(p.Count.Value) / float64(p.Base.Value)
	if prints(p.Comparison, p.Percent, share) {
		return
	}
	than := locale.Text{FR: "plus de", EN: "more than"}
	if p.Comparison == "under" {
		than = locale.Text{FR: "moins de", EN: "less than"}
	}
	r.doubt(locale.Textf("%d sur %d font %s, et non %s %s", "%d of %d is %s, not %s %s", p.Count.Value, p.Base.Value,
		locale.Percent(share, p.Percent.Enough(share)), than, locale.Percent(p.Percent.Value, p.Percent.Decimals)))
}

// mostBases is how many bases a note lists.
const mostBases = 12

// doubtSilentBase lists the bases that can give a percent printed without one, says which was used, and doubts a percent
// that cannot come from all the respondents. One that is said of some of them (where) can come from any smaller base.
func doubtSilentBase(r *Result, respondents int) {
	p := r.Published
	if p.Comparison != "eq" || respondents == 0 {
		return
	}
	possible := estimate.DenominatorsOf(p.Percent.Value, p.Percent.Decimals, respondents)
	r.note("base non publiée\u00a0; jusqu'à %d, donnent %s\u00a0: %s\u00a0; base utilisée\u00a0: %s", "base not printed; up to %d, these give %s: %s; base used: %s",
		respondents, locale.Percent(p.Percent.Value, p.Percent.Decimals), Fractions(possible), orNone(r.Computed.Base.Value, r.Computed.Base.Set))
	if r.Declared.WhereIf != nil && len(possible) > 0 {
		return
	}
	if grim.Percent(p.Percent.Bare(), respondents) == grim.Impossible {
		r.doubt(locale.Textf("%s ne peut pas venir des %d répondants\u00a0: aucun effectif entier sur %d ne le donne",
			"%s cannot come from the %d respondents: no whole count of %d gives it",
			locale.Percent(p.Percent.Value, p.Percent.Decimals), respondents, respondents))
	}
}

// Fractions writes fractions as a list, the first twelve and how many there are: "13/16, 17/21".
func Fractions(list []estimate.Fraction) locale.Text {
	if len(list) == 0 {
		return locale.Text{FR: "aucune", EN: "none"}
	}
	texts := make([]string, 0, mostBases)
	for i, f := range list {
		if i == mostBases {
			return locale.Textf("%s… (%d en tout)", "%s… (%d in all)", strings.Join(texts, ", "), len(list))
		}
		texts = append(texts, strconv.Itoa(f.Count)+"/"+strconv.Itoa(f.Base))
	}
	return locale.Same(strings.Join(texts, ", "))
}

// hasWholeScores reports whether a figure's variable is a score that only takes whole numbers for one respondent.
func hasWholeScores(def *study.Definition, figure *study.Figure) bool {
	scale := def.Scale(figure.Of.Value)
	return scale != nil && figure.Unit.Value != study.RegionUnit && scale.IsWhole()
}

// doubtMean tests a mean of whole numbers: some whole total of the respondents must round to it.
func doubtMean(r *Result) {
	value, n := r.Published.Value, r.Published.Base.Value
	if grim.Mean(value.Bare(), n) == grim.Impossible {
		r.doubt(locale.Textf("aucun total entier de %d répondants n'a pour moyenne %s", "no whole total of %d respondents has the mean %s", n, locale.Trimmed(value.Value, value.Decimals)))
	}
}
