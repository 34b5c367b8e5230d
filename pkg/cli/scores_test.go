package cli

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/tabulate"
)

func TestScoresFlags(t *testing.T) {
	plain := choices{level: tabulate.DefaultLevel}
	check(t, newScoresCmd, "", scoresOptions{source: source{invalid: "error"}, choices: plain})
	check(t, newScoresCmd, "--explain-method", scoresOptions{source: source{invalid: "error"}, choices: plain, explain: true})
	check(t, newScoresCmd, "confort --where x>1 --by lane --level 0.9 --table items", scoresOptions{
		source: source{invalid: "error"}, scale: "confort", choices: choices{where: "x>1", by: []string{"lane"}, level: 0.9}, output: output{table: "items"},
	})
}
