package study_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// schema returns the schema as a tree of maps.
func schema(t *testing.T) map[string]any {
	t.Helper()
	var document map[string]any
	if err := json.Unmarshal(study.Schema, &document); err != nil {
		t.Fatal(err)
	}
	return document
}

// visit calls f for every mapping below a part of the schema, with the way that leads to it.
func visit(part any, way string, f func(way string, part map[string]any)) {
	switch part := part.(type) {
	case map[string]any:
		f(way, part)
		for _, key := range slices.Sorted(maps.Keys(part)) {
			visit(part[key], path.Join(way, key), f)
		}
	case []any:
		for _, element := range part {
			visit(element, way, f)
		}
	}
}

func TestSchemaCompiles(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(study.Schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("study.schema.json", document); err != nil {
		t.Fatal(err)
	}
	if _, err := compiler.Compile("study.schema.json"); err != nil {
		t.Fatal(err)
	}
}

// Every part that is defined is used, and no part is used that is not defined.
func TestSchemaDefinitionsAreUsed(t *testing.T) {
	used := map[string]bool{}
	visit(schema(t), "", func(_ string, part map[string]any) {
		if reference, ok := part["$ref"].(string); ok {
			used[strings.TrimPrefix(reference, "#/$defs/")] = true
		}
	})
	defined := schema(t)["$defs"].(map[string]any)
	if got, want := slices.Sorted(maps.Keys(used)), slices.Sorted(maps.Keys(defined)); !slices.Equal(got, want) {
		t.Errorf("used %v\ndefined %v", got, want)
	}
}

// Names are checked only in the parts of the file, because the place of a bad name is found from that (schemaErrors).
func TestSchemaChecksNamesInPartsOnly(t *testing.T) {
	visit(schema(t), "", func(way string, part map[string]any) {
		if _, ok := part["propertyNames"]; ok && strings.Count(way, "/") != 1 {
			t.Errorf("propertyNames at %s", way)
		}
	})
}

// Whatever the schema can refuse is worded in both languages: a keyword that the wording does not know would show the
// validator's English to everyone.
func TestSchemaKeywordsAreWorded(t *testing.T) {
	known := []string{"$defs", "$ref", "$schema", "additionalProperties", "anyOf", "const", "description", "enum", "exclusiveMinimum", "items", "maxItems", "maxProperties", "maximum", "minItems",
		"minLength", "minProperties", "minimum", "pattern", "properties", "propertyNames", "required", "title", "type", "uniqueItems"}
	visit(schema(t), "", func(way string, part map[string]any) {
		if base := path.Base(way); base == "properties" || base == "$defs" {
			return
		}
		for key := range part {
			if !slices.Contains(known, key) {
				t.Errorf("keyword %s at %s", key, way)
			}
		}
	})
}

// structs are the types that the study file is decoded into, by the part of the schema that describes them.
var structs = map[string]reflect.Type{
	"":                       reflect.TypeFor[study.Definition](),
	"$defs/side":             reflect.TypeFor[study.Side](),
	"$defs/workbook_section": reflect.TypeFor[study.WorkbookSection](),
	"$defs/workbook_section/properties/quotes/items": reflect.TypeFor[study.WorkbookQuote](),
	"$defs/population":                        reflect.TypeFor[study.Population](),
	"$defs/population/properties/units/items": reflect.TypeFor[study.Unit](),
	"$defs/wave":                              reflect.TypeFor[study.Wave](),
	"$defs/question_wave":                     reflect.TypeFor[study.QuestionWave](),
	"$defs/cells":                             reflect.TypeFor[study.Cells](),
	"$defs/design":                            reflect.TypeFor[study.Design](),
	"$defs/design/properties/stages/items":    reflect.TypeFor[study.Stage](),
	"$defs/design/properties/replicates":      reflect.TypeFor[study.Replicates](),
	"$defs/design/properties/calibrate":       reflect.TypeFor[study.Calibrate](),
	"$defs/design/properties/calibrate/properties/margins/items": reflect.TypeFor[study.Margin](),
	"$defs/design/properties/trim":                               reflect.TypeFor[study.Trim](),
	"$defs/regions":                                              reflect.TypeFor[study.Regions](),
	"$defs/link":                                                 reflect.TypeFor[study.Link](),
	"$defs/codes/items":                                          reflect.TypeFor[study.Code](),
	"$defs/question":                                             reflect.TypeFor[study.Question](),
	"$defs/net":                                                  reflect.TypeFor[study.Net](),
	"$defs/rule":                                                 reflect.TypeFor[study.Rule](),
	"$defs/scale":                                                reflect.TypeFor[study.Scale](),
	"$defs/table":                                                reflect.TypeFor[study.SideTable](),
	"$defs/derived":                                              reflect.TypeFor[study.Derived](),
	"$defs/analysis":                                             reflect.TypeFor[study.Analysis](),
	"$defs/corpus":                                               reflect.TypeFor[study.Corpus](),
	"$defs/theme":                                                reflect.TypeFor[study.Theme](),
	"$defs/corpus/properties/consent":                            reflect.TypeFor[study.Consent](),
	"$defs/corpus/properties/scrub":                              reflect.TypeFor[study.Scrub](),
	"$defs/recommendation":                                       reflect.TypeFor[study.Recommendation](),
	"$defs/coding":                                               reflect.TypeFor[study.Coding](),
	"$defs/coding/properties/coders/additionalProperties": reflect.TypeFor[study.Coder](),
	"$defs/report":                           reflect.TypeFor[study.Report](),
	"$defs/report/properties/sections/items": reflect.TypeFor[study.Section](),
	"$defs/claims":                           reflect.TypeFor[study.Claims](),
	"$defs/figure":                           reflect.TypeFor[study.Figure](),
	"$defs/figure/properties/also/items":     reflect.TypeFor[study.Constraint](),
	"$defs/shown":                            reflect.TypeFor[study.Shown](),
	"$defs/shown/properties/quote":           reflect.TypeFor[study.Quote](),
	"$defs/prose":                            reflect.TypeFor[locale.Text](),
	"$defs/text":                             reflect.TypeFor[locale.Text](),
}

// parts are decoded into a type that has other keys as well: a wave overrides keys of its side, and a figure that nobody
// published has nothing to be compared with.
var parts = map[string]reflect.Type{"$defs/wave_file": reflect.TypeFor[study.Side](), "$defs/computed": reflect.TypeFor[study.Figure]()}

// A key that only the schema knows would be dropped in silence; one that only the structs know could never be written.
func TestSchemaAndStructsAgree(t *testing.T) {
	found := 0
	visit(schema(t), "", func(way string, part map[string]any) {
		properties, ok := part["properties"].(map[string]any)
		if !ok || path.Base(way) == "properties" {
			return
		}
		if whole, ok := parts[way]; ok {
			for key := range properties {
				if !slices.Contains(tagsOf(whole), key) {
					t.Errorf("%s: key %s is none of %s", way, key, whole)
				}
			}
			return
		}
		known, ok := structs[way]
		if !ok {
			t.Errorf("no struct is known for %q", way)
			return
		}
		found++
		keys := slices.Sorted(maps.Keys(properties))
		if tags := tagsOf(known); !slices.Equal(keys, tags) {
			t.Errorf("%s: the schema has %v\nthe struct %s has %v", way, keys, known, tags)
		}
	})
	if found != len(structs) {
		t.Errorf("%d structs of %d have a part in the schema", found, len(structs))
	}
}

// tagsOf returns the keys that a struct is decoded from, in alphabetical order. The version of the format is checked by
// the schema and not kept.
func tagsOf(t reflect.Type) []string {
	var tags []string
	if t == reflect.TypeFor[study.Definition]() {
		tags = append(tags, "version")
	}
	for field := range t.Fields() {
		if tag := field.Tag.Get("yaml"); tag != "" && tag != "-" {
			tags = append(tags, tag)
		}
	}
	slices.Sort(tags)
	return tags
}

// Every exported field of the structs says whether it is read from the file.
func TestStructFieldsHaveTags(t *testing.T) {
	for way, known := range structs {
		for field := range known.Fields() {
			if field.IsExported() && field.Tag.Get("yaml") == "" {
				t.Errorf("%s: field %s of %s has no yaml tag", way, field.Name, known)
			}
		}
	}
}

// What the schema allows, the program knows: reasons, languages, encodings and the like are listed in both.
func TestSchemaReasons(t *testing.T) {
	var allowed, reasons []string
	for _, value := range schema(t)["$defs"].(map[string]any)["reason"].(map[string]any)["enum"].([]any) {
		allowed = append(allowed, value.(string))
	}
	for reason := range study.Reasons {
		if reason != study.Answered && reason != study.Invalid && reason != study.NotCoded { // None of them can be declared.
			reasons = append(reasons, reason.String())
		}
	}
	if !slices.Equal(allowed, reasons) {
		t.Errorf("the schema allows %v, the program knows %v", allowed, reasons)
	}
}
