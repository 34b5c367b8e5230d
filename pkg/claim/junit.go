package claim

import (
	"bytes"
	"encoding/xml"
	"io"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A junitSuite is what JUnit writes.
type junitSuite struct {
	XMLName  xml.Name    `xml:"testsuite"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	File    string        `xml:"file,attr"`
	Line    int           `xml:"line,attr,omitempty"`
	Failure *junitMessage `xml:"failure"`
	Skipped *junitMessage `xml:"skipped"`
	Out     string        `xml:"system-out,omitempty"`
}

type junitMessage struct {
	Type    string `xml:"type,attr,omitempty"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// JUnit writes results as a JUnit test suite of the given name, one test case a figure: a mismatch is a failure, a figure
// that is not checkable is skipped, and one that is inconsistent passes with its doubts in system-out. A case's class is
// the suite's name and the figure's group. Texts are in English; characters that XML cannot hold become U+FFFD. There is
// no time in it. The errors are those of the writer.
func JUnit(w io.Writer, results []Result, name string) error {
	counts := Summarize(results).Counts
	suite := junitSuite{Name: name, Tests: len(results), Failures: counts[Mismatch], Skipped: counts[NotCheckable]}
	for _, r := range results {
		suite.Cases = append(suite.Cases, caseOf(r, name))
	}
	var text bytes.Buffer
	text.WriteString(xml.Header)
	encoder := xml.NewEncoder(&text)
	encoder.Indent("", "  ")
	if err := encoder.Encode(suite); err != nil {
		return err
	}
	text.WriteByte('\n')
	_, err := w.Write(text.Bytes())
	return err
}

func caseOf(r Result, suite string) junitCase {
	c := junitCase{Class: suite, Name: r.Published.ID, File: r.Pos.File, Line: r.Pos.Line}
	if r.Published.Group != "" {
		c.Class += "." + r.Published.Group
	}
	if statement := r.Statement.In(locale.English); statement != "" {
		c.Name += ": " + statement
	}
	note := r.noteIn(locale.English)
	switch r.Status {
	case Mismatch:
		c.Failure = &junitMessage{Type: string(Mismatch), Message: note, Text: r.Pos.String() + ": " + note}
	case NotCheckable:
		c.Skipped = &junitMessage{Message: note}
	case Inconsistent:
		c.Out = string(Inconsistent) + ": " + note
	}
	return c
}
