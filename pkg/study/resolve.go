package study

import (
	"errors"
	"io/fs"
	"maps"
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A resolver checks the names of a decoded study file and compiles its formulas.
type resolver struct {
	*loader
	*Definition
}

// resolve works down the file; each step may rely on those before it.
func (r *resolver) resolve(fsys fs.FS) {
	r.resolveRegions(fsys)
	r.resolveQuestions()
	r.resolveSides()
	r.resolveDesigns()
	r.resolveLink()
	r.resolveScales()
	r.resolveTables()
	r.resolveThemes()
	r.resolveWorkbook()
	r.resolveStdin()
	r.resolveWaves()
	r.checkDistinct()
	if len(r.list) > 0 {
		return // The formulas rest on all of these.
	}
	r.keepTicks()
	r.buildScopes()
	r.resolveGates()
	r.resolveDerived()
	r.resolveKeeps()
	r.checkWaveKeeps()
	r.resolveRules()
	r.dropAbsentRules()
	r.resolveAnalyses()
	r.resolveFigures()
	r.resolveReport(fsys)
}

// known records an error where a name is not among those that there are; what says what it should name.
func (r *resolver) known(name Located, names []string, what locale.Text) bool {
	if slices.Contains(names, name.Value) {
		return true
	}
	r.errorf(name, "unknown-name", "%s inconnue %q%s\u00a0; attendu\u00a0: %s", "unknown %s %q%s; expected: %s",
		what, name.Value, diag.DidYouMean(name.Value, names), diag.OneOf(names))
	return false
}

var (
	sideWord     = locale.Text{FR: "partie", EN: "side"}
	questionWord = locale.Same("question")
	scaleWord    = locale.Text{FR: "échelle", EN: "scale"}
	tableWord    = locale.Same("table")
	variableWord = locale.Same("variable")
	unitWord     = locale.Text{FR: "unité d'analyse", EN: "unit of analysis"}
	analysisWord = locale.Text{FR: "analyse", EN: "analysis"}
	codeWord     = locale.Text{FR: "réponse", EN: "answer"}
	waveWord     = locale.Text{FR: "vague", EN: "wave"}
	figureWord   = locale.Text{FR: "chiffre", EN: "figure"}
	codesWord    = locale.Text{FR: "liste de codes", EN: "list of codes"}
)

// compile compiles a formula of the file, recording what is wrong at its place; nil where it is absent or wrong.
func (r *resolver) compile(text Located, scope formula.Scope, want formula.Kind) *formula.Program {
	if text.IsZero() {
		return nil
	}
	program, err := formula.Compile(text.Value, scope, want)
	var failure *formula.Error
	if errors.As(err, &failure) {
		line, column := r.placeIn(text, failure.Offset)
		r.errorAt(line, column, "formula", failure.Message)
		return nil
	}
	return program
}

func (r *resolver) resolveQuestions() {
	sides := r.Sides.Names()
	for _, entry := range r.Questions {
		q := entry.Value
		q.Name = entry.Key.Value
		if q.Name == RegionUnit && q.Type != RegionName {
			r.errorf(entry.Key, "reserved-name", "%q est réservé à la question de la région", "%q is reserved for the question of the region", q.Name)
		}
		if q.Type == RegionName && r.Regions == nil {
			r.errorf(entry.Key, "no-regions", "question %q\u00a0: il manque la liste des régions (regions:)", "question %q: the list of regions is missing (regions:)", q.Name)
		}
		for _, side := range q.AskedOf {
			r.known(side, sides, sideWord)
		}
		for _, side := range slices.Sorted(maps.Keys(q.Column.BySide)) {
			r.known(Located{Value: side, Line: entry.Key.Line, Column: entry.Key.Column}, sides, sideWord)
		}
		r.resolveMultiple(entry.Key, q)
		r.resolveCodes(entry.Key, q)
		r.resolveNets(q)
		r.checkSpellings(entry.Key, q)
		r.resolveOther(entry.Key, q)
		r.resolveAskedOther(q)
		r.resolveFormat(entry.Key, q)
		r.checkGroups(q.Thousands, q.Decimal)
	}
}

func (r *resolver) resolveCodes(key Located, q *Question) {
	if !q.Codes.Name.IsZero() {
		if !r.known(q.Codes.Name, r.Codes.Names(), codesWord) {
			return
		}
		q.Codes.List = r.Codes[r.Codes.Index(q.Codes.Name.Value)].Value
	}
	if !q.Type.HasCodes() {
		return
	}
	if len(q.Codes.List) == 0 && q.Codes.Name.IsZero() {
		r.errorf(key, "no-codes", "question %q\u00a0: il manque ses codes", "question %q: its codes are missing", q.Name)
		return
	}
	seen := map[string]bool{}
	for _, code := range q.Codes.List {
		if seen[code.Code] {
			r.errorf(key, "duplicate-code", "question %q\u00a0: le code %q figure deux fois", "question %q: code %q is listed twice", q.Name, code.Code)
		}
		seen[code.Code] = true
	}
	r.resolveHeadings(key, q)
	if q.Type == YesNo && (q.YesCode() == "" || len(q.AnswerCodes()) != 2) {
		r.errorf(key, "yes-no-codes",
			"question %q\u00a0: une question oui/non a deux codes de réponse, dont un avec means: \"yes\"",
			"question %q: a yes/no question has two answer codes, one of them with means: \"yes\"", q.Name)
	}
}

func (r *resolver) resolveSides() {
	for _, entry := range r.Sides {
		side := entry.Value
		side.Name = entry.Key.Value
		if side.Name == RegionUnit {
			r.errorf(entry.Key, "reserved-name", "une partie ne peut pas s'appeler %q", "a side cannot be called %q", RegionUnit)
		}
		var names []string
		for _, q := range r.QuestionsOf(side.Name) {
			names = append(names, q.Name)
		}
		for _, reference := range []Located{side.ID, side.NameOf, side.Region} {
			if !reference.IsZero() {
				r.known(reference, names, questionWord)
			}
		}
		for _, reference := range []Located{side.ID, side.NameOf} {
			if q := r.Question(reference.Value); q != nil && r.Asks(side.Name, q) && q.Type.IsNumeric() {
				r.errorf(reference, "not-a-name", "la question %q est un nombre, pas un texte qui désigne un répondant (id ou text)",
					"question %q is a number, not a text that names a respondent (id or text)", q.Name)
			}
		}
		r.resolveFolder(side)
		r.resolveMatch(side, names)
		r.resolveSideRegion(side)
		r.resolvePopulation(side)
		if p := side.Population; p != nil && len(p.Units) > 0 && len(p.Units) != p.Size {
			r.errorf(entry.Key, "population", "partie %q\u00a0: la population compte %d unités, mais %d sont nommées",
				"side %q: the population has %d units, but %d are listed", side.Name, p.Size, len(p.Units))
		}
	}
}

func (r *resolver) resolveSideRegion(side *Side) {
	if side.Region.IsZero() {
		return
	}
	if r.Regions == nil {
		r.errorf(side.Region, "no-regions", "il manque la liste des régions (regions:)", "the list of regions is missing (regions:)")
		return
	}
	if q := r.Question(side.Region.Value); q != nil && q.Type != RegionName {
		r.errorf(side.Region, "not-a-region", "la question %q n'est pas de type region", "question %q is not of type region", q.Name)
	}
}

// resolvePopulation checks the regions of the units that a population lists.
func (r *resolver) resolvePopulation(side *Side) {
	if side.Population == nil {
		return
	}
	for _, unit := range side.Population.Units {
		switch {
		case unit.Region.IsZero():
		case r.Regions == nil:
			r.errorf(unit.Region, "no-regions", "il manque la liste des régions (regions:)", "the list of regions is missing (regions:)")
			return
		default:
			r.matchRegion(unit.Region)
		}
	}
}

func (r *resolver) resolveLink() {
	if r.Link == nil {
		return
	}
	for _, name := range []Located{r.Link.One, r.Link.Many} {
		if !r.known(name, r.Sides.Names(), sideWord) {
			continue
		}
		if r.Side(name.Value).Region.IsZero() {
			r.errorf(name, "no-region", "la partie %q n'a pas de région (region:)", "side %q has no region (region:)", name.Value)
		}
	}
	if r.Link.One.Value == r.Link.Many.Value {
		r.errorf(r.Link.Many, "same-side", "l'arrimage joint deux parties différentes", "a link joins two different sides")
	}
}

func (r *resolver) resolveTables() {
	for _, entry := range r.Tables {
		table := entry.Value
		table.Name = entry.Key.Value
		if r.Regions == nil {
			r.errorf(entry.Key, "no-regions", "table %q\u00a0: il manque la liste des régions (regions:)", "table %q: the list of regions is missing (regions:)", table.Name)
		}
		if !table.Side.IsZero() && r.known(table.Side, r.Sides.Names(), sideWord) && r.Side(table.Side.Value).Region.IsZero() {
			r.errorf(table.Side, "no-region", "la partie %q n'a pas de région (region:)", "side %q has no region (region:)", table.Side.Value)
		}
		if table.Key.Value == table.Value.Value {
			r.errorf(table.Value, "same-column", "table %q\u00a0: key et value nomment la même colonne", "table %q: key and value name the same column", table.Name)
		}
		r.checkGroups(table.Thousands, table.Decimal)
		if !rising(table.Bands) {
			r.errorf(entry.Key, "bands", "table %q\u00a0: les bornes des tranches doivent croître", "table %q: the bounds of the bands must rise", table.Name)
		}
	}
}

func rising(bounds []float64) bool {
	for i := 1; i < len(bounds); i++ {
		if bounds[i-1] >= bounds[i] {
			return false
		}
	}
	return true
}

// checkDistinct reports questions, scores and tables that share a name: formulas could not tell them apart.
func (r *resolver) checkDistinct() {
	taken := map[string]bool{}
	for _, name := range r.Questions.Names() {
		taken[name] = true
	}
	taken[RegionUnit] = true
	claim := func(key Located, names ...string) {
		for _, name := range names {
			if taken[name] {
				r.errorf(key, "duplicate-name", "la variable %q existe déjà", "variable %q exists already", name)
			}
			taken[name] = true
		}
	}
	for _, entry := range r.Questions {
		claim(entry.Key, entry.Value.TickNames()...)
	}
	for _, entry := range r.Scales {
		name := entry.Key.Value
		claim(entry.Key, name, name+SuffixNotApplicable, name+SuffixAnswered, name+SuffixMaximum)
	}
	for _, entry := range r.Tables {
		claim(entry.Key, entry.Key.Value)
	}
}
