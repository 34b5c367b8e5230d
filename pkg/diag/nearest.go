package diag

import (
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Nearest returns the candidate that the user most likely meant by name: the one at the smallest edit distance, letter
// case aside, if that distance is at most a third of the name's length (2 is always allowed) and leaves some letter
// in place. It returns "" where none is near; the first of equals wins.
func Nearest(name string, candidates []string) string {
	length := utf8.RuneCountInString(name)
	best, bestDistance := "", max(2, length/3)+1
	for _, candidate := range candidates {
		d := levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(candidate))
		if d < bestDistance && d < max(length, utf8.RuneCountInString(candidate)) {
			best, bestDistance = candidate, d
		}
	}
	return best
}

// DidYouMean returns " (did you mean "x"?)" with the nearest candidate, or an empty text where none is near.
func DidYouMean(name string, candidates []string) locale.Text {
	nearest := Nearest(name, candidates)
	if nearest == "" {
		return locale.Text{}
	}
	return locale.Textf(" (vouliez-vous dire %q\u00a0?)", " (did you mean %q?)", nearest)
}

// OneOf returns the candidates as a phrase for "expected …": all of them up to eight, then a count.
func OneOf(candidates []string) locale.Text {
	const most = 8
	if len(candidates) <= most {
		return locale.Same(strings.Join(candidates, ", "))
	}
	shown := strings.Join(candidates[:most], ", ")
	return locale.Textf("%s… (%d en tout)", "%s… (%d in all)", shown, len(candidates))
}
