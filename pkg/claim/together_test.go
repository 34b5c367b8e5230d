package claim

import (
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
)

// figures declares shares under the names f, g, h, …
func figures(shares ...string) string {
	var text strings.Builder
	for i, share := range shares {
		text.WriteString("    " + string(rune('f'+i)) + ": " + share + "\n")
	}
	return text.String()
}

const (
	yesA = `{ share: 'a == "Y"' }`
	noA  = `{ share: 'a == "N"' }`
	yesB = `{ share: 'b == "Y"' }`
	yesC = `{ share: 'c == "Y"' }`
	both = `{ share: 'a == "Y" && b == "Y"' }`
)

// everyone answers a and b with yes: 21 respondents.
var everyone = people(0, 21, "Y,Y,Y")

// The published figures below are mostly wrong of the answers; only whether they can hold together is looked at.
var contradictions = []struct {
	name  string
	study small
	want  string // of the note; "" for no doubt
}{
	{"yes and no exceed the respondents",
		small{figures: figures(yesA, noA), published: "f,,,,15,21,,,eq,\ng,,,,10,21,,,eq,\n"},
		"f (15/21) and g (10/21) cannot hold together"},
	{"yes and no leave blanks",
		small{figures: figures(yesA, noA), published: "f,,,,10,21,,,eq,\ng,,,,8,21,,,eq,\n"},
		"f (10/21) and g (8/21) hold together only if a blank answer counts in the base (at least 3)"},
	{"yes and no leave not applicable",
		small{na: true, figures: figures(yesA, noA), published: "f,,,,10,21,,,eq,\ng,,,,8,21,,,eq,\n"}, ""},
	{"a part exceeds the whole",
		small{figures: figures(yesA, both), published: "f,,,,10,21,,,eq,\ng,,,,11,21,,,eq,\n"},
		"f (10/21) and g (11/21) cannot hold together"},
	{"a percent and a count",
		small{figures: figures(yesA, noA), published: "f,,,,,,81,,eq,\ng,,,,5,21,,,eq,\n"},
		"f (17/21) and g (5/21) cannot hold together"},
	{"more than",
		small{figures: figures(yesA, noA), published: "f,,,,,,80,,over,\ng,,,,5,21,,,eq,\n"},
		"f (17-21/21) and g (5/21) cannot hold together"},
	{"more than a count",
		small{figures: figures(yesA, noA), published: "f,,,,16,,,,over,\ng,,,,5,21,,,eq,\n"},
		"f (17-21/21) and g (5/21) cannot hold together"},
	{"less than", // under 20 % is at most 4 of 21
		small{figures: figures(yesA, both), published: "f,,,,,,20,,under,\ng,,,,5,21,,,eq,\n"},
		"f (0-4/21) and g (5/21) cannot hold together"},
	{"less than a count",
		small{figures: figures(yesA, both), published: "f,,,,5,,,,under,\ng,,,,5,21,,,eq,\n"},
		"f (0-4/21) and g (5/21) cannot hold together"},
	{"two majorities",
		small{figures: figures(yesA, noA), published: "f,,,,,,,,majority,\ng,,,,,,,,majority,\n"},
		"f (11-21/21) and g (11-21/21) cannot hold together"},
	{"a range that is wide enough",
		small{figures: figures(yesA, `{ share: 'a == "N"', between: [6, 8] }`), published: "f,,,,15,21,,,eq,\ng,,,,8,,,,between,\n"}, ""},
	{"a range that is not",
		small{figures: figures(yesA, `{ share: 'a == "N"', between: [7, 8] }`), published: "f,,,,15,21,,,eq,\ng,,,,7,,,,between,\n"},
		"f (15/21) and g (7-8/21) cannot hold together"},
	{"a rule that no blank gets around",
		small{figures: figures(yesA, both), published: "f,,,,3,21,,,eq,\ng,,,,3,21,,,eq,\n",
			rules: `{ r: { label: never both, if: 'a == "Y"', then: 'b == "N"' } }`},
		"g (3/21) cannot hold (rule r: never both)"},
	{"a rule that a blank gets around",
		small{figures: figures(yesA, yesB), published: "f,,,,12,21,,,eq,\ng,,,,10,21,,,eq,\n",
			rules: `{ r: { label: a brings b, if: 'a == "Y"', then: 'b == "Y"' } }`},
		"f (12/21) and g (10/21) hold together only if a blank answer counts in the base (at least 2) (rule r: a brings b)"},
	{"a rule that an answer of not applicable gets around",
		small{na: true, figures: figures(yesA, yesB), published: "f,,,,12,21,,,eq,\ng,,,,10,21,,,eq,\n",
			rules: `{ r: { label: a brings b, if: 'a == "Y"', then: 'b == "Y"' } }`}, ""},
	{"impossible on its own",
		small{figures: figures(`{ where: 'a == "Y"', share: 'a == "N"' }`), published: "f,,,,2,5,,,eq,\n"},
		"f (2/5) cannot hold"},
	{"skip logic",
		small{figures: figures(yesA, yesB), b: `, asked_if: 'a == "Y"'`, published: "f,,,,5,21,,,eq,\ng,,,,7,21,,,eq,\n"},
		"hold together only if a blank answer counts in the base (at least 2)"},
	{"skip logic on something else than codes says nothing",
		small{figures: figures(yesB), b: `, asked_if: 'id != "AA"'`, published: "f,,,,20,20,,,eq,\n"}, ""},
	{"a condition without variables",
		small{figures: figures(`{ share: "1 == 1" }`, yesA), published: "f,,,,21,21,,,eq,\ng,,,,21,21,,,eq,\n"}, ""},
	{"a rule without variables",
		small{figures: figures(yesA), rules: `{ r: { label: always, if: "1 == 1", then: "2 == 2" } }`, published: "f,,,,21,21,,,eq,\n"}, ""},
	{"a tested blank",
		small{figures: figures(yesA, `{ share: "missing(a)" }`), published: "f,,,,20,21,,,eq,\ng,,,,2,21,,,eq,\n"},
		"f (20/21) and g (2/21) cannot hold together"},
}

func TestFiguresThatCannotHoldTogether(t *testing.T) {
	for _, c := range contradictions {
		t.Run(c.name, func(t *testing.T) {
			c.study.answers = everyone
			all := results(t, c.study.files())
			var notes []string
			for _, r := range all {
				for _, n := range r.Notes {
					if strings.Contains(n.EN, "hold") {
						notes = append(notes, n.EN)
					}
				}
			}
			slices.Sort(notes)
			if notes = slices.Compact(notes); c.want == "" {
				if len(notes) > 0 {
					t.Errorf("doubts %q, want none", notes)
				}
			} else if len(notes) != 1 || !strings.Contains(notes[0], c.want) {
				t.Errorf("doubts %q, want %q", notes, c.want)
			}
		})
	}
}

// Two contradictions of one world are both told, the one that no blank explains first.
func TestEveryContradictionIsTold(t *testing.T) {
	s := small{
		figures:   figures(yesA, noA, yesB, both, yesC),
		published: "f,,,,15,21,,,eq,\ng,,,,10,21,,,eq,\nh,,,,3,21,,,eq,\ni,,,,4,21,,,eq,\nj,,,,21,21,,,eq,\n",
		answers:   everyone,
	}
	all := results(t, s.files())
	for id, want := range map[string]string{
		"f": "f (15/21) and g (10/21) cannot hold together", "g": "f (15/21) and g (10/21) cannot hold together",
		"h": "h (3/21) and i (4/21) cannot hold together", "i": "h (3/21) and i (4/21) cannot hold together",
	} {
		if got := note(t, all, id); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	if got := Find(all, "j"); got.Status != Match || len(got.Notes) != 0 {
		t.Errorf("j: %s %v", got.Status, got.Notes)
	}
}

// The rule that makes the difference is named, and no other.
func TestTheRuleIsNamed(t *testing.T) {
	all := results(t, small{
		figures:   figures(yesA, yesB),
		published: "f,,,,12,21,,,eq,\ng,,,,12,21,,,eq,\n",
		rules:     `{ r: { label: not both, if: 'a == "Y"', then: 'b == "N"' }, s: { label: idle, if: 'c == "Y"', then: 'b == "Y"' } }`,
		answers:   everyone,
	}.files())
	if got := note(t, all, "f"); !strings.Contains(got, "f (12/21) and g (12/21) cannot hold together (rule r: not both)") {
		t.Errorf("%q", got)
	}
}

func TestErrorsOfFormulasHaveTheirPlace(t *testing.T) {
	for _, figure := range []string{
		`{ share: '["Y"][2] == a' }`,
		`{ share: 'a == "Y"', where: '["Y"][2] == a' }`,
		`{ share: 'a == "Y"', also: [{ label: x, count: '["Y"][2] == a', is: 1 }] }`,
		`{ share: 'a == "Y"', also: [{ label: x, holds: '["Y"][2] == "Y"' }] }`,
	} {
		s := load(t, small{figures: figures(figure), published: "f,,,,1,,,,eq,\n", answers: people(0, 1, "Y,Y,Y")}.files())
		f := refusal(t, s)
		if got := f.List[0].Pos; got.File != "small/study.yaml" || got.Line != 14 || got.Column < 10 || f.Kind != diag.Data {
			t.Errorf("%s: %v", figure, f)
		}
		if got := f.List[0].Message; !strings.Contains(got.EN, "invalid formula") || !strings.Contains(got.FR, "formule invalide") {
			t.Errorf("%+v", got)
		}
	}
}
