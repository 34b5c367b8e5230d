package agree

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

func TestMethodsAreComplete(t *testing.T) {
	reference.Methods(t, Methods, ObservedID, CohenID, CohenWeightedID, ScottID, GwetID, GwetWeightedID, BrennanPredigerID, AlphaID, WilsonID, LinearizationID, ClusteredID, McNemarExactID, McNemarMidPID, NewcombePairedID)
	if _, ok := Lookup("kappa"); ok {
		t.Error("Lookup finds a method that is not there")
	}
}
