package draft

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/profile"
)

func itoa(n int) string { return strconv.Itoa(n) }

// unquote reads a text in double quotes; a text that is not stays as it is.
func unquote(text string) string {
	var out string
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		return text
	}
	return out
}

// leading returns the number that a text begins with.
func leading(text string) (float64, bool) {
	text = strings.TrimLeft(strings.TrimSpace(text), "$€<>≤≥ ")
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' && r != '-' })
	if end < 0 {
		end = len(text)
	}
	number := strings.ReplaceAll(text[:end], ",", "")
	if cut := strings.IndexByte(number, '-'); cut > 0 {
		number = number[:cut]
	}
	x, err := strconv.ParseFloat(number, 64)
	return x, err == nil
}

// question writes one question.
func (d *drafter) question(q question) {
	d.line(1, q.name+":"+d.doubt(q))
	d.line(2, "type: "+q.typ)
	if q.heading != "" && q.heading != q.name {
		d.line(2, "column: "+quote(q.heading))
	}
	d.line(2, "label: "+quote(q.label))
	if len(q.sides) < len(d.sides) {
		d.line(2, "asked_of: ["+strings.Join(q.sides, ", ")+"]")
	}
	switch {
	case q.from != "":
		d.line(2, "other_of: "+q.from)
	case len(q.parts) > 0:
		d.parts(q)
	case len(q.slots) > 0:
		d.line(2, "slots: "+list(q.slots))
		d.codes(q)
	case q.typ == "multiple":
		d.line(2, "separator: "+quote(q.column.Separator))
		d.joined(q)
		d.codes(q)
	case q.typ == "choice" || q.typ == "yesno":
		d.codes(q)
	case q.typ == "number" || q.typ == "money":
		d.number(q)
	case q.typ == "date":
		d.line(2, "format: "+quote(q.column.Format))
	}
}

// doubt returns why a type is to be looked at, as the end of a line.
func (d *drafter) doubt(q question) string {
	if q.column == nil {
		return ""
	}
	switch {
	case q.column.Kind == profile.Constant:
		return d.ask("une seule réponse dans tout le fichier", "one answer in the whole file")
	case q.typ == "number" && mayBeCodes(q.column):
		return d.ask("un nombre, ou des codes (type: choice)", "a number, or codes (type: choice)")
	case q.column.Kind == profile.Date && q.column.Format == "":
		return d.ask("des dates ("+q.column.Why.FR+")\u00a0: type: date et format:", "dates ("+q.column.Why.EN+"): type: date and format:")
	case q.column.Kind == profile.Date && strings.Contains(q.column.Format, "YY") && !strings.Contains(q.column.Format, "YYYY"):
		return d.ask("années de deux chiffres\u00a0: 69 à 99 pour 1969 à 1999, 00 à 68 pour 2000 à 2068", "years of two digits: 69 to 99 for 1969 to 1999, 00 to 68 for 2000 to 2068")
	}
	return ""
}

// mayBeCodes reports whether a column of few small whole numbers could hold codes.
func mayBeCodes(c *profile.Column) bool {
	const most = 12 // distinct ones, and the largest
	return c.Kind == profile.Number && c.Complete && c.Decimal == 0 && c.Ranged && c.Low >= 0 && c.High <= most && c.Distinct <= most && 2*c.Distinct > c.Filled
}

// number writes how numbers are written.
func (d *drafter) number(q question) {
	if q.column.Decimal == ',' {
		d.line(2, `decimal: ","`)
	}
	if groups := q.column.Thousands; groups == "," || groups == "." {
		d.line(2, "thousands: "+quote(groups))
	}
	if q.typ == "money" {
		d.line(2, `unit: "$"`+d.ask("le signe de la monnaie", "the sign of the currency"))
	}
	if q.column.Kind == profile.Percent {
		d.line(2, `unit: "%"`)
	}
}

// parts writes the columns of a question with several answers.
func (d *drafter) parts(q question) {
	d.line(2, "columns:")
	for _, p := range q.parts {
		d.line(3, quote(p.code)+": "+quote(p.heading))
	}
	if q.other != nil {
		d.line(2, "other: "+quote(q.other.code))
	}
	if !slices.ContainsFunc(q.parts, func(p part) bool { return p.label != "" }) {
		d.line(2, "codes: "+list(q.codes()))
		return
	}
	d.line(2, "codes:")
	for _, p := range q.parts {
		d.line(3, "- { code: "+quote(p.code)+", label: "+quote(p.label)+" }")
	}
}

// joined asks what a file cannot tell of answers in one cell: which of them are words of another answer, and which labels have
// the separator in them.
func (d *drafter) joined(q question) {
	if slices.ContainsFunc(q.values, func(v profile.Value) bool { return v.Count == 1 }) && strings.TrimSpace(q.column.Separator) != "" {
		d.comment(2, "? une réponse donnée une seule fois est peut-être celle d'un répondant (other:), ou un bout d'étiquette",
			"? an answer given once may be a respondent's own words (other:), or part of a label")
	}
}

// codes writes the answers of a question, or the name of the list of answers that it shares with others.
func (d *drafter) codes(q question) {
	end := ""
	switch {
	case q.column != nil && !q.column.Complete:
		end = d.ask("il y a d'autres réponses, trop nombreuses pour être toutes relevées", "there are other answers, too many to have kept them all")
	case q.typ == "choice" && len(answers(q.values)) > 2 && !inOrder(q.values):
		end = d.ask("l'ordre des réponses\u00a0: ici, la plus fréquente d'abord", "the order of the answers: here the most frequent first")
	}
	lines := d.codeLines(q)
	if name := d.shared[strings.Join(lines, "\n")]; name != "" {
		d.line(2, "codes: "+name)
		return
	}
	d.line(2, "codes:"+end)
	for _, line := range lines {
		d.line(3, line)
	}
}

// codeLines returns the answers of a question as the file has them.
func (d *drafter) codeLines(q question) []string {
	yes := ""
	if q.typ == "yesno" {
		yes = yesOf(q.values)
	}
	var lines []string
	for _, v := range q.values {
		if !slices.ContainsFunc(d.missing, func(t token) bool { return t.text == v.Text }) {
			lines = append(lines, d.code(q, v, yes))
		}
	}
	if q.typ == "yesno" {
		slices.Sort(lines) // The same two answers make the same list, whichever is more frequent.
	}
	return lines
}

// share finds the lists of answers that several questions have, and writes them under names of their own.
func (d *drafter) share() {
	d.shared = map[string]string{}
	uses := map[string]int{}
	var lists []string
	for _, s := range d.sides {
		for _, q := range s.questions {
			if q.typ != "choice" && q.typ != "yesno" || !q.column.Complete {
				continue
			}
			list := strings.Join(d.codeLines(*q), "\n")
			if uses[list]++; uses[list] == 2 {
				lists = append(lists, list)
				d.shared[list] = d.names.free(map[string]string{"yesno": "yes_no", "choice": "answers"}[q.typ])
			}
		}
	}
	if len(lists) == 0 {
		return
	}
	d.line(0, "")
	d.line(0, "codes:"+d.ask("l'ordre des réponses de chaque liste", "the order of the answers of each list"))
	for _, list := range lists {
		d.line(1, d.shared[list]+":")
		for line := range strings.SplitSeq(list, "\n") {
			d.line(2, line)
		}
	}
}

// code writes one answer.
func (d *drafter) code(q question, v profile.Value, yes string) string {
	reason, _, absent := profile.Absence(v.Text)
	switch {
	case q.renamed[v.Text] != "":
		return "- { code: " + quote(q.renamed[v.Text]) + ", spellings: " + list([]string{v.Text}) + " }"
	case absent && reason != "no_answer":
		return "- { code: " + quote(v.Text) + ", reason: " + reason + " }"
	case absent:
		return "- " + quote(v.Text) + d.ask("une réponse, ou reason: no_answer", "an answer, or reason: no_answer")
	case q.typ == "yesno" && v.Text == yes:
		return "- { code: " + quote(v.Text) + `, means: "yes" }`
	case q.typ == "yesno":
		return "- { code: " + quote(v.Text) + `, means: "no" }`
	}
	return "- " + quote(v.Text)
}

// inOrder reports whether the answers begin with rising numbers.
func inOrder(values []profile.Value) bool {
	for _, v := range answers(values) {
		if _, ok := leading(v.Text); !ok {
			return false
		}
	}
	return true
}
