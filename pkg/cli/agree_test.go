package cli

import (
	"errors"
	"testing"

	"github.com/arrimage/arrimage/pkg/tabulate"
)

func TestAgreeFlags(t *testing.T) {
	sourceOf := source{invalid: "error"}
	level := choices{level: tabulate.DefaultLevel}
	for line, want := range map[string]agreeOptions{
		"":                       {source: sourceOf, choices: level, rule: "majority"},
		"a b --rule any":         {source: sourceOf, choices: level, rule: "any", names: []string{"a", "b"}},
		"--level 0.9 --rule=all": {source: sourceOf, choices: choices{level: 0.9}, rule: "all"},
		"mesures --demo":         {source: source{invalid: "error", demo: true}, choices: level, rule: "majority", names: []string{"mesures"}},
	} {
		check(t, newAgreeCmd, line, want)
	}
}

func TestAgreeRefusesRules(t *testing.T) {
	env, screen := testEnv(t.TempDir())
	err := runAgree(&agreeOptions{env: env, source: source{demo: true, invalid: "error"}, choices: choices{level: 0.95}, rule: "mojority"})
	var mistake *usageError
	if !errors.As(err, &mistake) || mistake.message.EN != `--rule "mojority": expected majority, any, all (did you mean "majority"?)` {
		t.Errorf("error %v", err)
	}
	if screen.out.Len() > 0 {
		t.Errorf("output %s", screen.out.String())
	}
}
