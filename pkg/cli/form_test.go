package cli

import (
	"errors"
	"github.com/arrimage/arrimage/pkg/studies"
	"testing"
)

func TestFormFlags(t *testing.T) {
	plainSource, _ := bare()
	check(t, newFormCmd, "", formOptions{source: plainSource})
	check(t, newFormCmd, "--side ci --demo --lang fr --format html -o a.html", formOptions{
		source: source{demo: studies.Demo, invalid: "error", lang: "fr"}, side: "ci", output: output{format: "html", file: "a.html"},
	})
}

// The format is the one asked for, else that of the file's name, else Markdown; a workbook does not go to a terminal.
func TestFormFormat(t *testing.T) {
	tests := []struct {
		format, file string
		width        int
		want         string // "" for a usage error
	}{
		{"", "", 80, "md"}, {"", "-", 0, "md"}, {"", "a.MD", 0, "md"}, {"", "a.htm", 0, "html"}, {"", "a.XLSX", 0, "xlsx"}, {"", "a.csv", 0, "csv"},
		{"csv", "a.html", 0, "csv"}, {"xlsx", "", 0, "xlsx"}, {"xlsx", "a.bin", 80, "xlsx"},
		{"xlsx", "", 80, ""}, {"xlsx", "-", 80, ""}, {"pdf", "", 0, ""}, {"", "a", 0, ""},
	}
	for _, test := range tests {
		opts := &formOptions{env: &Env{Width: test.width}, output: output{format: test.format, file: test.file}}
		got, err := opts.chooseFormat()
		var mistake *usageError
		if wrong := errors.As(err, &mistake); wrong != (test.want == "") || !wrong && got != test.want {
			t.Errorf("--format %q -o %q: got %q, %v; want %q", test.format, test.file, got, err, test.want)
		}
	}
}
