package qda_test

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Positions that other programs count otherwise are converted where the names of the selections show it, and only
// there.
func TestPositions(t *testing.T) {
	const words = "un deux trois quatre"
	for name, c := range map[string]struct {
		text, name string
		start, end string
		want       string // the selected words
		found      string // what is said
	}{
		"standard":         {"été\r\n😀\n" + words, words, "7", "27", words, ""},
		"no name":          {"été\r\n😀\n" + words, "", "6", "20", "\n" + words[:13], ""},
		"a label":          {"été\r\n😀\n" + words, "quelque chose de fort", "6", "20", "\n" + words[:13], ""},
		"one line end":     {"été\r\n😀\r\n" + words, words, "6", "26", words, "a line end CR LF counts as one"},
		"two line ends":    {"été\nété\n" + words, words, "10", "30", words, "a line end counts as two"},
		"halves":           {"été\n😀\n" + words + "!!", words, "7", "27", words, "in units of UTF-16"},
		"mark":             {"\ufeff" + words, words, "1", "21", words, "the byte-order mark counts"},
		"inclusive":        {"été " + words, words, "4", "23", words, "the end is the last character"},
		"several":          {"été\r\n😀\r\n" + words, words, "7", "26", words, "counts as one, in units of UTF-16 and the end is"},
		"shortened":        {"été\r\n" + words, words[:12] + "…", "4", "24", words, "counts as one"},
		"loose":            {"été\n" + words + " ", words, "3", "25", "\n" + words + " ", ""},
		"elsewhere":        {"été " + words, "trois quatre", "4", "6", "un", "the position is kept"},
		"beyond, but sure": {"😀" + words, words, "2", "22", words, "UTF-16"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := read(archived(t, "project.qde", project(source(`name="`+c.name+`" startPosition="`+c.start+`" endPosition="`+c.end+`"`)), "sources/t.txt", c.text))
			if err != nil {
				t.Fatal(err)
			}
			s := got.Project.Sources[0]
			sel := s.Selections[0]
			if is := string([]rune(s.Text)[sel.Start:sel.End]); is != c.want {
				t.Errorf("selected %q, want %q", is, c.want)
			}
			var text strings.Builder
			_ = got.Found.Write(&text, locale.English)
			if !strings.Contains(text.String(), c.found) || (c.found == "") != (text.Len() == 0) {
				t.Errorf("found %q, want %q", text.String(), c.found)
			}
		})
	}
}
