package form

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// An xlsForm is the three sheets of an XLSForm in the making.
type xlsForm struct {
	*Form
	names     map[string]string      // question → its name in the form
	listOf    map[string]*choiceList // question → its list
	byKey     map[string]*choiceList
	lists     []*choiceList // in the order of the sheet
	listNames namer
	warnings  diag.List

	inSections   map[string]bool      // questions that stand in a section
	told         map[*choiceList]bool // lists whose changed codes a warning names
	renamed      []string             // columns that XLSForm names otherwise
	firstRenamed diag.Pos             // where the first of them stands
}

// The columns of the sheets. Texts stand in both languages.
var (
	surveyColumns   = []string{"type", "name", "label::Français (fr)", "label::English (en)", "hint::Français (fr)", "hint::English (en)", "relevant", "constraint", "constraint_message::Français (fr)", "constraint_message::English (en)", "required", "appearance"}
	choicesColumns  = []string{"list_name", "name", "label::Français (fr)", "label::English (en)"}
	settingsColumns = []string{"form_title", "form_id", "version", "default_language"}
)

// languageNames are the languages as the columns name them.
var languageNames = map[locale.Lang]string{locale.French: "Français (fr)", locale.English: "English (en)"}

// A sheet is one sheet of a workbook; the first row is its header.
type sheet struct {
	name   string
	rows   [][]string
	widths []float64 // of the columns, in characters; as they are beyond the last
}

// draft names the questions and the choices of the XLSForm, and returns the questions.
func (f *Form) draft() (*xlsForm, []*study.Question) {
	x := &xlsForm{Form: f, listOf: map[string]*choiceList{}, byKey: map[string]*choiceList{}, listNames: newNamer(), told: map[*choiceList]bool{}, inSections: map[string]bool{}}
	questions := f.asked()
	x.names = f.nameQuestions(questions)
	for _, q := range questions {
		x.listOf[q.Name] = x.listFor(q)
	}
	return x, questions
}

// sheets makes the sheets of the XLSForm, which opens in the given language.
func (f *Form) sheets(lang locale.Lang) ([]sheet, diag.List) {
	x, questions := f.draft()
	survey := [][]string{surveyColumns}
	groups := x.groups()
	for _, q := range questions {
		survey = append(survey, groups.before[q.Name]...)
		survey = append(survey, x.row(q))
		survey = append(survey, groups.behind[q.Name]...)
		x.warn(q)
	}
	x.warnHeadings()
	choices := [][]string{choicesColumns}
	for _, list := range x.lists {
		for _, c := range list.choices {
			choices = append(choices, []string{list.name, c.name, visible(c.label, locale.French), visible(c.label, locale.English)})
		}
	}
	title := visible(f.Title, lang) + " – " + visible(f.Side, lang)
	settings := [][]string{settingsColumns, {title, f.study.ID + "_" + f.side.Name, version(survey, choices, title), languageNames[lang]}}
	return []sheet{
		{"survey", survey, []float64{24, 22, 48, 48, 28, 28, 40, 24, 28, 28, 10, 12}},
		{"choices", choices, []float64{22, 22, 40, 40}},
		{"settings", settings, []float64{60, 30, 16, 18}},
	}, x.warnings
}

// visible returns a label as a form shows it; ${…} would name a question.
func visible(text locale.Text, lang locale.Lang) string {
	return strings.ReplaceAll(locale.Line(text.In(lang)), "${", "$ {")
}

// version returns the version of a form: another one whenever a question or a choice changes, and the same one otherwise.
func version(survey, choices [][]string, title string) string {
	sum := sha256.Sum256(fmt.Append(nil, survey, choices, title))
	return fmt.Sprintf("%x", sum[:5])
}

// row returns the line of a question on the sheet survey.
func (x *xlsForm) row(q *study.Question) []string {
	relevant, hint := x.gate(q)
	constraint, message := x.constraint(q)
	label := q.Label.Text
	if label.IsZero() {
		label = locale.Same(q.Name)
	}
	for _, part := range x.hints(q) {
		if hint.IsZero() {
			hint = part
			continue
		}
		hint = locale.Textf("%s. %s", "%s. %s", hint, part)
	}
	required, appearance := "", ""
	if q.Name == x.side.ID.Value {
		required = "yes"
	}
	if list := x.listOf[q.Name]; list != nil && len(list.choices) > minimalFrom && q.Type != study.Multiple {
		appearance = "minimal"
	}
	if x.inSections[q.Name] && q.Type == study.OpenText {
		appearance = "multiline"
	}
	return []string{
		x.kind(q), x.names[q.Name], visible(label, locale.French), visible(label, locale.English), visible(hint, locale.French), visible(hint, locale.English),
		relevant, constraint, visible(message, locale.French), visible(message, locale.English), required, appearance,
	}
}

// minimalFrom is how many choices are shown at once at most; more go into a list that drops down.
const minimalFrom = 10

// kind returns the type of a question in XLSForm. A number is decimal: the study file does not say that one is whole, and
// a decimal question takes both.
func (x *xlsForm) kind(q *study.Question) string {
	list := x.listOf[q.Name]
	switch {
	case list != nil && q.Type == study.Multiple:
		return "select_multiple " + list.name
	case list != nil:
		return "select_one " + list.name
	case q.Type.IsNumeric():
		return "decimal"
	case q.Type == study.Date && hasTime(q):
		return "dateTime"
	case q.Type == study.Date:
		return "date"
	}
	return "text"
}

// gate returns the condition of a question; where XLSForm cannot say it, a hint for whoever asks, and a warning.
func (x *xlsForm) gate(q *study.Question) (relevant string, hint locale.Text) {
	if q.AskedIf.IsZero() {
		return "", locale.Text{}
	}
	relevant, why, ok := x.relevant(q)
	if ok {
		return relevant, locale.Text{}
	}
	x.warnings.Warnf(x.study.Pos(q.AskedIf), "form-condition", "question %s\u00a0: asked_if ne peut pas s'écrire en XLSForm (%s)\u00a0; le formulaire la pose à tous, avec la condition en note",
		"question %s: asked_if cannot be written in XLSForm (%s); the form asks it of everyone, with the condition as a hint", q.Name, why)
	return "", x.condition(q)
}

// hints says the unit and the bounds of a number, and what to enter where there is none.
func (x *xlsForm) hints(q *study.Question) []locale.Text {
	var hints []locale.Text
	if q.Unit != "" && q.Type.IsNumeric() {
		hints = append(hints, locale.Same(q.Unit))
	}
	if bounds := rangeOf(q); !bounds.IsZero() {
		hints = append(hints, bounds)
	}
	if q.Type.IsNumeric() {
		for _, number := range x.numericTokens(q) {
			hints = append(hints, locale.Textf("%s\u00a0: %s", "%s: %s", xpathNumber(number), x.reasonOf(q, number).Label()))
		}
	}
	return hints
}

// reasonOf returns the reason that a number stands for in the cells of a question.
func (x *xlsForm) reasonOf(q *study.Question, number float64) study.Reason {
	for _, reasons := range []map[string]study.Reason{q.Missing, x.study.Missing} {
		for _, token := range x.tokensOf(q) {
			if reason, ok := reasons[token]; ok && slices.Equal(numbersIn(token), []float64{number}) {
				return reason
			}
		}
	}
	return study.NoAnswer
}

// constraint returns what an answer must meet: the bounds of a number, save the numbers that stand for a reason; that a
// reason for not answering is not ticked beside an answer.
func (x *xlsForm) constraint(q *study.Question) (string, locale.Text) {
	switch {
	case q.Type == study.Multiple:
		return x.exclusive(q)
	case !q.Type.IsNumeric() || q.Min == nil && q.Max == nil:
		return "", locale.Text{}
	}
	var parts []string
	if q.Min != nil {
		parts = append(parts, ". >= "+xpathNumber(*q.Min))
	}
	if q.Max != nil {
		parts = append(parts, ". <= "+xpathNumber(*q.Max))
	}
	text := strings.Join(parts, " and ")
	if tokens := x.numericTokens(q); len(tokens) > 0 {
		if len(parts) > 1 {
			text = "(" + text + ")"
		}
		for _, number := range tokens {
			text += " or . = " + xpathNumber(number)
		}
	}
	bounds := rangeOf(q)
	return text, locale.Textf("Un nombre est attendu\u00a0: %s.", "A number is expected: %s.", bounds)
}

func (x *xlsForm) exclusive(q *study.Question) (string, locale.Text) {
	var parts []string
	for _, code := range q.Codes.List {
		if code.Reason != study.Answered {
			parts = append(parts, "not(selected(., "+xpathText(x.listOf[q.Name].nameOf(code.Code))+") and count-selected(.) > 1)")
		}
	}
	if parts == nil {
		return "", locale.Text{}
	}
	return strings.Join(parts, " and "), locale.Text{FR: "Cette case ne va pas avec d'autres.", EN: "This box does not go with others."}
}
