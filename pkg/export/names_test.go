package export

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestNames(t *testing.T) {
	long := strings.Repeat("x", 40)
	headings := []string{"id", "ID", "ALL", "in", "str12", "média_TV", "a b", "1st", "", long, long + "y"}
	for name, test := range map[string]struct {
		naming
		want []string
	}{
		"SPSS":  {spssNames, []string{"id", "ID_2", "ALL_2", "in", "str12", "média_TV", "a_b", "v1st", "v", long, long + "y"}},
		"Stata": {stataNames, []string{"id", "ID", "ALL", "in_2", "str12_2", "média_TV", "a_b", "v1st", "v", strings.Repeat("x", 32), strings.Repeat("x", 30) + "_2"}},
	} {
		if got := test.names(headings); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// Names are allowed and differ, whatever the headings.
func TestNamesAreAllowed(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		headings := rapid.SliceOf(rapid.OneOf(rapid.String(), rapid.StringMatching(`(é|x){30,70}`), rapid.SampledFrom([]string{"if", "IF", "all", "str1"}))).Draw(r, "headings")
		for _, n := range []naming{spssNames, stataNames} {
			seen := map[string]bool{}
			for _, name := range n.names(headings) {
				if n.size(name) > n.longest || n.isReserved(name) || seen[n.fold(name)] || !utf8.ValidString(name) || allowed(name) != name {
					r.Errorf("name %q of %q", name, headings)
				}
				seen[n.fold(name)] = true
			}
		}
	})
}

func TestRenamed(t *testing.T) {
	want := []Renamed{{"SPSS", "ALL", "ALL_2"}, {"Stata", "a_name_of_a_variable_that_is_too_long", "a_name_of_a_variable_that_is_too"},
		{"Stata", "a_name_of_a_variable_that_is_too_long_as_well", "a_name_of_a_variable_that_is_t_2"}}
	if got := New(awkward(t), "p").Renamed(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
