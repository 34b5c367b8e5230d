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
	scope := d.scope(p)
	if skip.If == nil {
		if d.from.Format == questionnaire.DDI { // It may have been written from a study.
			if program, err := formula.Compile(skip.Text, scope, formula.Truth); err == nil && !d.circles(p, program.Names()) {
				return skip.Text, nil, locale.Text{}
			}
		}
		return "", nil, skip.Why
	}
	f, why, ok := questionnaire.Write(skip.If, d.naming())
	if !ok {
		return "", nil, why
	}
	if f.Text == "" {
		return "", nil, locale.Text{}
	}
	program, err := formula.Compile(f.Text, scope, formula.Truth)
	var problem *formula.Error
	switch {
	case errors.As(err, &problem):
		return "", nil, problem.Message
	case d.circles(p, program.Names()):
		return "", nil, locale.Text{FR: "elle tourne en rond", EN: "it goes in a circle"}
	}
	for _, q := range f.Open {
		open = append(open, d.planned[q].name)
	}
	return f.Text, open, locale.Text{}
}

// naming says what the study calls the questions that it has.
func (d *planner) naming() questionnaire.Naming {
	code := func(q *questionnaire.Question, code string) string {
		p := d.planned[q]
		if i, ok := p.known[code]; ok && i >= 0 {
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

// scope returns the variables that the condition of a question may use: of questions that all its sides are asked.
func (d *planner) scope(of *plan) formula.Scope {
	scope := formula.Scope{}
	for _, p := range d.plans {
		if p.name == "" || p.formed != nil || !p.isAskedWith(of) {
			continue
		}
		typ := formula.Type{Kind: formula.Words}
		switch p.typ {
		case "yesno", "choice":
			for _, a := range p.codes {
				if a.Reason == "" {
					typ.Codes = append(typ.Codes, a.Code.Code)
				}
			}
		case "number", "money", "multiple":
			typ.Kind = formula.Number
		}
		scope[p.name] = typ
		for _, a := range p.codes {
			if p.typ == "multiple" && a.Reason == "" {
				scope[tickName(p.name, a.Code.Code)] = formula.Type{Kind: formula.Truth}
			}
		}
	}
	return scope
}

// isAskedWith reports whether every side that is asked another question is asked this one.
func (p *plan) isAskedWith(other *plan) bool {
	return !slices.ContainsFunc(other.places, func(at place) bool {
		return !slices.ContainsFunc(p.places, func(mine place) bool { return mine.side == at.side })
	})
}

// circles reports whether a condition on some variables would make a question rest on itself; it keeps the condition where
// it would not.
func (d *planner) circles(p *plan, variables []string) bool {
	var rests func(name string, seen map[string]bool) bool
	rests = func(name string, seen map[string]bool) bool {
		if name == p.name {
			return true
		}
		if seen[name] {
			return false
		}
		seen[name] = true
		return slices.ContainsFunc(d.rests[name], func(inner string) bool { return rests(inner, seen) })
	}
	var names []string
	for _, variable := range variables {
		names = append(names, d.questionOf(variable))
	}
	if slices.ContainsFunc(names, func(name string) bool { return rests(name, map[string]bool{}) }) {
		return true
	}
	d.rests[p.name] = names
	return false
}

// questionOf returns the question of a variable, which may be one of its ticks.
func (d *planner) questionOf(variable string) string {
	for _, p := range d.plans {
		if p.name == variable || slices.Contains(p.ticks(p.name), variable) {
			return p.name
		}
	}
	return variable
}
