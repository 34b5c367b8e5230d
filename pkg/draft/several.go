package draft

import (
	"regexp"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/platform"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/study"
)

// addSeveral adds the question of several columns, and that of its other answer in words where a column holds such.
func (s *side) addSeveral(d *drafter, group profile.Question) {
	q := question{typ: "multiple", sides: []string{s.name}}
	columns := make([]*profile.Column, len(group.Columns))
	for k, at := range group.Columns {
		columns[k] = &s.Profile.Columns[at]
	}
	label, labels := labelsOf(group, columns)
	q.label = label
	if group.Style == platform.Slots {
		s.slot(&q, columns)
	} else {
		s.part(&q, group, columns, labels)
	}
	q.name = d.names.severalName(strings.TrimSpace(group.Stem), q.label, q.codes())
	s.questions = append(s.questions, &q)
	if q.other != nil {
		words := question{typ: "text", from: q.name, label: q.label + " – " + q.other.code, sides: q.sides}
		words.name = d.names.questionName(q.name+"_words", words.label)
		s.questions = append(s.questions, &words)
	}
}

// codes returns the codes of a question with several answers, whose ticks have names of their own: an answer whose tick would
// have that of another's gets a number.
func (q *question) codes() []string {
	ticks := map[string]bool{}
	apart := func(text string) string {
		code := text
		for k := 2; ticks[(&study.Question{}).TickName(code)]; k++ {
			code = text + " " + itoa(k)
		}
		ticks[(&study.Question{}).TickName(code)] = true
		return code
	}
	var codes []string
	for i := range q.parts {
		q.parts[i].code = apart(q.parts[i].code)
		codes = append(codes, q.parts[i].code)
	}
	for _, v := range q.values {
		code := apart(v.Text)
		if code != v.Text {
			if q.renamed == nil {
				q.renamed = map[string]string{}
			}
			q.renamed[v.Text] = code
		}
		codes = append(codes, code)
	}
	return codes
}

// slot gives a question the columns that hold an answer each, and all the answers in them.
func (s *side) slot(q *question, columns []*profile.Column) {
	for _, c := range columns {
		q.slots = append(q.slots, s.headingOf(c))
		q.values = append(q.values, c.Values...)
	}
	q.values = ordered(q.values)
}

// part gives a question its columns, one for each answer.
func (s *side) part(q *question, group profile.Question, columns []*profile.Column, labels []string) {
	seen := map[string]int{}
	other := -1
	for k, c := range columns {
		code := strings.TrimSpace(group.Parts[k])
		if code == "" {
			code = itoa(k + 1)
		}
		if seen[code]++; seen[code] > 1 {
			code += " " + itoa(seen[code])
		}
		p := part{code: code, label: labels[k], heading: s.headingOf(c)}
		q.parts = append(q.parts, p)
		if other < 0 && (c.Kind == profile.Open || c.Kind == profile.Empty && platform.IsOther(code)) {
			other = k
		}
	}
	if other >= 0 {
		q.other = &q.parts[other]
	}
}

// mark is what stands between a question and its part in a label.
var mark = regexp.MustCompile(`[\s:/(\[–-]+$`)

// labelsOf returns the label of a question over several columns, and those of its parts: where the labels of the columns are
// not their names, what they begin with in common, and the rest of each. A part without a label of its own has none.
func labelsOf(group profile.Question, columns []*profile.Column) (label string, parts []string) {
	parts = make([]string, len(columns))
	label = strings.TrimSpace(group.Stem)
	if columns[0].Heading.Label == columns[0].Heading.Name {
		return label, parts
	}
	common := columns[0].Heading.Label
	for _, c := range columns {
		for !strings.HasPrefix(c.Heading.Label, common) {
			runes := []rune(common)
			common = string(runes[:len(runes)-1])
		}
	}
	if cut := strings.LastIndexAny(common, " :/[("); cut < 0 || slices.ContainsFunc(columns, func(c *profile.Column) bool { return c.Heading.Label == common }) {
		return label, parts
	}
	common = common[:strings.LastIndexAny(common, " :/[(")+1]
	for k, c := range columns {
		parts[k] = strings.TrimSpace(strings.TrimPrefix(c.Heading.Label, common))
	}
	if question := strings.TrimSpace(mark.ReplaceAllString(common, "")); question != "" {
		return question, parts
	}
	return label, parts
}
