package onepass

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
)

// TestProblems: memory does not grow with what is wrong, and nothing is lost from the count.
func TestProblems(t *testing.T) {
	var first, second problems
	for line := range 3 * mostProblems {
		p := &first
		if line%3 == 0 {
			p = &second
		}
		var list diag.List
		list.Errorf(diag.Pos{File: "f", Line: line + 1}, "rule", "faux", "wrong")
		p.add(list)
	}
	second.add(diag.List{{Pos: diag.Pos{File: "f", Line: 1, Column: 2}, Severity: diag.Warning}})
	first.merge(&second)
	list := first.sorted("f")
	if len(list) != 2*mostProblems+2 || list[0].Pos.Line != 1 || list[1].Pos.Line != 2 {
		t.Fatalf("%d problems, the first at %v, %v", len(list), list[0].Pos, list[1].Pos)
	}
	errors, warnings := list[len(list)-2], list[len(list)-1]
	if errors.Severity != diag.Error || errors.Message.EN != "further problems, not listed: 1,000" || errors.Message.FR != "problèmes de plus, non détaillés\u00a0: 1\u00a0000" {
		t.Errorf("errors: %+v", errors)
	}
	if warnings.Severity != diag.Warning || warnings.Message.EN != "further problems, not listed: 1" {
		t.Errorf("warnings: %+v", warnings)
	}
}
