package tabulate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/claim"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// A story collects the lines that explain one number.
type story struct {
	*survey.Survey
	facts  *table.Table
	tables []*table.Table
	cut    *table.Table // the last table that says that long texts are cut; nil for none
}

func newStory(s *survey.Survey, title locale.Text) *story {
	facts := &table.Table{ID: "definition", Title: title}
	facts.Columns = []table.Column{{Key: "what", Label: locale.Text{FR: "Quoi", EN: "What"}}, {Key: "value", Label: locale.Text{FR: "Valeur", EN: "Value"}}}
	return &story{Survey: s, facts: facts}
}

func (st *story) fact(fr, en string, value locale.Text) {
	if !value.IsZero() {
		st.facts.Add(table.Words(locale.Text{FR: fr, EN: en}), table.Words(value))
	}
}

func (st *story) done() []*table.Table {
	return append([]*table.Table{st.facts}, st.tables...)
}

// ExplainFigure says where a figure of the study that nobody published comes from, down to the respondents that count. The
// options say how its interval is made.
func ExplainFigure(s *survey.Survey, r claim.Result, options Options) []*table.Table {
	st := newStory(s, locale.Textf("Chiffre %s", "Figure %s", r.Published.ID))
	st.fact("Énoncé", "Statement", r.Statement)
	st.fact("Vague", "Wave", s.Study.WaveLabel(r.Wave))
	st.defineFigure(r)
	st.fact("Calculé", "Computed", FigureText(r, AutoDigits))
	if interval, ok := FigurePart(r, "interval", AutoDigits, options); ok {
		how, _ := options.rateInterval(r.Estimate != nil) // FigurePart used it.
		st.fact("Intervalle", "Interval", locale.Textf("%s (%s, %s)", "%s (%s, %s)", interval, how.heading, locale.Percent(100*options.level(), 0)))
	}
	for _, note := range r.Notes {
		st.fact("Remarque", "Remark", note)
	}
	st.units(r)
	return st.done()
}

// ExplainClaim says where a published figure comes from, down to the respondents that count.
func ExplainClaim(s *survey.Survey, r claim.Result) []*table.Table {
	st := newStory(s, locale.Textf("Chiffre publié %s", "Published figure %s", r.Published.ID))
	st.fact("Énoncé", "Statement", r.Statement)
	st.fact("Vague", "Wave", s.Study.WaveLabel(r.Wave))
	st.fact("Publié", "Published", PublishedText(r))
	st.fact("Où", "Where", locale.Textf("section %s\u00a0; %s", "section %s; %s", r.Published.Section, r.Pos.String()))
	st.fact("Note du fichier", "Note of the file", locale.Same(r.Published.Note))
	if r.Declared != nil {
		st.defineFigure(r)
	}
	st.fact("Recalculé", "Computed", ComputedText(r))
	st.fact("Résultat", "Outcome", r.Status.Label())
	for _, check := range r.Checks {
		st.fact("Précision", "Beside it", locale.Textf("%s\u00a0: %s %s", "%s: %s %s", check.Label, yesNo(check.Holds), check.Detail))
	}
	for _, note := range r.Notes {
		st.fact("Remarque", "Remark", note)
	}
	st.units(r)
	return st.done()
}

// units lists the units behind a figure.
func (st *story) units(r claim.Result) {
	switch {
	case r.Share != nil:
		st.share(r.Declared.Unit.Value, *r.Share, variablesOf(r.Declared.ShareOf, r.Declared.WhereIf))
		st.leftByWhere(r.LeftOutByWhere())
	case r.Declared != nil && r.Declared.Units == "respondents":
		st.respondents(r.Declared.Unit.Value)
	case r.Declared != nil && !r.Declared.Of.IsZero():
		st.values(r)
	}
}

func yesNo(holds bool) locale.Text {
	if holds {
		return locale.Text{FR: "vrai", EN: "true"}
	}
	return locale.Text{FR: "faux", EN: "false"}
}

// defineFigure says how the study file computes a figure.
func (st *story) defineFigure(r claim.Result) {
	figure := r.Declared
	st.fact("Défini", "Defined", locale.Same(st.Study.Pos(figure.ID).String()))
	if !figure.Unit.IsZero() {
		st.fact("Unités", "Units", st.Study.UnitLabel(figure.Unit.Value))
	}
	st.fact("Formule", "Formula", figureFormula(st.Study, figure))
	st.fact("Parmi", "Among", locale.Same(figure.Where.Value))
	if figure.ShareOf != nil {
		base := locale.Text{FR: "toutes les unités à qui la question a été posée", EN: "all the units that were asked"}
		if figure.Base == study.AnsweredBase {
			base = locale.Text{FR: "les unités qui ont répondu", EN: "the units that answered"}
		}
		st.fact("Base", "Base", base)
	}
}

// figureFormula writes how a figure is computed.
func figureFormula(def *study.Definition, figure *study.Figure) locale.Text {
	switch {
	case figure.Units == "population":
		return locale.Text{FR: "nombre d'unités de la population (population: size)", EN: "number of units of the population (population: size)"}
	case figure.Units == "recommendations":
		return locale.Text{FR: "nombre de recommandations (recommendations)", EN: "number of recommendations (recommendations)"}
	case figure.Units != "":
		return locale.Text{FR: "nombre de répondants", EN: "number of respondents"}
	case figure.ShareOf != nil:
		return locale.Textf("nombre d'unités pour qui %s, sur la base", "number of units for which %s, over the base", figure.Share.Value)
	case figure.Statistic == "items":
		return locale.Textf("nombre d'énoncés de l'échelle %s", "number of items of the scale %s", figure.Scale.Value)
	case figure.Statistic == "maximum":
		return locale.Textf("plus haut score possible, échelle %s", "highest possible score, scale %s", figure.Scale.Value)
	case figure.Statistic == "distinct":
		return locale.Textf("nombre de valeurs différentes de %s", "number of different values of %s", figure.Of.Value)
	case figure.Statistic == "highest" && figure.Nth <= 1:
		return locale.Textf("plus haute valeur de %s", "highest value of %s", figure.Of.Value)
	case figure.Statistic == "highest":
		rank := figure.Nth
		return locale.Textf("%s plus haute valeur de %s", "%s highest value of %s", func(lang locale.Lang) string { return lang.Ordinal(rank) }, figure.Of.Value)
	}
	return locale.Textf("%s de %s", "%s of %s", statisticName(figure.Statistic), figure.Of.Value)
}

func statisticName(name string) locale.Text {
	return map[string]locale.Text{
		"mean": {FR: "moyenne", EN: "mean"}, "min": locale.Same("minimum"), "max": locale.Same("maximum"),
		"sum": {FR: "somme", EN: "sum"}, "median": {FR: "médiane", EN: "median"},
	}[name]
}

// variablesOf returns the variables of several conditions, each once.
func variablesOf(programs ...*formula.Program) []string {
	var names []string
	for _, program := range programs {
		if program == nil {
			continue
		}
		for _, name := range program.Names() {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// share lists the units of a tally: those that count first, then the rest of the base, then who was left out.
func (st *story) share(unit string, share dataset.Share, names []string) {
	frame := st.Frame(unit)
	st.fact("Compte", "Count", locale.Textf("%d sur %d\u00a0; hors de la base\u00a0: %d", "%d of %d; outside the base: %d", share.Count, share.Base, share.LeftOut.Total()))
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		if n := share.Unanswered[reason]; n > 0 {
			st.fact("Dans la base sans valeur", "In the base without a value", locale.Textf("%d (%s)", "%d (%s)", n, reason.Label()))
		}
		if n := share.LeftOut[reason]; n > 0 {
			st.fact("Hors de la base", "Outside the base", locale.Textf("%d (%s)", "%d (%s)", n, reason.Label()))
		}
	}
	t := st.unitTable("units", locale.Text{FR: "Les unités, une à une", EN: "The units, one by one"}, names, frame)
	for _, role := range []locale.Text{roleCounts, roleInBase, roleOutside} {
		for i := range frame.Units {
			if roleOf(share, i) == role {
				st.addUnit(t, frame, i, role, names)
			}
		}
	}
	st.tables = append(st.tables, t)
	for _, name := range names {
		st.wordsBehind(name, frame)
	}
}

// What a unit is to a figure.
var (
	roleCounts  = locale.Text{FR: "compte", EN: "counts"}
	roleInBase  = locale.Text{FR: "dans la base", EN: "in the base"}
	roleOutside = locale.Text{FR: "hors de la base", EN: "outside the base"}
)

func roleOf(share dataset.Share, i int) locale.Text {
	switch {
	case slices.Contains(share.Members, i):
		return roleCounts
	case slices.Contains(share.InBase, i):
		return roleInBase
	}
	return roleOutside
}

func (st *story) leftByWhere(left dataset.Reasons) {
	for reason, n := range left {
		if n > 0 {
			st.fact("Condition indécidable", "Condition not decided", locale.Textf("%d (%s)", "%d (%s)", n, study.Reason(reason).Label()))
		}
	}
}

// respondents lists all the units of a side.
func (st *story) respondents(unit string) {
	frame := st.Frame(unit)
	if frame == nil {
		return // A figure that is not checkable may name any unit.
	}
	t := st.unitTable("units", locale.Text{FR: "Les unités, une à une", EN: "The units, one by one"}, nil, frame)
	for i := range frame.Units {
		st.addUnit(t, frame, i, roleCounts, nil)
	}
	st.tables = append(st.tables, t)
}

// values lists the values behind a statistic, from the highest, then the units that are outside of it.
func (st *story) values(r claim.Result) {
	frame := st.Frame(r.Declared.Unit.Value)
	if frame == nil || frame.Variable(r.Declared.Of.Value) == nil {
		return // A figure that is not checkable may name any unit and any variable.
	}
	names := variablesOf(r.Declared.WhereIf)
	if of := r.Declared.Of.Value; !slices.Contains(names, of) {
		names = append([]string{of}, names...)
	}
	t := st.unitTable("units", locale.Text{FR: "Les valeurs, une à une", EN: "The values, one by one"}, names, frame)
	within, _ := frame.Where(r.Declared.WhereIf, nil) // Verify computed the same condition.
	for _, role := range []locale.Text{roleCounts, roleOutside} {
		for _, i := range byValue(frame, r.Declared.Of.Value) {
			counted := within.Mask.Has(i) && frame.Variable(r.Declared.Of.Value).States[i] == study.Answered
			if counted == (role == roleCounts) {
				st.addUnit(t, frame, i, role, names)
			}
		}
	}
	st.tables = append(st.tables, t)
}

// byValue returns the units from the highest number to the lowest, or in the order of their words, those without a value last.
func byValue(frame *dataset.Frame, name string) []int {
	v := frame.Variable(name)
	if v.Kind != formula.Words {
		return byScore(frame, name)
	}
	order := make([]int, frame.Len())
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(v.States[i], v.States[j]), cmp.Compare(v.Words[i], v.Words[j]))
	})
	return order
}

func (st *story) unitTable(id string, title locale.Text, names []string, frame *dataset.Frame) *table.Table {
	t := &table.Table{ID: id, Title: title}
	t.Columns = []table.Column{{Key: "unit", Label: locale.Text{FR: "Unité", EN: "Unit"}}, {Key: "role", Label: locale.Text{FR: "Rôle", EN: "Role"}}}
	for _, name := range names {
		t.Columns = append(t.Columns, table.Column{Key: strings.ReplaceAll(name, ".", "_"), Label: locale.Same(name)})
	}
	t.Columns = append(t.Columns, table.Column{Key: "place", Label: locale.Text{FR: "Endroit", EN: "Place"}})
	return t
}

func (st *story) addUnit(t *table.Table, frame *dataset.Frame, i int, role locale.Text, names []string) {
	cells := []table.Cell{table.Plain(frame.Units[i].Name), table.Words(role)}
	for _, name := range names {
		cells = append(cells, table.Words(st.begun(t, valueText(frame.Variable(name), i))))
	}
	t.Add(append(cells, table.Words(semicolons(st.places(frame, i, names))))...)
}

// places returns where the values of a unit were read: the cells of those that were read, and for those that were computed
// the rows of the respondents behind them.
func (st *story) places(frame *dataset.Frame, i int, names []string) []string {
	var places []string
	add := func(pos diag.Pos) {
		if text := pos.String(); !pos.IsZero() && !slices.Contains(places, text) {
			places = append(places, text)
		}
	}
	for _, name := range names {
		if pos := frame.Variable(name).Pos(i); !pos.IsZero() {
			add(pos)
			continue
		}
		st.rows(frame, i, name, add)
	}
	if len(names) == 0 {
		st.rows(frame, i, "", add)
	}
	return places
}

// rows adds the row of a respondent, or those of a region's: of one side for a variable "side.name", else of both.
func (st *story) rows(frame *dataset.Frame, i int, name string, add func(diag.Pos)) {
	if frame != st.Regions {
		add(frame.Units[i].Pos)
		return
	}
	only, _, dotted := strings.Cut(name, ".")
	for _, side := range st.Study.LinkedSides() {
		for _, unit := range st.Links[i].Units[side] {
			if !dotted || side == only {
				add(st.Frame(side).Units[unit].Pos)
			}
		}
	}
}

// valueText writes one value, or why there is none.
func valueText(v *dataset.Variable, i int) locale.Text {
	value, ok := v.Value(i)
	if !ok {
		return v.States[i].Label()
	}
	switch value := value.(type) {
	case string:
		return locale.Same(value)
	case bool:
		return yesNo(value)
	case float64:
		if v.Unit != "" {
			return locale.Textf("%s", "%s", func(lang locale.Lang) string { return lang.Money(value, 0, v.Unit) })
		}
		return locale.Textf("%s", "%s", locale.Trimmed(value, 2))
	}
	return locale.Text{}
}

// ExplainVariable says where the values of a question or a variable come from, for the units of a side or the regions.
// name is a variable, or "unit:variable".
func ExplainVariable(s *survey.Survey, name string) ([]*table.Table, error) {
	unit, field, ok := strings.Cut(name, ":")
	if !ok {
		unit, field = "", name
	}
	var frames []*dataset.Frame
	for _, candidate := range s.Study.Units() {
		if frame := s.Frame(candidate); (unit == "" || unit == candidate) && frame.Variable(field) != nil {
			frames = append(frames, frame)
		}
	}
	if theme := s.Study.ThemeNamed(name); theme != nil && len(frames) == 0 {
		return ExplainTheme(s, theme), nil
	}
	if len(frames) == 0 {
		return nil, usage("rien ne s'appelle %q dans l'étude%s", "nothing is called %q in the study%s", name, nearestFigure(s, name))
	}
	st := newStory(s, locale.Textf("Variable %s", "Variable %s", field))
	st.defineVariable(field)
	for _, frame := range frames {
		st.frame(frame, field)
		st.items(frame, field)
	}
	st.wordsBehind(field, frames...)
	return st.done(), nil
}

// defineVariable says what a variable is and where the study file declares it.
func (st *story) defineVariable(name string) {
	def := st.Study
	if q := def.QuestionOf(name); q != nil {
		st.fact("Question", "Question", q.Label.Text)
		switch {
		case q.Name != name:
			st.fact("Réponse cochée", "Ticked answer", q.TickLabel(name))
		case q.Type == study.Multiple:
			st.fact("Valeur", "Value", locale.Text{FR: "nombre de réponses cochées", EN: "number of ticked answers"})
		}
		st.fact("Posée si", "Asked if", locale.Same(q.AskedIf.Value))
		if q.IsCoded() {
			st.defineCoded(q, name)
		} else {
			st.fact("Définie", "Defined", locale.Same(def.Pos(def.Questions[def.Questions.Index(q.Name)].Key).String()))
		}
	}
	if scale := def.Scale(name); scale != nil {
		st.fact("Échelle", "Scale", scale.Label.Text)
		st.fact("Énoncés", "Items", locale.Textf("%d", "%d", len(scale.Questions)))
		st.defineRatings(scale)
		st.fact("Ne s'applique pas", "Not applicable", ruleName(scale.NotApplicable))
		st.fact("Sans réponse", "No answer", ruleName(scale.NoAnswer))
		st.fact("Définie", "Defined", locale.Same(def.Pos(def.Scales[def.Scales.Index(name)].Key).String()))
	}
	if declared := def.Table(name); declared != nil {
		st.fact("Table", "Table", declared.Label.Text)
		st.fact("Fichier", "File", locale.Same(declared.File.Value))
	}
	if i := def.Derived.Index(name); i >= 0 {
		derived := def.Derived[i].Value
		st.fact("Variable dérivée", "Derived variable", derived.Label.Text)
		st.fact("Formule", "Formula", locale.Same(derived.Expr.Value))
		st.fact("Rang selon", "Rank by", locale.Same(derived.Rank.Value))
		st.fact("Définie", "Defined", locale.Same(def.Pos(def.Derived[i].Key).String()))
	}
	if side, field, dotted := strings.Cut(name, "."); dotted {
		st.fact("D'une partie", "Of a side", locale.Textf("%s, %s\u00a0; plusieurs unités d'une région\u00a0: %s", "%s, %s; several units of a region: %s", field, def.UnitLabel(side), def.Link.Combine.Label()))
	}
}

// frame lists the values of a variable over the units of a frame.
func (st *story) frame(frame *dataset.Frame, name string) {
	t := st.unitTable("units-"+frame.Name, frame.Label, []string{name}, frame)
	counts := dataset.Reasons{}
	for i := range frame.Units {
		counts[frame.Variable(name).States[i]]++
		st.addUnit(t, frame, i, frame.Variable(name).States[i].Label(), []string{name})
	}
	for reason, n := range counts {
		if n > 0 {
			t.Note("%s\u00a0: %d.", "%s: %d.", study.Reason(reason).Label(), n)
		}
	}
	st.tables = append(st.tables, t)
}

// nearestFigure suggests a variable or a figure.
func nearestFigure(s *survey.Survey, name string) locale.Text {
	var names []string
	for _, unit := range s.Study.Units() {
		names = append(names, s.Frame(unit).Names()...)
	}
	names = append(names, s.Study.FigureNames()...)
	names = append(names, s.Study.Themes.Names()...)
	return diag.DidYouMean(name, names)
}
