package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestHostileExchange takes the codings of the hostile study to REFI-QDA and back, twice: the same project, the same files.
func TestHostileExchange(t *testing.T) {
	for _, lang := range []string{"fr", "en"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			dir := hostile(t)
			run := func(args ...string) string {
				code, stdout, stderr := runIn(dir, []string{"COLUMNS=80"}, append(args, "--lang", lang)...)
				if code != 0 {
					t.Fatalf("%q: exit code %d: %s", args, code, stderr)
				}
				if err := wellFormed("table", stdout); err != nil {
					t.Errorf("%q: %v", args, err)
				}
				return stdout
			}
			for _, name := range []string{"a", "b"} {
				run("themes", "export", "-o", name+".qdpx")
				run("themes", "import", name+".qdpx", "-o", name)
				if run("themes", "import", name+".qdpx", "--codebook") == "" {
					t.Error("no themes")
				}
			}
			sameFile(t, filepath.Join(dir, "a.qdpx"), filepath.Join(dir, "b.qdpx"))
			files, err := filepath.Glob(filepath.Join(dir, "a", "codings-*.csv"))
			if err != nil || len(files) == 0 {
				t.Fatalf("coding files %q, error %v", files, err)
			}
			for _, file := range files {
				sameFile(t, file, filepath.Join(dir, "b", filepath.Base(file)))
			}
		})
	}
}

// sameFile checks that two files have the same bytes.
func sameFile(t *testing.T, a, b string) {
	t.Helper()
	first, err := os.ReadFile(a)
	if err != nil {
		t.Fatal(err)
	}
	second, err := os.ReadFile(b)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Errorf("%s and %s differ", a, b)
	}
}
