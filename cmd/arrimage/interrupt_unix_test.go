//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// TestInterrupt: a run that is interrupted while it reads says so, exits as shells expect, and leaves no file.
func TestInterrupt(t *testing.T) {
	folder := t.TempDir()
	study := `{version: 1, id: i, title: I, sides: {p: {label: P, file: p.csv}}, questions: {a: {type: text, label: A}}}`
	if err := os.WriteFile(filepath.Join(folder, "study.yaml"), []byte(study), 0o666); err != nil {
		t.Fatal(err)
	}
	export := filepath.Join(folder, "p.csv")
	if err := syscall.Mkfifo(export, 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("arrimage", "check", "--study", folder, "-o", filepath.Join(folder, "out.csv"), "--lang", "en")
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	pipe, err := os.OpenFile(export, os.O_WRONLY, 0) // Waits for the program to open the export.
	if err != nil {
		t.Fatal(err)
	}
	defer pipe.Close()
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait()
	if code := command.ProcessState.ExitCode(); code != 130 || stdout.Len() > 0 || stderr.String() != "arrimage: interrupted\n" {
		t.Errorf("exit code %d, stdout %q, stderr %q", code, stdout.String(), stderr.String())
	}
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != 2 {
		t.Errorf("%v, %v", files, err)
	}
}
