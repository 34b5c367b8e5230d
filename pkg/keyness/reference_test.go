package keyness

import (
	"fmt"
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

// The counts of scripts/reference/keyness.R, made up.
var (
	rates = map[string][4]int{
		"even": {12, 1000, 15, 1100}, "rare": {3, 812, 0, 1930}, "none": {0, 500, 4, 450}, "far": {90, 4000, 20, 9000},
		"many": {5210, 1e6, 4980, 9.7e5}, "one": {1, 20, 0, 30}, "skewed": {7, 100, 300, 9000},
	}
	sides = map[string][4]int{
		"small": {17, 21, 8, 15}, "empty": {5, 21, 0, 15}, "all": {21, 21, 9, 15}, "large": {2310, 40000, 1500, 31000},
	}
	huge  = [4]int{700100, 9e7, 699000, 9e7}
	units = [][]int{{0, 1}, {0, 1, 2}, {0}, {1, 2}, {1, 0, 1}, {2}, {0, 1, 3}, {}}
)

func both(x [4]int) (first, second Count) { return Count{x[0], x[1]}, Count{x[2], x[3]} }

// TestReference compares with the numbers that scripts/reference.R computed; testdata/reference/README.md says how.
func TestReference(t *testing.T) {
	got := map[string]float64{}
	record := func(name string, k Keyness, from PMethod) {
		got[name+"/g2"], got[name+"/ratio"], got[name+"/p"] = k.G2, k.LogRatio, k.PValue.P
		if k.PValue.Method != from {
			t.Errorf("%s: p is %s", name, k.PValue.Method)
		}
	}
	for name, x := range rates {
		record("mentions/"+name, Mentions(both(x)), Binomial)
	}
	for name, x := range sides {
		record("respondents/"+name, Respondents(both(x)), Fisher)
	}
	mentions, respondents := Mentions(both(huge)).PValue, Respondents(both(huge)).PValue
	got["mentions/huge/p"], got["respondents/huge/p"] = mentions.P, respondents.P
	if mentions.Method != Asymptotic || respondents.Method != Asymptotic {
		t.Errorf("p of huge counts is %s, %s", mentions.Method, respondents.Method)
	}
	for _, p := range CoOccurrence(units, 4) {
		name := fmt.Sprintf("pair/%d-%d", p.First, p.Second)
		got[name+"/jaccard"], got[name+"/lift"] = p.Jaccard, p.Lift
		got[name+"/p"], got[name+"/holm"], got[name+"/bh"] = p.PValue.P, p.PValue.Holm, p.PValue.FalseDiscovery
	}
	reference.Compare(t, "keyness.csv", got)
}

// TestPrinted compares with numbers in print.
func TestPrinted(t *testing.T) {
	// P. Rayson on the list Corpora, 18 January 2002: the forms of a verb in two corpora, as if of a million words each.
	for _, c := range []struct {
		form          string
		first, second int
		printed       float64
	}{
		{"keep, all forms", 392, 170, 90}, {"keep", 348, 99, 147}, {"keeps", 15, 14, 0}, {"keeping", 9, 32, 14}, {"kept", 21, 25, 0},
	} {
		reference.Near(t, c.form, Mentions(Count{c.first, 1e6}, Count{c.second, 1e6}).G2, c.printed, 0)
	}
	// R. A. Fisher, The Design of Experiments, Oliver & Boyd, 1935, chapter 2: the lady tasting tea.
	reference.Near(t, "tea", Respondents(Count{3, 4}, Count{1, 4}).PValue.P, 34.0/70, 12)
	// A. Hardie, Log Ratio: an informal introduction, 2014: twice as frequent is 1, four times 2.
	reference.Near(t, "twice", Mentions(Count{20, 1000}, Count{10, 1000}).LogRatio, 1, 12)
	reference.Near(t, "a quarter", Mentions(Count{10, 1000}, Count{40, 1000}).LogRatio, -2, 12)
}

func TestMethods(t *testing.T) {
	reference.Methods(t, Methods, RespondentsID, MentionsID, LogRatioID, JaccardID, LiftID, SaturationID, BaseRunID, CoverageID,
		string(Fisher), string(Binomial), string(Asymptotic))
	if _, ok := Lookup("keyness"); ok {
		t.Error("keyness is found")
	}
}
