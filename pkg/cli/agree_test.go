package cli

import (
	"errors"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

func TestAgreeFlags(t *testing.T) {
	sourceOf := source{invalid: "error"}
	level := choices{level: tabulate.DefaultLevel}
	for line, want := range map[string]agreeOptions{
		"":                       {source: sourceOf, choices: level, rule: "majority"},
		"a b --rule any":         {source: sourceOf, choices: level, rule: "any", names: []string{"a", "b"}},
		"--level 0.9 --rule=all": {source: sourceOf, choices: choices{level: 0.9}, rule: "all"},
		"a --metric ordinal":     {source: sourceOf, choices: level, rule: "majority", metric: "ordinal", names: []string{"a"}},
		"--explain-method":       {source: sourceOf, choices: level, rule: "majority", explain: true},
		"mesures --demo":         {source: source{invalid: "error", demo: studies.Demo}, choices: level, rule: "majority", names: []string{"mesures"}},
	} {
		check(t, newAgreeCmd, line, want)
	}
}

func TestAgreeRefusesFlags(t *testing.T) {
	for want, opts := range map[string]agreeOptions{
		`--rule "mojority": expected majority, any, all (did you mean "majority"?)`:                        {rule: "mojority"},
		`--metric "ordinals": expected nominal, ordinal, interval, ratio (did you mean "ordinal"?)`:        {rule: "any", metric: "ordinals"},
		"--metric ordinal: name a question with codes or numbers":                                          {rule: "any", metric: "ordinal"},
		`scale or question of both sides "satisfactions": not in the study (did you mean "satisfaction"?)`: {rule: "any", names: []string{"satisfactions"}},
	} {
		env, screen := testEnv(t.TempDir())
		opts.env, opts.source, opts.choices = env, source{demo: studies.Demo, invalid: "error"}, choices{level: 0.95}
		err := runAgree(&opts)
		var mistake *usageError
		var unknown *tabulate.UsageError
		got := ""
		switch {
		case errors.As(err, &mistake):
			got = mistake.message.EN
		case errors.As(err, &unknown):
			got = unknown.Message.EN
		}
		if !strings.HasPrefix(got, want) || screen.out.Len() > 0 {
			t.Errorf("error %v, want %s; output %s", err, want, screen.out.String())
		}
	}
}
