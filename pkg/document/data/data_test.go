package data

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/internal/sample"
)

func TestJSON(t *testing.T) {
	var text strings.Builder
	if err := JSON(&text, sample.Everything(), map[string]string{"study": "x"}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Meta     map[string]string
		Figures  []map[string]any
		Sections []section
		Tables   []struct{ ID string }
	}
	if err := json.Unmarshal([]byte(text.String()), &got); err != nil {
		t.Fatal(err)
	}
	if got.Meta["study"] != "x" || len(got.Tables) != 2 || got.Tables[0].ID != "budgets" || len(got.Sections) != 3 {
		t.Errorf("got %+v", got)
	}
	if diff := cmp.Diff([]string{"budgets", "nothing"}, got.Sections[1].Tables); diff != "" {
		t.Error(diff)
	}
	share, mean, none := got.Figures[0], got.Figures[1], got.Figures[2]
	if share["count"] != 17.0 || share["base"] != 21.0 || share["lo"] != 60.0 || share["level"] != 0.95 || share["method"] != "wilson" {
		t.Errorf("a share is %v", share)
	}
	if mean["value"] != 20000.5 || mean["count"] != nil || mean["lo"] != nil || mean["unit"] != "$" || mean["base"] != 15.0 {
		t.Errorf("a mean is %v", mean)
	}
	if value, there := none["value"]; value != nil || !there {
		t.Errorf("no value is %v", none)
	}
}

func TestEmptyDocument(t *testing.T) {
	var text strings.Builder
	if err := JSON(&text, &document.Document{}, nil); err != nil {
		t.Fatal(err)
	}
	want := "{\n  \"meta\": null,\n  \"figures\": [],\n  \"sections\": [],\n  \"tables\": []\n}\n"
	if diff := cmp.Diff(want, text.String()); diff != "" {
		t.Error(diff)
	}
}

func TestTidyTellsTablesApart(t *testing.T) {
	d := sample.Founding()
	var text strings.Builder
	if err := Tidy(&text, d, "fr"); err != nil {
		t.Fatal(err)
	}
	for _, table := range d.Tables() {
		if len(table.Rows) > 0 && !strings.Contains(text.String(), "\n"+table.ID+",") {
			t.Errorf("table %s is not there", table.ID)
		}
	}
}
