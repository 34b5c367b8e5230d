package scrub_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/scrub"
)

// rules are those of a study.
var rules = scrub.Rules{
	Lists: []scrub.List{
		{Rule: "names", Words: []string{"Tremblay", "Marie Tremblay", "Hélène", "O'Neil", "Cœur", "nom"}, Replacement: locale.Text{FR: "nom", EN: "name"}},
		{Rule: "places", Words: []string{"Estrie", "Saint-Jean-sur-Richelieu", "Lac Saint-Jean", "Saint-Jean"}, Replacement: locale.Text{FR: "lieu", EN: "place"}},
	},
	Patterns: scrub.PatternNames(),
}

func scrubber(t rapid.TB) *scrub.Scrubber {
	t.Helper()
	s, problems := scrub.New(rules)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

func ExampleScrubber_Scrub() {
	s, _ := scrub.New(scrub.Rules{
		Lists:    []scrub.List{{Rule: "noms", Words: []string{"Tremblay"}, Replacement: locale.Text{FR: "nom", EN: "name"}}},
		Patterns: []string{"phone"},
	})
	result := s.Scrub("Appelez Mme TREMBLAY au 514 555-1234.", locale.French)
	fmt.Println(result.Text)
	for _, c := range result.Changes {
		fmt.Println(c.Rule, c.Start, c.End, c.Original, c.At)
	}
	// Output:
	// Appelez Mme [nom] au [téléphone].
	// noms 12 20 TREMBLAY 12
	// phone 24 36 514 555-1234 21
}

func TestScrub(t *testing.T) {
	s := scrubber(t)
	for text, want := range map[string]string{
		"":                                            "",
		"rien à dire ici, en 2018":                    "rien à dire ici, en 2018",
		"tremblay, TREMBLAY et Tremblay":              "[nom], [nom] et [nom]",
		"Trembl\u00aday":                              "[nom]",
		"He\u0301le\u0300ne, helene, HÉLÈNE":          "[nom], [nom], [nom]",
		"l'Estrie, l’Estrie":                          "l'[lieu], l’[lieu]",
		"O’Neil et o'neil":                            "[nom] et [nom]",
		"Mme Tremblay-Gagnon":                         "Mme [nom]-Gagnon",
		"Tremblays":                                   "Tremblays",
		"Tremblayé":                                   "Tremblayé",
		"Marie\u00a0Tremblay":                         "[nom]",
		"Marie\n  Tremblay, Marie":                    "[nom], Marie",
		"à Saint\u2011Jean-sur-Richelieu":             "à [lieu]",
		"Saint-Jean, lac saint-jean":                  "[lieu], [lieu]",
		"Marie Tremblay Estrie":                       "[nom] [lieu]",
		"mon coeur, mon cœur":                         "mon [nom], mon [nom]",
		"dit [nom] à nom":                             "dit [nom] à [nom]",
		"dit [name] à [autre nom]":                    "dit [name] à [autre [nom]]",
		"écrire à anne.roy+x@courrier.exemple.qc.ca.": "écrire à [courriel].",
		"tremblay@exemple.org":                        "[courriel]",
		"voir https://exemple.org/a?b=c#d, puis":      "voir [adresse de site], puis",
		"anne.tremblay@exemple.org, Anne":             "[courriel], Anne",
		"(www.exemple.com)":                           "([adresse de site])",
		"exemple.gouv.qc.ca/page.":                    "[adresse de site].",
		"bien.Ca va. En anglais: ok":                  "bien.Ca va. En anglais: ok",
		"514-555-1234":                                "[téléphone]",
		"(514) 555-1234 poste 12":                     "[téléphone]",
		"1 800 555.1234; +1 514\u00a0555\u20111234":   "[téléphone]; [téléphone]",
		"5145551234":                                  "[téléphone]",
		"555-1234, 2017-2018":                         "[téléphone], 2017-2018",
		"06 12 34 56 78 ou +33 6 12 34 56 78":         "[téléphone] ou [téléphone]",
		"+41 44 668 18 00":                            "[téléphone]",
		"146 981 $ et 20 000 personnes, 12 345 678":   "146 981 $ et 20 000 personnes, 12 345 678",
		"H2X 1Y4, h2x1y4":                             "[code postal], [code postal]",
		"TREM 5506 1234, trem55061234":                "[numéro d'assurance maladie], [numéro d'assurance maladie]",
		"avec 2017 2018":                              "avec 2017 2018",
		"née le 3 avril 1955 à Laval":                 "née le [date de naissance] à Laval",
		"Né en mai 1955; arrivé en 2001":              "Né en [date de naissance]; arrivé en 2001",
		"date de naissance : 1955-04-03":              "date de naissance : [date de naissance]",
		"le 3 avril 1955":                             "le 3 avril 1955",
		"born April 3, 1955":                          "born [date de naissance]",
		"une année 2018":                              "une année 2018",
		"5145551234Tremblay":                          "[téléphone][nom]",
	} {
		if got := s.Scrub(text, locale.French); got.Text != want {
			t.Errorf("%q\n got %q\nwant %q", text, got.Text, want)
		}
	}
	if got := s.Scrub("Tremblay, 514-555-1234", locale.English).Text; got != "[name], [telephone]" {
		t.Errorf("in English %q", got)
	}
}

func TestNewSaysWhatIsWrong(t *testing.T) {
	good := locale.Text{FR: "nom", EN: "name"}
	for name, c := range map[string]struct {
		rules scrub.Rules
		want  string
	}{
		"no such pattern": {scrub.Rules{Patterns: []string{"fax"}}, `there is no pattern "fax" (expected email, url, phone, postal-code, health-number, birth-date)`},
		"brackets":        {scrub.Rules{Lists: []scrub.List{{Rule: "a", Replacement: locale.Same("[nom]")}}}, `rule "a" has the replacement "[nom]"`},
		"one language":    {scrub.Rules{Lists: []scrub.List{{Rule: "a", Replacement: locale.Text{FR: "nom"}}}}, `rule "a" has the replacement ""`},
		"no letter":       {scrub.Rules{Lists: []scrub.List{{Rule: "a", Words: []string{" - "}, Replacement: good}}}, `rule "a" has the word "-", without a letter or a digit`},
		"empty word":      {scrub.Rules{Lists: []scrub.List{{Rule: "a", Words: []string{""}, Replacement: good}}}, `rule "a" has the word ""`},
		"twice":           {scrub.Rules{Lists: []scrub.List{{Rule: "a", Replacement: good}, {Rule: "a", Replacement: good}}}, `two rules are named "a"`},
		"named as ours":   {scrub.Rules{Lists: []scrub.List{{Rule: "email", Replacement: good}}}, `two rules are named "email"`},
	} {
		t.Run(name, func(t *testing.T) {
			s, problems := scrub.New(c.rules)
			if s != nil || len(problems) != 1 || !strings.Contains(problems[0].EN, c.want) {
				t.Errorf("problems %v", problems)
			}
		})
	}
}

// scrubLaws checks what holds of every text.
func scrubLaws(t rapid.TB, s *scrub.Scrubber, text string) {
	t.Helper()
	for _, lang := range locale.Langs {
		got := s.Scrub(text, lang)
		if len(got.Changes) == 0 && got.Text != text {
			t.Fatalf("%q changed without a match to %q", text, got.Text)
		}
		if again := s.Scrub(got.Text, lang); len(again.Changes) > 0 {
			t.Fatalf("%q became %q, then %q", text, got.Text, again.Text)
		}
		source, out := []rune(text), []rune(got.Text)
		from, to := 0, 0
		for _, c := range got.Changes {
			if string(source[from:c.Start]) != string(out[to:c.At]) && strings.ToValidUTF8(text, "\ufffd") == text {
				t.Fatalf("%q: %q was changed without a rule", text, string(source[from:c.Start]))
			}
			from, to = c.End, c.At+len([]rune(c.Replacement))
			if string(source[c.Start:c.End]) != c.Original || string(out[c.At:to]) != c.Replacement {
				t.Fatalf("%q: %+v", text, c)
			}
			if start, end := got.Source(c.At, to); start != c.Start || end != c.End {
				t.Fatalf("%q: the replacement comes from %d to %d, not %+v", text, start, end, c)
			}
		}
		for i := range out { // Each character comes from its like, or from what was replaced.
			start, end := got.Source(i, i+1)
			if start < 0 || end > len(source) || start >= end {
				t.Fatalf("%q: %d comes from %d to %d", text, i, start, end)
			}
			if end == start+1 && source[start] != out[i] && len(got.Changes) == 0 {
				t.Fatalf("%q: %d is not what it comes from", text, i)
			}
		}
	}
}

// pieces are what matters to the rules.
var pieces = []string{"Tremblay", "tremblay", "Marie", " ", "\u00a0", "-", "'", "’", "[", "]", "[nom]", "nom", "514", "555", "1234", "555-1234", "a@b.ca", "@", "www.", ".ca", "H2X 1Y4", "H2X", "TREM 5506 1234",
	"né le ", "1955", "3 avril 1955", ".", "\n", "é", "\u0301", "œ", "\x00", "+33 6 12 34 56 78", "Saint-Jean", "Lac ", "x"}

func TestScrubLaws(t *testing.T) {
	s := scrubber(t)
	rapid.Check(t, func(rt *rapid.T) {
		scrubLaws(rt, s, strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(rt, "text"), ""))
	})
}

// What is planted between words does not survive.
func TestNothingSurvives(t *testing.T) {
	s := scrubber(t)
	secrets := []string{"Tremblay", "HÉLÈNE", "Estrie", "lac saint-jean", "anne.roy@exemple.ca", "514 555-1234", "H2X 1Y4", "TREM 5506 1234", "https://exemple.org/tremblay", "+33 6 12 34 56 78"}
	words := []string{"et", "puis,", "(donc)", "l’on", "«", "»", "en 2018", "146 981 $"}
	rapid.Check(t, func(rt *rapid.T) {
		secret := rapid.SampledFrom(secrets).Draw(rt, "secret")
		text := rapid.SampledFrom(words).Draw(rt, "before") + " " + secret + " " + rapid.SampledFrom(words).Draw(rt, "after")
		got := s.Scrub(text, locale.French)
		if strings.Contains(got.Text, secret) || len(got.Changes) != 1 || got.Changes[0].Original != secret {
			rt.Fatalf("%q became %q (%+v)", text, got.Text, got.Changes)
		}
	})
}

func FuzzScrub(f *testing.F) {
	for _, piece := range pieces {
		f.Add(piece)
	}
	f.Add("Mme Tremblay, 514 555-1234, née le 3 avril 1955 \xff")
	s := scrubber(f)
	f.Fuzz(func(t *testing.T, text string) { scrubLaws(t, s, text) })
}
