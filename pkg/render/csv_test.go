package render

import (
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

func wide(t *table.Table, lang locale.Lang) string {
	var b strings.Builder
	if err := CSV(&b, t, lang); err != nil {
		panic(err)
	}
	return b.String()
}

func TestCSV(t *testing.T) {
	const want = `row_group,region,count,rate,wilson_lo,wilson_hi,budget,p,file
Integrated centres,Saguenay–Lac-Saint-Jean,17,80.95238095238095,60.004,92.33,146981,0.04321,centres.csv
Integrated centres,"Montréal, with five centres",8,53.333333333333336,30.12,75.19,0,0.00002,'=HYPERLINK(1)
Integrated centres,Nunavik,0,,,,,,
,All,12025,69.44444444444444,53.1,82,20000,,
`
	if got := wide(sample(), locale.English); got != want {
		t.Errorf("CSV:\n%s\nwant:\n%s", got, want)
	}
}

func TestCSVOfOneEmptyCell(t *testing.T) {
	one := &table.Table{Columns: []table.Column{{Key: "n", Kind: table.Count}}}
	one.Add(table.Cell{})
	one.Add(table.Int(3))
	records, err := csv.NewReader(strings.NewReader(wide(one, locale.French))).ReadAll()
	if err != nil || len(records) != 3 {
		t.Errorf("a row with one empty cell is lost: %q, %v", records, err)
	}
}

// TestCSVRoundTrip checks that what CSV writes reads back as the same numbers and words.
func TestCSVRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		drawn := anyTable().Draw(t, "table")
		records, err := csv.NewReader(strings.NewReader(wide(drawn, locale.French))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		list, spread := rows(drawn), ranges(drawn)
		if len(records) != len(list)+1 {
			t.Fatalf("%d records for %d rows", len(records), len(list))
		}
		for i, row := range list {
			record := records[i+1]
			if hasGroups(drawn) {
				record = record[1:]
			}
			for c, cell := range row.cells {
				if !cell.Set {
					record = record[len(csvCell(cell, drawn.Columns[c].Kind, spread[c], locale.French)):]
					continue
				}
				if x, err := strconv.ParseFloat(record[0], 64); err != nil || x != cell.Number {
					t.Fatalf("%v is written as %q", cell.Number, record[0])
				}
				if hi, err := strconv.ParseFloat(record[len(csvCell(cell, drawn.Columns[c].Kind, spread[c], locale.French))-1], 64); cell.Range && (err != nil || hi != cell.Hi) {
					t.Fatalf("the upper bound %v is written as %v", cell.Hi, hi)
				}
				record = record[len(csvCell(cell, drawn.Columns[c].Kind, spread[c], locale.French)):]
			}
			if len(record) != 0 {
				t.Fatalf("fields are left over: %q", record)
			}
		}
	})
}

func TestGuard(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+cmd": "'+cmd", "-x": "'-x", "@SUM": "'@SUM", "\tx": "'\tx", "\rx": "'\nx", "-5.2": "-5.2", "+1e3": "+1e3",
		"-Inf": "'-Inf", "+0x1p3": "'+0x1p3", "-5+cmd": "'-5+cmd", "a=b": "a=b", "": "", "a\r\nb\rc": "a\nb\nc", "\xff": "\uFFFD", "-": "'-",
		"＝1": "'＝1",
	} {
		if got := guard(in); got != want {
			t.Errorf("guard(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestExact(t *testing.T) {
	for _, c := range []struct {
		x    float64
		want string
	}{
		{0, "0"}, {math.Copysign(0, -1), "0"}, {0.1, "0.1"}, {146981, "146981"}, {1e20, "100000000000000000000"}, {1e21, "1e+21"},
		{0.000001, "0.000001"}, {1e-7, "1e-07"}, {math.NaN(), ""}, {math.Inf(-1), ""},
	} {
		if got := exact(c.x, true); got != c.want {
			t.Errorf("exact(%v) = %q, want %q", c.x, got, c.want)
		}
	}
}

func TestFormats(t *testing.T) {
	if want := []string{"table", "md", "csv", "tidy", "broom", "json"}; !slices.Equal(Names(), want) {
		t.Errorf("Names() = %q, want %q", Names(), want)
	}
	for file, want := range map[string]string{"a.csv": "csv", "a.tidy.csv": "tidy", "a.broom.csv": "broom", "A.MD": "md", "x.json": "json", "t.txt": "table", "t.xlsx": "", "csv": ""} {
		if got, ok := ForFile(Formats, file); got.Name != want || ok != (want != "") {
			t.Errorf("ForFile(%q) = %q, %v, want %q", file, got.Name, ok, want)
		}
	}
	for _, target := range Formats {
		if found, ok := Named(Formats, target.Name); !ok || found.Name != target.Name || target.Description.FR == "" || target.Description.EN == "" {
			t.Errorf("format %q is not found by its name, or is not described in both languages", target.Name)
		}
		var first, second strings.Builder
		for _, b := range []*strings.Builder{&first, &second} {
			if err := target.Write(b, []*table.Table{sample()}, Options{Lang: locale.French, Width: 80}); err != nil {
				t.Error(err)
			}
		}
		if first.String() != second.String() || !strings.HasSuffix(first.String(), "\n") || strings.Contains(first.String(), "\r") {
			t.Errorf("format %q is not the same twice, or does not end its lines in LF", target.Name)
		}
	}
	if _, ok := Named(Formats, "xlsx"); ok {
		t.Error("Named finds a format that is not there")
	}
}

func TestCSVHoldsOneTable(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("two tables are written into one CSV")
		}
	}()
	csvTarget, _ := Named(Formats, "csv")
	_ = csvTarget.Write(&strings.Builder{}, []*table.Table{sample(), sample()}, Options{Lang: locale.French})
}
