package form

import (
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// relevant writes the condition of a question as XLSForm does, so that it holds exactly where the study's does. Where it
// cannot, it returns false and why.
//
// A formula of a study has no result where a variable that it needs has no answer, and then the question is not asked:
// beside the formula itself, each of these variables must have one. A reason for not answering is no answer.
func (x *xlsForm) relevant(q *study.Question) (string, locale.Text, bool) {
	absent := func(name string) bool {
		of := x.study.QuestionOf(name)
		return of != nil && of.Absent
	}
	if slices.ContainsFunc(q.Gate[x.side.Name].Names(), absent) {
		return "", locale.Text{FR: "une question dont elle dépend n'est pas posée dans cette vague", EN: "a question that it rests on is not put in this wave"}, false
	}
	tree, ok := parseCondition(q.AskedIf.Value)
	if !ok {
		return "", locale.Text{FR: "la formule use de plus que des comparaisons, and, or et not", EN: "the formula has more than comparisons, and, or and not"}, false
	}
	t := &translation{xlsForm: x}
	text := t.condition(tree)
	given := t.gives(tree)
	var parts []string
	for _, name := range q.Gate[x.side.Name].Required() {
		if !slices.Contains(given, name) {
			parts = append(parts, t.presence(name)...)
		}
	}
	if !t.why.IsZero() {
		return "", t.why, false
	}
	if j, isJunction := tree.(junction); isJunction && j.or && len(parts) > 0 {
		text = "(" + text + ")"
	}
	return strings.Join(append(unique(parts), text), " and "), locale.Text{}, true
}

func unique(list []string) []string {
	var once []string
	for _, s := range list {
		if !slices.Contains(once, s) {
			once = append(once, s)
		}
	}
	return once
}

// A translation writes one condition; why says the first thing that XLSForm cannot say.
type translation struct {
	*xlsForm
	why locale.Text
}

func (t *translation) fail(fr, en string, args ...any) string {
	if t.why.IsZero() {
		t.why = locale.Textf(fr, en, args...)
	}
	return ""
}

func (t *translation) condition(tree condition) string {
	switch c := tree.(type) {
	case junction:
		return t.junction(c)
	case negation:
		return "not(" + t.condition(c.of) + ")"
	case comparison:
		return t.comparison(c.variableFirst())
	case membership:
		return t.membership(c)
	case mention:
		return t.tick(c.name)
	case absence:
		parts := t.presence(c.name)
		if len(parts) == 0 {
			return "false()"
		}
		return "not(" + strings.Join(parts, " and ") + ")"
	}
	return t.fail("condition inconnue", "unknown condition")
}

func (t *translation) junction(c junction) string {
	between := " and "
	if c.or {
		between = " or "
	}
	parts := make([]string, len(c.parts))
	for i, part := range c.parts {
		parts[i] = t.condition(part)
		if _, nested := part.(junction); nested {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, between)
}

// reference returns how a condition names a question.
func (t *translation) reference(name string) string { return "${" + t.names[name] + "}" }

// comparison compares a coded question with an answer, or a number with a number.
func (t *translation) comparison(c comparison) string {
	if c.left.kind != aVariable {
		return t.fail("la comparaison n'a pas de variable", "the comparison has no variable")
	}
	left := t.operand(c.left)
	operator := map[string]string{"==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}[c.operator]
	if q := t.study.Question(c.left.text); q != nil && (q.Type.IsCategory() || t.hasRegions(q)) {
		if c.right.kind != aText || operator != "=" && operator != "!=" {
			return t.fail("%s ne se compare ici qu'à une réponse (== ou !=)", "%s can only be compared with an answer here (== or !=)", q.Name)
		}
		return left + " " + operator + " " + t.answer(q, c.right.text)
	}
	return left + " " + operator + " " + t.operand(c.right)
}

// operand writes one side of a comparison: a number, a variable that is one, or a question with codes.
func (t *translation) operand(o operand) string {
	switch {
	case o.kind == aNumber:
		return xpathNumber(o.number)
	case o.kind == aText:
		return t.fail("un texte ne se compare ici qu'aux réponses d'une question à codes", "a text can only be compared with the answers to a question with codes here")
	}
	q := t.study.Question(o.text)
	switch {
	case q == nil:
		return t.fail("%s ne se compare pas", "%s cannot be compared", o.text)
	case q.Type == study.Multiple && slices.ContainsFunc(q.Codes.List, func(c study.Code) bool { return t.isReason(q, c.Code) }):
		return t.fail("%s a des cases qui ne sont pas des réponses, et ne se compte pas", "%s has boxes that are no answers, and cannot be counted", o.text)
	case q.Type == study.Multiple:
		return "count-selected(" + t.reference(q.Name) + ")"
	case q.Type.IsNumeric(), q.Type.IsCategory(), t.hasRegions(q):
		return t.reference(q.Name)
	}
	return t.fail("%s est une réponse libre ou une date, qui ne se compare pas ici", "%s is an open answer or a date, which cannot be compared here", o.text)
}

// answer writes the answer that a formula names: a code, or a region by its name.
func (t *translation) answer(q *study.Question, answer string) string {
	list := t.listOf[q.Name]
	for _, choice := range list.choices {
		if t.hasRegions(q) && choice.label.FR == answer || !t.hasRegions(q) && choice.code == answer {
			return xpathText(choice.name)
		}
	}
	return t.fail("%s ne prend pas la valeur %q", "%s is never %q", q.Name, answer)
}

func (t *translation) membership(c membership) string {
	q := t.study.Question(c.name)
	var parts []string
	for _, value := range c.values {
		parts = append(parts, t.comparison(comparison{operator: "==", left: operand{kind: aVariable, text: c.name}, right: value}))
	}
	switch {
	case q == nil || len(parts) == 0:
		return t.fail("in veut une question et au moins une réponse", "in needs a question and at least one answer")
	case c.not:
		return "not(" + strings.Join(parts, " or ") + ")"
	case len(parts) == 1:
		return parts[0]
	}
	return "(" + strings.Join(parts, " or ") + ")"
}

// tick writes that an answer of several is ticked.
func (t *translation) tick(variable string) string {
	q := t.study.QuestionOf(variable)
	if q == nil || q.Name == variable {
		return t.fail("%s n'est ni vrai ni faux", "%s is neither true nor false", variable)
	}
	code := q.AnswerCodes()[slices.Index(q.TickNames(), variable)]
	return t.selected(q, code)
}

func (t *translation) selected(q *study.Question, code string) string {
	if t.isReason(q, code) {
		return t.fail("%q est à la fois une réponse à %s et un code d'absence de réponse (missing)", "%q is both an answer to %s and a code for having none (missing)", code, q.Name)
	}
	return "selected(" + t.reference(q.Name) + ", " + xpathText(t.listOf[q.Name].nameOf(code)) + ")"
}

// xpathText writes a text in quotes that it does not have; no name of a choice has both.
func xpathText(text string) string {
	if strings.Contains(text, "'") {
		return `"` + text + `"`
	}
	return "'" + text + "'"
}

// xpathNumber writes a number without an exponent, which XPath does not know.
func xpathNumber(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
