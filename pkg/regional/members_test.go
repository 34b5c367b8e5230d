package regional

import (
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/locale"
)

func TestMembers(t *testing.T) {
	r := regions(t)
	unnamed := regions(t, persons...)
	for _, c := range []struct {
		regions *Regions
		code    string
		want    string
	}{
		{r, "01", "# Schools\nNorth | answered\nSouth | answered\nSilent | no answer\n# Gardens\nRoses | answered"},
		{r, "03", "# Schools\nWest | answered\n# Gardens\nno unit | "},
		{r, "04", "# Schools\nAlone | no answer\n# Gardens\nno unit | "},
		{unnamed, "01", "# Schools\n2 respondents | answered\n# Gardens\nRoses | answered"},
		{unnamed, "02", "# Schools\n1 respondent | answered\n# Gardens\nBeans | answered"},
	} {
		if got := shown(c.regions.Members(at(t, c.regions, c.code)), locale.English); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.code, got, c.want)
		}
	}
}

// at returns the index of a region.
func at(t *testing.T, r *Regions, code string) int {
	t.Helper()
	for i := range r.Len() {
		if r.Code(i) == code {
			return i
		}
	}
	t.Fatalf("no region %s", code)
	return 0
}

// TestMembersArePopulation checks that the members of all regions, with those that did not answer, are the population of each
// side, each unit once.
func TestMembersArePopulation(t *testing.T) {
	r := regions(t)
	listed := map[string]int{}
	for i := range r.Len() {
		for line := range strings.SplitSeq(shown(r.Members(i), locale.English), "\n") {
			name, _, _ := strings.Cut(line, " | ")
			listed[name]++
		}
	}
	for _, unit := range r.survey.Study.Side("schools").Population.Units {
		if listed[unit.Name.Value] != 1 {
			t.Errorf("%s is listed %d times", unit.Name.Value, listed[unit.Name.Value])
		}
	}
}
