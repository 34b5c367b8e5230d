package draft

import (
	"regexp"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/platform"
	"github.com/arrimage/arrimage/pkg/profile"
)

// A question is one question of a draft.
type question struct {
	name    string
	typ     string
	label   string
	heading string            // as the study file names the column; "" for several columns
	column  *profile.Column   // nil for one over several columns
	parts   []part            // of a question over several columns
	slots   []string          // headings of a question whose answers stand in several columns in the order of ticking
	other   *part             // of a question over several columns: the one that holds another answer in words; nil for none
	renamed map[string]string // codes of answers whose ticks would have the name of another's, by the answer
	from    string            // name of the question whose other answer, in words, this one holds; "" for none
	values  []profile.Value   // answers in order, of a question with codes
	sides   []string          // who is asked
}

// hasCodes reports whether the answers are codes.
func (q *question) hasCodes() bool { return q.typ == "choice" || q.typ == "yesno" }

// goesWith reports whether another question can be the same one.
func (q *question) goesWith(other question) bool {
	return q.typ == other.typ || q.hasCodes() && other.hasCodes()
}

// join adds the answers of another side to the same question.
func (q *question) join(other question, side string) {
	q.sides = append(q.sides, side)
	if !q.hasCodes() {
		return
	}
	q.values = ordered(append(q.values, other.values...))
	q.typ = "choice"
	if len(answers(q.values)) == 2 && yesOf(q.values) != "" {
		q.typ = "yesno"
	}
}

// A part is one column of a question with several answers.
type part struct{ code, label, heading string }

// build makes the questions of an export, in the order of its columns.
func (s *side) build(d *drafter) {
	done := map[int]bool{}
	for i := range s.Profile.Columns {
		c := &s.Profile.Columns[i]
		switch {
		case c.Question >= 0 && s.Profile.Questions[c.Question].Style != "":
			if !done[c.Question] {
				done[c.Question] = true
				s.addSeveral(d, s.Profile.Questions[c.Question])
			}
		case s.isSummary(c):
			s.left = append(s.left, quote(c.Heading.Label)+d.say("\u00a0: les mêmes réponses ont chacune une colonne", ": each of these answers has a column of its own"))
		case c.Role == platform.Identifier && s.id == "":
			s.id = s.add(d, c, "id")
		case s.region == "" && isRegion(c):
			s.region, s.most = s.add(d, c, "region"), c.Most
		case c.Kind == profile.Empty || c.Role != "" && !c.Role.IsPersonal() || s.isPersonal(c) && !d.options.Personal:
			s.left = append(s.left, s.why(d, c))
		default:
			s.add(d, c, typeOf(c))
		}
	}
	if len(s.left) == len(s.Profile.Columns) { // A study has at least one question.
		s.left = s.left[1:]
		s.add(d, &s.Profile.Columns[0], "text")
	}
}

// add adds the question of one column, or the side to one that an earlier side was asked; it returns its name.
func (s *side) add(d *drafter, c *profile.Column, typ string) string {
	q := s.single(c, typ)
	if known := d.asked(q); known != nil {
		known.join(q, s.name)
		return known.name
	}
	switch typ {
	case "region":
		q.name = d.names.regionName()
	case "multiple":
		q.name = d.names.severalName(strings.TrimSpace(c.Heading.Name), q.label, q.codes())
	default:
		q.name = d.names.questionName(strings.TrimSpace(c.Heading.Name), q.label)
	}
	if q.label == "" {
		q.label = q.name
	}
	s.questions = append(s.questions, &q)
	return q.name
}

// isRegion reports whether a column holds regions: at least four cells in five are known as such, and two different ones.
func isRegion(c *profile.Column) bool {
	return c.Known > 0 && 5*c.Known >= 4*c.Filled && c.Known > c.Most
}

// isPersonal reports whether a column identifies people.
func (s *side) isPersonal(c *profile.Column) bool { return c.Personal || c.Role.IsPersonal() }

// isSummary reports whether a column has in one cell what other columns have each on its own.
func (s *side) isSummary(c *profile.Column) bool {
	return c.Kind == profile.Several && slices.ContainsFunc(s.Profile.Questions, func(q profile.Question) bool {
		return q.Stem == c.Heading.Name && q.Style != ""
	})
}

// why says that a column is left out.
func (s *side) why(d *drafter, c *profile.Column) string {
	what := c.Role.Label()
	switch {
	case c.Kind == profile.Empty:
		what.FR, what.EN = "colonne vide", "empty column"
	case s.isPersonal(c) && what.IsZero():
		what.FR, what.EN = "donnée personnelle, d'après ses cellules (--personal)", "personal data, by its cells (--personal)"
	case s.isPersonal(c):
		what.FR, what.EN = "donnée personnelle\u00a0: "+what.FR+" (--personal)", "personal data: "+what.EN+" (--personal)"
	}
	return quote(c.Heading.Label) + d.say("\u00a0: "+what.FR, ": "+what.EN)
}

// single makes the question of one column, without a name.
func (s *side) single(c *profile.Column, typ string) question {
	q := question{column: c, label: strings.TrimSpace(c.Heading.Label), typ: typ, heading: s.headingOf(c), sides: []string{s.name}}
	switch {
	case q.hasCodes():
		q.values = ordered(s.gridValues(c))
	case typ == "multiple":
		q.values = ordered(c.Parts)
	}
	return q
}

// headingOf returns how the study file names a column: by its heading, with its number where several have the same, and by
// its place where it has none.
func (s *side) headingOf(c *profile.Column) string {
	heading := strings.TrimSpace(c.Heading.Name)
	if heading == "" {
		return "#" + itoa(c.Index+1)
	}
	if same := s.headings[heading]; len(same) > 1 {
		nth, _ := slices.BinarySearch(same, c.Index)
		return heading + " #" + itoa(nth+1)
	}
	return heading
}

// headingsOf returns, for each heading, the columns that have it.
func headingsOf(p *profile.Profile) map[string][]int {
	columns := map[string][]int{}
	for i := range p.Columns {
		heading := strings.TrimSpace(p.Columns[i].Heading.Name)
		columns[heading] = append(columns[heading], i)
	}
	return columns
}

// typeOf returns the type of question that a column makes.
func typeOf(c *profile.Column) string {
	switch c.Kind {
	case profile.YesNo:
		if len(answers(c.Values)) == 2 && yesOf(c.Values) != "" {
			return "yesno"
		}
		return "choice"
	case profile.Choice, profile.Constant, profile.Tick:
		if len(answers(c.Values)) == 0 {
			return "text"
		}
		return "choice"
	case profile.Several:
		return "multiple"
	case profile.Number, profile.Percent:
		return "number"
	case profile.Money:
		return "money"
	case profile.Date:
		if c.Format != "" {
			return "date"
		}
	}
	return "text"
}

// answers returns the values that are answers, those that only mean that there is none left out.
func answers(values []profile.Value) []profile.Value {
	return slices.DeleteFunc(slices.Clone(values), func(v profile.Value) bool {
		_, _, absent := profile.Absence(v.Text)
		return absent
	})
}

// yesWords are the answers that mean yes, in small letters without accents.
var yesWords = []string{"yes", "oui", "y", "o", "1", "true", "vrai"}

// yesOf returns the value that means yes, or "".
func yesOf(values []profile.Value) string {
	for _, v := range answers(values) {
		if slices.Contains(yesWords, strings.TrimSpace(plain(v.Text))) {
			return v.Text
		}
	}
	return ""
}

// ordered puts values in order: numbers by size, others as they are, the most frequent first. White space around an answer
// is not part of it.
func ordered(values []profile.Value) []profile.Value {
	var sorted []profile.Value
	for _, v := range values {
		v.Text = strings.TrimSpace(v.Text)
		if !slices.ContainsFunc(sorted, func(known profile.Value) bool { return known.Text == v.Text }) {
			sorted = append(sorted, v)
		}
	}
	if !slices.ContainsFunc(answers(values), func(v profile.Value) bool { _, ok := leading(v.Text); return !ok }) {
		slices.SortStableFunc(sorted, func(a, b profile.Value) int {
			x, _ := leading(a.Text)
			y, _ := leading(b.Text)
			switch {
			case x < y:
				return -1
			case x > y:
				return 1
			}
			return 0
		})
	}
	return sorted
}

// written finds the reasons in what a finding says to write: missing: { "NA": no_answer }.
var written = regexp.MustCompile(`("(?:[^"\\]|\\.)*"): (\w+)`)

// tokensOf returns the cells that stand for a reason, as far as nobody can have chosen them among the answers.
func tokensOf(p *profile.Profile) []token {
	var tokens []token
	for _, finding := range p.Findings {
		if finding.Rule != "token" || finding.Severity == diag.Note {
			continue
		}
		for _, match := range written.FindAllStringSubmatch(finding.Write, -1) {
			tokens = append(tokens, token{text: unquote(match[1]), reason: match[2]})
		}
	}
	return tokens
}
