package questionnaire

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// An xlsReader reads the sheets of an XLSForm.
type xlsReader struct {
	*Questionnaire
	survey  *xlsSheet
	lists   map[string][]Code
	names   map[string]*Question
	groups  []xlsGroup
	left    leftOut
	pending []xlsSkip
}

// An xlsGroup is a group that is open, with its conditions.
type xlsGroup struct {
	label    locale.Text
	relevant []xlsCondition
	repeat   bool
}

// An xlsCondition is a condition as the form writes it.
type xlsCondition struct {
	text string
	pos  diag.Pos
}

// An xlsSkip is a question whose conditions are read once all questions are known.
type xlsSkip struct {
	question   *Question
	conditions []xlsCondition
}

// readXLSForm reads the sheets survey, choices and settings.
func (q *Questionnaire) readXLSForm(sheets []workbook.Whole) error {
	r := &xlsReader{Questionnaire: q, lists: map[string][]Code{}, names: map[string]*Question{}}
	var choices, settings *xlsSheet
	for _, sheet := range sheets {
		switch sheetName(sheet.Name) {
		case "survey":
			r.survey = newXLSSheet(q.File, sheet)
		case "choices":
			choices = newXLSSheet(q.File, sheet)
		case "settings":
			settings = newXLSSheet(q.File, sheet)
		}
	}
	if !has(r.survey.columns, "type", "name") {
		return diag.Fail(diag.Data, r.survey.at(-1, "type"), "xlsform-header", "la feuille survey n'a pas les colonnes type et name", "the sheet survey lacks the columns type and name")
	}
	r.settle(settings)
	if choices != nil {
		r.readChoices(choices)
	}
	r.readSurvey()
	r.readSkips()
	r.left.tell(q)
	return nil
}

// settle reads the title, and which language comes first.
func (r *xlsReader) settle(settings *xlsSheet) {
	r.Languages = slices.Clone(r.survey.order)
	if settings == nil || len(settings.rows) == 0 {
		return
	}
	r.Title, r.ID = locale.Same(plain(settings.text(0, "form_title"))), settings.text(0, "form_id")
	first := settings.text(0, "default_language")
	if i := slices.Index(r.Languages, first); i > 0 {
		r.Languages = append([]string{first}, slices.Delete(r.Languages, i, i+1)...)
	}
}

// readChoices reads the lists of answers.
func (r *xlsReader) readChoices(s *xlsSheet) {
	languages := append(slices.Clone(r.Languages), s.order...)
	for row := range s.rows {
		list, name := s.text(row, "list_name"), s.text(row, "name")
		switch {
		case list == "" && name == "":
		case list == "" || name == "":
			r.note(s.at(row, "name"), "left-out", "réponse sans liste ou sans nom\u00a0: laissée de côté", "answer without a list or a name: left out")
		default:
			r.lists[list] = append(r.lists[list], Code{Code: name, Label: s.label(row).in(languages)})
		}
	}
}

// readSurvey reads the questions.
func (r *xlsReader) readSurvey() {
	for row := range r.survey.rows {
		kind := strings.Join(strings.Fields(strings.ReplaceAll(r.survey.text(row, "type"), "\u00a0", " ")), " ")
		lower := strings.ReplaceAll(strings.ToLower(kind), "_", " ")
		switch {
		case kind == "":
		case strings.HasPrefix(lower, "begin "):
			r.open(row, strings.Contains(lower, "repeat"))
		case strings.HasPrefix(lower, "end "):
			r.groups = r.groups[:max(0, len(r.groups)-1)]
		default:
			r.question(row, kind)
		}
	}
}

// relevant returns the condition of a row.
func (r *xlsReader) relevant(row int) []xlsCondition {
	if text := r.survey.text(row, "relevant"); text != "" {
		return []xlsCondition{{text, r.survey.at(row, "relevant")}}
	}
	return nil
}

// open begins a group. What is in it has its conditions too.
func (r *xlsReader) open(row int, repeat bool) {
	g := xlsGroup{label: r.survey.label(row).in(r.Languages), relevant: r.relevant(row), repeat: repeat}
	if repeat {
		r.note(r.survey.at(row, "type"), "repeat", "groupe répété %s\u00a0: ses réponses vont dans une table à part, qu'une étude ne lit pas\u00a0; laissé de côté",
			"repeated group %s: its answers go to a table of their own, which a study does not read; left out", r.survey.text(row, "name"))
	}
	if n := len(r.groups); n > 0 {
		outer := r.groups[n-1]
		g.relevant = append(slices.Clone(outer.relevant), g.relevant...)
		g.repeat = g.repeat || outer.repeat
	}
	r.groups = append(r.groups, g)
}

// question reads one row that is no group.
func (r *xlsReader) question(row int, kind string) {
	name := r.survey.text(row, "name")
	q := &Question{Name: name, Pos: r.survey.at(row, "name"), Label: r.survey.label(row).in(r.Languages)}
	conditions := r.relevant(row)
	if n := len(r.groups); n > 0 {
		if r.groups[n-1].repeat {
			return
		}
		q.Section = r.groups[n-1].label
		conditions = append(slices.Clone(r.groups[n-1].relevant), conditions...)
	}
	switch other, known := r.setType(q, row, kind); {
	case name == "":
		r.note(r.survey.at(row, "type"), "left-out", "ligne sans nom\u00a0: laissée de côté", "row without a name: left out")
		return
	case !known:
		r.left.add(leftKind(kind), q.Pos, name)
		return
	default:
		r.Questions = append(r.Questions, q)
		if other {
			r.addOther(q)
		}
	}
	r.names[name] = q
	q.Required = slices.Contains([]string{"yes", "true", "true()", "1", "oui"}, strings.ToLower(r.survey.text(row, "required")))
	r.constrain(q, row)
	if len(conditions) > 0 {
		r.pending = append(r.pending, xlsSkip{q, conditions})
	}
}

// addOther adds the answer and the question in words that or_other stands for.
func (r *xlsReader) addOther(q *Question) {
	q.Codes = append(slices.Clone(q.Codes), Code{Code: "other", Label: otherWord})
	other := &Question{Name: q.Name + "_other", Pos: q.Pos, Type: Text, Section: q.Section, Label: otherLabel(q.Label)}
	other.Skip = &Skip{Pos: q.Pos, Text: "selected(${" + q.Name + "}, 'other')"}
	if q.Type == Multiple {
		other.Skip.If = Ticked{Question: q, Code: "other"}
	} else {
		other.Skip.If = Is{Question: q, Codes: []string{"other"}}
	}
	r.Questions = append(r.Questions, other)
	r.names[other.Name] = other
}

// What an answer in one's own words is called where the file does not say.
var otherWord = locale.Text{FR: "Autre", EN: "Other"}

// otherLabel is the label of the question that takes an answer in one's own words.
func otherLabel(label locale.Text) locale.Text {
	return locale.Textf("%s – autre, en mots", "%s – other, in words", label)
}

// constrain reads the bounds of a number.
func (r *xlsReader) constrain(q *Question, row int) {
	text := r.survey.text(row, "constraint")
	if text == "" || q.Type != Number {
		return
	}
	low, high, beside, ok := bounds(text)
	if !ok {
		r.note(r.survey.at(row, "constraint"), "constraint", "%s\u00a0: contrainte non reprise\u00a0: %s", "%s: constraint not taken over: %s", q.Name, text)
		return
	}
	q.Min, q.Max = low, high
	for _, cell := range beside {
		q.Special = append(q.Special, Code{Code: cell, Doubt: true})
	}
}

// straight turns the quotes that word processors make, as the converter of XLSForm does.
var straight = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`)

// readSkips reads the conditions, now that all questions are known.
func (r *xlsReader) readSkips() {
	lookup := func(name string) (target, bool) {
		q, ok := r.names[name]
		return target{question: q}, ok
	}
	for _, skip := range r.pending {
		var parts []Skip
		for _, condition := range skip.conditions {
			tree, why := xpath.read(straight.Replace(condition.text), lookup)
			parts = append(parts, Skip{Pos: condition.pos, Text: condition.text, If: tree, Why: why})
		}
		skip.question.skip(" and ", parts...)
	}
}

// skip gives a question its conditions, all of which must hold.
func (q *Question) skip(between string, parts ...Skip) {
	whole := Skip{Pos: parts[len(parts)-1].Pos}
	var texts []string
	var trees All
	for _, part := range parts {
		texts = append(texts, part.Text)
		if part.If == nil && whole.Why.IsZero() {
			whole.Why = part.Why
		}
		trees = append(trees, part.If)
	}
	if whole.Text = texts[0]; len(texts) > 1 {
		whole.Text = "(" + strings.Join(texts, ")"+between+"(") + ")"
	}
	if whole.Why.IsZero() {
		whole.If = simple(trees)
		if whole.If == Condition(Constant(true)) {
			return
		}
	}
	q.Skip = &whole
}
