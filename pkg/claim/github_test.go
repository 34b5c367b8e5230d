package claim

import (
	"regexp"
	"strings"
	"testing"
)

// A command is a workflow command as the runner of GitHub Actions reads it.
type command struct {
	name, message string
	properties    map[string]string
}

var commandLine = regexp.MustCompile(`^::([a-z]+)(?: ([^:]*))?::(.*)$`)

// commands reads workflow commands back: one a line, escapes undone as the runner undoes them, %25 last.
func commands(t *testing.T, text string) []command {
	t.Helper()
	var list []command
	for line := range strings.Lines(text) {
		parts := commandLine.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if parts == nil || !strings.HasSuffix(line, "\n") {
			t.Fatalf("no workflow command: %q", line)
		}
		c := command{name: parts[1], message: unescape(parts[3], "%0D", "\r", "%0A", "\n"), properties: map[string]string{}}
		for property := range strings.SplitSeq(parts[2], ",") {
			name, value, _ := strings.Cut(property, "=")
			c.properties[name] = unescape(value, "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",")
		}
		list = append(list, c)
	}
	return list
}

func unescape(s string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		s = strings.ReplaceAll(s, pairs[i], pairs[i+1])
	}
	return strings.ReplaceAll(s, "%25", "%")
}

func TestGitHubReadsBack(t *testing.T) {
	list := commands(t, string(written(t, "txt", every())))
	if len(list) != 6 {
		t.Fatalf("%d commands, want one for each figure that does not match and the summary", len(list))
	}
	for i, want := range []command{
		{name: "error", message: "statement of mismatch: published value 12.9, recomputed 12.67; no longer holds: two of them",
			properties: map[string]string{"file": "small/published.csv", "line": "3", "title": "mismatch: mismatch"}},
		{name: "warning", message: "statement of doubtful: 4 is odd",
			properties: map[string]string{"file": "small/published.csv", "line": "4", "title": "doubtful: inconsistent"}},
		{name: "warning", message: "statement of unchecked",
			properties: map[string]string{"file": "small/published.csv", "line": "5", "title": "unchecked: not checkable"}},
		{name: "error", message: inXML(hostile + ": " + hostile),
			properties: map[string]string{"file": "a,b:c%/published.csv", "line": "8", "title": inXML(hostile + ": mismatch")}},
		{name: "warning", message: "statement of nothing",
			properties: map[string]string{"file": "small/published.csv", "title": "nothing: not checkable"}},
		{name: "notice", message: "8 figures: 3 match, 1 inconsistent, 2 not checkable, 2 mismatch", properties: map[string]string{"": ""}},
	} {
		got := list[i]
		if got.name != want.name || got.message != want.message {
			t.Errorf("%d: %s %q, want %s %q", i, got.name, got.message, want.name, want.message)
		}
		for name, value := range want.properties {
			if got.properties[name] != value || len(got.properties) != len(want.properties) {
				t.Errorf("%d: properties %q, want %q", i, got.properties, want.properties)
			}
		}
	}
}

// A hostile figure cannot begin a command of its own: every line begins with the one that was meant.
func TestGitHubCannotBeInjected(t *testing.T) {
	text := string(written(t, "txt", every()))
	if strings.ContainsAny(text, "\r\x00\x1b") {
		t.Errorf("control characters in %q", text)
	}
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "::error file=") && !strings.HasPrefix(line, "::warning file=") && !strings.HasPrefix(line, "::notice::") {
			t.Errorf("line %q", line)
		}
	}
}
