package estimate

import (
	"strings"
	"testing"
)

func TestMethodsAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range Methods {
		if seen[m.ID] {
			t.Errorf("%s stands twice in the table", m.ID)
		}
		seen[m.ID] = true
		for field, text := range map[string]string{
			"name FR": m.Name.FR, "name EN": m.Name.EN, "sentence FR": m.Sentence.FR, "sentence EN": m.Sentence.EN,
			"formula": m.Formula, "source": m.Source,
		} {
			if text == "" {
				t.Errorf("%s: %s is empty", m.ID, field)
			}
		}
		if !strings.HasSuffix(m.Sentence.FR, ".") || !strings.HasSuffix(m.Sentence.EN, ".") {
			t.Errorf("%s: a sentence has no full stop", m.ID)
		}
	}
	for _, id := range []string{
		WilsonID, WilsonContinuityID, ClopperPearsonID, MidPID, JeffreysID, AgrestiCoullID, LogitID, ArcsineID,
		FinitePopulationID, NewcombeID, StudentID, StudentFiniteID,
	} {
		if m, ok := Lookup(id); !ok || m.ID != id {
			t.Errorf("Lookup(%q) = %v, %t", id, m.ID, ok)
		}
	}
	if _, ok := Lookup("wald"); ok {
		t.Error("Lookup finds a method that is not there")
	}
}
