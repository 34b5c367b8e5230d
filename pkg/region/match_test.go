package region

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func quebec(t testing.TB) *List {
	t.Helper()
	list, err := Builtin("quebec-health")
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// outcome writes a match in short: "06 code", "10|18" where it is ambiguous, "none" with its suggestions.
func outcome(m Match) string {
	switch {
	case m.Found():
		return m.Region.Code + " " + m.By.String()
	case m.Ambiguous():
		return strings.Join(codes(m.Candidates), "|")
	}
	return strings.TrimSpace("none " + strings.Join(codes(m.Suggestions), ","))
}

func codes(regions []Region) []string {
	out := make([]string, len(regions))
	for i, region := range regions {
		out[i] = region.Code
	}
	return out
}

func TestMatch(t *testing.T) {
	list := quebec(t)
	for name, want := range map[string]string{
		// Codes.
		"6": "06 code", "06": "06 code", " 006 ": "06 code", "18": "18 code", "19": "none", "0": "none", "-9": "none", "6.0": "none 06",
		"Montréal (06)": "06 code", "06 - Montréal": "06 code", "06 Montréal": "06 code", "(6) MTL": "06 code", "Montréal 6": "06 code",
		"18 Baie-James": "18 code", "13 - Montréal": "06|13", "17 Centre-du-Québec": "04|17", "06 - Atlantide": "none 06",
		// Names and aliases, letter for letter.
		"Montréal": "06 name", "Saguenay–Lac-Saint-Jean": "02 name", "MTL": "06 alias", "Mauricie-Centre-du-Québec": "04 alias",
		"Région de la Capitale-Nationale": "03 alias", "Gaspésie": "11 alias", "Îles-de-la-Madeleine": "11 alias",
		// The same, folded: the founding study's own files, and its printed report ("Capitale nationale").
		"montreal": "06 folded", "MONTRÉAL": "06 folded", "Montre\u0301al": "06 folded", "Capitale nationale": "03 folded",
		"Saguenay-Lac-Saint-Jean": "02 folded", "Saguenay Lac-St-Jean": "02 folded", "Saguenay / Lac St-Jean": "02 folded",
		"Gaspésie-Îles-de-la-Madeleine": "11 folded", "Mauricie et Centre du Québec": "04 folded", "lac st-jean": "02 folded",
		"Bas-St-Laurent": "01 folded", "Côte\u00a0Nord": "09 folded", "Terres Cries de la Baie James": "18 folded",
		// As people type them: the parts agree, and one alone might not do.
		"Montreal (06)": "06 code", "Québec / Capitale nationale": "03 folded", "Capitale-Nationale (Québec)": "03 folded", "Saguenay–Lac-St-Jean": "02 folded",
		"Québec, Capitale-Nationale (03)": "03 folded", "MTL / Montréal": "06 folded", "Montréal / ": "06 folded", "Québec / Nord-du-Québec": "10 folded",
		// Parts that do not agree, or one that stands for none.
		"Montréal / Laval": "none 06,13", "Québec / Montréal": "none 03,06,10", "Québec / Ontario": "none 03,10", "Montréal (Canada)": "none 06", "Baie-James / Québec": "10 folded",
		"Baie-James / Eeyou Istchee Baie-James": "10|18",
		// The territory of a centre is in a region and is none.
		"Nord-de-l'Île-de-Montréal": "none 06", "CIUSSS du Nord-de-l’Île-de-Montréal": "none 06", "Montérégie-Centre": "none 16,06", "Mauricie (04)": "04 code",
		// Two regions.
		"Baie-James": "10|18", "baie james": "10|18", "Québec": "03|10", "Eeyou Istchee Baie-James": "10|18",
		// None, however near.
		"Monteregie-Est": "none 16", "Montérégi": "none 16,06", "Lavall": "none 13", "Laurentide": "none 15", "Lanaudiere et Laurentides": "none 14,15",
		"CISSS de Laval": "none 13", "Outaoua": "none 07", "Ontario": "none", "Paris": "none", "": "none", "—": "none", "n/d": "none",
	} {
		if got := outcome(list.Match(name)); got != want {
			t.Errorf("Match(%q): %s, want %s", name, got, want)
		}
	}
}

// Every name that the list has stands for its region, or for several that the list declares.
func TestBuiltinNamesMatch(t *testing.T) {
	for _, name := range BuiltinNames() {
		list, err := Builtin(name)
		if err != nil {
			t.Fatal(err)
		}
		owners := map[string][]string{}
		for _, region := range list.All() {
			for _, alias := range region.Aliases {
				owners[alias] = append(owners[alias], region.Code)
			}
		}
		for _, region := range list.All() {
			for _, own := range []string{region.Code, region.Name, Fold(region.Name), region.label(), region.Name + " (" + region.Code + ")"} {
				if m := list.Match(own); m.Region.Code != region.Code {
					t.Errorf("%s: %q: %s, want %s", name, own, outcome(m), region.Code)
				}
			}
			for _, alias := range region.Aliases {
				want := region.Code + " alias"
				if len(owners[alias]) > 1 {
					want = strings.Join(owners[alias], "|")
				}
				if got := outcome(list.Match(alias)); got != want {
					t.Errorf("%s: alias %q: %s, want %s", name, alias, got, want)
				}
				if got := outcome(list.Match(region.Code + " " + alias)); got != region.Code+" code" {
					t.Errorf("%s: alias %q with its code: %s", name, alias, got)
				}
				if Fold(alias) == Fold(region.Name) {
					t.Errorf("%s: alias %q folds to the name already", name, alias)
				}
			}
		}
	}
}

func TestMatchSuggestionOrder(t *testing.T) {
	m := quebec(t).Match("Laurentide et Laval")
	if diff := cmp.Diff([]string{"13"}, codes(m.Suggestions)); diff != "" {
		t.Error(diff)
	}
	if len(quebec(t).Match("x Laval y Montréal z Estrie et Outaouais").Suggestions) != suggested {
		t.Error("not three suggestions")
	}
}

func FuzzMatch(f *testing.F) {
	for _, seed := range []string{"06 - Montréal", "Baie-James", "", "St-Laurent", "\xff6", "1 2 3 4", "ﬀ½", "\xf4½"} {
		f.Add(seed)
	}
	list := quebec(f)
	f.Fuzz(func(t *testing.T, name string) {
		m := list.Match(name)
		if m.Found() && (m.Ambiguous() || len(m.Suggestions) > 0) || len(m.Candidates) == 1 || len(m.Suggestions) > suggested {
			t.Errorf("%q: %+v", name, m)
		}
		if once := Fold(name); Fold(once) != once {
			t.Errorf("Fold is not idempotent on %q", name)
		}
	})
}
