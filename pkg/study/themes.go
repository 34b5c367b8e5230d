package study

import (
	"errors"
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/lexicon"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A Corpus says whose words are read: nothing that it does not name is.
type Corpus struct {
	Questions    []Located        `yaml:"questions"`    // open questions, of type text
	Interviewers []string         `yaml:"interviewers"` // speakers whose turns are context and are never coded
	Consent      *Consent         `yaml:"consent"`      // whose words may be quoted; nil for everybody's
	Attribution  Label            `yaml:"attribution"`  // who is said to have said it, with {question}, {region}, {side} and {unit}; what a respondent of the side is called where empty
	Scrub        Scrub            `yaml:"scrub"`        // what is taken out of quotations; empty for nothing
	Edits        Ordered[Written] `yaml:"edits"`        // words as quotations show them, their cuts and what was put in in brackets, by the name of the segment
	Order        Located          `yaml:"order"`        // question of type date or number that says in which order interviews were held; that of the file where zero
}

// A Theme is one entry of the codebook of themes.
type Theme struct {
	Name       string    `yaml:"-"`          // its key
	Label      Label     `yaml:"label"`      // what people read
	Definition Label     `yaml:"definition"` // what it is
	Includes   Label     `yaml:"includes"`   // what is in
	Excludes   Label     `yaml:"excludes"`   // what is out
	Example    Label     `yaml:"example"`    // words that have it
	Under      Located   `yaml:"under"`      // the theme that it is part of, or zero
	Of         []Located `yaml:"of"`         // questions of the corpus that it is for; those of the theme it is part of, or all, where empty
	Rules      []Located `yaml:"rules"`      // dictionary rules that propose it

	Parent   *Theme   `yaml:"-"` // nil at the top
	Children []*Theme `yaml:"-"` // in the order of the file
	Depth    int      `yaml:"-"` // 0 at the top

	Compiled []*lexicon.Rule `yaml:"-"` // the rules, in their order
}

// IsFor reports whether a theme may be given to answers to a question.
func (t *Theme) IsFor(question string) bool {
	for ; t != nil; t = t.Parent {
		if len(t.Of) > 0 {
			return slices.ContainsFunc(t.Of, func(of Located) bool { return of.Value == question })
		}
	}
	return true
}

// IsPartOf reports whether a theme is another one, or part of it.
func (t *Theme) IsPartOf(whole *Theme) bool {
	for ; t != nil; t = t.Parent {
		if t == whole {
			return true
		}
	}
	return false
}

// A Coding says who coded the corpus.
type Coding struct {
	Coders    Ordered[*Coder] `yaml:"coders"`    // by name
	Decisions Located         `yaml:"decisions"` // file of what was settled where coders differ, or zero
}

// A Coder is somebody who gave themes to words.
type Coder struct {
	Name  string  `yaml:"-"`     // the key
	Label Label   `yaml:"label"` // what people read; the name where the file gives none
	File  Located `yaml:"file"`  // a coding sheet, or codings one a row; text or a workbook
	Sheet string  `yaml:"sheet"` // of a workbook; "" for the one that holds a table
}

// Title returns what people read for a coder.
func (c *Coder) Title() locale.Text {
	if c.Label.IsZero() {
		return locale.Same(c.Name)
	}
	return c.Label.Text
}

// AllThemes is the name of the question whose answers are the themes of all the words of a respondent.
const AllThemes = "themes"

// ThemesOf returns the name of the question whose answers are the themes of what respondents said to an open question.
func ThemesOf(question string) string { return question + "_" + AllThemes }

// ThemeNamed returns a theme by name, or nil.
func (d *Definition) ThemeNamed(name string) *Theme {
	if i := d.Themes.Index(name); i >= 0 {
		return d.Themes[i].Value
	}
	return nil
}

// ThemeTree returns the themes in the order of the tree: each before those that are part of it.
func (d *Definition) ThemeTree() []*Theme {
	var tree []*Theme
	var add func(themes []*Theme)
	add = func(themes []*Theme) {
		for _, theme := range themes {
			tree = append(tree, theme)
			add(theme.Children)
		}
	}
	var top []*Theme
	for _, entry := range d.Themes {
		if entry.Value.Parent == nil {
			top = append(top, entry.Value)
		}
	}
	add(top)
	return tree
}

// resolveThemes checks the corpus, the tree of themes and who coded them, and makes a question of what was coded.
func (r *resolver) resolveThemes() {
	r.resolveCorpus()
	r.resolveQuotable()
	r.resolveOrder()
	for _, entry := range r.Themes {
		r.resolveTheme(entry.Key, entry.Value)
	}
	if r.linkThemes() {
		r.checkThemeQuestions()
	}
	for _, entry := range r.Coding.Coders {
		entry.Value.Name = entry.Key.Value
	}
	if len(r.Coding.Coders) > 0 && len(r.Themes) == 0 {
		r.errorf(r.Coding.Coders[0].Key, "coding", "des codages sans codebook\u00a0: il manque themes", "codings without a codebook: themes is missing")
	}
	r.resolveRecommendations()
	if len(r.list) == 0 {
		r.addCoded()
	}
}

// resolveCorpus checks the questions whose answers are read.
func (r *resolver) resolveCorpus() {
	if len(r.Corpus.Questions) == 0 && len(r.Themes) > 0 {
		r.errorf(r.Themes[0].Key, "corpus", "des thèmes sans corpus\u00a0: corpus nomme les questions ouvertes (questions:)", "themes without a corpus: corpus names the open questions (questions:)")
	}
	for i, name := range r.Corpus.Questions {
		if !r.known(name, r.Questions.Names(), questionWord) {
			continue
		}
		q := r.Question(name.Value)
		if q.Type != OpenText {
			r.errorf(name, "corpus", "corpus\u00a0: la question %q n'est pas de type text", "corpus: question %q is not of type text", q.Name)
		}
		if slices.ContainsFunc(r.Corpus.Questions[:i], func(l Located) bool { return l.Value == name.Value }) {
			r.errorf(name, "corpus", "corpus\u00a0: la question %q figure deux fois", "corpus: question %q is listed twice", q.Name)
		}
		for _, side := range r.Sides {
			if r.Asks(side.Key.Value, q) && side.Value.ID.IsZero() {
				r.errorf(name, "corpus", "corpus\u00a0: la partie %s n'a pas d'identifiant (id:)\u00a0: rien ne dirait de qui sont les mots de %q",
					"corpus: side %s has no identifier (id:): nothing would say whose words of %q are whose", side.Key.Value, q.Name)
			}
		}
	}
}

// resolveOrder checks the question that says in which order interviews were held.
func (r *resolver) resolveOrder() {
	order := r.Corpus.Order
	if order.IsZero() || !r.known(order, r.Questions.Names(), questionWord) {
		return
	}
	if q := r.Question(order.Value); q.Type != Date && !q.Type.IsNumeric() {
		r.errorf(order, "corpus", "corpus\u00a0: order\u00a0: la question %q n'est ni une date ni un nombre", "corpus: order: question %q is neither a date nor a number", q.Name)
	}
}

// resolveTheme checks what one theme says.
func (r *resolver) resolveTheme(key Located, theme *Theme) {
	theme.Name = key.Value
	if theme.Label.IsZero() {
		theme.Label.FR, theme.Label.EN = theme.Name, theme.Name
	}
	for _, of := range theme.Of {
		r.known(of, Values(r.Corpus.Questions), questionWord)
	}
	for _, rule := range theme.Rules {
		r.compileRule(theme, rule)
	}
}

// compileRule compiles a dictionary rule of a theme, or says where it is wrong.
func (r *resolver) compileRule(theme *Theme, rule Located) {
	compiled, err := lexicon.Compile(rule.Value)
	var failure *lexicon.SyntaxError
	if errors.As(err, &failure) {
		line, column := r.placeIn(rule, failure.At)
		r.errorAt(line, column, "theme-rule", locale.Textf("règle du thème %s\u00a0: %s", "rule of theme %s: %s", theme.Name, failure.Text))
		return
	}
	theme.Compiled = append(theme.Compiled, compiled)
}

// linkThemes makes a tree of the themes; false where there is none to make.
func (r *resolver) linkThemes() bool {
	for _, entry := range r.Themes {
		theme := entry.Value
		if theme.Under.IsZero() {
			continue
		}
		if !r.knownTheme(theme.Under) {
			continue
		}
		theme.Parent = r.ThemeNamed(theme.Under.Value)
		theme.Parent.Children = append(theme.Parent.Children, theme)
	}
	whole := true
	for _, entry := range r.Themes {
		whole = r.checkCycle(entry.Value) && whole
	}
	return whole
}

// knownTheme records an error where a name is that of no theme.
func (r *resolver) knownTheme(name Located) bool {
	if r.ThemeNamed(name.Value) != nil {
		return true
	}
	r.errorf(name, "unknown-name", "thème inconnu %q%s", "unknown theme %q%s", name.Value, diag.DidYouMean(name.Value, r.Themes.Names()))
	return false
}

// checkCycle measures how deep a theme stands; false where it is part of itself.
func (r *resolver) checkCycle(theme *Theme) bool {
	for up := theme.Parent; up != nil; up = up.Parent {
		theme.Depth++
		if up == theme || theme.Depth > len(r.Themes) {
			r.errorf(theme.Under, "theme-cycle", "le thème %q fait partie de lui-même (under)", "theme %q is part of itself (under)", theme.Name)
			return false
		}
	}
	return true
}

// checkThemeQuestions checks that a theme is for no question that the theme it is part of is not for.
func (r *resolver) checkThemeQuestions() {
	for _, entry := range r.Themes {
		for _, of := range entry.Value.Of {
			if up := entry.Value.Parent; up != nil && !up.IsFor(of.Value) {
				r.errorf(of, "theme-of", "le thème %q ne peut pas valoir pour %q\u00a0: %q n'y vaut pas", "theme %q cannot be for %q: %q is not", entry.Key.Value, of.Value, up.Name)
			}
		}
	}
}

// addCoded makes the questions whose answers are the themes that were given: one for each question of the corpus, and one
// for all the words of a respondent.
func (r *resolver) addCoded() {
	if len(r.Coding.Coders) == 0 {
		return
	}
	taken := r.variables()
	all := &Question{Name: AllThemes, Type: Multiple, CodedFrom: Values(r.Corpus.Questions), Label: Label{locale.Text{FR: "Thèmes", EN: "Themes"}}}
	for _, name := range r.Corpus.Questions {
		of := r.Question(name.Value)
		all.AskedOf = append(all.AskedOf, r.askedOf(of)...)
		r.addCodedQuestion(taken, &Question{
			Name: ThemesOf(of.Name), Type: Multiple, CodedFrom: []string{of.Name}, AskedOf: of.AskedOf, AskedIf: of.AskedIf, Absent: of.Absent,
			Label: Label{locale.Textf("%s\u00a0– thèmes", "%s – themes", of.Title())},
		})
	}
	r.addCodedQuestion(taken, all)
}

// askedOf returns the sides that a question was put to.
func (r *resolver) askedOf(q *Question) []Located {
	if len(q.AskedOf) > 0 {
		return q.AskedOf
	}
	var sides []Located
	for _, entry := range r.Sides {
		sides = append(sides, entry.Key)
	}
	return sides
}

// variables returns the names that no coded question may have: of questions and their ticks, scales and tables.
func (r *resolver) variables() map[string]bool {
	names := map[string]bool{}
	for _, q := range r.asked() {
		names[q.Name] = true
		for _, tick := range q.TickNames() {
			names[tick] = true
		}
	}
	for _, name := range slices.Concat(r.Scales.Names(), r.Tables.Names()) {
		names[name] = true
	}
	return names
}

// addCodedQuestion gives a coded question its answers, and the study the question, whose names are taken from then on.
func (r *resolver) addCodedQuestion(taken map[string]bool, q *Question) {
	for _, theme := range r.ThemeTree() {
		if slices.ContainsFunc(q.CodedFrom, theme.IsFor) {
			q.Codes.List = append(q.Codes.List, Code{Code: theme.Name, Label: theme.Label})
		}
	}
	names := append(q.TickNames(), q.Name)
	for _, name := range names {
		if taken[name] {
			r.errorf(r.Corpus.Questions[0], "duplicate-name", "la variable %q existe déjà\u00a0: c'est le nom de thèmes codés", "variable %q exists already: it is the name of coded themes", name)
			return
		}
	}
	for _, name := range names {
		taken[name] = true
	}
	r.Coded = append(r.Coded, q)
}

// CodedBy returns the questions of a side whose answers are coded themes, that of all words last; none where nothing was
// coded.
func (d *Definition) CodedBy(side string) []*Question {
	var coded []*Question
	for _, q := range d.Coded {
		if d.Asks(side, q) {
			coded = append(coded, q)
		}
	}
	return coded
}

// IsCoded reports whether the answers to a question are themes that coders gave.
func (q *Question) IsCoded() bool { return q.CodedFrom != nil }
