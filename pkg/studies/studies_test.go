package studies_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/lexicon"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
)

// shipped are the names of the studies in the binary.
var shipped = []string{studies.Demo, "participation2010", "position2002", "rencontre2009", "territoires2021"}

// load reads a study in the binary.
func load(t *testing.T, name string) *study.Definition {
	t.Helper()
	def, err := study.Load(study.Folders{studies.Folder(name)}, studies.StudyFile)
	if err != nil {
		t.Fatal(err)
	}
	return def
}

// The names are those of the folders.
func TestNames(t *testing.T) {
	if got := studies.Names(); !slices.Equal(got, shipped) {
		t.Errorf("got %v, want %v", got, shipped)
	}
}

// A study in the binary is whole: it loads, and every file and document that it names is there.
func TestShippedAreWhole(t *testing.T) {
	for _, name := range studies.Names() {
		t.Run(name, func(t *testing.T) {
			folder, def := studies.Folder(name), load(t, name)
			if folder.Name != name || def.ID != name {
				t.Errorf("study %q in a folder called %q", def.ID, folder.Name)
			}
			if def.Notice.FR == "" || def.Notice.EN == "" {
				t.Errorf("the notice %q does not say in both languages what is invented", def.Notice)
			}
			files := def.Files()
			for _, name := range def.Folders() {
				documents, err := fs.Glob(folder.FS, name+"/*")
				if err != nil || len(documents) == 0 {
					t.Errorf("%s: %d documents, %v", name, len(documents), err)
				}
				files = append(files, documents...)
			}
			for _, file := range files {
				if content, err := fs.ReadFile(folder.FS, file); err != nil || len(content) == 0 {
					t.Errorf("%s: %d bytes, %v", file, len(content), err)
				}
			}
		})
	}
}

// Every text of the studies is there in both languages, figures aside: their statement is in the file of published figures.
func TestShippedAreBilingual(t *testing.T) {
	for _, name := range studies.Names() {
		t.Run(name, func(t *testing.T) {
			for what, label := range labelsOf(load(t, name)) {
				if label.FR == "" || label.EN == "" || strings.ContainsAny(label.FR, "\u2009\u202f") || strings.Contains(label.FR, " ?") {
					t.Errorf("%s: %q", what, label)
				}
			}
		})
	}
}

// labelsOf returns the texts of a study by what they are about.
func labelsOf(def *study.Definition) map[string]study.Label {
	labels := map[string]study.Label{"title": def.Title, "source": def.Source}
	for _, entry := range def.Questions {
		labels["question "+entry.Key.Value] = entry.Value.Label
	}
	for _, entry := range def.Scales {
		labels["scale "+entry.Key.Value] = entry.Value.Label
	}
	for _, entry := range def.Derived {
		labels["derived "+entry.Key.Value] = entry.Value.Label
	}
	for _, entry := range def.Rules {
		labels["rule "+entry.Key.Value] = entry.Value.Label
	}
	for _, entry := range def.Themes {
		labels["theme "+entry.Key.Value] = entry.Value.Label
		labels["definition of theme "+entry.Key.Value] = entry.Value.Definition
		for what, label := range map[string]study.Label{"includes": entry.Value.Includes, "excludes": entry.Value.Excludes, "example": entry.Value.Example} {
			if !label.IsZero() {
				labels[what+" of theme "+entry.Key.Value] = label
			}
		}
	}
	return labels
}

// The dictionary rules of the studies can be read.
func TestShippedRules(t *testing.T) {
	rules := 0
	for _, name := range studies.Names() {
		for _, entry := range load(t, name).Themes {
			for _, rule := range entry.Value.Rules {
				rules++
				if _, err := lexicon.Compile(rule.Value); err != nil {
					t.Errorf("%s: theme %s: rule %s: %v", name, entry.Key.Value, rule.Value, err)
				}
			}
		}
	}
	if rules == 0 {
		t.Error("no study has a rule")
	}
}

func TestFolderOfAnUnknownStudy(t *testing.T) {
	for _, name := range []string{"nobody", "", "../study", "."} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			studies.Folder(name)
		})
	}
}
