package method_test

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/method"
)

func TestFind(t *testing.T) {
	methods := []method.Method{{ID: "a", Formula: "x"}, {ID: "b", Formula: "y"}}
	if m, ok := method.Find(methods, "b"); !ok || m.Formula != "y" {
		t.Errorf("b is %+v, %v", m, ok)
	}
	if m, ok := method.Find(methods, "c"); ok || m != (method.Method{}) {
		t.Errorf("c is %+v, %v", m, ok)
	}
}

func TestMust(t *testing.T) {
	methods := []method.Method{{ID: "a", Formula: "x"}}
	if m := method.Must("owner", methods, "a"); m.Formula != "x" {
		t.Errorf("a is %+v", m)
	}
	defer func() {
		if got := recover(); got != "owner: method: unknown identifier b" {
			t.Errorf("panic %v", got)
		}
	}()
	method.Must("owner", methods, "b")
}
