package study_test

import (
	"slices"
	"testing"
)

func TestSideThatIsAFolder(t *testing.T) {
	def := mustLoad(t, "    file: a.csv\n", "    folder: docs\n")
	a, b := def.Side("a"), def.Side("b")
	if a.Source().Value != "docs" || a.Source().Line != 7 || !a.File.IsZero() || b.Source().Value != "b.csv" || !def.HasExport("a") {
		t.Errorf("side a is read from %+v, b from %+v", a.Source(), b.Source())
	}
	if !slices.Equal(def.Folders(), []string{"docs"}) || slices.Contains(def.Files(), "docs") {
		t.Errorf("folders %q, files %q", def.Folders(), def.Files())
	}
}

// A wave may be a folder where another is a file.
func TestWaveThatIsAFolder(t *testing.T) {
	def := mustLoad(t, waves("    files: { 2018: b18.csv, 2022: b22.csv }\n", "    files: { 2018: b18.csv, 2022: { folder: voix } }\n")...)
	old, last := def.InWave("2018").Side("b"), def.InWave("2022").Side("b")
	if old.Source().Value != "b18.csv" || !old.Folder.IsZero() || last.Source().Value != "voix" || !last.File.IsZero() || !def.InWave("2022").HasExport("b") {
		t.Errorf("side b is read from %+v, then %+v", old.Source(), last.Source())
	}
	if !slices.Equal(def.Folders(), []string{"voix"}) {
		t.Errorf("folders %q", def.Folders())
	}
}

func TestFolderMistakes(t *testing.T) {
	checkAll(t, []mistake{
		{"file too", []string{"    file: a.csv\n", "    file: a.csv\n    folder: ‸docs\n"}, []string{"file and folder: either one or the other"}},
		{"what a file has", []string{"    file: a.csv\n", "    folder: ‸docs\n    sheet: x\n    encoding: utf-8\n    delimiter: ';'\n    title_rows: 1\n    header_rows: 2\n    headings: second\n    masked: true\n"},
			[]string{`side "a": sheet, encoding, delimiter, title_rows, header_rows, headings, masked cannot be said of a folder of documents (folder)`}},
		{"waves in it", []string{"    file: a.csv\n", "    folder: ‸docs\n    files: { ‸2018: x.csv }\n"}, []string{"folder and files: either one or the other", `wave "2018": the study declares no waves (waves:)`}},
		{"waves elsewhere", waves("      2020: a20.csv\n", "", "    files: { 2018: b18.csv, 2022: b22.csv }\n", "    folder: ‸docs\n", "  2020:\n", "  ‸2020:\n"), []string{`wave "2020": no side has its export (files:)`, "the study has waves: files says the file of each"}},
		{"both in a wave", waves("2022: b22.csv }", "2022: { file: x.csv, folder: ‸docs } }"), []string{"file and folder: either one or the other"}},
		{"empty name", []string{"    file: a.csv\n", "    folder: ‸''\n"}, []string{"folder: nothing is written there"}},
	})
}
