package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

func tidied(lang locale.Lang, tables ...*table.Table) string {
	var b strings.Builder
	if err := Tidy(&b, tables, lang); err != nil {
		panic(err)
	}
	return b.String()
}

func TestTidyGolden(t *testing.T) {
	stored(t, "rates.fr.tidy.csv", tidied(locale.French, sample()))
}

func TestTidyTellsEmptyFromZero(t *testing.T) {
	rows, err := ReadTidy(strings.NewReader(tidied(locale.English, sample())))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]Num{}
	for _, row := range rows {
		if row.RowLabel == "Nunavik" {
			found[row.Column] = row.Value
		}
	}
	if zero, empty := (Num{0, true}), (Num{}); found["count"] != zero || found["budget"] != empty {
		t.Errorf("count %+v (want a zero), budget %+v (want none)", found["count"], found["budget"])
	}
}

func TestTidyRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tables := rapid.SliceOfN(anyTable(), 0, 3).Draw(t, "tables")
		want := []TidyRow{}
		for _, drawn := range tables {
			want = append(want, tidyRows(drawn, locale.French)...)
		}
		got, err := ReadTidy(strings.NewReader(tidied(locale.French, tables...)))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestReadTidyRefuses(t *testing.T) {
	const header = "table,row_group,row,row_label,column,value,value_hi,text,unit\n"
	for name, content := range map[string]string{
		"nothing":             "",
		"another header":      "table,row\na,1\n",
		"a decimal comma":     header + "a,,1,,x,\"5,2\",,,\n",
		"a number of words":   header + "a,,1,,x,abc,,,\n",
		"an infinite number":  header + "a,,1,,x,Inf,,,\n",
		"a fractional row":    header + "a,,5.7,,x,1,,,\n",
		"an empty row number": header + "a,,,,x,1,,,\n",
		"a missing field":     header + "a,,1,,x,1,,\n",
	} {
		if rows, err := ReadTidy(strings.NewReader(content)); err == nil {
			t.Errorf("%s is read as %+v", name, rows)
		}
	}
}

func FuzzReadTidy(f *testing.F) {
	f.Add(tidied(locale.French, sample()))
	f.Add("table,row_group,row,row_label,column,value,value_hi,text,unit\n")
	f.Fuzz(func(t *testing.T, content string) {
		rows, err := ReadTidy(strings.NewReader(content))
		if err == nil && rows == nil {
			t.Error("neither rows nor an error")
		}
	})
}
