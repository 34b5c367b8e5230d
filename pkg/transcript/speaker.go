package transcript

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/arrimage/arrimage/pkg/pattern"
)

// The longest name that a speaker has unless it is declared.
const (
	longestSpeaker = 40 // characters
	mostWords      = 5
	longestLabel   = 300 // bytes that are looked at for the colon behind a name
	mostColons     = 4   // that are tried: a declared name may have some of its own
)

// code is the name of a participant that is a speaker's wherever it stands: P07, CI-3.
var code = pattern.New(`^\p{Lu}{1,3}[-_ ]?[0-9]{1,4}$`)

// A label is the beginning "Speaker:" of a line.
type label struct {
	speaker string // as it is written
	key     string // its SpeakerKey
	end     int    // where the words begin, in bytes
	marked  bool   // it is bold or italic in Markdown
}

// Speakers returns the names in the value of SpeakersKey: with commas between them, or with semicolons where there is one.
// Brackets around all of them do not count.
func Speakers(value string) []string {
	value = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(value), "["), "]")
	separator := ","
	if strings.Contains(value, ";") {
		separator = ";"
	}
	var names []string
	for _, name := range strings.Split(value, separator) {
		if name = unquoted(strings.TrimSpace(name)); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// Speakers returns the names that the header declares.
func (d *Document) Speakers() []string {
	if i := slices.IndexFunc(d.Header, func(f Field) bool { return f.Key == SpeakersKey }); i >= 0 {
		return Speakers(d.Header[i].Value)
	}
	return nil
}

// SpeakerKey returns what the names of one speaker have in common: letter case, accents written in two ways and runs of spaces
// do not count.
func SpeakerKey(name string) string {
	return strings.ToLower(norm.NFC.String(strings.Join(strings.Fields(name), " ")))
}

// labelOf reads the label of a line; the key is empty where it has none. A declared name may have any shape.
func labelOf(line string, declared map[string]bool) (found label) {
	indent := len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
	mark := line[indent:][:len(line[indent:])-len(strings.TrimLeft(line[indent:], "*_"))]
	if len(mark) > 3 {
		return label{}
	}
	rest := line[indent+len(mark):]
	colons := 0
	for at, r := range rest {
		if at > longestLabel || colons == mostColons {
			break
		}
		if r != ':' {
			continue
		}
		colons++
		name, after := rest[:at], rest[at+1:]
		closed := mark == ""
		if cut, ok := strings.CutSuffix(strings.TrimSpace(name), mark); ok && !closed {
			name, closed = cut, true
		} else if cut, ok := strings.CutPrefix(after, mark); ok && !closed {
			after, closed = cut, true
		}
		next, size := utf8.DecodeRuneInString(after)
		if !closed || size > 0 && !unicode.IsSpace(next) {
			continue
		}
		name = strings.TrimSpace(name)
		l := label{speaker: name, key: SpeakerKey(name), end: len(line) - len(strings.TrimLeftFunc(after, unicode.IsSpace)), marked: mark != ""}
		switch {
		case declared[l.key]:
			return l
		case found.key == "" && isName(name):
			found = l
		}
	}
	return found
}

// isName reports whether a text has the shape of a speaker's name.
func isName(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return (unicode.IsLetter(first) || unicode.IsDigit(first)) && utf8.RuneCountInString(name) <= longestSpeaker &&
		len(strings.Fields(name)) <= mostWords && !strings.ContainsAny(name, "?!;:\"«»“”*[]{}<>…")
}

// labels returns the labels of speakers by line; the key is empty on the lines that have none.
func labels(lines []string, names []string) []label {
	declared := map[string]bool{}
	for _, name := range names {
		declared[SpeakerKey(name)] = true
	}
	found := make([]label, len(lines))
	times := map[string]int{}
	for i, line := range lines {
		found[i] = labelOf(line, declared)
		times[found[i].key]++
	}
	first := map[string]string{}
	for i, l := range found {
		if !declared[l.key] && times[l.key] < 2 && !l.marked && !code.MatchString(l.speaker) {
			found[i] = label{}
			continue
		}
		if _, known := first[l.key]; !known {
			first[l.key] = l.speaker
		}
		found[i].speaker = first[l.key]
	}
	return found
}
