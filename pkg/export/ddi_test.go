package export

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// elements returns how often each element of an XML text occurs, and fails where the text is not well-formed.
func elements(t *testing.T, text string) map[string]int {
	t.Helper()
	counts := map[string]int{}
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return counts
		}
		if err != nil {
			t.Fatal(err)
		}
		if start, ok := token.(xml.StartElement); ok {
			if start.Name.Space != "ddi:codebook:2_5" {
				t.Errorf("%s is in the space %q", start.Name.Local, start.Name.Space)
			}
			counts[start.Name.Local]++
			for _, attribute := range start.Attr {
				counts[start.Name.Local+"@"+attribute.Name.Space+":"+attribute.Name.Local+"="+attribute.Value]++
			}
		}
	}
}

const xmlSpace = "http://www.w3.org/XML/1998/namespace"

func TestDDI(t *testing.T) {
	s := invented(t, "likert")
	counts := elements(t, write(t, New(s, "visitors"), "ddi", Options{Lang: "fr", CSV: "visitors.csv"}))
	for element, want := range map[string]int{
		"codeBook": 1, "codeBook@:version=2.5": 1, "codeBook@" + xmlSpace + ":lang=fr": 1, "fileName": 1, "var": 15,
		// Codes: 3 + 2 + 3 times 5, and six ticks of 2; reasons: 1 of age, 2 of welcome, 2 of signs, 3 of price, 2 of media and
		// of each of its three ticks, 1 of rooms and of each of its three.
		"catgry": 52, "catValu": 52, "catStat": 52, "catgry@:missing=Y": 20, "qstn": 15,
		"qstnLit@" + xmlSpace + ":lang=fr": 15, "qstnLit@" + xmlSpace + ":lang=en": 15, "universe": 5, "range@:min=0": 1,
	} {
		if counts[element] != want {
			t.Errorf("%s: %d, want %d", element, counts[element], want)
		}
	}
	if counts["labl@"+xmlSpace+":lang=fr"] != counts["labl@"+xmlSpace+":lang=en"] || counts["labl"] != 2*(15+52) {
		t.Errorf("%d labels", counts["labl"])
	}
}

// Texts that no XML may hold do not break it, and what people wrote never stands in it.
func TestDDIListsNoTexts(t *testing.T) {
	text := write(t, New(awkward(t), "p"), "ddi", english)
	elements(t, text)
	for _, said := range []string{"HYPERLINK", "tis", "@home", "two"} {
		if strings.Contains(text, said) {
			t.Errorf("the description holds %q", said)
		}
	}
	if !strings.Contains(text, "<drvcmd>a_name_of_a_variable_that_is_too_long &gt; 5</drvcmd>") {
		t.Error("no formula of the derived variable")
	}
}
