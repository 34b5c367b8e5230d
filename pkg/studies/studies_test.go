package studies_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
)

// A study in the binary is whole: it loads, and every file that it names is there.
func TestDemoIsWhole(t *testing.T) {
	folder := studies.Folder(studies.Demo)
	if folder.Name != studies.Demo {
		t.Errorf("the folder is called %q", folder.Name)
	}
	def, err := study.Load(study.Folders{folder}, studies.StudyFile)
	if err != nil {
		t.Fatal(err)
	}
	if def.ID != studies.Demo || def.Notice.FR == "" || def.Notice.EN == "" {
		t.Errorf("study %q with the notice %q", def.ID, def.Notice)
	}
	for _, name := range def.Files() {
		if content, err := fs.ReadFile(folder.FS, name); err != nil || len(content) == 0 {
			t.Errorf("%s: %d bytes, %v", name, len(content), err)
		}
	}
}

// Every text of the study is there in both languages, figures aside: their statement is in the file of published figures.
func TestDemoIsBilingual(t *testing.T) {
	def, err := study.Load(study.Folders{studies.Folder(studies.Demo)}, studies.StudyFile)
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
