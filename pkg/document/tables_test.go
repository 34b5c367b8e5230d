package document

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/table"
)

func TestTablesHaveNamesOfTheirOwn(t *testing.T) {
	rates, land := &table.Table{ID: "rates"}, &table.Table{ID: "land"}
	d := &Document{Sections: []Section{
		{Blocks: []Block{{Name: "moods", Table: rates}, {Name: "moods", Chart: &Chart{}}, {Name: "moods", Table: rates}}},
		{Blocks: []Block{{Name: "land", Table: land}, {Table: rates}}},
	}}
	var got []string
	for _, t := range d.Tables() {
		got = append(got, t.ID)
	}
	if diff := cmp.Diff([]string{"moods-rates", "moods-rates-2", "land", "rates"}, got); diff != "" {
		t.Error(diff)
	}
	if rates.ID != "rates" {
		t.Error("the table of the document has changed")
	}
}
