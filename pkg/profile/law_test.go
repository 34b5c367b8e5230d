package profile

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/diag"
)

// cellTexts are the cells of which files are drawn: of each kind, with what is odd in them.
var cellTexts = []string{
	"", "", " ", "Oui", "Non", "oui", "N/A", "99", "1", "2", "3", "1,5", "2.5", "1,234", "12 %", "$3", "2031-01-02", "01/02/2031", "13/01/2031",
	"a;b", "a", "b", "b;c", "Montréal", "montreal ", "souffl\ufffd", "dÃ©jà", "a@example.org", "=A1(1)", "x\ny", "Radio",
}

// headingTexts are the headings of which files are drawn.
var headingTexts = []string{"id", "q", "q_1", "q_2", "Q [a]", "Q [b]", "nom", "", "q"}

// drawn draws a file: its headings and its rows. Two headings are not blank, so that the header is not taken for a title.
func drawn(t *rapid.T) (headings []string, rows [][]string) {
	headings = append([]string{"row", "other"}, rapid.SliceOfN(rapid.SampledFrom(headingTexts), 1, 5).Draw(t, "headings")...)
	for range rapid.IntRange(0, 15).Draw(t, "rows") {
		rows = append(rows, rapid.SliceOfN(rapid.SampledFrom(cellTexts), len(headings), len(headings)).Draw(t, "row"))
	}
	return headings, rows
}

// written writes a file, all cells in quotes.
func written(headings []string, rows [][]string) string {
	var text strings.Builder
	for _, row := range append([][]string{headings}, rows...) {
		quoted := make([]string, len(row))
		for i, cell := range row {
			quoted[i] = quote(cell)
		}
		text.WriteString(strings.Join(quoted, ",") + "\n")
	}
	return text.String()
}

// apartFromPlace are the parts of a column that say where it stands.
var apartFromPlace = cmp.Options{
	cmpopts.IgnoreTypes(diag.Pos{}), cmpopts.IgnoreFields(Column{}, "Index", "Question"), cmpopts.EquateEmpty(),
}

// byText orders values without regard to their places.
var byText = cmpopts.SortSlices(func(a, b Value) bool { return a.Text < b.Text })

// declared are options that leave no header to be told from the rows.
var declared = func() Options {
	var o Options
	o.Dialect.HeaderRows, o.Dialect.Delimiter = 1, ','
	return o
}()

// TestRowOrder checks that the order of the rows changes no count.
func TestRowOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		headings, rows := drawn(t)
		before, after := profiled(t, written(headings, rows)), profiled(t, written(headings, rapid.Permutation(rows).Draw(t, "order")))
		if diff := cmp.Diff(before.Columns, after.Columns, apartFromPlace, byText); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(counts(before), counts(after)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// counts returns how often each rule found how many cases.
func counts(p *Profile) map[string]int {
	found := map[string]int{}
	for _, f := range p.Findings {
		found[f.Rule] += f.Count
	}
	return found
}

// TestColumnOrder checks that a column says the same wherever it stands. The first column stays: some platforms are told
// by it.
func TestColumnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		headings, rows := drawn(t)
		order := []int{0}
		for _, i := range rapid.Permutation(upTo(len(headings)-1)).Draw(t, "order") {
			order = append(order, i+1)
		}
		before, after := profiled(t, written(headings, rows)), profiled(t, written(permuted(headings, order), permutedRows(rows, order)))
		for i, from := range order {
			if diff := cmp.Diff(before.Columns[from], after.Columns[i], apartFromPlace); diff != "" {
				t.Fatalf("column %d, now %d: %s", from+1, i+1, diff)
			}
		}
	})
}

func profiled(t *rapid.T, text string) *Profile {
	p, err := Read("f.csv", strings.NewReader(text), declared)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return p
}

func upTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func permuted(row []string, order []int) []string {
	out := make([]string, len(order))
	for i, from := range order {
		out[i] = row[from]
	}
	return out
}

func permutedRows(rows [][]string, order []int) [][]string {
	out := slices.Clone(rows)
	for i, row := range rows {
		out[i] = permuted(row, order)
	}
	return out
}
