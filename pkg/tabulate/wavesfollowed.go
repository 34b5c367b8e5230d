package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// A followed is something to follow: one number for each wave and side.
type followed struct {
	heading  locale.Text     // of its rows
	label    locale.Text     // of the row: an answer; empty where the heading says all
	name     string          // as findCompared takes it
	question *study.Question // nil for a scale and for any other variable
	scale    *study.Scale    // whose items it rests on: of a score and of what stands beside it; nil for anything else
}

// isOf reports whether a side has it, or the regions.
func (f followed) isOf(def *study.Definition, side string) bool {
	switch {
	case side == study.RegionUnit: // Their score adds those of the sides.
		return f.scale != nil && f.name == f.scale.Name && def.Scope(side).Has(f.name)
	case f.question != nil:
		return def.Asks(side, f.question)
	case f.scale != nil:
		return slices.Contains(f.scale.Sides, side)
	}
	return def.Scope(side).Has(f.name)
}

// whyNot says why a wave has no value of it; empty where it has.
func (f followed) whyNot(def *study.Definition, side string) locale.Text {
	surveyed := []string{side}
	if side == study.RegionUnit {
		surveyed = def.LinkedSides()
	}
	switch {
	case slices.ContainsFunc(surveyed, func(side string) bool { return !def.HasExport(side) }):
		return locale.Text{FR: "pas d'export", EN: "no export"}
	case f.question != nil && def.Question(f.question.Name).Absent:
		return locale.Text{FR: "non posée", EN: "not put"}
	case f.scale != nil && def.Scale(f.scale.Name).Absent:
		return locale.Text{FR: "aucun énoncé", EN: "no item"}
	}
	return locale.Text{}
}

// followedOf resolves the names of what to follow; without names, all questions with codes or numbers that are in no
// scale, then the scales; coded themes where there is nothing else.
func followedOf(def *study.Definition, sides, names []string) ([]followed, error) {
	var list []followed
	if len(names) > 0 {
		for _, name := range names {
			more, err := followedNamed(def, sides, name)
			if err != nil {
				return nil, err
			}
			list = append(list, more...)
		}
		return list, nil
	}
	for _, entry := range def.Questions {
		if q := entry.Value; !inAnyScale(def, q) {
			list = append(list, followedQuestion(q)...)
		}
	}
	for _, entry := range def.Scales {
		list = append(list, followedScale(entry.Value))
	}
	if len(list) == 0 {
		for _, q := range def.Coded {
			list = append(list, followedQuestion(q)...)
		}
	}
	return list, nil
}

// inAnyScale reports whether a question is an item of a scale, put in this wave or not.
func inAnyScale(def *study.Definition, q *study.Question) bool {
	return slices.ContainsFunc(def.Scales, func(e study.Entry[*study.Scale]) bool {
		return slices.Contains(study.Values(e.Value.Items), q.Name)
	})
}

// followedQuestion returns the answers to a question, or its number; nothing for any other question.
func followedQuestion(q *study.Question) []followed {
	one := followed{heading: q.Title(), name: q.Name, question: q}
	switch {
	case q.Type == study.YesNo, q.Type.IsNumeric():
		return []followed{one}
	case !q.Type.HasCodes():
		return nil
	}
	var list []followed
	for _, code := range q.AnswerCodes() {
		answer, _ := followedAnswer(q, code)
		list = append(list, answer...)
	}
	return list
}

func followedScale(scale *study.Scale) followed {
	return followed{heading: scale.Label.Text, name: scale.Name, scale: scale}
}

// followedNamed resolves one name.
func followedNamed(def *study.Definition, sides []string, name string) ([]followed, error) {
	if scale := def.Scale(name); scale != nil {
		return []followed{followedScale(scale)}, nil
	}
	asked, code, coded := strings.Cut(name, "=")
	if q := def.Question(strings.TrimSpace(asked)); q != nil && coded && q.Type.HasCodes() {
		return followedAnswer(q, strings.TrimSpace(strings.TrimLeft(code, "=")))
	}
	if q := def.QuestionOf(name); q != nil {
		list := followedQuestion(q)
		if q.Name != name { // It is one of its ticks.
			list = slices.DeleteFunc(list, func(f followed) bool { return f.name != name })
		}
		if len(list) > 0 {
			return list, nil
		}
	}
	known := followedNames(def, sides)
	if !slices.Contains(known, name) {
		return nil, unknown(locale.Text{FR: "variable à suivre", EN: "variable to follow"}, name, known)
	}
	f := followed{heading: def.VariableLabel(sideWith(def, sides, name), name).Text, name: name}
	for _, entry := range def.Scales {
		for _, suffix := range []string{study.SuffixNotApplicable, study.SuffixAnswered, study.SuffixMaximum} {
			if name == entry.Key.Value+suffix {
				f.scale = entry.Value // It rests on the items as the score does.
			}
		}
	}
	return []followed{f}, nil
}

// followedAnswer returns one answer to a question.
func followedAnswer(q *study.Question, code string) ([]followed, error) {
	if !slices.Contains(q.AnswerCodes(), code) {
		return nil, usage("%s\u00a0: réponse %q inconnue%s\u00a0; il y a\u00a0: %s", "%s: unknown answer %q%s; there are: %s",
			q.Name, code, diag.DidYouMean(code, q.AnswerCodes()), diag.OneOf(q.AnswerCodes()))
	}
	f := followed{heading: q.Title(), label: q.CodeLabel(code), name: q.Name + "=" + code, question: q}
	if q.Type == study.Multiple {
		f.name = q.TickName(code)
	}
	return []followed{f}, nil
}

// followedNames lists what can be followed on some of the sides.
func followedNames(def *study.Definition, sides []string) []string {
	var names []string
	for _, side := range sides {
		for name, variable := range def.Scope(side) {
			q := def.QuestionOf(name)
			if variable.Kind != formula.Words || q != nil && q.Type.HasCodes() {
				names = append(names, name)
			}
		}
	}
	return slices.Compact(slices.Sorted(slices.Values(names)))
}

// sideWith returns the first of the sides that has a variable.
func sideWith(def *study.Definition, sides []string, name string) string {
	i := slices.IndexFunc(sides, func(side string) bool { return def.Scope(side).Has(name) })
	return sides[i]
}
