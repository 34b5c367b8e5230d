package diff

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// scores returns a table of means with their intervals.
func scores(rows ...table.Row) *table.Table {
	return &table.Table{ID: "scores", Title: locale.Same("Scores"), Rows: rows, Columns: []table.Column{
		{Key: "label", Label: locale.Text{FR: "Unités", EN: "Units"}}, {Key: "unit", Machine: true},
		{Key: "n", Label: locale.Same("n"), Kind: table.Count},
		{Key: "mean", Label: locale.Text{FR: "Moyenne", EN: "Mean"}, Kind: table.Number, Decimals: 1},
		{Key: "sd", Label: locale.Same("SD"), Kind: table.Number, Decimals: 1},
		{Key: "student", Label: locale.Same("Student"), Kind: table.Number, Decimals: 1, Range: true, Of: "mean"},
		{Key: "finite", Kind: table.Number, Range: true, Of: "mean", Machine: true},
		{Key: "line", Kind: table.Count, Machine: true},
	}}
}

// unit returns a row of scores, its intervals one and half a point around the mean; line is where it stands in a file.
func unit(label, id string, n int, mean, sd float64, line int) table.Row {
	return table.Row{Cells: []table.Cell{
		table.Words(locale.Text{FR: "les " + label, EN: label}), table.Plain(id), table.Int(n), table.Value(mean), table.Value(sd),
		table.Between(mean-1, mean+1), table.Between(mean-0.5, mean+0.5), table.Int(line),
	}}
}

func compareTables(options Options, old, new *table.Table) *Report {
	return Compare(Of(Source{}, []*table.Table{old}), Of(Source{}, []*table.Table{new}), options)
}

// said lists changes as a reader sees them, in English.
func said(r *Report) []string {
	var list []string
	for _, c := range r.Changes {
		old, new := c.Old.Text, c.New.Text
		if c.What == Figure {
			old, new = c.values()
		}
		text := fmt.Sprintf("%s %s %s: %s → %s", c.What, c.How, c.name().EN, old.EN, new.EN)
		for _, more := range []locale.Text{c.differenceText(), c.relativeText(), c.intervalText()} {
			if !more.IsZero() {
				text += " | " + more.EN
			}
		}
		list = append(list, text)
	}
	return list
}

func TestCompare(t *testing.T) {
	centres, groups := unit("centres", "c", 20, 10, 2, 5), unit("groups", "g", 15, 12, 3, 6)
	for name, c := range map[string]struct {
		old, new *table.Table
		options  Options
		want     []string
	}{
		"a mean, its own interval": {scores(centres, groups), scores(unit("centres", "c", 20, 10.75, 2, 5), groups), Options{}, []string{
			"figure changed centres: Mean: 10.0 → 10.8 | +0.8 | +7.5% | within Student: 9.0 to 11.0",
			"figure changed centres: Student: 9.0 to 11.0 → 9.8 to 11.8",
			"figure changed centres: finite: 9.5 to 10.5 → 10.3 to 11.3",
		}},
		"beyond it": {scores(centres), scores(unit("centres", "c", 19, 8.9, 2, 5)), Options{NumbersOnly: true, Tolerance: 1.05}, []string{
			"figure changed centres: Mean: 10.0 → 8.9 | -1.1 | -11.0% | outside Student: 9.0 to 11.0",
			"figure changed centres: Student: 9.0 to 11.0 → 7.9 to 9.9",
			"figure changed centres: finite: 10 to 11 → 8 to 9",
		}},
		"a standard deviation has no interval": {scores(centres), scores(unit("centres", "c", 20, 10, 2.04, 5)), Options{}, []string{
			"figure changed centres: SD: 2.00 → 2.04 | +0.04 | +2.0%",
		}},
		"which nobody sees":         {scores(centres), scores(unit("centres", "c", 20, 10, 2.04, 5)), Options{AsPrinted: true}, nil},
		"within the tolerance":      {scores(centres), scores(unit("centres", "c", 20, 10, 2.04, 5)), Options{Tolerance: 0.05}, nil},
		"a place is no result":      {scores(centres), scores(unit("centres", "c", 20, 10, 2, 99)), Options{}, nil},
		"a label that is corrected": {scores(centres, groups), scores(unit("Centres", "c", 20, 10, 2, 5), groups), Options{}, []string{"words changed Centres: Units: centres → Centres"}},
		"words do not count":        {scores(centres, groups), scores(unit("Centres", "c", 20, 10, 2, 5), groups), Options{NumbersOnly: true}, nil},
		"a row in front": {scores(groups), scores(centres, groups), Options{}, []string{
			"row added centres:  → ",
		}},
		"another unit": {scores(centres), scores(groups), Options{}, []string{
			"row added groups:  → ", "row removed centres:  → ",
		}},
		"rows that read alike": {scores(centres, unit("centres", "c", 5, 1, 0, 7)), scores(unit("centres", "c", 6, 1, 0, 7), centres), Options{}, []string{
			"figure changed centres (1): n: 5 → 6 | +1 | +20.0%",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, said(compareTables(c.options, c.old, c.new))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNumbersThatComeAndGo(t *testing.T) {
	gone := unit("centres", "c", 20, 10, 2, 5)
	gone.Cells[3] = table.Absent(locale.Text{FR: "–", EN: "none"})
	report := compareTables(Options{}, scores(unit("centres", "c", 20, 10, 2, 5)), scores(gone))
	if diff := cmp.Diff([]string{"figure changed centres: Mean: 10.0 → none"}, said(report)); diff != "" {
		t.Error(diff)
	}
	if report.Compared != 5 || report.Outside() != 0 {
		t.Errorf("compared %d, outside %d", report.Compared, report.Outside())
	}
}

func TestColumnsAndNotes(t *testing.T) {
	old, new := scores(unit("centres", "c", 20, 10, 2, 5)), scores(unit("centres", "c", 20, 10, 2, 5))
	old.Notes = []locale.Text{locale.Same("Level of 95%."), locale.Same("Base: asked."), locale.Same("Gone.")}
	new.Notes = []locale.Text{locale.Same("Base: asked."), locale.Same("Level of 90%.")}
	new.Columns = append([]table.Column{}, new.Columns...)
	new.Columns[4].Key, new.Columns[2].Label = "deviation", locale.Same("N")
	want := []string{
		"heading changed : n → N", "column added SD:  → ", "column removed SD:  → ",
		"note changed : Level of 95%. → Level of 90%.", "note removed : Gone. → ",
	}
	if diff := cmp.Diff(want, said(compareTables(Options{}, old, new))); diff != "" {
		t.Error(diff)
	}
	report := compareTables(Options{NumbersOnly: true}, old, new)
	if diff := cmp.Diff(want[1:3], said(report)); diff != "" || report.Figures(Added) != 1 || report.Figures(Removed) != 1 {
		t.Errorf("%s, added %d", diff, report.Figures(Added))
	}
}

// Tables of one id are told apart by their titles, then by their rows.
func TestTablesOfOneID(t *testing.T) {
	titled := func(title string, rows ...table.Row) *table.Table {
		s := scores(rows...)
		s.Title = locale.Same(title)
		return s
	}
	a, b := unit("centres", "c", 20, 10, 2, 5), unit("groups", "g", 15, 12, 3, 6)
	old := Of(Source{}, []*table.Table{titled("A", a), titled("B", b), titled("C", unit("others", "o", 1, 1, 0, 1))})
	new := Of(Source{}, []*table.Table{titled("Group", b), titled("D", unit("new", "x", 1, 1, 0, 1)), titled("A", a)})
	report := Compare(old, new, Options{})
	want := []string{"title changed : B → Group", "table added D:  → ", "table removed C:  → "}
	if diff := cmp.Diff(want, said(report)); diff != "" {
		t.Error(diff)
	}
}

func TestFiguresWithAnID(t *testing.T) {
	old := read(t, `{"figures": [{"id": "a", "percent": 81, "count": 70, "lo": 60, "hi": 92}, {"id": "b", "value": 2, "lo": 3, "hi": 4}, {"id": "c", "value": 1, "value_lo": 0, "value_hi": 2}]}`)
	new := read(t, `{"figures": [{"id": "c", "value": 2.5, "value_lo": 0, "value_hi": 2}, {"id": "b", "value": 2.5, "lo": 3, "hi": 4}, {"id": "a", "percent": 62, "count": 71, "lo": 60, "hi": 92}, {"id": "d"}]}`)
	report := Compare(old, new, Options{})
	want := []string{
		"figure changed c: value: 1.0 → 2.5 | +1.5 | +150.0% | outside 0 to 2",
		"figure changed b: value: 2.0 → 2.5 | +0.5 | +25.0%",
		"figure changed a: percent: 81.0% → 62.0% | -19.0 | within 60.0 to 92.0%",
		"figure changed a: count: 70 → 71 | +1 | +1.4%",
		"row added d:  → ",
	}
	if diff := cmp.Diff(want, said(report)); diff != "" {
		t.Error(diff)
	}
	if len(report.Moved) != 1 || report.Moved[0].Rows != 2 {
		t.Errorf("moved %+v", report.Moved)
	}
}

func TestTheWholeStudy(t *testing.T) {
	old := Of(Source{Study: "s", Title: locale.Same("S"), Notice: locale.Same("Invented.")}, nil)
	new := Of(Source{Study: "t", Title: locale.Same("T")}, nil)
	report := Compare(old, new, Options{})
	if diff := cmp.Diff([]string{"title changed : S → T", "note removed : Invented. → "}, said(report)); diff != "" {
		t.Error(diff)
	}
	if text := report.remarks(); !strings.Contains(text[len(text)-1].EN, "not results of one study: s, t") {
		t.Errorf("%+v", text)
	}
	if Compare(old, new, Options{NumbersOnly: true}).Differs() {
		t.Error("words count where only numbers should")
	}
}

func TestSmallChangesAreSeen(t *testing.T) {
	for _, c := range []struct {
		old, new       float64
		column         table.Column
		from, to, diff string
	}{
		{0.1231, 0.1232, table.Column{Kind: table.P}, "0.1231", "0.1232", "+0.0001"},
		{3, 3.25, table.Column{Kind: table.Count}, "3.0", "3.3", "+0.3"},
		{50, 50 + 1e-9, table.Column{Kind: table.Percent, Decimals: 1}, "50.000000000%", "50.000000001%", "+0.000000001"},
		{1, 1 + 2.220446049250313e-16, table.Column{Kind: table.Number}, "1", "1.0000000000000002", "+2.220446049250313e-16"},
		{1000, 2000.5, table.Column{Kind: table.Money, Unit: "$"}, "$1,000", "$2,001", "+$1,001"},
	} {
		change := Change{What: Figure, Column: c.column, Old: table.Value(c.old), New: table.Value(c.new)}
		old, new := change.values()
		if old.EN != c.from || new.EN != c.to || change.differenceText().EN != c.diff {
			t.Errorf("%v to %v: %s, %s, %s; want %s, %s, %s", c.old, c.new, old.EN, new.EN, change.differenceText().EN, c.from, c.to, c.diff)
		}
		if old.FR != strings.NewReplacer(".", ",", ",", "\u00a0", "%", "\u00a0%").Replace(c.from) && c.column.Kind != table.Money {
			t.Errorf("in French: %s", old.FR)
		}
	}
}

func TestBoundsLieWithinTheInterval(t *testing.T) {
	for mean, want := range map[float64]string{11: "within", 9: "within", 11.001: "outside"} {
		report := compareTables(Options{}, scores(unit("centres", "c", 20, 10, 2, 5)), scores(unit("centres", "c", 20, mean, 2, 5)))
		if got := report.Changes[0].intervalText().EN; !strings.HasPrefix(got, want) {
			t.Errorf("a mean of %v is %q, want %s", mean, got, want)
		}
	}
}

// A name that stands for two rows tells neither of them.
func TestAmbiguousRowsAreNotMatched(t *testing.T) {
	old := scores(unit("centres", "c", 20, 10, 2, 5), unit("clinics", "c", 5, 1, 2, 5))
	report := compareTables(Options{}, old, scores(unit("hospitals", "c", 20, 10, 2, 5)))
	if diff := cmp.Diff([]string{"row added hospitals:  → ", "row removed centres:  → ", "row removed clinics:  → "}, said(report)); diff != "" {
		t.Error(diff)
	}
}

func TestAHeadingIsOneChange(t *testing.T) {
	under := func(heading string) *table.Table {
		s := scores()
		s.AddGroup(locale.Same(heading))
		s.Rows = append(s.Rows, unit("centres", "c", 20, 10, 2, 5), unit("groups", "g", 15, 12, 3, 6))
		return s
	}
	report := compareTables(Options{}, under("Old"), under("New"))
	if diff := cmp.Diff([]string{"words changed Heading of rows: Old → New"}, said(report)); diff != "" {
		t.Error(diff)
	}
}

func TestAFootnoteThatComesIsAChange(t *testing.T) {
	marked := func(mark int) *table.Table {
		s := scores(unit("centres", "c", 20, 10, 2, 5))
		s.Notes = []locale.Text{locale.Same("Doubtful.")}
		s.Rows[0].Cells[3].Mark = mark
		return s
	}
	report := compareTables(Options{}, marked(0), marked(1))
	if diff := cmp.Diff([]string{"words added centres: Mean:  → Doubtful."}, said(report)); diff != "" {
		t.Error(diff)
	}
}

func TestMarkdownFoldsLongTables(t *testing.T) {
	long := func(n int) *table.Table {
		s := scores()
		for i := range 40 {
			s.Rows = append(s.Rows, unit(fmt.Sprint("<b>|unit ", i), fmt.Sprint(i), n, 10, 2, i))
		}
		return s
	}
	var b strings.Builder
	if err := compareTables(Options{}, long(1), long(2)).Markdown(&b, locale.English, 30); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	for _, want := range []string{"- 40 of 200 figures changed", "\n<details><summary>Changed figures</summary>\n\n|", "| \\<b>\\|unit 29: n | 1 | 2 | +1 | +100.0% |", "- And 10 more (--limit).\n\n</details>\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "unit 30") {
		t.Errorf("more than the limit is shown:\n%s", got)
	}
}

// BenchmarkCompare reads two results of 20 tables with 20 rows each, and compares them.
func BenchmarkCompare(b *testing.B) {
	var tables []*table.Table
	for n := range 20 {
		s := scores()
		s.ID = fmt.Sprint("scores-", n)
		for i := range 20 {
			s.Rows = append(s.Rows, unit(fmt.Sprint("unit ", i), fmt.Sprint(i), i, float64(i)/3, 2, i))
		}
		tables = append(tables, s)
	}
	text := written(b, tables...)
	b.SetBytes(int64(2 * len(text)))
	for b.Loop() {
		old, err := Read("old", text)
		if err != nil {
			b.Fatal(err)
		}
		new, err := Read("new", text)
		if err != nil || Compare(old, new, Options{}).Differs() {
			b.Fatal("the same text differs")
		}
	}
}
