package estimate

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

func TestMethodsAreComplete(t *testing.T) {
	reference.Methods(t, Methods, WilsonID, WilsonContinuityID, ClopperPearsonID, MidPID, JeffreysID, AgrestiCoullID, LogitID, ArcsineID, FinitePopulationID, NewcombeID, StudentID, StudentFiniteID, OrderStatisticID, OrderStatisticFiniteID)
	if _, ok := Lookup("wald"); ok {
		t.Error("Lookup finds a method that is not there")
	}
}
