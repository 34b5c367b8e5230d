package lexicon

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// matched returns what a rule finds in a text, with bars between.
func matched(t *testing.T, rule, text string) string {
	t.Helper()
	r, err := Compile(rule)
	if err != nil {
		t.Errorf("%s: %v", rule, err)
		return ""
	}
	var parts []string
	for _, s := range r.Find(Tokens(text)) {
		parts = append(parts, string([]rune(text)[s.Start:s.End]))
	}
	return strings.Join(parts, "|")
}

func TestRules(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"financement", "Le FINANCEMENT, les financements", "FINANCEMENT"},
		{"financ*", "Le financement, on finance; refinancer", "financement|finance"},
		{"*cratie", "démocratie, bureaucraties, « Cratie »", "démocratie|Cratie"},
		{"*art*", "Les arts, départ, carte", "arts|départ|carte"},
		{"~financer", "financés, financière, fin, FINANCEMENTS", "financés|financière|FINANCEMENTS"},
		{"~services", "the service, nos services", "service|services"},
		{`"santé mentale"`, "la santé mentale et la mentale santé", "santé mentale"},
		{"« santé ment* »", "santé, MENTALE", "santé, MENTALE"},
		{`~"besoin financier"`, "les besoins financiers", "besoins financiers"},
		{"parole", "le porte-parole", "parole"},
		{"=parole", "le porte-parole a la parole", "parole"},
		{"=porte-parole", "porte parole, porte-parole", "porte-parole"},
		{`="porte parole"`, "porte-parole, porte parole", "porte parole"},
		{"porte-parole", "porte parole et porte-parole", "porte parole|porte-parole"},
		{"co-const*", "la co-construction", "co-construction"},
		{"l'accès", "de l’accès, les accès", "l’accès"},
		{"accès", "de l’accès, les accès", "accès|accès"},
		{"centre", "the centre's", "centre"},
		{"budget* near/3 manque", "Manque de budgets, puis un budget sans rien à signaler", "Manque de budgets"},
		{"budget near/1 manque", "budget de manque", ""},
		{"budget PRÈS/2 manque", "budget de manque", "budget de manque"},
		{"a1 near/2 (b1 or c1)", "a1 x c1 b1", "a1 x c1"},
		{"a1 near/9 b1 near/9 c1", "c1 x b1 x a1", "c1 x b1 x a1"},
		{"~financer near/9 *ment", "le financement", ""},
		{"a1 and b1", "b1 c1 a1 a1", "b1|a1|a1"},
		{"a1 et b1", "b1", ""},
		{"a1 or b1", "b1 c1 a1", "b1|a1"},
		{"a1 ou b1 et c1", "a1", "a1"},
		{"(a1 ou b1) et c1", "a1", ""},
		{"a1 not b1", "a1 c1", "a1"},
		{"a1 sauf b1", "a1 b1", ""},
		{"a1 and not (b1 or c1)", "a1 c1", ""},
		{"a1 non b1 sauf c1", "a1", "a1"},
		{`"et" ou "near"`, "un et deux", "et"},
		{`"santé mentale" or santé`, "la santé mentale, la santé", "santé mentale|santé"},
		{`"a1 b1" or "b1 c1"`, "a1 b1 c1", "a1 b1 c1"},
		{"d* ou *s", "d'eux, de l'un, the centre's", "de"},
		{"3,5", "de 3,5 à 3", "3,5"},
		{"sœur", "nos SOEUR", "SOEUR"},
		{"a1", "", ""},
	} {
		if got := matched(t, c.rule, c.text); got != c.want {
			t.Errorf("%s finds %q in %q, want %q", c.rule, got, c.text, c.want)
		}
	}
}

func TestBadRules(t *testing.T) {
	for _, c := range []struct {
		rule string
		at   int
		part string
	}{
		{"", 0, "the rule is empty"},
		{"  ", 0, "the rule is empty"},
		{"santé mentale", 6, "nothing joins “mentale”"},
		{"(a or b", 7, "opened at character 1 is not closed"},
		{"a)", 1, "closes what is not open"},
		{"(a b)", 3, "nothing joins “b”"},
		{"()", 1, "“)” is out of place"},
		{`a or "b`, 5, "expected \""},
		{"« b", 0, "expected »"},
		{"a or", 4, "ends too early"},
		{"or a", 0, "“or” joins two parts"},
		{"a et ou b", 5, "“ou” joins two parts"},
		{"not a", 0, "behind what is to be found"},
		{"a or non b", 5, "“non” stands behind"},
		{"a near b", 2, "“near” has no distance: expected a number of words from 1 to 100"},
		{"a près/x b", 2, "“près/x” has no distance"},
		{"a near/0 b", 2, "from 1 to 100"},
		{"a near/101 b", 2, "from 1 to 100"},
		{"a near/3 (b and c)", 12, "neither and nor not"},
		{"(a not b) near/3 c", 3, "neither and nor not"},
		{"fin*ment", 3, "a star stands at the beginning"},
		{"*", 1, "a word is missing"},
		{"***", 1, "a star stands at"},
		{"~fin*", 1, "no star"},
		{"~", 0, "a word is missing"},
		{"= a", 0, "a word is missing"},
		{`""`, 0, "a word is missing"},
		{"budget,", 6, "“,” has no place in a word"},
		{`"a, b"`, 2, "“,” has no place in a word"},
		{"l'", 1, "“'” has no place"},
		{"é »", 2, "nothing joins “»”"},
		{strings.Repeat("(", 101) + "a", 100, "more than 100 parentheses"},
	} {
		_, err := Compile(c.rule)
		var syntax *SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("%s: %v", c.rule, err)
			continue
		}
		if syntax.At != c.at || !strings.Contains(err.Error(), c.part) || syntax.Text.FR == "" {
			t.Errorf("%s: %d: %v, want %d: %s", c.rule, syntax.At, err, c.at, c.part)
		}
	}
}

// drawnRule draws a rule that can be read.
func drawnRule(t *rapid.T, name string, depth int) string {
	leaf := func() string {
		return rapid.SampledFrom([]string{
			"santé", "mentale", "financ*", "*s", "*an*", "~financer", "~manque", `"santé mentale"`, "porte-parole", "=parole", "parole",
			"l'accès", "d'eux", "coeur", "=bien-être", "bien", "20", "budget*", `"et"`, `"mentale budget"`, `"bien être porte"`, "vis*",
		}).Draw(t, name)
	}
	near := func() string {
		return leaf() + " near/" + rapid.SampledFrom([]string{"1", "2", "5"}).Draw(t, name) + " " + leaf()
	}
	if depth == 0 {
		return leaf()
	}
	switch rapid.IntRange(0, 5).Draw(t, name+" kind") {
	case 0:
		return leaf()
	case 1:
		return near()
	case 2:
		return "(" + leaf() + " or " + near() + ") près/5 (" + leaf() + " ou " + leaf() + ")"
	}
	op := rapid.SampledFrom([]string{" or ", " and ", " not ", " et "}).Draw(t, name+" operator")
	return "(" + drawnRule(t, name, depth-1) + ")" + op + "(" + drawnRule(t, name, depth-1) + ")"
}

func compiled(t interface{ Fatalf(string, ...any) }, rule string) *Rule {
	r, err := Compile(rule)
	if err != nil {
		t.Fatalf("%s: %v", rule, err)
	}
	return r
}

func TestFoldingChangesNoMatch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, rule := frenchText(t, "text"), drawnRule(t, "rule", 2)
		want := wordsFound(compiled(t, rule), text)
		for _, other := range respelled(text) {
			if got := wordsFound(compiled(t, rule), other); !slices.Equal(got, want) {
				t.Fatalf("%s finds %q in %q, %q in %q", rule, want, text, got, other)
			}
		}
		folded := strings.NewReplacer("é", "E", "è", "E\u0300", "ê", "e", "'", "’").Replace(rule)
		if got := wordsFound(compiled(t, folded), text); !slices.Equal(got, want) {
			t.Fatalf("%s finds %q in %q, %s finds %q", rule, want, text, folded, got)
		}
	})
}

// wordsFound returns what a rule finds, folded.
func wordsFound(r *Rule, text string) []string {
	var found []string
	for _, s := range r.Find(Tokens(text)) {
		found = append(found, strings.Join(foldedWords(string([]rune(text)[s.Start:s.End])), " "))
	}
	return found
}

// TestNearByHand compares near of two words with what a loop over all pairs finds, and exchanges the sides.
func TestNearByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"a1", "b1", "c1"}), 0, 12).Draw(t, "words")
		n := rapid.IntRange(1, 4).Draw(t, "n")
		text := strings.Join(words, " ")
		var windows []stretch
		for i := range words {
			for j := range words {
				if words[i] == "a1" && words[j] == "b1" && max(i-j, j-i) <= n {
					windows = append(windows, stretch{min(i, j), max(i, j)})
				}
			}
		}
		windows = slices.DeleteFunc(slices.Clone(windows), func(w stretch) bool {
			return slices.ContainsFunc(windows, func(o stretch) bool { return o != w && o.from >= w.from && o.to <= w.to })
		})
		covered := make([]bool, len(words))
		for _, w := range windows {
			for i := w.from; i <= w.to; i++ {
				covered[i] = true
			}
		}
		number := string(rune('0' + n))
		spans := compiled(t, "a1 near/"+number+" b1").Find(Tokens(text))
		got := make([]bool, len(words))
		for _, s := range spans {
			for i := s.Start / 3; i*3 < s.End; i++ {
				got[i] = true
			}
		}
		if !slices.Equal(got, covered) {
			t.Fatalf("near/%d in %q: %v", n, text, spans)
		}
		if other := compiled(t, "b1 près/"+number+" a1").Find(Tokens(text)); !reflect.DeepEqual(other, spans) {
			t.Fatalf("near/%d in %q: %v, exchanged %v", n, text, spans, other)
		}
	})
}

func FuzzCompile(f *testing.F) {
	for _, seed := range []string{"financ*", `budget* near/5 (manque or "santé mentale") not ~gel`, "=mot", "((a)", "« é", "*-a*", "l'", "a près/3 b"} {
		f.Add(seed, "Le manque de budget, la santé mentale; porte-parole")
	}
	f.Fuzz(func(t *testing.T, source, text string) {
		r, err := Compile(source)
		if err != nil {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) || syntax.At < 0 || syntax.At > len([]rune(source)) || syntax.Text.FR == "" {
				t.Fatalf("%q: %v", source, err)
			}
			return
		}
		spans := r.Find(Tokens(text))
		end := 0
		for _, s := range spans {
			if s.Start < end || s.End <= s.Start || s.End > len([]rune(text)) {
				t.Fatalf("%q finds %v in %q", source, spans, text)
			}
			end = s.End
		}
		if r.String() != source {
			t.Fatalf("%q is %q", source, r.String())
		}
		matches := NewMatcher([]*Rule{r}).Find(text)
		if len(matches) != min(len(spans), 1) || len(matches) == 1 && !slices.Equal(matches[0].Spans, spans) {
			t.Fatalf("%q finds %v in %q, and the matcher %v", source, spans, text, matches)
		}
	})
}
