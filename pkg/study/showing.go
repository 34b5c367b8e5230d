package study

import (
	"maps"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
)

func (r *resolver) resolveAnalyses() {
	for _, entry := range r.Analyses {
		a := entry.Value
		a.Name = entry.Key.Value
		r.checkWhere(a)
		r.checkBy(a)
		r.checkDate(a)
		r.checkLeast(a)
		r.checkChart(a)
		for _, q := range a.Questions {
			if names := r.questionsFor(a); r.known(q, names, questionWord) {
				r.checkShows(a, q)
			}
		}
		if !a.Scale.IsZero() {
			r.known(a.Scale, r.Scales.Names(), scaleWord)
		}
		if !a.Table.IsZero() {
			r.known(a.Table, r.Tables.Names(), tableWord)
		}
		r.resolveNeeds(entry)
	}
}

// ofCorpus are the kinds of analyses whose questions are those of the corpus, all of them together included.
var ofCorpus = []string{"themes", "quotations", "coders", "keyness", "cooccurrence", "coverage", "saturation"}

// questionsFor returns the names of the questions that an analysis may show: of themes and words those of the corpus, else
// all, coded ones included.
func (r *resolver) questionsFor(a *Analysis) []string {
	switch {
	case slices.Contains(ofCorpus, a.Kind.Value):
		return append(Values(r.Corpus.Questions), AllThemes)
	case a.Kind.Value == "answers":
		return Values(r.Corpus.Questions)
	}
	names := r.Questions.Names()
	for _, q := range r.Coded {
		names = append(names, q.Name)
	}
	return names
}

// checkBy checks that the units of some side can be split by the variables of an analysis: what has codes, a region, a
// condition, a table with bands.
func (r *resolver) checkBy(a *Analysis) {
	if len(a.By) == 0 {
		return
	}
	splitting := formula.Scope{}
	for _, side := range r.Sides.Names() {
		for name, variable := range r.scopes[side] {
			table := r.Table(name)
			if variable.Codes != nil || variable.Kind == formula.Truth || table != nil && len(table.Bands) > 0 {
				splitting[name] = variable
			}
		}
	}
	for _, name := range a.By {
		r.known(name, splitting.Names(), variableWord)
	}
}

// checkDate checks the question that dates the units of a timeline: that of the corpus where the analysis names none.
func (r *resolver) checkDate(a *Analysis) {
	if a.Kind.Value == "timeline" && a.Date.IsZero() {
		a.Date = r.Corpus.Order
	}
	if a.Date.IsZero() || !r.known(a.Date, r.Questions.Names(), questionWord) {
		return
	}
	if q := r.Question(a.Date.Value); !q.TellsYear() {
		r.errorf(a.Date, "not-a-date", "la question %q n'est ni une date qui dit l'année ni un nombre (une année)", "question %q is neither a date that tells the year nor a number (a year)", q.Name)
	}
}

// TellsYear reports whether the answers to a question can date what they are about: dates with a year, or numbers that may be
// years.
func (q *Question) TellsYear() bool {
	return q.Type == Number || q.Type == Date && strings.HasPrefix(q.Dates.Written(), "YYYY")
}

// checkLeast checks that an analysis that says how rare words may be is one of words.
func (r *resolver) checkLeast(a *Analysis) {
	if a.Least > 0 && !a.Words {
		r.errorf(a.Kind, "least", "least ne vaut que pour les mots (words: true)", "least is for words only (words: true)")
	}
}

// checkShows checks that an analysis can show the answers to a question: rates of codes, means of numbers.
func (r *resolver) checkShows(a *Analysis, q Located) {
	question := r.Question(q.Value)
	switch {
	case slices.Contains(ofCorpus, a.Kind.Value), a.Kind.Value == "answers":
	case a.Kind.Value == "means" && !question.Type.IsNumeric():
		r.errorf(q, "not-a-number", "la question %q n'est pas un nombre\u00a0: pas de moyenne", "question %q is not a number: no mean", q.Value)
	case a.Kind.Value == "likert" && !question.Type.IsCategory():
		r.errorf(q, "not-a-category", "la question %q n'a pas un code par réponse\u00a0: pas de répartition", "question %q does not have a code for each answer: no distribution", q.Value)
	case a.Kind.Value == "timeline":
		if !question.Type.IsCategory() {
			r.errorf(q, "not-a-category", "la question %q n'a pas un code par réponse\u00a0: pas d'événements", "question %q does not have a code for each answer: no events", q.Value)
		}
	case a.Kind.Value != "means" && !question.Type.HasCodes():
		r.errorf(q, "not-a-category", "la question %q n'a pas de codes\u00a0: pas de taux", "question %q has no codes: no rates", q.Value)
	}
}

// Charts returns the names of the charts that a kind of analysis has, the one that goes without saying first, and "none";
// nil for a kind without charts.
func Charts(kind string) []string {
	switch kind {
	case "rates":
		return []string{"rates", "likert", "dumbbell", "bars", "none"}
	case "scores":
		return []string{"strip", "none"}
	case "ranking":
		return []string{"ranking", "dumbbell", "dots", "map", "none"}
	case "items":
		return []string{"dumbbell", "bars", "dots", "none"}
	case "table":
		return []string{"bars", "dots", "map", "none"}
	case "correlate":
		return []string{"scatter", "none"}
	case "likert":
		return []string{"likert", "none"}
	case "map":
		return []string{"map", "none"}
	case "heatmap":
		return []string{"heatmap", "none"}
	case "themes":
		return []string{"dumbbell", "bars", "heatmap", "none"}
	case "coverage":
		return []string{"heatmap", "none"}
	case "saturation":
		return []string{"bars", "none"}
	case "timeline":
		return []string{"timeline", "none"}
	}
	return nil
}

// checkChart checks that an analysis can be drawn as it says.
func (r *resolver) checkChart(a *Analysis) {
	if charts := Charts(a.Kind.Value); !a.Chart.IsZero() && charts == nil {
		r.errorf(a.Chart, "chart", "une analyse de type %s n'a pas de graphique\u00a0; reçu\u00a0: %q", "an analysis of kind %s has no chart; got %q", a.Kind.Value, a.Chart.Value)
	} else if !a.Chart.IsZero() && !slices.Contains(charts, a.Chart.Value) {
		r.errorf(a.Chart, "chart", "le graphique %q n'est pas de ceux d'une analyse de type %s\u00a0; attendu\u00a0: %s", "chart %q is not one of an analysis of kind %s; expected: %s",
			a.Chart.Value, a.Kind.Value, diag.OneOf(charts))
	}
}

// checkWhere checks a condition where it can be checked: on every side that has all of its variables.
func (r *resolver) checkWhere(a *Analysis) {
	if a.Where.IsZero() {
		return
	}
	for _, side := range r.sidesWithAll(r.Scope, a.Where) {
		if r.compile(a.Where, r.scopes[side.Value], formula.Truth) == nil {
			return // One report of one mistake is enough.
		}
	}
}

var notCoded = locale.Text{FR: "coding (personne n'a codé le corpus)", EN: "coding (nobody has coded the corpus)"}

// resolveNeeds checks that an analysis has what its kind needs, and fills in what goes without saying.
func (r *resolver) resolveNeeds(entry Entry[*Analysis]) {
	a := entry.Value
	lacks := func(what locale.Text) {
		r.errorf(a.Kind, "analysis", "analyse %q\u00a0: il manque %s", "analysis %q: %s is missing", a.Name, what)
	}
	switch a.Kind.Value {
	case "scores", "ranking", "items", "sensitivity", "heatmap":
		if a.Scale.IsZero() && len(r.Scales) == 0 {
			lacks(scaleWord)
		} else if a.Scale.IsZero() {
			a.Scale = r.Scales[0].Key
		}
	case "table", "bands":
		if a.Table.IsZero() && len(r.Tables) == 0 {
			lacks(tableWord)
		} else if a.Table.IsZero() {
			a.Table = r.Tables[0].Key
		}
	}
	switch a.Kind.Value {
	case "ranking", "bands", "correlate", "join", "map", "heatmap":
		if r.Link == nil {
			lacks(locale.Text{FR: "link (les parties ne sont pas arrimées)", EN: "link (the sides are not joined)"})
			return
		}
	case "claims":
		if r.Claims == nil {
			lacks(locale.Same("claims"))
		}
	case "quotations", "answers":
		r.checkQuotations(a)
		if a.Tagged && len(r.Coded) == 0 {
			lacks(notCoded)
		}
	case "timeline":
		if len(a.Questions) == 0 {
			lacks(locale.Text{FR: "questions, dont les réponses sont les événements", EN: "questions, whose answers are the events"})
		}
		if a.Date.IsZero() {
			lacks(locale.Text{FR: "date, ce qui date les unités", EN: "date, what dates the units"})
		}
	case "recommendations":
		if len(r.Advice) == 0 {
			lacks(locale.Same("recommendations"))
		}
	case "themes", "keyness", "cooccurrence", "coverage", "saturation":
		if len(r.Coded) == 0 {
			lacks(notCoded)
		}
	case "coders":
		if len(r.Coding.Coders) < 2 {
			lacks(locale.Text{FR: "une deuxième personne qui code (coding: coders:)", EN: "a second coder (coding: coders:)"})
		}
	}
	for _, pair := range a.Pairs {
		r.numeric(pair[0], r.scopes[RegionUnit])
		r.numeric(pair[1], r.scopes[RegionUnit])
	}
	for _, name := range a.Of {
		r.numeric(name, r.scopes[RegionUnit])
	}
}

// figureScope is what a constraint may say of the figure that it stands beside.
var figureScope = formula.Scope{
	"value": {Kind: formula.Number}, "maximum": {Kind: formula.Number}, "count": {Kind: formula.Number},
	"base": {Kind: formula.Number}, "percent": {Kind: formula.Number},
}

func (r *resolver) resolveFigures() {
	if r.Claims != nil {
		for _, entry := range r.Claims.Figures {
			r.resolveFigure(entry)
		}
	}
	for _, entry := range r.Figures {
		if r.Claims != nil && r.Claims.Figures.Index(entry.Key.Value) >= 0 {
			r.errorf(entry.Key, "duplicate-name", "le chiffre %q est déjà un chiffre publié (claims: figures:)", "figure %q is a published figure already (claims: figures:)", entry.Key.Value)
			continue
		}
		r.resolveFigure(entry)
	}
}

func (r *resolver) resolveFigure(entry Entry[*Figure]) {
	figure := entry.Value
	figure.ID = entry.Key
	if !figure.Wave.IsZero() {
		r.knownWave(figure.Wave)
	}
	if figure.Base == "" {
		figure.Base = r.DefaultBase()
	}
	if !figure.NotCheckable.IsZero() || !r.checkShape(figure) || figure.Statistic == "items" || figure.Units == "recommendations" {
		return
	}
	unit, ok := r.unitOf(figure.Unit, figure.ID)
	if !ok {
		return
	}
	figure.Unit.Value = unit
	r.compileFigure(figure, r.scopes[unit])
}

// checkShape checks that a figure says what it is in exactly one way.
func (r *resolver) checkShape(figure *Figure) bool {
	ways := 0
	for _, there := range []bool{figure.Units != "", !figure.Share.IsZero(), figure.Statistic != ""} {
		if there {
			ways++
		}
	}
	if ways != 1 {
		r.errorf(figure.ID, "figure", "%q\u00a0: il faut units, share ou statistic, l'un des trois", "%q: one of units, share and statistic is needed", figure.ID.Value)
		return false
	}
	switch figure.Statistic {
	case "items", "maximum":
		if figure.Scale.IsZero() && len(r.Scales) == 0 {
			r.errorf(figure.ID, "figure", "%q\u00a0: il manque %s", "%q: %s is missing", figure.ID.Value, scaleWord)
			return false
		}
		if figure.Scale.IsZero() {
			figure.Scale = r.Scales[0].Key
		}
		return r.known(figure.Scale, r.Scales.Names(), scaleWord)
	case "":
	default:
		if figure.Of.IsZero() {
			r.errorf(figure.ID, "figure", "%q\u00a0: il manque of, la variable", "%q: of is missing, the variable", figure.ID.Value)
			return false
		}
	}
	return true
}

func (r *resolver) compileFigure(figure *Figure, scope formula.Scope) {
	figure.ShareOf = r.compile(figure.Share, scope, formula.Truth)
	figure.WhereIf = r.compile(figure.Where, scope, formula.Truth)
	switch {
	case figure.Of.IsZero():
	case figure.Statistic == "distinct":
		r.known(figure.Of, scope.Names(), variableWord)
	default:
		r.numeric(figure.Of, scope)
	}
	if len(figure.Also) > 0 {
		r.compileConstraints(figure, scope)
	}
}

// compileConstraints compiles what else is published of a figure, in which "value" is the figure.
func (r *resolver) compileConstraints(figure *Figure, scope formula.Scope) {
	withValue := formula.Scope{"value": {Kind: formula.Number}}
	maps.Copy(withValue, scope)
	for i := range figure.Also {
		constraint := &figure.Also[i]
		hasBound := slices.ContainsFunc([]*int{constraint.Is, constraint.AtLeast, constraint.AtMost}, func(n *int) bool { return n != nil })
		switch {
		case constraint.Count.IsZero() == constraint.Holds.IsZero(), !constraint.Count.IsZero() && !hasBound:
			r.errorf(figure.ID, "constraint",
				"%q\u00a0: une précision a un count avec is, at_least ou at_most, ou bien holds",
				"%q: a constraint has a count with is, at_least or at_most, or else holds", figure.ID.Value)
		case !constraint.Count.IsZero():
			constraint.Program = r.compile(constraint.Count, withValue, formula.Truth)
		default:
			constraint.Program = r.compile(constraint.Holds, figureScope, formula.Truth)
		}
	}
}
