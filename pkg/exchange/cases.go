package exchange

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/qda"
	"github.com/arrimage/arrimage/pkg/study"
)

// A field is what cases have of one thing: a value, or "" where a unit has none.
type field struct {
	variable qda.Variable
	value    func(frame *dataset.Frame, i int) string
}

// cases makes a case of each respondent who said something, with his side, region and answers to closed questions.
func (w *writer) cases(texts []text) {
	fields := w.fields()
	for _, f := range fields {
		w.project.Variables = append(w.project.Variables, f.variable)
	}
	last := ""
	for i, t := range texts {
		segment := w.s.Codings.Corpus.Segments[t.parts[0].segment]
		name := t.name[:strings.LastIndexByte(t.name, '/')]
		if name != last {
			frame := w.s.Frame(segment.Side)
			w.project.Cases = append(w.project.Cases, qda.Case{GUID: w.guid("case", name), Name: name, Values: values(fields, frame, segment.Unit)})
			last = name
		}
		of := &w.project.Cases[len(w.project.Cases)-1]
		of.Sources = append(of.Sources, w.project.Sources[i].GUID)
	}
}

// values returns what a unit has of the variables.
func values(fields []field, frame *dataset.Frame, i int) []qda.Value {
	var list []qda.Value
	for _, f := range fields {
		if value := f.value(frame, i); value != "" {
			list = append(list, qda.Value{Variable: f.variable.GUID, Text: value})
		}
	}
	return list
}

// fields returns what cases have: side, region, then the closed questions in the order of the study.
func (w *writer) fields() []field {
	fields := []field{w.field("side", locale.Text{FR: "Partie", EN: "Side"}, func(frame *dataset.Frame, _ int) string { return frame.Label.In(w.lang) })}
	if w.s.Study.Regions != nil {
		fields = append(fields, w.field("region", locale.Text{FR: "Région", EN: "Region"}, func(frame *dataset.Frame, i int) string { return frame.Units[i].Region }))
	}
	taken := map[string]bool{fields[0].variable.Name: true, fields[len(fields)-1].variable.Name: true}
	for _, entry := range w.s.Study.Questions {
		q := entry.Value
		if q.Absent || !q.Type.HasCodes() && !q.Type.IsNumeric() {
			continue
		}
		f := w.field("question "+q.Name, q.Title(), w.answer(q))
		if taken[f.variable.Name] {
			f.variable.Name += " (" + q.Name + ")"
		}
		taken[f.variable.Name] = true
		f.variable.Description = q.Label.In(w.lang)
		if q.Type.IsNumeric() {
			f.variable.Type = "Float"
		}
		fields = append(fields, f)
	}
	return fields
}

func (w *writer) field(name string, label locale.Text, value func(*dataset.Frame, int) string) field {
	return field{variable: qda.Variable{GUID: w.guid("variable", name), Name: label.In(w.lang), Type: "Text"}, value: value}
}

// answer returns a function that says what a unit answers to a closed question.
func (w *writer) answer(q *study.Question) func(*dataset.Frame, int) string {
	return func(frame *dataset.Frame, i int) string {
		v := frame.Variable(q.Name)
		switch {
		case v == nil || v.States[i] != study.Answered:
			return ""
		case q.Type == study.Multiple:
			return w.ticked(q, frame, i)
		case q.Type.IsNumeric():
			return strconv.FormatFloat(v.Numbers[i], 'f', -1, 64)
		}
		return q.CodeLabel(v.Words[i]).In(w.lang)
	}
}

// ticked returns all that a unit answers to a question with several answers.
func (w *writer) ticked(q *study.Question, frame *dataset.Frame, i int) string {
	var list []string
	for _, name := range q.TickNames() {
		if tick := frame.Variable(name); tick != nil && tick.States[i] == study.Answered && tick.Numbers[i] == 1 {
			list = append(list, q.CodeLabel(tick.Code).In(w.lang))
		}
	}
	return strings.Join(list, "; ")
}
