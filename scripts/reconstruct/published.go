package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/round"
)

// notPrinted stands for a count, a base or a percent that published.csv leaves blank.
const notPrinted = -1

// A Claim is one line of published.csv: a figure as it was printed.
type Claim struct {
	ID         string // stable name
	Count      int    // how many, or a score; notPrinted where blank
	Base       int    // out of how many; notPrinted where blank
	Percent    int    // whole percent; notPrinted where blank
	Value      string // a mean or a score with its printed decimals; empty where blank
	Comparison string // "eq", "over" (the percent is a lower bound), "between" (the note has both bounds) or "majority"
	Note       string // what the line adds in words
}

// Published is the list of figures, in the order of the file.
type Published struct {
	Claims []Claim // every line of published.csv
}

func (p *Published) take(row []string) error {
	c := Claim{ID: row[0], Value: row[7], Comparison: row[8], Note: row[9]}
	for i, cell := range []*int{&c.Count, &c.Base, &c.Percent} {
		*cell = notPrinted
		if row[4+i] == "" {
			continue
		}
		n, err := strconv.Atoi(row[4+i])
		if err != nil || n < 0 {
			return fmt.Errorf("claim %s: %q is not a whole number", c.ID, row[4+i])
		}
		*cell = n
	}
	if _, err := strconv.ParseFloat(c.Value, 64); c.Value != "" && err != nil {
		return fmt.Errorf("claim %s: value %q is not a number", c.ID, c.Value)
	}
	if _, err := p.claim(c.ID); err == nil {
		return fmt.Errorf("claim %s: printed twice", c.ID)
	}
	p.Claims = append(p.Claims, c)
	return nil
}

// claim returns the line with the given id.
func (p *Published) claim(id string) (Claim, error) {
	for _, c := range p.Claims {
		if c.ID == id {
			return c, nil
		}
	}
	return Claim{}, fmt.Errorf("claim %s: no such line in published.csv", id)
}

// printed writes what the line prints, for errors.
func (c Claim) printed() string {
	var parts []string
	for _, part := range []struct {
		name string
		n    int
	}{{"count", c.Count}, {"base", c.Base}, {"percent", c.Percent}} {
		if part.n != notPrinted {
			parts = append(parts, fmt.Sprintf("%s %d", part.name, part.n))
		}
	}
	if c.Value != "" {
		parts = append(parts, "value "+c.Value)
	}
	return strings.Join(append(parts, c.Comparison), ", ")
}

// agrees reports whether count out of base is what the line prints. A base of notPrinted cannot be recomputed from the
// answers, and no answer can contradict the printed one.
func (c Claim) agrees(count, base int) bool {
	if c.Count != notPrinted && c.Count != count {
		return false
	}
	if base == notPrinted {
		return true
	}
	if c.Base != notPrinted && c.Base != base {
		return false
	}
	switch {
	case c.Comparison == "majority":
		return 2*count > base
	case c.Percent == notPrinted:
		return true
	case base == 0:
		return false
	case c.Comparison == "over":
		return 100*count > c.Percent*base
	}
	return round.Percent(count, base, 0) == float64(c.Percent)
}

// counts returns every count out of base that the line allows: one where it prints the count, often one where it prints
// only a percent, many where it says "a majority".
func (p *Published) counts(id string, base int) ([]int, error) {
	c, err := p.claim(id)
	if err != nil {
		return nil, err
	}
	var allowed []int
	for n := range base + 1 {
		if c.agrees(n, base) {
			allowed = append(allowed, n)
		}
	}
	if len(allowed) == 0 {
		return nil, fmt.Errorf("claim %s: no count out of %d agrees with what is printed (%s)", id, base, c.printed())
	}
	return allowed, nil
}

// count returns the smallest count out of base that the line allows.
func (p *Published) count(id string, base int) (int, error) {
	allowed, err := p.counts(id, base)
	if err != nil {
		return 0, err
	}
	return allowed[0], nil
}

// allows reports whether a mean or a score is what the line prints: rounded to its decimals, or, for "between", inside
// the two bounds that the note has.
func (c Claim) allows(value float64) bool {
	if c.Value == "" {
		return true
	}
	if lo, hi, ok := c.bounds(); ok {
		return float64(lo) <= value && value <= float64(hi)
	}
	_, decimals, _ := strings.Cut(c.Value, ".")
	printed, _ := strconv.ParseFloat(c.Value, 64)
	return round.HalfUp(value, len(decimals)) == printed
}

// bounds returns the two numbers of a note such as "printed as '8 or 9'".
func (c Claim) bounds() (lo, hi int, ok bool) {
	if c.Comparison != "between" {
		return 0, 0, false
	}
	_, err := fmt.Sscanf(c.Note, "printed as '%d or %d'", &lo, &hi)
	return lo, hi, err == nil
}

// sums returns the least and the greatest whole total of n scores, each from 0 to most, whose mean is what the line
// prints.
func (p *Published) sums(id string, n, most int) (lo, hi int, err error) {
	c, err := p.claim(id)
	if err != nil {
		return 0, 0, err
	}
	lo = -1
	for sum := range n*most + 1 {
		if !c.allows(float64(sum) / float64(n)) {
			continue
		}
		if lo < 0 {
			lo = sum
		}
		hi = sum
	}
	if lo < 0 {
		return 0, 0, fmt.Errorf("claim %s: no total of %d scores agrees with what is printed (%s)", id, n, c.printed())
	}
	return lo, hi, nil
}
