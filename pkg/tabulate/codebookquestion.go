package tabulate

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
)

// question appends what the study declares of a question.
func (b *codebook) question(q *study.Question) {
	if !q.Short.IsZero() {
		b.fact("question", "Question", "Question", q.Label.Text)
	}
	b.fact("type", "Type", "Type", typeWord(q))
	b.fact("column", "Dans l'export", "In the export", b.columnsOf(q))
	if !q.AskedIf.IsZero() {
		b.fact("asked_if", "Posée si", "Asked if", locale.Same(q.AskedIf.Value))
	}
	b.fact("spellings", "Autres graphies", "Other spellings", spellings(q))
	b.fact("range", "Étendue valide", "Valid range", rangeWords(q.Min, q.Max))
	b.fact("missing", "Motifs", "Reasons", missing(q))
	b.fact("recoded", "Codes d'alors", "Codes then", locale.Same(strings.Join(slices.Concat(renamedCodes(q), mergedCodes(q)), ", ")))
	if q.Absent {
		b.fact("absent", "Vague", "Wave", locale.Text{FR: "non posée dans cette vague", EN: "not put in this wave"})
	}
}

// typeWord says what the answers to a question are, with the unit of a number and the form of a date.
func typeWord(q *study.Question) locale.Text {
	word := map[study.Type]locale.Text{
		study.YesNo: {FR: "oui ou non", EN: "yes or no"}, study.Choice: {FR: "une réponse", EN: "one answer"},
		study.Multiple: {FR: "plusieurs réponses", EN: "several answers"}, study.Number: {FR: "nombre", EN: "number"},
		study.Money: {FR: "montant", EN: "amount"}, study.Date: locale.Same("date"), study.OpenText: {FR: "texte", EN: "text"},
		study.Identifier: {FR: "identifiant", EN: "identifier"}, study.RegionName: {FR: "région", EN: "region"},
	}[q.Type]
	if q.Unit != "" {
		word = locale.Textf("%s (%s)", "%s (%s)", word, q.Unit)
	}
	if !q.Format.IsZero() {
		word = locale.Textf("%s (%s, lue en %s)", "%s (%s, read as %s)", word, q.Dates.Written(), q.Format.Value)
	}
	return word
}

// columnsOf names the headings that a question has in the export of the side; empty where it is the name of the question.
func (b *codebook) columnsOf(q *study.Question) locale.Text {
	if !q.OtherOf.IsZero() {
		return locale.Textf("l'autre réponse de %s, en mots", "the other answer of %s, in words", q.OtherOf.Value)
	}
	headings := q.HeadingsIn(b.frame.Name)
	if len(headings) == 1 && headings[0] == q.Name {
		return locale.Text{}
	}
	return locale.Same(strings.Join(headings, ", "))
}

// rangeWords writes the bounds of a number; empty where it has none.
func rangeWords(least, greatest *float64) locale.Text {
	switch {
	case least != nil && greatest != nil:
		return locale.Textf("%s à %s", "%s to %s", locale.Trimmed(*least, 6), locale.Trimmed(*greatest, 6))
	case least != nil:
		return locale.Textf("à partir de %s", "from %s", locale.Trimmed(*least, 6))
	case greatest != nil:
		return locale.Textf("jusqu'à %s", "up to %s", locale.Trimmed(*greatest, 6))
	}
	return locale.Text{}
}

// missing says what contents of a cell stand for a reason in a question: its codes, then its own contents.
func missing(q *study.Question) locale.Text {
	var words []locale.Text
	for _, code := range q.Codes.List {
		if code.Reason != study.Answered {
			words = append(words, locale.Textf("%s = %s", "%s = %s", code.Code, code.Reason.Label()))
		}
	}
	words = append(words, contents(q.Missing)...)
	if len(words) == 0 {
		return locale.Text{}
	}
	return locale.Join(words)
}

// spellings says what other contents of a cell stand for the codes of a question.
func spellings(q *study.Question) locale.Text {
	var words []locale.Text
	for _, code := range q.Codes.List {
		for _, spelling := range code.Spellings {
			words = append(words, locale.Textf("%s = %s", "%s = %s", spelling, code.Code))
		}
	}
	if len(words) == 0 {
		return locale.Text{}
	}
	return locale.Join(words)
}

// contents says what contents of a cell stand for which reason, in the order of the contents.
func contents(missing map[string]study.Reason) []locale.Text {
	var words []locale.Text
	for _, text := range slices.Sorted(maps.Keys(missing)) {
		words = append(words, locale.Textf("%s = %s", "%s = %s", text, missing[text].Label()))
	}
	return words
}

// emptyBase stands in place of a percent of nobody.
var emptyBase = table.Absent(locale.Text{FR: "base vide", EN: "empty base"})

// answers appends the answers to a question with codes: label, how many respondents give it, and the percent of those who
// answered, weighted under a design.
func (b *codebook) answers(q *study.Question) error {
	every := *q
	if q.Type == study.YesNo {
		every.Type = study.Choice // The rates of a yes/no question are of its yes only.
	}
	rates, err := ratesOf(b.Survey, b.Study.Side(b.frame.Name), &every, Options{Base: study.AnsweredBase})
	if err != nil {
		return err
	}
	if q.Type == study.Multiple {
		b.several = true
		b.counted("answered", study.Answered.Label(), b.states()[study.Answered])
	}
	for _, rate := range rates {
		percent := emptyBase
		if p, ok := rate.Percent(); ok {
			percent = table.Value(p)
		}
		value := table.Cell{}
		if x, ok := q.Value(rate.Code); ok {
			value = table.Value(x)
		}
		b.add("answer", rate.Code, locale.Same(rate.Code), answerDetail(q, rate.Code), table.Int(rate.Share.Count), percent, value)
	}
	return nil
}

// answerDetail says what a code means: its label, the value that it stands for, and the variable of its tick.
func answerDetail(q *study.Question, code string) locale.Text {
	detail := q.CodeLabel(code)
	if x, ok := q.Value(code); ok && fmt.Sprint(x) != code {
		detail = locale.Textf("%s = %s", "%s = %s", detail, locale.Trimmed(x, 6))
	}
	if q.Type == study.Multiple {
		detail = locale.Textf("%s (%s)", "%s (%s)", detail, q.TickName(code))
	}
	return detail
}

// truths appends how many units meet the condition of a derived variable, and how many do not, with percents as answers have.
func (b *codebook) truths() error {
	var counts [2]int
	for _, x := range b.variable.Answered(nil) {
		if x != 0 {
			counts[1]++
		} else {
			counts[0]++
		}
	}
	_, mean, err := b.estimates()
	if err != nil {
		return err
	}
	for _, k := range []int{1, 0} {
		percent := emptyBase
		if mean.Estimate.Exists {
			percent = table.Value(100 * math.Abs(float64(1-k)-mean.Estimate.Value))
		}
		b.add("answer", fmt.Sprint(k), locale.Same(fmt.Sprint(k)), yesNo(k == 1), table.Int(counts[k]), percent, table.Value(float64(k)))
	}
	return nil
}

// scale appends what a scale is made of.
func (b *codebook) scale(scale *study.Scale) {
	b.fact("type", "Type", "Type", locale.Text{FR: "score d'une échelle", EN: "score of a scale"})
	b.fact("rule", "Règle", "Rule", scaleRule(scale))
	b.fact("items", "Énoncés", "Items", itemsOrNone(scale))
	if len(scale.Reverse) > 0 {
		b.fact("reversed", "Inversés", "Reversed", locale.Textf("%s (x devient min + max - x)", "%s (x becomes min + max - x)", strings.Join(study.Values(scale.Reverse), ", ")))
	}
	if maximum, known := scale.Maximum(); known {
		b.fact("maximum", "Score maximal", "Highest score", locale.Textf("%s", "%s", locale.Trimmed(maximum, 6)))
	}
	b.fact("beside", "À côté", "Beside it", locale.Same(strings.Join(besideScore(scale.Name), ", ")))
}

// scaleRule says how the answers to the items of a scale become its score.
func scaleRule(scale *study.Scale) locale.Text {
	what := locale.Text{FR: "un point par réponse oui", EN: "one for each yes"}
	switch {
	case scale.IsRated():
		what = wayName(scale)
	case len(scale.Counts) > 0:
		what = locale.Textf("un point par réponse parmi %s", "one for each answer among %s", diag.OneOf(study.Values(scale.Counts)))
	}
	rule := locale.Textf("%s\u00a0; qui ne s'applique pas\u00a0: %s\u00a0; sans réponse\u00a0: %s", "%s; not applicable: %s; no answer: %s", what, ruleName(scale.NotApplicable), ruleName(scale.NoAnswer))
	if scale.MinimumItems > 0 {
		return locale.Textf("%s\u00a0; énoncés répondus au moins\u00a0: %d", "%s; answered items at least: %d", rule, scale.MinimumItems)
	}
	return rule
}

// sideTable appends where the values of a side table come from.
func (b *codebook) sideTable(side *study.SideTable) {
	b.fact("type", "Type", "Type", locale.Text{FR: "valeur de la région, d'un tableau à part", EN: "value of the region, from a side table"})
	b.fact("file", "Fichier", "File", locale.Textf("%s, colonne %s", "%s, column %s", side.File.Value, side.Value.Value))
}

// derived appends the formula of a derived variable.
func (b *codebook) derived() {
	for _, derived := range b.Study.DerivedOf(b.frame.Name) {
		if derived.Name != b.variable.Name {
			continue
		}
		b.fact("type", "Type", "Type", locale.Text{FR: "variable dérivée", EN: "derived variable"})
		if derived.Expr.IsZero() {
			b.fact("rank", "Rang selon", "Rank by", locale.Same(derived.Rank.Value))
		} else {
			b.fact("formula", "Formule", "Formula", locale.Same(derived.Expr.Value))
		}
		if derived.Combine != "" {
			b.fact("combine", "Des unités d'une région", "Of the units of a region", derived.Combine.Label())
		}
	}
}
