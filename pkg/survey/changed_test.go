package survey_test

import (
	"errors"
	"io"
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A growing folder writes to its export while it is read.
type growing struct{ fstest.MapFS }

// Open opens a file.
func (g growing) Open(name string) (fs.File, error) {
	file, err := g.MapFS.Open(name)
	if name != "p.csv" || err != nil {
		return file, err
	}
	return growingFile{File: file, folder: g.MapFS}, nil
}

type growingFile struct {
	fs.File
	folder fstest.MapFS
}

// Read reads, and writes at the end.
func (f growingFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	if errors.Is(err, io.EOF) {
		f.folder["p.csv"] = &fstest.MapFile{Data: []byte("a\nx\ny\n"), ModTime: time.Unix(2, 0)}
	}
	return n, err
}

// TestChangedFile: a file that changes while it is read is told, held or in one pass.
func TestChangedFile(t *testing.T) {
	folder := growing{fstest.MapFS{
		"study.yaml": {Data: []byte("version: 1\nid: g\ntitle: G\nsides: { p: { label: P, file: p.csv } }\nquestions: { a: { type: text, label: A } }\n")},
		"p.csv":      {Data: []byte("a\nx\n"), ModTime: time.Unix(1, 0)},
	}}
	folders := study.Folders{{Name: "g", FS: folder}}
	def, err := study.Load(folders, "study.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, err = survey.Load(def, folders, survey.Options{})
	var failure *diag.Failure
	if !errors.As(err, &failure) || failure.List[0].Rule != "changed-file" || failure.List[0].Pos.File != "g/p.csv" {
		t.Fatalf("error %v", err)
	}
	if _, err = survey.Load(def, study.Folders{{Name: "g", FS: folder.MapFS}}, survey.Options{}); err != nil {
		t.Fatalf("once it no longer changes: %v", err)
	}
	outline, err := survey.Outline(def, study.Folders{{Name: "g", FS: folder.MapFS}}, survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	folder.MapFS["p.csv"] = &fstest.MapFile{Data: []byte("b\nx\ny\n"), ModTime: time.Unix(3, 0)}
	text, err := outline.Export("p").Open()
	if err != nil {
		t.Fatal(err)
	}
	defer text.Close()
	if err := text.Unchanged(); !errors.As(err, &failure) || failure.List[0].Rule != "changed-file" {
		t.Errorf("between header and rows: %v", err)
	}
}
