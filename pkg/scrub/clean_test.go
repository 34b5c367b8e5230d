package scrub_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/scrub"
)

func cleaner(t rapid.TB) *scrub.Scrubber {
	t.Helper()
	s, problems := scrub.New(scrub.Rules{
		Lists: []scrub.List{
			{Rule: "names", Words: []string{"Marie Tremblay", "Luc"}, Replacement: locale.Text{FR: "nom", EN: "name"}},
			{Rule: "places", Words: []string{"l’Île-Verte"}, Replacement: locale.Text{FR: "lieu", EN: "place"}},
		},
		Patterns: []string{"phone", "email"},
	})
	if problems != nil {
		t.Fatal(problems)
	}
	return s
}

const spokenTo = "Marie  Tremblay nous appelle de l'Île‑Verte, au 514 555-0199… Luc vient avec Marie et Paul Tremblay."

// What is scrubbed in the source is scrubbed in the quotation, whatever a cut leaves of it; the editor's words are too.
func TestClean(t *testing.T) {
	for edited, want := range map[string]string{
		spokenTo:                              "[nom] nous appelle de [lieu], au [téléphone]… [nom] vient avec Marie et Paul Tremblay.",
		"Marie […] nous appelle":              "[nom] […] nous appelle",
		"Marie [T.] nous appelle":             "[nom] [T.] nous appelle",
		"Tremblay nous appelle (...)":         "[nom] nous appelle […]",
		"Marie Tremblay nous appelle":         "[nom] nous appelle",
		"[Marie Tremblay] nous appelle":       "[nom] nous appelle",
		"[Mme marie tremblay, ici,] nous":     "[Mme nom, ici,] nous",
		"[nom] nous appelle […] au 514 […]":   "[nom] nous appelle […] au [téléphone] […]",
		"de l’Île-Verte, au [...] 0199...":    "de [lieu], au […] [téléphone]...",
		"avec Marie [...] Tremblay":           "avec Marie […] Tremblay",
		"[À] Luc [, luc@ici.org,] vient avec": "[À] [nom] [, courriel,] vient avec",
	} {
		q, difference, ok := scrub.Edited(spokenTo, edited)
		if !ok {
			t.Errorf("%q: %+v", edited, difference)
			continue
		}
		if got, _ := cleaner(t).Clean(spokenTo, q, locale.French); got.Text != want {
			t.Errorf("%q\n got %q\nwant %q", edited, got.Text, want)
		}
	}
}

func TestCleanChanges(t *testing.T) {
	q, _, _ := scrub.Edited(spokenTo, "nous appelle de l'Île-Verte […] vient")
	_, changes := cleaner(t).Clean(spokenTo, q, locale.English)
	if len(changes) != 1 || changes[0].Rule != "places" || changes[0].Original != "l'Île‑Verte" {
		t.Errorf("%+v", changes)
	}
}

func TestStretch(t *testing.T) {
	r := cleaner(t).Scrub(spokenTo, locale.French)
	for want, span := range map[string][2]int{
		"[nom]": {0, 5}, "[nom] nous": {7, 20}, "nous appelle": {16, 28}, "de [lieu], au [téléphone]": {29, 55}, "": {16, 16}, r.Text: {0, len([]rune(spokenTo))},
	} {
		if got := r.Stretch(span[0], span[1]); got != want {
			t.Errorf("%v: %q, want %q", span, got, want)
		}
	}
}

var spokenPieces = []string{"Marie", "Tremblay", "Marie Tremblay", "Luc", "marié", "514 555-0199", "luc@ici.org", "mot", "été", " ", " ", " ", "\u00a0", "\n", ", ", "…", "…", ".", "’", "-", "[nom]", "« ", " !"}

// A quotation cut anywhere has nothing that the rules match, nor a letter of what they match in its source; and a piece of
// the source reads there as it reads in the quotation.
func TestCleanLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(spokenPieces), 1, 15).Draw(rt, "text"), "")
		lang := rapid.SampledFrom(locale.Langs).Draw(rt, "lang")
		q, ok := scrub.Cut(text, drawSpans(rt, text), lang)
		if !ok {
			return
		}
		if rapid.Bool().Draw(rt, "edited") {
			if edited, _, found := scrub.Edited(text, strings.ReplaceAll(q.Text, "…", "...")); found {
				q = edited
			}
		}
		s := cleaner(rt)
		got, changes := s.Clean(text, q, lang)
		if again := s.Scrub(got.Text, lang); again.Text != got.Text {
			rt.Fatalf("%q of %q still has something: %q", got.Text, text, again.Text)
		}
		whole := s.Scrub(text, lang).Changes
		for _, p := range got.Parts {
			if p.Start < 0 || p.End < p.Start || p.End > len([]rune(got.Text)) {
				rt.Fatalf("%q: %+v", got.Text, got.Parts)
			}
			for _, c := range whole {
				touched := p.Kind == scrub.Kept && c.Start < p.Source.End && p.Source.Start < c.End
				if touched && (!slices.Contains(changes, c) || !strings.Contains(string([]rune(got.Text)[p.Start:p.End]), "[")) {
					rt.Fatalf("%q of %q: %+v is in %+v", got.Text, text, c, p)
				}
			}
		}
	})
}

func drawSpans(rt *rapid.T, text string) []scrub.Span {
	edges := rapid.SliceOfN(rapid.IntRange(0, len([]rune(text))), 2, 6).Draw(rt, "edges")
	slices.Sort(edges)
	var keep []scrub.Span
	for i := 0; i+1 < len(edges); i += 2 {
		keep = append(keep, scrub.Span{Start: edges[i], End: edges[i+1]})
	}
	return keep
}

// A quotation with an altered word is never found: a word changed for one that the source does not have, put in, or doubled.
func TestAlteredNeverPasses(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		source := rapid.SliceOfN(rapid.SampledFrom([]string{"le", "groupe", "décide", "ne", "vient", "pas,", "avant", "l'hiver", "deux"}), 3, 20).Draw(rt, "source")
		from := rapid.IntRange(0, len(source)-1).Draw(rt, "from")
		said := slices.Clone(source[from:rapid.IntRange(from+1, len(source)).Draw(rt, "to")])
		if _, _, ok := scrub.Edited(strings.Join(source, " "), strings.Join(said, "\u00a0")); !ok {
			rt.Fatalf("%q is not found in %q", said, source)
		}
		at := rapid.IntRange(0, len(said)-1).Draw(rt, "at")
		for _, foreign := range []string{"jamais", said[at] + "s", "x" + said[at], strings.ToUpper(said[at]), said[at] + said[at], said[at] + "!"} {
			altered := slices.Clone(said)
			altered[at] = foreign
			if rapid.Bool().Draw(rt, "cut") {
				altered = slices.Insert(altered, rapid.IntRange(0, len(altered)).Draw(rt, "where"), "[…]")
			}
			if _, _, ok := scrub.Edited(strings.Join(source, " "), strings.Join(altered, " ")); ok {
				rt.Fatalf("%q passes for %q", altered, source)
			}
		}
	})
}

// FuzzClean cleans anything that is a quotation of anything: no panic, parts within the text, nothing left to scrub.
func FuzzClean(f *testing.F) {
	f.Add(spokenTo, "Marie […] nous [514 555-0199] au 514 […]")
	f.Add("Luc\xff Luc", "Luc [Luc]")
	f.Add("e\u0301 «Luc» [nom]", "é Luc [nom]")
	s := cleaner(f)
	f.Fuzz(func(t *testing.T, source, edited string) {
		if len(source) > 1000 || len(edited) > 1000 {
			return
		}
		q, _, ok := scrub.Edited(source, edited)
		if !ok {
			return
		}
		got, _ := s.Clean(source, q, locale.French)
		for _, p := range got.Parts {
			if p.Start < 0 || p.End < p.Start || p.End > len([]rune(got.Text)) {
				t.Fatalf("%q of %q: %+v", got.Text, source, got.Parts)
			}
		}
		if again := s.Scrub(got.Text, locale.French); again.Text != got.Text && !strings.ContainsRune(edited, '\ufffd') {
			t.Fatalf("%q of %q still has something: %q", got.Text, source, again.Text)
		}
	})
}
