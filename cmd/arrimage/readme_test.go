package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// A workflow is what the workflow of the README says, as GitHub Actions reads it.
type workflow struct {
	Name        string            `yaml:"name"`
	On          map[string]any    `yaml:"on"`
	Permissions map[string]string `yaml:"permissions"`
	Jobs        map[string]struct {
		RunsOn string         `yaml:"runs-on"`
		Steps  []workflowStep `yaml:"steps"`
	} `yaml:"jobs"`
}

type workflowStep struct {
	Name string         `yaml:"name"`
	Uses string         `yaml:"uses"`
	With map[string]any `yaml:"with"`
	If   string         `yaml:"if"`
	Run  string         `yaml:"run"`
}

// readmeWorkflow returns the workflow of the README. A key that GitHub Actions does not know is an error.
func readmeWorkflow(t *testing.T) workflow {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for _, block := range strings.Split(string(text), "```yaml\n")[1:] {
		if block, _, _ = strings.Cut(block, "\n```"); strings.Contains(block, "\njobs:") {
			blocks = append(blocks, block)
		}
	}
	if len(blocks) != 1 {
		t.Fatalf("README.md has %d workflows, want one", len(blocks))
	}
	var w workflow
	if err := yaml.UnmarshalWithOptions([]byte(blocks[0]), &w, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	return w
}

// steps returns the steps of the only job.
func (w workflow) steps(t *testing.T) []workflowStep {
	t.Helper()
	job, ok := w.Jobs["figures"]
	if len(w.Jobs) != 1 || !ok || len(job.Steps) == 0 {
		t.Fatalf("jobs %v", w.Jobs)
	}
	return job.Steps
}

// pinned is an action at a major version.
var pinned = regexp.MustCompile(`^actions/(checkout|setup-go|upload-artifact)@v\d+$`)

func TestREADMEWorkflowIsSound(t *testing.T) {
	w := readmeWorkflow(t)
	_, onRequest := w.On["pull_request"]
	if w.Name == "" || !onRequest || w.Permissions["contents"] != "read" || w.Jobs["figures"].RunsOn != "ubuntu-latest" {
		t.Errorf("workflow %+v", w)
	}
	var actions []string
	for _, step := range w.steps(t) {
		switch {
		case (step.Uses == "") == (step.Run == ""):
			t.Errorf("step %q has an action and commands, or neither", step.Name)
		case step.Uses != "" && !pinned.MatchString(step.Uses):
			t.Errorf("action %q is not one of ours at a major version", step.Uses)
		case step.Run != "" && step.Name == "":
			t.Errorf("step without a name: %q", step.Run)
		}
		if step.Uses != "" {
			actions = append(actions, pinned.FindStringSubmatch(step.Uses)[1])
		}
	}
	if want := []string{"checkout", "setup-go", "upload-artifact"}; !slices.Equal(actions, want) {
		t.Errorf("actions %q, want %q", actions, want)
	}
}

// A pullRequest is a repository with the demo on its main branch, and a branch that is to be merged.
type pullRequest struct {
	dir, summary string // the work tree; the file of the job's summary
}

// newPullRequest makes a repository, and changes a file of the study on the branch: old by new, or nothing for "".
func newPullRequest(t *testing.T, file, old, new string) pullRequest {
	t.Helper()
	for _, program := range []string{"git", "bash", "arrimage"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("no %s here", program)
		}
	}
	parent := t.TempDir()
	p := pullRequest{dir: filepath.Join(parent, "study"), summary: filepath.Join(parent, "summary.md")}
	if code, _, stderr := runIn(parent, nil, "demo", "study"); code != 0 {
		t.Fatal(stderr)
	}
	p.must(t, "git init -q -b main && git add . && git commit -q -m base && git update-ref refs/remotes/origin/main HEAD && git checkout -q -b change")
	if old != "" {
		path := filepath.Join(p.dir, file)
		text, err := os.ReadFile(path)
		if err != nil || strings.Count(string(text), old) != 1 {
			t.Fatalf("%s has %q not once (%v)", file, old, err)
		}
		if err := os.WriteFile(path, []byte(strings.Replace(string(text), old, new, 1)), 0o666); err != nil {
			t.Fatal(err)
		}
		p.must(t, "git commit -q -a -m change")
	}
	return p
}

// run runs commands as a step of GitHub Actions does, and returns the exit code and what they wrote.
func (p pullRequest) run(t *testing.T, commands string) (int, string) {
	t.Helper()
	command := exec.Command("bash", "-e", "-c", commands)
	command.Dir = p.dir
	command.Env = append(os.Environ(), "LANG=C", "GITHUB_BASE_REF=main", "GITHUB_STEP_SUMMARY="+p.summary, "HOME="+filepath.Dir(p.dir),
		"GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
	output, err := command.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return command.ProcessState.ExitCode(), string(output)
}

func (p pullRequest) must(t *testing.T, commands string) {
	t.Helper()
	if code, output := p.run(t, commands); code != 0 {
		t.Fatalf("exit code %d\n%s", code, output)
	}
}

// TestREADMEWorkflowRuns runs every step of the workflow of the README on a pull request that changes nothing, on one that
// changes an answer that a published figure hangs on, and on one whose answers are invalid. A step has its exit code; the
// first one after the installation is the data and the reports, then the published figures, then the changes.
func TestREADMEWorkflowRuns(t *testing.T) {
	steps := readmeWorkflow(t).steps(t)
	const answer = `de l'Ouest-de-l'Île-de-Montréal";"Montréal";"Oui";"Non"`
	for name, c := range map[string]struct {
		new     string // of the answer; "" for no change
		codes   []int
		log     string
		summary []string
	}{
		"nothing": {"", []int{0, 0, 0}, "::notice::45 figures", []string{"Les chiffres publiés, recalculés", "Rien n'a changé"}},
		"an answer": {strings.Replace(answer, `"Non"`, `"Oui"`, 1), []int{0, 1, 0}, "::error file=published.csv,line=", []string{
			"Les chiffres publiés, recalculés", "Chiffres changés\u00a0: ", "| 81,0\u00a0% | 85,7\u00a0% |"}},
		"an unknown answer": {strings.Replace(answer, `"Non"`, `"Peut-être"`, 1), []int{4, 4, 1}, "ci.csv:2:", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			old := answer
			if c.new == "" {
				old = ""
			}
			p := newPullRequest(t, "ci.csv", old, c.new)
			var codes []int
			log := ""
			for _, step := range steps {
				if step.Run == "" || installs(t, step.Run) {
					continue
				}
				code, output := p.run(t, step.Run)
				codes, log = append(codes, code), log+output
			}
			if !slices.Equal(codes, c.codes) || !strings.Contains(log, c.log) {
				t.Errorf("exit codes %v, want %v, and %q in\n%s", codes, c.codes, c.log, log)
			}
			p.check(t, steps, codes[0] == 0, c.summary)
		})
	}
}

// installs reports whether commands install the program: the one that is tested is on the path already.
func installs(t *testing.T, commands string) bool {
	t.Helper()
	module, found := strings.CutPrefix(strings.TrimSpace(commands), "go install ")
	if !found {
		return false
	}
	text, err := os.ReadFile(filepath.Join("..", "..", "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	if want := strings.TrimPrefix(first, "module ") + "/cmd/arrimage@latest"; module != want {
		t.Errorf("the workflow installs %q, want %q", module, want)
	}
	return true
}

// check looks at the summary of the job, and at the folder that is uploaded.
func (p pullRequest) check(t *testing.T, steps []workflowStep, reports bool, want []string) {
	t.Helper()
	summary, err := os.ReadFile(p.summary)
	if err != nil && want != nil {
		t.Fatal(err)
	}
	for _, text := range want {
		if !strings.Contains(string(summary), text) {
			t.Errorf("no %q in the summary\n%s", text, summary)
		}
	}
	if !reports {
		return
	}
	folder := fmt.Sprint(steps[len(steps)-1].With["path"])
	for _, file := range []string{"report.html", "report.md", "rates.json"} {
		if info, err := os.Stat(filepath.Join(p.dir, folder, file)); err != nil || info.Size() == 0 {
			t.Errorf("nothing to upload in %s: %v", file, err)
		}
	}
}
