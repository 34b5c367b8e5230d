//go:build unix

package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestWriteFileKeepsTheMode(t *testing.T) {
	dir := t.TempDir()
	private, fresh := filepath.Join(dir, "private"), filepath.Join(dir, "fresh")
	if err := os.WriteFile(private, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	usual := filepath.Join(dir, "usual")
	if err := os.WriteFile(usual, nil, newFileMode); err != nil { // What the umask makes of a new file.
		t.Fatal(err)
	}
	want := map[string]fs.FileMode{private: 0o600, fresh: modeOf(t, usual)}
	for path, mode := range want {
		if err := writeFile(path, []byte("new")); err != nil {
			t.Fatal(err)
		}
		if got := modeOf(t, path); got != mode {
			t.Errorf("%s has mode %v, want %v", filepath.Base(path), got, mode)
		}
	}
}

func modeOf(t *testing.T, path string) fs.FileMode {
	t.Helper()
	info, err := os.Lstat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

// TestWriteFileFollowsLinks checks that a link stays a link, to the new text.
func TestWriteFileFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	if err := os.WriteFile(target, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("target", link); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if modeOf(t, link).Type() != fs.ModeSymlink {
		t.Error("the link was replaced by a file")
	}
	if got := contentOf(t, target); got != "new" {
		t.Errorf("the target has %q", got)
	}
}

// TestWriteFileWritesToPipes checks that what is not a file is written to and never replaced. Devices such as /dev/null
// take the same way; a test that could replace one must not exist.
func TestWriteFileWritesToPipes(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	read := make(chan string)
	go func() {
		content, err := os.ReadFile(pipe)
		if err != nil {
			content = []byte(err.Error())
		}
		read <- string(content)
	}()
	if err := writeFile(pipe, []byte("text")); err != nil {
		t.Fatal(err)
	}
	if modeOf(t, pipe).Type() != fs.ModeNamedPipe {
		t.Fatal("the pipe was replaced by a file")
	}
	if got := <-read; got != "text" {
		t.Errorf("the reader got %q", got)
	}
}
