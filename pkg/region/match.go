package region

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// By is the reason for which a name matches a region.
type By uint8

// The reasons, from the strictest.
const (
	None   By = iota // it matches none
	Code             // the code, alone or with a name that agrees: "6", "Montréal (06)"
	Name             // the name, letter for letter
	Alias            // an alias, letter for letter
	Folded           // the name or an alias, letter case, accents and punctuation aside; or parts that all name it: "Québec / Capitale nationale"
)

// String returns the word that machine formats print.
func (b By) String() string { return [...]string{"none", "code", "name", "alias", "folded"}[b] }

// A Match says which region a name stands for: exactly one (By is not None), one of several (Candidates), or none.
type Match struct {
	// Region is the region, where By is not None.
	Region Region
	// By is the reason; None where the name stands for no region or for more than one.
	By By
	// Candidates are the regions, two or more, that an ambiguous name may stand for, in the order of their codes.
	Candidates []Region
	// Suggestions are up to three regions that are near a name which stands for none, the nearest first. They are for
	// people to read, never to join on.
	Suggestions []Region
}

// Found reports whether the name stands for exactly one region.
func (m Match) Found() bool { return m.By != None }

// Ambiguous reports whether the name stands for more than one region.
func (m Match) Ambiguous() bool { return len(m.Candidates) > 0 }

// Match says which region a name stands for. Spaces around it do not count. In this order:
//
//  1. a code, zeros in front aside;
//  2. a region's name, then an alias, letter for letter, then both folded (see Fold);
//  3. a code before or after a name or alias, in any punctuation ("06 - Montréal"), where both stand for the same region.
//     Where they contradict each other the name is ambiguous; where the name is of no region, it matches none.
func (l *List) Match(name string) Match {
	name = strings.TrimSpace(name)
	if i, found := l.codes[codeKey(name)]; found {
		return Match{Region: l.regions[i], By: Code}
	}
	folded := Fold(name)
	if found := l.named(folded); len(found) > 0 {
		return l.result(found, l.how(name, found[0]))
	}
	found, code, split := l.withCode(folded)
	if len(found) > 0 {
		return l.result(found, Code)
	}
	if common := l.inParts(name); len(common) > 0 {
		return l.result(common, Folded)
	}
	return Match{Suggestions: l.near(folded, code, split)}
}

// inParts returns the regions that every part of a name stands for, where slashes, commas or parentheses part it; none where
// it has one part, or a part that stands for none.
func (l *List) inParts(name string) []int {
	var common []int
	parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("/(),;|", r) })
	parts = slices.DeleteFunc(parts, func(part string) bool { return strings.TrimSpace(part) == "" })
	if len(parts) < 2 {
		return nil
	}
	for k, part := range parts {
		named := l.named(Fold(part))
		if i, isCode := l.codes[codeKey(part)]; isCode {
			named = []int{i}
		}
		if k == 0 {
			common = slices.Clone(named)
		}
		common = slices.DeleteFunc(common, func(i int) bool { return !slices.Contains(named, i) })
	}
	return common
}

// result is the match of one region or of several.
func (l *List) result(found []int, by By) Match {
	if len(found) == 1 {
		return Match{Region: l.regions[found[0]], By: by}
	}
	return Match{Candidates: l.pick(found)}
}

func (l *List) pick(indices []int) []Region {
	regions := make([]Region, len(indices))
	for i, index := range indices {
		regions[i] = l.regions[index]
	}
	return regions
}

// named returns the regions that a folded name stands for. A region's own name comes before the aliases of others.
func (l *List) named(folded string) []int {
	if i, found := l.names[folded]; found {
		return []int{i}
	}
	return l.aliases[folded]
}

// how tells a match letter for letter from a folded one.
func (l *List) how(name string, index int) By {
	switch region := l.regions[index]; {
	case name == region.Name:
		return Name
	case slices.Contains(region.Aliases, name):
		return Alias
	}
	return Folded
}

// withCode takes a folded name for a code with a name after it or before it. It returns the one region that both stand
// for, or all that they stand for where they contradict each other. Where the code is one of the list and the rest is no
// name, it returns no region, but the index of the code, and split is true.
func (l *List) withCode(folded string) (found []int, code int, split bool) {
	words := strings.Fields(folded)
	for cut := 1; cut < len(words); cut++ {
		before, after := strings.Join(words[:cut], " "), strings.Join(words[cut:], " ")
		for _, parts := range [][2]string{{before, after}, {after, before}} {
			index, isCode := l.worded[codeKey(parts[0])]
			if !isCode {
				continue
			}
			named := l.named(parts[1])
			if slices.Contains(named, index) {
				return []int{index}, index, true
			}
			if len(named) > 0 {
				all := append([]int{index}, named...)
				slices.Sort(all)
				return all, index, true
			}
			code, split = index, true
		}
	}
	return nil, code, split
}

// suggested is how many suggestions a Match has at most.
const suggested = 3

// near returns the regions near a folded name. Where there is a code in it, its region comes first; then those whose
// name or alias stands in it as whole words; then those at an edit distance of at most a third of its length, or 2.
func (l *List) near(folded string, code int, split bool) []Region {
	type candidate struct{ index, distance int }
	var candidates []candidate
	most := max(2, len([]rune(folded))/3)
	for i, region := range l.regions {
		distance := distance(folded, region)
		if split && i == code {
			distance = -1
		}
		if folded != "" && distance <= most {
			candidates = append(candidates, candidate{i, distance})
		}
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var regions []Region
	for _, c := range candidates[:min(suggested, len(candidates))] {
		regions = append(regions, l.regions[c.index])
	}
	return regions
}

// distance is the smallest edit distance between a folded name and the names of a region, or 0 where one of them stands
// in it as whole words.
func distance(folded string, region Region) int {
	least := -1
	for _, name := range append([]string{region.Name}, region.Aliases...) {
		key := Fold(name)
		d := levenshtein.ComputeDistance(folded, key)
		if strings.Contains(" "+folded+" ", " "+key+" ") {
			d = 0
		}
		if least < 0 || d < least {
			least = d
		}
	}
	return least
}
