package tabulate

import (
	"testing"
)

// Both sides, one side, neither and silent: every region is in one of them, for every item.
func TestItemsPartitionTheRegions(t *testing.T) {
	s := demo(t)
	_, items, err := Items(s, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(items) != 19 {
		t.Fatalf("%d items", len(items))
	}
	for _, item := range items {
		if n := item.Both + item.Only[0] + item.Only[1] + item.Neither + item.Silent; n != 15 {
			t.Errorf("%s: %d regions, want 15", item.Question.Name, n)
		}
	}
}

// Every item against the raw exports.
func TestItemsAgainstTheExports(t *testing.T) {
	s := demo(t)
	tab := must(t)(ItemsTable(s, "mesures"))
	ci, groups := export(t, "ci.csv", ';'), export(t, "regroupements.csv", ';')
	for _, row := range body(tab) {
		question := row.Cells[at(t, tab, "question")].Text.EN
		yes := func(r map[string]string) bool { return r[question] == "Oui" }
		var both, onlyCI, onlyGroup, neither, silent float64
		for _, group := range groups {
			answered, agreeing := 0, 0
			for _, centre := range ci {
				if regionOf(centre) != regionOf(group) || centre[question] != "Oui" && centre[question] != "Non" {
					continue
				}
				answered++
				if yes(centre) {
					agreeing++
				}
			}
			groupAnswers := group[question] == "Oui" || group[question] == "Non"
			switch half := 2*agreeing >= answered; {
			case answered == 0 || !groupAnswers:
				silent++
			case half && yes(group):
				both++
			case half:
				onlyCI++
			case yes(group):
				onlyGroup++
			default:
				neither++
			}
		}
		for key, want := range map[string]float64{
			"ci_count": float64(count(ci, yes)), "ci_base": 21, "regroupements_count": float64(count(groups, yes)), "regroupements_base": 15,
			"ci_percent": 100 * float64(count(ci, yes)) / 21,
			"both":       both, "only_ci": onlyCI, "only_regroupements": onlyGroup, "neither": neither, "silent": silent,
		} {
			if got := row.Cells[at(t, tab, key)].Number; got != want {
				t.Errorf("%s: %s %v, want %v", question, key, got, want)
			}
		}
	}
}

// Without a link the items have no regions, but still their sides.
func TestItemsWithoutLink(t *testing.T) {
	tab := must(t)(ItemsTable(twoSides(t), ""))
	if got := column(t, tab, "p_count"); !equal(got, 2, 2) {
		t.Errorf("%v", got)
	}
	if got := column(t, tab, "q_base"); !equal(got, 2, 2) {
		t.Errorf("%v", got)
	}
	for _, c := range tab.Columns {
		if c.Key == "both" || c.Key == "silent" {
			t.Errorf("column %s", c.Key)
		}
	}
}
