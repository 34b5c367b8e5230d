package main

import "fmt"

// What the statements and the notes of published.csv say in words, and the program must therefore say in code. A count,
// a base, a percent or a mean is never here: those are read from the file.
const (
	largeBudget  = 100_000 // "over $100,000"
	middleBudget = 28_000  // "over $28,000 (and under $100,000)"
	modestBudget = 20_000  // "over $20,000", "under $20,000"
	smallBudget  = 15_000  // "under $15,000"

	// staffBudget is what permanent staff costs. The report does not print the amount; every amount between the two
	// budgets of 28,790 and 77,000 dollars makes the same five groups.
	staffBudget = 50_000

	highScore  = 15 // "score 15 to 17": the lower bound; the upper one is the highest score
	nineYes    = 9  // "9 yes and 10 not applicable"
	tenNA      = 10 // "9 yes and 10 not applicable"
	sharedHigh = 2  // "reached by more than one centre"
	thirdTotal = 23 // "regions that score 23"

	// The groups of the regions that score 23: "two over $100,000; one over $20,000; two under $15,000".
	thirdLarge, thirdModest, thirdSmall = 2, 1, 2

	montreal   = "Montréal"   // "two of the three are in Montréal and Montérégie"
	monteregie = "Montérégie" // likewise, and the group whose budget rose

	twoInThree = 2 // "also printed as 2 in 3": of every three measures, on the mean

	restructuring = "restructuration" // "the one centre names a restructuring"
)

// notesInCode holds, by claim, the notes that the constants above and the draw are written for.
func notesInCode() map[string]string {
	return map[string]string{
		"collaboration-none-ci":         "the one centre names a restructuring",
		"primacy-plan-without-group-ci": "two of the three are in Montréal and Montérégie",
		"score-max-ci":                  "reached by more than one centre",
		"score-mean-ci":                 "also printed as 2 in 3",
		"plan-access-no-groups":         "a majority answers yes",
		"budget-raised":                 "Montérégie",
		"region-score-max":              "centre's score plus group's score",
		"region-score-first":            "its group has more than $100,000",
		"region-score-second":           "its group has more than $100,000",
		"region-score-23":               "groups: two over $100,000; one over $20,000; two under $15,000",
	}
}

// checkNotes returns an error where published.csv says something else in words than this file says in code.
func (p *Published) checkNotes() error {
	inCode := notesInCode()
	for _, c := range p.Claims {
		if note, ok := inCode[c.ID]; ok && note != c.Note {
			return fmt.Errorf("claim %s: the note is %q, and the program meets %q", c.ID, c.Note, note)
		}
		if lo, _, ok := c.bounds(); c.Comparison == "between" && (!ok || c.Value != fmt.Sprint(lo)) {
			return fmt.Errorf("claim %s: the note %q does not give the bounds (expected \"printed as '%s or …'\")", c.ID, c.Note, c.Value)
		}
	}
	return nil
}
