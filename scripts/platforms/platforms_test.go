package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/cli"
)

// folder is where the exports are kept, and data the answers to them all.
const (
	folder = "../../testdata/platforms"
	data   = "answers.csv"
)

// The exports that are kept are those that the program writes.
func TestExportsAreUpToDate(t *testing.T) {
	kept, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{data: true, "README.md": true}
	for _, e := range Exports() {
		want[e.File] = true
		content, err := e.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		if there, err := os.ReadFile(filepath.Join(folder, e.File)); err != nil || !bytes.Equal(there, content) {
			t.Errorf("%s differs (go run ./scripts/platforms writes it): %v", e.File, err)
		}
	}
	for _, file := range kept {
		if !want[file.Name()] {
			t.Errorf("%s is of no export", file.Name())
		}
	}
}

// arrimage runs a command in a folder and returns what it prints.
func arrimage(t *testing.T, dir string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	env := &cli.Env{In: strings.NewReader(""), Out: &out, Err: &errs, Dir: dir, Getenv: func(string) string { return "" }}
	code = cli.Main(args, env)
	return code, out.String(), errs.String()
}

// must fails unless a command succeeds.
func must(t *testing.T, dir string, args ...string) string {
	t.Helper()
	code, stdout, stderr := arrimage(t, dir, args...)
	if code != 0 {
		t.Fatalf("arrimage %s: exit code %d\n%s%s", strings.Join(args, " "), code, stdout, stderr)
	}
	return stdout
}

// Every export is recognised, and read to the same data set byte for byte: drafted by init, with the same decisions for all.
func TestEveryPlatform(t *testing.T) {
	want := string(Answers())
	for _, e := range Exports() {
		t.Run(e.File, func(t *testing.T) {
			dir := t.TempDir()
			copyFile(t, filepath.Join(folder, e.File), filepath.Join(dir, e.File))
			checkDoctor(t, dir, e)
			must(t, dir, "init", e.File, "-o", "study.yaml", "--lang", "en")
			draft, err := os.ReadFile(filepath.Join(dir, "study.yaml"))
			if err != nil {
				t.Fatal(err)
			}
			text := edited(t, e, string(draft))
			if err := os.WriteFile(filepath.Join(dir, "study.yaml"), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			checkCheck(t, dir, e, text)
			got := must(t, dir, "ingest", "--format", "tidy")
			checkPersonal(t, dir, e, string(draft), got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the data set differs:\n%s\n%s", diff, text)
			}
		})
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, content, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// A report is what a command says in JSON.
type report struct {
	Tables []struct {
		ID   string
		Rows []struct{ Cells map[string]any }
	}
}

// rows returns the rows of a table of a report.
func (r report) rows(id string) []map[string]any {
	var rows []map[string]any
	for _, table := range r.Tables {
		for _, row := range table.Rows {
			if table.ID == id {
				rows = append(rows, row.Cells)
			}
		}
	}
	return rows
}

// word returns a cell of words in English.
func word(cell any) string {
	words, _ := cell.(map[string]any)
	text, _ := words["en"].(string)
	return text
}

// reported runs a command that says what it says in JSON.
func reported(t *testing.T, dir string, args ...string) report {
	t.Helper()
	var r report
	if err := json.Unmarshal([]byte(must(t, dir, append(args, "--format", "json")...)), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// checkDoctor checks that doctor names the platform, and counts the responses that do not count.
func checkDoctor(t *testing.T, dir string, e Export) {
	t.Helper()
	r := reported(t, dir, "doctor", e.File)
	taken := map[string]bool{}
	for _, row := range r.rows("evidence") {
		if word(row["taken"]) == "true" {
			taken[word(row["platform"])] = true
		}
	}
	if len(taken) != 1 || !taken[e.Platform] {
		t.Errorf("the platform is %v, not %s", taken, e.Platform)
	}
	counts := map[string]float64{}
	for _, row := range r.rows("findings") {
		counts[word(row["rule"])] += row["count"].(float64)
	}
	if counts["incomplete"] != float64(e.Left[0]) || counts["test-responses"] != float64(e.Left[1]) {
		t.Errorf("%v incomplete, %v tests, want %v", counts["incomplete"], counts["test-responses"], e.Left)
	}
	if (counts["personal-data"] > 0) != e.Personal {
		t.Errorf("personal data: %v columns", counts["personal-data"])
	}
}

// checkCheck checks that nothing is wrong or odd with the answers, and that the responses that do not count are counted.
func checkCheck(t *testing.T, dir string, e Export, study string) {
	t.Helper()
	if code, stdout, stderr := arrimage(t, dir, "check", "--strict"); code != 0 {
		t.Fatalf("check: exit code %d\n%s%s\n%s", code, stdout, stderr, study)
	}
	found := map[string]string{}
	for _, row := range reported(t, dir, "check").rows("check") {
		found[word(row["rule"])] = word(row["message"])
	}
	for k, rule := range []string{"incomplete-rows", "test-rows"} {
		if said := found[rule]; (said != "") != (e.Left[k] > 0) || said != "" && !strings.HasSuffix(said, ": 1") {
			t.Errorf("%s: %q, want %d", rule, said, e.Left[k])
		}
	}
}

// checkPersonal checks that what identifies people is in no draft, unless one asks for it, and in no data set.
func checkPersonal(t *testing.T, dir string, e Export, draft, tidy string) {
	t.Helper()
	asked := must(t, dir, "init", e.File, "--personal", "--lang", "en")
	for _, c := range e.columns {
		if c.reads != "" || c.heading() == "" {
			continue
		}
		for _, r := range e.responses() {
			if text := c.cell(r); strings.Contains(text, "@") || strings.HasPrefix(text, "192.0.2.") || strings.HasPrefix(text, "-73.5") {
				column := `column: "` + c.heading() + `"`
				if strings.Contains(draft, column) || strings.Contains(draft, "  "+c.heading()+":") || strings.Contains(tidy, text) {
					t.Errorf("%s is there unasked", c.heading())
				}
				if !strings.Contains(asked, column) && !strings.Contains(asked, "  "+c.heading()+":") {
					t.Errorf("%s is not there with --personal:\n%s", c.heading(), asked)
				}
				break
			}
		}
	}
}
