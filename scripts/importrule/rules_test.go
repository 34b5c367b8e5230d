package main

import (
	"slices"
	"strings"
	"testing"
)

func TestParseRules(t *testing.T) {
	r, err := parseRules("imports.txt", "# ground\nround:\nlocale:  round # words\n\nonly example.org/yaml: locale\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(r.allowed) != 2 || len(r.allowed["round"]) != 0 || !slices.Equal(r.allowed["locale"], []string{"round"}) {
		t.Errorf("allowed %v", r.allowed)
	}
	if len(r.only) != 1 || r.only[0].module != "example.org/yaml" || !r.only[0].open("locale") || r.only[0].open("round") {
		t.Errorf("only %v", r.only)
	}
}

func TestParseRulesRefuses(t *testing.T) {
	cases := map[string]string{
		"round:\nestimate: study\nstudy: round\n": `imports.txt:2: package "study" has no line above this one`,
		"round: round\n":                  `imports.txt:1: package "round" has no line above this one`,
		"round:\n\nround:\n":              `imports.txt:3: package "round" already has a line`,
		"round\n":                         `imports.txt:1: "round" is no rule`,
		"only:\nsome example.org/yaml:\n": `imports.txt:2: "some example.org/yaml:" is no rule`,
		"only example.org/yaml: study\n":  `imports.txt:1: package "study" has no line above this one`,
	}
	for text, want := range cases {
		if _, err := parseRules("imports.txt", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}
