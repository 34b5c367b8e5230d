package region

import (
	"io"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
)

// record is a line of a list of regions.
type record struct {
	Code    string  `csv:"code"`
	Name    string  `csv:"name"`
	Aliases aliases `csv:"aliases,omitempty"`
	Short   string  `csv:"short,omitempty"`
	Column  string  `csv:"tile_column,omitempty"`
	Row     string  `csv:"tile_row,omitempty"`
}

// aliases are written with a vertical bar between them.
type aliases []string

// UnmarshalCSV splits the cell. Spaces around an alias do not count, and empty ones are left out.
func (a *aliases) UnmarshalCSV(cell string) error {
	*a = nil
	for alias := range strings.SplitSeq(cell, "|") {
		if alias = strings.TrimSpace(alias); alias != "" {
			*a = append(*a, alias)
		}
	}
	return nil
}

// Load reads a list of regions: a delimited file with the columns code, name and, if there are any, aliases with a
// vertical bar between them, short, a name for small places, and tile_column and tile_row, the place of the region on a map
// of tiles, from 0 at the top left. The name stands in the places of errors.
//
// The error is a *diag.Failure of kind diag.Data with all that is wrong: what ingest.ReadFixed finds, a file without a
// region, a code or name without a letter or digit, two regions with the same code or name (zeros in front of a number,
// letter case, accents and punctuation aside), a name or an alias that is the code or the name of another region, a place
// that is not two whole numbers below MostTiles, and a place of two regions.
func Load(name string, src io.Reader) (*List, error) {
	records, places, err := ingest.ReadFixed[record](name, src, ingest.Dialect{})
	if err != nil {
		return nil, err
	}
	var problems diag.List
	if len(records) == 0 {
		problems.Errorf(diag.Pos{File: name}, "no-region", "la liste ne compte aucune région", "the list has no region")
	}
	regions := make([]Region, len(records))
	for i, r := range records {
		regions[i] = Region{Code: strings.TrimSpace(r.Code), Name: strings.TrimSpace(r.Name), Aliases: r.Aliases, Short: strings.TrimSpace(r.Short)}
	}
	checkDistinct(&problems, regions, places)
	checkAliases(&problems, regions, places)
	addTiles(&problems, records, regions, places)
	problems.Sort()
	if err := problems.Err(diag.Data); err != nil {
		return nil, err
	}
	return newList(regions), nil
}

// addTiles reads the places on a map of tiles, and reports those that are none and those of two regions.
func addTiles(problems *diag.List, records []record, regions []Region, places []ingest.Place) {
	taken := map[Tile]int{}
	for i, r := range records {
		if strings.TrimSpace(r.Column) == "" && strings.TrimSpace(r.Row) == "" {
			continue
		}
		column, soundColumn := tileNumber(problems, places[i].At("tile_column"), "tile_column", r.Column)
		row, soundRow := tileNumber(problems, places[i].At("tile_row"), "tile_row", r.Row)
		if !soundColumn || !soundRow {
			continue
		}
		tile := Tile{column, row}
		if other, twice := taken[tile]; twice {
			problems.Errorf(places[i].At("tile_column"), "shared-tile", "la case (%d, %d) est déjà celle de %s", "tile (%d, %d) is already that of %s",
				column, row, regions[other].label())
			continue
		}
		taken[tile], regions[i].Tile = i, &tile
	}
}

// tileNumber reads a column or a row of a map of tiles.
func tileNumber(problems *diag.List, pos diag.Pos, name, cell string) (int, bool) {
	x, err := strconv.Atoi(strings.TrimSpace(cell))
	if err == nil && x >= 0 && x < MostTiles {
		return x, true
	}
	problems.Errorf(pos, "tile", "colonne %q\u00a0: %q\u00a0; attendu un entier de 0 à %d", "column %q: %q; expected a whole number from 0 to %d", name, cell, MostTiles-1)
	return 0, false
}

// checkDistinct reports codes and names that are empty or stand twice.
func checkDistinct(problems *diag.List, regions []Region, places []ingest.Place) {
	codes, names := map[string]diag.Pos{}, map[string]diag.Pos{}
	for i, region := range regions {
		for _, part := range []struct {
			column, value, key string
			seen               map[string]diag.Pos
		}{{"code", region.Code, foldedCode(region.Code), codes}, {"name", region.Name, Fold(region.Name), names}} {
			pos := places[i].At(part.column)
			earlier, twice := part.seen[part.key]
			switch {
			case part.key == "":
				problems.Errorf(pos, "empty-region", "colonne %q\u00a0: %q n'a ni lettre ni chiffre",
					"column %q: %q has no letter or digit", part.column, part.value)
			case twice:
				problems.Errorf(pos, "duplicate-region", "colonne %q\u00a0: %q est déjà à %s", "column %q: %q is already at %s",
					part.column, part.value, earlier)
			default:
				part.seen[part.key] = pos
			}
		}
	}
}

// checkAliases reports names and aliases that would be taken for another region, because they are its code or name, and
// aliases that fold to nothing.
func checkAliases(problems *diag.List, regions []Region, places []ingest.Place) {
	codes, names := map[string]int{}, map[string]int{}
	for i, region := range regions {
		codes[foldedCode(region.Code)], names[Fold(region.Name)] = i, i
	}
	for i, region := range regions {
		for n, alias := range append([]string{region.Name}, region.Aliases...) {
			pos := places[i].At("aliases")
			owner, taken := codes[foldedCode(alias)]
			if n == 0 {
				pos = places[i].At("name")
			} else if !taken {
				owner, taken = names[Fold(alias)]
			}
			switch {
			case n > 0 && Fold(alias) == "":
				problems.Errorf(pos, "region-alias", "le nom %q n'a ni lettre ni chiffre", "the name %q has no letter or digit", alias)
			case taken && owner != i:
				problems.Errorf(pos, "region-alias", "%q ne peut désigner la région %s\u00a0: c'est la région %s",
					"%q cannot stand for region %s: it is region %s", alias, region.label(), regions[owner].label())
			}
		}
	}
}
