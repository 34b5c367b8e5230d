package questionnaire

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A limeReader makes questions of a limeSource.
type limeReader struct {
	*Questionnaire
	source *limeSource
	names  map[string]target // what conditions call each question and box
	left   leftOut
}

// fromLimeSurvey makes the questions.
func (q *Questionnaire) fromLimeSurvey(source *limeSource) {
	source.sort()
	r := &limeReader{Questionnaire: q, source: source, names: map[string]target{}}
	q.ID, q.Title = source.sid, source.title.in(q.Languages)
	groups := map[string]*limeGroup{}
	for _, g := range source.groups {
		groups[g.id] = g
	}
	made := map[*limeQuestion][]*Question{}
	for _, from := range source.questions {
		before := len(r.Questions)
		r.question(from)
		made[from] = r.Questions[before:]
		for _, question := range made[from] {
			if g := groups[from.group]; g != nil {
				question.Section = g.label.in(q.Languages)
			}
		}
	}
	for _, from := range source.questions {
		r.skip(from, groups[from.group], made[from])
	}
	r.left.tell(q)
}

// skip gives the questions made of one their condition: that of the group and their own.
func (r *limeReader) skip(from *limeQuestion, group *limeGroup, made []*Question) {
	var parts []Skip
	add := func(text string, pos diag.Pos) {
		text = strings.TrimSpace(text)
		if inner, ok := strings.CutPrefix(text, "{"); ok && strings.HasSuffix(inner, "}") {
			text = strings.TrimSpace(strings.TrimSuffix(inner, "}"))
		}
		if text == "" || text == "1" {
			return
		}
		tree, why := limeExpression.read(text, r.lookup)
		parts = append(parts, Skip{Pos: pos, Text: text, If: tree, Why: why})
	}
	if group != nil {
		add(group.relevance, group.pos)
	}
	add(from.relevance, from.relevancePos)
	for _, question := range made {
		all := parts
		if question.Skip != nil { // Of an answer in words to a question with an answer "other".
			all = append(parts[:len(parts):len(parts)], *question.Skip)
		}
		if len(all) > 0 {
			question.skip(" && ", all...)
		}
	}
	for _, line := range from.lines {
		if text := strings.TrimSpace(line.relevance); text != "" && text != "1" {
			r.note(line.pos, "line-relevance", "%s\u00a0: condition de la ligne %s non reprise\u00a0: %s", "%s: condition of the line %s not taken over: %s", from.code, line.code, text)
		}
	}
}

// suffixes are what conditions write after a question; the answer itself is meant.
var suffixes = []string{".NAOK", ".code", ".value"}

// lookup finds a question as conditions name it: Q1, Q1.NAOK, Q2_SQ001, 1234X5X67SQ001.
func (r *limeReader) lookup(name string) (target, bool) {
	for _, suffix := range suffixes[:2] {
		name = strings.TrimSuffix(name, suffix)
	}
	t, ok := r.names[name]
	return t, ok
}

// add files a question under the names by which conditions know it.
func (r *limeReader) add(q *Question, names ...string) {
	r.Questions = append(r.Questions, q)
	r.file(target{question: q}, names...)
}

func (r *limeReader) file(t target, names ...string) {
	for _, name := range names {
		if _, taken := r.names[name]; !taken {
			r.names[name] = t
		}
	}
}

// namesOf returns what conditions call a question, or its part.
func (r *limeReader) namesOf(from *limeQuestion, part string) []string {
	short := from.code
	if part != "" {
		short += "_" + part
	}
	return []string{short, r.source.sid + "X" + from.group + "X" + from.id + part}
}

// text returns a text in the languages of a study.
func (r *limeReader) text(w wording) locale.Text { return w.in(r.Languages) }

// newQuestion makes a question of one, or of one of its lines.
func (r *limeReader) newQuestion(from *limeQuestion, part string, typ Type) *Question {
	q := &Question{Name: from.code, Pos: from.pos, Type: typ, Label: r.text(from.label), Required: from.mandatory}
	if part != "" {
		q.Name += "[" + part + "]"
	}
	return q
}

// lined makes a question of a line; all lines of one question make a grid.
func (r *limeReader) lined(from *limeQuestion, line *limeLine, typ Type) *Question {
	q := r.newQuestion(from, line.code, typ)
	q.Pos, q.Grid = line.pos, from.code
	part := r.text(line.label)
	for _, lang := range locale.Langs {
		if whole := q.Label.In(lang); whole != "" && part.In(lang) != "" {
			q.Also = append(q.Also, whole+" ["+part.In(lang)+"]") // As exports with full headings have it.
		}
	}
	q.Label = under(q.Label, part)
	return q
}

// under joins the label of a line to that of its question.
func under(label, line locale.Text) locale.Text {
	switch {
	case line.IsZero():
		return label
	case label.IsZero():
		return line
	}
	return locale.Textf("%s – %s", "%s – %s", label, line)
}

// codes returns the answers of a scale.
func (r *limeReader) codes(from *limeQuestion, scale string) []Code {
	var codes []Code
	values := map[float64]bool{}
	for _, a := range from.answers {
		if (a.scale == "1") != (scale == "1") {
			continue
		}
		c := Code{Code: a.code, Label: r.text(a.label)}
		if x, ok := number(a.value); ok {
			c.Value = &x
			values[x] = true
		}
		codes = append(codes, c)
	}
	for i := range codes {
		if len(values) < 2 { // Without assessments, all values are alike.
			codes[i].Value = nil
		}
	}
	return codes
}
