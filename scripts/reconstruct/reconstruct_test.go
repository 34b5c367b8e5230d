package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const studyFolder = "../../pkg/studies/cosme2018"

func load(t testing.TB) *Inputs {
	t.Helper()
	in, err := Load(os.DirFS("."), os.DirFS(studyFolder))
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// draw returns the exports of a seed.
func draw(t testing.TB, in *Inputs, seed uint64) map[string][]byte {
	t.Helper()
	g, err := newGoals(in)
	if err != nil {
		t.Fatal(err)
	}
	files, err := reconstruct(in, g, seed)
	if err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	return files
}

// Every seed gives exports that meet every claim (reconstruct ends with check), and no two seeds give the same ones.
func TestAnySeed(t *testing.T) {
	in := load(t)
	g, err := newGoals(in)
	if err != nil {
		t.Fatal(err)
	}
	for first := uint64(0); first < 200; first += 50 {
		t.Run(fmt.Sprint(first), func(t *testing.T) {
			t.Parallel()
			seen := make(map[string]uint64)
			for seed := first; seed < first+50; seed++ {
				files, err := reconstruct(in, g, seed)
				if err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				for _, side := range sides {
					key := string(files[side.asked])
					if other, ok := seen[key]; ok {
						t.Errorf("seeds %d and %d write the same %s", other, seed, side.file)
					}
					seen[key] = seed
				}
			}
		})
	}
}

func TestSameSeedSameBytes(t *testing.T) {
	a, b := draw(t, load(t), 7), draw(t, load(t), 7)
	for _, side := range sides {
		if !bytes.Equal(a[side.asked], b[side.asked]) {
			t.Errorf("two draws of one seed write different %s", side.file)
		}
	}
}

// The exports that ship are those that the program writes.
func TestShippedExports(t *testing.T) {
	out := t.TempDir()
	var stderr bytes.Buffer
	args := []string{"-seed", "2018", "-out", out, "-study", studyFolder, "-inputs", "."}
	if code := run(args, &stderr); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	if !strings.Contains(stderr.String(), "reconstructed from the published figures") {
		t.Errorf("stderr does not say what the answers are: %s", stderr.String())
	}
	for _, side := range sides {
		drawn, err := os.ReadFile(filepath.Join(out, side.file))
		if err != nil {
			t.Fatal(err)
		}
		shipped, err := os.ReadFile(filepath.Join(studyFolder, side.file))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(drawn, shipped) {
			t.Errorf("%s is not what seed 2018 writes", side.file)
		}
	}
}

func TestRunRefuses(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"-sead", "1"}, 2, "-sead"},
		{[]string{"-seed", "-1"}, 2, "invalid value"},
		{[]string{"more"}, 2, `unexpected argument "more"`},
		{[]string{"-inputs", "no-such-folder", "-study", studyFolder}, 1, "centres.csv"},
		{[]string{"-inputs", ".", "-study", studyFolder, "-out", "no-such-folder"}, 1, "no-such-folder"},
	} {
		var stderr bytes.Buffer
		if code := run(c.args, &stderr); code != c.code || !strings.Contains(stderr.String(), c.says) {
			t.Errorf("%v: exit code %d, want %d with %q in %s", c.args, code, c.code, c.says, stderr.String())
		}
	}
}
