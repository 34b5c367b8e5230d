package cli

import (
	"testing"

	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/tabulate"
)

func TestReliabilityFlags(t *testing.T) {
	plain := choices{level: tabulate.DefaultLevel}
	check(t, newReliabilityCmd, "", reliabilityOptions{source: source{invalid: "error"}, choices: plain})
	check(t, newReliabilityCmd, "--explain-method", reliabilityOptions{source: source{invalid: "error"}, choices: plain, explain: true})
	check(t, newReliabilityCmd, "--resamples 99 --seed 4", reliabilityOptions{source: source{invalid: "error"}, choices: choices{level: tabulate.DefaultLevel, seed: 4}, resamples: 99})
	check(t, newReliabilityCmd, "mesures --where x>1 --level 0.9 --table reliability-items", reliabilityOptions{
		source: source{invalid: "error"}, scale: "mesures", choices: choices{where: "x>1", level: 0.9}, output: output{table: "reliability-items"},
	})
}

func TestReliabilityTakesOneScale(t *testing.T) {
	if err := oneScale(&cobra.Command{Use: "reliability"}, []string{"a", "b"}); exitCode(err) != ExitUsage || err.Error() != "reliability takes one scale, or none; got 2" {
		t.Errorf("two scales: %v", err)
	}
	if err := oneScale(&cobra.Command{Use: "reliability"}, []string{"a"}); err != nil {
		t.Errorf("one scale: %v", err)
	}
}
