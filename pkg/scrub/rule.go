package scrub

import (
	"cmp"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A List is a rule of a study: words of one kind that are taken out.
type List struct {
	Rule        string      // its name, as "names"; unlike that of any other rule
	Words       []string    // names of one or more words
	Replacement locale.Text // what stands in their place, without brackets, as {nom, name}
}

// Rules are what is taken out.
type Rules struct {
	Lists    []List   // names, places and others of the study
	Patterns []string // names of Patterns
}

// A Scrubber takes out what its rules match. It may be used at several places at once.
type Scrubber struct {
	words    map[rune][]word // by the first letter of their folded form
	patterns []Pattern
	kept     map[string]bool // replacements with their brackets, in all languages
}

// A word is a name of a list, folded.
type word struct {
	letters     []rune
	rule        string
	replacement locale.Text
}

// New makes a scrubber. The problems, if any, say all that is wrong with the rules: a pattern that does not exist, a
// word without a letter or a digit, a replacement that is empty or has brackets, two rules of one name. It is nil then.
func New(rules Rules) (*Scrubber, []locale.Text) {
	s := &Scrubber{words: map[rune][]word{}, kept: map[string]bool{}}
	var problems []locale.Text
	seen := map[string]bool{}
	for _, list := range rules.Lists {
		if seen[list.Rule] || patternNamed(list.Rule) != nil {
			problems = append(problems, locale.Textf("deux règles s'appellent %q", "two rules are named %q", locale.Line(list.Rule)))
		}
		seen[list.Rule] = true
		problems = append(problems, s.addList(list)...)
	}
	for _, name := range rules.Patterns {
		p := patternNamed(name)
		if p == nil {
			problems = append(problems, locale.Textf("le motif %q n'existe pas (attendu\u00a0: %s)", "there is no pattern %q (expected %s)", locale.Line(name), strings.Join(PatternNames(), ", ")))
			continue
		}
		s.patterns = append(s.patterns, *p)
		s.keep(p.Replacement)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return s, nil
}

// addList adds the words of a list, and says what is wrong with them.
func (s *Scrubber) addList(list List) (problems []locale.Text) {
	for _, text := range []string{list.Replacement.FR, list.Replacement.EN} {
		if strings.TrimSpace(text) == "" || strings.ContainsAny(text, "[]\x00") {
			problems = append(problems, locale.Textf("la règle %q a le remplacement %q (attendu\u00a0: des mots sans crochets, dans les deux langues)",
				"rule %q has the replacement %q (expected words without brackets, in both languages)", locale.Line(list.Rule), locale.Line(text)))
			break
		}
	}
	for _, text := range list.Words {
		w := word{rule: list.Rule, replacement: list.Replacement}
		for _, l := range fold([]rune(locale.Line(text))) {
			w.letters = append(w.letters, l.r)
		}
		if !slices.ContainsFunc(w.letters, isWord) {
			problems = append(problems, locale.Textf("la règle %q a le mot %q, qui n'a ni lettre ni chiffre", "rule %q has the word %q, without a letter or a digit", locale.Line(list.Rule), locale.Line(text)))
			continue
		}
		s.words[w.letters[0]] = append(s.words[w.letters[0]], w)
		slices.SortStableFunc(s.words[w.letters[0]], func(a, b word) int { return cmp.Compare(len(b.letters), len(a.letters)) })
	}
	s.keep(list.Replacement)
	return problems
}

// keep remembers a replacement, so that it is not scrubbed.
func (s *Scrubber) keep(replacement locale.Text) {
	for _, lang := range locale.Langs {
		s.kept[bracketed(replacement, lang)] = true
	}
}

func bracketed(text locale.Text, lang locale.Lang) string { return "[" + text.In(lang) + "]" }
