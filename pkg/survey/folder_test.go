package survey_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// voices is the small study with documents for side a: as its export, with a question of the body and one of the file.
func voices(files map[string]string) changed {
	documents := map[string]string{
		"docs/1.md":  "---\nid: 1\nname: A1\nregion: N\nq1: Oui\nq2: Oui\nq3: Oui\nn: 10\n---\n\nI : Bien ?\n\nA1 : Oui.\n",
		"docs/2.srt": "id: 2\nname: A2\nq1: Non\nregion: Nord\nq3: Non\nn: 20\n\n1\n00:00:01,000 --> 00:00:02,000\nA2 : Non.\n",
		"docs/3.txt": "---\nid: 3\nname: A3\nregion: s\nq1: Non\nq3: Oui\n---\n",
		"a.csv":      "",
	}
	for name, content := range files {
		documents[name] = content
	}
	return changed{study: []string{"    file: a.csv\n", "    folder: docs\n",
		"  n: { type: number,", "  words: { type: text, label: Mots, column: text, asked_of: [a] }\n  document: { type: text, label: D, asked_of: [a] }\n  n: { type: number,"}, files: documents}
}

func TestFolderOfDocuments(t *testing.T) {
	s := voices(nil).wants(t)
	a := s.Frame("a")
	for name, want := range map[string][]string{
		"id":       {"t/docs/1.md:2:5 1", "t/docs/2.srt:1:5 2", "t/docs/3.txt:2:5 3"},
		"region":   {"t/docs/1.md:4:9 Nord", "t/docs/2.srt:4:9 Nord", "t/docs/3.txt:4:9 Sud"},
		"q2":       {"t/docs/1.md:6:5 Oui", "t/docs/2.srt:1 ", "t/docs/3.txt:1 "},
		"words":    {"t/docs/1.md:11:1 I : Bien ?\n\nA1 : Oui.", "t/docs/2.srt:10:1 A2 : Non.", "t/docs/3.txt:7:1 "},
		"document": {"t/docs/1.md:1 1.md", "t/docs/2.srt:1 2.srt", "t/docs/3.txt:1 3.txt"},
	} {
		v := a.Variable(name)
		for i := range a.Units {
			if got := v.Pos(i).String() + " " + v.Words[i]; got != want[i] {
				t.Errorf("%s of respondent %d is %q, want %q", name, i, got, want[i])
			}
		}
	}
	if q2, words := a.Variable("q2"), a.Variable("words"); q2.States[1] != study.NotAsked || words.States[2] != study.NoAnswer || a.Units[1].Pos.String() != "t/docs/2.srt:1" {
		t.Errorf("states %v and %v, place %v", q2.States, words.States, a.Units[1].Pos)
	}
	if got := s.Understood["a"].EN; got != "folder of documents (1 .md, 1 .srt, 1 .txt)" {
		t.Error(got)
	}
}

// A folder side has the same numbers as the export with the same answers.
func TestFolderIsAsAnExport(t *testing.T) {
	folder, file := voices(nil).must(t), changed{}.must(t)
	for _, name := range []string{"q1", "q2", "q3", "n", "s"} {
		a, b := folder.Frame("a").Variable(name), file.Frame("a").Variable(name)
		for i := range a.States {
			x, okX := a.Value(i)
			y, okY := b.Value(i)
			if x != y || okX != okY || a.States[i] != b.States[i] {
				t.Errorf("%s of respondent %d is %v, %s, want %v, %s", name, i, x, a.States[i], y, b.States[i])
			}
		}
	}
}

func TestFolderNotes(t *testing.T) {
	c := voices(map[string]string{"docs/.cache": "x", "docs/~$1.docx": "x", "docs/notes.pdf": "x", "docs/old/1.md": "x", "docs/4.vtt": "WEBVTT\nid: 4\nname: A4\nregion: E\nq1: Non\nq3: Non\nother: x\n\n00:01.000 --> 00:02.000\n<v A4>Non.\n"})
	c.wants(t, "note t/docs: left aside in the folder (4): .cache, notes.pdf, old/, ~$1.docx",
		"note t/docs/4.vtt:7:8: columns that the study does not declare, not read (1): other")
}

func TestBadFolders(t *testing.T) {
	none := map[string]string{"docs/1.md": "", "docs/2.srt": "", "docs/3.txt": ""}
	with := func(name, content string) map[string]string {
		files := maps.Clone(none)
		files[name] = content
		return files
	}
	for _, c := range []struct {
		name   string
		files  map[string]string
		folder string
		want   []string
	}{
		{"no folder", none, "docs", []string{"error t/study.yaml:7:13: folder not found: t/docs"}},
		{"a file", nil, "b.csv", []string{"error t/study.yaml:7:13: it is not a folder: t/b.csv (file names an export)"}},
		{"outside", nil, "../docs", []string{`error t/study.yaml:7:13: path "../docs" refused: the folders of a study are in its own, and their paths are written with /`}},
		{"nothing in it", with("docs/x.pdf", "x"), "docs/", []string{"note t/docs: left aside in the folder (1): x.pdf", "error t/study.yaml:7:13: no document in folder t/docs (expected: .docx, .md, .srt, .txt, .vtt)"}},
		{"unreadable documents", map[string]string{"docs/1.md": "---\nid: 1\nid: 2\n---\n", "docs/2.srt": "1\nx", "docs/3.txt": "\xe9", "docs/4.docx": "x", "docs/5.md": "---\ntext: x\n---\ny"}, "docs", []string{
			`error t/docs/1.md:3:1: key "id" stands twice in the header (already on line 2)`,
			`error t/docs/2.srt:1:1: "1": a cue begins with its times (00:00:00,000 --> 00:00:00,000)`,
			"error t/docs/3.txt:1:1: byte E9 is not UTF-8 (it would be 'é' in windows-1252, 'È' in macintosh): save the document as UTF-8",
			"error t/docs/4.docx: this is not a Word document (.docx): zip: not a valid zip file",
			`error t/docs/5.md:2:7: key "text" is reserved (text: the text of the document; document: the name of the file)`}},
		{"a key that no document has", with("docs/1.md", "---\nid: 1\nnom: A1\nregion: N\nq1: Oui\nq2: Oui\nq3: Oui\nn: 1\n---\n"), "docs", []string{`error t/docs: column "name" is missing (question name) (did you mean "nom"?)`}},
		{"bad values", map[string]string{"docs/1.md": "---\nid: 1\nname: A1\nregion: Nordd\nq1: oui\nq2: Oui\nq3: Oui\nn: 10\n---\n"}, "docs", []string{
			`error t/docs/1.md:4:9: question region: unknown region "Nordd" (near: Nord; regions: aliases: can say which one it is)`,
			`error t/docs/1.md:5:5: question q1: unknown code "oui" (expected: Oui, Non, NA) (did you mean "Oui"?)`}},
		{"the same respondent", map[string]string{"docs/3.txt": "---\nid: 1\nname: A3\nregion: s\nq1: Non\nq3: Oui\n---\n"}, "docs", []string{`error t/docs/3.txt:2:5: duplicate identifier "1" (already at t/docs/1.md:2:5)`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := voices(c.files)
			v.study[1] = "    folder: " + c.folder + "\n"
			v.wants(t, c.want...)
		})
	}
}

// An outline of a study with a folder knows its columns, and that it cannot be read in one pass.
func TestOutlineOfAFolder(t *testing.T) {
	folders := voices(nil).folders(t)
	def, err := study.Load(folders, "study.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s, err := survey.Outline(def, folders, survey.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if e := s.Export("a"); e.IsText || e.Columns != 9 || e.Column(def.Question("words")) != 7 || s.Frame("a").Len() != 0 {
		t.Errorf("export %+v", e)
	}
	folders = voices(map[string]string{"docs/1.md": "---\n"}).folders(t)
	if _, err := survey.Outline(def, folders, survey.Options{}); err == nil || !strings.Contains(err.Error(), "t/docs/1.md:1:1: the header begins") {
		t.Errorf("error %v", err)
	}
}
