package draft

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/questionnaire"
)

// gate writes the condition of a question, or its own words as a decision where the study cannot say it.
func (d *planner) gate(p *plan) {
	skip := p.from.Skip
	if skip == nil {
		return
	}
	text, open, why := d.condition(p)
	switch {
	case !why.IsZero():
		said := locale.Textf("? asked_if: %s (%s)", "? asked_if: %s (%s)", oneLine(skip.Text), why)
		d.comment(2, said.FR, said.EN)
	case text == "":
	case len(open) > 0:
		list := strings.Join(open, ", ")
		d.line(2, "asked_if: "+quoteFormula(text)+d.ask("sans réponse à "+list+", la plateforme décide autrement : ici, un blanc est alors « non posée »",
			"without an answer to "+list+" the platform decides otherwise: here a blank then is “not asked”"))
	default:
		d.line(2, "asked_if: "+quoteFormula(text))
	}
}

// quoteFormula writes a formula in single quotes where YAML reads it back so: formulas have double quotes of their own.
func quoteFormula(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return r == '\'' || !unicode.IsPrint(r) }) {
		return quote(text)
	}
	return "'" + text + "'"
}

// condition returns the condition of a question in the language of the study, and the variables without which the
// platform decides otherwise; or why the study cannot have it.
func (d *planner) condition(p *plan) (text string, open []string, why locale.Text) {
	skip := p.from.Skip
	if skip.If == nil {
		if d.from.Format == questionnaire.DDI && d.check(p, skip.Text).IsZero() { // It may have been written from a study.
			return skip.Text, nil, locale.Text{}
		}
		return "", nil, skip.Why
	}
	f, why, ok := questionnaire.Write(skip.If, d.naming())
	if !ok || f.Text == "" {
		return "", nil, why
	}
	if why := d.check(p, f.Text); !why.IsZero() {
		return "", nil, why
	}
	for _, q := range f.Open {
		open = append(open, d.planned[q].name)
	}
	return f.Text, open, locale.Text{}
}

// check says what keeps a formula from being the condition of a question; nothing where the study can have it.
func (d *planner) check(p *plan, text string) locale.Text {
	names, err := formula.Names(text)
	if err == nil {
		_, err = formula.Compile(text, d.scope(p, names), formula.Truth)
	}
	var problem *formula.Error
	switch {
	case errors.As(err, &problem):
		return problem.Message
	case d.circles(p, names):
		return locale.Text{FR: "elle tourne en rond", EN: "it goes in a circle"}
	}
	return locale.Text{}
}

// naming says what the study calls the questions that it has.
func (d *planner) naming() questionnaire.Naming {
	code := func(q *questionnaire.Question, code string) string {
		p := d.planned[q]
		if i, ok := p.known[code]; ok && i >= 0 && i < len(p.codes) {
			return p.codes[i].Code.Code
		}
		return code
	}
	return questionnaire.Naming{
		Name: func(q *questionnaire.Question) string { return d.planned[q].name },
		Code: code,
		Tick: func(q *questionnaire.Question, given string) string {
			return tickName(d.planned[q].name, code(q, given))
		},
	}
}

// scope returns those of some variables that the condition of a question may use: of questions that all its sides are
// asked.
func (d *planner) scope(of *plan, names []string) formula.Scope {
	scope := formula.Scope{}
	for _, name := range names {
		p := d.owners()[name]
		switch {
		case p == nil || !p.isAskedWith(of):
		case name != p.name:
			scope[name] = formula.Type{Kind: formula.Truth}
		default:
			scope[name] = p.variable()
		}
	}
	return scope
}

// owners returns the question of each variable: of its name, and of its ticks.
func (d *planner) owners() map[string]*plan {
	if d.owner != nil {
		return d.owner
	}
	d.owner = map[string]*plan{}
	for i, p := range d.plans {
		if p.at = i; p.name == "" || p.formed != nil || p.typ == "region" { // Formulas know regions by other names than a form.
			continue
		}
		d.owner[p.name] = p
		for _, a := range p.codes {
			if p.typ == string(questionnaire.Multiple) && a.Reason == "" {
				d.owner[tickName(p.name, a.Code.Code)] = p
			}
		}
	}
	return d.owner
}

// variable returns what formulas know of the answers to a question.
func (p *plan) variable() formula.Type {
	typ := formula.Type{Kind: formula.Words}
	switch p.typ {
	case "yesno", "choice":
		for _, a := range p.codes {
			if a.Reason == "" {
				typ.Codes = append(typ.Codes, a.Code.Code)
			}
		}
	case "number", "multiple":
		typ.Kind = formula.Number
	}
	return typ
}

// isAskedWith reports whether every side that is asked another question is asked this one.
func (p *plan) isAskedWith(other *plan) bool {
	return !slices.ContainsFunc(other.places, func(at place) bool {
		return !slices.ContainsFunc(p.places, func(mine place) bool { return mine.side == at.side })
	})
}

// circles reports whether a condition on some variables would make a question rest on itself; it keeps the condition where
// it would not. As long as questions rest on earlier ones alone, none can.
func (d *planner) circles(p *plan, variables []string) bool {
	var on []*plan
	forward := false
	for _, variable := range variables {
		other := d.owners()[variable]
		on = append(on, other)
		forward = forward || other.at >= p.at
	}
	if d.forward = d.forward || forward; d.forward && d.leads(on, p) {
		return true
	}
	d.rests[p] = on
	return false
}

// leads reports whether one of some questions is another, or rests on it.
func (d *planner) leads(from []*plan, to *plan) bool {
	seen := map[*plan]bool{}
	for len(from) > 0 {
		p := from[len(from)-1]
		from = from[:len(from)-1]
		if p == to {
			return true
		}
		if !seen[p] {
			seen[p] = true
			from = append(from, d.rests[p]...)
		}
	}
	return false
}
