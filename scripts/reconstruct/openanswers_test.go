package main

import (
	"strings"
	"testing"
)

// The bank has enough sentences that none need be given twice, each once, and none for a question that is not asked.
func TestBank(t *testing.T) {
	in := load(t)
	ordinary := make(map[string]int)
	seen := make(map[string]bool)
	for _, line := range in.Sentences {
		if seen[line.Text] {
			t.Errorf("twice: %q", line.Text)
		}
		seen[line.Text] = true
		if line.When == "" {
			ordinary[line.Question]++
			ordinary[line.Question+" "+line.AskedOf]++
		}
		if strings.TrimSpace(line.Text) != line.Text || line.Text == "" {
			t.Errorf("blank at an end: %q", line.Text)
		}
	}
	open := 0
	for _, q := range in.Questions {
		if q.Type != "open" {
			continue
		}
		open++
		// Two thirds of 21 centres and of 15 groups, and one more.
		if n := ordinary[q.Code]; n < 25 || ordinary[q.Code+" ci"] < 15 || ordinary[q.Code+" groups"] < 11 {
			t.Errorf("%s: %d sentences, %d for centres, %d for groups", q.Code, n, ordinary[q.Code+" ci"], ordinary[q.Code+" groups"])
		}
	}
	if open != 4 {
		t.Errorf("%d open questions, want 4", open)
	}
}

// The one centre without a collaboration says why, and a group that never met its centre praises nothing.
func TestSentencesFitTheCase(t *testing.T) {
	t.Parallel()
	in := load(t)
	for seed := range uint64(10) {
		s, err := newSheet(in, draw(t, in, seed))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range who(s.centres, "collaboration", no) {
			if !strings.Contains(r.answers["insatisfactions"], restructuring) {
				t.Errorf("seed %d: %q", seed, r.answers["insatisfactions"])
			}
		}
		for _, r := range who(s.groups, "jamais_rencontre", yes) {
			if r.answers["reussites"] != "" || !strings.Contains(r.answers["insatisfactions"], "jamais") {
				t.Errorf("seed %d: %q, %q", seed, r.answers["reussites"], r.answers["insatisfactions"])
			}
		}
	}
}
