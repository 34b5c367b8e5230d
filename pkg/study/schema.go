package study

import (
	"bytes"
	_ "embed" // the schema
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/goccy/go-yaml/ast"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// Schema is the JSON Schema of study files, as editors use it.
//
//go:embed study.schema.json
var Schema []byte

const schemaURL = "study.schema.json"

// compiledSchema returns the schema ready to validate, compiled once: it is as constant as the bytes that it comes from.
// It cannot fail: a test compiles the same bytes.
var compiledSchema = sync.OnceValue(func() *jsonschema.Schema {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
	if err != nil {
		panic("study: schema: " + err.Error())
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(schemaURL, document); err != nil {
		panic("study: schema: " + err.Error())
	}
	return compiler.MustCompile(schemaURL)
})

// validate checks the parsed file against the schema and records every problem with its place.
func (l *loader) validate(root ast.Node) {
	var invalid *jsonschema.ValidationError
	if err := compiledSchema().Validate(plain(root)); errors.As(err, &invalid) {
		l.schemaErrors(root, invalid)
	}
	// The validator goes through mappings in no order.
	slices.SortFunc(l.list, func(a, b diag.Diagnostic) int { return strings.Compare(a.Message.EN, b.Message.EN) })
}

// plain returns a part of the file as the validator takes it: maps, slices, strings, numbers, booleans and nil.
func plain(node ast.Node) any {
	switch node := node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		mapping := map[string]any{}
		for _, pair := range pairs(node) {
			mapping[pair.Key.GetToken().Value] = plain(pair.Value)
		}
		return mapping
	case *ast.SequenceNode:
		list := make([]any, len(node.Values))
		for i, value := range node.Values {
			list[i] = plain(value)
		}
		return list
	case *ast.LiteralNode:
		return node.Value.Value
	case ast.ScalarNode:
		return node.GetValue()
	}
	return nil
}

// schemaErrors records the leaves of a tree of schema errors.
func (l *loader) schemaErrors(root ast.Node, e *jsonschema.ValidationError) {
	switch k := e.ErrorKind.(type) {
	case *kind.AnyOf:
		e = likeliest(e)
	case *kind.AdditionalProperties:
		for _, name := range slices.Sorted(slices.Values(k.Properties)) {
			line, column := place(root, append(slices.Clone(e.InstanceLocation), name), true)
			l.errorAt(line, column, "unknown-key", unknownKey(name, e))
		}
		return
	case *kind.PropertyNames:
		// Not the error's own location: the validator writes over it. Names are checked in the parts of the file only.
		part, _, _ := strings.Cut(pointer(e.SchemaURL, "properties"), "/")
		line, column := place(root, []string{part, k.Property}, true)
		l.errorAt(line, column, "schema", badName(k.Property))
		return
	}
	for _, cause := range e.Causes {
		l.schemaErrors(root, cause)
	}
	if len(e.Causes) == 0 {
		line, column := place(root, e.InstanceLocation, false)
		l.errorAt(line, column, "schema", schemaMessage(e))
	}
}

// likeliest returns the error of the alternative that was meant: the one whose type the value has, or else a type error
// that names the types of all.
func likeliest(e *jsonschema.ValidationError) *jsonschema.ValidationError {
	types := kind.Type{}
	for _, alternative := range e.Causes {
		deepest := alternative
		for len(deepest.Causes) == 1 && deepest.Causes[0].InstanceLocation != nil {
			deepest = deepest.Causes[0]
		}
		wrong, isType := deepest.ErrorKind.(*kind.Type)
		if !isType || len(deepest.InstanceLocation) > len(e.InstanceLocation) {
			return alternative
		}
		types.Got = wrong.Got
		types.Want = append(types.Want, wrong.Want...)
	}
	return &jsonschema.ValidationError{SchemaURL: e.SchemaURL, InstanceLocation: e.InstanceLocation, ErrorKind: &types}
}

// unknownKey words the error for a key that the schema does not have.
func unknownKey(name string, e *jsonschema.ValidationError) locale.Text {
	keys := allowedKeys(e.SchemaURL)
	return locale.Textf("clé inconnue %q%s\u00a0; attendu\u00a0: %s", "unknown key %q%s; expected: %s",
		name, diag.DidYouMean(name, keys), diag.OneOf(keys))
}

// allowedKeys returns the properties of a part of the schema, by its URL ("…#/$defs/side").
func allowedKeys(url string) []string {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
	if err != nil {
		panic("study: schema: " + err.Error())
	}
	for step := range strings.SplitSeq(pointer(url, ""), "/") {
		switch part := document.(type) {
		case map[string]any:
			if step != "" {
				document = part[step]
			}
		case []any:
			index, _ := strconv.Atoi(step)
			document = part[index]
		}
	}
	part, _ := document.(map[string]any)
	properties, _ := part["properties"].(map[string]any)
	return slices.Sorted(maps.Keys(properties))
}

// pointer returns the part of a schema URL after its fragment's first step ("" for the whole fragment), without slashes
// around it.
func pointer(url, first string) string {
	_, fragment, _ := strings.Cut(url, "#")
	return strings.Trim(strings.TrimPrefix(strings.Trim(fragment, "/"), first), "/")
}

// place returns where a value stands in the file, given the keys and indices that lead to it; with key, where its key
// stands. A path that ends early gives the last place on it.
func place(node ast.Node, path []string, key bool) (line, column int) {
	line, column = tokenPlace(start(node))
	for i, step := range path {
		if sequence, ok := node.(*ast.SequenceNode); ok {
			index, err := strconv.Atoi(step)
			if err != nil || index >= len(sequence.Values) {
				return line, column
			}
			node = sequence.Values[index]
			line, column = tokenPlace(start(node))
			continue
		}
		pair := pairOf(node, step)
		if pair == nil {
			return line, column
		}
		node = pair.Value
		line, column = tokenPlace(pair.Key.GetToken())
		if i < len(path)-1 || !key {
			if len(pairs(node)) == 0 {
				line, column = tokenPlace(start(node))
			}
		}
	}
	return line, column
}

func pairOf(node ast.Node, key string) *ast.MappingValueNode {
	for _, pair := range pairs(node) {
		if pair.Key.GetToken().Value == key {
			return pair
		}
	}
	return nil
}
