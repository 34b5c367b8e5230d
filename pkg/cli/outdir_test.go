package cli

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/formats"
)

func TestFileName(t *testing.T) {
	for _, c := range []struct{ code, name, want string }{
		{"06", "Montréal", "06-montreal"}, {"11", "Gaspésie–Îles-de-la-Madeleine", "11-gaspesie-iles-de-la-madeleine"},
		{"", "../../etc", "etc"}, {"", "..", "region"}, {"", "", "region"}, {"", "CON", "region-con"}, {"", "aux.txt", "aux-txt"},
		{"", "東京", "region"}, {"a/b", "c\\d:e", "a-b-c-d-e"}, {"1", strings.Repeat("x", 300), "1-" + strings.Repeat("x", 78)},
	} {
		if got := fileName(c.code, c.name); got != c.want {
			t.Errorf("fileName(%q, %q) = %q, want %q", c.code, c.name, got, c.want)
		}
	}
}

// TestFileNamesAreSafe checks the names of any regions: plain characters, none twice, none that is the index's.
func TestFileNamesAreSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"index", "Nord", "nord", "NORD", "../x"}))).Draw(t, "names")
		seen := map[string]bool{"index": true}
		for _, name := range fileNames(len(names), func(i int) (string, string) { return "", names[i] }) {
			if name == "" || len(name) > 90 || seen[name] || reserved[name] || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
				t.Fatalf("the name of a file is %q", name)
			}
			seen[name] = true
		}
	})
}

func TestDocumentFormats(t *testing.T) {
	names := func(list string) string {
		chosen, err := documentFormats(list)
		if err != nil {
			return err.Error()
		}
		var names []string
		for _, format := range chosen {
			names = append(names, format.Name)
		}
		return strings.Join(names, " ")
	}
	every := strings.Join(formats.Names()[1:], " ") // The first is that of terminals.
	for list, want := range map[string]string{"": "html", "md, html,md": "md html", "table": "table", "all": every, "html,all": "html " + strings.Replace(every, "html ", "", 1)} {
		if diff := cmp.Diff(want, names(list)); diff != "" {
			t.Errorf("%q: %s", list, diff)
		}
	}
	if got := names("htm"); !strings.HasPrefix(got, `--format "htm": expected `) || !strings.HasSuffix(got, `(did you mean "html"?)`) {
		t.Errorf("an unknown format: %s", got)
	}
}
