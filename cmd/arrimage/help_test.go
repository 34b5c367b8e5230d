package main

import (
	"bufio"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/clipperhouse/displaywidth"

	"github.com/arrimage/arrimage/pkg/cli"
)

// helpOf returns the help of a command, or of the program for "", in a language.
func helpOf(t *testing.T, command, lang string, columns string) string {
	t.Helper()
	args := []string{"--help"}
	if command != "" {
		args = []string{command, "--help"}
	}
	code, stdout, stderr := runIn(t.TempDir(), []string{"LANG=" + lang, "COLUMNS=" + columns}, args...)
	if code != 0 || stderr != "" {
		t.Fatalf("help of %q in %s: exit code %d, stderr %q", command, lang, code, stderr)
	}
	return stdout
}

// section returns the lines below a heading of a help text, up to the next blank line.
func section(help, heading string) []string {
	_, rest, found := strings.Cut(help, "\n"+heading+"\n")
	if !found {
		return nil
	}
	rest, _, _ = strings.Cut(rest, "\n\n")
	return strings.Split(strings.TrimRight(rest, "\n"), "\n")
}

// commandNames lists the commands that the program's help shows.
func commandNames(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, line := range section(helpOf(t, "", "en", "80"), "Commands:") {
		names = append(names, strings.Fields(line)[0])
	}
	if len(names) < 5 {
		t.Fatalf("the help of the program lists only %q", names)
	}
	return names
}

// TestEveryCommandHasHelp checks that each command says in one line what it does, and shows how.
func TestEveryCommandHasHelp(t *testing.T) {
	for lang, heading := range map[string]string{"en": "Examples:", "fr": "Exemples\u00a0:"} {
		commands := map[string]string{"en": "Commands:", "fr": "Commandes\u00a0:"}[lang]
		for _, line := range section(helpOf(t, "", lang, "80"), commands) {
			words := strings.Fields(line)
			if len(words) < 4 {
				t.Errorf("%s: the help of the program says too little: %q", lang, line)
			}
			if len(section(helpOf(t, words[0], lang, "80"), heading)) == 0 {
				t.Errorf("%s: the help of %s has no example", lang, words[0])
			}
		}
	}
}

// TestExamplesRun runs every line of every example in a folder where the demo was written, or the study in waves. Lines of one command run one
// after the other in the same folder. French examples are the same, save the word for a folder.
func TestExamplesRun(t *testing.T) {
	for _, command := range append(commandNames(t), "") {
		t.Run(command, func(t *testing.T) {
			t.Parallel()
			dir := demo(t)
			switch command {
			case "waves": // The demo has none.
				dir = copyOfWaves(t, t.TempDir())
			case "diff":
				dir = toCompare(t)
			case "doctor": // The demo has no interviews.
				if err := os.CopyFS(dir, fstest.MapFS{"entretiens/P1.md": {Data: []byte("---\ncode: P1\n---\nQ: Et vous ?\nP1: Oui.\n")}}); err != nil {
					t.Fatal(err)
				}
			}
			examples := section(helpOf(t, command, "en", "80"), "Examples:")
			for _, line := range examples {
				runExample(t, dir, strings.TrimSpace(line))
			}
			french := strings.Join(section(helpOf(t, command, "fr", "80"), "Exemples\u00a0:"), "\n")
			if english := strings.Join(examples, "\n"); strings.ReplaceAll(french, "DOSSIER", "DIR") != english {
				t.Errorf("other examples in French:\n%s\nin English:\n%s", french, english)
			}
		})
	}
}

// copyOfWaves writes the study in waves into a folder.
func copyOfWaves(t *testing.T, dir string) string {
	t.Helper()
	if err := copyFolder(wavesFolder, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// toCompare is a folder with the study in waves, another copy of it in ../base, and two files of results.
func toCompare(t *testing.T) string {
	t.Helper()
	dir := copyOfWaves(t, filepath.Join(t.TempDir(), "study"))
	copyOfWaves(t, filepath.Join(dir, "..", "base"))
	for _, file := range []string{"old.json", "new.json"} {
		if code, _, stderr := runIn(dir, nil, "rates", "--format", "json", "-o", file); code != 0 {
			t.Fatal(stderr)
		}
	}
	return dir
}

// runExample runs one line of an example, in which DIR stands for a folder that is not there yet. Two waves differ, and diff
// says so.
func runExample(t *testing.T, dir, line string) {
	t.Helper()
	in := dir
	if rest, found := strings.CutPrefix(line, "cd "); found {
		folder, command, _ := strings.Cut(rest, " && ")
		in, line = filepath.Join(dir, inExample(folder)), command
	}
	words := splitWords(line)
	if len(words) < 2 || words[0] != "arrimage" {
		t.Errorf("example %q does not call arrimage", line)
		return
	}
	for i := range words {
		words[i] = inExample(words[i])
	}
	if words[1] == "watch" {
		runWatchExample(t, in, words[1:])
		return
	}
	want := 0
	if words[1] == "diff" && strings.Contains(line, "--from") {
		want = cli.ExitDiffers
	}
	if code, _, stderr := runIn(in, []string{"LANG=en"}, words[1:]...); code != want {
		t.Errorf("example %q: exit code %d\n%s", line, code, stderr)
	}
}

// runWatchExample runs an example that does not end by itself until it prints the address of its page.
func runWatchExample(t *testing.T, dir string, words []string) {
	t.Helper()
	command := exec.Command("arrimage", words...)
	command.Dir = dir
	stdout, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil || !strings.HasPrefix(line, "http://127.0.0.1:") {
		t.Errorf("example %q prints %q: %v", words, line, err)
	}
	_ = command.Process.Kill()
	_ = command.Wait()
}

// inExample puts a real name where help writes the word for a folder.
func inExample(word string) string {
	if word == "DIR" {
		return "new"
	}
	return word
}

// splitWords splits a line as a shell does, as far as examples go: at spaces, save in single quotes.
func splitWords(line string) []string {
	var words []string
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			words = append(words, part)
			continue
		}
		words = append(words, strings.Fields(part)...)
	}
	return words
}

// demo writes the founding study into a new folder.
func demo(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if code, _, stderr := runIn(dir, nil, "demo", "."); code != 0 {
		t.Fatalf("demo: exit code %d: %s", code, stderr)
	}
	return dir
}

// TestFrenchHelpIsFrench checks that what Cobra words in English does not come through: every line of words that a
// French help has in common with the English one must be an example, the form of a command, or a comment of a study file.
func TestFrenchHelpIsFrench(t *testing.T) {
	for _, command := range append(commandNames(t), "") {
		examples := section(helpOf(t, command, "en", "200"), "Examples:")
		english := strings.Split(helpOf(t, command, "en", "200"), "\n")
		for _, line := range strings.Split(helpOf(t, command, "fr", "200"), "\n") {
			if strings.TrimSpace(line) == "" || strings.HasPrefix(strings.TrimSpace(line), "arrimage") || strings.HasPrefix(line, "# ") {
				continue
			}
			if slices.Contains(english, line) && !slices.Contains(examples, line) {
				t.Errorf("help of %q: the same line in both languages: %q", command, line)
			}
		}
		for _, words := range []string{"default", "string", "uint", "float", "for arrimage", "Use ", "Usage"} {
			if help := helpOf(t, command, "fr", "200"); strings.Contains(help, words) {
				t.Errorf("help of %q in French says %q", command, words)
			}
		}
	}
}

// TestFlagDescriptionsAreTranslated compares the flags one by one: none is described alike in both languages.
func TestFlagDescriptionsAreTranslated(t *testing.T) {
	flagLine := regexp.MustCompile(`^ +(?:-\w, )?(--[a-z][a-z-]*)(?: \S+)?  +(.*)$`)
	for _, command := range append(commandNames(t), "") {
		described := map[string]string{}
		for _, line := range section(helpOf(t, command, "en", "200"), "Flags:") {
			match := flagLine.FindStringSubmatch(line)
			if match == nil {
				t.Fatalf("help of %q: no flag in %q", command, line)
			}
			described[match[1]] = match[2]
		}
		french := section(helpOf(t, command, "fr", "200"), "Options\u00a0:")
		if len(french) != len(described) {
			t.Errorf("help of %q: %d flags in English, %d in French", command, len(described), len(french))
		}
		for _, line := range french {
			match := flagLine.FindStringSubmatch(line)
			if match == nil {
				t.Fatalf("help of %q: no flag in %q", command, line)
			}
			// The names of formats are the same in every language.
			if described[match[1]] == match[2] || described[match[1]] == "" {
				t.Errorf("help of %q: %s is described as %q and %q", command, match[1], described[match[1]], match[2])
			}
		}
	}
}

// TestHelpFitsTheTerminal checks that help is as wide as the terminal at most. Examples are never wrapped, so that they
// can be copied.
func TestHelpFitsTheTerminal(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		for _, command := range append(commandNames(t), "") {
			for _, line := range strings.Split(helpOf(t, command, lang, "80"), "\n") {
				if width := displaywidth.String(line); width > 80 {
					t.Errorf("help of %q in %s: %d columns: %q", command, lang, width, line)
				}
				if strings.TrimRight(line, " \t") != line {
					t.Errorf("help of %q in %s: spaces at the end of %q", command, lang, line)
				}
			}
		}
	}
}

// TestManualListsTheCommands compares the package comment of main.go with the commands that there are. The two commands
// that every program of this kind has, help and completion, need not be in it.
func TestManualListsTheCommands(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "main.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, line := range strings.Split(file.Doc.Text(), "\n") {
		if words := strings.Fields(line); strings.HasPrefix(line, "\tarrimage ") && len(words) > 2 {
			listed = append(listed, words[1])
		}
	}
	for _, name := range commandNames(t) {
		if name != "help" && name != "completion" && !slices.Contains(listed, name) {
			t.Errorf("the package comment of main.go does not list %s", name)
		}
	}
	for _, name := range listed {
		if !slices.Contains(commandNames(t), name) {
			t.Errorf("the package comment of main.go lists %s, which is no command", name)
		}
	}
}
