package corpus

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/transcript"
)

// definition parses a study file with the given source of its side, and of its waves.
func definition(t *testing.T, source string) *study.Definition {
	t.Helper()
	def, err := study.Parse(nil, "study.yaml", []byte(`version: 1
id: words
title: Words
sides: { people: { label: People, id: id, `+source+` } }
questions:
  id: { type: id, label: Id }
  said: { type: text, label: Said, column: text }
  more: { type: text, label: More }
corpus: { questions: [said, more], interviewers: [Ann] }
`))
	if err != nil {
		t.Fatal(err)
	}
	return def
}

// frame returns the respondents a and b; b did not answer `more`.
func frame(said ...string) *dataset.Frame {
	f := dataset.NewFrame("people", locale.Same("People"), []dataset.Unit{{ID: "a"}, {ID: "b"}})
	more := &dataset.Variable{Name: "more", Kind: formula.Words, Words: []string{"more", ""}, States: []study.Reason{study.Answered, study.NoAnswer}}
	words := &dataset.Variable{Name: "said", Kind: formula.Words, Words: said, States: make([]study.Reason, 2), Cells: dataset.NewPlaces(2)}
	for i := range said {
		words.Cells.Set(i, diag.Pos{File: "people.csv", Line: 10 * (i + 1), Column: 1})
	}
	f.Add(words)
	f.Add(more)
	return f
}

func namesOf(c *Corpus) string {
	var names []string
	for _, segment := range c.Segments {
		names = append(names, segment.Name)
	}
	return strings.Join(names, " ")
}

func TestAnswersAreSegments(t *testing.T) {
	c, problems := New(definition(t, "file: people.csv"), []*dataset.Frame{frame("Ann: hello", "yes")}, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got, want := namesOf(c), "people/a/said people/a/more people/b/said"; got != want {
		t.Errorf("segments %s, want %s", got, want)
	}
	if i := c.Index("people/a/more"); i != 1 || c.Index("people/b/more") != -1 || c.Segments[0].Text != "Ann: hello" || c.Segments[0].Turn != 0 {
		t.Errorf("index %d, segments %+v", i, c.Segments)
	}
}

func TestTurnsOfDocumentsAreSegments(t *testing.T) {
	body := "Ann: And you?\n\nB: I came late.\nThen I left.\nAnn: Why?\nB: Déjà vu."
	c, problems := New(definition(t, "folder: talks"), []*dataset.Frame{frame(body, "no speaker")}, nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got, want := namesOf(c), "people/a/said#1 people/a/said#2 people/a/said#3 people/a/said#4 people/a/more people/b/said#1"; got != want {
		t.Errorf("segments %s, want %s", got, want)
	}
	second, last := c.Segments[1], c.Segments[3]
	if second.Speaker != "B" || second.Context || second.Turn != 2 || second.Text != "I came late.\nThen I left." || second.Pos.Line != 12 {
		t.Errorf("second turn %+v", second)
	}
	if !c.Segments[0].Context || !c.Segments[2].Context || last.Pos.Line != 15 || last.Runes() != 8 {
		t.Errorf("segments %+v", c.Segments)
	}
}

// Whom the header of a document names speaks there, whatever the name; the turns are those of the document read alone.
func TestHeadersNameSpeakers(t *testing.T) {
	const text = "speakers: Zoé; Doe, Jo (chair)\n---\nZoé: One: two.\nDoe, Jo (chair): Three.\nAnn : Four?\nNote: five."
	document, err := transcript.Read("talk.md", []byte("---\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	f := frame(document.Body, document.Body)
	f.Variable("said").Cells.Set(1, diag.Pos{File: "other.md", Line: 1})
	def := definition(t, "folder: talks")
	c, problems := New(def, []*dataset.Frame{f}, Speakers{"people.csv": document.Speakers()})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got, want := namesOf(c), "people/a/said#1 people/a/said#2 people/a/said#3 people/a/more people/b/said#1 people/b/said#2"; got != want {
		t.Errorf("segments %s, want %s", got, want)
	}
	for i, turn := range document.Turns(append(def.Corpus.Interviewers, "a")...) {
		if got := c.Segments[i]; got.Speaker != turn.Speaker || got.Text != turn.Text || got.Start != turn.Start || got.Context != (turn.Speaker == "Ann") {
			t.Errorf("turn %d is %+v, want %+v", i+1, got, turn)
		}
	}
}

// An interviewer is one however accents are written.
func TestInterviewersWithAccents(t *testing.T) {
	def := definition(t, "folder: talks")
	def.Corpus.Interviewers = []string{"Zo\u00e9"}
	c, _ := New(def, []*dataset.Frame{frame("Zoe\u0301: And you?\nB: I came.\nB: I left.", "")}, nil)
	if !c.Segments[0].Context || c.Segments[1].Context {
		t.Errorf("segments %+v", c.Segments)
	}
}

func TestNamesMustBeUnique(t *testing.T) {
	twice := frame("x", "y")
	twice.Units[1].ID = "a"
	c, problems := New(definition(t, "file: people.csv"), []*dataset.Frame{twice}, nil)
	if len(problems) != 1 || problems[0].Rule != "duplicate-segment" || problems[0].Pos.Line != 20 || len(c.Segments) != 2 {
		t.Errorf("problems %v, segments %s", problems, namesOf(c))
	}
}
