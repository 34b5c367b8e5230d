package profile_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/profile"
)

// documents returns a folder of documents.
func documents(texts map[string]string) fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// folderOf profiles a folder.
func folderOf(t *testing.T, texts map[string]string) *profile.Profile {
	t.Helper()
	p, err := profile.ReadFolder("talks/", documents(texts), profile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A folder is a table: a row each document, a column each key, and the text last; its words are never kept.
func TestFolder(t *testing.T) {
	p := folderOf(t, map[string]string{
		"a.md":     "---\ncode: P1\nregion: Nord\nspeakers: Ann, Bo\n---\nAnn: And you?\nBo: I came late.\nAnn: Why?\n",
		"b.srt":    "code: P2\nregion: Nord\n\n1\n00:00:01,000 --> 00:00:02,000\nAnn: So?\n\n2\n00:00:02,000 --> 00:00:03,000\nAnn: Well?\n",
		"c.txt":    "---\nregion: Sud\ncode: P3\n---\nOne two.\n\nThree.\n",
		"x.pdf":    "x",
		"old/d.md": "x",
	})
	var columns []string
	for _, c := range p.Columns {
		columns = append(columns, fmt.Sprintf("%s %s %d", c.Heading.Name, c.Kind, c.Filled))
	}
	if want := "code id 3, region choice 3, speakers text 1, text text 3"; strings.Join(columns, ", ") != want {
		t.Errorf("columns %v, want %s", columns, want)
	}
	f := p.Folder
	if f.Documents != 3 || p.Rows != 3 || f.Turns != 6 || f.Words != 11 || f.Speakers != 2 || !slices.Equal(f.Others, []string{"old/", "x.pdf"}) {
		t.Errorf("folder %+v", f)
	}
	if !slices.Equal(f.Endings, []profile.Ending{{Name: ".md", Count: 1}, {Name: ".srt", Count: 1}, {Name: ".txt", Count: 1}}) || !slices.Equal(f.Frequent, []profile.Voice{{Name: "Ann", Documents: 2}}) {
		t.Errorf("endings %v, voices %v", f.Endings, f.Frequent)
	}
	region := p.Columns[1]
	if region.Values[0].First.String() != "talks/a.md:3:9" || region.Headings[0].Pos.Line != 3 || p.Columns[2].Values != nil || !p.Columns[2].Personal || p.Columns[3].Values != nil {
		t.Errorf("columns %+v", p.Columns)
	}
	if p.File != "talks" {
		t.Errorf("file %q", p.File)
	}
}

// What is wrong or odd in documents is told with the place of its first case.
func TestFolderFindings(t *testing.T) {
	const good = "---\nid: 1\nregion: Nord\n---\nA: Yes.\nA: No.\n"
	for _, test := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"nothing", map[string]string{"1.md": good, "2.md": "---\nid: 2\nregion: Sud\n---\nB: Yes.\nB: No, not at all.\n"}, nil},
		{"not UTF-8", map[string]string{"1.md": good, "2.md": "\xe9"}, []string{"error not-utf-8 talks/2.md:1:1 1"}},
		{"bad headers", map[string]string{"1.md": good, "2.md": "---\nid: 2\nid: 3\n- x\n---\nx", "3.md": "---\nid: 3\ntext: x\n---\nC: y\nC: z"}, []string{
			"error bad-header talks/2.md:4:1 1", "error duplicate-key talks/2.md:3:1 1", "error reserved-key talks/3.md:3:7 1"}},
		{"no header", map[string]string{"1.md": good, "2.md": "C: x.\nC: y.\n"}, []string{"error no-id talks/2.md:1 1", "warning no-header talks/2.md:1 1"}},
		{"no text", map[string]string{"1.md": good, "2.md": "---\nid: 2\n---\n", "3.md": "---\nid: 3\n---\n"}, []string{"warning no-text talks/2.md:1 2"}},
		{"nobody named", map[string]string{"1.md": good, "2.md": "---\nid: 2\n---\nJust words.\n"}, []string{"note no-speaker talks/2.md:1 1"}},
		{"same identifier", map[string]string{"1.md": good, "2.md": "---\nregion: Sud\nid: 1\n---\nB: Maybe.\nB: So."}, []string{"error duplicate-ids talks/2.md:3:5 1"}},
		{"no identifier", map[string]string{"1.md": "---\nregion: Nord\n---\nA: Yes.\nA: No.", "2.md": "---\nregion: Sud\n---\nB: Maybe.\nB: So."}, []string{"warning no-id talks 2"}},
		{"same text", map[string]string{"1.md": good, "2.md": "---\nid: 2\n---\nA:  Yes.\nA: No."}, []string{"warning duplicate-text talks/2.md:4:1 1", "note interviewers talks 1"}},
		{"keys alike", map[string]string{"1.md": good, "2.md": "---\nid: 2\nregion: Sud\n---\nB: x\nB: y", "3.md": "---\nid: 3\nrégion: Est\n---\nC: x y\nC: z"}, []string{"warning alike-keys talks/3.md:3:10 1"}},
		{"a voice in most", map[string]string{"1.md": good, "2.md": "---\nid: 2\n---\nA: Why?\nA: When?"}, []string{"note interviewers talks 1"}},
		{"damage and tokens", map[string]string{"1.md": good, "2.md": "---\nid: 2\nregion: N/A\n---\nB: DÃ©jÃ\u00a0.\nB: x."}, []string{"error mojibake talks/2.md:5:1 1", "warning token talks/2.md:3:9 1"}},
		{"personal", map[string]string{"1.md": "---\nid: 1\nemail: a@example.org\nspeakers: A\n---\nA: Yes.\nA: No.\n"}, []string{"warning personal-data talks/1.md:3:8 1"}},
	} {
		var got []string
		for _, f := range folderOf(t, test.files).Findings {
			got = append(got, fmt.Sprintf("%s %s %s %d", f.Severity, f.Rule, f.Pos, f.Count))
		}
		slices.Sort(got)
		want := slices.Clone(test.want)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", test.name, got, want)
		}
	}
}

// A folder without a document that can be read is no table.
func TestNoFolder(t *testing.T) {
	for rule, files := range map[string]map[string]string{
		"empty-folder": {"x.pdf": "x"},
		"not-utf-8":    {"a.md": "\xe9"},
	} {
		_, err := profile.ReadFolder("talks", documents(files), profile.Options{})
		var failure *diag.Failure
		if !errors.As(err, &failure) || failure.List[0].Rule != rule {
			t.Errorf("%s: %v", rule, err)
		}
	}
}

// FuzzReadFolder checks that no document panics, that every place is in a document, and that no words are kept.
func FuzzReadFolder(f *testing.F) {
	f.Add("---\nid: 1\nregion: Nord\n---\nA: Yes.\n", "id: 2\n\n1\n00:00:01,000 --> 00:00:02,000\nB: No.\n")
	f.Add("---\n: x\n---\n", "")
	f.Add("no header", "---\ntext: x\n---\n")
	f.Fuzz(func(t *testing.T, one, two string) {
		p, err := profile.ReadFolder("talks", documents(map[string]string{"1.md": one, "2.srt": two}), profile.Options{})
		if err != nil {
			return
		}
		for _, finding := range p.Findings {
			if file := finding.Pos.File; file != "talks" && file != "talks/1.md" && file != "talks/2.srt" || finding.Count < 1 {
				t.Errorf("finding %+v", finding)
			}
		}
		if last := p.Columns[len(p.Columns)-1]; last.Heading.Name != "text" || last.Values != nil {
			t.Errorf("text %+v", last)
		}
	})
}
