package cli

import "testing"

func TestIngestFlags(t *testing.T) {
	plainSource, _ := bare()
	check(t, newIngestCmd, "", ingestOptions{source: plainSource, reasons: "tokens"})
	check(t, newIngestCmd, "--side a --format csv,sps --format do -o out --labels --one-line --reasons columns --lang fr", ingestOptions{
		source: source{invalid: "error", lang: "fr"}, side: "a", formats: []string{"csv", "sps", "do"}, file: "out", labels: true, oneLine: true, reasons: "columns",
	})
}

// The formats are those asked for, else what the name of the file tells; a name without an ending is a folder.
func TestIngestFormats(t *testing.T) {
	for file, want := range map[string]string{
		"": "csv", "-": "csv", "a.csv": "csv", "a.tidy.csv": "tidy", "A.TIDY.CSV": "tidy", "a.jsonl": "jsonl", "a.sps": "sps", "a.do": "do", "a.xml": "ddi",
		"a.schema.json": "schema", "a.json": "schema", "clean": "csv sps do ddi schema", "b.c/clean/": "csv sps do ddi schema", "a.ods": "none",
	} {
		opts := &ingestOptions{env: &Env{Dir: t.TempDir()}, file: file}
		got := ""
		formats, err := opts.chosenFormats()
		for i, format := range formats {
			if i > 0 {
				got += " "
			}
			got += format.Name
		}
		if err != nil {
			got = "none"
		}
		if got != want {
			t.Errorf("%q: %q, want %q", file, got, want)
		}
	}
}
