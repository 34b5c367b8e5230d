package form

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/study"
)

// presence returns the conditions under which a variable has a value; none where it always has one.
func (t *translation) presence(variable string) []string {
	q := t.study.QuestionOf(variable)
	if q == nil {
		t.fail("%s n'est pas une question", "%s is not a question", variable)
		return nil
	}
	switch {
	case q.Type == study.Multiple:
		return t.severalPresence(q)
	case len(t.options(q)) > 0:
		parts := []string{t.reference(q.Name) + " != ''"}
		for _, choice := range t.listOf[q.Name].choices {
			if t.isReason(q, choice.code) {
				parts = append(parts, t.reference(q.Name)+" != "+xpathText(choice.name))
			}
		}
		return parts
	case q.Type.IsNumeric():
		return t.numberPresence(q)
	}
	parts := []string{"normalize-space(" + t.reference(q.Name) + ") != ''"}
	if q.Type == study.Date {
		return parts
	}
	for _, token := range t.tokensOf(q) {
		if strings.Contains(token, "'") && strings.Contains(token, `"`) || strings.Contains(token, "${") || strings.ContainsFunc(token, unicode.IsSpace) {
			t.fail("%q ne peut pas s'écrire dans une condition", "%q cannot be written in a condition", token)
			return nil
		}
		parts = append(parts, "normalize-space("+t.reference(q.Name)+") != "+xpathText(token))
	}
	return parts
}

// severalPresence says when a question with several answers is answered: one answer is ticked that is no reason for having
// none; or, where the study says so, none is.
func (t *translation) severalPresence(q *study.Question) []string {
	var answers []string
	reasons := false
	for _, code := range q.Codes.List {
		if code.Reason != study.Answered {
			reasons = true
			continue
		}
		answers = append(answers, t.selected(q, code.Code))
	}
	switch {
	case q.None == study.NoneAnswered && !q.AskedIf.IsZero():
		t.fail("%s compte comme répondue sans rien de coché, mais n'est pas posée à tous", "%s counts as answered with nothing ticked, but is not asked of everyone", q.Name)
		return nil
	case q.None == study.NoneAnswered && !reasons:
		return nil
	case q.None == study.NoneAnswered:
		answers = append(answers, t.reference(q.Name)+" = ''")
	case !reasons:
		return []string{t.reference(q.Name) + " != ''"}
	}
	return []string{"(" + strings.Join(answers, " or ") + ")"}
}

// numberPresence says that there is a number, and none that stands for a reason for having none.
func (t *translation) numberPresence(q *study.Question) []string {
	parts := []string{t.reference(q.Name) + " != ''"}
	for _, x := range t.numericTokens(q) {
		parts = append(parts, t.reference(q.Name)+" != "+xpathNumber(x))
	}
	return parts
}

// tokensOf returns the contents of cells that stand for a reason for not answering a question, in order.
func (x *xlsForm) tokensOf(q *study.Question) []string {
	tokens := slices.AppendSeq(slices.Collect(maps.Keys(q.Missing)), maps.Keys(x.study.Missing))
	slices.Sort(tokens)
	return slices.DeleteFunc(slices.Compact(tokens), func(token string) bool { return strings.TrimSpace(token) == "" })
}

// numericTokens returns those of tokensOf that are numbers.
func (x *xlsForm) numericTokens(q *study.Question) []float64 {
	var numbers []float64
	for _, token := range x.tokensOf(q) {
		numbers = append(numbers, numbersIn(token)...)
	}
	return numbers
}

// numbersIn returns the number that a text is as a form takes one, with digits, a sign and a point; none where it is none.
func numbersIn(text string) []float64 {
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || strings.Trim(text, "0123456789.-+") != "" {
		return nil
	}
	return []float64{number}
}

// isReason reports whether a code of a question is a reason for not answering, by itself or as the content of a cell.
func (x *xlsForm) isReason(q *study.Question, code string) bool {
	_, here := q.Missing[code]
	_, everywhere := x.study.Missing[code]
	return here || everywhere || slices.ContainsFunc(q.Codes.List, func(c study.Code) bool { return c.Code == code && c.Reason != study.Answered })
}

// gives returns the variables that certainly have a value wherever a condition holds, so that it need not be asked for.
func (t *translation) gives(tree condition) []string {
	switch c := tree.(type) {
	case junction:
		given := t.gives(c.parts[0])
		for _, part := range c.parts[1:] {
			others := t.gives(part)
			if !c.or {
				given = append(given, others...)
				continue
			}
			given = slices.DeleteFunc(given, func(name string) bool { return !slices.Contains(others, name) })
		}
		return given
	case comparison:
		c = c.variableFirst()
		if c.operator == "==" && c.right.kind == aText && t.answers(c.left.text, c.right.text) {
			return []string{c.left.text}
		}
	case membership:
		if !c.not && !slices.ContainsFunc(c.values, func(value operand) bool { return !t.answers(c.name, value.text) }) {
			return []string{c.name}
		}
	case mention:
		if q := t.study.QuestionOf(c.name); q != nil && q.Name != c.name {
			return append(q.TickNames(), q.Name)
		}
	}
	return nil
}

// answers reports whether a text is an answer to a question, and not a reason for having none.
func (t *translation) answers(variable, text string) bool {
	q := t.study.Question(variable)
	if q == nil || t.listOf[q.Name] == nil {
		return false
	}
	return slices.ContainsFunc(t.listOf[q.Name].choices, func(c choice) bool {
		named := c.code == text || t.hasRegions(q) && c.label.FR == text
		return named && !t.isReason(q, c.code)
	})
}
