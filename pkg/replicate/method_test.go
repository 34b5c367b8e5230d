package replicate

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

func TestMethods(t *testing.T) {
	var ids []string
	for i, kind := range Kinds {
		ids = append(ids, string(kind))
		if m, ok := Lookup(string(kind)); !ok || m.ID != Methods[i].ID {
			t.Errorf("%s is not in the order of Kinds: %s", kind, m.ID)
		}
	}
	reference.Methods(t, Methods, ids...)
}
