package studies_test

import (
	"io/fs"
	"strconv"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
)

// Each study in the binary is whole: it loads, says what in it is invented, and every file and document that it names is
// there.
func TestStudiesAreWhole(t *testing.T) {
	for _, shipped := range studies.All() {
		t.Run(shipped.Name, func(t *testing.T) {
			folder := studies.Folder(shipped.Name)
			def, err := study.Load(study.Folders{folder}, studies.StudyFile)
			if err != nil {
				t.Fatal(err)
			}
			if folder.Name != shipped.Name || def.ID != shipped.Name || def.Notice.FR == "" || def.Notice.EN == "" {
				t.Errorf("folder %q, study %q with the notice %q", folder.Name, def.ID, def.Notice)
			}
			files := def.Files()
			for _, name := range def.Folders() {
				documents, err := fs.Glob(folder.FS, name+"/*")
				if err != nil || len(documents) == 0 {
					t.Errorf("%s: %d documents, %v", name, len(documents), err)
				}
				files = append(files, documents...)
			}
			for _, name := range files {
				if content, err := fs.ReadFile(folder.FS, name); err != nil || len(content) == 0 {
					t.Errorf("%s: %d bytes, %v", name, len(content), err)
				}
			}
		})
	}
}

// The list has the demonstration, every study once, with a title in both languages and the year that ends its name.
func TestAll(t *testing.T) {
	names := map[string]bool{}
	for _, shipped := range studies.All() {
		if names[shipped.Name] || shipped.Title.FR == "" || shipped.Title.EN == "" || shipped.Title.FR == shipped.Title.EN {
			t.Errorf("%+v", shipped)
		}
		if !strings.HasSuffix(shipped.Name, strconv.Itoa(shipped.Year)) || shipped.Year < 1990 || shipped.Year > 2030 {
			t.Errorf("%s: year %d", shipped.Name, shipped.Year)
		}
		names[shipped.Name] = true
	}
	for _, name := range []string{studies.Demo, "participation2010", "territoires2021"} {
		if !names[name] {
			t.Errorf("%s is not among %v", name, names)
		}
	}
}

// Every text of a study is there in both languages, figures aside: their statement is in the file of published figures.
func TestStudiesAreBilingual(t *testing.T) {
	for _, shipped := range studies.All() {
		t.Run(shipped.Name, func(t *testing.T) { checkBilingual(t, shipped.Name) })
	}
}

func checkBilingual(t *testing.T, name string) {
	def, err := study.Load(study.Folders{studies.Folder(name)}, studies.StudyFile)
	if err != nil {
		t.Fatal(err)
	}
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
		theme := entry.Value
		labels["theme "+theme.Name], labels["definition of "+theme.Name] = theme.Label, theme.Definition
		for what, label := range map[string]study.Label{"includes": theme.Includes, "excludes": theme.Excludes, "example": theme.Example} {
			if !label.IsZero() {
				labels[what+" of "+theme.Name] = label
			}
		}
	}
	for what, label := range labels {
		if label.FR == "" || label.EN == "" || strings.ContainsAny(label.FR, "\u2009\u202f") || strings.Contains(label.FR, " ?") {
			t.Errorf("%s: %q", what, label)
		}
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
