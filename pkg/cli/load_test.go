package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/studies"
)

// tree makes folders and files below a new folder that no study can be found above of, and returns it. A name that ends
// in a slash is a folder; a file holds its own name.
func tree(t *testing.T, paths ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, path := range append(paths, ".git/") {
		full := filepath.Join(root, filepath.FromSlash(path))
		err := os.MkdirAll(filepath.Dir(full), 0o755)
		if err == nil && strings.HasSuffix(path, "/") {
			err = os.MkdirAll(full, 0o755)
		} else if err == nil {
			err = os.WriteFile(full, []byte(path), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestSearch(t *testing.T) {
	root := tree(t, "study.yaml", "a/b/c/", "project/.git/", "project/sub/", "worktree/.git", "worktree/sub/",
		"own/study.yaml", "own/sub/", "misleading/study.yaml/sub/")
	tests := []struct{ from, want string }{
		{".", "study.yaml"},
		{"a/b/c", "study.yaml"},
		{"own/sub", "own/study.yaml"},
		{"project", ""}, // The root of a repository is where the search ends, with that folder.
		{"project/sub", ""},
		{"worktree/sub", ""}, // There .git is a file.
		{"misleading/study.yaml/sub", "study.yaml"},
	}
	for _, test := range tests {
		got, err := search(filepath.Join(root, filepath.FromSlash(test.from)))
		want := test.want
		if want != "" {
			want = filepath.Join(root, filepath.FromSlash(want))
		}
		if got != want || (err == nil) != (want != "") {
			t.Errorf("search from %s = %q, %v, want %q", test.from, got, err, want)
		}
		if err != nil && exitCode(err) != ExitUsage {
			t.Errorf("search from %s: exit code %d, want %d", test.from, exitCode(err), ExitUsage)
		}
	}
}

func TestFind(t *testing.T) {
	root := tree(t, "study.yaml", "sub/", "other/study.yaml", "other/second.yaml", "empty/")
	tests := []struct {
		name      string
		source    source
		variable  string
		from      string
		wantText  string // what the study file that is found holds
		wantLabel string // how messages name it
	}{
		{name: "here", from: ".", wantText: "study.yaml", wantLabel: "study.yaml"},
		{name: "above", from: "sub", wantText: "study.yaml", wantLabel: "../study.yaml"},
		{name: "a folder", from: ".", source: source{study: "other"}, wantText: "other/study.yaml", wantLabel: "other/study.yaml"},
		{name: "a file", from: "sub", source: source{study: "../other/second.yaml"}, wantText: "other/second.yaml", wantLabel: "../other/second.yaml"},
		{name: "the variable", from: ".", variable: "other", wantText: "other/study.yaml", wantLabel: "other/study.yaml"},
		{name: "the flag before the variable", from: ".", source: source{study: "other/second.yaml"}, variable: "other", wantText: "other/second.yaml", wantLabel: "other/second.yaml"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			env, _ := testEnv(filepath.Join(root, test.from), studyVariable+"="+test.variable)
			folders, name, err := test.source.find(env)
			if err != nil {
				t.Fatal(err)
			}
			text, err := fs.ReadFile(folders, name)
			if err != nil || string(text) != test.wantText {
				t.Errorf("found %q, %v, want %q", text, err, test.wantText)
			}
			if got := folders.Label(name); got != test.wantLabel {
				t.Errorf("messages call it %q, want %q", got, test.wantLabel)
			}
		})
	}
}

func TestFindAbsolute(t *testing.T) {
	root := tree(t, "other/study.yaml")
	env, _ := testEnv(root)
	path := filepath.Join(root, "other", "study.yaml")
	folders, name, err := (&source{study: path}).find(env)
	if err != nil || folders.Label(name) != filepath.ToSlash(path) {
		t.Errorf("found %q, %v, want %q", folders.Label(name), err, path)
	}
}

// TestFindDemo checks that --demo comes before a study that is there and before the variable.
func TestFindDemo(t *testing.T) {
	root := tree(t, "study.yaml", "other/study.yaml")
	env, _ := testEnv(root, studyVariable+"=other")
	folders, name, err := (&source{demo: studies.Demo}).find(env)
	if err != nil || folders.Label(name) != studies.Demo+"/study.yaml" {
		t.Errorf("found %q, %v, want the study that ships", folders.Label(name), err)
	}
}

func TestFindFails(t *testing.T) {
	root := tree(t, "empty/", "file", "data/")
	tests := []struct {
		name     string
		source   source
		variable string
		want     string
	}{
		{"nothing anywhere", source{}, "", "no study.yaml here or above; two ways forward:\n"},
		{"no such file", source{study: "none.yaml"}, "", "study file not found: none.yaml"},
		{"a folder without a study", source{study: "empty"}, "", "study file not found: " + filepath.Join("empty", "study.yaml")},
		{"the variable", source{}, "none", "study file not found: none"},
		{"no such folder of data", source{demo: studies.Demo, data: "none"}, "", "--data: folder not found: none"},
		{"data that is a file", source{demo: studies.Demo, data: "file"}, "", "--data: folder not found: file"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			env, _ := testEnv(root, studyVariable+"="+test.variable)
			_, _, err := test.source.find(env)
			if err == nil || !strings.HasPrefix(err.Error(), test.want) || exitCode(err) != ExitUsage {
				t.Errorf("%v, want an error of usage that begins %q", err, test.want)
			}
		})
	}
}

// TestDataComesFirst checks that exports are taken from --data where it has them, and from the study's folder where not.
func TestDataComesFirst(t *testing.T) {
	root := tree(t, "study.yaml", "ci.csv", "budgets.csv", "new/ci.csv")
	env, _ := testEnv(root)
	folders, _, err := (&source{data: "new"}).find(env)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"ci.csv": "new/ci.csv", "budgets.csv": "budgets.csv"} {
		content, err := fs.ReadFile(folders, name)
		if err != nil || string(content) != want {
			t.Errorf("%s is read from %q, %v, want %q", name, content, err, want)
		}
		if got := folders.Label(name); got != want {
			t.Errorf("messages call %s %q, want %q", name, got, want)
		}
	}
}
