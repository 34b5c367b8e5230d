package main

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/cli"
	"github.com/arrimage/arrimage/pkg/study"
)

// drawn writes a study into a folder of its own.
func drawn(t *testing.T, args ...string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "study")
	var stderr bytes.Buffer
	if code := run(append(args, "-out", folder), &stderr); code != 0 {
		t.Fatalf("code %d: %s", code, &stderr)
	}
	return folder
}

// arrimage runs the program and returns what it prints.
func arrimage(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	env := &cli.Env{In: strings.NewReader(""), Out: &stdout, Err: &stderr, Dir: t.TempDir(), Getenv: func(string) string { return "" }}
	if code := cli.Main(args, env); code != 0 {
		t.Fatalf("arrimage %q: code %d: %s", args, code, &stderr)
	}
	return stdout.String()
}

// rows returns the rows of a file below its header.
func rows(t *testing.T, folder, name string) [][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll() // It wants as many cells in each row.
	if err != nil {
		t.Fatal(err)
	}
	return records[1:]
}

// TestStudyLoadsWithoutWarnings checks the study with the program itself, and that it says what it is.
func TestStudyLoadsWithoutWarnings(t *testing.T) {
	folder := drawn(t, "-regions", "40", "-seed", "3")
	def, err := study.Load(study.Folders{{Name: folder, FS: os.DirFS(folder)}}, "study.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{def.Title.EN, def.Title.FR, def.Notice.EN, def.Notice.FR} {
		if !strings.Contains(strings.ToLower(said), "synth") {
			t.Errorf("%q does not say that the study is synthetic", said)
		}
	}
	if len(def.Scales) != 1 || len(def.Scales[0].Value.Items) != items || len(def.Tables) != 1 || len(def.Questions) != 3+len(others)+items {
		t.Errorf("%d scales, %d tables, %d questions", len(def.Scales), len(def.Tables), len(def.Questions))
	}
	text := arrimage(t, "check", "--study", folder, "--lang", "en")
	if !strings.Contains(text, "Errors: 0; warnings: 0; notes: 0.") {
		t.Error(text)
	}
}

// TestReportOfEachRegion writes the documents that scripts/bench.sh measures: one a region, and the index.
func TestReportOfEachRegion(t *testing.T) {
	folder, out := drawn(t, "-regions", "12"), t.TempDir()
	printed := arrimage(t, "report", "--study", folder, "--each", "region", "--out-dir", out)
	files, err := os.ReadDir(out)
	if err != nil || len(files) != 13 || strings.Count(printed, "\n") != 13 {
		t.Fatalf("%d files, error %v, printed:\n%s", len(files), err, printed)
	}
	for i, region := range rows(t, folder, "regions.csv") {
		page, err := os.ReadFile(filepath.Join(out, files[i+1].Name())) // After the index, in the order of their codes.
		if err != nil || !strings.Contains(string(page), "<title>"+region[1]) {
			t.Errorf("%s is not the page of %s: %v", files[i+1].Name(), region[1], err)
		}
	}
}

// TestRegions checks who is asked where: a group, a budget and one to five centres in every region, which has a name of its own.
func TestRegions(t *testing.T) {
	folder := drawn(t, "-regions", "1000")
	names, centres := map[string]bool{}, map[string]int{}
	for _, row := range rows(t, folder, "regions.csv") {
		names[row[1]] = true
	}
	for _, row := range rows(t, folder, "centres.csv") {
		centres[row[2]]++
	}
	sizes := map[int]int{}
	for _, n := range centres {
		sizes[n]++
	}
	if len(names) != 1000 || len(rows(t, folder, "groups.csv")) != 1000 || len(rows(t, folder, "budgets.csv")) != 1000 || len(centres) != 1000 {
		t.Errorf("%d names, %d regions with centres", len(names), len(centres))
	}
	if len(sizes) != 5 || sizes[1] == 0 || sizes[5] == 0 {
		t.Errorf("centres of a region: %v", sizes)
	}
	all := map[string]bool{}
	for i := range mostRegions {
		all[regionName(i)] = true
	}
	if len(all) != mostRegions {
		t.Errorf("%d names for %d regions", len(all), mostRegions)
	}
}

func TestSameSeedSameBytes(t *testing.T) {
	folder, again, other := drawn(t, "-regions", "20"), drawn(t, "-regions", "20", "-seed", "1"), drawn(t, "-regions", "20", "-seed", "2")
	read := func(folder, name string) string {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	for _, name := range []string{"study.yaml", "regions.csv", "centres.csv", "groups.csv", "budgets.csv"} {
		if read(folder, name) != read(again, name) {
			t.Errorf("%s: the same seed gives other bytes", name)
		}
	}
	if read(folder, "groups.csv") == read(other, "groups.csv") {
		t.Error("another seed gives the same answers")
	}
}

func TestWrongUsageAndFailure(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code int
		text string
	}{
		{nil, 2, "usage: thousand"}, {[]string{"-regions", "0", "-out", file}, 2, "usage: thousand"},
		{[]string{"-regions", "2049", "-out", file}, 2, "usage: thousand"}, {[]string{"-out", file, "x"}, 2, "usage: thousand"},
		{[]string{"-regions", "x"}, 2, "invalid value"}, {[]string{"-out", file}, 1, "thousand: "},
	} {
		var stderr bytes.Buffer
		if code := run(c.args, &stderr); code != c.code || !strings.Contains(stderr.String(), c.text) {
			t.Errorf("%q: code %d, %s", c.args, code, &stderr)
		}
	}
	if code := run([]string{"-regions", "1", "-out", filepath.Join(t.TempDir(), "x")}, io.Discard); code != 0 {
		t.Errorf("one region: code %d", code)
	}
}
