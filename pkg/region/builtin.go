package region

import (
	"embed"
	"path"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
)

// lists holds the lists that ship in the binary, one CSV file each, as Load reads them.
//
//go:embed lists/*.csv
var lists embed.FS

// BuiltinNames returns the names of the lists that ship in the binary, in alphabetical order:
//
//	quebec-health  the 18 health and social services regions of Quebec (régions sociosanitaires)
//
// The health regions are not the 17 administrative ones: Centre-du-Québec, administrative region 17, is part of health
// region 04, and administrative region 10 is three health regions (10, 17, 18). Three names are aliases of two regions of
// quebec-health, hence ambiguous: "Québec" (03, the city and the former name of the region; 10), "Baie-James" and "Eeyou
// Istchee Baie-James" (10, 18).
func BuiltinNames() []string {
	entries, err := lists.ReadDir("lists")
	if err != nil {
		panic("region: lists: " + err.Error()) // The folder is embedded.
	}
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = strings.TrimSuffix(entry.Name(), ".csv")
	}
	return names
}

// Builtin returns a list that ships in the binary. The error is a *diag.Failure of kind diag.Study without a place,
// which the caller knows: a name that is not in BuiltinNames.
func Builtin(name string) (*List, error) {
	file, err := lists.Open(path.Join("lists", name+".csv"))
	if err != nil {
		return nil, diag.Fail(diag.Study, diag.Pos{}, "unknown-region-list",
			"liste de régions %q inconnue (attendu\u00a0: %s)%s", "unknown list of regions %q (expected %s)%s",
			name, diag.OneOf(BuiltinNames()), diag.DidYouMean(name, BuiltinNames()))
	}
	defer file.Close() // An embedded file has nothing to close.
	return Load(name+".csv", file)
}
