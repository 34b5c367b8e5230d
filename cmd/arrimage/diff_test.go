package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// changedDemo is a folder with the demo, and in changed below it a copy with another answer.
func changedDemo(t *testing.T) string {
	t.Helper()
	dir := demo(t)
	if code, _, stderr := runIn(dir, nil, "demo", "changed"); code != 0 {
		t.Fatal(stderr)
	}
	path := filepath.Join(dir, "changed", "ci.csv")
	text, err := os.ReadFile(path)
	const old = `de l'Ouest-de-l'Île-de-Montréal";"Montréal";"Oui";"Non"`
	if err != nil || strings.Count(string(text), old) != 1 {
		t.Fatalf("%s has not one %q (%v)", path, old, err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), old, strings.Replace(old, "Non", "Oui", 1), 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := copyFolder(wavesFolder, filepath.Join(dir, "waves")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// diffs are comparisons that find changes.
var diffs = []string{"diff . changed", "diff --study waves --from 2018 --to 2022", "diff waves changed", "diff . changed --only numbers --limit 2"}

// TestDiffIsWritten checks what a comparison with changes prints for people: width, French typography, and the same numbers
// in both languages.
func TestDiffIsWritten(t *testing.T) {
	dir := changedDemo(t)
	for _, line := range diffs {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			shown := map[string]string{}
			for _, lang := range []string{"fr", "en"} {
				for _, columns := range []int{60, 80, 200, 2000} {
					code, stdout, _ := runIn(dir, []string{fmt.Sprintf("COLUMNS=%d", columns)}, append(strings.Fields(line), "--lang", lang)...)
					if code != 1 {
						t.Fatalf("exit code %d", code)
					}
					checkLines(t, stdout, columns)
					shown[lang] = stdout
				}
			}
			for _, text := range strings.Split(notWords.ReplaceAllString(shown["fr"], "x"), "\n") {
				if match := loosePunctuation.FindString(text) + decimalPoint.FindString(text); match != "" {
					t.Errorf("in French: %q", match)
				}
			}
			if fr, en := digitsOf(shown["fr"]), digitsOf(shown["en"]); !slices.Equal(fr, en) {
				t.Errorf("other numbers in French:\n%q\nin English:\n%q", fr, en)
			}
		})
	}
}

// digitsOf returns the digits of a text in their order, line by line; lines of notes aside, whose words differ.
func digitsOf(text string) []string {
	var list []string
	for _, line := range strings.Split(text, "\n") {
		if digits := regexp.MustCompile(`\D+`).ReplaceAllString(line, ""); digits != "" {
			list = append(list, digits)
		}
	}
	return list
}
