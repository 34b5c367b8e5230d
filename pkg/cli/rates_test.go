package cli

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

func TestRatesMethodFlags(t *testing.T) {
	check(t, newRatesCmd, "--interval mid-p --explain-method", ratesOptions{
		source: source{invalid: "error", passes: "auto"}, choices: choices{level: tabulate.DefaultLevel}, interval: "mid-p", explain: true,
	})
}

// An interval that there is not is an error that says which there are, before any study is looked for.
func TestRatesInterval(t *testing.T) {
	err := runRates(&ratesOptions{interval: "wilsen"})
	if want := `--interval "wilsen": expected ` + diag.OneOf(tabulate.Intervals()).EN + ` (did you mean "wilson"?)`; exitCode(err) != ExitUsage || err.Error() != want {
		t.Errorf("--interval wilsen: %v, want %s", err, want)
	}
}

// Help and completion name every interval.
func TestRatesIntervalIsNamed(t *testing.T) {
	env, _ := testEnv(t.TempDir())
	command := newRatesCmd(env, nil)
	complete, ok := command.GetFlagCompletionFunc("interval")
	if !ok {
		t.Fatal("--interval has no completion")
	}
	names, _ := complete(command, nil, "")
	if strings.Join(names, " ") != strings.Join(tabulate.Intervals(), " ") {
		t.Errorf("completion offers %q", names)
	}
	for _, name := range tabulate.Intervals() {
		if usage := command.Flags().Lookup("interval").Usage; !strings.Contains(usage, name) {
			t.Errorf("help leaves out %s: %s", name, usage)
		}
	}
}
