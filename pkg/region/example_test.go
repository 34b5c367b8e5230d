package region_test

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/region"
)

func ExampleList_Match() {
	list, err := region.Builtin("quebec-health")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, name := range []string{"06 - Montréal", "Saguenay Lac-St-Jean", "Baie-James", "CISSS de Laval"} {
		switch m := list.Match(name); {
		case m.Found():
			fmt.Printf("%s: %s, by %s\n", name, m.Region.Name, m.By)
		case m.Ambiguous():
			fmt.Printf("%s: %s or %s\n", name, m.Candidates[0].Name, m.Candidates[1].Name)
		default:
			fmt.Printf("%s: no region; near: %s\n", name, m.Suggestions[0].Name)
		}
	}
	// Output:
	// 06 - Montréal: Montréal, by code
	// Saguenay Lac-St-Jean: Saguenay–Lac-Saint-Jean, by folded
	// Baie-James: Nord-du-Québec or Terres-Cries-de-la-Baie-James
	// CISSS de Laval: no region; near: Laval
}
