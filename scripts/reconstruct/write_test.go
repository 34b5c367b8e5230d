package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestEncode(t *testing.T) {
	rows := []*respondent{{answers: map[string]string{"id": "3", "reussites": "dit \"oui\" ; puis\nnon"}}}
	got := string(encode([]Question{{Code: "id"}, {Code: "region"}, {Code: "reussites"}}, rows))
	want := "\xef\xbb\xbf\"id\";\"region\";\"reussites\"\r\n\"3\";\"\";\"dit \"\"oui\"\" ; puis\nnon\"\r\n"
	if got != want {
		t.Errorf("encode = %q, want %q", got, want)
	}
}

func TestWriteWholeReplaces(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "ci.csv")
	for _, text := range []string{"first", "second"} {
		if err := writeWhole(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != text {
			t.Errorf("file holds %q, %v, want %q", got, err, text)
		}
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
		t.Errorf("%d files are left, %v, want 1", len(entries), err)
	}
}

// A survey counts what makes an export hard to read.
type survey struct {
	na, empty                    int // measures
	open, blanks, breaks, quotes int // open answers
	respelled                    int // regions
}

func (v *survey) add(in *Inputs, side side, r record) {
	v.na += r.na
	if r.answers["region"] != in.Regions[r.region].Name {
		v.respelled++
	}
	for _, q := range in.columns(side) {
		text := r.answers[q.Code]
		switch {
		case q.Type == "yesnona" && text == "":
			v.empty++
		case q.Type == "open":
			v.open++
			v.breaks += strings.Count(text, "\n")
			v.quotes += strings.Count(text, `"`)
			if text == "" {
				v.blanks++
			}
		}
	}
}

// What ships looks as a real export does: what makes them hard to read is there.
func TestShippedExportsAreNatural(t *testing.T) {
	in := load(t)
	var both survey
	for _, side := range sides {
		data, err := os.ReadFile(filepath.Join(studyFolder, side.file))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(data, []byte(byteOrderMark+`"id";"submitdate";"`)) || !bytes.HasSuffix(data, []byte("\"\r\n")) {
			t.Errorf("%s: no byte-order mark, another heading or another end", side.file)
		}
		records, err := in.decode(side, data)
		if err != nil {
			t.Fatal(err)
		}
		var one survey
		for _, r := range records {
			one.add(in, side, r)
			both.add(in, side, r)
			if !regexp.MustCompile(`^2018-1[01]-\d\d (0[89]|1[0-6]):\d\d:\d\d$`).MatchString(r.answers["submitdate"]) {
				t.Errorf("%s: submitdate %q", side.file, r.answers["submitdate"])
			}
		}
		if one.na < 4 || one.empty < 2 {
			t.Errorf("%s: %d do not apply, %d measures blank, want a few of both", side.file, one.na, one.empty)
		}
	}
	if share := float64(both.blanks) / float64(both.open); share < 0.25 || share > 0.45 {
		t.Errorf("%d of %d open answers are blank, want about a third", both.blanks, both.open)
	}
	if both.breaks == 0 || both.quotes == 0 || both.respelled < 2 || both.respelled > 3 {
		t.Errorf("%d line breaks, %d quotes, %d respelled regions", both.breaks, both.quotes, both.respelled)
	}
}
