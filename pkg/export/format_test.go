package export

import (
	"testing"
)

func TestForFile(t *testing.T) {
	for name, want := range map[string]string{
		"a.csv": "csv", "a.tidy.csv": "tidy", "A.CSV": "csv", "a.jsonl": "jsonl", "a.sps": "sps", "a.do": "do", "a.xml": "ddi",
		"a.schema.json": "schema", "a.json": "schema", "a.txt": "", "csv": "", "": "",
	} {
		if format, ok := ForFile(name); format.Name != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", name, format.Name, ok)
		}
	}
}

// The same answers have the same bytes in every format, and every format says something.
func TestSameBytes(t *testing.T) {
	for _, format := range Formats {
		if !format.IsBuilt() {
			continue
		}
		first := write(t, New(awkward(t), "p"), format.Name, english)
		if again := write(t, New(awkward(t), "p"), format.Name, english); again != first || len(first) < 100 {
			t.Errorf("%s: %d bytes, then %d", format.Name, len(first), len(again))
		}
		if _, ok := Lookup(format.Name); !ok {
			t.Errorf("format %q", format.Name)
		}
	}
}
