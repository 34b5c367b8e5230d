package export

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/study"
)

// A line of JSON holds each value as it is, and each reason beside the null that it explains.
func TestJSONLines(t *testing.T) {
	d := New(awkward(t), "p")
	lines := strings.Split(strings.TrimSuffix(write(t, d, "jsonl", english), "\n"), "\n")
	if len(lines) != d.Frame.Len() {
		t.Fatalf("%d lines", len(lines))
	}
	for i, line := range lines {
		var object map[string]any
		if err := json.Unmarshal([]byte(line), &object); err != nil {
			t.Fatal(err)
		}
		reasons, _ := object[reasonsKey].(map[string]any)
		lacking := 0
		for _, c := range d.Columns {
			value, ok := c.Variable.Value(i)
			switch got := object[c.Name]; {
			case !ok && (got != nil || reasons[c.Name] != c.state(i).String()):
				t.Errorf("%s of respondent %d: %v because of %v, want %s", c.Name, i, got, reasons[c.Name], c.state(i))
			case ok && got != value:
				t.Errorf("%s of respondent %d: %v, want %v", c.Name, i, got, value)
			}
			if !ok {
				lacking++
			}
		}
		if len(reasons) != lacking || len(object) != len(d.Columns)+1 {
			t.Errorf("respondent %d: %d reasons for %d nulls, %d keys", i, len(reasons), lacking, len(object))
		}
	}
}

// A tidy row has a value or a reason, never both and never neither.
func TestTidy(t *testing.T) {
	d := New(awkward(t), "p")
	records, err := csv.NewReader(strings.NewReader(write(t, d, "tidy", english))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != 1+d.Frame.Len()*len(d.Columns) {
		t.Fatalf("%d records", len(records))
	}
	for k, record := range records[1:] {
		i, c := k/len(d.Columns), d.Columns[k%len(d.Columns)]
		want := []string{d.Frame.Units[i].ID, c.Name, "", ""}
		if reason := c.state(i); reason != study.Answered {
			want[3] = reason.String()
		} else {
			want[2] = Guard(c.value(i))
		}
		if strings.Join(record, "|") != strings.Join(want, "|") {
			t.Errorf("%q, want %q", record, want)
		}
	}
}

// A column alone without a value is not an empty line, which readers skip.
func TestOneEmptyColumn(t *testing.T) {
	d := New(awkward(t), "p")
	for _, c := range d.Columns {
		if c.Name == "a_name_of_a_variable_that_is_too_long_as_well" {
			d.Columns = []Column{c}
		}
	}
	if got, want := write(t, d, "csv", Options{Reasons: Untold}), "a_name_of_a_variable_that_is_too_long_as_well\n3\n\"\"\n\"\"\n0.000000125\n\"\"\n\"\"\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Labels stand for codes and nothing else.
func TestLabels(t *testing.T) {
	d := New(awkward(t), "p")
	for _, c := range d.Columns {
		for i := range d.Frame.Units {
			if c.state(i) != study.Answered || c.Kind() == Coded {
				continue
			}
			if got := valueOf(c, i, Options{Labels: true}); got != Guard(c.value(i)) {
				t.Errorf("%s: %q, want %q", c.Name, got, c.value(i))
			}
			if c.Kind() == Words && c.Variable.Kind != formula.Words {
				t.Errorf("%s is taken for words", c.Name)
			}
		}
	}
	if got := valueOf(d.Columns[2], 0, Options{Labels: true, Lang: "en"}); got != "Plus" {
		t.Errorf("label %q", got)
	}
}
