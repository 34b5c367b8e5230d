package design

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

func TestMethods(t *testing.T) {
	reference.Methods(t, Methods, LinearisationID, CalibratedID, ReplicationID, KornGraubardID, LogitDesignID, WilsonDesignID,
		StudentDesignID, WoodruffID)
	if m, ok := Lookup(WoodruffID); !ok || m.ID != WoodruffID {
		t.Errorf("Lookup finds %+v", m)
	}
}
