package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestBreaches(t *testing.T) {
	r, err := parseRules("imports.txt", "round:\nlocale: round\nstudy: locale\nonly example.org/yaml: study\n")
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string]struct {
		list string
		want []string
	}{
		"all allowed": {"m m/pkg/round math\nm m/pkg/locale m/pkg/round\nm m/pkg/study m/pkg/locale example.org/yaml/ast\n", nil},
		"a step back": {"m m/pkg/locale m/pkg/round m/pkg/study\n",
			[]string{"pkg/locale: imports pkg/study (imports.txt allows: round)"}},
		"what another imports is not enough": {"m m/pkg/study m/pkg/round\n",
			[]string{"pkg/study: imports pkg/round (imports.txt allows: locale)"}},
		"an unknown package": {"m m/pkg/new m/pkg/study\n",
			[]string{"pkg/new: not in imports.txt, which must say what it may import"}},
		"a package below a known one is unknown": {"m m/pkg/study/inner\n",
			[]string{"pkg/study/inner: not in imports.txt, which must say what it may import"}},
		"a library of another package": {"m m/pkg/round example.org/yaml\nm m/cmd/m example.org/yaml/ast\n",
			[]string{"pkg/round: imports example.org/yaml (imports.txt allows it to: study)",
				"cmd/m: imports example.org/yaml/ast (imports.txt allows it to: study)"}},
		"a library whose name only begins alike": {"m m/pkg/round example.org/yamlish\n", nil},
		"commands import what they need":         {"m m/cmd/m m/pkg/study m/pkg/round\n", nil},
	}
	for title, c := range cases {
		t.Run(title, func(t *testing.T) {
			if got := breaches(r, parseList(c.list)); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestRun runs the program in a module of two packages, one of which imports the other.
func TestRun(t *testing.T) {
	root := t.TempDir()
	write(t, root, "go.mod", "module example.org/m\n\ngo 1.26\n")
	write(t, root, "pkg/low/low.go", "package low\n")
	write(t, root, "pkg/high/high.go", "package high\n\nimport _ \"example.org/m/pkg/low\"\n")
	write(t, root, "good.txt", "low:\nhigh: low\n")
	write(t, root, "bad.txt", "low:\nhigh:\n")
	write(t, root, "broken.txt", "low\n")
	t.Chdir(root)
	cases := []struct {
		args []string
		code int
		want string
	}{
		{[]string{"good.txt"}, 0, ""},
		{[]string{"bad.txt"}, 1, "pkg/high: imports pkg/low (bad.txt allows: none)\n"},
		{[]string{"broken.txt"}, 1, ""},
		{[]string{"none.txt"}, 1, ""},
		{nil, 2, ""},
	}
	for _, c := range cases {
		var stdout, stderr bytes.Buffer
		if code := run(c.args, &stdout, &stderr); code != c.code || stdout.String() != c.want {
			t.Errorf("%q: code %d, want %d; stdout %q, want %q; stderr %q", c.args, code, c.code, &stdout, c.want, &stderr)
		}
	}
}

// write writes one file below root, with the folders that it needs.
func write(t *testing.T, root, path, text string) {
	t.Helper()
	full := filepath.Join(root, path)
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
