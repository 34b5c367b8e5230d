package export

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A naming is what a program allows as the name of a variable.
type naming struct {
	size     func(string) int // of a name, in the unit of longest
	longest  int              // greatest size
	folds    bool             // letter case does not tell names apart
	reserved []string         // words that are no names, as folds compares them
}

// spssNames are the names of SPSS: at most 64 bytes, letter case does not count.
var spssNames = naming{
	size: func(s string) int { return len(s) }, longest: 64, folds: true,
	reserved: []string{"all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"},
}

// stataNames are the names of Stata: at most 32 characters, letter case counts.
var stataNames = naming{
	size: utf8.RuneCountInString, longest: 32,
	reserved: []string{"byte", "double", "float", "if", "in", "int", "long", "strL", "using", "with"},
}

// names returns a name for each heading: the heading itself where it is allowed and free, else what is left of it with an
// underscore and a number. The first of two that would be the same keeps its name, so the same headings have the same
// names.
func (n naming) names(headings []string) []string {
	var taken, list []string
	for _, heading := range headings {
		base := n.cut(allowed(heading), n.longest)
		name := base
		for k := 2; slices.Contains(taken, n.fold(name)) || n.isReserved(name); k++ {
			suffix := "_" + strconv.Itoa(k)
			name = n.cut(base, n.longest-len(suffix)) + suffix
		}
		taken, list = append(taken, n.fold(name)), append(list, name)
	}
	return list
}

// allowed returns a heading with an underscore for each character that is no letter, digit or underscore, and a letter in
// front.
func allowed(heading string) string {
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' {
			return r
		}
		return '_'
	}, strings.ToValidUTF8(heading, "_"))
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsLetter(first) {
		return "v" + name
	}
	return name
}

// cut takes whole characters off the end of a name until it has a size.
func (n naming) cut(name string, size int) string {
	for n.size(name) > size {
		_, last := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-last]
	}
	return name
}

func (n naming) fold(name string) string {
	if n.folds {
		return strings.ToLower(name)
	}
	return name
}

// isReserved reports whether a name is a word of the program's own; str and a number is a type of Stata.
func (n naming) isReserved(name string) bool {
	if slices.Contains(n.reserved, n.fold(name)) {
		return true
	}
	digits, isType := strings.CutPrefix(name, "str")
	return !n.folds && isType && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// A Renamed is a heading that has another name in a program.
type Renamed struct {
	Program string // SPSS or Stata
	Heading string // in the CSV
	Name    string // in the program
}

// Renamed returns the headings that have another name in SPSS or in Stata, in order: too long, reserved, or the same as
// another but for letter case.
func (d *Dataset) Renamed() []Renamed {
	var list []Renamed
	headings := d.headings()
	for _, program := range []struct {
		name  string
		names []string
	}{{"SPSS", spssNames.names(headings)}, {"Stata", stataNames.names(headings)}} {
		for k, name := range program.names {
			if name != headings[k] {
				list = append(list, Renamed{Program: program.name, Heading: headings[k], Name: name})
			}
		}
	}
	return list
}

// headings returns the names of the columns.
func (d *Dataset) headings() []string {
	var names []string
	for _, c := range d.Columns {
		names = append(names, c.Name)
	}
	return names
}
