package cli

import "testing"

func TestCodebookFlags(t *testing.T) {
	plainSource, _ := bare()
	check(t, newCodebookCmd, "", codebookOptions{source: plainSource})
	check(t, newCodebookCmd, "a b --format md -o x.md", codebookOptions{source: plainSource, variables: []string{"a", "b"}, output: output{format: "md", file: "x.md"}})
}
