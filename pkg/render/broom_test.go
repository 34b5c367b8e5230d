package render

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

func broomed(tables ...*table.Table) string {
	var b strings.Builder
	if err := Broom(&b, tables); err != nil {
		panic(err)
	}
	return b.String()
}

func TestBroomGolden(t *testing.T) {
	stored(t, "rates.broom.csv", broomed(sample()))
}

func TestBroomWithoutEstimates(t *testing.T) {
	words := &table.Table{ID: "words", Columns: []table.Column{{Key: "a"}, {Key: "line", Kind: table.Count}}}
	words.Add(table.Plain("x"), table.Int(3))
	if got := broomed(words); got != broomHeader+"\n" {
		t.Errorf("got %q", got)
	}
}

// several is a table with two sides, two intervals of one estimate, and a test.
func several(cells ...table.Cell) *table.Table {
	t := &table.Table{ID: "several", Term: "score", Columns: []table.Column{
		{Key: "label", Label: locale.Text{FR: "Région", EN: "Region"}},
		{Key: "code", Machine: true, Role: table.Level}, {Key: "wave", Kind: table.Count, Machine: true, Role: table.Level},
		{Key: "mean", Label: locale.Text{FR: "Moyenne", EN: "Mean"}, Kind: table.Number, Decimals: 1, Role: table.Estimate},
		{Key: "student", Kind: table.Number, Decimals: 1, Range: true, Role: table.Interval, Of: "mean", Method: "student", Confidence: 0.9},
		{Key: "finite", Kind: table.Number, Decimals: 1, Range: true, Role: table.Interval, Of: "mean", Confidence: 0.9},
		{Key: "finite_method", Machine: true, Role: table.Method, Of: "finite"},
		{Key: "n", Kind: table.Count, Role: table.Base, Of: "mean"},
		{Key: "p", Kind: table.P, Role: table.PValue, Of: "mean"}, {Key: "p_method", Machine: true, Role: table.Method, Of: "p"},
		{Key: "ci_count", Kind: table.Count, Role: table.N, Side: "ci"}, {Key: "ci_base", Kind: table.Count, Role: table.Base, Side: "ci"},
		{Key: "ci_percent", Label: locale.Same("%"), Kind: table.Percent, Role: table.Estimate, Side: "ci", Category: "Oui"},
		{Key: "silent", Kind: table.Count, Role: table.LeftOut, Side: "ci"}, {Key: "undecided", Kind: table.Count, Role: table.LeftOut, Side: "ci"},
	}}
	t.Add(cells...)
	return t
}

func severalLines(t *testing.T, cells ...table.Cell) []BroomRow {
	t.Helper()
	rows, err := ReadBroom(strings.NewReader(broomed(several(cells...))))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestBroomOfSeveralEstimates(t *testing.T) {
	rows := severalLines(t, table.Words(locale.Text{FR: "Nord", EN: "North"}), table.Plain("10"), table.Int(2018),
		table.Value(12.25), table.Between(11, 13), table.Between(12, 12.5), table.Plain("student-finite"), table.Int(21), table.Value(0.03), table.Plain("exact"),
		table.Int(3), table.Int(4), table.Value(75), table.Int(1), table.Int(2))
	num := func(x float64) Num { return Num{x, true} }
	mean := BroomRow{
		Table: "several", Term: "score", Level: "10:2018", Estimate: num(12.25), PValue: num(0.03), ConfLow: num(11), ConfHigh: num(13), ConfLevel: num(0.9),
		N: num(21), Base: num(21), Method: "exact; student", DisplayFR: "12,3", DisplayEN: "12.3", LabelFR: "Nord", LabelEN: "North", Row: 1,
		Measure: "mean", MeasureFR: "Moyenne", MeasureEN: "Mean", Interval: "student",
	}
	finite := mean
	finite.ConfLow, finite.ConfHigh, finite.Interval, finite.Method = num(12), num(12.5), "finite", "exact; student-finite"
	percent := BroomRow{
		Table: "several", Term: "score", Level: "10:2018:Oui", Side: "ci", Estimate: num(75), N: num(3), Base: num(4), LeftOut: num(3), Unit: "%",
		DisplayFR: "75\u00a0%", DisplayEN: "75%", LabelFR: "Nord", LabelEN: "North", Row: 1, Measure: "ci_percent", MeasureFR: "%", MeasureEN: "%",
	}
	if diff := cmp.Diff([]BroomRow{mean, finite, percent}, rows); diff != "" {
		t.Error(diff)
	}
}

func TestBroomWithoutANumber(t *testing.T) {
	why := locale.Text{FR: "base vide", EN: "empty base"}
	dash := table.Absent(locale.Same("–"))
	none := table.Cell{}
	for name, c := range map[string]struct {
		cells []table.Cell
		want  []string // measure, interval, display
	}{
		"absent with a reason": {[]table.Cell{table.Absent(why), dash, dash, none, table.Int(0), none, none, none, none, none, none, none}, []string{"mean  empty base"}},
		"one interval of two":  {[]table.Cell{table.Value(1), dash, table.Between(0, 2), none, none, none, none, none, none, none, none, none}, []string{"mean finite 1.0"}},
		"a test without one":   {[]table.Cell{none, none, none, none, none, table.Value(0.5), none, none, none, none, none, none}, []string{"mean  "}},
		"a count alone":        {[]table.Cell{none, none, none, none, none, none, none, table.Int(7), none, none, none, none}, []string{"ci_count  7"}},
		"nothing":              {[]table.Cell{none, none, none, none, none, none, none, none, table.Int(7), none, none, none}, nil},
	} {
		var got []string
		for _, row := range severalLines(t, append([]table.Cell{table.Plain("x"), table.Plain("10"), none}, c.cells...)...) {
			got = append(got, row.Measure+" "+row.Interval+" "+row.DisplayEN)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestBroomNamesWithoutKeys(t *testing.T) {
	label := locale.Text{FR: "=Médiane", EN: "=Median"}
	total := &table.Table{ID: "table", Term: "budget", Columns: []table.Column{
		{Key: "region"}, {Key: "code", Machine: true, Role: table.Level}, {Key: "budget", Kind: table.Money, Unit: "$", Role: table.Estimate},
	}}
	total.AddTotal(table.Words(label), table.Cell{}, table.Value(5))
	bare := &table.Table{ID: "bare", Columns: []table.Column{{Key: "row"}, {Key: "x", Kind: table.Number, Role: table.Estimate}}}
	bare.AddGroup(locale.Text{FR: "Titre", EN: "Heading"})
	bare.Add(table.Words(label), table.Value(5))
	rows, err := ReadBroom(strings.NewReader(broomed(total, bare)))
	if err != nil || len(rows) != 2 {
		t.Fatalf("%v, %v", rows, err)
	}
	if one := rows[0]; one.Term != "budget" || one.Level != "'=Median" || one.LabelFR != "'=Médiane" || one.Unit != "$" {
		t.Errorf("total: %+v", one)
	}
	if one := rows[1]; one.Term != "'=Median" || one.Level != "" || one.HeadingFR != "Titre" || one.HeadingEN != "Heading" || one.Group != "" {
		t.Errorf("without names: %+v", one)
	}
}

func TestBroomOfMonteCarlo(t *testing.T) {
	for permutations, want := range map[int]string{0: "", 999: "18446744073709551615"} {
		one := &table.Table{ID: "mc", Columns: []table.Column{
			{Key: "x", Kind: table.Number, Role: table.Estimate}, {Key: "df2", Kind: table.Number, Role: table.ResidualDF},
			{Key: "permutations", Kind: table.Count, Role: table.Permutations}, {Key: "seed", Kind: table.Count, Role: table.Seed},
		}}
		one.Add(table.Value(1), table.Value(30), table.Int(permutations), table.Plain("18446744073709551615"))
		rows, err := ReadBroom(strings.NewReader(broomed(one)))
		if err != nil || len(rows) != 1 {
			t.Fatalf("%v, %v", rows, err)
		}
		if got := rows[0]; got.Seed != want || got.Permutations.OK != (permutations > 0) || got.DF.Value != 30 || got.ResidualDF.OK {
			t.Errorf("%d permutations: %+v", permutations, got)
		}
	}
}

// TestBroomRoundTrip checks that what is written is read back, and that every number of an estimate has a line.
func TestBroomRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tables := rapid.SliceOfN(anyTable(), 0, 3).Draw(t, "tables")
		want, estimates := []BroomRow{}, 0
		for _, drawn := range tables {
			want = append(want, broomRows(drawn)...)
			for _, row := range rows(drawn) {
				for i, cell := range row.cells {
					if drawn.Columns[i].Role == table.Estimate && !isEmpty(cell) {
						estimates++
					}
				}
			}
		}
		got, err := ReadBroom(strings.NewReader(broomed(tables...)))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
		if len(got) < estimates {
			t.Fatalf("%d lines of %d estimates", len(got), estimates)
		}
	})
}

func TestReadBroomRefuses(t *testing.T) {
	empty := strings.Repeat(",", strings.Count(broomHeader, ","))
	for name, content := range map[string]string{
		"nothing":             "",
		"another header":      "table,term\na,b\n",
		"an empty row number": broomHeader + "\n" + empty + "\n",
		"a missing field":     broomHeader + "\n" + empty[1:] + "\n",
		"a number of words":   broomHeader + "\na,,,,,abc" + empty[5:] + "\n",
	} {
		if rows, err := ReadBroom(strings.NewReader(content)); err == nil {
			t.Errorf("%s is read as %+v", name, rows)
		}
	}
}

func FuzzReadBroom(f *testing.F) {
	f.Add(broomed(sample()))
	f.Add(broomHeader + "\n")
	f.Fuzz(func(t *testing.T, content string) {
		rows, err := ReadBroom(strings.NewReader(content))
		if err == nil && rows == nil {
			t.Error("neither rows nor an error")
		}
	})
}
