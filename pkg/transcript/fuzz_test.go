package transcript_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/transcript"
)

// lawful checks what holds of every document that reads, and of its turns.
func lawful(t *testing.T, name string, data []byte) {
	d, err := transcript.Read(name, data)
	if err != nil {
		var failure *diag.Failure
		if d != nil || !errors.As(err, &failure) || len(failure.List) == 0 || failure.List[0].Pos.File != name {
			t.Fatalf("%T %v with %v", err, err, d)
		}
		return
	}
	if d.Line < 1 || d.Column < 1 || d.Body != strings.TrimSpace(d.Body) || !utf8.ValidString(d.Body) || d.Body == "" && len(d.Header) == 0 {
		t.Fatalf("%+v", d)
	}
	keys := map[string]bool{}
	for _, f := range d.Header {
		if f.Key == "" || keys[f.Key] || f.Line < 1 || f.Line > d.Line && d.Body != "" && f.Key != transcript.SpeakersKey || f.Column < 1 {
			t.Fatalf("%+v", d)
		}
		keys[f.Key] = true
	}
	if name == "a.md" {
		inSource(t, d, data)
	}
	lawfulTurns(t, d)
}

// inSource checks that each line of a body of UTF-8 text is that of its source.
func inSource(t *testing.T, d *transcript.Document, data []byte) {
	text := strings.TrimLeft(string(data), "\uFEFF")
	if !utf8.ValidString(text) {
		return // UTF-16.
	}
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	for i, line := range strings.Split(d.Body, "\n") {
		if source := lines[d.Line-1+i]; strings.TrimSpace(source) != strings.TrimSpace(line) && d.Body != "" {
			t.Fatalf("line %d of the body %q is line %d of the source %q", i, line, d.Line+i, source)
		}
	}
	if d.Body != "" && !strings.HasPrefix(lines[d.Line-1][d.Column-1:], strings.Split(d.Body, "\n")[0]) {
		t.Fatalf("%+v", d)
	}
}

// lawfulTurns checks that each line of a turn ends the line of the body where it is said to stand.
func lawfulTurns(t *testing.T, d *transcript.Document) {
	lines, runes, next := strings.Split(d.Body, "\n"), []rune(d.Body), 0
	for _, turn := range d.Turns() {
		words := strings.Split(turn.Text, "\n")
		if turn.Text == "" || turn.Text != strings.TrimSpace(turn.Text) || turn.Line < next || turn.Line+len(words) > len(lines) {
			t.Fatalf("%+v in %q", turn, d.Body)
		}
		next = turn.Line + len(words)
		for i, line := range words {
			if !strings.Contains(lines[turn.Line+i], line) {
				t.Fatalf("%q is not in %q", line, lines[turn.Line+i])
			}
		}
		if !strings.HasPrefix(string(runes[turn.Start:]), words[0]) || strings.Count(string(runes[:turn.Start]), "\n") != turn.Line {
			t.Fatalf("%+v does not begin at its place in %q", turn, d.Body)
		}
	}
}

func FuzzPlain(f *testing.F) {
	for _, seed := range []string{"", matter, "\uFEFF" + matter, utf16Of(matter, true), "---\n- x\n", "**P07 :** oui\r\rI : a\nI : b", "\xff", "a\u2028b : \u0085 c"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { lawful(t, "a.md", data) })
}

func FuzzVTT(f *testing.F) {
	for _, seed := range []string{"", vttOne, "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>&#10;&#0;<v>x</v>"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { lawful(t, "a.vtt", data) })
}

func FuzzSRT(f *testing.F) {
	for _, seed := range []string{"", srtOne, "1\n00:00:01,000 --> 00:00:00,000\nx"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { lawful(t, "a.srt", data) })
}

// FuzzDocx reads any bytes as the file, and as the markup within one.
func FuzzDocx(f *testing.F) {
	for _, seed := range []string{"", paragraphs("code : P07", "", "I : a\tb\nc"), rows([]string{"a", "b"}) + paragraphs("x"), "<w:tbl><w:tr/></w:tbl>", "<w:tc/></w:p>", "<w:p><w:p><w:t>x</w:t>"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		lawful(t, "a.docx", data)
		lawful(t, "a.docx", []byte(docx(t, string(data))))
	})
}
