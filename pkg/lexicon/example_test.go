package lexicon_test

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/lexicon"
)

// A rule of a theme, and what it finds in an answer.
func Example() {
	rule, err := lexicon.Compile(`financ* or budget* near/5 manque`)
	if err != nil {
		fmt.Println(err)
		return
	}
	answers := []string{"Le manque de budgets récurrents", "Un FINANCEMENT stable", "L’écoute"}
	for _, line := range lexicon.Concordance(rule, answers, 20) {
		fmt.Printf("%d: %s[%s]%s\n", line.Text, line.Left, line.Match, line.Right)
	}
	// Output:
	// 0: Le [manque de budgets] récurrents
	// 1: Un [FINANCEMENT] stable
}

// An error says where the rule cannot be read, and what was expected.
func ExampleCompile() {
	_, err := lexicon.Compile("santé mentale")
	fmt.Println(err.(*lexicon.SyntaxError).At, err)
	// Output: 6 nothing joins “mentale” to what is before: expected and, or, not or near/5; words in a row stand in quotation marks
}
