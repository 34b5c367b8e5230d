package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/region"
)

// output returns what the program writes to standard output.
func output(t *testing.T, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if code := run(append(args, "-o", "-"), &stdout, &stderr); code != 0 {
		t.Fatalf("code %d: %s", code, &stderr)
	}
	return stdout.Bytes()
}

func TestRows(t *testing.T) {
	const rows = 20_000
	text := output(t, "-rows", "20000", "-seed", "7")
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll() // It wants as many cells in each row.
	if err != nil || len(records) != rows+1 || len(records[0]) != 28 {
		t.Fatalf("%d records, error %v", len(records), err)
	}
	if perRow := len(text) / rows; perRow < 170 || perRow > 190 {
		t.Errorf("%d bytes a row, expected about 180", perRow)
	}
	answers := []map[string]int{}
	for range records[0] {
		answers = append(answers, map[string]int{})
	}
	for _, record := range records[1:] {
		for c, text := range record {
			answers[c][text]++
		}
	}
	for column, want := range map[int]int{0: rows, 1: 15, 2: 2, 4: strata, 5: strata * units, 6: 5, 7: 4, 25: 4} {
		if len(answers[column]) != want {
			t.Errorf("column %s has %d answers, want %d", records[0][column], len(answers[column]), want)
		}
	}
	list, err := region.Builtin("quebec-health")
	if err != nil {
		t.Fatal(err)
	}
	for name := range answers[1] {
		if found := slices.ContainsFunc(list.All(), func(r region.Region) bool { return r.Name == name }); !found {
			t.Errorf("region %q is not in the list", name)
		}
	}
	checkComments(t, records)
}

// checkComments checks that comments have what makes reading hard, and say that they are synthetic.
func checkComments(t *testing.T, records [][]string) {
	t.Helper()
	last := len(records[0]) - 1
	if !strings.Contains(records[0][last], "synthetic") {
		t.Errorf("the last column is %q", records[0][last])
	}
	counts := map[string]int{}
	for _, record := range records[1:] {
		comment := record[last]
		if comment != "" && !strings.Contains(strings.ToLower(comment), "ficti") {
			t.Fatalf("the comment %q does not say that it is synthetic", comment)
		}
		for _, part := range []string{",", "\"", "\n", "é", "’"} {
			if strings.Contains(comment, part) {
				counts[part]++
			}
		}
	}
	for _, part := range []string{",", "\"", "\n", "é", "’"} {
		if counts[part] == 0 {
			t.Errorf("no comment has %q", part)
		}
	}
}

func TestSameSeedSameBytes(t *testing.T) {
	text := output(t, "-rows", "300", "-seed", "1")
	if !bytes.Equal(text, output(t, "-rows", "300", "-seed", "1")) {
		t.Error("the same seed gives other bytes")
	}
	if bytes.Equal(text, output(t, "-rows", "300", "-seed", "2")) {
		t.Error("another seed gives the same bytes")
	}
	if !bytes.HasPrefix(text, output(t, "-rows", "299", "-seed", "1")) {
		t.Error("fewer rows are not the first ones")
	}
}

func TestFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "rows.csv")
	if code := run([]string{"-rows", "10", "-o", name}, io.Discard, io.Discard); code != 0 {
		t.Fatalf("code %d", code)
	}
	text, err := os.ReadFile(name)
	if err != nil || !bytes.Equal(text, output(t, "-rows", "10")) {
		t.Errorf("the file is another text: %v", err)
	}
	if files, _ := os.ReadDir(filepath.Dir(name)); len(files) != 1 {
		t.Errorf("%d files", len(files))
	}
}

// full is a writer that is full.
type full struct{}

// Write fails.
func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWrongUsageAndFailure(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing", "rows.csv")
	for _, c := range []struct {
		args []string
		code int
		text string
	}{
		{nil, 2, "usage: generate"}, {[]string{"-rows", "-1", "-o", "-"}, 2, "usage: generate"}, {[]string{"-o", "-", "x"}, 2, "usage: generate"},
		{[]string{"-rows", "x"}, 2, "invalid value"}, {[]string{"-o", "-"}, 1, "generate: no space left"}, {[]string{"-o", missing}, 1, "generate: "},
	} {
		var stderr bytes.Buffer
		if code := run(c.args, full{}, &stderr); code != c.code || !strings.Contains(stderr.String(), c.text) {
			t.Errorf("%q: code %d, %s", c.args, code, &stderr)
		}
	}
}
