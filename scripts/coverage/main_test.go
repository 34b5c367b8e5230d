package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	cases := map[string]struct {
		args []string
		code int
	}{
		"few samples":   {[]string{"-samples", "10", "-seed", "7", "-level", "0.9"}, 0},
		"no sample":     {[]string{"-samples", "0"}, 2},
		"a level of 95": {[]string{"-level", "95"}, 2},
		"an argument":   {[]string{"wilson"}, 2},
		"no such flag":  {[]string{"-size", "15"}, 2},
	}
	for title, c := range cases {
		var stdout, stderr bytes.Buffer
		if code := run(c.args, &stdout, &stderr); code != c.code || (code == 0) != (stdout.Len() > 0) || (code == 0) != (stderr.Len() == 0) {
			t.Errorf("%s: code %d, want %d; stdout %q; stderr %q", title, code, c.code, &stdout, &stderr)
		}
	}
}

// The same seed gives the same table, another seed another.
func TestSeed(t *testing.T) {
	first := document(50, 1, 0.95)
	if again := document(50, 1, 0.95); again != first {
		t.Error("the table varies")
	}
	if first == strings.ReplaceAll(document(50, 2, 0.95), "seed 2", "seed 1") {
		t.Error("the seed makes no difference")
	}
}
