package cli

import (
	"bytes"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A screen holds what a command wrote.
type screen struct {
	out, err bytes.Buffer
}

// testEnv returns an environment in a folder, with the given variables ("NAME=value"), and what is written in it.
func testEnv(dir string, variables ...string) (*Env, *screen) {
	s := &screen{}
	return &Env{In: strings.NewReader(""), Out: &s.out, Err: &s.err, Dir: dir, Lang: locale.English, Getenv: func(name string) string {
		for _, variable := range variables {
			if value, ok := strings.CutPrefix(variable, name+"="); ok {
				return value
			}
		}
		return ""
	}}, s
}

func TestWidth(t *testing.T) {
	tests := []struct {
		name     string
		terminal int
		columns  string
		want     int
	}{
		{"nothing says", 0, "", 80},
		{"COLUMNS says", 0, "132", 132},
		{"the terminal comes first", 100, "132", 100},
		{"not a number", 0, "wide", 80},
		{"zero", 0, "0", 80},
		{"less than zero", 0, "-5", 80},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			env, _ := testEnv(t.TempDir(), "COLUMNS="+test.columns)
			env.Width = test.terminal
			if got := env.width(); got != test.want {
				t.Errorf("width() = %d, want %d", got, test.want)
			}
			file := output{file: "table.txt"}
			if got := file.width(env); got != 80 {
				t.Errorf("the width of a file = %d, want 80 whatever the terminal", got)
			}
		})
	}
}

func TestLanguage(t *testing.T) {
	tests := []struct {
		variables []string
		want      locale.Lang
	}{
		{nil, locale.English},
		{[]string{"LANG=C"}, locale.English},
		{[]string{"LANG=fr_CA.UTF-8"}, locale.French},
		{[]string{"LANG=de_DE.UTF-8"}, locale.English},
		{[]string{"LANG=fr_CA.UTF-8", "LC_MESSAGES=en_CA.UTF-8"}, locale.English},
		{[]string{"LANG=en_CA.UTF-8", "LC_ALL=fr_CA.UTF-8", "LC_MESSAGES=en_CA.UTF-8"}, locale.French},
		{[]string{"LANG=fr_CA.UTF-8", "LC_ALL=C"}, locale.English},
		{[]string{"ARRIMAGE_LANG=fr", "LC_ALL=en_CA.UTF-8"}, locale.French},
	}
	for _, test := range tests {
		env, _ := testEnv(t.TempDir(), test.variables...)
		if got := env.language(); got != test.want {
			t.Errorf("language with %q = %s, want %s", test.variables, got, test.want)
		}
	}
}

func TestLangFlag(t *testing.T) {
	tests := []struct {
		args  string
		want  locale.Lang
		found bool
	}{
		{"rates --lang fr", locale.French, true},
		{"rates --lang=en --help", locale.English, true},
		{"--lang fr rates", locale.French, true},
		{"rates --lang", "", false},
		{"rates --lang xx", "", false},
		{"rates", "", false},
	}
	for _, test := range tests {
		got, found := langFlag(strings.Fields(test.args))
		if got != test.want || found != test.found {
			t.Errorf("langFlag(%q) = %q, %v, want %q, %v", test.args, got, found, test.want, test.found)
		}
	}
}
