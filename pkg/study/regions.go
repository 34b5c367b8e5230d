package study

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/region"
)

// Names returns the names of the regions, in the order of their codes.
func (r *Regions) Names() []string {
	var names []string
	if r.Known != nil {
		for _, region := range r.Known.All() {
			names = append(names, region.Name)
		}
	}
	return names
}

// resolveRegions reads the list of regions and adds the study's aliases.
func (r *resolver) resolveRegions(fsys fs.FS) {
	regions := r.Regions
	if regions == nil {
		return
	}
	switch {
	case regions.List.IsZero() == regions.File.IsZero():
		at := regions.File // The one too many, or an alias where both are missing: the schema wants at least one key.
		if at.IsZero() && len(regions.Aliases) > 0 {
			at = regions.Aliases[0].Key
		}
		line, column := max(1, at.Line), max(1, at.Column)
		r.errorAt(line, column, "regions", locale.Text{FR: "regions\u00a0: il faut list ou file, l'un ou l'autre", EN: "regions: either list or file is needed"})
		return
	case !regions.List.IsZero():
		regions.Known, _ = region.Builtin(regions.List.Value) // The schema allows the names that there are.
	default:
		regions.Known = r.readRegions(fsys, regions.File)
	}
	if regions.Known == nil {
		return
	}
	for _, alias := range regions.Aliases {
		with, err := regions.Known.WithAlias(alias.Key.Value, alias.Value.Value)
		if failure, ok := err.(*diag.Failure); ok {
			r.errorAt(alias.Value.Line, alias.Value.Column, failure.List[0].Rule, failure.List[0].Message)
			continue
		}
		regions.Known = with
	}
	r.resolveTiles()
}

// resolveTiles gives the regions the places that the study says, one each.
func (r *resolver) resolveTiles() {
	regions := r.Regions
	if len(regions.Tiles) == 0 {
		return
	}
	places := map[[2]int]Located{}
	taken := map[string]Located{} // by the region's code
	var names []string
	var tiles []region.Tile
	for _, entry := range regions.Tiles {
		known, found := regions.Known.Named(entry.Key.Value)
		if !found {
			r.errorf(entry.Key, "unknown-region", "région inconnue %q%s", "unknown region %q%s", entry.Key.Value, diag.DidYouMean(entry.Key.Value, regions.Names()))
			continue
		}
		if other, twice := taken[known.Code]; twice {
			r.errorf(entry.Key, "shared-tile", "la région %q a déjà une case, sous %q", "region %q has a tile already, as %q", entry.Key.Value, other.Value)
		}
		if other, twice := places[entry.Value]; twice {
			r.errorf(entry.Key, "shared-tile", "la case [%d, %d] de %q est déjà celle de %q", "tile [%d, %d] of %q is already that of %q",
				entry.Value[0], entry.Value[1], entry.Key.Value, other.Value)
		}
		taken[known.Code], places[entry.Value] = entry.Key, entry.Key
		names, tiles = append(names, known.Code), append(tiles, region.Tile{Column: entry.Value[0], Row: entry.Value[1]})
	}
	regions.Known = regions.Known.WithTiles(names, tiles)
}

// readRegions reads a list of regions of the study's own; nil where it cannot.
func (r *resolver) readRegions(fsys fs.FS, name Located) *region.List {
	file, err := fsys.Open(name.Value)
	if errors.Is(err, fs.ErrNotExist) {
		r.errorf(name, "missing-file", "fichier introuvable\u00a0: %s", "file not found: %s", name.Value)
		return nil
	}
	if err != nil {
		r.errorf(name, "unreadable-file", "lecture impossible\u00a0: %v", "cannot be read: %v", err)
		return nil
	}
	defer file.Close()
	label := name.Value
	if folders, ok := fsys.(Folders); ok {
		label = folders.Label(name.Value)
	}
	list, err := region.Load(label, file)
	if failure, ok := err.(*diag.Failure); ok {
		r.list = append(r.list, failure.List...)
		return nil
	}
	return list
}

// matchRegion records an error where a region of the study file matches none, or several.
func (r *resolver) matchRegion(name Located) {
	if r.Regions.Known == nil {
		return // What is wrong with the list is said already.
	}
	match := r.Regions.Known.Match(name.Value)
	switch {
	case match.Ambiguous():
		r.errorf(name, "ambiguous-region", "région ambiguë %q\u00a0: %s", "ambiguous region %q: %s", name.Value, namesOf(match.Candidates))
	case !match.Found():
		names := r.Regions.Names()
		r.errorf(name, "unknown-region", "région inconnue %q%s", "unknown region %q%s", name.Value, diag.DidYouMean(name.Value, names))
	}
}

func namesOf(regions []region.Region) locale.Text {
	var names []string
	for _, r := range regions {
		names = append(names, r.Name)
	}
	slices.Sort(names)
	return diag.OneOf(names)
}
