package questionnaire

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A qsfTarget is what the identifier of a question stands for in conditions.
type qsfTarget struct {
	whole *Question            // a question of its own; nil for a grid
	rows  map[string]*Question // the lines of a grid, by the identifier of the line
	codes map[string]string    // the identifier of an answer → its code
}

// A qsfItem is a choice or an answer of a question.
type qsfItem struct {
	id    string
	label locale.Text
	words bool // it takes an answer in one's own words
}

// items returns the choices, or the answers, of a question in their order.
func (r *qsfReader) items(p *qsfQuestion, what string, raw, order json.RawMessage) []qsfItem {
	var ids []string
	for _, one := range entries(order) {
		ids = append(ids, textOf(one.raw))
	}
	all := entries(raw)
	for _, one := range all {
		if len(entries(order)) == 0 {
			ids = append(ids, one.key)
		}
	}
	var items []qsfItem
	for _, id := range ids {
		i := slices.IndexFunc(all, func(e entry) bool { return e.key == id })
		if i < 0 {
			continue
		}
		var choice qsfChoice
		_ = json.Unmarshal(all[i].raw, &choice)
		said := wording{}
		said.add(r.language, string(choice.Display))
		for _, lang := range entries(p.Language) {
			said.add(lang.key, textOf(member(member(member(lang.raw, what), id), "Display")))
		}
		entryOf := strings.Trim(string(choice.TextEntry), `"`)
		items = append(items, qsfItem{id: id, label: said.in(r.languages(p)), words: entryOf == "true" || entryOf == "1"})
	}
	return items
}

// languages returns the languages of a question, that of the survey first.
func (r *qsfReader) languages(p *qsfQuestion) []string {
	languages := []string{r.language}
	for _, lang := range entries(p.Language) {
		if !slices.Contains(languages, lang.key) {
			languages = append(languages, lang.key)
		}
		if !slices.Contains(r.Languages, lang.key) {
			r.Languages = append(r.Languages, lang.key)
		}
	}
	return languages
}

// codes makes codes of items: what the survey recodes them to, else their identifiers.
func codesOf(p *qsfQuestion, items []qsfItem) ([]Code, map[string]string) {
	byID := map[string]string{}
	var codes []Code
	for _, item := range items {
		code := textOf(member(p.RecodeValues, item.id))
		if code == "" {
			code = item.id
		}
		byID[item.id] = code
		codes = append(codes, Code{Code: code, Label: item.label, ID: item.id})
	}
	return codes, byID
}

// A qsfMaker makes the questions of one.
type qsfMaker struct {
	*qsfReader
	payload *qsfQuestion
	pos     diag.Pos
	name    string
	label   locale.Text
	choices []qsfItem
	target  *qsfTarget
}

// question makes the questions of one element, by its type.
func (r *qsfReader) question(from *qsfElement, id string, p *qsfQuestion) {
	said := wording{}
	said.add(r.language, p.QuestionText)
	for _, lang := range entries(p.Language) {
		said.add(lang.key, textOf(member(lang.raw, "QuestionText")))
	}
	m := &qsfMaker{qsfReader: r, payload: p, pos: from.pos, name: p.DataExportTag, label: said.in(r.languages(p)), target: &qsfTarget{rows: map[string]*Question{}}}
	if m.name == "" {
		m.name = id
	}
	m.choices = r.items(p, "Choices", p.Choices, p.ChoiceOrder)
	r.targets[id] = m.target
	switch p.QuestionType {
	case "MC", "NPS":
		m.choice()
	case "Matrix":
		m.matrix()
	case "TE":
		m.entry()
	case "Slider":
		m.numbers("CSSliderMin", "CSSliderMax")
	case "CS":
		m.numbers("", "")
	case "RO":
		m.numbers("", "")
	case "DB":
		r.left.add(locale.Text{FR: "textes sans réponse", EN: "texts without an answer"}, from.pos, m.name)
	default:
		r.left.add(locale.Textf("type «\u00a0%s\u00a0»", "type “%s”", strings.TrimSpace(p.QuestionType+" "+p.Selector)), from.pos, m.name)
	}
}

// add adds a question under the name of the element, or of a part of it.
func (m *qsfMaker) add(part string, label locale.Text, typ Type) *Question {
	q := &Question{Name: m.name, Pos: m.pos, Type: typ, Label: label, Required: textOf(member(member(m.payload.Validation, "Settings"), "ForceResponse")) == "ON"}
	if part != "" {
		q.Name += "_" + part
	}
	m.Questions = append(m.Questions, q)
	return q
}

// choice makes a question with one or several of its choices. Exports of codes have a column for each of several, or one
// for all with commas.
func (m *qsfMaker) choice() {
	q := m.add("", m.label, Choice)
	m.target.whole = q
	q.Codes, m.target.codes = codesOf(m.payload, m.choices)
	if strings.HasPrefix(m.payload.Selector, "MA") || m.payload.Selector == "MSB" {
		q.Type, q.Joined = Multiple, ","
	}
	m.words()
}

// words makes the questions that take answers in one's own words.
func (m *qsfMaker) words() {
	for _, item := range m.choices {
		if !item.words {
			continue
		}
		q := m.add(item.id+"_TEXT", otherLabel(under(m.label, item.label)), Text)
		q.Required, q.Also = false, []string{m.name + "_" + m.rowTag(item) + "_TEXT"}
		if !slices.ContainsFunc(m.choices, func(other qsfItem) bool { return other.words && other.id != item.id }) {
			q.Also = append(q.Also, m.name+"_TEXT") // As older exports have it.
		}
	}
}

// rowTag is how exports call a line of a grid.
func (m *qsfMaker) rowTag(item qsfItem) string {
	if tag := textOf(member(m.payload.ChoiceDataExportTags, item.id)); tag != "" {
		return strings.TrimPrefix(tag, m.name+"_")
	}
	return item.id
}

// matrix makes a question of each line of a grid.
func (m *qsfMaker) matrix() {
	answers := m.items(m.payload, "Answers", m.payload.Answers, m.payload.AnswerOrder)
	codes, byID := codesOf(m.payload, answers)
	m.target.codes = byID
	selector := m.payload.Selector
	for _, row := range m.choices {
		label := under(m.label, row.label)
		switch {
		case selector == "TE":
			for _, column := range answers {
				m.add(m.rowTag(row)+"_"+column.id, under(label, column.label), Text)
			}
		case slices.Contains([]string{"Likert", "Bipolar", "Profile", "DL"}, selector):
			q := m.add(m.rowTag(row), label, Choice)
			q.Grid, q.List, q.Codes = m.name, m.name, codes
			if m.payload.SubSelector == "MultipleAnswer" {
				q.Type, q.Joined, q.Grid = Multiple, ",", ""
			}
			if tag := textOf(member(m.payload.ChoiceDataExportTags, row.id)); tag != "" {
				q.Also = []string{tag, m.name + tag}
			}
			m.target.rows[row.id] = q
		default:
			m.left.add(locale.Textf("grille «\u00a0%s\u00a0»", "grid “%s”", selector), m.pos, m.name)
			return
		}
	}
	m.words()
}

// entry makes questions of fields to fill in.
func (m *qsfMaker) entry() {
	if m.payload.Selector == "FORM" {
		for _, item := range m.choices {
			m.target.rows[item.id] = m.add(item.id, under(m.label, item.label), Text)
		}
		return
	}
	q := m.add("", m.label, Text)
	m.target.whole = q
	settings := member(m.payload.Validation, "Settings")
	switch content := textOf(member(settings, "ContentType")); content {
	case "ValidNumber":
		q.Type = Number
		if x, ok := number(textOf(member(settings, "ValidNumber_Min"))); ok {
			q.Min = &x
		}
		if x, ok := number(textOf(member(settings, "ValidNumber_Max"))); ok {
			q.Max = &x
		}
		for _, one := range entries(member(settings, "ValidNumber")) {
			if x, ok := number(textOf(one.raw)); ok && strings.EqualFold(one.key, "Min") {
				q.Min = &x
			} else if ok && strings.EqualFold(one.key, "Max") {
				q.Max = &x
			}
		}
	case "ValidEmail", "ValidPhone", "ValidUSState", "ValidZip":
		q.Personal = true
	}
}

// numbers makes a number of each line, between the bounds that the configuration has under two names.
func (m *qsfMaker) numbers(lowest, highest string) {
	low, hasLow := number(textOf(member(m.payload.Configuration, lowest)))
	high, hasHigh := number(textOf(member(m.payload.Configuration, highest)))
	for _, item := range m.choices {
		q := m.add(m.rowTag(item), under(m.label, item.label), Number)
		if hasLow && hasHigh && low < high {
			q.Min, q.Max = &low, &high
		}
		m.target.rows[item.id] = q
	}
	m.words()
}
