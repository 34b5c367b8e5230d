package cli

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formats"
	"github.com/arrimage/arrimage/pkg/table"
)

func TestTarget(t *testing.T) {
	names := diag.OneOf((&output{}).names()).EN
	tests := []struct {
		output output
		want   string // name of the format, or the error
	}{
		{output{}, "table"},
		{output{file: "-"}, "table"},
		{output{file: "a.txt"}, "table"},
		{output{file: "a.md"}, "md"},
		{output{file: "A.MD"}, "md"},
		{output{file: "a.csv"}, "csv"},
		{output{file: "a.tidy.csv"}, "tidy"},
		{output{file: "a.json"}, "json"},
		{output{file: "a.json", format: "csv"}, "csv"},
		{output{file: "a", format: "md"}, "md"},
		{output{file: "a"}, `no format known for "a"; --format says which: ` + names},
		{output{file: "a.b.xlsx"}, "xlsx"},
		{output{file: "a.b.xyz"}, `no format known for "a.b.xyz"; --format says which: ` + names},
		{output{format: "cvs"}, `--format "cvs": expected ` + names + ` (did you mean "csv"?)`},
		{output{format: "CSV"}, `--format "CSV": expected ` + names + ` (did you mean "csv"?)`},
		{output{format: "rss", more: []string{"junit"}}, `--format "rss": expected `},
	}
	for _, test := range tests {
		target, err := test.output.target(nil)
		got := target.Name
		if err != nil {
			got = err.Error()
			if exitCode(err) != ExitUsage {
				t.Errorf("%+v: exit code %d, want %d", test.output, exitCode(err), ExitUsage)
			}
		}
		if len(got) < len(test.want) || got[:len(test.want)] != test.want || err == nil && got != test.want {
			t.Errorf("%+v: %q, want %q", test.output, got, test.want)
		}
	}
}

func TestReportFormat(t *testing.T) {
	tests := []struct {
		output output
		want   string
	}{
		{output{}, "table"},
		{output{file: "-"}, "table"},
		{output{file: "a.html"}, "html"},
		{output{file: "a.HTM"}, "html"},
		{output{file: "a.md"}, "md"},
		{output{file: "a.txt"}, "table"},
		{output{file: "a.md", format: "html"}, "html"},
		{output{file: "a.tidy.csv"}, "tidy"},
		{output{file: "a.xyz"}, `no format known for "a.xyz"; --format says which: ` + diag.OneOf(formats.Names()).EN},
		{output{format: "xyz"}, `--format "xyz": expected ` + diag.OneOf(formats.Names()).EN},
	}
	for _, test := range tests {
		format, err := test.output.documentFormat()
		got := format.Name
		if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%+v: %q, want %q", test.output, got, test.want)
		}
	}
}

func TestVerifyFormat(t *testing.T) {
	for file, want := range map[string]string{"a.json": "json", "a.XML": "junit", "a.csv": "", "a": ""} {
		if got := formatOf(file); got != want {
			t.Errorf("formatOf(%q) = %q, want %q", file, got, want)
		}
	}
}

func TestChoose(t *testing.T) {
	tables := []*table.Table{{ID: "scores"}, {ID: "ranking"}, {ID: "items"}}
	env, screen := testEnv(t.TempDir())
	many, err := (&output{format: "md"}).target(nil)
	if err != nil {
		t.Fatal(err)
	}
	single, err := (&output{format: "csv"}).target(nil)
	if err != nil {
		t.Fatal(err)
	}

	if got, err := (&output{}).choose(env, many, tables); err != nil || len(got) != 3 || screen.err.Len() > 0 {
		t.Errorf("a format of many tables: %d tables, %v, stderr %q", len(got), err, screen.err.String())
	}
	if got, err := (&output{table: "ranking"}).choose(env, single, tables); err != nil || len(got) != 1 || got[0] != tables[1] || screen.err.Len() > 0 {
		t.Errorf("a table by name: %v, %v, stderr %q", got, err, screen.err.String())
	}
	if got, err := (&output{}).choose(env, single, tables); err != nil || len(got) != 1 || got[0] != tables[0] {
		t.Errorf("a format of one table: %v, %v", got, err)
	}
	if got, want := screen.err.String(), "table scores; also (--table): ranking, items\n"; got != want {
		t.Errorf("stderr %q, want %q", got, want)
	}
	if _, err := (&output{table: "rankin"}).choose(env, many, tables); err == nil ||
		err.Error() != `--table "rankin": expected scores, ranking, items (did you mean "ranking"?)` {
		t.Errorf("an unknown table: %v", err)
	}
}
