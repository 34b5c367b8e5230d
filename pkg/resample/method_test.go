package resample

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

func TestMethodsAreComplete(t *testing.T) {
	reference.Methods(t, Methods, PercentileID, BCaID, ShiftID, SlopeID)
	if _, ok := Lookup("studentised"); ok {
		t.Error("Lookup finds a method that is not there")
	}
}
