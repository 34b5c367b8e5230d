package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
)

// itself returns the path of this test program, which the tests measure. Under the race detector a program waits a second
// before it ends unless it is told not to.
func itself(t *testing.T) string {
	t.Helper()
	t.Setenv("GORACE", "atexit_sleep_ms=0")
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// TestRun measures this test program itself, told to run no test.
func TestRun(t *testing.T) {
	self := itself(t)
	cases := map[string]struct {
		args []string
		code int
		want string // pattern of stdout
	}{
		"a command":                 {[]string{"-runs", "3", self, "-test.run=^$"}, 0, `(?s)^  wall .* ms \(3 runs\)\n  processor .* ms\n  peak .* MB.*\n$`},
		"a command that fails":      {[]string{self, "-no-such-flag"}, 1, `^$`},
		"a command that is not":     {[]string{self + "-none"}, 1, `^$`},
		"no command":                {nil, 2, `^$`},
		"no run":                    {[]string{"-runs", "0", self}, 2, `^$`},
		"a count that is no number": {[]string{"-runs", "many", self}, 2, `^$`},
	}
	for title, c := range cases {
		var stdout, stderr bytes.Buffer
		code := run(c.args, &stdout, &stderr)
		if code != c.code || !regexp.MustCompile(c.want).MatchString(stdout.String()) || (code == 0) != (stderr.Len() == 0) {
			t.Errorf("%s: code %d, want %d; stdout %q; stderr %q", title, code, c.code, &stdout, &stderr)
		}
	}
}

// TestRunSaysWhy looks for what the failed command printed: without it nobody knows what went wrong.
func TestRunSaysWhy(t *testing.T) {
	self := itself(t)
	var stdout, stderr bytes.Buffer
	run([]string{self, "-no-such-flag"}, &stdout, &stderr)
	if !strings.Contains(stderr.String(), "flag provided but not defined: -no-such-flag") {
		t.Errorf("stderr %q does not say what the command said", &stderr)
	}
}

func TestOnce(t *testing.T) {
	self := itself(t)
	s, err := once([]string{self, "-test.run=^$"})
	if err != nil {
		t.Fatal(err)
	}
	if s.wall <= 0 || s.cpu < 0 || s.peak < 0 || s.peak > 1<<40 {
		t.Errorf("got %+v, which no run can take", s)
	}
}
