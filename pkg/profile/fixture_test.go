package profile

import (
	"fmt"
	"strings"
	"testing"
)

// read profiles a text, which must be readable.
func read(t testing.TB, text string) *Profile {
	t.Helper()
	p, err := Read("f.csv", strings.NewReader(text), Options{})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return p
}

// column profiles a file of one named column beside one that numbers the rows.
func column(t testing.TB, name string, cells ...string) *Profile {
	t.Helper()
	var text strings.Builder
	text.WriteString("row," + quote(name) + "\n")
	for i, cell := range cells {
		text.WriteString(strings.Repeat("I", i+1) + "," + quote(cell) + "\n")
	}
	return read(t, text.String())
}

// quote writes a cell in quotes.
func quote(cell string) string { return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"` }

// found returns the finding of a rule, which must be there once.
func (p *Profile) found(t testing.TB, rule string) Finding {
	t.Helper()
	var list []Finding
	for _, f := range p.Findings {
		if f.Rule == rule {
			list = append(list, f)
		}
	}
	if len(list) != 1 {
		t.Fatalf("findings of the rule %s: %d, want 1; there are: %v", rule, len(list), p.rules())
	}
	return list[0]
}

// rules lists the rules of all findings.
func (p *Profile) rules() []string {
	var list []string
	for _, f := range p.Findings {
		list = append(list, f.Rule)
	}
	return list
}

// dump writes all that a profile says.
func dump(p *Profile) string { return fmt.Sprintf("%+v", *p) }
