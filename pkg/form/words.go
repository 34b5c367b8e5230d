package form

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// condition says under which condition a question is asked: in words with labels where the formula is simple enough, else
// as the formula stands.
func (f *Form) condition(q *study.Question) locale.Text {
	if tree, ok := parseCondition(q.AskedIf.Value); ok {
		if words, ok := f.words(tree); ok {
			return locale.Textf("Répondre seulement si %s.", "Answer only if %s.", words)
		}
	}
	return locale.Textf("Répondre seulement si\u00a0: %s", "Answer only if: %s", q.AskedIf.Value)
}

// words puts a condition into words; false where it has none.
func (f *Form) words(tree condition) (locale.Text, bool) {
	switch c := tree.(type) {
	case junction:
		return f.joinedWords(c)
	case negation:
		return f.negatedWords(c)
	case comparison:
		return f.comparedWords(c)
	case membership:
		return f.memberWords(c)
	case mention:
		return f.tickWords(c.name, false)
	case absence:
		if name, ok := f.called(c.name); ok {
			return locale.Textf("%s est sans réponse", "%s has no answer", name), true
		}
	}
	return locale.Text{}, false
}

// joinedWords joins the parts of a condition; and inside or, or the reverse, would read in two ways and has no words.
func (f *Form) joinedWords(c junction) (locale.Text, bool) {
	var whole locale.Text
	for i, part := range c.parts {
		if _, nested := part.(junction); nested {
			return locale.Text{}, false
		}
		words, ok := f.words(part)
		switch {
		case !ok:
			return locale.Text{}, false
		case i == 0:
			whole = words
		case c.or:
			whole = locale.Textf("%s ou si %s", "%s or if %s", whole, words)
		default:
			whole = locale.Textf("%s et si %s", "%s and if %s", whole, words)
		}
	}
	return whole, true
}

func (f *Form) negatedWords(c negation) (locale.Text, bool) {
	switch inner := c.of.(type) {
	case mention:
		return f.tickWords(inner.name, true)
	case absence:
		if name, ok := f.called(inner.name); ok {
			return locale.Textf("%s a une réponse", "%s has an answer", name), true
		}
	}
	return locale.Text{}, false
}

// tickWords says that an answer of several is ticked, or is not.
func (f *Form) tickWords(variable string, not bool) (locale.Text, bool) {
	q := f.study.QuestionOf(variable)
	if q == nil || q.Name == variable {
		return locale.Text{}, false
	}
	name, _ := f.called(q.Name)
	answer := inQuotes(q.CodeLabel(q.AnswerCodes()[slices.Index(q.TickNames(), variable)]))
	if not {
		return locale.Textf("%s n'est pas coché à %s", "%s is not ticked in %s", answer, name), true
	}
	return locale.Textf("%s est coché à %s", "%s is ticked in %s", answer, name), true
}

// called names a question by its number and its label in quotes.
func (f *Form) called(variable string) (locale.Text, bool) {
	q := f.study.Question(variable)
	if q == nil {
		return locale.Text{}, false
	}
	label := q.Label.Text
	if label.IsZero() {
		label = locale.Same(q.Name)
	}
	number := slices.Index(f.asked(), q) + 1
	return locale.Textf("la question %d (%s)", "question %d (%s)", number, inQuotes(label)), true
}

func inQuotes(text locale.Text) locale.Text {
	return locale.Textf("«\u00a0%s\u00a0»", "“%s”", text)
}

// operatorText says what a comparison with a number is.
var operatorText = map[string]locale.Text{
	"==": {FR: "la réponse à %s est %s", EN: "the answer to %s is %s"}, "!=": {FR: "la réponse à %s n'est pas %s", EN: "the answer to %s is not %s"},
	"<": {FR: "la réponse à %s est inférieure à %s", EN: "the answer to %s is less than %s"}, "<=": {FR: "la réponse à %s est d'au plus %s", EN: "the answer to %s is at most %s"},
	">": {FR: "la réponse à %s dépasse %s", EN: "the answer to %s is more than %s"}, ">=": {FR: "la réponse à %s est d'au moins %s", EN: "the answer to %s is at least %s"},
}

// turned is each operator with its operands the other way round.
var turned = map[string]string{"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}

// comparedWords says that a question has an answer, or a number beside a bound.
func (f *Form) comparedWords(c comparison) (locale.Text, bool) {
	c = c.variableFirst()
	name, ok := f.called(c.left.text)
	if c.left.kind != aVariable || !ok || c.right.kind == aVariable {
		return locale.Text{}, false
	}
	text, value := operatorText[c.operator], f.answerWords(c.left.text, c.right)
	if c.right.kind == aText && c.operator != "==" && c.operator != "!=" {
		return locale.Text{}, false
	}
	return locale.Textf(text.FR, text.EN, name, value), true
}

// variableFirst returns the comparison with its variable on the left where it has one.
func (c comparison) variableFirst() comparison {
	if c.left.kind != aVariable {
		return comparison{operator: turned[c.operator], left: c.right, right: c.left}
	}
	return c
}

// memberWords says that an answer is one of several.
func (f *Form) memberWords(c membership) (locale.Text, bool) {
	name, ok := f.called(c.name)
	if !ok || len(c.values) == 0 {
		return locale.Text{}, false
	}
	answers := f.answerWords(c.name, c.values[0])
	for _, value := range c.values[1:] {
		answers = locale.Textf("%s ou %s", "%s or %s", answers, f.answerWords(c.name, value))
	}
	if c.not {
		return locale.Textf("la réponse à %s n'est pas %s", "the answer to %s is not %s", name, answers), true
	}
	return locale.Textf("la réponse à %s est %s", "the answer to %s is %s", name, answers), true
}

// answerWords is the label of an answer in quotes, or a number.
func (f *Form) answerWords(variable string, value operand) locale.Text {
	if value.kind == aNumber {
		return locale.Textf("%s", "%s", locale.Trimmed(value.number, 6))
	}
	return inQuotes(f.study.Question(variable).CodeLabel(value.text))
}
