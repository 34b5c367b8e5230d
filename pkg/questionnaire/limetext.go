package questionnaire

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
)

// A limeTextReader reads the rows of a LimeSurvey structure as text. The rows of the first language come first, then those
// of the others, each group with its questions, each question with its lines and its answers.
type limeTextReader struct {
	*Questionnaire
	source   *limeSource
	group    *limeGroup
	question *limeQuestion
	seen     map[string]int // groups of each language so far: they have no name of their own
	codes    map[string]*limeQuestion
}

// readLimeSurveyText reads the rows, by their class: S and SL for settings, G, Q, SQ and A.
func (q *Questionnaire) readLimeSurveyText(rows [][]ingest.Cell) error {
	r := &limeTextReader{Questionnaire: q, source: &limeSource{title: wording{}}, seen: map[string]int{}, codes: map[string]*limeQuestion{}}
	columns := normalHeadings(rows[0])
	for i, cells := range rows[1:] {
		row := record{columns, cells, q.File}
		switch row.text("class") {
		case "S":
			r.setting(row)
		case "SL":
			if row.text("name") == "surveyls_title" {
				r.source.title.add(row.text("language"), row.text("text"))
			}
		case "G":
			r.addGroup(row, i)
		case "Q":
			r.addQuestion(row, i)
		case "SQ":
			r.addLine(row, i)
		case "A":
			r.addAnswer(row, i)
		}
	}
	q.fromLimeSurvey(r.source)
	return nil
}

func (r *limeTextReader) setting(row record) {
	switch row.text("name") {
	case "language":
		r.Languages = append([]string{row.text("text")}, r.Languages...)
	case "additional_languages":
		r.Languages = append(r.Languages, strings.Fields(row.text("text"))...)
	case "sid":
		r.source.sid = row.text("text")
	}
}

// language returns the language of a row, and makes it known.
func (r *limeTextReader) language(row record) string {
	lang := row.text("language")
	if lang != "" && !slices.Contains(r.Languages, lang) {
		r.Languages = append(r.Languages, lang)
	}
	return lang
}

func (r *limeTextReader) addGroup(row record, at int) {
	lang := r.language(row)
	n := r.seen[lang]
	r.seen[lang]++
	r.question = nil
	if n < len(r.source.groups) {
		r.group = r.source.groups[n]
	} else {
		r.group = &limeGroup{id: "group " + row.text("name"), order: at, label: wording{}, relevance: row.text("relevance"), pos: row.at("relevance")}
		r.source.groups = append(r.source.groups, r.group)
	}
	r.group.label.add(lang, row.text("name"))
}

func (r *limeTextReader) addQuestion(row record, at int) {
	code := row.text("name")
	if r.codes[code] == nil {
		q := &limeQuestion{
			id: code, kind: row.text("type/scale"), code: code, order: at, other: row.text("other") == "Y", mandatory: row.text("mandatory") == "Y",
			label: wording{}, relevance: row.text("relevance"), pos: row.at("name"), relevancePos: row.at("relevance"), attributes: map[string]string{},
		}
		if r.group != nil {
			q.group = r.group.id
		}
		for heading := range row.columns {
			q.attributes[heading] = row.text(heading)
		}
		r.source.questions = append(r.source.questions, q)
		r.codes[code] = q
	}
	r.question = r.codes[code]
	r.question.label.add(r.language(row), row.text("text"))
}

// stray notes a row without the question that it belongs to.
func (r *limeTextReader) stray(row record) bool {
	if r.question == nil {
		r.Notes.Add(row.at("class"), diag.Note, "left-out", strayRow)
	}
	return r.question == nil
}

func (r *limeTextReader) addLine(row record, at int) {
	if r.stray(row) {
		return
	}
	code, scale := row.text("name"), row.text("type/scale")
	i := slices.IndexFunc(r.question.lines, func(l *limeLine) bool { return l.code == code && l.scale == scale })
	if i < 0 {
		r.question.lines = append(r.question.lines, &limeLine{code: code, scale: scale, order: at, label: wording{}, relevance: row.text("relevance"), pos: row.at("name")})
		i = len(r.question.lines) - 1
	}
	r.question.lines[i].label.add(r.language(row), row.text("text"))
}

// addAnswer adds an answer; the column relevance holds its value in an assessment.
func (r *limeTextReader) addAnswer(row record, at int) {
	if r.stray(row) {
		return
	}
	code, scale := row.text("name"), row.text("type/scale")
	i := slices.IndexFunc(r.question.answers, func(a *limeAnswer) bool { return a.code == code && a.scale == scale })
	if i < 0 {
		r.question.answers = append(r.question.answers, &limeAnswer{code: code, scale: scale, order: at, value: row.text("relevance"), label: wording{}})
		i = len(r.question.answers) - 1
	}
	r.question.answers[i].label.add(r.language(row), row.text("text"))
}
