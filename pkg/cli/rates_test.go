package cli

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/tabulate"
)

func TestRatesMethodFlags(t *testing.T) {
	check(t, newRatesCmd, "--interval mid-p --explain-method", ratesOptions{
		source: source{invalid: "error"}, choices: choices{level: tabulate.DefaultLevel}, interval: "mid-p", explain: true,
	})
}

// The flag takes the names of the list, the first where there is none, and says which there are.
func TestRatesInterval(t *testing.T) {
	for _, name := range tabulate.Intervals() {
		if got, err := (&ratesOptions{interval: name}).method(); got != name || err != nil {
			t.Errorf("--interval %s: %q, %v", name, got, err)
		}
	}
	if got, err := (&ratesOptions{}).method(); got != "wilson" || err != nil {
		t.Errorf("no --interval: %q, %v", got, err)
	}
	_, err := (&ratesOptions{interval: "wilsen"}).method()
	if want := `--interval "wilsen": expected ` + strings.Join(tabulate.Intervals(), ", ") + ` (did you mean "wilson"?)`; exitCode(err) != ExitUsage || err.Error() != want {
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
