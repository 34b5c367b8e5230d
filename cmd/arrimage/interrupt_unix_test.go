//go:build unix

package main

import (
	"bufio"
	"bytes"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
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

// TestInterruptWatch: a page that is watched ends as any other run, and its port is free.
func TestInterruptWatch(t *testing.T) {
	command := exec.Command("arrimage", "watch", "--study", filepath.Join(studiesFolder, "tiny"), "--lang", "en")
	var stderr bytes.Buffer
	command.Stderr = &stderr
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	url, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait()
	if code := command.ProcessState.ExitCode(); code != 130 || stderr.String() != "arrimage: interrupted\n" {
		t.Errorf("exit code %d, stderr %q", code, stderr.String())
	}
	listener, err := net.Listen("tcp", strings.Trim(url, "htp:/\n"))
	if err != nil {
		t.Fatalf("%q: %v", url, err)
	}
	_ = listener.Close()
}
