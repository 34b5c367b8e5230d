package export

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestTableSchema(t *testing.T) {
	var schema struct {
		Fields []struct {
			Name, Type, Format string
			Categories         []struct{ Value, Label string }
			CategoriesOrdered  bool
			Constraints        struct {
				Enum    []string
				Unique  bool
				Minimum *float64
			}
			MissingValues []struct{ Value, Label string }
		}
		MissingValues []struct{ Value, Label string }
		PrimaryKey    []string
	}
	if err := json.Unmarshal([]byte(write(t, New(awkward(t), "p"), "schema", english)), &schema); err != nil {
		t.Fatal(err)
	}
	if len(schema.Fields) != 11 || len(schema.MissingValues) != 7 || len(schema.PrimaryKey) != 1 || schema.PrimaryKey[0] != "id" {
		t.Fatalf("%+v", schema)
	}
	types := ""
	for _, field := range schema.Fields {
		types += field.Type + " "
	}
	if want := "string string string string date number number number boolean boolean boolean "; types != want {
		t.Errorf("types %q, want %q", types, want)
	}
	signs, rated, seen, long := schema.Fields[2], schema.Fields[3], schema.Fields[4], schema.Fields[5]
	if strings.Join(signs.Constraints.Enum, " ") != "'+ '=x '.n" || len(signs.Categories) != 3 || signs.Categories[0].Label != "Plus" {
		t.Errorf("%+v", signs)
	}
	if len(signs.MissingValues) != 2 || signs.MissingValues[1].Value != ".r" || signs.MissingValues[1].Label != "refused" {
		t.Errorf("%+v", signs.MissingValues)
	}
	if signs.CategoriesOrdered || !rated.CategoriesOrdered || seen.Format != "%Y-%m-%d" || *long.Constraints.Minimum != -100 || !schema.Fields[0].Constraints.Unique {
		t.Errorf("%+v", schema.Fields)
	}
}
