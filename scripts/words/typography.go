package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// A rule says what is wrong with words that stand in the code; seen are both languages as people see them, with a hole for
// each part that the program fills in.
//
// What both languages write alike is code, not prose: a key of the study file such as score:, a quoted value. The rules of
// French leave it alone.
type rule func(fr, en string) []string

// rules are those of spacing, quotation marks and numbers, in the order in which they are printed.
var rules = []rule{tiedMarks, looseMarks, units, guillemets, straightQuotes, apostrophes, frenchMarks, doubleSpaces, edges, numbers}

// ends is what follows a mark that ends a word: nothing, a space, a closing mark.
const ends = `(?:$|[\s\x{a0}).,;…»”"])`

var (
	tied     = regexp.MustCompile(`[^\s\x{a0}]*[^\s\x{a0}:;?!«(\[{][:;?!»]` + ends)
	loose    = regexp.MustCompile(`(?:^|[^\s\x{a0}]+) [:;?!»]` + ends)
	unit     = regexp.MustCompile(`[\d` + string(hole) + `] ?[%$]` + ends)
	unspaced = regexp.MustCompile(`«(?:[^\x{a0}]|$)|“|”`)
	quoted   = regexp.MustCompile(`"[^"]*"?`)
	doubled  = regexp.MustCompile(`[^\s\x{a0}][ \x{a0}]{2,}[^\s\x{a0}]`)
	foreign  = regexp.MustCompile(`[^\s\x{a0}]*[ \x{a0}][:;?!]` + ends + `|[\d` + string(hole) + `][ \x{a0}]%|[«»]`)
	columns  = regexp.MustCompile(`(?m)^ .*$`)
	// key is a name before a colon, as in the study file or, in quotes, in JSON.
	key        = regexp.MustCompile(`^[^\pL]*[a-z][a-z0-9_.-]*"?:`)
	grouped    = regexp.MustCompile(`(\d)\x{a0}(\d{3})\b`)
	thousands  = regexp.MustCompile(`(\d),(\d{3})\b`)
	decimals   = regexp.MustCompile(`(\d),(\d)`)
	digits     = regexp.MustCompile(`\d+(?:\.\d+)*`)
	frenchMark = regexp.MustCompile(`^[\s\x{a0}]+[:;?!]`)
)

// tiedMarks finds a mark with no space before it: French has a no-break space before : ; ? ! and ».
func tiedMarks(fr, en string) []string {
	return each(tied.FindAllString(fr, -1), func(found string) string {
		if key.MatchString(found) && strings.Contains(en, key.FindString(found)) {
			return ""
		}
		return fmt.Sprintf("French has a no-break space before the mark of %q", filled(found))
	})
}

// looseMarks finds a mark with a plain space before it.
func looseMarks(fr, en string) []string {
	return each(loose.FindAllString(fr, -1), func(found string) string {
		if strings.Contains(en, bare(found)) {
			return ""
		}
		return fmt.Sprintf("the space before the mark of %q can break: French has a no-break space", filled(found))
	})
}

// plain writes plain spaces.
var plain = strings.NewReplacer("\u00a0", " ")

// bare takes off the quotation marks before what was found, and what follows its mark.
func bare(found string) string {
	return strings.TrimLeft(strings.TrimRight(found, " \u00a0\n).,…”\""), "\"“«(")
}

// units finds % and $ with no space or a plain one between the number and them.
func units(fr, _ string) []string {
	return each(unit.FindAllString(fr, -1), func(found string) string {
		return fmt.Sprintf("French has a no-break space between the number and the sign of %q", filled(found))
	})
}

// guillemets finds « without a no-break space after it, and English quotation marks.
func guillemets(fr, _ string) []string {
	return each(unspaced.FindAllString(fr, -1), func(found string) string {
		return fmt.Sprintf("French quotes with « and », with no-break spaces inside, not with %q", found)
	})
}

// straightQuotes finds straight quotation marks around words that are French: what English quotes alike is code.
func straightQuotes(fr, en string) []string {
	return each(quoted.FindAllString(fr, -1), func(found string) string {
		if strings.Contains(en, found) {
			return ""
		}
		return fmt.Sprintf("French quotes with « and », not with %s", filled(found))
	})
}

// apostrophes finds the curved apostrophe: every text of the program has the straight one.
func apostrophes(fr, en string) []string {
	if strings.ContainsAny(fr+en, "’‘") {
		return []string{"the program writes a straight apostrophe (') in both languages"}
	}
	return nil
}

// frenchMarks finds French spacing and quotation marks in English.
func frenchMarks(fr, en string) []string {
	return each(foreign.FindAllString(en, -1), func(found string) string {
		if strings.ContainsAny(found, ":;?!") && strings.Contains(plain.Replace(fr), plain.Replace(bare(found))) {
			return ""
		}
		return fmt.Sprintf("English has no space before a mark, and no « »: %q", filled(found))
	})
}

// doubleSpaces finds several spaces between two words. Lines that begin with a space are set in columns by hand.
func doubleSpaces(fr, en string) []string {
	return each(doubled.FindAllString(columns.ReplaceAllString(fr+"\n"+en, ""), -1), func(found string) string {
		return fmt.Sprintf("several spaces in %q", filled(found))
	})
}

// edges finds a space or a line end that only one language has at its start or its end. French may begin with the space
// before a mark.
func edges(fr, en string) []string {
	var found []string
	if mark := frenchMark.FindString(fr); leading(fr) != leading(en) && (mark == "" || !strings.HasPrefix(en, mark[len(mark)-1:])) {
		found = append(found, "only one language begins with a space")
	}
	if trailing(fr) != trailing(en) {
		found = append(found, "only one language ends in a space")
	}
	return found
}

func leading(s string) string  { return s[:len(s)-len(strings.TrimLeftFunc(s, unicode.IsSpace))] }
func trailing(s string) string { return s[len(strings.TrimRightFunc(s, unicode.IsSpace)):] }

// numbers finds digits that differ: both languages say the same numbers. The order may differ.
func numbers(fr, en string) []string {
	french, english := inOrder(fr), inOrder(en)
	if slices.Equal(french, english) {
		return nil // alike as they stand
	}
	fr = decimals.ReplaceAllString(grouped.ReplaceAllString(fr, "$1$2"), "$1.$2")
	en = thousands.ReplaceAllString(en, "$1$2")
	french, english = inOrder(fr), inOrder(en)
	if slices.Equal(french, english) {
		return nil
	}
	return []string{fmt.Sprintf("the numbers differ: %s in French, %s in English", join(french), join(english))}
}

// inOrder returns the numbers of a text, sorted as words.
func inOrder(s string) []string { return slices.Sorted(slices.Values(digits.FindAllString(s, -1))) }

// each says of each thing found what is wrong with it; "" is nothing.
func each(found []string, say func(found string) string) []string {
	var problems []string
	for _, f := range found {
		if problem := say(f); problem != "" {
			problems = append(problems, problem)
		}
	}
	return problems
}
