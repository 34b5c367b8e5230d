package multiple

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

func TestMethodsAreComplete(t *testing.T) {
	reference.Methods(t, Methods, HolmID, BenjaminiHochbergID, BonferroniID, HochbergID, BenjaminiYekutieliID)
	for _, m := range Methods {
		if found, ok := Lookup(m.ID); !ok || found.Name != m.Name || len(Adjust([]float64{0.5}, m.ID)) != 1 {
			t.Errorf("%s is in the table and not offered", m.ID)
		}
	}
	if _, ok := Lookup("sidak"); ok {
		t.Error("Lookup finds a method that is not there")
	}
}
