package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAnyReconstructionVerifies draws the answers of the founding study anew: whatever the draw, every published figure
// must come out as it does from the answers that ship.
func TestAnyReconstructionVerifies(t *testing.T) {
	dir := demo(t)
	want := summaryOf(t, dir)
	shipped, err := os.ReadFile(filepath.Join(dir, "ci.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, seed := range []int{1, 7, 1976} {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			drawn := t.TempDir()
			command := exec.Command("go", "run", "./scripts/reconstruct", "-seed", fmt.Sprint(seed), "-out", drawn)
			command.Dir = filepath.Join("..", "..")
			if output, err := command.CombinedOutput(); err != nil {
				t.Fatalf("reconstruct: %v\n%s", err, output)
			}
			answers, err := os.ReadFile(filepath.Join(drawn, "ci.csv"))
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Equal(answers, shipped) {
				t.Error("this draw gives the answers that ship: it tests nothing")
			}
			for _, name := range []string{"codage-anne.csv", "codage-luc.csv", "decisions.csv"} { // Nobody has coded these answers.
				if err := os.WriteFile(filepath.Join(drawn, name), []byte("segment,theme,keep\n"), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(want, summaryOf(t, dir, "--data", drawn)); diff != "" {
				t.Errorf("other outcomes than the answers that ship (-shipped +drawn):\n%s", diff)
			}
		})
	}
}

// summaryOf verifies the study of a folder and returns how many figures have each outcome.
func summaryOf(t *testing.T, dir string, more ...string) map[string]int {
	t.Helper()
	code, stdout, stderr := runIn(dir, nil, append([]string{"verify", "--format", "json"}, more...)...)
	if code != 0 || stderr != "" {
		t.Fatalf("verify: exit code %d, stderr %q", code, stderr)
	}
	var document struct {
		Summary map[string]int `json:"summary"`
	}
	if err := json.Unmarshal([]byte(stdout), &document); err != nil {
		t.Fatal(err)
	}
	if document.Summary["match"] == 0 {
		t.Fatalf("verify: no figure matches: %v", document.Summary)
	}
	return document.Summary
}
