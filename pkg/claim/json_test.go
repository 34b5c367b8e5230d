package claim

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestJSONReadsBack(t *testing.T) {
	text := written(t, "json", every())
	var got struct {
		Figures []map[string]any `json:"figures"`
		Summary map[string]int   `json:"summary"`
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	numbers := func(key string) (values []any) {
		for _, figure := range got.Figures {
			values = append(values, figure[key])
		}
		return values
	}
	for key, want := range map[string][]any{
		"status":            {"match", "mismatch", "inconsistent", "not checkable", "match", "match", "mismatch", "not checkable"},
		"published":         {81.0, 12.9, 3.0, 7.0, nil, 8.0, 1.0, nil},
		"computed":          {1700.0 / 21, 38.0 / 3, 4.0, nil, 200.0 / 3, 9.0, nil, math.Nextafter(0.3, 1)},
		"measure":           {"percent", "value", "count", "count", "percent", "value", "count", "value"},
		"comparison":        {"eq", "eq", "over", "eq", "majority", "between", "eq", "eq"},
		"count":             {17.0, nil, 4.0, nil, 2.0, 9.0, nil, nil},
		"base":              {21.0, 3.0, 5.0, nil, 3.0, 19.0, nil, 3.0},
		"agrees":            {true, false, true, false, true, true, false, false},
		"published_count":   {17.0, nil, 3.0, 7.0, nil, nil, 1.0, nil},
		"published_base":    {21.0, nil, nil, nil, 3.0, nil, nil, nil},
		"published_percent": {81.0, nil, nil, nil, nil, nil, nil, nil},
		"published_value":   {nil, 12.9, nil, nil, nil, 8.0, nil, nil},
		"line":              {2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 0.0},
		"note":              {"", "published value 12.9, recomputed 12.67; no longer holds: two of them", "4 is odd", "", "", "", hostile, ""},
	} {
		if got := numbers(key); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", key, got, want)
		}
	}
	if worst := got.Figures[6]; worst["id"] != hostile || worst["statement"] != hostile {
		t.Errorf("hostile text becomes %q, %q", worst["id"], worst["statement"])
	}
	want := map[string]int{"figures": 8, "match": 3, "mismatch": 2, "inconsistent": 1, "not_checkable": 2}
	for key, n := range want {
		if got.Summary[key] != n || len(got.Summary) != len(want) {
			t.Errorf("summary %v, want %v", got.Summary, want)
		}
	}
}

func TestJSONForm(t *testing.T) {
	text := string(written(t, "json", every()))
	if !strings.HasPrefix(text, "{\n  \"figures\": [\n    {\n      \"id\": \"match\",\n") || !strings.HasSuffix(text, "  }\n}\n") {
		t.Errorf("not indented by two spaces, or without the line end: %.60q … %q", text, text[len(text)-20:])
	}
	if strings.Contains(text, `\u003c`) || !strings.Contains(text, "<b> & ]]>") {
		t.Error("HTML is escaped")
	}
	last := -1
	for _, key := range []string{
		"id", "status", "published", "computed", "count", "base", "note", "measure", "comparison", "agrees", "statement",
		"published_count", "published_base", "published_percent", "published_value", "file", "line",
	} {
		at := strings.Index(text, "\n      \""+key+"\": ")
		if at <= last {
			t.Errorf("key %s stands at %d, before that which should precede it", key, at)
		}
		last = at
	}
	if empty := written(t, "json", nil); !bytes.Contains(empty, []byte(`"figures": [],`)) {
		t.Errorf("no figures: %s", empty)
	}
}
