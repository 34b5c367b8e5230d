package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/cli"
)

// drawn writes a study into a folder of its own.
func drawn(t *testing.T, args ...string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "study")
	var stderr bytes.Buffer
	if code := run(append(args, "-out", folder), &stderr); code != 0 {
		t.Fatalf("code %d: %s", code, &stderr)
	}
	return folder
}

// arrimage runs the program and returns what it prints.
func arrimage(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	env := &cli.Env{In: strings.NewReader(""), Out: &stdout, Err: &stderr, Dir: t.TempDir(), Getenv: func(string) string { return "" }}
	if code := cli.Main(append(args, "--lang", "en"), env); code != 0 {
		t.Fatalf("arrimage %q: code %d: %s", args, code, &stderr)
	}
	return stdout.String()
}

// content returns a file of a study.
func content(t *testing.T, folder, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestStudiesAreSound checks both studies with the program itself, that they say what they are, and that they can be read.
func TestStudiesAreSound(t *testing.T) {
	interviews := drawn(t, "-interviews", "3", "-words", "400")
	answers := drawn(t, "-answers", "60", "-themes", "12")
	for _, folder := range []string{interviews, answers} {
		if text := arrimage(t, "check", "--study", folder); !strings.Contains(text, "Errors: 0; warnings: 0;") || !strings.Contains(text, "Synthetic") {
			t.Error(text)
		}
	}
	if text := arrimage(t, "themes", "find", "financement or budget", "--study", interviews); !strings.Contains(text, "P0001.md:") {
		t.Error(text)
	}
	if text := arrimage(t, "themes", "--study", answers); !strings.Contains(text, "Answers coded: 60; coders: 2.") {
		t.Error(text)
	}
}

func TestWordsOfAnInterview(t *testing.T) {
	body := newSpeaker(1).interview("P1", 500)
	words := len(strings.Fields(body[strings.LastIndex(body, "---")+3:]))
	if turns := strings.Count(body, " : "); words != 500+2*turns || turns < 4 {
		t.Errorf("%d words with the speakers of %d turns", words, turns)
	}
}

func TestSameSeedSameBytes(t *testing.T) {
	for _, size := range [][]string{{"-interviews", "2", "-words", "50"}, {"-answers", "20", "-themes", "3"}} {
		folder, again, other := drawn(t, size...), drawn(t, append(size, "-seed", "1")...), drawn(t, append(size, "-seed", "2")...)
		name := "answers.csv"
		if size[0] == "-interviews" {
			name = "interviews/P0002.md"
		}
		if content(t, folder, name) != content(t, again, name) {
			t.Errorf("%s: the same seed gives other bytes", name)
		}
		if content(t, folder, name) == content(t, other, name) {
			t.Errorf("%s: another seed gives the same words", name)
		}
	}
}

func TestWrongUsageAndFailure(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
		text string
	}{
		{nil, 2, "usage: corpus"}, {[]string{"-interviews", "1"}, 2, "usage: corpus"}, {[]string{"-out", file}, 2, "usage: corpus"},
		{[]string{"-interviews", "1", "-answers", "1", "-out", file}, 2, "usage: corpus"}, {[]string{"-interviews", "1", "-words", "0", "-out", file}, 2, "usage: corpus"},
		{[]string{"-answers", "1", "-themes", "0", "-out", file}, 2, "usage: corpus"}, {[]string{"-answers", "x"}, 2, "invalid value"},
		{[]string{"-answers", "1", "-out", file}, 1, "corpus: "}, {[]string{"-interviews", "1", "-out", file}, 1, "corpus: "},
	} {
		var stderr bytes.Buffer
		if code := run(c.args, &stderr); code != c.code || !strings.Contains(stderr.String(), c.text) {
			t.Errorf("%q: code %d, %s", c.args, code, &stderr)
		}
	}
}
