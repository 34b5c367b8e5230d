package locale

import "testing"

// A number in a sentence is written as its language writes it alone.
func TestNumbersInSentences(t *testing.T) {
	got := Textf("%s\u00a0; %s\u00a0; %s\u00a0; %s", "%s; %s; %s; %s", Count(20_000), Fixed(2.5, 2), Trimmed(2.5, 2), Percent(80.95, 1))
	want := Text{FR: "20\u00a0000\u00a0; 2,50\u00a0; 2,5\u00a0; 81,0\u00a0%", EN: "20,000; 2.50; 2.5; 81.0%"}
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLine(t *testing.T) {
	for text, want := range map[string]string{
		" a\r\nb\t ": "a  b", "a\u2028b\x00c": "a b c", "\ufffe\uffff": "\ufffd\ufffd", "\xff": "\ufffd", "é ’": "é ’", "": "",
	} {
		if got := Line(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}
