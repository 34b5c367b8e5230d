package scrub_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/scrub"
)

func ExampleCut() {
	text := "Alors, euh, on manque d'argent ! Depuis toujours, je crois."
	q, _ := scrub.Cut(text, []scrub.Span{{Start: 12, End: 32}, {Start: 50, End: 58}}, locale.French)
	fmt.Println(strings.ReplaceAll(q.Text, "\u00a0", "_"))
	for _, p := range q.Explain(0, len([]rune(q.Text))) {
		fmt.Println(p.Kind, p.Start, p.End, "source", p.Source.Start, p.Source.End)
	}
	// Output:
	// […]_on manque d'argent_!_[…] je crois_[…]
	// left 0 3 source 0 12
	// kept 4 24 source 12 32
	// left 25 28 source 32 50
	// kept 29 37 source 50 58
	// left 38 41 source 58 59
}

func TestCut(t *testing.T) {
	const text = "  Un deux.  Trois \n quatre  "
	for name, c := range map[string]struct {
		keep []scrub.Span
		want string
		ok   bool
	}{
		"all":          {[]scrub.Span{{0, 28}}, "Un deux.  Trois \n quatre", true},
		"beginning":    {[]scrub.Span{{2, 10}}, "Un deux._[…]", true},
		"end":          {[]scrub.Span{{12, 28}}, "[…]_Trois \n quatre", true},
		"blank gap":    {[]scrub.Span{{2, 10}, {12, 26}}, "Un deux. Trois \n quatre", true},
		"touching":     {[]scrub.Span{{2, 6}, {6, 26}}, "Un deux.  Trois \n quatre", true},
		"spaces in":    {[]scrub.Span{{0, 11}, {11, 28}}, "Un deux. Trois \n quatre", true},
		"within words": {[]scrub.Span{{2, 6}, {8, 10}}, "Un d[…]x._[…]", true},
		"two":          {[]scrub.Span{{2, 4}, {20, 26}}, "Un_[…] quatre", true},
		"none":         {nil, "", false},
		"empty":        {[]scrub.Span{{2, 2}}, "", false},
		"blank":        {[]scrub.Span{{0, 2}}, "", false},
		"outside":      {[]scrub.Span{{2, 29}}, "", false},
		"negative":     {[]scrub.Span{{-1, 9}}, "", false},
		"order":        {[]scrub.Span{{12, 17}, {2, 4}}, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := scrub.Cut(text, c.keep, locale.English)
			if s := strings.ReplaceAll(got.Text, "\u00a0", "_"); s != c.want || ok != c.ok {
				t.Errorf("%q %t, want %q", s, ok, c.want)
			}
		})
	}
}

const interview = "Bien, l'organisme manque d'argent depuis longtemps ! Mme Tremblay dit que « ça va » (rires), et que le budget de l’année est… refusé. Le budget de l'an prochain aussi."

func TestEdited(t *testing.T) {
	for edited, want := range map[string]string{ // The parts in the source, by kind.
		interview:                     "kept:" + interview,
		"l’organisme manque d’argent": "kept:l'organisme manque d'argent",
		"« manque  d'argent depuis longtemps\u00a0! »": "kept:manque d'argent depuis longtemps !",
		"manque d'argent depuis longtemps!":            "kept:manque d'argent depuis longtemps !",
		"l'organisme [...] manque d'argent":            "kept:l'organisme|left: |kept:manque d'argent",
		"manque d'argent […] le budget":                "kept:manque d'argent|left: depuis longtemps ! Mme Tremblay dit que « ça va » (rires), et que |kept:le budget",
		"manque d'argent (...) Le budget":              "kept:manque d'argent|left: depuis longtemps ! Mme Tremblay dit que « ça va » (rires), et que le budget de l’année est… refusé. |kept:Le budget",
		"[L]'organisme manque [...]":                   "inserted:l|kept:'organisme manque|left: d'argent depuis longtemps ! Mme Tremblay dit que « ça va » (rires), et que le budget de l’année est… refusé. Le budget de l'an prochain aussi.",
		"l'organis[ation]":                             "kept:l'organis|inserted:me",
		"[n]e manque [rien]":                           "inserted:l'organism|kept:e manque|inserted:",
		"Mme [nom] dit que “ça va”":                    "kept:Mme|inserted: Tremblay |kept:dit que « ça va",
		"l'organisme [communautaire] manque":           "kept:l'organisme|inserted: |kept:manque",
		"(rires) [et puis], […] refusé":                "kept:(rires)|inserted:|kept:,|left: et que le budget de l’année est… |kept:refusé",
		"est... refusé":                                "kept:est… refusé",
	} {
		got, difference, ok := scrub.Edited(interview, edited)
		if !ok {
			t.Errorf("%q differs at %+v", edited, difference)
			continue
		}
		var parts []string
		for _, p := range got.Parts {
			parts = append(parts, string(p.Kind)+":"+string([]rune(interview)[p.Source.Start:p.Source.End]))
		}
		if s := strings.Join(parts, "|"); s != want {
			t.Errorf("%q\n got %s\nwant %s", edited, s, want)
		}
	}
}

// Where a quotation is not of its source, the first difference is told.
func TestEditedDiffers(t *testing.T) {
	for edited, want := range map[string]struct{ rest, source string }{
		"manque d'argents":                              {"s", " depuis"},
		"l'organisme manquait":                          {"ait", "e d'argent"},
		"anque d'argent":                                {"que", "née"}, // It begins within a word.
		"le budget de l'an [...] refusé":                {"n [", "née"},
		"le budget [...] Mme":                           {"Mme", ""},
		"l'organisme [communautaire] refusé":            {"efusé", "ires"},
		"Mme [...] l'organisme":                         {"organisme", "année"},
		"Le Budget":                                     {"Budget", "budget"},
		"tout autre chose":                              {"tout", "Bien"},
		"manque [d'argent depuis] [une date] [...] xyz": {"xyz", ""},
		"[Il manque d'argent] […]":                      {"", "Bien"},
		"« … »":                                         {"", "Bien"},
	} {
		_, difference, ok := scrub.Edited(interview, edited)
		if ok {
			t.Errorf("%q is found", edited)
			continue
		}
		rest, source := string([]rune(edited)[difference.At:]), string([]rune(interview)[difference.Source:])
		if !strings.HasPrefix(rest, want.rest) || !strings.HasPrefix(source, want.source) {
			t.Errorf("%q differs at %q from %q, want %q from %q", edited, rest, source, want.rest, want.source)
		}
	}
}

var inBrackets = regexp.MustCompile(`\[[^\[\]]*\]|\((?:\.\.\.|…)\)`)

// hasWords reports whether a quotation has a word outside of brackets.
func hasWords(text string) bool {
	return strings.ContainsFunc(inBrackets.ReplaceAllString(text, " "), func(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) })
}

// cutLaws checks that a quotation made by Cut is found in its source, and that its parts say where they come from.
func cutLaws(t rapid.TB, text string, keep []scrub.Span, lang locale.Lang) {
	t.Helper()
	q, ok := scrub.Cut(text, keep, lang)
	if !ok {
		return
	}
	source, out := []rune(text), []rune(q.Text)
	last := 0
	for _, p := range q.Parts {
		from, to := string(source[p.Source.Start:p.Source.End]), string(out[p.Start:p.End])
		if p.Source.Start < last || p.Kind == scrub.Kept && strings.ReplaceAll(from, "\u00a0", " ") != strings.ReplaceAll(to, "\u00a0", " ") || p.Kind == scrub.Left && to != scrub.Mark {
			t.Fatalf("%q: %+v is %q of %q", q.Text, p, to, from)
		}
		last = p.Source.End
		for i := p.Start; i < p.End && p.Kind == scrub.Kept; i++ {
			if e := q.Explain(i, i+1); len(e) != 1 || e[0].Source.End != e[0].Source.Start+1 || e[0].Source.Start != p.Source.Start+i-p.Start {
				t.Fatalf("%q: %d is of %+v", q.Text, i, e)
			}
		}
	}
	if _, difference, ok := scrub.Edited(text, q.Text); !ok && hasWords(q.Text) {
		t.Fatalf("%q of %q is not found: %+v", q.Text, text, difference)
	}
}

var cutPieces = []string{"mot", "Mot", "é", "e\u0301", " ", " ", "\u00a0", "\n", "?", " !", "«", " »", "’", "…", ".", ",", "[rires]", "[...]", "(…)", "-", "2", "\u00ad"}

func TestCutLaws(t *testing.T) {
	cutLaws(t, "mot\u00admot fin", []scrub.Span{{Start: 0, End: 3}, {Start: 8, End: 11}}, locale.French) // A soft hyphen parts words.
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(cutPieces), 1, 15).Draw(rt, "text"), "")
		length := len([]rune(text))
		edges := rapid.SliceOfN(rapid.IntRange(0, length), 2, 6).Draw(rt, "edges")
		slices.Sort(edges)
		var keep []scrub.Span
		for i := 0; i+1 < len(edges); i += 2 {
			keep = append(keep, scrub.Span{Start: edges[i], End: edges[i+1]})
		}
		cutLaws(rt, text, keep, rapid.SampledFrom(locale.Langs).Draw(rt, "lang"))
	})
}

// FuzzEdited compares anything with anything: no panic, and parts within their texts.
func FuzzEdited(f *testing.F) {
	f.Add(interview, "Mme [nom] dit […] refusé")
	f.Add("a [b] c", "a [...] [b] [c]")
	f.Add("été\xff", "e\u0301te")
	f.Fuzz(func(t *testing.T, source, edited string) {
		if len(source) > 2000 || len(edited) > 2000 {
			return
		}
		got, difference, ok := scrub.Edited(source, edited)
		n, m := len([]rune(source)), len([]rune(edited))
		if !ok {
			if difference.At < 0 || difference.At > m || difference.Source < 0 || difference.Source > n || difference.Nearest.End > n {
				t.Fatalf("%q of %q: %+v", edited, source, difference)
			}
			return
		}
		last, at := 0, 0
		for _, p := range got.Parts {
			if p.Start < at || p.End < p.Start || p.End > m || p.Source.Start < last || p.Source.End < p.Source.Start || p.Source.End > n {
				t.Fatalf("%q of %q: %+v", edited, source, got.Parts)
			}
			last, at = p.Source.End, p.End
		}
	})
}
