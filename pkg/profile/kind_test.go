package profile

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// repeated writes cells several times.
func repeated(n int, cells ...string) []string { return slices.Repeat(cells, n) }

func TestKinds(t *testing.T) {
	many := make([]string, 40)
	for i := range many {
		many[i] = fmt.Sprintf("%d.5", i*7)
	}
	for _, test := range []struct {
		name  string
		cells []string
		want  Kind
		why   string
	}{
		{"q", []string{"", " ", ""}, Empty, "no filled cell"},
		{"q", repeated(3, "a"), Constant, "the same value in every row"},
		{"q", []string{"Radio", "", "Radio"}, Tick, "one value, or nothing"},
		{"q", []string{"0", "1", "1", ""}, Tick, "0 and 1"},
		{"q", []string{"Oui", "non", "N/A"}, YesNo, "yes and no"},
		{"q", []string{"Y", "", "Y"}, Tick, "one value, or nothing"},
		{"q", []string{"31/12/2030", "01/02/2031"}, Date, "day first"},
		{"q", []string{"12/31/2030", "01/02/2031"}, Date, "month first"},
		{"q", []string{"01/02/2031", "03/04/2031"}, Date, "day or month first: nothing tells"},
		{"q", []string{"2031-01-02", "2031-03-04"}, Date, "year first"},
		{"q", []string{"2 mars 2031", "4 avril 2031"}, Date, "month in words"},
		{"q", []string{"10:05", "11:05"}, Date, "times of day"},
		{"q", []string{"1", "2", "3", "4"}, ID, "numbers the rows"},
		{"q", repeated(5, "1", "2", "3"), Choice, "whole numbers: 3 values"},
		{"q", repeated(5, "1", "2", "99"), Choice, "whole numbers: 2 values"},
		{"q", many, Number, "decimal dot"},
		{"q", []string{"1,5", "2,25", "17"}, Number, "decimal comma"},
		{"q", []string{"1,234", "2,345", "17"}, Number, "comma of decimals or of thousands: nothing tells"},
		{"q", []string{"1,234", "2,345.5"}, Number, `decimal dot, thousands parted by ","`},
		{"q", []string{"1.234", "2.345,5"}, Number, `decimal comma, thousands parted by "."`},
		{"q", []string{"1\u00a0234", "2 345"}, Number, `whole numbers, thousands parted by " "`},
		{"q", []string{"1.5", "1,5", "2"}, Number, "decimal commas and decimal dots"},
		{"q", []string{"12 %", "81,5 %"}, Percent, "decimal comma"},
		{"q", []string{"$12.50", "$8"}, Money, "decimal dot"},
		{"q", []string{"a1", "a2", "a3", "a4", "b7"}, ID, "every value once, without spaces"},
		{"q", []string{"001", "002", "017", "204", "311"}, ID, "every value once, without spaces"},
		{"q", append(repeated(3, "a;b", "b;c", "a"), "a;b;c"), Several, `answers parted by ";": 3, in 4 combinations`},
		{"q", repeated(3, "Not at all", "A lot"), Choice, "distinct values: 2"},
		{"q", repeated(3, "Yes, very", "No, not at all"), Choice, "distinct values: 2"},
		{"q", []string{"The chairs", "More light", "Nothing"}, Open, "distinct values: 3"},
		{"record_id", []string{"b", "a", "b"}, ID, "by its heading"},
	} {
		c := column(t, test.name, test.cells...).Columns[1]
		if c.Kind != test.want || c.Why.EN != test.why {
			t.Errorf("%q: %s (%s), want %s (%s)", test.cells[:min(4, len(test.cells))], c.Kind, c.Why.EN, test.want, test.why)
		}
		if c.Filled+c.Blank != len(test.cells) {
			t.Errorf("%q: filled %d, blank %d", test.cells, c.Filled, c.Blank)
		}
	}
}

func TestRange(t *testing.T) {
	for _, test := range []struct {
		cells     []string
		low, high float64
		ranged    bool
	}{
		{[]string{"1,5", "-2,25", "1 017"}, -2.25, 1017, true},
		{[]string{"1,234", "2,345.5"}, 1234, 2345.5, true},
		{[]string{"1,234", "2,345"}, 0, 0, false},
		{[]string{"81 %", "7,5 %"}, 7.5, 81, true},
		{[]string{"1E+3", "2.5"}, 2.5, 1000, true},
	} {
		c := column(t, "q", test.cells...).Columns[1]
		if c.Low != test.low || c.High != test.high || c.Ranged != test.ranged {
			t.Errorf("%q: %v to %v (%v)", test.cells, c.Low, c.High, c.Ranged)
		}
	}
}

// TestDistinctLimit checks that a column that has more values than are kept says so, and that its counts still hold.
func TestDistinctLimit(t *testing.T) {
	var text strings.Builder
	text.WriteString("q,r\n")
	for i := range 500 {
		fmt.Fprintf(&text, "%d,a%d\n", i%100*3, i)
	}
	p, err := Read("f.csv", strings.NewReader(text.String()), Options{Distinct: 20})
	if err != nil {
		t.Fatal(err)
	}
	q, r := p.Columns[0], p.Columns[1]
	if q.Distinct != 20 || q.Complete || q.Kind != Number || q.Filled != 500 || q.Low != 0 || q.High != 297 || len(q.Values) != 20 {
		t.Errorf("numbers: %+v", q)
	}
	if r.Kind != ID || r.Distinct != 20 || r.Complete || r.Values != nil {
		t.Errorf("identifiers: %+v", r)
	}
}

// TestLongValues checks that long values are told apart although only their beginnings are kept.
func TestLongValues(t *testing.T) {
	same := strings.Repeat("é", 200)
	p := column(t, "q", same+"a", same+"b", same+"a")
	if c := p.Columns[1]; c.Distinct != 2 || c.Filled != 3 {
		t.Errorf("distinct %d of %d", c.Distinct, c.Filled)
	}
}
