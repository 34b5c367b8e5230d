package study

import (
	"maps"
	"slices"

	"github.com/arrimage/arrimage/pkg/formula"
)

// resolveGates compiles asked_if for every side that has the question, and refuses cycles.
func (r *resolver) resolveGates() {
	for _, entry := range r.Questions {
		q := entry.Value
		if q.AskedIf.IsZero() {
			continue
		}
		q.Gate = map[string]*formula.Program{}
		for _, side := range r.Sides.Names() {
			if !r.Asks(side, q) {
				continue
			}
			program := r.compile(q.AskedIf, r.questionScope(side), formula.Truth)
			if program == nil {
				break // One report of one mistake is enough.
			}
			q.Gate[side] = program
		}
	}
	for _, entry := range r.Questions {
		if path := r.cycleFrom(entry.Value, nil); path != nil {
			r.errorf(entry.Value.AskedIf, "asked-if-cycle", "asked_if tourne en rond\u00a0: %s", "asked_if goes round in a circle: %s", chain(path))
			return
		}
	}
}

// questionScope is the part of a side's scope that is known before anything is computed: its questions.
func (r *resolver) questionScope(side string) formula.Scope {
	scope := formula.Scope{}
	for _, q := range r.QuestionsOf(side) {
		r.declare(scope, q)
	}
	return scope
}

// cycleFrom returns the questions from q back to q through asked_if, or nil.
func (r *resolver) cycleFrom(q *Question, path []string) []string {
	if slices.Contains(path, q.Name) {
		if path[0] == q.Name {
			return append(path, q.Name)
		}
		return nil // A cycle that does not pass here is found from its own questions.
	}
	path = append(slices.Clone(path), q.Name)
	for _, side := range slices.Sorted(maps.Keys(q.Gate)) {
		for _, name := range q.Gate[side].Names() {
			if found := r.cycleFrom(r.QuestionOf(name), path); found != nil {
				return found
			}
		}
	}
	return nil
}

func chain(names []string) string {
	text := ""
	for i, name := range names {
		if i > 0 {
			text += " → "
		}
		text += name
	}
	return text
}

// derivedUnit returns the unit of analysis of a derived variable.
func (d *Definition) derivedUnit(derived *Derived) string {
	if derived.Unit.IsZero() {
		return d.Sides[0].Key.Value
	}
	return derived.Unit.Value
}

// DerivedOf returns the derived variables of a unit, in order.
func (d *Definition) DerivedOf(unit string) []*Derived {
	var list []*Derived
	for _, entry := range d.Derived {
		if d.derivedUnit(entry.Value) == unit {
			list = append(list, entry.Value)
		}
	}
	return list
}

// unitOf checks the unit of a derived variable or figure: a study with one side need not name it.
func (r *resolver) unitOf(unit, owner Located) (string, bool) {
	if !unit.IsZero() {
		return unit.Value, r.known(unit, r.Units(), unitWord)
	}
	if len(r.Sides) > 1 {
		r.errorf(owner, "no-unit", "%q\u00a0: il manque unit (une partie, ou region)", "%q: unit is missing (a side, or region)", owner.Value)
		return "", false
	}
	return r.Sides[0].Key.Value, true
}

// resolveDerived compiles derived variables in order, those of the sides first: one may use those before it.
func (r *resolver) resolveDerived() {
	for _, entry := range r.Derived {
		entry.Value.Name = entry.Key.Value
		if unit, ok := r.unitOf(entry.Value.Unit, entry.Key); ok && unit != RegionUnit {
			r.compileDerived(entry, unit)
		}
	}
	if r.Link == nil {
		return
	}
	derived := r.scopes[RegionUnit]
	maps.Copy(derived, r.regionScope()) // The sides' derived variables are there now.
	for _, entry := range r.Derived {
		if entry.Value.Unit.Value == RegionUnit {
			r.compileDerived(entry, RegionUnit)
		}
	}
}

func (r *resolver) compileDerived(entry Entry[*Derived], unit string) {
	derived, scope := entry.Value, r.scopes[unit]
	// A scale or a table may not be the unit's, but its name is that of one variable everywhere.
	if _, taken := scope[derived.Name]; taken || r.Scale(derived.Name) != nil || r.Table(derived.Name) != nil {
		r.errorf(entry.Key, "duplicate-name", "la variable %q existe déjà", "variable %q exists already", derived.Name)
		return
	}
	if derived.Combine != "" && (unit != RegionUnit || derived.Expr.IsZero()) {
		r.errorf(entry.Key, "derived", "%q\u00a0: combine ne sert qu'à une formule (expr) des régions", "%q: combine is only for a formula (expr) of the regions", derived.Name)
	}
	switch {
	case derived.Expr.IsZero() == derived.Rank.IsZero():
		r.errorf(entry.Key, "derived", "%q\u00a0: il faut expr ou rank, l'un ou l'autre", "%q: either expr or rank is needed", derived.Name)
	case !derived.Rank.IsZero():
		r.numeric(derived.Rank, scope)
		scope[derived.Name] = formula.Type{Kind: formula.Number}
	default:
		r.compileExpr(derived, scope)
	}
}

// compileExpr compiles a derived variable, which may be a number or a condition.
func (r *resolver) compileExpr(derived *Derived, scope formula.Scope) {
	if program, err := formula.Compile(derived.Expr.Value, scope, formula.Truth); err == nil {
		derived.Program, derived.Truth = program, true
		scope[derived.Name] = formula.Type{Kind: formula.Truth}
		return
	}
	derived.Program = r.compile(derived.Expr, scope, formula.Number)
	scope[derived.Name] = formula.Type{Kind: formula.Number}
}

// numeric records an error where a name is not a numeric variable of a scope.
func (r *resolver) numeric(name Located, scope formula.Scope) {
	if variable, declared := scope[name.Value]; declared && variable.Kind == formula.Number {
		return
	}
	var names []string
	for _, candidate := range scope.Names() {
		if scope[candidate].Kind == formula.Number {
			names = append(names, candidate)
		}
	}
	r.known(name, names, variableWord)
}

func (r *resolver) resolveKeeps() {
	for _, entry := range r.Sides {
		entry.Value.KeepIf = r.compile(entry.Value.Keep, r.questionScope(entry.Key.Value), formula.Truth)
	}
}

func (r *resolver) resolveRules() {
	for _, entry := range r.Rules {
		rule := entry.Value
		rule.Name = entry.Key.Value
		rule.Compiled = map[string]Implication{}
		sides := rule.Sides
		if len(sides) == 0 {
			sides = r.sidesWithAll(r.questionScope, rule.If, rule.Then)
		}
		for _, side := range sides {
			if !r.known(side, r.Sides.Names(), sideWord) {
				continue
			}
			scope := r.questionScope(side.Value)
			implication := Implication{If: r.compile(rule.If, scope, formula.Truth), Then: r.compile(rule.Then, scope, formula.Truth)}
			if implication.If == nil || implication.Then == nil {
				break
			}
			rule.Compiled[side.Value] = implication
		}
	}
}

// sidesWithAll returns the sides whose scope has every variable of some formulas; the first side where none has, so that
// the unknown name is reported.
func (r *resolver) sidesWithAll(scopeOf func(side string) formula.Scope, texts ...Located) []Located {
	var sides []Located
	for _, entry := range r.Sides {
		scope, all := scopeOf(entry.Key.Value), true
		for _, text := range texts {
			names, _ := formula.Names(text.Value)
			for _, name := range names {
				_, ok := scope[name]
				all = all && ok
			}
		}
		if all {
			sides = append(sides, entry.Key)
		}
	}
	if len(sides) == 0 {
		return []Located{r.Sides[0].Key}
	}
	return sides
}
