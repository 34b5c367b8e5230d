package study

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/scrub"
)

// A Consent says whose words may be quoted: respondents who gave one of some answers.
type Consent struct {
	Question Located  `yaml:"question"` // what was asked
	Is       []string `yaml:"is"`       // the answers that allow it
}

// A Scrub says what is taken out of quotations.
type Scrub struct {
	Names    []string  `yaml:"names"`    // of people
	Places   []string  `yaml:"places"`   // that would tell who speaks
	Patterns []Located `yaml:"patterns"` // names of scrub.Patterns
}

// Rules returns the rules of what is taken out.
func (s Scrub) Rules() scrub.Rules {
	rules := scrub.Rules{Patterns: Values(s.Patterns)}
	if len(s.Names) > 0 {
		rules.Lists = append(rules.Lists, scrub.List{Rule: "names", Words: s.Names, Replacement: locale.Text{FR: "nom", EN: "name"}})
	}
	if len(s.Places) > 0 {
		rules.Lists = append(rules.Lists, scrub.List{Rule: "places", Words: s.Places, Replacement: locale.Text{FR: "lieu", EN: "place"}})
	}
	return rules
}

// How quotations are chosen.
var (
	Picks  = []string{"marked", "longest", "first"}              // which come first; marked are only those that a coder marked
	Eaches = []string{RegionUnit, "side", "respondent", "theme"} // of which there is one each
)

// Fill returns an attribution with what value says in the place of each {name}.
func Fill(attribution string, value func(name string) string) string {
	var filled strings.Builder
	for {
		before, rest, found := strings.Cut(attribution, "{")
		name, after, closed := strings.Cut(rest, "}")
		filled.WriteString(before)
		if !found || !closed {
			filled.WriteString(strings.TrimPrefix(attribution, before))
			return filled.String()
		}
		filled.WriteString(value(name))
		attribution = after
	}
}

// resolveQuotable checks who may be quoted, how, and what is taken out.
func (r *resolver) resolveQuotable() {
	if consent := r.Corpus.Consent; consent != nil && r.known(consent.Question, r.Questions.Names(), questionWord) {
		q := r.Question(consent.Question.Value)
		for _, code := range consent.Is {
			if q.Type.HasCodes() && !slices.Contains(q.AnswerCodes(), code) {
				r.errorf(consent.Question, "consent", "consent\u00a0: %q n'est pas une réponse à la question %q%s", "consent: %q is no answer to question %q%s", code, q.Name, diag.DidYouMean(code, q.AnswerCodes()))
			}
		}
	}
	for _, name := range r.Corpus.Scrub.Patterns {
		if !slices.Contains(scrub.PatternNames(), name.Value) {
			r.errorf(name, "scrub", "motif inconnu %q%s\u00a0; attendu\u00a0: %s", "unknown pattern %q%s; expected: %s", name.Value, diag.DidYouMean(name.Value, scrub.PatternNames()), diag.OneOf(scrub.PatternNames()))
		}
	}
	for _, text := range []string{r.Corpus.Attribution.FR, r.Corpus.Attribution.EN} {
		r.checkAttribution(text)
	}
}

// checkQuotations checks which quotations an analysis chooses.
func (r *resolver) checkQuotations(a *Analysis) {
	if len(r.Corpus.Questions) == 0 {
		r.errorf(a.Kind, "analysis", "analyse %q\u00a0: il manque corpus", "analysis %q: corpus is missing", a.Name)
	}
	for _, theme := range a.Themes {
		r.knownTheme(theme)
	}
}

// checkAttribution checks what an attribution has the respondent fill in.
func (r *resolver) checkAttribution(text string) {
	known := append([]string{RegionUnit, "side", "unit"}, r.Questions.Names()...)
	Fill(text, func(name string) string {
		if !slices.Contains(known, name) {
			r.errorf(r.Corpus.Questions[0], "attribution", "attribution\u00a0: {%s} n'est pas une question%s", "attribution: {%s} is no question%s", name, diag.DidYouMean(name, known))
		}
		return ""
	})
}
