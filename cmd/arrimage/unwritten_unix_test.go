//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestFullDisk runs commands that write several files where a file may have 4 KB at most, as on a disk that is full: the
// message names the file, and what stays is whole or not there.
func TestFullDisk(t *testing.T) {
	for _, c := range []struct{ line, file string }{
		{"report --demo --out-dir out --format html,md", "out/report.html"},
		{"report --demo --out-dir out --format md", "out/report_files/figure-"},
		{"report --demo --out-dir out --each region --format docx,html", "-"},
		{"report --demo -o report.xlsx", "report.xlsx"},
		{"chart map --demo -o map.svg", "map.svg"},
		{"report --demo -o report.qmd", "report_files/figure-"},
	} {
		t.Run(c.line, func(t *testing.T) {
			dir := t.TempDir()
			// The limit is in blocks, of 512 bytes or of 1 KB.
			command := exec.Command("sh", append([]string{"-c", `ulimit -f 4 && exec arrimage "$@" --lang en`, "sh"}, strings.Fields(c.line)...)...)
			command.Dir = dir
			var stdout, stderr bytes.Buffer
			command.Stdout, command.Stderr = &stdout, &stderr
			_ = command.Run()
			message := stderr.String()
			if code := command.ProcessState.ExitCode(); code != 5 || stdout.Len() > 0 {
				t.Errorf("exit code %d, stdout %q", code, stdout.String())
			}
			if !strings.HasPrefix(message, "arrimage: ") || !strings.Contains(message, c.file) || !strings.HasSuffix(message, ": cannot be written: the file exceeds the size that is allowed\n") {
				t.Errorf("stderr %q", message)
			}
			checkWhole(t, dir)
		})
	}
}

// checkWhole checks that every file of a folder is an SVG that is whole: no temporary file, nothing cut.
func checkWhole(t *testing.T, dir string) {
	t.Helper()
	for _, file := range filesIn(t, dir) {
		text, err := os.ReadFile(file)
		if err != nil || filepath.Ext(file) != ".svg" || !strings.HasSuffix(string(text), "</svg>\n") {
			t.Errorf("%s stays, %d bytes, %v", filepath.Base(file), len(text), err)
		}
	}
}

// TestInterruptEach interrupts a run that writes a document for each of a thousand regions: it leaves no temporary file, and
// whole documents.
func TestInterruptEach(t *testing.T) {
	dir := t.TempDir()
	manyRegions(t, dir, 1000)
	command := exec.Command("arrimage", "report", "--each", "region", "--out-dir", "out", "--lang", "en")
	command.Dir = dir
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	var written []string
	for start := time.Now(); len(written) == 0 && time.Since(start) < time.Minute; {
		written, _ = filepath.Glob(filepath.Join(dir, "out", "*.html"))
	}
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait()
	if code := command.ProcessState.ExitCode(); code != 130 || stdout.Len() > 0 || stderr.String() != "arrimage: interrupted\n" {
		t.Errorf("exit code %d, stdout %q, stderr %q", code, stdout.String(), stderr.String())
	}
	files := filesIn(t, filepath.Join(dir, "out"))
	if len(files) == 0 || len(files) > 1000 {
		t.Fatalf("%d files", len(files))
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil || filepath.Ext(file) != ".html" || !strings.HasSuffix(strings.TrimSpace(string(text)), "</html>") {
			t.Errorf("%s stays, %d bytes, %v", filepath.Base(file), len(text), err)
		}
	}
}

// manyRegions writes an invented study of two joined sides with as many regions.
func manyRegions(t *testing.T, dir string, n int) {
	t.Helper()
	var list, one, many strings.Builder
	fmt.Fprintln(&list, "code,name")
	fmt.Fprintln(&one, "name,region,happy")
	fmt.Fprintln(&many, "name,region,happy")
	for i := range n {
		fmt.Fprintf(&list, "%d,Region %d\n", i, i)
		fmt.Fprintf(&one, "Garden %d,%d,y\n", i, i)
		fmt.Fprintf(&many, "School %d,%d,n\n", i, i)
	}
	study := `{version: 1, id: many, title: Many, regions: {file: list.csv}, link: {one: gardens, many: schools, combine: mean},
sides: {gardens: {label: Gardens, file: gardens.csv, name: name, region: region}, schools: {label: Schools, file: schools.csv, name: name, region: region}},
codes: {yn: [{code: "y", means: "yes"}, {code: "n", means: "no"}]},
questions: {name: {type: text, label: Name}, region: {type: region, label: Region}, happy: {type: yesno, codes: yn, label: Happy}}}`
	for name, text := range map[string]string{"study.yaml": study, "list.csv": list.String(), "gardens.csv": one.String(), "schools.csv": many.String()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
