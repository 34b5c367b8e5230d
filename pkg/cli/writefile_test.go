package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// names lists what a folder holds, hidden files too.
func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, entry := range entries {
		list = append(list, entry.Name())
	}
	return strings.Join(list, " ")
}

func contentOf(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.csv")
	for _, content := range []string{"a long first text\nof two lines\n", "short\n", ""} {
		if err := writeFile(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
		if got := contentOf(t, path); got != content {
			t.Errorf("the file has %q, want %q", got, content)
		}
	}
	if got := names(t, dir); got != "out.csv" {
		t.Errorf("the folder holds %q, want only out.csv", got)
	}
}

// TestWriteFileIsAtomic checks that whoever has the old file open goes on reading the old text: the new one is another
// file under the same name.
func TestWriteFileIsAtomic(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.csv")
	if err := os.WriteFile(path, []byte("old text\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := writeFile(path, []byte("new\n")); err != nil {
		t.Fatal(err)
	}
	after, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if os.SameFile(before, after) {
		t.Error("the old file was written to, not replaced")
	}
}

// TestWriteFileFails checks that an error leaves no temporary file, and what was there as it was.
func TestWriteFileFails(t *testing.T) {
	dir := t.TempDir()
	full := filepath.Join(dir, "folder")
	if err := os.MkdirAll(filepath.Join(full, "within"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(full, []byte("x")); !errors.Is(err, syscall.EISDIR) {
		t.Errorf("onto a folder: %v, want EISDIR", err)
	}
	// The rename itself fails here: the file was written under its temporary name by then.
	if err := replaceFile(full, []byte("x"), 0); err == nil {
		t.Error("replacing a folder that is not empty: no error")
	}
	if err := writeFile(filepath.Join(dir, "missing", "out"), []byte("x")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("into a missing folder: %v, want fs.ErrNotExist", err)
	}
	if got := names(t, dir); got != "folder" {
		t.Errorf("the folder holds %q, want what it held before", got)
	}
	if got := names(t, full); got != "within" {
		t.Errorf("the folder within holds %q, want what it held before", got)
	}
}

// TestTemporaryNameIsTaken checks that a file which happens to have the temporary name is not touched.
func TestTemporaryNameIsTaken(t *testing.T) {
	dir := t.TempDir()
	taken := filepath.Join(dir, ".arrimage-0")
	if err := os.WriteFile(taken, []byte("someone's"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(filepath.Join(dir, "out"), []byte("text")); err != nil {
		t.Fatal(err)
	}
	if got := contentOf(t, taken); got != "someone's" {
		t.Errorf("the file with the temporary name has %q", got)
	}
	if got := names(t, dir); got != ".arrimage-0 out" {
		t.Errorf("the folder holds %q", got)
	}
}
