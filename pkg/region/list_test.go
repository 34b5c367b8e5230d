package region

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

func load(t *testing.T, csv string) *List {
	t.Helper()
	list, err := Load("regions.csv", strings.NewReader(csv))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestLoad(t *testing.T) {
	list := load(t, "name;code;aliases;x_note\nNord ;10;Septentrion| |Le Nord;a\nSud;9;;b\nOuest;B;;\nEst;a;;\n")
	want := []Region{{Code: "9", Name: "Sud"}, {Code: "10", Name: "Nord", Aliases: []string{"Septentrion", "Le Nord"}}, {Code: "a", Name: "Est"}, {Code: "B", Name: "Ouest"}}
	if diff := cmp.Diff(want, list.All()); diff != "" {
		t.Error(diff)
	}
	for name, want := range map[string]string{"09": "9 code", "A": "a code", "le nord": "10 folded", "Sud": "9 name", "b Ouest": "B code"} {
		if got := outcome(list.Match(name)); got != want {
			t.Errorf("%q: %s, want %s", name, got, want)
		}
	}
	if region, found := list.ByCode("010"); !found || region.Name != "Nord" {
		t.Errorf("ByCode(010): %v %v", region, found)
	}
	if _, found := list.ByCode("Nord"); found {
		t.Error("ByCode takes a name")
	}
	load(t, "code,name\n1,A\n")
}

func TestLoadErrors(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"code,name\n1,A\n01,B\n", `r.csv:3:1: column "code": "01" is already at r.csv:2:1`},
		{"code,name\n1,Île\n2,ILE\n", `r.csv:3:3: column "name": "ILE" is already at r.csv:2:3`},
		{"code,name\n1,\n", `r.csv:2:3: column "name": "" has no letter or digit`},
		{"code,name\n-,A\n", `r.csv:2:1: column "code": "-" has no letter or digit`},
		{"code,name,aliases\n1,A,?\n", `r.csv:2:5: the name "?" has no letter or digit`},
		{"code,name,aliases\n1,A,b\n2,B,\n", `r.csv:2:5: "b" cannot stand for region 1 A: it is region 2 B`},
		{"code,name,aliases\n1,A,02\n2,B,\n", `r.csv:2:5: "02" cannot stand for region 1 A: it is region 2 B`},
		{"code,name\n1,2\n2,B\n", `r.csv:2:3: "2" cannot stand for region 1 2: it is region 2 B`},
		{"code,name,tile_column,tile_row\n1,A,-1,0\n2,B,1,x\n3,C,24,\n", `r.csv:2:5: column "tile_column": "-1"; expected a whole number from 0 to 23` + "\n" +
			`r.csv:3:7: column "tile_row": "x"; expected a whole number from 0 to 23` + "\n" +
			`r.csv:4:5: column "tile_column": "24"; expected a whole number from 0 to 23` + "\n" +
			`r.csv:4:8: column "tile_row": ""; expected a whole number from 0 to 23`},
		{"code,name,tile_column,tile_row\n1,A,2,0\n2,B,,\n3,C, 2,00\n", `r.csv:4:5: tile (2, 0) is already that of 1 A`},
		{"code,name\n", `r.csv: the list has no region`},
		{"code,nom\n1,A\n", "r.csv:1: column \"name\" is missing (columns there: code, nom; is it \"nom\"?)\n" +
			`r.csv:1:6: unknown column "nom" (did you mean "name"?)`},
	} {
		_, err := Load("r.csv", strings.NewReader(c.in))
		var failure *diag.Failure
		if !errors.As(err, &failure) || failure.Kind != diag.Data || err.Error() != c.want {
			t.Errorf("%q:\n got %v\nwant %s", c.in, err, c.want)
		}
	}
}

func TestTiles(t *testing.T) {
	list := load(t, "code,name,short,tile_column,tile_row\n1,A,a,2,0\n2,Île,,,\n")
	if all := list.All(); all[0].Short != "a" || *all[0].Tile != (Tile{2, 0}) || all[1].Tile != nil {
		t.Errorf("%+v", all)
	}
	other := list.WithTiles([]string{"02"}, []Tile{{0, 1}})
	if all := other.All(); all[0].Tile != nil || *all[1].Tile != (Tile{0, 1}) {
		t.Errorf("%+v", all)
	}
	if list.All()[0].Tile == nil {
		t.Error("the list itself has changed")
	}
	if region, found := list.Named("ile"); !found || region.Code != "2" {
		t.Errorf("Named(ile): %+v", region)
	}
	if _, found := list.Named("b"); found {
		t.Error("Named finds what is not there")
	}
}

// TestBuiltinTiles wants a place for each region of the lists that ship, and no place twice.
func TestBuiltinTiles(t *testing.T) {
	for _, name := range BuiltinNames() {
		list, err := Builtin(name)
		if err != nil {
			t.Fatal(err)
		}
		taken := map[Tile]string{}
		for _, region := range list.All() {
			if region.Tile == nil {
				t.Fatalf("%s: %s has no tile", name, region.Name)
			}
			if taken[*region.Tile] != "" {
				t.Errorf("%s: %s and %s share a tile", name, region.Name, taken[*region.Tile])
			}
			taken[*region.Tile] = region.Name
		}
	}
}

func TestWithAlias(t *testing.T) {
	list := quebec(t)
	for _, c := range []struct{ alias, target, want string }{
		{"Baie-James", "10", "10 alias"}, {"baie  james", "Terres-Cries-de-la-Baie-James", "18 alias"},
		{"CISSS de Laval", "laval", "13 alias"}, {"montreal", "6", "06 folded"}, {"MTL", "13", "13 alias"},
	} {
		with, err := list.WithAlias(c.alias, c.target)
		if err != nil {
			t.Errorf("%q: %v", c.alias, err)
			continue
		}
		if got := outcome(with.Match(c.alias)); got != c.want {
			t.Errorf("%q for %s: %s, want %s", c.alias, c.target, got, c.want)
		}
	}
	if got := outcome(list.Match("Baie-James")); got != "10|18" {
		t.Errorf("the list itself has changed: %s", got)
	}
}

func TestWithAliasErrors(t *testing.T) {
	for _, c := range []struct{ alias, target, want string }{
		{"Rive-Nord", "Lavall", `unknown region "Lavall" (did you mean "Laval"?)`},
		{"Rive-Nord", "Baie-James", `unknown region "Baie-James"`},
		{"Laval", "06", `"Laval" cannot stand for region 06 Montréal: it is region 13 Laval`},
		{"13", "06", `"13" cannot stand for region 06 Montréal: it is region 13 Laval`},
		{"?", "06", `the name "?" has no letter or digit`},
	} {
		_, err := quebec(t).WithAlias(c.alias, c.target)
		var failure *diag.Failure
		if !errors.As(err, &failure) || failure.Kind != diag.Study || err.Error() != c.want {
			t.Errorf("%q: %v, want %s", c.alias, err, c.want)
			continue
		}
		if fr := failure.List[0].Message.In(locale.French); fr == c.want {
			t.Errorf("no French for %q", c.want)
		}
	}
}

func TestBuiltin(t *testing.T) {
	if diff := cmp.Diff([]string{"quebec-health"}, BuiltinNames()); diff != "" {
		t.Error(diff)
	}
	// The numbering of the régions sociosanitaires du Québec, ministère de la Santé et des Services sociaux.
	want := []string{
		"01 Bas-Saint-Laurent", "02 Saguenay–Lac-Saint-Jean", "03 Capitale-Nationale", "04 Mauricie-et-Centre-du-Québec",
		"05 Estrie", "06 Montréal", "07 Outaouais", "08 Abitibi-Témiscamingue", "09 Côte-Nord", "10 Nord-du-Québec",
		"11 Gaspésie–Îles-de-la-Madeleine", "12 Chaudière-Appalaches", "13 Laval", "14 Lanaudière", "15 Laurentides",
		"16 Montérégie", "17 Nunavik", "18 Terres-Cries-de-la-Baie-James",
	}
	var got []string
	for _, region := range quebec(t).All() {
		got = append(got, region.label())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	_, err := Builtin("quebec-helth")
	var failure *diag.Failure
	if !errors.As(err, &failure) || failure.Kind != diag.Study ||
		err.Error() != `unknown list of regions "quebec-helth" (expected quebec-health) (did you mean "quebec-health"?)` {
		t.Error(err)
	}
}
