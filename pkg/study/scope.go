package study

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
)

// Suffixes of the variables that a scale gives beside its score.
const (
	SuffixNotApplicable = "_na"       // how many items the respondent calls not applicable
	SuffixAnswered      = "_answered" // how many items have an answer
	SuffixMaximum       = "_maximum"  // the highest score that the respondent could have
)

// Scope returns the variables that a formula on a unit of analysis may use.
func (d *Definition) Scope(unit string) formula.Scope { return d.scopes[unit] }

// buildScopes declares the variables of each unit, the derived ones aside.
func (r *resolver) buildScopes() {
	r.scopes = map[string]formula.Scope{}
	for _, entry := range r.Sides {
		r.scopes[entry.Key.Value] = r.sideScope(entry.Value)
	}
	if r.Link != nil {
		r.scopes[RegionUnit] = r.regionScope()
	}
}

func (r *resolver) sideScope(side *Side) formula.Scope {
	scope := formula.Scope{}
	for _, q := range r.QuestionsOf(side.Name) {
		r.declare(scope, q)
	}
	for _, q := range r.CodedBy(side.Name) {
		r.declare(scope, q)
	}
	if !side.Region.IsZero() {
		scope[RegionUnit] = formula.Type{Kind: formula.Words, Codes: r.Regions.Names()}
	}
	for _, entry := range r.Scales {
		if r.hasScale(side.Name, entry.Value) {
			for _, suffix := range []string{"", SuffixNotApplicable, SuffixAnswered, SuffixMaximum} {
				scope[entry.Key.Value+suffix] = formula.Type{Kind: formula.Number}
			}
		}
	}
	for _, entry := range r.Tables {
		if !side.Region.IsZero() && (entry.Value.Side.IsZero() || entry.Value.Side.Value == side.Name) {
			scope[entry.Key.Value] = formula.Type{Kind: formula.Number}
		}
	}
	return scope
}

func (r *resolver) typeOf(q *Question) formula.Type {
	switch {
	case q.Type.IsCategory():
		return formula.Type{Kind: formula.Words, Codes: q.AnswerCodes()}
	case q.Type.IsNumeric(), q.Type == Multiple:
		return formula.Type{Kind: formula.Number}
	case q.Type == RegionName && r.Regions != nil:
		return formula.Type{Kind: formula.Words, Codes: r.Regions.Names()}
	}
	return formula.Type{Kind: formula.Words}
}

func (d *Definition) hasScale(side string, scale *Scale) bool {
	for _, name := range scale.Sides {
		if name == side {
			return true
		}
	}
	return false
}

// regionScope declares what a region knows of its two sides: every number of a side, combined, under "side.variable";
// yes/no answers as 1 and 0; the score of the region, which adds its sides; the side tables.
func (r *resolver) regionScope() formula.Scope {
	scope := formula.Scope{RegionUnit: {Kind: formula.Words, Codes: r.Regions.Names()}}
	for _, side := range r.LinkedSides() {
		for name, variable := range r.scopes[side] {
			q := r.Question(name)
			if variable.Kind == formula.Number || variable.Kind == formula.Truth || (q != nil && q.Type == YesNo) {
				scope[side+"."+name] = formula.Type{Kind: formula.Number}
			}
		}
	}
	for _, entry := range r.Scales {
		if r.hasScale(r.Link.One.Value, entry.Value) && r.hasScale(r.Link.Many.Value, entry.Value) {
			scope[entry.Key.Value] = formula.Type{Kind: formula.Number}
		}
	}
	for _, entry := range r.Tables {
		scope[entry.Key.Value] = formula.Type{Kind: formula.Number}
	}
	return scope
}

// LinkedSides returns the two sides of the link, the one with several units a region first; nil without a link.
func (d *Definition) LinkedSides() []string {
	if d.Link == nil {
		return nil
	}
	return []string{d.Link.Many.Value, d.Link.One.Value}
}

// VariableLabel returns what people read for a variable of a unit: a question, a score, a side table, a derived
// variable, or one of these seen from a region ("ci.score"). It returns the name itself for anything else.
func (d *Definition) VariableLabel(unit, name string) Label {
	if side, field, dotted := strings.Cut(name, "."); dotted && d.Side(side) != nil {
		return Label{locale.Textf("%s (%s)", "%s (%s)", d.VariableLabel(side, field).Text, d.Side(side).Label.Text)}
	}
	for _, derived := range d.DerivedOf(unit) { // First: the other side may have a question of that name.
		if derived.Name == name {
			return derived.Label
		}
	}
	if q := d.Question(name); q != nil {
		return Label{q.Title()}
	}
	if q := d.QuestionOf(name); q != nil {
		return Label{q.TickLabel(name)}
	}
	if scale := d.Scale(name); scale != nil {
		return scale.Label
	}
	if table := d.Table(name); table != nil {
		return Label{table.Title()}
	}
	return Label{locale.Same(name)}
}
