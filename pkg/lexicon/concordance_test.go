package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestConcordance(t *testing.T) {
	texts := []string{"Il y a un manque de\n  financement; l'«\u00a0accès\u00a0» au financement tarde.", "rien", "Financement!"}
	var got []string
	for _, l := range Concordance(compiled(t, "financement ou accès"), texts, 14) {
		got = append(got, fmt.Sprintf("%d %t %q %q %q %t", l.Text, l.CutLeft, l.Left, l.Match, l.Right, l.CutRight))
	}
	want := []string{
		`0 true "a un manque de " "financement" "; l'«` + "\\u00a0accès\\u00a0" + `»" true`,
		`0 true "l'«` + "\\u00a0" + `" "accès" "` + "\\u00a0" + `» au" true`,
		`0 true "l'«` + "\\u00a0accès\\u00a0" + `» au " "financement" " tarde." false`,
		`2 false "" "Financement" "!" false`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestConcordanceSorted(t *testing.T) {
	lines := Concordance(compiled(t, "x1"), []string{"b a x1 d", "a b x1 É", "c a x1 c", "x1"}, 20)
	order := func() (texts []int) {
		for _, l := range lines {
			texts = append(texts, l.Text)
		}
		return texts
	}
	SortByLeft(lines)
	if got := order(); !slices.Equal(got, []int{3, 0, 2, 1}) {
		t.Errorf("by the left: %v", got)
	}
	SortByRight(lines)
	if got := order(); !slices.Equal(got, []int{3, 2, 0, 1}) {
		t.Errorf("by the right: %v", got)
	}
}

// TestContextIsOfTheText checks that contexts fit, and that those wide enough give the text again.
func TestContextIsOfTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := frenchText(t, "text")
		width := rapid.IntRange(0, 30).Draw(t, "width")
		rule := compiled(t, drawnRule(t, "rule", 1))
		whole := Concordance(rule, []string{text}, 10_000)
		for i, l := range Concordance(rule, []string{text}, width) {
			left, right := strings.Trim(l.Left, " "), strings.Trim(l.Right, " ")
			if utf8.RuneCountInString(left) > width || utf8.RuneCountInString(right) > width || strings.ContainsAny(l.Left+l.Match+l.Right, "\n") {
				t.Fatalf("%+v", l)
			}
			all := whole[i]
			if all.Match != l.Match || !strings.HasSuffix(all.Left, l.Left) || !strings.HasPrefix(all.Right, l.Right) || all.CutLeft || all.CutRight {
				t.Fatalf("%+v is not of %+v", l, all)
			}
			if !l.CutLeft && l.Left != all.Left || !l.CutRight && l.Right != all.Right {
				t.Fatalf("%+v was cut, of %+v", l, all)
			}
			if got, want := strings.TrimSpace(all.Left+all.Match+all.Right), strings.Join(strings.Fields(text), " "); got != want {
				t.Fatalf("%q, want %q", got, want)
			}
		}
	})
}

func TestBrokenArguments(t *testing.T) {
	for want, f := range map[string]func(){
		"lexicon: width: must not be negative":             func() { Context("a", 0, nil, -1) },
		"lexicon: least: must be above 0 and at most 1":    func() { Duplicates(nil, 0) },
		"lexicon: least: must be above 0 and at most 1 ()": func() { Duplicates(nil, 1.5) },
	} {
		func() {
			defer func() {
				if got, _ := recover().(string); got != strings.TrimSuffix(want, " ()") {
					t.Errorf("panic %q, want %q", got, want)
				}
			}()
			f()
		}()
	}
}
