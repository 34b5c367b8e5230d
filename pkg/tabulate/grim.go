package tabulate

import (
	"math"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/grim"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/round"
	"github.com/arrimage/arrimage/pkg/table"
)

// GrimOptions are what the tests of printed figures are told beside the figures. The zero value is that of scores of one
// item, without bounds, and percents tried up to the largest base of their group.
type GrimOptions struct {
	Items   int           // whole-number items that each respondent's score is the mean of, 1 to 1000; 0 for 1
	Min     claim.Printed // lowest mean that the scale allows, or not set
	Max     claim.Printed // highest mean that the scale allows, or not set
	MaxBase int           // largest base for a percent printed without one; 0 for the largest printed for its group
	Sum     []string      // ids of the percents that should add up to 100, or none
}

// A GrimFinding is what one test says of one printed figure.
type GrimFinding struct {
	ID      string       // the figure
	Pos     diag.Pos     // where it stands, or the zero place
	Printed locale.Text  // the figure as it was printed
	Test    GrimTest     // what was tested
	Verdict grim.Verdict // what came out
	Detail  locale.Text  // which whole numbers give the figure, or why none does, or why it cannot be tested
}

// A GrimTest names what is tested.
type GrimTest string

// The tests.
const (
	GrimCountBase    GrimTest = "count-base"    // a count is at most its base
	GrimPercentBase  GrimTest = "percent-base"  // some whole count of the base gives the percent
	GrimCountPercent GrimTest = "count-percent" // the printed count gives the percent
	GrimBases        GrimTest = "bases"         // some base gives a percent that was printed without one
	GrimMean         GrimTest = "mean"          // some whole total gives the mean
	GrimBounds       GrimTest = "bounds"        // the mean is on its scale
	GrimSum          GrimTest = "sum"           // percents add up to 100, rounding aside
	GrimNone         GrimTest = "none"          // there is nothing to test
)

func (test GrimTest) label() locale.Text {
	return map[GrimTest]locale.Text{
		GrimCountBase:    {FR: "effectif", EN: "count"},
		GrimPercentBase:  {FR: "pourcentage", EN: "percent"},
		GrimCountPercent: {FR: "effectif et\u00a0%", EN: "count and %"},
		GrimBases:        locale.Same("bases"),
		GrimMean:         {FR: "moyenne", EN: "mean"},
		GrimBounds:       {FR: "bornes", EN: "bounds"},
		GrimSum:          {FR: "somme", EN: "sum"},
		GrimNone:         locale.Same("–"),
	}[test]
}

// Grim tests printed figures with no data at all. Each figure has one finding at least. places are those of the figures,
// or nil; Grim panics where there are some but not as many. The error is a *UsageError about the figures of a sum.
func Grim(figures []claim.Published, places []diag.Pos, options GrimOptions) ([]GrimFinding, error) {
	if places != nil && len(places) != len(figures) {
		panic("tabulate: places: not as many as figures")
	}
	var all []GrimFinding
	for i, p := range figures {
		pos := diag.Pos{}
		if places != nil {
			pos = places[i]
		}
		for _, f := range options.figure(p, figures) {
			f.ID, f.Pos, f.Printed = p.ID, pos, grimPrinted(p)
			all = append(all, f)
		}
	}
	if len(options.Sum) == 0 {
		return all, nil
	}
	sum, err := grimSum(figures, options.Sum)
	return append(all, sum), err
}

// figure makes the tests that one figure allows.
func (o GrimOptions) figure(p claim.Published, all []claim.Published) []GrimFinding {
	list := grimCount(p)
	exact := p.Comparison == "eq"
	switch {
	case exact && p.Percent.Set && p.Base.Set:
		list = append(list, grimPercent(p))
		if p.Count.Set && p.Base.Value > 0 {
			list = append(list, grimShare(p, round.Percent(p.Count.Value, p.Base.Value, p.Percent.Decimals) == p.Percent.Value))
		}
	case exact && p.Percent.Set:
		list = append(list, o.bases(p, all))
	case (p.Comparison == "over" || p.Comparison == "under") && p.Percent.Set && p.Count.Set && p.Base.Value > 0:
		list = append(list, grimShare(p, grimBeyond(p)))
	}
	if exact && p.Value.Set && p.Base.Set {
		list = append(list, o.mean(p))
		list = append(list, o.bounds(p)...)
	}
	switch {
	case len(list) > 0:
		return list
	case p.Count.Set && p.Base.Set:
		return []GrimFinding{found(GrimCountBase, grim.Possible, "%d sur %d", "%d of %d", p.Count.Value, p.Base.Value)}
	case !exact:
		return []GrimFinding{found(GrimNone, grim.NotTestable, "imprimé comme une borne", "printed as a bound")}
	}
	return []GrimFinding{found(GrimNone, grim.NotTestable, "aucun nombre avec sa base", "no number with its base")}
}

func found(test GrimTest, verdict grim.Verdict, fr, en string, args ...any) GrimFinding {
	return GrimFinding{Test: test, Verdict: verdict, Detail: locale.Textf(fr, en, args...)}
}

// grimCount reports a count that its base cannot have.
func grimCount(p claim.Published) []GrimFinding {
	switch {
	case !p.Count.Set || !p.Base.Set:
	case p.Count.Value > p.Base.Value:
		return []GrimFinding{found(GrimCountBase, grim.Impossible, "%d dépasse sa base, %d", "%d is more than its base, %d", p.Count.Value, p.Base.Value)}
	case p.Comparison == "majority" && p.Count.Value <= p.Base.Value/2:
		return []GrimFinding{found(GrimCountBase, grim.Impossible, "%d sur %d n'est pas une majorité", "%d of %d is not a majority", p.Count.Value, p.Base.Value)}
	}
	return nil
}

func grimPercent(p claim.Published) GrimFinding {
	percent, base := p.Percent.Bare(), p.Base.Value
	verdict := grim.Percent(percent, base)
	switch {
	case base < 1:
		return found(GrimPercentBase, verdict, "une base de 0 n'a pas de pourcentage", "a base of 0 has no percent")
	case percent.Value > 100:
		return found(GrimPercentBase, verdict, "un pourcentage d'une base ne dépasse pas 100", "no percent of a base is above 100")
	case !percent.Readable():
		return found(GrimPercentBase, verdict, "plus de 15 chiffres", "more than 15 digits")
	case verdict == grim.NotTestable:
		return found(GrimPercentBase, verdict, "une base de %d donne tous les pourcentages ainsi arrondis", "a base of %d gives every percent so rounded", base)
	}
	below, above := grim.Counts(percent, base)
	if verdict == grim.Possible {
		count := below
		if round.Percent(count, base, percent.Decimals) != percent.Value {
			count = above
		}
		return found(GrimPercentBase, verdict, "%d sur %d", "%d of %d", count, base)
	}
	near := func(count int) locale.Text {
		share := 100 * float64(count) / float64(base)
		return locale.Textf("%d/%d = %s", "%d/%d = %s", count, base, locale.Percent(share, p.Percent.Enough(share)))
	}
	return found(GrimPercentBase, verdict, "aucun effectif entier sur %d ne le donne\u00a0; les plus proches\u00a0: %s et %s%s",
		"no whole count of %d gives it; the nearest: %s and %s%s", base, near(below), near(above), grimOthers(grim.PercentOthers(percent, base)))
}

// grimOthers says under which other roundings a number is possible.
func grimOthers(roundings []grim.Rounding) locale.Text {
	if len(roundings) == 0 {
		return locale.Text{}
	}
	labels := roundings[0].Label()
	for _, rounding := range roundings[1:] {
		labels = locale.Textf("%s, %s", "%s, %s", labels, rounding.Label())
	}
	return locale.Textf("\u00a0; possible avec\u00a0: %s", "; possible with: %s", labels)
}

// grimShare compares a printed count with the printed percent.
func grimShare(p claim.Published, agrees bool) GrimFinding {
	share := 100 * float64(p.Count.Value) / float64(p.Base.Value)
	computed := locale.Percent(share, p.Percent.Enough(share))
	if agrees {
		return found(GrimCountPercent, grim.Possible, "%d sur %d font %s", "%d of %d is %s", p.Count.Value, p.Base.Value, computed)
	}
	than := map[string]locale.Text{"over": {FR: "plus de ", EN: "more than "}, "under": {FR: "moins de ", EN: "less than "}}[p.Comparison]
	return found(GrimCountPercent, grim.Impossible, "%d sur %d font %s, et non %s%s", "%d of %d is %s, not %s%s",
		p.Count.Value, p.Base.Value, computed, than, locale.Percent(p.Percent.Value, p.Percent.Decimals))
}

// grimBeyond reports whether a count lies on the side of the percent that was printed: "more than 95 % (20/21)".
func grimBeyond(p claim.Published) bool {
	share := 100 * float64(p.Count.Value) / float64(p.Base.Value)
	if p.Comparison == "over" {
		return share > p.Percent.Value
	}
	return share < p.Percent.Value
}

// bases lists the bases that a percent printed without one can come from.
func (o GrimOptions) bases(p claim.Published, all []claim.Published) GrimFinding {
	most := o.MaxBase
	if most == 0 {
		most = largestBase(p.Group, all)
	}
	if most == 0 {
		return found(GrimBases, grim.NotTestable, "aucune base imprimée pour ce groupe (--max-n)", "no base printed for this group (--max-n)")
	}
	percent := p.Percent.Bare()
	if !percent.Readable() {
		return found(GrimBases, grim.NotTestable, "plus de 15 chiffres", "more than 15 digits")
	}
	if percent.Value > 100 {
		return found(GrimBases, grim.Impossible, "un pourcentage d'une base ne dépasse pas 100", "no percent of a base is above 100")
	}
	list, every := grim.Bases(percent, most)
	if p.Count.Set {
		list, every = grim.BasesOfCount(percent, p.Count.Value, most), 0
	}
	switch {
	case every > 0:
		return found(GrimBases, grim.Possible, "jusqu'à %d\u00a0: %s\u00a0; toutes à partir de %d", "up to %d: %s; every one from %d on", most, claim.Fractions(list), every)
	case len(list) > 0:
		return found(GrimBases, grim.Possible, "jusqu'à %d\u00a0: %s", "up to %d: %s", most, claim.Fractions(list))
	case most > grim.MostBases:
		return found(GrimBases, grim.NotTestable, "aucune base jusqu'à %d, où la recherche s'arrête", "no base up to %d, where the search ends", grim.MostBases)
	}
	return found(GrimBases, grim.Impossible, "aucune base jusqu'à %d ne le donne", "no base up to %d gives it", most)
}

// largestBase returns the largest base printed for a group, or 0.
func largestBase(group string, all []claim.Published) int {
	most := 0
	for _, p := range all {
		if p.Group == group && p.Base.Set {
			most = max(most, p.Base.Value)
		}
	}
	return most
}

// mean tests a mean of whole numbers.
func (o GrimOptions) mean(p claim.Published) GrimFinding {
	mean, n := p.Value.Bare(), p.Base.Value*max(o.Items, 1)
	verdict := grim.Mean(mean, n)
	switch {
	case n < 1:
		return found(GrimMean, verdict, "une base de 0 n'a pas de moyenne", "a base of 0 has no mean")
	case !mean.Readable():
		return found(GrimMean, verdict, "plus de 15 chiffres", "more than 15 digits")
	case verdict == grim.NotTestable:
		return found(GrimMean, verdict, "toute moyenne ainsi arrondie est possible avec %d", "every mean so rounded is possible with %d", n)
	}
	below, above := grim.Totals(mean, n)
	near := func(total int) locale.Text {
		x := float64(total) / float64(n)
		return locale.Textf("%d/%d = %s", "%d/%d = %s", total, n, locale.Trimmed(x, p.Value.Enough(x)))
	}
	if verdict == grim.Impossible {
		return found(GrimMean, verdict, "aucun total entier de %d ne la donne\u00a0; les plus proches\u00a0: %s et %s%s",
			"no whole total of %d gives it; the nearest: %s and %s%s", n, near(below), near(above), grimOthers(grim.Others(mean, n)))
	}
	if round.HalfUp(float64(below)/float64(n), mean.Decimals) != mean.Value {
		below = above
	}
	return found(GrimMean, verdict, "%s", "%s", near(below))
}

// bounds tests a mean against the ends of its scale, rounded as the mean is.
func (o GrimOptions) bounds(p claim.Published) []GrimFinding {
	end := func(bound claim.Printed) func(locale.Lang) string { return locale.Trimmed(bound.Value, bound.Decimals) }
	switch mean := p.Value; {
	case !o.Min.Set && !o.Max.Set:
		return nil
	case o.Min.Set && mean.Value < round.HalfUp(o.Min.Value, mean.Decimals):
		return []GrimFinding{found(GrimBounds, grim.Impossible, "sous le minimum, %s", "below the minimum, %s", end(o.Min))}
	case o.Max.Set && mean.Value > round.HalfUp(o.Max.Value, mean.Decimals):
		return []GrimFinding{found(GrimBounds, grim.Impossible, "au-dessus du maximum, %s", "above the maximum, %s", end(o.Max))}
	}
	return []GrimFinding{found(GrimBounds, grim.Possible, "dans les bornes", "within the bounds")}
}

// grimSum tests whether percents add up to 100.
func grimSum(figures []claim.Published, ids []string) (GrimFinding, error) {
	var percents []grim.Printed
	decimals := 0
	for i, id := range ids {
		at := slices.IndexFunc(figures, func(p claim.Published) bool { return p.ID == id })
		switch {
		case at < 0:
			names := make([]string, len(figures))
			for i, p := range figures {
				names[i] = p.ID
			}
			return GrimFinding{}, usage("--sum %q\u00a0: pas dans le fichier%s", "--sum %q: not in the file%s", id, diag.DidYouMean(id, names))
		case slices.Contains(ids[:i], id):
			return GrimFinding{}, usage("--sum %q\u00a0: deux fois", "--sum %q: there twice", id)
		case !figures[at].Percent.Set || figures[at].Comparison != "eq":
			return GrimFinding{}, usage("--sum %q\u00a0: pas un pourcentage imprimé", "--sum %q: not a printed percent", id)
		}
		percents = append(percents, figures[at].Percent.Bare())
		decimals = max(decimals, figures[at].Percent.Decimals)
	}
	sum := grim.Sum(percents)
	finding := grimOff(sum, decimals)
	finding.ID, finding.Printed = strings.Join(ids, ", "), locale.Textf("%s", "%s", locale.Percent(sum.Total, decimals))
	return finding, nil
}

// grimOff says how far a sum is from 100, and how far rounding can lead.
func grimOff(sum grim.SumResult, decimals int) GrimFinding {
	off := round.HalfUp(sum.Total-100, decimals)
	slack, size := locale.Trimmed(sum.Slack, decimals+1), locale.Trimmed(math.Abs(off), decimals)
	switch {
	case sum.Verdict == grim.NotTestable:
		return found(GrimSum, sum.Verdict, "plus de 15 chiffres", "more than 15 digits")
	case sum.Verdict == grim.Possible && off == 0:
		return found(GrimSum, sum.Verdict, "font 100", "make 100")
	case sum.Verdict == grim.Possible:
		return found(GrimSum, sum.Verdict, "à %s de 100\u00a0; l'arrondi explique jusqu'à %s", "%s off 100; rounding explains up to %s", size, slack)
	}
	return found(GrimSum, sum.Verdict, "à %s de 100\u00a0; l'arrondi explique moins de %s", "%s off 100; rounding explains less than %s", size, slack)
}

// grimPrinted writes a figure with all the decimals that were printed: the test rests on them.
func grimPrinted(p claim.Published) locale.Text {
	if p.Comparison != "eq" || !p.Value.Set {
		return PublishedText(claim.Result{Published: p})
	}
	value := locale.Fixed(p.Value.Value, p.Value.Decimals)
	if !p.Base.Set {
		return locale.Textf("%s", "%s", value)
	}
	return locale.Textf("%s (n = %s)", "%s (n = %s)", value, locale.Count(p.Base.Value))
}

// GrimMethod identifies the test of printed means and percents.
const GrimMethod = grim.MethodID

// GrimTable shows the findings, with their count, the method and its source.
func GrimTable(findings []GrimFinding, options GrimOptions) *table.Table {
	t := &table.Table{ID: "grim", Title: locale.Text{FR: "Les chiffres imprimés, éprouvés sans données", EN: "The printed figures, tested without data"}}
	t.Columns = []table.Column{
		{Key: "id", Label: locale.Text{FR: "Chiffre", EN: "Figure"}},
		{Key: "printed", Label: locale.Text{FR: "Imprimé", EN: "Printed"}},
		{Key: "test", Label: locale.Text{FR: "Essai", EN: "Test"}},
		{Key: "verdict", Label: locale.Same("Verdict")},
		{Key: "detail", Label: locale.Text{FR: "Ce qui le donne", EN: "What gives it"}},
		{Key: "test_code", Machine: true},
		{Key: "verdict_code", Machine: true},
		{Key: "line", Kind: table.Count, Machine: true},
	}
	tests := map[GrimTest]bool{}
	for _, f := range findings {
		tests[f.Test] = true
		line := table.Cell{}
		if f.Pos.Line > 0 {
			line = table.Int(f.Pos.Line)
		}
		t.Add(table.Plain(f.ID), table.Words(f.Printed), table.Words(f.Test.label()), table.Words(f.Verdict.Label()), table.Words(f.Detail),
			table.Plain(string(f.Test)), table.Plain(string(f.Verdict)), line)
	}
	t.Notes = append(t.Notes, GrimSummary(findings))
	if tests[GrimMean] {
		t.Note("Une valeur imprimée avec sa base est prise pour une moyenne de nombres entiers (énoncés par répondant\u00a0: %d).",
			"A value printed with its base is taken as a mean of whole numbers (items per respondent: %d).", max(options.Items, 1))
	}
	t.Note("%s Source\u00a0: %s.", "%s Source: %s.", grim.Method.Sentence, grim.Method.Source)
	t.Note("Arrondi au plus proche, les demies vers le haut, aux décimales imprimées.", "Rounded to the nearest, halves up, to the printed decimals.")
	return t
}

// GrimSummary counts the findings by verdict in a sentence.
func GrimSummary(findings []GrimFinding) locale.Text {
	counts := map[grim.Verdict]int{}
	for _, f := range findings {
		counts[f.Verdict]++
	}
	parts := []any{len(findings)}
	for _, verdict := range grim.Verdicts {
		parts = append(parts, locale.Textf("%s\u00a0: %d", "%s: %d", verdict.Label(), counts[verdict]))
	}
	return locale.Textf("Essais\u00a0: %d. %s\u00a0; %s\u00a0; %s.", "Tests: %d. %s; %s; %s.", parts...)
}

// GrimFailed reports whether any finding is impossible.
func GrimFailed(findings []GrimFinding) bool {
	return slices.ContainsFunc(findings, func(f GrimFinding) bool { return f.Verdict == grim.Impossible })
}
