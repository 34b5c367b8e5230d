package main

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/arrimage/arrimage/pkg/cli"
)

var update = flag.Bool("update", false, "write what the program prints into the scripts")

const (
	scriptFolder = "../../testdata/script"
	// studiesFolder holds small invented studies; every script finds a copy of each in its working folder.
	studiesFolder = scriptFolder + "/_studies"
	// wavesFolder holds the synthetic study in three waves, which every script finds as waves.
	wavesFolder = "../../testdata/study/waves"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"arrimage": main})
}

// TestScripts runs every script of every folder below testdata/script.
func TestScripts(t *testing.T) {
	for _, folder := range scriptFolders(t) {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			testscript.Run(t, testscript.Params{
				Dir:                 filepath.Join(scriptFolder, folder),
				Setup:               setUp,
				Cmds:                scriptCommands,
				UpdateScripts:       *update,
				RequireExplicitExec: true,
				RequireUniqueNames:  true,
			})
		})
	}
}

// scriptFolders lists the folders that hold scripts.
func scriptFolders(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(scriptFolder)
	if err != nil {
		t.Fatal(err)
	}
	var folders []string
	for _, entry := range entries {
		if entry.IsDir() && !strings.HasPrefix(entry.Name(), "_") {
			folders = append(folders, entry.Name())
		}
	}
	if len(folders) == 0 {
		t.Fatalf("%s has no folder with scripts", scriptFolder)
	}
	return folders
}

// setUp fixes what the program sees of its environment, and copies the small studies into the working folder. A file
// that the script itself brings stays. The folder looks like the root of a repository, so that no study above it is found.
func setUp(env *testscript.Env) error {
	env.Setenv("LANG", "C")
	env.Setenv("COLUMNS", "80")
	env.Setenv("GORACE", "atexit_sleep_ms=10") // With the race detector, each run would end in a second of sleep.
	if err := os.Mkdir(filepath.Join(env.WorkDir, ".git"), 0o777); err != nil {
		return err
	}
	return errors.Join(copyFolder(studiesFolder, env.WorkDir), copyFolder(wavesFolder, filepath.Join(env.WorkDir, "waves")))
}

// copyFolder copies the files of a folder, but for those that are there already.
func copyFolder(from, to string) error {
	return fs.WalkDir(os.DirFS(from), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := filepath.Join(to, path)
		if entry.IsDir() {
			return os.MkdirAll(target, 0o777)
		}
		if _, err := os.Lstat(target); err == nil {
			return nil
		}
		content, err := os.ReadFile(filepath.Join(from, path))
		if err != nil {
			return err
		}
		return os.WriteFile(target, content, 0o666)
	})
}

// scriptCommands are the commands that scripts have beside those of testscript.
var scriptCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"rc":     runWithCode,
	"edit":   editFile,
	"bytes":  writeBytes,
	"digits": roundDigits,
}

// runWithCode runs a program that must exit with a code: "rc CODE PROGRAM ARGUMENT…". What it wrote is then in stdout and
// stderr, as after exec.
func runWithCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: rc CODE PROGRAM ARGUMENT…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// editFile replaces the only occurrence of a text in a file: "edit FILE OLD NEW". In both texts, \n is a line end.
func editFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	lines := strings.NewReplacer(`\n`, "\n")
	old, text := lines.Replace(args[1]), ts.ReadFile(args[0])
	if n := strings.Count(text, old); n != 1 {
		ts.Fatalf("edit: %s has %q %d times, want once", args[0], old, n)
	}
	text = strings.Replace(text, old, lines.Replace(args[2]), 1)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// writeBytes writes a file that a script cannot hold: "bytes FILE TEXT", with the escapes of a Go string in the text.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes FILE TEXT")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// longNumber is a number with more digits after the point than two processors agree on: fused multiply-add changes the
// last ones.
var longNumber = regexp.MustCompile(`-?\d+\.\d{9,}`)

// roundDigits copies a file ("stdout" for what was printed) and rounds its long numbers to ten significant digits:
// "digits FROM TO".
func roundDigits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: digits FROM TO")
	}
	text := longNumber.ReplaceAllStringFunc(ts.ReadFile(args[0]), func(number string) string {
		x, err := strconv.ParseFloat(number, 64)
		ts.Check(err)
		return strconv.FormatFloat(x, 'g', 10, 64)
	})
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o666))
}

// TestScriptsAssertEverything checks that a script says of every run what is on stdout and on stderr: what is not
// asserted is not tested.
func TestScriptsAssertEverything(t *testing.T) {
	for _, folder := range scriptFolders(t) {
		scripts, err := filepath.Glob(filepath.Join(scriptFolder, folder, "*.txtar"))
		if err != nil {
			t.Fatal(err)
		}
		for _, script := range scripts {
			text, err := os.ReadFile(script)
			if err != nil {
				t.Fatal(err)
			}
			checkAssertions(t, script, string(text))
		}
	}
}

func checkAssertions(t *testing.T, script, text string) {
	t.Helper()
	commands, _, _ := strings.Cut(text, "\n-- ")
	runs := 0
	var stdout, stderr bool
	finish := func(line int) {
		if runs > 0 && (!stdout || !stderr) {
			t.Errorf("%s:%d: the run before this line asserts stdout: %v, stderr: %v", script, line, stdout, stderr)
		}
	}
	lines := strings.Split(commands, "\n")
	for i, line := range lines {
		words := strings.Fields(strings.TrimPrefix(line, "! "))
		if len(words) == 0 {
			continue
		}
		switch words[0] {
		case "rc", "exec":
			finish(i + 1)
			runs, stdout, stderr = runs+1, false, false
		case "stdout":
			stdout = true
		case "stderr":
			stderr = true
		case "cmp", "digits":
			stdout = stdout || strings.Contains(line, " stdout")
			stderr = stderr || strings.Contains(line, " stderr")
		}
	}
	finish(len(lines))
	if runs == 0 {
		t.Errorf("%s: runs nothing", script)
	}
}

// TestEveryCommandHasScripts checks that no command was forgotten.
func TestEveryCommandHasScripts(t *testing.T) {
	folders := scriptFolders(t)
	for _, name := range commandNames(t) {
		found := false
		for _, folder := range folders {
			found = found || folder == name
		}
		if !found {
			t.Errorf("%s/%s: no scripts for this command", scriptFolder, name)
		}
	}
}

// runIn runs the program in a folder, in this process, with the given environment variables ("NAME=value").
func runIn(dir string, variables []string, args ...string) (code int, stdout, stderr string) {
	var out, errs strings.Builder
	env := &cli.Env{In: strings.NewReader(""), Out: &out, Err: &errs, Dir: dir, Getenv: func(name string) string {
		for _, variable := range variables {
			if value, ok := strings.CutPrefix(variable, name+"="); ok {
				return value
			}
		}
		return ""
	}}
	code = cli.Main(args, env)
	return code, out.String(), errs.String()
}
