package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestSameFolderSameBytes writes the documents of every region twice, with one processor and with two, in other surroundings.
func TestSameFolderSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	dir := demo(t)
	runtime.GOMAXPROCS(1)
	first := regionFiles(t, dir, "first", "LANG=de_DE.UTF-8", "TZ=Asia/Tokyo", "COLUMNS=200")
	runtime.GOMAXPROCS(2)
	second := regionFiles(t, dir, "second", "LANG=C", "TZ=America/Montreal", "COLUMNS=40")
	if len(first) < 30 || len(first) != len(second) {
		t.Fatalf("%d files, then %d", len(first), len(second))
	}
	for name, content := range first {
		if !bytes.Equal(content, second[name]) {
			t.Errorf("%s differs from run to run", name)
		}
	}
}

// regionFiles writes the documents into a folder, and returns its files by name.
func regionFiles(t *testing.T, dir, folder string, variables ...string) map[string][]byte {
	t.Helper()
	args := []string{"report", "--each", "region", "--out-dir", folder, "--format", "md,html,xlsx", "--lang", "fr"}
	if code, _, stderr := runIn(dir, variables, args...); code != 0 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	files := map[string][]byte{}
	root := os.DirFS(filepath.Join(dir, folder))
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[name], err = fs.ReadFile(root, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
