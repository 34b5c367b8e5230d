package claim

import (
	"encoding/xml"
	"strings"
	"testing"
)

// inXML is what a text becomes in XML 1.0, which has no control characters.
func inXML(s string) string {
	return strings.NewReplacer("\x00", "\ufffd", "\x1b", "\ufffd").Replace(s)
}

func TestJUnitReadsBack(t *testing.T) {
	text := written(t, "xml", every())
	var suite junitSuite
	if err := xml.Unmarshal(text, &suite); err != nil {
		t.Fatal(err)
	}
	if suite.Name != "small" || suite.Tests != 8 || suite.Failures != 2 || suite.Skipped != 2 || suite.Errors != 0 || len(suite.Cases) != 8 {
		t.Errorf("suite %s: %d tests, %d failures, %d skipped, %d errors, %d cases", suite.Name, suite.Tests, suite.Failures, suite.Skipped, suite.Errors, len(suite.Cases))
	}
	for i, r := range every() {
		c := suite.Cases[i]
		failed, skipped, told := c.Failure != nil, c.Skipped != nil, c.Out != ""
		if failed != (r.Status == Mismatch) || skipped != (r.Status == NotCheckable) || told != (r.Status == Inconsistent) {
			t.Errorf("%s: failure %v, skipped %v, system-out %q", r.Status, failed, skipped, c.Out)
		}
	}
	first, unchecked, worst := suite.Cases[0], suite.Cases[3], suite.Cases[6]
	if first.Class != "small.ci" || first.Name != "match: statement of match" || first.File != "small/published.csv" || first.Line != 2 {
		t.Errorf("%+v", first)
	}
	if unchecked.Class != "small" {
		t.Errorf("without a group the class is %q", unchecked.Class)
	}
	if worst.Name != inXML(hostile+": "+hostile) || worst.Failure.Message != inXML(hostile) || worst.Failure.Type != "mismatch" {
		t.Errorf("hostile text becomes\n%q\n%q", worst.Name, worst.Failure.Message)
	}
	if want := inXML("a,b:c%/published.csv:8:1: " + hostile); worst.Failure.Text != want {
		t.Errorf("the failure says %q, want %q", worst.Failure.Text, want)
	}
}

func TestJUnitForm(t *testing.T) {
	text := string(written(t, "xml", every()))
	if !strings.HasPrefix(text, `<?xml version="1.0" encoding="UTF-8"?>`+"\n<testsuite ") || !strings.HasSuffix(text, "</testsuite>\n") {
		t.Errorf("%.60q", text)
	}
	for _, never := range []string{"timestamp", "time=", "]]>", "\x00", "\x1b", "<b>"} {
		if strings.Contains(text, never) {
			t.Errorf("there is %q in it", never)
		}
	}
}
