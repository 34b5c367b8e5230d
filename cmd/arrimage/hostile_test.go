package main

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// hostileFolder holds the synthetic study whose every text means more than itself somewhere: in HTML, LaTeX, a
// template, a spreadsheet, a path.
const hostileFolder = "../../testdata/study/hostile"

// againstHostile are command lines for the hostile study, the format aside; each command that reads a study stands
// here.
var againstHostile = []string{
	"agree", "chart rates", "chart likert", "chart dumbbell", "chart ranking", "chart dots", "chart strip ties", "chart heatmap", "chart map ties",
	"chart bars", "chart scatter budget committees.ties", "check", "codebook", "compare constructor", "compare constructor --by region", "correlate --lines", "design",
	"diff --from 1", "explain satisfied", "explain =evil", "explain ../../figure", "explain <figure>", "explain ties", "explain budget", "explain gap", "explain offices:means",
	"form --side offices", "form --side committees", "ingest --side offices", "ingest --side committees", "join", "likert",
	"means", "quantiles", "rates", "rates --by region", "chart rates", "chart map ties", "chart heatmap ties", "chart strip ties", "chart dumbbell ties", "chart ranking ties", "rates constructor --interval jeffreys --where delay<3", "ratios ties trust", "reliability", "report",
	"scores", "scores --by constructor", "themes", "themes answers", "themes agree --pairs --disputes", "themes codebook", "themes conflicts", "themes proposed", "themes coverage", "themes coverage --by constructor", "themes keyness --words --by constructor --least 1", "themes keyness --by constructor", "themes saturation", "themes together", "themes duplicates", "themes find a*", "themes find a* --count", "themes uncoded", "themes words", "themes words --pairs", "themes quotes", "explain constructor_theme", "timeline trust_1 --date day --by trust_2,constructor", "chart timeline trust_1 day --by trust_2", "themes answers --by constructor", "totals", "verify", "waves --from 1", "waves --from 1 --common-items constructor trust", "xtab constructor region --missing --letters",
	"doctor offices-2.csv committees-2.csv", "grim published.csv",
}

// withoutStudy are the commands that take nothing of a study but its exports, or nothing at all.
var withoutStudy = []string{"completion", "demo", "help", "init", "methods", "schema", "version", "watch"}

// formatList is what the help of a command says of its formats.
var formatList = regexp.MustCompile(`--format formats?\s+formats?: ([\w, ]+)`)

// TestHostileStudy runs every command on the hostile study in every format and both languages: it takes all texts as
// texts.
func TestHostileStudy(t *testing.T) {
	dir := hostile(t)
	covered := append(slices.Clone(withoutStudy), "watch") // The page of watch is that of report.
	for _, line := range againstHostile {
		args := strings.Fields(line)
		covered = append(covered, args[0])
		formats := formatList.FindStringSubmatch(helpOf(t, args[0], "en", "200"))
		if formats == nil {
			t.Fatalf("the help of %q names no formats", args[0])
		}
		for _, format := range strings.Split(formats[1], ", ") {
			if format == "parquet" || format == "png" { // In a build with its tag only; no text.
				continue
			}
			for _, lang := range []string{"fr", "en"} {
				t.Run(strings.ReplaceAll(line, "/", "|")+" "+format+" "+lang, func(t *testing.T) {
					t.Parallel()
					checkHostile(t, dir, format, append(args, "--format", format, "--lang", lang))
				})
			}
		}
	}
	for _, name := range commandNames(t) {
		if !slices.Contains(covered, name) {
			t.Errorf("%s: not run on the hostile study", name)
		}
	}
}

// hostile copies the hostile study into a folder of its own.
func hostile(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := copyFolder(hostileFolder, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func checkHostile(t *testing.T, dir, format string, args []string) {
	t.Helper()
	code, stdout, stderr := runIn(dir, []string{"COLUMNS=80"}, args...)
	if code != 0 && (code != 1 || args[0] != "verify" && args[0] != "diff") {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	if stdout == "" {
		t.Error("no output")
	}
	if err := wellFormed(format, stdout); err != nil {
		t.Errorf("not well formed: %v", err)
	}
}

// wellFormed reads an output as whoever takes its format would.
func wellFormed(format, text string) error {
	switch format {
	case "json":
		if !json.Valid([]byte(text)) {
			return errors.New("invalid JSON")
		}
	case "jsonl":
		for line := range strings.Lines(text) {
			if !json.Valid([]byte(line)) {
				return errors.New("invalid JSON: " + line)
			}
		}
	case "csv", "tidy":
		reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
		reader.FieldsPerRecord = -1 // Several tables may follow each other.
		_, err := reader.ReadAll()
		return err
	case "html", "svg", "junit", "ddi":
		_, err := xmlNames(text)
		return err
	case "table", "text", "md":
		if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }); i >= 0 {
			return errors.New("a control character before " + text[i+1:min(len(text), i+40)])
		}
	}
	return nil
}

// xmlNames reads XML, or HTML in its syntax, and returns the elements, each with its attributes ("th scope").
func xmlNames(text string) (map[string]bool, error) {
	names := map[string]bool{}
	decoder := xml.NewDecoder(strings.NewReader(text))
	decoder.Entity = xml.HTMLEntity
	for {
		token, err := decoder.Token()
		switch {
		case err == io.EOF:
			return names, nil
		case err != nil:
			return nil, err
		}
		if element, ok := token.(xml.StartElement); ok {
			names[element.Name.Local] = true
			for _, attribute := range element.Attr {
				names[element.Name.Local+" "+attribute.Name.Local] = true
			}
		}
	}
}

// soundProse is a study whose report has inline code and a list, and no more.
const soundProse = `{version: 1, id: prose, title: Prose, sides: {p: {label: P, file: prose.csv}}, questions: {a: {type: text, label: A}},
report: {sections: [{title: Words, text: "- a list of ` + "`code`" + `"}]}}`

// TestHostilePage checks that no element, attribute, link or style of a page comes from the texts of the hostile study.
func TestHostilePage(t *testing.T) {
	dir := hostile(t)
	pages := map[string][]string{
		"report":                 {"report --demo", "report --study waves", "report --study prose.yaml"},
		"form --side offices":    {"form --demo --side ci", "form --demo --side regroupements", "form --study waves --side clinics"},
		"form --side committees": {"form --demo --side ci", "form --demo --side regroupements", "form --study waves --side clinics"},
	}
	models := demoAndWaves(t)
	for name, text := range map[string]string{"prose.yaml": soundProse, "prose.csv": "a\n1\n"} {
		if err := os.WriteFile(filepath.Join(models, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for line, like := range pages {
		for _, lang := range []string{"fr", "en"} {
			t.Run(line+" "+lang, func(t *testing.T) {
				var sound string
				for _, model := range like {
					sound += page(t, models, model, lang)
				}
				sound += `<code></code><rect fill-opacity="0.5"></rect>` // What charts and prose of the other studies happen to lack.
				comparePages(t, page(t, dir, line, lang), sound)
			})
		}
	}
}

// page writes a document as HTML.
func page(t *testing.T, dir, line, lang string) string {
	t.Helper()
	code, stdout, stderr := runIn(dir, nil, append(strings.Fields(line), "--format", "html", "--lang", lang)...)
	if code != 0 {
		t.Fatalf("%s: exit code %d: %s", line, code, stderr)
	}
	return stdout
}

var (
	policy    = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)
	link      = regexp.MustCompile(`<[^>]*\s(?:href|src|action)="([^"]*)"`)
	startName = regexp.MustCompile(`<([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"]*")*)\s*/?>`)
	attribute = regexp.MustCompile(`\s([\w:-]+)="`)
)

// comparePages checks a page of hostile texts against sound ones of the same kind.
func comparePages(t *testing.T, got, sound string) {
	t.Helper()
	names, err := xmlNames(got)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, start := range startName.FindAllStringSubmatch(sound, -1) {
		known[start[1]] = true
		for _, name := range attribute.FindAllStringSubmatch(start[2], -1) {
			known[start[1]+" "+localName(name[1])] = true
		}
	}
	for name := range names {
		_, attribute, _ := strings.Cut(name, " ")
		if !known[name] || name == "script" || strings.HasPrefix(attribute, "on") {
			t.Errorf("%q stands in no page of other studies", name)
		}
	}
	if found := policy.FindAllString(got, -1); len(found) != 1 || found[0] != policy.FindString(sound) {
		t.Errorf("the policy of the page is %q, want %q", found, policy.FindString(sound))
	}
	for _, target := range link.FindAllStringSubmatch(got, -1) {
		if !strings.HasPrefix(target[1], "#") {
			t.Errorf("a link leads to %q", target[1])
		}
	}
	if n := strings.Count(got, "</style>"); n != 1 {
		t.Errorf("%d style sheets end, want 1", n)
	}
}

// localName returns a name without its prefix: lang of xml:lang.
func localName(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// TestHostileFolder checks that the clean dataset of the hostile study, and a first study file of its exports, stay in
// their folder.
func TestHostileFolder(t *testing.T) {
	dir := hostile(t)
	for _, line := range []string{"ingest -o clean", "init offices-2.csv committees-2.csv -o first/study.yaml"} {
		before := filesIn(t, filepath.Dir(dir))
		args := strings.Fields(line)
		target := filepath.Join(dir, strings.Split(args[len(args)-1], "/")[0])
		if err := os.MkdirAll(target, 0o777); err != nil {
			t.Fatal(err)
		}
		if code, _, stderr := runIn(dir, nil, args...); code != 0 {
			t.Fatalf("%s: exit code %d: %s", line, code, stderr)
		}
		for _, file := range filesIn(t, filepath.Dir(dir)) {
			if !slices.Contains(before, file) && !strings.HasPrefix(file, target+string(filepath.Separator)) {
				t.Errorf("%s wrote %s", line, file)
			}
		}
	}
}

// filesIn lists the files below a folder.
func filesIn(t *testing.T, folder string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestHostileRegions checks that the documents of regions with hostile names stay in their folder, that the index leads to each,
// and that no element of a page comes from a text.
func TestHostileRegions(t *testing.T) {
	dir, models := hostile(t), demoAndWaves(t)
	before := filesIn(t, filepath.Dir(dir))
	line := []string{"report", "--each", "region", "--out-dir", "out", "--format", "html,md,tex", "--lang", "en"}
	code, stdout, stderr := runIn(dir, nil, line...)
	if code != 0 || stderr != "" {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	for _, file := range filesIn(t, filepath.Dir(dir)) {
		name := strings.TrimPrefix(file, dir+string(filepath.Separator))
		if !slices.Contains(before, file) && !slices.Contains(strings.Split(stdout, "\n"), filepath.ToSlash(name)) {
			t.Errorf("wrote %s, which it does not say", file)
		}
	}
	if code, _, stderr := runIn(models, nil, "report", "--demo", "--each", "region", "--out-dir", "out", "--lang", "en"); code != 0 {
		t.Fatalf("the demo: exit code %d: %s", code, stderr)
	}
	sound := contentOf(t, filepath.Join(models, "out", "06-montreal.html"))
	pages := 0
	for file := range strings.Lines(stdout) {
		if file = strings.TrimSpace(file); filepath.Ext(file) == ".html" && file != "out/index.html" {
			pages++
			comparePages(t, contentOf(t, filepath.Join(dir, file)), sound)
			if index := contentOf(t, filepath.Join(dir, "out", "index.html")); !strings.Contains(index, `href="`+filepath.Base(file)+`"`) {
				t.Errorf("the index does not lead to %s", file)
			}
		}
	}
	if pages != 6 {
		t.Errorf("%d pages of 6 regions", pages)
	}
}

func contentOf(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
