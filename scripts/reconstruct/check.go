package main

import (
	"errors"
	"fmt"
)

// check reads the exports back and compares them with every line of published.csv. The error names each claim that does
// not hold, one a line.
func check(in *Inputs, files map[string][]byte) error {
	s, err := newSheet(in, files)
	if err != nil {
		return err
	}
	if len(s.centres) == 0 || len(s.groups) == 0 {
		return errors.New("an export has no rows")
	}
	figures := s.figures()
	notes := s.notes(figures)
	var broken []error
	for _, c := range in.Published.Claims {
		f, ok := figures[c.ID]
		switch {
		case !ok:
			broken = append(broken, fmt.Errorf("claim %s: the program has no rule to count it", c.ID))
		case !c.agrees(f.count, f.base) || !c.allows(f.value):
			broken = append(broken, fmt.Errorf("claim %s: %s is printed, the rows give count %d, base %d, value %g",
				c.ID, c.printed(), f.count, f.base, f.value))
		case notes[c.ID] != "":
			broken = append(broken, fmt.Errorf("claim %s: %s", c.ID, notes[c.ID]))
		}
	}
	return errors.Join(append(broken, s.rows()...)...)
}
