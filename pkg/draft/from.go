package draft

import (
	"regexp"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/platform"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/questionnaire"
)

// From drafts the study of a questionnaire, with the exports that hold its answers, one side each, or with none yet. The
// questionnaire decides labels, codes, types and skip logic; the exports decide how they are read, which questions they
// hold, and whether their cells are codes or labels.
//
// The error is a *diag.Failure of kind diag.Data: an export that holds none of the questions, or a questionnaire whose
// questions all identify people.
func From(q *questionnaire.Questionnaire, sides []Side, options Options) (Draft, error) {
	w := &writer{lang: options.Lang}
	d := &planner{drafter: &drafter{writer: w, options: options, names: newNames()}, from: q, planned: map[*questionnaire.Question]*plan{}, rests: map[*plan][]*plan{}}
	for _, given := range sides {
		d.addSide(given)
	}
	if len(sides) == 0 {
		d.sides = []*side{{name: d.names.sideName(baseOf(q.File))}}
	}
	d.plan()
	if err := d.problems(); err != nil {
		return Draft{}, err
	}
	d.head()
	d.writeMissing()
	if len(sides) == 0 {
		d.writeSideToBe()
	} else {
		d.writeSides()
	}
	d.writeLink()
	d.writeLists()
	d.write()
	text := w.text.String()
	return Draft{Text: text, Decisions: decisions(text)}, nil
}

// problems says what keeps a draft from being a study.
func (d *planner) problems() error {
	var list diag.List
	for _, s := range d.sides {
		holds := func(p *plan) bool {
			return slices.ContainsFunc(p.places, func(at place) bool { return at.side == s })
		}
		if s.Profile != nil && !slices.ContainsFunc(d.plans, holds) {
			list.Errorf(diag.Pos{File: s.File, Line: 1}, "other-questionnaire", "aucune colonne n'est une question de %s (attendu\u00a0: %s)",
				"no column is a question of %s (expected: %s)", baseName(d.from.File), diag.OneOf(d.questionNames()))
		}
	}
	if len(list) == 0 && !slices.ContainsFunc(d.plans, func(p *plan) bool { return p.why == "" }) {
		list.Errorf(diag.Pos{File: d.from.File}, "all-personal", "toutes les questions sont des données personnelles (--personal les garde)", "all questions are personal data (--personal keeps them)")
	}
	return list.Err(diag.Data)
}

// questionNames returns what the platform calls the questions.
func (d *planner) questionNames() []string {
	var names []string
	for _, q := range d.from.Questions {
		names = append(names, q.Name)
	}
	return names
}

// A planner is a draft of a questionnaire in the making.
type planner struct {
	*drafter
	from      *questionnaire.Questionnaire
	plans     []*plan
	planned   map[*questionnaire.Question]*plan
	lists     map[string]string // names of the lists of answers that several questions have, by their lines
	listNames map[string]int    // how often each of these names, or of the names that they begin with, was wanted
	owner     map[string]*plan  // variable → its question; nil until all are named
	rests     map[*plan][]*plan // question → questions that its condition rests on
	forward   bool              // some question rests on a later one
}

// A plan is one question of the questionnaire as the study will have it.
type plan struct {
	from    *questionnaire.Question
	name    string
	typ     string
	places  []place        // where its answers stand, one a side that has it
	codes   []answer       // as the exports hold them
	known   map[string]int // code of the questionnaire → index in codes
	labels  bool           // the exports hold labels instead of codes
	at      int            // its place among all
	why     string         // why it is left out, as the end of a comment; "" where it is not
	dropped []string       // answers without a column
	formed  *question      // a question that only the export has, in place of from
}

// A place is where a side holds the answers to a question.
type place struct {
	side    *side
	column  *profile.Column // nil where each answer has a column, or where there is no export
	heading string          // of the column
	ticks   []*profile.Column
	parts   []string // headings of the columns of the answers, in the order of the codes; "" where one is lacking
}

// An answer is a code as the exports hold it.
type answer struct {
	questionnaire.Code
	unknown bool // the export holds it and the questionnaire does not know it
}

// dictionary is what REDCap puts after the name of a project.
var dictionary = regexp.MustCompile(`(?i)_DataDictionary.*$`)

// baseOf returns the name of a file without its folder and its extensions.
func baseOf(file string) string {
	base := dictionary.ReplaceAllString(baseName(file), "")
	if cut := strings.IndexByte(base, '.'); cut > 0 {
		base = base[:cut]
	}
	return base
}

// addSide adds one export.
func (d *planner) addSide(given Side) {
	s := &side{Side: given, name: d.names.sideName(baseOf(given.File)), missing: tokensOf(given.Profile)}
	d.missing = append(d.missing, s.missing...)
	d.sides = append(d.sides, s)
}

// plan decides what becomes of each question and of each column.
func (d *planner) plan() {
	for _, q := range d.from.Questions {
		p := &plan{from: q, typ: string(q.Type)}
		d.plans = append(d.plans, p)
		d.planned[q] = p
	}
	for _, s := range d.sides {
		if s.Profile != nil {
			newMatcher(s).match(d.plans)
		}
	}
	for _, p := range d.plans {
		d.settle(p)
	}
	for _, s := range d.sides {
		if s.Profile != nil {
			d.addColumns(s)
		}
	}
}

// settle names a question and makes its codes, or says why it is left out.
func (d *planner) settle(p *plan) {
	switch {
	case !d.options.Personal && (p.from.Personal || slices.ContainsFunc(p.places, place.isPersonal)):
		p.why = d.say("donnée personnelle (--personal)", "personal data (--personal)")
	case d.sides[0].Profile != nil && len(p.places) == 0:
		p.why = d.say("aucune colonne dans l'export", "no column in the export")
	}
	if p.why != "" {
		return
	}
	d.setCodes(p)
	d.dropParts(p)
	p.partTicks()
	d.name(p)
	for _, place := range p.places {
		if place.column != nil && isRegion(place.column) && place.side.region == "" && d.options.Regions != "" && p.typ != "multiple" {
			p.typ, p.codes = "region", nil
			place.side.region, place.side.most = p.name, place.column.Most
		}
		if p.typ == "text" && place.column != nil && place.column.Role == platform.Identifier && place.side.id == "" {
			p.typ = "id"
		}
		if p.typ == "id" && place.side.id == "" {
			place.side.id = p.name
		}
	}
	if len(d.sides) == 1 && d.sides[0].Profile == nil && p.typ == "id" && d.sides[0].id == "" {
		d.sides[0].id = p.name
	}
}

// isPersonal reports whether an export shows that a column identifies people.
func (p place) isPersonal() bool {
	return p.column != nil && (p.column.Personal || p.column.Role.IsPersonal())
}

// name gives a question its variable, so that neither it nor its ticks are the variable of another.
func (d *planner) name(p *plan) {
	base := variableOf(p.from.Name)
	if base == "" || len(base) > 2*most {
		base = slug(p.from.Label.In(d.lang), most, "q")
	}
	if base == "region" && len(p.places) > 0 && p.places[0].column != nil && isRegion(p.places[0].column) {
		p.name = d.names.regionName()
		return
	}
	isTaken := func(name string) bool {
		return d.names.taken[strings.ToLower(name)] || slices.ContainsFunc(p.ticks(name), func(tick string) bool { return d.names.taken[strings.ToLower(tick)] })
	}
	p.name = base
	for k := 2; isTaken(p.name); k++ {
		p.name = base + "_" + itoa(k)
	}
	d.names.taken[strings.ToLower(p.name)] = true
	for _, tick := range p.ticks(p.name) {
		d.names.taken[strings.ToLower(tick)] = true
	}
}

// ticks returns the variables of the answers to a question with several, were it of a name.
func (p *plan) ticks(name string) []string {
	if p.typ != "multiple" {
		return nil
	}
	var names []string
	for _, c := range p.codes {
		names = append(names, tickName(name, c.Code.Code))
	}
	return names
}

// addColumns says what the columns hold that the questionnaire does not know: identifiers and regions become questions.
func (d *planner) addColumns(s *side) {
	used := d.usedColumns(s)
	for i := range s.Profile.Columns {
		c := &s.Profile.Columns[i]
		switch {
		case used[i]:
		case c.Role == platform.Identifier && s.id == "":
			s.id = d.addColumn(s, c, "id")
		case s.region == "" && d.options.Regions != "" && isRegion(c):
			s.region, s.most = d.addColumn(s, c, "region"), c.Most
		case c.Role != "" || c.Personal || c.Kind == profile.Empty:
			s.left = append(s.left, s.why(d.drafter, c))
		case slices.Contains(d.from.Left, strings.TrimSpace(c.Heading.Name)): // A note of the questionnaire says why.
		default:
			s.left = append(s.left, "? "+quote(c.Heading.Label)+d.say("\u00a0: n'est pas dans le questionnaire", ": not in the questionnaire"))
		}
	}
}

// usedColumns returns the columns of an export that questions of the questionnaire have, left out or not.
func (d *planner) usedColumns(s *side) map[int]bool {
	used := map[int]bool{}
	for _, p := range d.plans {
		for _, place := range p.places {
			if place.side != s {
				continue
			}
			if place.column != nil {
				used[place.column.Index] = true
			}
			for _, tick := range place.ticks {
				if tick != nil {
					used[tick.Index] = true
				}
			}
		}
	}
	return used
}

// addColumn adds a question that only the export has, and returns its name.
func (d *planner) addColumn(s *side, c *profile.Column, typ string) string {
	q := s.single(c, typ)
	for _, p := range d.plans {
		if p.formed != nil && p.formed.heading == q.heading && p.formed.typ == typ {
			p.formed.sides = append(p.formed.sides, s.name)
			return p.formed.name
		}
	}
	if q.name = d.names.questionName(strings.TrimSpace(c.Heading.Name), q.label); typ == "region" {
		q.name = d.names.regionName()
	}
	if q.label == "" {
		q.label = q.name
	}
	d.plans = append(d.plans, &plan{formed: &q, name: q.name, typ: typ})
	return q.name
}
