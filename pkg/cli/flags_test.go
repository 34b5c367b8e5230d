package cli

import (
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/spf13/cobra"

	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// parsed runs a command up to its run function and returns the options that this one gets.
func parsed[T any](t *testing.T, build func(*Env, func(*T) error) *cobra.Command, line string) *T {
	t.Helper()
	env, _ := testEnv(t.TempDir())
	var got *T
	command := build(env, func(opts *T) error { got = opts; return nil })
	command.SilenceUsage, command.SilenceErrors = true, true
	command.SetArgs(append([]string{}, strings.Fields(line)...))
	if err := command.Execute(); err != nil {
		t.Fatalf("%s %s: %v", command.Name(), line, err)
	}
	if got == nil {
		t.Fatalf("%s %s: the command did not run", command.Name(), line)
	}
	return got
}

// check compares options with those that are wanted, the environment aside.
func check[T any](t *testing.T, build func(*Env, func(*T) error) *cobra.Command, line string, want T) {
	t.Helper()
	all := cmp.Exporter(func(reflect.Type) bool { return true })
	anyEnv := cmp.Comparer(func(_, _ *Env) bool { return true })
	if diff := cmp.Diff(want, *parsed(t, build, line), all, anyEnv, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%q (-want +got):\n%s", line, diff)
	}
}

func TestSourceFlags(t *testing.T) {
	tests := []struct {
		line string
		want source
	}{
		{"", source{invalid: "error"}},
		{"--demo", source{demo: studies.Demo, invalid: "error"}},
		{"--study a/study.yaml --data b", source{study: "a/study.yaml", data: "b", invalid: "error"}},
		{"--invalid missing --lang fr", source{invalid: "missing", lang: "fr"}},
		{"--study=a --study=b", source{study: "b", invalid: "error"}},
	}
	for _, test := range tests {
		check(t, newCheckCmd, test.line, checkOptions{source: test.want})
		check(t, newJoinCmd, test.line, joinOptions{source: test.want})
	}
}

func TestOutputFlags(t *testing.T) {
	tests := []struct {
		line string
		want output
	}{
		{"", output{}},
		{"--format csv", output{format: "csv"}},
		{"-o out.md", output{file: "out.md"}},
		{"--output=- --format json", output{file: "-", format: "json"}},
		{"--table join", output{table: "join"}},
	}
	for _, test := range tests {
		check(t, newJoinCmd, test.line, joinOptions{source: source{invalid: "error"}, output: test.want})
		test.want.more = []string{"junit", "github"}
		check(t, newVerifyCmd, test.line, verifyOptions{source: source{invalid: "error"}, output: test.want})
	}
}

func TestCommandFlags(t *testing.T) {
	plainSource, plainChoices := source{invalid: "error"}, choices{level: tabulate.DefaultLevel}

	check(t, newCheckCmd, "--strict", checkOptions{source: plainSource, strict: true})

	passSource := source{invalid: "error", passes: "auto"}
	check(t, newRatesCmd, "", ratesOptions{source: passSource, choices: plainChoices})
	check(t, newRatesCmd, "a --means b,c --one-pass always", ratesOptions{
		source: source{invalid: "error", passes: "always"}, choices: plainChoices, questions: []string{"a"}, means: []string{"b", "c"},
	})
	check(t, newRatesCmd, "a b --where x>1 --by region --base answered --level 0.9", ratesOptions{
		source: passSource, questions: []string{"a", "b"},
		choices: choices{where: "x>1", by: []string{"region"}, base: "answered", level: 0.9},
	})

	check(t, newScoresCmd, "", scoresOptions{source: plainSource, choices: plainChoices})
	check(t, newScoresCmd, "mesures --table ranking", scoresOptions{
		source: plainSource, choices: plainChoices, scale: "mesures", output: output{table: "ranking"},
	})

	check(t, newCorrelateCmd, "", correlateOptions{source: plainSource, choices: plainChoices, bounds: "usual"})
	check(t, newCorrelateCmd, "x ci.y --seed 7 --where z", correlateOptions{
		source: plainSource, bounds: "usual", x: "x", y: "ci.y", choices: choices{level: tabulate.DefaultLevel, seed: 7, where: "z"},
	})

	check(t, newExplainCmd, "ci:mesures", explainOptions{source: plainSource, name: "ci:mesures"})

	check(t, newReportCmd, "", reportOptions{source: plainSource, choices: plainChoices})
	check(t, newReportCmd, "-o r.html --format md --level 0.5 --seed 3", reportOptions{
		source: plainSource, output: output{file: "r.html", format: "md"}, choices: choices{level: 0.5, seed: 3}, tuned: true,
	})

	check(t, newDemoCmd, "folder", demoOptions{name: studies.Demo, dir: "folder"})
	check(t, newSchemaCmd, "-o s.json", schemaOptions{output: output{file: "s.json"}})
	check(t, newVersionCmd, "", versionOptions{})
	if got := parsed(t, newCompletionCmd, "zsh"); got.shell != "zsh" || got.root == nil {
		t.Errorf("completion zsh: %+v", got)
	}
}

// TestChoices checks what becomes of the flags: the options of package tabulate, or an error of usage.
func TestChoices(t *testing.T) {
	got, err := (&choices{where: "a", by: []string{"b"}, base: "asked", level: 0.9, seed: 4}).options()
	want := tabulate.Options{Where: "a", By: []string{"b"}, Base: study.AskedBase, Level: 0.9, Seed: 4}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("options() = %+v, %v, want %+v", got, err, want)
	}
	tests := []struct {
		choices choices
		want    string
	}{
		{choices{level: 0}, "--level 0: expected a number between 0 and 1, such as 0.95"},
		{choices{level: 1}, "--level 1: expected a number between 0 and 1, such as 0.95"},
		{choices{level: -0.5}, "--level -0.5: expected a number between 0 and 1, such as 0.95"},
		{choices{level: 95}, "--level 95: expected a number between 0 and 1, such as 0.95"},
		{choices{level: 0.95, base: "askd"}, `--base "askd": expected asked, answered (did you mean "asked"?)`},
	}
	for _, test := range tests {
		if _, err := test.choices.options(); err == nil || err.Error() != test.want {
			t.Errorf("%+v: %v, want %q", test.choices, err, test.want)
		}
	}
}

// TestUsageErrors runs whole command lines that are wrong before anything is read.
func TestUsageErrors(t *testing.T) {
	shipped := strings.Join(studies.Names(), ", ")
	tests := []struct{ line, en, fr string }{
		{"--x", `unknown flag: --x`, "option inconnue\u00a0: --x"},
		{"rates --demoo", `unknown flag: --demoo (did you mean "--demo"?)`, "option inconnue\u00a0: --demoo (vouliez-vous dire \"--demo\"\u00a0?)"},
		{"rates -z", `unknown flag: -z`, "option inconnue\u00a0: -z"},
		{"rates --format", `--format: its value is missing`, "--format\u00a0: il manque sa valeur"},
		{"rates -o", `--output: its value is missing`, "--output\u00a0: il manque sa valeur"},
		{"rates --level x", `--level "x": expected a number`, "--level \"x\"\u00a0: attendu un nombre"},
		{"correlate --seed 1.5", `--seed "1.5": expected a whole number, 0 or more`, "--seed \"1.5\"\u00a0: attendu un nombre entier, 0 ou plus"},
		{"rates --demo=oui", `--demo "oui": expected ` + shipped, "--demo \"oui\"\u00a0: attendu " + shipped},
		{"rates --demo --study x", `--study and --demo: either one or the other`, "--study et --demo\u00a0: l'un ou l'autre"},
		{"ratse", `unknown command "ratse" (did you mean "rates"?); "arrimage --help" shows them all`,
			"commande inconnue \"ratse\" (vouliez-vous dire \"rates\"\u00a0?)\u00a0; «\u00a0arrimage --help\u00a0» les montre toutes"},
		{"verify x", `verify takes no argument; got "x"`, "verify ne prend pas d'argument\u00a0; reçu\u00a0: \"x\""},
		{"scores a b", `scores takes one scale, or none; got 2`, "scores prend une échelle, ou aucune\u00a0; reçu\u00a0: 2"},
		{"correlate a", `correlate takes two variables, or none; got 1`, "correlate prend deux variables, ou aucune\u00a0; reçu\u00a0: 1"},
		{"report --format csv", `--format "csv": expected table, md, qmd, html`, "--format \"csv\"\u00a0: attendu table, md, qmd, html"},
		{"completion tcsh", `completion "tcsh": expected bash, zsh, fish, powershell`, "completion \"tcsh\"\u00a0: attendu bash, zsh, fish, powershell"},
	}
	for _, test := range tests {
		for lang, want := range map[string]string{"en": test.en, "fr": test.fr} {
			env, screen := testEnv(t.TempDir(), "LANG="+lang)
			if code := Main(strings.Fields(test.line), env); code != ExitUsage {
				t.Errorf("%q: exit code %d, want %d", test.line, code, ExitUsage)
			}
			// A suggestion may follow that depends on the other names; the start must be right.
			if got := screen.err.String(); !strings.HasPrefix(got, "arrimage: "+want) || strings.Count(got, "\n") != 1 {
				t.Errorf("%q in %s:\n got %q\nwant %q", test.line, lang, got, "arrimage: "+want+"\n")
			}
			if screen.out.Len() > 0 {
				t.Errorf("%q: stdout has %q", test.line, screen.out.String())
			}
		}
	}
}
