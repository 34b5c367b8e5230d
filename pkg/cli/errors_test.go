package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

func TestExitCode(t *testing.T) {
	brokenPipe := &fs.PathError{Op: "write", Path: "stdout", Err: syscall.EPIPE}
	tests := []struct {
		name string
		err  error
		want int
	}{
		{"nothing", nil, ExitDone},
		{"the reader went away", brokenPipe, ExitDone},
		{"differences", errDiffers, ExitDiffers},
		{"differences, wrapped", fmt.Errorf("verify: %w", errDiffers), ExitDiffers},
		{"invalid data shown by check", errInvalidData, ExitData},
		{"invalid quotations shown by check", errInvalidStudy, ExitStudy},
		{"a mistake on the command line", usage("faux", "wrong"), ExitUsage},
		{"a request that the study cannot meet", &tabulate.UsageError{Message: locale.Same("no")}, ExitUsage},
		{"the study file", diag.Fail(diag.Study, diag.Pos{File: "study.yaml"}, "x", "faux", "wrong"), ExitStudy},
		{"the data", diag.Fail(diag.Data, diag.Pos{File: "a.csv"}, "x", "faux", "wrong"), ExitData},
		{"the data, wrapped", fmt.Errorf("x: %w", diag.Fail(diag.Data, diag.Pos{}, "x", "faux", "wrong")), ExitData},
		{"an output", cannotWrite("out.csv", fs.ErrPermission), ExitInternal},
		{"an output that is a pipe nobody reads", cannotWrite("pipe", brokenPipe), ExitDone},
		{"anything else", errors.New("a bug"), ExitInternal},
	}
	for _, test := range tests {
		if got := exitCode(test.err); got != test.want {
			t.Errorf("%s: exit code %d, want %d", test.name, got, test.want)
		}
		if test.err == nil {
			continue
		}
		if got := exitCode(wordUsage(&runError{err: test.err})); got != test.want {
			t.Errorf("%s, from a command that ran: exit code %d, want %d", test.name, got, test.want)
		}
	}
	// What Cobra says about flags and arguments is an error of usage.
	if got := exitCode(wordUsage(errors.New("unknown command"))); got != ExitUsage {
		t.Errorf("an error of Cobra's: exit code %d, want %d", got, ExitUsage)
	}
}

func TestPrintError(t *testing.T) {
	unsorted := diag.List{}
	unsorted.Errorf(diag.Pos{File: "b.csv", Line: 2}, "x", "deux", "two")
	unsorted.Errorf(diag.Pos{File: "a.csv", Line: 9}, "x", "un", "one")
	permission := &fs.PathError{Op: "open", Path: "reports/.arrimage-3", Err: syscall.EACCES}
	full := &fs.PathError{Op: "write", Path: "reports/.arrimage-3", Err: syscall.ENOSPC}
	tests := []struct {
		err    error
		en, fr string
	}{
		{nil, "", ""},
		{errDiffers, "", ""},
		{errInvalidData, "", ""},
		{errInvalidStudy, "", ""},
		{syscall.EPIPE, "", ""},
		{usage("faux", "wrong"), "arrimage: wrong\n", "arrimage: faux\n"},
		{&tabulate.UsageError{Message: locale.Text{FR: "non", EN: "no"}}, "arrimage: no\n", "arrimage: non\n"},
		{unsorted.Err(diag.Data), "a.csv:9: one\nb.csv:2: two\n", "a.csv:9: un\nb.csv:2: deux\n"},
		{cannotWrite("out.csv", permission), "arrimage: out.csv: cannot be written: permission denied\n", "arrimage: out.csv\u00a0: écriture impossible\u00a0: accès refusé\n"},
		{cannotWrite("out.csv", full), "arrimage: out.csv: cannot be written: the disk is full\n", "arrimage: out.csv\u00a0: écriture impossible\u00a0: le disque est plein\n"},
		{errors.New("arrimage: twice"), "arrimage: twice\n", "arrimage: twice\n"},
	}
	for _, test := range tests {
		for lang, want := range map[locale.Lang]string{locale.English: test.en, locale.French: test.fr} {
			var got bytes.Buffer
			printError(&got, lang, test.err)
			if got.String() != want {
				t.Errorf("%v in %s: %q, want %q", test.err, lang, got.String(), want)
			}
		}
	}
}

// A brokenWriter fails in the given way.
type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

// TestStdoutFails runs commands whose output goes to a reader that went away, or to a full disk.
func TestStdoutFails(t *testing.T) {
	lines := []string{
		"rates satisfaction --demo", "check --demo", "verify --demo", "verify --demo --format json", "explain budget --demo --format md",
		"report --demo", "version", "--version", "schema", "completion bash", "demo new",
	}
	for _, line := range lines {
		env, screen := testEnv(t.TempDir())
		env.Out = brokenWriter{syscall.EPIPE}
		if code := Main(strings.Fields(line), env); code != ExitDone || screen.err.Len() > 0 {
			t.Errorf("%s into a closed pipe: exit code %d, stderr %q", line, code, screen.err.String())
		}
		env, screen = testEnv(t.TempDir())
		env.Out = brokenWriter{&fs.PathError{Op: "write", Path: "stdout", Err: syscall.ENOSPC}}
		if code := Main(strings.Fields(line), env); code != ExitInternal || screen.err.Len() == 0 {
			t.Errorf("%s onto a full disk: exit code %d, stderr %q", line, code, screen.err.String())
		}
	}
}

// TestFailedCheckIsToldBeforeOutput checks that a verification that fails but cannot be written is a failure to write.
func TestFailedCheckIsToldBeforeOutput(t *testing.T) {
	dir := t.TempDir()
	env, _ := testEnv(dir)
	if code := Main([]string{"demo", "."}, env); code != ExitDone {
		t.Fatalf("demo: exit code %d", code)
	}
	path := filepath.Join(dir, "published.csv")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), "integrated centres surveyed,22", "integrated centres surveyed,21", 1)
	if changed == string(text) {
		t.Fatal("published.csv has no longer the line that this test changes")
	}
	if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	env, screen := testEnv(dir)
	if code := Main([]string{"verify", "--lang", "en"}, env); code != ExitDiffers || !strings.Contains(screen.err.String(), "mismatch: 1") {
		t.Errorf("verify: exit code %d, stderr %q", code, screen.err.String())
	}
	env, screen = testEnv(dir)
	if code := Main([]string{"verify", "--lang", "en", "-o", "no/out.md"}, env); code != ExitInternal {
		t.Errorf("verify -o no/out.md: exit code %d, stderr %q", code, screen.err.String())
	}
}
