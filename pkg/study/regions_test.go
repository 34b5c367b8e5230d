package study_test

import (
	"reflect"
	"testing"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/region"
)

func TestRegions(t *testing.T) {
	const list = "  list: quebec-health"
	checkAll(t, []mistake{
		{"file that is missing", []string{list, "  file: ‸r.csv"}, []string{"file not found: r.csv"}},
		{"file and list", []string{list, list + "\n  file: ‸r.csv"}, []string{"regions: either list or file is needed"}},
		{"neither file nor list", []string{list, "  aliases: { ‸Ici: Laval }"}, []string{"regions: either list or file is needed"}},
		{"path outside of the folder", []string{list, "  file: ‸../r.csv"}, []string{"file not found: ../r.csv"}},
		{"alias to an unknown region", []string{list, list + "\n  aliases: { Ici: ‸Mtréal }"}, []string{`unknown region "Mtréal" (did you mean "Montréal"?)`}},
		{"alias that is a region", []string{list, list + "\n  aliases: { Laval: ‸Montréal }"},
			[]string{`"Laval" cannot stand for region 06 Montréal: it is region 13 Laval`}},
		{"alias to a number", []string{list, list + "\n  aliases: { Ici: ‸6 }"}, []string{"Ici: a number where a text is expected"}},
		{"tile of an unknown region", []string{list, list + "\n  tiles: { ‸Mtréal: [0, 0] }"}, []string{`unknown region "Mtréal" (did you mean "Montréal"?)`}},
		{"two regions on one tile", []string{list, list + "\n  tiles: { Montréal: [0, 0], '01': [1, 0], ‸Laval: [0, 0] }"}, []string{`tile [0, 0] of "Laval" is already that of "Montréal"`}},
		{"two tiles of one region", []string{list, list + "\n  tiles: { Montréal: [0, 0], ‸'6': [1, 0] }"}, []string{`region "6" has a tile already, as "Montréal"`}},
		{"alias without a letter", []string{list, list + "\n  aliases: { '-': ‸Laval }"}, []string{`the name "-" has no letter or digit`}},
	})
}

// An alias settles an ambiguous name, and a new one is known from then on.
func TestAliases(t *testing.T) {
	def := mustLoad(t, "  list: quebec-health", `  list: quebec-health
  aliases: { Québec: "03", Chez nous: Laval }`, `{ name: A1, region: "01" }`, "{ name: A1, region: chez NOUS }", `region: "06"`, "region: Québec")
	for name, want := range map[string]string{"Québec": "Capitale-Nationale", "chez nous": "Laval"} {
		if got := def.Regions.Known.Match(name); got.Region.Name != want {
			t.Errorf("%q is %q, want %q", name, got.Region.Name, want)
		}
	}
}

// A list of one's own: what is wrong in it is shown at its own place, as an error of the study.
func TestOwnRegions(t *testing.T) {
	text := edit(t, "  list: quebec-health", "  file: r.csv", `region: "01"`, "region: Nord", `region: "06"`, "region: S")
	for _, c := range []struct{ name, file, want string }{
		{"good", "code,name,aliases\nN,Nord,\nS,Sud,Midi|Bas\n", ""},
		{"empty", "", "t/r.csv: empty file: a header line was expected"},
		{"no region", "code,name\n", "t/r.csv: the list has no region"},
		{"no name", "code\nN\n", `t/r.csv:1: column "name" is missing (columns there: code)`},
		{"duplicate", "code,name\nN,Nord\nn,Sud\n", `t/r.csv:3:1: column "code": "n" is already at t/r.csv:2:1`},
		{"binary", "PK\x03\x04xl/", "t/r.csv: damaged or cut archive or Excel workbook: zip: not a valid zip file"},
	} {
		def, err := load(text, "r.csv", c.file)
		if c.want == "" {
			if err != nil || !reflect.DeepEqual(def.Regions.Names(), []string{"Nord", "Sud"}) {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		list := failure(t, err)
		if got := list[0].Text(locale.English); len(list) != 1 || got != c.want {
			t.Errorf("%s: %d errors, the first\n  %s\nwant\n  %s", c.name, len(list), got, c.want)
		}
		if list[0].Severity != diag.Error {
			t.Errorf("%s: severity %s", c.name, list[0].Severity)
		}
	}
}

// The study's own tiles take the place of those of the list.
func TestTiles(t *testing.T) {
	def, err := load(edit(t, "  list: quebec-health", "  list: quebec-health\n  tiles: { Montréal: [1, 2], '01': [0, 0] }"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range def.Regions.Known.All() {
		switch {
		case r.Code == "06" && (r.Tile == nil || *r.Tile != region.Tile{Column: 1, Row: 2}):
			t.Errorf("Montréal is at %v", r.Tile)
		case r.Code == "02" && r.Tile != nil:
			t.Errorf("a region that is not named is at %v", r.Tile)
		}
	}
}

func TestTilesAreSmallNumbers(t *testing.T) {
	for _, tile := range []string{"[-1, 0]", "[0, 24]", "[0]", "[0, 1, 2]", "[0.5, 1]", "here"} {
		_, err := load(edit(t, "  list: quebec-health", "  list: quebec-health\n  tiles: { Montréal: "+tile+" }"))
		if list := failure(t, err); len(list) != 1 || list[0].Pos.Line != 21 {
			t.Errorf("%s: %v", tile, err)
		}
	}
}
