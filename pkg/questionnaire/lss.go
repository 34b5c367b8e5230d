package questionnaire

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A limeRow is a row of a table of a .lss file.
type limeRow struct {
	fields map[string]string
	places map[string]diag.Pos // of the fields
	pos    diag.Pos
}

// limeTables are the tables that are read.
var limeTables = []string{
	"languages", "groups", "group_l10ns", "questions", "subquestions", "question_l10ns", "answers", "answer_l10ns",
	"question_attributes", "surveys", "surveys_languagesettings",
}

// An lssReader puts the tables of a .lss file together.
type lssReader struct {
	*Questionnaire
	tables    map[string][]limeRow
	source    *limeSource
	groups    map[string]*limeGroup
	questions map[string]*limeQuestion
	lines     map[string]*limeLine
	answers   map[string]*limeAnswer // by the identifier that newer files have, or by question, scale and code
}

// readLimeSurvey reads the tables of a file whose root has been read.
func (q *Questionnaire) readLimeSurvey(x *xmlReader) error {
	r := &lssReader{
		Questionnaire: q, tables: map[string][]limeRow{}, source: &limeSource{title: wording{}},
		groups: map[string]*limeGroup{}, questions: map[string]*limeQuestion{}, lines: map[string]*limeLine{}, answers: map[string]*limeAnswer{},
	}
	kind := ""
	for {
		read, err := x.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		element, ok := read.(xml.StartElement)
		switch {
		case !ok:
			continue
		case element.Name.Local == "LimeSurveyDocType":
			kind, err = x.text()
		case isTable(element.Name.Local):
			err = r.readTable(x, element.Name.Local)
		default:
			err = x.skip()
		}
		if err != nil {
			return err
		}
	}
	if kind != "Survey" {
		return q.unknown(locale.Textf("XML LimeSurvey d'un autre genre (%q)", "LimeSurvey XML of another kind (%q)", kind))
	}
	q.Format = LimeSurvey
	r.join()
	q.fromLimeSurvey(r.source)
	return nil
}

func isTable(name string) bool {
	for _, known := range limeTables {
		if name == known {
			return true
		}
	}
	return false
}

// readTable reads the rows of a table; the languages have no rows.
func (r *lssReader) readTable(x *xmlReader, table string) error {
	for end := x.depth - 1; x.depth > end; {
		read, err := x.next()
		if err != nil {
			return err
		}
		element, ok := read.(xml.StartElement)
		switch {
		case !ok:
		case element.Name.Local == "row":
			row, err := readLimeRow(x)
			if err != nil {
				return err
			}
			r.tables[table] = append(r.tables[table], row)
		case element.Name.Local == "language" && table == "languages":
			name, err := x.text()
			if err != nil {
				return err
			}
			r.Languages = append(r.Languages, name)
		}
	}
	return nil
}

func readLimeRow(x *xmlReader) (limeRow, error) {
	row := limeRow{fields: map[string]string{}, places: map[string]diag.Pos{}, pos: x.pos}
	for end := x.depth - 1; x.depth > end; {
		read, err := x.next()
		if err != nil {
			return row, err
		}
		if element, ok := read.(xml.StartElement); ok {
			pos := x.pos
			text, err := x.text()
			if err != nil {
				return row, err
			}
			row.fields[element.Name.Local], row.places[element.Name.Local] = text, pos
		}
	}
	return row, nil
}

// join makes the source of the tables. Older files have one row a language in each table; newer ones keep the texts in
// tables of their own.
func (r *lssReader) join() {
	for _, row := range r.tables["surveys"] {
		r.source.sid = row.fields["sid"]
		if first := row.fields["language"]; first != "" {
			r.Languages = append([]string{first}, strings.Fields(row.fields["additional_languages"])...)
		}
	}
	for _, row := range r.tables["surveys_languagesettings"] {
		r.source.title.add(row.fields["surveyls_language"], row.fields["surveyls_title"])
	}
	r.joinGroups()
	for _, table := range []string{"questions", "subquestions"} {
		for _, row := range r.tables[table] {
			r.addQuestion(row)
		}
	}
	for _, row := range r.tables["question_l10ns"] {
		if q := r.questions[row.fields["qid"]]; q != nil {
			q.label.add(row.fields["language"], row.fields["question"])
		} else if line := r.lines[row.fields["qid"]]; line != nil {
			line.label.add(row.fields["language"], row.fields["question"])
		}
	}
	r.joinAnswers()
	for _, row := range r.tables["question_attributes"] {
		if q := r.questions[row.fields["qid"]]; q != nil && (row.fields["language"] == "" || q.attributes[row.fields["attribute"]] == "") {
			q.attributes[row.fields["attribute"]] = row.fields["value"]
		}
	}
}

func (r *lssReader) joinGroups() {
	for _, row := range r.tables["groups"] {
		id := row.fields["gid"]
		if r.groups[id] == nil {
			r.groups[id] = &limeGroup{id: id, order: orderOf(row.fields["group_order"]), label: wording{}, relevance: row.fields["grelevance"], pos: row.places["grelevance"]}
			r.source.groups = append(r.source.groups, r.groups[id])
		}
		r.groups[id].label.add(row.fields["language"], row.fields["group_name"])
	}
	for _, row := range r.tables["group_l10ns"] {
		if g := r.groups[row.fields["gid"]]; g != nil {
			g.label.add(row.fields["language"], row.fields["group_name"])
		}
	}
}

// addQuestion adds a question, or a line of one.
func (r *lssReader) addQuestion(row limeRow) {
	f := row.fields
	id, parent := f["qid"], f["parent_qid"]
	if parent != "" && parent != "0" {
		if r.lines[id] == nil && r.questions[parent] != nil {
			line := &limeLine{id: id, code: f["title"], scale: f["scale_id"], order: orderOf(f["question_order"]), label: wording{}, relevance: f["relevance"], pos: row.pos}
			r.lines[id] = line
			r.questions[parent].lines = append(r.questions[parent].lines, line)
		}
		if line := r.lines[id]; line != nil {
			line.label.add(f["language"], f["question"])
		}
		return
	}
	if r.questions[id] == nil {
		q := &limeQuestion{
			id: id, group: f["gid"], kind: f["type"], code: f["title"], order: orderOf(f["question_order"]), other: f["other"] == "Y",
			mandatory: f["mandatory"] == "Y", label: wording{}, relevance: f["relevance"], pos: row.pos, relevancePos: row.places["relevance"], attributes: map[string]string{},
		}
		r.questions[id] = q
		r.source.questions = append(r.source.questions, q)
	}
	r.questions[id].label.add(f["language"], f["question"])
}

func (r *lssReader) joinAnswers() {
	for _, row := range r.tables["answers"] {
		f := row.fields
		q := r.questions[f["qid"]]
		if q == nil {
			continue
		}
		id := f["aid"]
		if id == "" {
			id = f["qid"] + " " + f["scale_id"] + " " + f["code"]
		}
		if r.answers[id] == nil {
			r.answers[id] = &limeAnswer{id: id, code: f["code"], scale: f["scale_id"], order: orderOf(f["sortorder"]), value: f["assessment_value"], label: wording{}}
			q.answers = append(q.answers, r.answers[id])
		}
		r.answers[id].label.add(f["language"], f["answer"])
	}
	for _, row := range r.tables["answer_l10ns"] {
		id := row.fields["aid"]
		if r.answers[id] == nil { // Some files keep the old key beside the new table.
			id = row.fields["qid"] + " " + row.fields["scale_id"] + " " + row.fields["code"]
		}
		if a := r.answers[id]; a != nil {
			a.label.add(row.fields["language"], row.fields["answer"])
		}
	}
}
