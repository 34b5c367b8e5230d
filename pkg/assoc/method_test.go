package assoc

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

func TestMethodsAreComplete(t *testing.T) {
	reference.Methods(t, Methods, PearsonID, SpearmanID, KendallTauBID, PointBiserialID, TheilSenID, FisherID, BonettID,
		FiellerID, SenID, "exact", "monte-carlo")
	if _, ok := Lookup(string(None)); ok {
		t.Error("Lookup finds a method that is not there")
	}
}
