package render

import (
	"math"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

func TestFormat(t *testing.T) {
	percent := table.Column{Kind: table.Percent, Decimals: 1}
	money := table.Column{Kind: table.Money, Unit: "$"}
	for _, c := range []struct {
		cell   table.Cell
		column table.Column
		fr, en string
	}{
		{table.Int(12025), table.Column{Kind: table.Count}, "12\u00a0025", "12,025"},
		{table.Value(12.25), table.Column{Kind: table.Number, Decimals: 1}, "12,3", "12.3"}, // Half up, not half to even.
		{table.Value(80.95238), percent, "81,0\u00a0%", "81.0%"},
		{table.Between(60.004, 92.33), percent, "60,0 à 92,3\u00a0%", "60.0 to 92.3%"},
		{table.Value(146981), money, "146\u00a0981\u00a0$", "$146,981"},
		{table.Between(0, 20000), money, "0 à 20\u00a0000\u00a0$", "$0 to $20,000"},
		{table.Between(0, 20000), table.Column{Kind: table.Money, Unit: "CAD"}, "0 à 20\u00a0000\u00a0CAD", "0 to 20,000\u00a0CAD"},
		{table.Value(0.0000299), table.Column{Kind: table.P}, "<\u00a00,001", "<\u00a00.001"},
		{table.Between(-1.5, 2), table.Column{Kind: table.Number, Decimals: 1}, "-1,5 à 2,0", "-1.5 to 2.0"},
		{table.Absent(locale.Text{FR: "sans objet", EN: "n/a"}), percent, "sans objet", "n/a"},
		{table.Cell{}, percent, "", ""},
		{table.Value(math.NaN()), percent, "–", "–"},
		{table.Between(12, math.Inf(1)), money, "12\u00a0$ à –", "$12 to –"},
		{table.Plain("mot"), table.Column{}, "mot", "mot"},
		{table.Value(2.5), table.Column{}, "2,5", "2.5"},
		{table.Cell{Set: true, Number: 81, Mark: 12}, percent, "81,0\u00a0%¹²", "81.0%¹²"},
	} {
		if got := Format(c.cell, c.column, locale.French); got != c.fr {
			t.Errorf("Format(%+v) in French = %q, want %q", c.cell, got, c.fr)
		}
		if got := Format(c.cell, c.column, locale.English); got != c.en {
			t.Errorf("Format(%+v) in English = %q, want %q", c.cell, got, c.en)
		}
	}
}

func TestMark(t *testing.T) {
	for n, want := range map[int]string{-1: "", 0: "", 1: "¹", 23: "²³", 907: "⁹⁰⁷"} {
		if got := Mark(n); got != want {
			t.Errorf("Mark(%d) = %q, want %q", n, got, want)
		}
	}
}
