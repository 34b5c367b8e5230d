package main

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An export that was compressed gives the same results to the byte.
func TestCompressedExport(t *testing.T) {
	dir := demo(t)
	_, want, _ := runIn(dir, nil, "rates", "--format", "csv", "--table", "rates")
	text, err := os.ReadFile(filepath.Join(dir, "ci.csv"))
	if err != nil {
		t.Fatal(err)
	}
	packed, err := os.Create(filepath.Join(dir, "ci.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	w := gzip.NewWriter(packed)
	if _, err := w.Write(text); err != nil || w.Close() != nil || packed.Close() != nil {
		t.Fatal(err)
	}
	study, err := os.ReadFile(filepath.Join(dir, "study.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(study), "file: ci.csv", "file: ci.csv.gz", 1)
	if changed == string(study) {
		t.Fatal("the study file does not name ci.csv")
	}
	if err := os.WriteFile(filepath.Join(dir, "study.yaml"), []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, got, stderr := runIn(dir, nil, "rates", "--format", "csv", "--table", "rates"); code != 0 || got != want || want == "" {
		t.Errorf("exit code %d, %d bytes, want %d\n%s", code, len(got), len(want), stderr)
	}
	if code, _, stderr := runIn(dir, nil, "doctor", "ci.csv.gz"); code != 0 {
		t.Errorf("doctor: exit code %d\n%s", code, stderr)
	}
}
