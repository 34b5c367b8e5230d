package platform

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/pattern"
)

// all are the presets with the generic one.
func all() []*Preset {
	list := []*Preset{&Generic}
	for i := range Presets {
		list = append(list, &Presets[i])
	}
	return list
}

// TestPresets checks what the code expects of the table: names that differ, a last header without a sign, marks of
// weight, roles with words, rules with words, and parts with two groups.
func TestPresets(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range all() {
		if seen[p.ID] || !pattern.New(`^[a-z]+(-[a-z]+)*$`).MatchString(p.ID) || p.Name.FR == "" || p.Name.EN == "" {
			t.Errorf("%q: its identifier stands twice, is no kebab case, or it has no name", p.ID)
		}
		seen[p.ID] = true
		if n := len(p.Headers); n == 0 || p.Headers[n-1].Sign.Pattern != nil {
			t.Errorf("%s: its last header has a sign", p.ID)
		}
		for _, header := range p.Headers {
			if header.Rows < 1 || header.Merge == "" || header.Sign.Row > deepest {
				t.Errorf("%s: header %+v", p.ID, header)
			}
		}
		for _, mark := range p.Marks {
			if mark.Weight < 1 || mark.Row > deepest {
				t.Errorf("%s: mark %+v", p.ID, mark)
			}
		}
		for _, field := range p.Fields {
			if field.Role.Label().IsZero() {
				t.Errorf("%s: role %q has no words", p.ID, field.Role)
			}
		}
		for _, part := range p.Parts {
			if part.Groups() != 2 {
				t.Errorf("%s: parts %s: %d groups", p.ID, part, part.Groups())
			}
		}
		if c := p.Completion; c.Column != nil && c.Rule.IsZero() || (len(c.Tests) > 0) != (c.Status != nil) {
			t.Errorf("%s: completion %+v", p.ID, c)
		}
	}
	for _, part := range commonParts {
		if part.Groups() != 2 {
			t.Errorf("parts %s: %d groups", part, part.Groups())
		}
	}
}

// TestPatternsAreNormal checks that no pattern of a heading asks for what Normal takes away. Parts are sought in headings
// as they stand.
func TestPatternsAreNormal(t *testing.T) {
	capital := pattern.New(`(?:^|[^\\])[A-Z]`)
	check := func(id string, pattern *pattern.Pattern) {
		if pattern != nil && capital.MatchString(pattern.String()) {
			t.Errorf("%s: %s asks for a capital", id, pattern)
		}
	}
	for _, p := range all() {
		for _, mark := range p.Marks {
			check(p.ID, mark.Pattern)
		}
		for _, header := range p.Headers {
			check(p.ID, header.Sign.Pattern)
		}
		for _, field := range p.Fields {
			check(p.ID, field.Pattern)
		}
		check(p.ID, p.Completion.Column)
		check(p.ID, p.Completion.Status)
	}
	for _, field := range common {
		check("common", field.Pattern)
	}
}

func TestRoles(t *testing.T) {
	for role, words := range roles {
		if words.label.FR == "" || words.label.EN == "" {
			t.Errorf("%s has no words", role)
		}
	}
	if Role("").IsPersonal() || !Role("").Label().IsZero() || !Email.IsPersonal() || Seed.IsPersonal() {
		t.Error("the wrong roles are personal")
	}
}
