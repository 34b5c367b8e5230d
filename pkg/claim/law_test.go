package claim

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/round"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// The shares that the laws below publish.
var lawShares = []string{
	yesA, noA, yesB, yesC, both,
	`{ share: 'a != "Y" || c == "N"' }`,
	`{ where: 'a == "Y"', share: 'b == "Y"' }`,
	`{ where: 'b == "N"', share: 'c == "N"' }`,
	`{ share: 'c == "Y"', base: answered }`,
	`{ share: "missing(b)" }`,
}

// lawStudy draws a study with skip logic, a rule and up to nine respondents who keep the rule. Without blanks everyone
// answers what he is asked.
func lawStudy(t *rapid.T, blanks bool) small {
	s := small{na: rapid.Bool().Draw(t, "na"), figures: figures(lawShares...)}
	gateB, gateC := rapid.Bool().Draw(t, "gate of b"), rapid.Bool().Draw(t, "gate of c")
	if gateB {
		s.b = `, asked_if: 'a == "Y"'`
	}
	if gateC {
		s.c = `, asked_if: 'b == "Y"'`
	}
	rule := rapid.Bool().Draw(t, "rule")
	if rule {
		s.rules = `{ r: { label: a brings c, if: 'a == "Y"', then: 'c == "Y"' } }`
	}
	cells := []string{"Y", "N"}
	if s.na {
		cells = append(cells, "NA")
	}
	if blanks {
		cells = append(cells, "")
	}
	var text strings.Builder
	for i := range rapid.IntRange(1, 9).Draw(t, "n") {
		a, b, c := rapid.SampledFrom(cells).Draw(t, "a"), rapid.SampledFrom(cells).Draw(t, "b"), rapid.SampledFrom(cells).Draw(t, "c")
		if !blanks && gateB && a != "Y" {
			b = ""
		}
		if !blanks && gateC && b != "Y" {
			c = ""
		}
		if rule && a == "Y" && c == "N" && (!gateC || b == "Y" || b != "N") {
			c = "Y"
		}
		fmt.Fprintf(&text, "%d,%s,%s,%s\n", i, a, b, c)
	}
	s.answers = text.String()
	return s
}

// truth publishes what the answers give for every share, in a drawn form: always true.
func truth(t *rapid.T, s *survey.Survey) string {
	var text strings.Builder
	for _, entry := range s.Study.Claims.Figures {
		r := Result{Declared: entry.Value}
		if _, err := compute(s, &r); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&text, "%s,,,,%s\n", entry.Key.Value, trueCells(t, r.Computed))
	}
	return text.String()
}

// trueCells writes the columns count, base, percent, value, comparison and note of a computed share.
func trueCells(t *rapid.T, c Figure) string {
	n, base, decimals := c.Count.Value, c.Base.Value, rapid.IntRange(0, 2).Draw(t, "decimals")
	forms := []string{
		fmt.Sprintf("%d,,,,eq,", n), fmt.Sprintf("%d,%d,,,eq,", n, base),
		fmt.Sprintf("%d,,,,under,", n+1), fmt.Sprintf("%d,%d,,,under,", n+1, base),
	}
	if n > 0 {
		forms = append(forms, fmt.Sprintf("%d,,,,over,", n-1))
	}
	if base > 0 {
		percent := strconv.FormatFloat(round.Percent(n, base, decimals), 'f', decimals, 64)
		forms = append(forms, ",,"+percent+",,eq,", fmt.Sprintf("%d,%d,%s,,eq,", n, base, percent), fmt.Sprintf(",%d,%s,,eq,", base, percent))
		below := max(0, 100*n/base-rapid.IntRange(1, 9).Draw(t, "below"))
		if n > 0 {
			forms = append(forms, fmt.Sprintf(",,%d,,over,", below), fmt.Sprintf("%d,%d,%d,,over,", n, base, below))
		}
		forms = append(forms, fmt.Sprintf(",,%d,,under,", 100*n/base+1))
	}
	if 2*n > base {
		forms = append(forms, ",,,,majority,", fmt.Sprintf(",%d,,,majority,", base), fmt.Sprintf("%d,%d,,,majority,", n, base))
	}
	return rapid.SampledFrom(forms).Draw(t, "form")
}

// What is true of the answers agrees with them, and the consistency of several figures never holds it against them: not
// at all where nobody left a blank, and only as "a blank counts" where someone did.
func TestTruthIsNeverContradicted(t *testing.T) {
	for _, blanks := range []bool{false, true} {
		t.Run(fmt.Sprintf("blanks=%v", blanks), func(t *testing.T) {
			known := map[string]*study.Definition{}
			rapid.Check(t, func(t *rapid.T) {
				s := lawStudy(t, blanks)
				loaded := lawSurvey(t, s, known)
				s.published = truth(t, loaded)
				loaded.Files = s.files()
				all, err := Verify(loaded)
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range all {
					note := r.noteIn(locale.English)
					if !r.Agrees || r.Status == Mismatch {
						t.Fatalf("%s is true, but: %s %s\n%s%s", r.Published.ID, r.Status, note, s.published, s.answers)
					}
					if strings.Contains(note, "cannot hold") || !blanks && strings.Contains(note, "hold") {
						t.Fatalf("%s is true, but: %s\n%s\n%s%s", r.Published.ID, note, s.rules+s.b+s.c, s.published, s.answers)
					}
				}
			})
		})
	}
}

// lawSurvey reads the answers of a study; study files that were read before are known by what they declare.
func lawSurvey(t *rapid.T, s small, known map[string]*study.Definition) *survey.Survey {
	files, key := s.files(), fmt.Sprint(s.na, s.b, s.c, s.rules)
	if known[key] == nil {
		def, err := study.Load(files, "study.yaml")
		if err != nil {
			t.Fatal(err)
		}
		known[key] = def
	}
	loaded, err := survey.Load(known[key], files, survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

// Three figures on two questions hold together exactly within the bounds of Fréchet:
//
//	max(0, x + y - n) ≤ z ≤ min(x, y)
//
// where x answer yes to a, y to b and z to both; blank answers do not widen them.
//
// Source: M. Fréchet, Généralisation du théorème des probabilités totales, Fundamenta Mathematicae 25 (1935), 379-387.
func TestBoundsOfFrechet(t *testing.T) {
	const n = 5
	s := small{figures: figures(yesA, yesB, both), published: "f,,,,0,,,,eq,\ng,,,,0,,,,eq,\nh,,,,0,,,,eq,\n", answers: people(0, n, "Y,Y,Y")}
	loaded := load(t, s.files())
	lines, err := read(loaded.Study, loaded.Files)
	if err != nil {
		t.Fatal(err)
	}
	for x := range n + 1 {
		for y := range n + 1 {
			for z := range n + 1 {
				var all []Result
				for i, count := range []int{x, y, z} {
					r := Result{Published: lines[i].Published, Declared: loaded.Study.Claims.Figures[i].Value, Status: Match}
					r.Published.Count = whole(count)
					all = append(all, r)
				}
				doubtTogether(loaded.Study, all, map[string]int{"p": n})
				holds := max(0, x+y-n) <= z && z <= min(x, y)
				if got := len(with(all, Inconsistent)) == 0; got != holds {
					t.Errorf("x %d, y %d, z %d: holds %v, want %v", x, y, z, got, holds)
				}
			}
		}
	}
}
