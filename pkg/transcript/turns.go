package transcript

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Turn is what one speaker says until another does.
type Turn struct {
	Speaker string // as the document first writes it; empty where the document does not say
	// Text is what is said, without the speaker's name and without white space around it; never empty. Its line n is the line
	// Line + n of the body, both from 0, since headings, and the names between cues that are joined, leave empty lines.
	Text string
	Line int // of the body, from 0: where Text begins
	// Start is where Text begins in the body, in characters (runes) from 0. All of Text follows there as it is, unless a heading
	// or a name between joined cues was left out of it.
	Start int
}

var (
	heading = regexp.MustCompile(`^ {0,3}#{1,6}(?:\s|$)`)
	rule    = regexp.MustCompile(`^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$`)
)

// Turns splits the body of a document into turns. A turn begins at a line "Speaker: words", "Speaker : words" or, in Markdown,
// "**Speaker:** words", and goes on until the next one. Names of speakers have at most 40 characters and five words, begin
// with a letter or a digit, and have no marks of a sentence but the point of an abbreviation.
//
// So that a sentence with a colon ("Voici la liste : …") does not become a speaker, such a beginning of a line is a name only
//
//   - where it is declared, in the header of the document (Speakers) or by the study: then it may have any shape;
//   - or where the same stands at the beginning of two lines of the document or more, letter case aside;
//   - or where Markdown marks it as bold or italic;
//   - or where it is a code of capitals and digits such as P07.
//
// A speaker who is named again after two empty lines or more, as the times of cues leave them, goes on with his turn. Text
// before any speaker is a turn without a speaker, and so is each paragraph of a body that names none. Headings (# …) and
// rules (---) of Markdown are no speech. A name without words makes no turn.
func Turns(body string, declared ...string) []Turn {
	lines := strings.Split(body, "\n")
	t := &turner{lines: lines, labels: labels(lines, declared)}
	for _, l := range t.labels {
		t.named = t.named || l.key != ""
	}
	for i := range lines {
		t.line(i)
	}
	t.end()
	return t.turns
}

// Turns splits the body of the document, with the speakers that its header declares and others that the study does.
func (d *Document) Turns(declared ...string) []Turn {
	return Turns(d.Body, append(d.Speakers(), declared...)...)
}

// A turner goes down the lines of a body.
type turner struct {
	lines  []string
	labels []label
	named  bool // some line has a speaker
	turns  []Turn

	open    bool     // a turn has begun
	speaker label    // of the turn; the key is empty for none
	from    int      // the line where its words begin
	start   int      // the same, in characters of the body
	text    []string // its lines from there
	empty   int      // empty lines since its last words
	offset  int      // characters above the line that is read
}

// line reads the next line.
func (t *turner) line(i int) {
	line, label := t.lines[i], t.labels[i]
	words := line
	switch {
	case label.key != "":
		words = line[label.end:]
		if !t.open || t.speaker.key != label.key || t.empty < 2 {
			t.end()
			t.open, t.speaker = true, label
		}
	case heading.MatchString(line), rule.MatchString(line):
		words = ""
	}
	t.add(i, line, words)
	t.offset += utf8.RuneCountInString(line) + 1
}

// add adds the words of a line to the turn: they are the end of the line.
func (t *turner) add(i int, line, words string) {
	trimmed := strings.TrimLeftFunc(words, unicode.IsSpace)
	switch {
	case trimmed == "" && len(t.text) == 0:
		return
	case trimmed == "" && !t.named:
		t.end()
		return
	case trimmed == "":
		t.empty++
	case len(t.text) == 0:
		t.open, t.from, words = true, i, trimmed
		t.start = t.offset + utf8.RuneCountInString(line[:len(line)-len(trimmed)])
		fallthrough
	default:
		t.empty = 0
	}
	t.text = append(t.text, words)
}

// end closes the turn.
func (t *turner) end() {
	if text := strings.TrimSpace(strings.Join(t.text, "\n")); text != "" {
		t.turns = append(t.turns, Turn{Speaker: t.speaker.speaker, Text: text, Line: t.from, Start: t.start})
	}
	t.open, t.speaker, t.text, t.empty = false, label{}, nil, 0
}
