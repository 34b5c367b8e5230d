package cli

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/tabulate"
)

func TestReliabilityFlags(t *testing.T) {
	plain := choices{level: tabulate.DefaultLevel}
	check(t, newReliabilityCmd, "", reliabilityOptions{source: source{invalid: "error"}, choices: plain})
	check(t, newReliabilityCmd, "mesures --where x>1 --level 0.9 --table reliability-items", reliabilityOptions{
		source: source{invalid: "error"}, scale: "mesures", choices: choices{where: "x>1", level: 0.9}, output: output{table: "reliability-items"},
	})
}

func TestReliabilityTakesOneScale(t *testing.T) {
	if err := oneReliabilityScale(nil, []string{"a", "b"}); exitCode(err) != ExitUsage || err.Error() != "reliability takes one scale, or none; got 2" {
		t.Errorf("two scales: %v", err)
	}
	if err := oneReliabilityScale(nil, []string{"a"}); err != nil {
		t.Errorf("one scale: %v", err)
	}
}
