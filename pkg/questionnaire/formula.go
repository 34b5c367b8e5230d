package questionnaire

import (
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Naming says what a study calls the questions and the answers of a questionnaire.
type Naming struct {
	Name func(q *Question) string              // its variable; "" where the study does not have it
	Code func(q *Question, code string) string // a code as the study has it
	Tick func(q *Question, code string) string // the variable of one of several answers
}

// A Formula is a condition in the language of asked_if.
type Formula struct {
	Text string // "" where the condition always holds
	// Open are the questions without whose answer the study decides nothing although the platform decides.
	Open []*Question
}

// Write writes a condition as a study does. Where it cannot, it returns false and why, as a phrase.
//
// A platform decides whether a question without an answer equals something; a formula of a study has no result where a
// variable that it needs has no answer. The two agree wherever the condition can only hold with an answer; Formula.Open
// names the questions where they do not.
func Write(c Condition, naming Naming) (Formula, locale.Text, bool) {
	c = simple(c)
	if constant, ok := c.(Constant); ok {
		if bool(constant) {
			return Formula{}, locale.Text{}, true
		}
		return Formula{}, locale.Text{FR: "elle ne vaut jamais", EN: "it never holds"}, false
	}
	w := &formulaWriter{naming: naming}
	text := w.condition(c)
	if !w.why.IsZero() {
		return Formula{}, w.why, false
	}
	given := c.gives()
	f := Formula{Text: text}
	for _, q := range slices.Concat(w.needed, w.unlike) {
		if !slices.Contains(f.Open, q) && (!slices.Contains(given, q) || slices.Contains(w.unlike, q)) {
			f.Open = append(f.Open, q)
		}
	}
	return f, locale.Text{}, true
}

// A formulaWriter writes one condition; why says the first thing that a formula cannot say.
type formulaWriter struct {
	naming Naming
	needed []*Question // without an answer to them the formula has no result
	unlike []*Question // where a reason for not answering counts as an answer for the platform
	why    locale.Text
}

func (w *formulaWriter) fail(fr, en string, args ...any) string {
	if w.why.IsZero() {
		w.why = locale.Textf(fr, en, args...)
	}
	return ""
}

// name returns the variable of a question.
func (w *formulaWriter) name(q *Question) string {
	name := w.naming.Name(q)
	if name == "" {
		return w.fail("%s n'est pas dans l'étude", "%s is not in the study", q.Name)
	}
	return name
}

// need returns the variable of a question that must have an answer.
func (w *formulaWriter) need(q *Question) string {
	w.needed = append(w.needed, q)
	return w.name(q)
}

func (w *formulaWriter) condition(c Condition) string {
	switch c := c.(type) {
	case All:
		return w.junction(w.without(c), " and ")
	case Any:
		return w.junction(c, " or ")
	case Is:
		return w.is(c)
	case Ticked:
		return w.ticked(c)
	case Compared:
		return w.compared(c)
	case Given:
		return w.given(c.Question, c.Not)
	case Says:
		return w.says(c)
	}
	return w.fail("une partie ne vaut jamais", "a part of it never holds")
}

// without leaves out that a question has an answer where another part needs one.
func (w *formulaWriter) without(parts []Condition) []Condition {
	var needed []*Question
	for _, part := range parts {
		probe := &formulaWriter{naming: w.naming}
		probe.condition(part)
		needed = append(needed, probe.needed...)
	}
	kept := slices.DeleteFunc(slices.Clone(parts), func(part Condition) bool {
		q, ok := presence(part)
		return ok && slices.Contains(needed, q)
	})
	if len(kept) == 0 {
		return parts
	}
	return kept
}

// presence returns the question of which a condition says no more than that it has an answer.
func presence(c Condition) (*Question, bool) {
	switch c := c.(type) {
	case Given:
		return c.Question, !c.Not
	case Is:
		return c.Question, !c.Blank && len(c.Codes) == len(c.Question.Answers()) && len(c.gives()) > 0
	}
	return nil, false
}

func (w *formulaWriter) junction(parts []Condition, between string) string {
	if len(parts) == 1 {
		return w.condition(parts[0])
	}
	texts := make([]string, len(parts))
	for i, part := range parts {
		texts[i] = w.condition(part)
		switch part.(type) {
		case All, Any:
			texts[i] = "(" + texts[i] + ")"
		}
	}
	return strings.Join(texts, between)
}

// is writes that the answer is one of some. A reason for not answering is no answer for a study: it must stand with the
// blanks, or the platform and the study part ways.
func (w *formulaWriter) is(c Is) string {
	var in, out []string
	reasons := map[bool]int{}
	for _, code := range c.Question.Codes {
		has := slices.Contains(c.Codes, code.Code)
		switch {
		case code.Reason != "":
			reasons[has]++
		case has:
			in = append(in, code.Code)
		default:
			out = append(out, code.Code)
		}
	}
	if reasons[!c.Blank] > 0 {
		if len(out) > 0 || c.Blank {
			return w.fail("elle compare %s à un motif d'absence de réponse", "it compares %s with a reason for not answering", c.Question.Name)
		}
		w.unlike = append(w.unlike, c.Question)
	}
	switch {
	case len(in) == 0 && !c.Blank || len(out) == 0 && c.Blank:
		return w.fail("%s ne prend jamais une telle valeur", "%s never has such a value", c.Question.Name)
	case len(out) == 0:
		return w.given(c.Question, false)
	case len(in) == 0:
		return w.given(c.Question, true)
	}
	return w.among(c, in, out)
}

// among writes that the answer is one of some or, where the condition was put so, none of the others.
func (w *formulaWriter) among(c Is, in, out []string) string {
	name := w.need(c.Question)
	switch {
	case len(in) == 1:
		return name + " == " + w.quoted(c.Question, in[0])
	case len(out) == 1 && c.Except:
		return name + " != " + w.quoted(c.Question, out[0])
	}
	operator, codes := " in ", in
	if c.Except {
		operator, codes = " not in ", out
	}
	texts := make([]string, len(codes))
	for i, code := range codes {
		texts[i] = w.quoted(c.Question, code)
	}
	return name + operator + "[" + strings.Join(texts, ", ") + "]"
}

func (w *formulaWriter) quoted(q *Question, code string) string {
	return strconv.Quote(w.naming.Code(q, code))
}

func (w *formulaWriter) ticked(c Ticked) string {
	if code := c.Question.code(c.Code); code == nil || code.Reason != "" {
		return w.fail("%q n'est pas une réponse à %s", "%q is not an answer to %s", c.Code, c.Question.Name)
	}
	w.need(c.Question)
	tick := w.naming.Tick(c.Question, c.Code)
	if c.Not {
		return "not " + tick
	}
	return tick
}

func (w *formulaWriter) compared(c Compared) string {
	left := w.need(c.Question)
	if c.Other != nil {
		return left + " " + c.Operator + " " + w.need(c.Other)
	}
	return left + " " + c.Operator + " " + strconv.FormatFloat(c.Number, 'f', -1, 64)
}

func (w *formulaWriter) given(q *Question, not bool) string {
	if not {
		return "missing(" + w.name(q) + ")"
	}
	return "not missing(" + w.name(q) + ")"
}

func (w *formulaWriter) says(c Says) string {
	operator := " == "
	if c.Not {
		operator = " != "
	}
	return w.need(c.Question) + operator + strconv.Quote(c.Text)
}
