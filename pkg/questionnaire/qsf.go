package questionnaire

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// What a .qsf file holds, as far as it is read. Its lists are lists in one file and mappings in another, its numbers are
// texts or numbers: see flexible.
type (
	qsfElement struct {
		Element          string
		PrimaryAttribute string
		Payload          json.RawMessage
		pos              diag.Pos
	}
	qsfBlock struct {
		Type, Description string
		ID                flexible
		BlockElements     json.RawMessage
	}
	qsfFlow struct {
		Type, ID    string
		Flow        json.RawMessage
		BranchLogic json.RawMessage
	}
	qsfQuestion struct {
		QuestionText, DataExportTag, QuestionType, Selector, SubSelector string
		Choices, ChoiceOrder, Answers, AnswerOrder                       json.RawMessage
		RecodeValues, VariableNaming, ChoiceDataExportTags               json.RawMessage
		Language, DisplayLogic, Validation, Configuration                json.RawMessage
	}
	qsfChoice struct {
		Display   flexible
		TextEntry json.RawMessage
	}
)

// A qsfReader reads the elements of a .qsf file.
type qsfReader struct {
	*Questionnaire
	language  string
	questions map[string]*qsfElement // by identifier
	blocks    []qsfBlock
	flow      []qsfFlow
	content   []byte
	targets   map[string]*qsfTarget // by identifier
	pending   []qsfPending
	left      leftOut
	used      map[string]bool // questions that stand in a block
}

// readQualtrics reads a .qsf file.
func (q *Questionnaire) readQualtrics(content []byte) error {
	content = bytes.TrimPrefix(content, []byte(byteOrderMark))
	r := &qsfReader{Questionnaire: q, questions: map[string]*qsfElement{}, content: content, targets: map[string]*qsfTarget{}, used: map[string]bool{}}
	found, err := r.elements()
	if err != nil {
		return err
	}
	if !found {
		return q.unknown(locale.Text{FR: "JSON sans SurveyElements", EN: "JSON without SurveyElements"})
	}
	q.Format = Qualtrics
	r.blocksInOrder(func(b qsfBlock, logic []json.RawMessage) { r.block(b, logic) })
	r.readSkips()
	r.left.tell(q)
	return nil
}

// place returns where a byte of the file stands.
func (r *qsfReader) place(offset int64) diag.Pos {
	before := r.content[:min(int(offset), len(r.content))]
	line := 1 + bytes.Count(before, []byte("\n"))
	return diag.Pos{File: r.File, Line: line, Column: len(before) - bytes.LastIndexByte(before, '\n')}
}

// damaged words an error of the decoder.
func (r *qsfReader) damaged(err error) error {
	pos := r.at()
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		pos = r.place(max(syntax.Offset-1, 0)) // The offset is that of the byte after the one that is wrong.
	}
	return diag.Fail(diag.Data, pos, "damaged-json", "JSON abîmé\u00a0: %v", "damaged JSON: %v", err)
}

// elements reads the entry and the elements of the survey; false where the file has no elements.
func (r *qsfReader) elements() (found bool, err error) {
	var whole json.RawMessage
	if err := json.Unmarshal(r.content, &whole); err != nil {
		return false, r.damaged(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(r.content))
	_, err = decoder.Token() // Sound as it is, the file has the tokens that are looked for.
	for err == nil && decoder.More() {
		var key json.Token
		if key, err = decoder.Token(); err != nil {
			break
		}
		if key == "SurveyElements" {
			if found, err = r.list(decoder); err == nil && !found {
				return false, nil
			}
			continue
		}
		var raw json.RawMessage
		if err = decoder.Decode(&raw); err == nil && key == "SurveyEntry" {
			r.entry(raw)
		}
	}
	if err != nil {
		return false, r.damaged(err)
	}
	return found, nil
}

// entry reads what the survey is.
func (r *qsfReader) entry(raw json.RawMessage) {
	var survey struct{ SurveyID, SurveyName, SurveyLanguage string }
	_ = json.Unmarshal(raw, &survey)
	r.ID, r.Title, r.language = survey.SurveyID, locale.Same(plain(survey.SurveyName)), survey.SurveyLanguage
	if r.language != "" {
		r.Languages = []string{r.language}
	}
}

// list reads the elements: blocks, flow, questions; false where there is no list of them.
func (r *qsfReader) list(decoder *json.Decoder) (bool, error) {
	if open, err := decoder.Token(); err != nil || open != json.Delim('[') {
		return false, err
	}
	for decoder.More() {
		at := decoder.InputOffset()
		for int(at) < len(r.content) && strings.IndexByte(", \t\r\n", r.content[at]) >= 0 {
			at++
		}
		var element qsfElement
		if err := decoder.Decode(&element); err != nil {
			var wrong *json.UnmarshalTypeError
			if errors.As(err, &wrong) {
				continue // An element of another make is none of ours.
			}
			return false, err
		}
		element.pos = r.place(at)
		switch element.Element {
		case "BL":
			r.readBlocks(element.Payload)
		case "FL":
			var flow qsfFlow
			_ = json.Unmarshal(element.Payload, &flow)
			r.flow = flowOf(flow.Flow)
		case "SQ":
			r.questions[element.PrimaryAttribute] = &element
		}
	}
	_, err := decoder.Token()
	return true, err
}

func (r *qsfReader) readBlocks(raw json.RawMessage) {
	for _, one := range entries(raw) {
		var b qsfBlock
		if json.Unmarshal(one.raw, &b) == nil {
			r.blocks = append(r.blocks, b)
		}
	}
}

func flowOf(raw json.RawMessage) []qsfFlow {
	var steps []qsfFlow
	for _, one := range entries(raw) {
		var step qsfFlow
		if json.Unmarshal(one.raw, &step) == nil {
			steps = append(steps, step)
		}
	}
	return steps
}

// blocksInOrder goes through the blocks as the flow of the survey has them, each with the conditions of the branches that
// it stands in; as the file has them where it has no flow. What is in the trash is no part of the survey.
func (r *qsfReader) blocksInOrder(visit func(b qsfBlock, logic []json.RawMessage)) {
	seen := map[flexible]bool{}
	var walk func(steps []qsfFlow, logic []json.RawMessage, depth int)
	walk = func(steps []qsfFlow, logic []json.RawMessage, depth int) {
		for _, step := range steps {
			inner := logic
			if len(step.BranchLogic) > 0 {
				inner = append(slices.Clone(logic), step.BranchLogic)
			}
			for _, b := range r.blocks {
				if step.ID != "" && string(b.ID) == step.ID && !seen[b.ID] && b.Type != "Trash" {
					seen[b.ID] = true
					visit(b, inner)
				}
			}
			if depth < deepest {
				walk(flowOf(step.Flow), inner, depth+1)
			}
		}
	}
	walk(r.flow, nil, 0)
	unused := 0
	for _, b := range r.blocks {
		switch {
		case b.Type == "Trash":
			unused += len(entries(b.BlockElements))
		case !seen[b.ID] && len(r.flow) == 0:
			visit(b, nil)
		case !seen[b.ID] && len(entries(b.BlockElements)) > 0:
			r.note(r.at(), "unused-block", "bloc hors du parcours\u00a0: %s\u00a0; laissé de côté", "block outside the flow: %s; left out", plain(b.Description))
		}
	}
	if unused > 0 {
		r.note(r.at(), "trash", "corbeille du questionnaire (%s)\u00a0: laissée de côté", "trash of the survey (%s): left out", locale.Count(unused))
	}
}

// block reads the questions of a block.
func (r *qsfReader) block(b qsfBlock, logic []json.RawMessage) {
	section := locale.Same(plain(b.Description))
	for _, one := range entries(b.BlockElements) {
		var element struct{ Type, QuestionID string }
		_ = json.Unmarshal(one.raw, &element)
		from := r.questions[element.QuestionID]
		if element.Type != "Question" || from == nil || r.used[element.QuestionID] {
			continue
		}
		r.used[element.QuestionID] = true
		var payload qsfQuestion
		if err := json.Unmarshal(from.Payload, &payload); err != nil {
			r.note(from.pos, "left-out", "question %s illisible\u00a0: %v", "question %s cannot be read: %v", element.QuestionID, err)
			continue
		}
		before := len(r.Questions)
		r.question(from, element.QuestionID, &payload)
		conditions := logic
		if len(entries(payload.DisplayLogic)) > 0 {
			conditions = append(slices.Clone(logic), payload.DisplayLogic)
		}
		for _, q := range r.Questions[before:] {
			q.Section = section
			if len(conditions) > 0 {
				r.pending = append(r.pending, qsfPending{q, conditions, from.pos})
			}
		}
	}
}
