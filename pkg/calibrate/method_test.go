package calibrate

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

func TestMethods(t *testing.T) {
	reference.Methods(t, Methods, PostStratifyID, RakeID, LinearID, LinearBoundedID, TrimID)
	if m, ok := Lookup(RakeID); !ok || m.ID != RakeID {
		t.Errorf("raking is %+v", m)
	}
}
