package study_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/studies"
	"github.com/arrimage/arrimage/pkg/study"
)

// Whatever the file holds, Parse gives a definition or a failure whose errors have a place, and never panics.
func FuzzParse(f *testing.F) {
	embedded, err := fs.ReadFile(studies.Folder(studies.Demo).FS, studies.StudyFile)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(embedded)
	for _, cut := range []int{100, 2000, 5000} {
		f.Add(embedded[:cut])
	}
	for _, text := range []string{
		edit(f, text(`a **b** {{ figure "f" }} {{ ref "x" }}`, ``, `{{ include "y.md" }}`, ``, `{{ table "x" }}`)...), edit(f, figures(`m: { unit: a, units: respondents }`)...),
		edit(f, inWaves...), strings.ReplaceAll(edit(f, inWaves...), "2018", "2022"), strings.ReplaceAll(edit(f, inWaves...), ".csv", ""), valid, "\ufeff" + valid, strings.ReplaceAll(valid, "\n", "\r\n"), strings.ReplaceAll(valid, "\n", "\r"), strings.ReplaceAll(valid, ":", ""),
		strings.ReplaceAll(valid, "list: quebec-health", "file: r.csv"), strings.ReplaceAll(valid, "region: region", "region: q1"),
		strings.ReplaceAll(valid, "q1", "q2"), strings.ReplaceAll(valid, "  combine: mean\n", ""), strings.ReplaceAll(valid, "{ ", "&x { "),
		"", "- a", "a: *a", "a: &a [*a]", "{", "? ", "<<: {}", "!!str a: b", "\t", "\x00", "a: \"\\x\"", "---\n---\n", "%YAML 1.2\n---\na: b", "a: |\n\n\n",
		"version: 1\nsides: {a: ~}", "version: .nan", "version: [[[[", "? [a]\n: b\n", "a: 'b\n\nc", "1: 2", "null: x",
	} {
		f.Add([]byte(text))
	}
	empty := fstest.MapFS{}
	f.Fuzz(func(t *testing.T, source []byte) {
		def, err := study.Parse(empty, "s.yaml", source)
		if err == nil {
			if len(def.Sides) == 0 || len(def.Questions) == 0 {
				t.Error("a definition without sides or questions")
			}
			return
		}
		var failure *diag.Failure
		if !errors.As(err, &failure) || failure.Kind != diag.Study {
			t.Fatalf("the error is %T: %v", err, err)
		}
		for _, d := range failure.List {
			if d.Pos.File != "s.yaml" || d.Pos.Line < 1 || d.Pos.Column < 1 {
				t.Errorf("%+v has no place", d)
			}
		}
	})
}
