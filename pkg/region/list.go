package region

import (
	"cmp"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
)

// A Region is one region of a list.
type Region struct {
	// Code identifies the region in its list: "06". It is text, never a number.
	Code string
	// Name is what tables print.
	Name string
	// Aliases are other names that files give it. An alias may be that of several regions; then it is ambiguous.
	Aliases []string
	// Short is a name that fits into a small place, such as a tile of a map; empty where Name does.
	Short string
	// Tile is where a map of tiles shows it, or nil.
	Tile *Tile
}

// A Tile is a place of a map of tiles: every region a square of the same size, about where it lies.
type Tile struct {
	Column int // from the left, 0 to MostTiles-1
	Row    int // from the top, 0 to MostTiles-1
}

// MostTiles is how many columns and rows a map of tiles has at most.
const MostTiles = 24

// A List is a set of regions with distinct codes and names. It does not change: WithAlias returns another.
type List struct {
	regions []Region
	codes   map[string]int   // by codeKey
	worded  map[string]int   // by foldedCode
	names   map[string]int   // by folded name
	aliases map[string][]int // by folded alias, in the order of codes
}

// newList indexes regions, whose codes and names are distinct.
func newList(regions []Region) *List {
	l := &List{regions: regions, codes: map[string]int{}, worded: map[string]int{}, names: map[string]int{}, aliases: map[string][]int{}}
	slices.SortFunc(l.regions, func(a, b Region) int { return compareCodes(a.Code, b.Code) })
	for i, region := range l.regions {
		l.codes[codeKey(region.Code)] = i
		l.worded[foldedCode(region.Code)] = i
		l.names[Fold(region.Name)] = i
		for _, alias := range region.Aliases {
			if key := Fold(alias); !slices.Contains(l.aliases[key], i) {
				l.aliases[key] = append(l.aliases[key], i)
			}
		}
	}
	return l
}

// All returns the regions in the order of their codes. Callers must not change them.
func (l *List) All() []Region { return slices.Clone(l.regions) }

// ByCode returns the region of a code. Zeros in front of a number do not count: "6" is "06".
func (l *List) ByCode(code string) (Region, bool) {
	i, found := l.codes[codeKey(code)]
	if !found {
		return Region{}, false
	}
	return l.regions[i], true
}

// WithAlias returns the list with one more alias for the region of the given code or name. The alias then stands for
// that region alone: this is how a study settles an ambiguous name. An alias that is the region's own name already
// changes nothing.
//
// The error is a *diag.Failure of kind diag.Study without a place, which the caller knows: a code or name that is none
// or not one of the list, an alias without a letter or digit, an alias that is the code or the name of another region.
func (l *List) WithAlias(alias, codeOrName string) (*List, error) {
	target, found := l.find(codeOrName)
	if !found {
		return nil, diag.Fail(diag.Study, diag.Pos{}, "unknown-region", "région %q inconnue%s", "unknown region %q%s",
			codeOrName, diag.DidYouMean(codeOrName, l.codesAndNames()))
	}
	key := Fold(alias)
	if key == "" {
		return nil, diag.Fail(diag.Study, diag.Pos{}, "region-alias",
			"le nom %q n'a ni lettre ni chiffre", "the name %q has no letter or digit", alias)
	}
	if owner, taken := l.find(alias); taken {
		if owner == target {
			return l, nil
		}
		return nil, diag.Fail(diag.Study, diag.Pos{}, "region-alias",
			"%q ne peut désigner la région %s\u00a0: c'est la région %s", "%q cannot stand for region %s: it is region %s",
			alias, l.regions[target].label(), l.regions[owner].label())
	}
	regions := slices.Clone(l.regions)
	for i := range regions {
		regions[i].Aliases = slices.DeleteFunc(slices.Clone(regions[i].Aliases), func(a string) bool { return Fold(a) == key })
	}
	regions[target].Aliases = append(regions[target].Aliases, alias)
	return newList(regions), nil
}

// Named returns the region of a code or a name, letter case, accents and punctuation aside.
func (l *List) Named(codeOrName string) (Region, bool) {
	i, found := l.find(codeOrName)
	if !found {
		return Region{}, false
	}
	return l.regions[i], true
}

// WithTiles returns the list with other places for its regions, by code; a region that is not named has none. It panics
// where a code is none of the list. The caller sees to it that no two regions share a place.
func (l *List) WithTiles(codes []string, tiles []Tile) *List {
	regions := slices.Clone(l.regions)
	for i := range regions {
		regions[i].Tile = nil
	}
	for i, code := range codes {
		target, found := l.codes[codeKey(code)]
		if !found {
			panic("region: code: " + code + " is none of the list")
		}
		regions[target].Tile = &tiles[i]
	}
	return newList(regions)
}

// find returns the index of the region that has the given code or, folded, the given name.
func (l *List) find(codeOrName string) (int, bool) {
	if i, found := l.codes[codeKey(codeOrName)]; found {
		return i, true
	}
	i, found := l.names[Fold(codeOrName)]
	return i, found
}

func (l *List) codesAndNames() []string {
	var all []string
	for _, region := range l.regions {
		all = append(all, region.Name)
	}
	for _, region := range l.regions {
		all = append(all, region.Code)
	}
	return all
}

// label names a region in a message: 06 Montréal.
func (r Region) label() string { return r.Code + " " + r.Name }

// codeKey is what makes codes the same: letter case, spaces around them and zeros in front of a number aside. Punctuation
// counts: -9 is a sign for a missing answer, not region 09.
func codeKey(code string) string {
	key := strings.ToLower(strings.TrimSpace(code))
	if isNumber(key) {
		if key = strings.TrimLeft(key, "0"); key == "" {
			key = "0"
		}
	}
	return key
}

// foldedCode is the key of a code that stands beside a name.
func foldedCode(code string) string { return codeKey(Fold(code)) }

// compareCodes orders numbers by value, before all other codes.
func compareCodes(a, b string) int {
	x, y := codeKey(a), codeKey(b)
	if isNumber(x) && isNumber(y) {
		return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y))
	}
	if isNumber(x) != isNumber(y) {
		if isNumber(x) {
			return -1
		}
		return 1
	}
	return strings.Compare(x, y)
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
