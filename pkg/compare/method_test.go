package compare

import (
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

func TestMethodsAreComplete(t *testing.T) {
	reference.Methods(t, Methods, KruskalWallisID, EpsilonID, ChiSquareID, JonckheereID, WilcoxonID, HodgesLehmannID, MosesID,
		SuperiorityID, NewcombeID, MeansID, DifferenceID, WelchID, HedgesID, SignedRankID, PairedDifferenceID, PairedStudentID, RegionID, RegionUnitsID,
		string(Exact), string(MonteCarlo))
	if _, ok := Lookup(string(None)); ok {
		t.Error("Lookup finds a method that is not there")
	}
}
