package study

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
)

// NotTicked are the cell contents that mean not ticked where the study file lists none.
var NotTicked = []string{"0", "No", "Non", "False", "FALSE", "false", "Unchecked"}

// NoneAnswered is the value of Question.None by which a respondent who ticks nothing has answered.
const NoneAnswered = "answered"

// TickName returns the name by which formulas know whether a code of a question of type Multiple is ticked: the names of
// both, with an underscore for each character of the code that is no letter and no digit ("media" and "TV/radio" give
// "media_TV_radio").
func (q *Question) TickName(code string) string {
	return q.Name + "_" + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, code)
}

// TickNames returns the names of all ticks of a question, in the order of its codes; nil for any other type.
func (q *Question) TickNames() []string {
	if q.Type != Multiple || q.ticks != nil {
		return q.ticks
	}
	var names []string
	for _, code := range q.AnswerCodes() {
		names = append(names, q.TickName(code))
	}
	return names
}

// TickLabel returns what people read for a tick, by its name.
func (q *Question) TickLabel(name string) locale.Text {
	code := q.AnswerCodes()[slices.Index(q.TickNames(), name)]
	return locale.Textf("%s\u00a0– %s", "%s – %s", q.Title(), q.CodeLabel(code))
}

// QuestionOf returns the question that a variable comes from: that of its name, or the one whose tick it is; nil where
// there is none.
func (d *Definition) QuestionOf(variable string) *Question {
	if q := d.Question(variable); q != nil {
		return q
	}
	if d.ticks != nil {
		return d.ticks[variable]
	}
	for _, q := range d.asked() {
		if slices.Contains(q.TickNames(), variable) {
			return q
		}
	}
	return nil
}

// asked returns all questions, coded ones too.
func (d *Definition) asked() []*Question {
	var questions []*Question
	for _, entry := range d.Questions {
		questions = append(questions, entry.Value)
	}
	return append(questions, d.Coded...)
}

// keepTicks keeps the names of ticks, once they are known: formulas, labels and tables ask for them again and again.
func (r *resolver) keepTicks() {
	r.ticks = map[string]*Question{}
	for _, q := range r.asked() {
		q.ticks = q.TickNames()
		for _, name := range q.ticks {
			r.ticks[name] = q
		}
	}
}

// HeadingOf returns the heading of a code in a side's export, of a question with a column for each code.
func (q *Question) HeadingOf(code, side string) string {
	columns := q.Headings[q.Headings.Index(code)].Value
	if heading := columns.BySide[side]; heading != "" {
		return heading
	}
	return columns.All
}

// declare adds the variables of a question to a scope: for a question of type Multiple how many codes are ticked, and
// whether each one is.
func (r *resolver) declare(scope formula.Scope, q *Question) {
	scope[q.Name] = r.typeOf(q)
	for _, name := range q.TickNames() {
		scope[name] = formula.Type{Kind: formula.Truth}
	}
}

// resolveMultiple checks how the answers to a question of type Multiple are written, and that no other question says so.
func (r *resolver) resolveMultiple(key Located, q *Question) {
	if q.Type != Multiple {
		if q.ways() > 0 || q.Ticked != nil || q.Unticked != nil || q.None != "" {
			r.errorf(key, "not-multiple", "question %q\u00a0: columns, slots, separator, ticked, unticked et none ne servent qu'au type multiple",
				"question %q: columns, slots, separator, ticked, unticked and none are for type multiple only", q.Name)
		}
		return
	}
	if q.ways() != 1 {
		r.errorf(key, "multiple", "question %q\u00a0: il faut columns (une colonne par code), slots (un code par colonne) ou separator (une seule colonne), l'un des trois",
			"question %q: one of columns (one for each code), slots (a code in each column) and separator (a single column) is needed", q.Name)
	}
	if len(q.Headings) == 0 && (q.Ticked != nil || q.Unticked != nil) {
		r.errorf(key, "multiple", "question %q\u00a0: ticked et unticked ne servent qu'avec columns", "question %q: ticked and unticked are of use with columns only", q.Name)
	}
	if len(q.Headings) > 0 && len(q.Codes.List) == 0 && q.Codes.Name.IsZero() {
		for _, name := range q.Headings.Names() {
			q.Codes.List = append(q.Codes.List, Code{Code: name})
		}
	}
}

// ways counts the ways in which a question says where its several answers stand.
func (q *Question) ways() int {
	n := 0
	for _, there := range []bool{len(q.Headings) > 0, len(q.Slots) > 0, !q.Separator.IsZero()} {
		if there {
			n++
		}
	}
	return n
}

// HeadingsIn returns every heading of a side's export that the question reads: one, one for each code or slot, or none where
// it holds the words of another question's other answer.
func (q *Question) HeadingsIn(side string) []string {
	switch {
	case !q.OtherOf.IsZero():
		return nil
	case len(q.Slots) > 0:
		return q.SlotHeadings(side)
	case len(q.Headings) == 0:
		return []string{q.Heading(side)}
	}
	var headings []string
	for _, code := range q.Codes.List {
		headings = append(headings, q.HeadingOf(code.Code, side))
	}
	return headings
}

// SlotHeadings returns the headings of the columns of a side's export that hold a code each.
func (q *Question) SlotHeadings(side string) []string {
	var headings []string
	for _, columns := range q.Slots {
		heading := columns.BySide[side]
		if heading == "" {
			heading = columns.All
		}
		headings = append(headings, heading)
	}
	return headings
}

// resolveHeadings checks that each code of a question has a heading, and each heading a code and known sides.
func (r *resolver) resolveHeadings(key Located, q *Question) {
	if len(q.Headings) == 0 {
		return
	}
	var codes []string
	for _, code := range q.Codes.List {
		codes = append(codes, code.Code)
		if q.Headings.Index(code.Code) < 0 {
			r.errorf(key, "multiple", "question %q\u00a0: le code %q n'a pas de colonne (columns)", "question %q: code %q has no column (columns)", q.Name, code.Code)
		}
	}
	for _, entry := range q.Headings {
		r.known(entry.Key, codes, codeWord)
		for _, side := range r.Sides.Names() {
			if r.Asks(side, q) && entry.Value.All == "" && entry.Value.BySide[side] == "" {
				r.errorf(entry.Key, "multiple", "question %q\u00a0: le code %q n'a pas de colonne pour la partie %s",
					"question %q: code %q has no column for side %s", q.Name, entry.Key.Value, side)
			}
		}
		for _, side := range slices.Sorted(maps.Keys(entry.Value.BySide)) {
			if !slices.Contains(r.Sides.Names(), side) {
				r.errorf(entry.Key, "unknown-name", "partie inconnue %q%s", "unknown side %q%s", side, diag.DidYouMean(side, r.Sides.Names()))
			}
		}
	}
}
