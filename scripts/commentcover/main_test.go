package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tree writes files into a fresh folder and returns its path.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for path, text := range files {
		full := filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestRun(t *testing.T) {
	half := map[string]string{
		"a/doc.go":          "// Package a is.\npackage a\n",
		"a/a.go":            "package a\n\n// Do does.\nfunc Do() {}\n\nfunc Undo() {}\n",
		"a/a_test.go":       "package a\n\nfunc Helper() {}\n",
		"a/testdata/bad.go": "not Go",
		".hidden/bad.go":    "not Go",
	}
	cases := map[string]struct {
		files   map[string]string
		minimum string
		code    int
		want    string
	}{
		"enough":             {half, "50", 0, "1 of 2 exported names have a comment (50.0 %, at least 50 % wanted)"},
		"too few":            {half, "50.1", 1, "a.go:6: Undo\n"},
		"no package comment": {map[string]string{"b.go": "package b\n"}, "95", 1, "package without a package comment\n"},
		"nothing exported":   {map[string]string{"c.go": "// Package c is.\npackage c\n"}, "100", 0, "0 of 0"},
	}
	for title, c := range cases {
		t.Run(title, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			code := run([]string{"-min", c.minimum, tree(t, c.files)}, &stdout, &stderr)
			if code != c.code || !strings.Contains(stdout.String(), c.want) || stderr.Len() > 0 {
				t.Errorf("code %d, want %d, and %q in stdout:\n%s\nstderr:\n%s", code, c.code, c.want, &stdout, &stderr)
			}
		})
	}
}

func TestRunRefuses(t *testing.T) {
	broken := tree(t, map[string]string{"a.go": "not Go"})
	cases := map[string]struct {
		args []string
		code int
	}{
		"a file that is not Go": {[]string{broken}, 1},
		"a folder that is gone": {[]string{filepath.Join(broken, "none")}, 1},
		"an unknown flag":       {[]string{"-max", "3"}, 2},
	}
	for title, c := range cases {
		t.Run(title, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			if code := run(c.args, &stdout, &stderr); code != c.code || stderr.Len() == 0 {
				t.Errorf("code %d, want %d, with a reason on stderr: %q", code, c.code, &stderr)
			}
		})
	}
}
