package study

import (
	"bytes"
	_ "embed" // the schema
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// Schema is the JSON Schema of study files, as editors use it.
//
//go:embed study.schema.json
var Schema []byte

const schemaURL = "study.schema.json"

// compileSchema returns the schema ready to validate. It cannot fail: a test compiles the same bytes.
func compileSchema() *jsonschema.Schema {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
	if err != nil {
		panic("study: schema: " + err.Error())
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(schemaURL, document); err != nil {
		panic("study: schema: " + err.Error())
	}
	return compiler.MustCompile(schemaURL)
}

// validate checks the parsed file against the schema and records every problem with its place.
func (l *loader) validate(root ast.Node) {
	var document any
	if err := yaml.NodeToValue(root, &document); err != nil {
		_ = l.yamlError(err)
		return
	}
	var invalid *jsonschema.ValidationError
	if err := compileSchema().Validate(document); errors.As(err, &invalid) {
		l.schemaErrors(root, invalid)
	}
}

// schemaErrors records the leaves of a tree of schema errors.
func (l *loader) schemaErrors(root ast.Node, e *jsonschema.ValidationError) {
	if _, isChoice := e.ErrorKind.(*kind.AnyOf); !isChoice && len(e.Causes) > 0 {
		for _, cause := range e.Causes {
			l.schemaErrors(root, cause)
		}
		return
	}
	if extra, ok := e.ErrorKind.(*kind.AdditionalProperties); ok {
		for _, name := range slices.Sorted(slices.Values(extra.Properties)) {
			line, column := place(root, append(slices.Clone(e.InstanceLocation), name), true)
			l.errorAt(line, column, "unknown-key", unknownKey(name, e))
		}
		return
	}
	_, isName := e.ErrorKind.(*kind.Pattern)
	line, column := place(root, e.InstanceLocation, isName)
	l.errorAt(line, column, "schema", schemaMessage(e))
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
	_, pointer, _ := strings.Cut(url, "#")
	for step := range strings.SplitSeq(strings.Trim(pointer, "/"), "/") {
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

// schemaMessage words one schema error.
func schemaMessage(e *jsonschema.ValidationError) locale.Text {
	name := ""
	if n := len(e.InstanceLocation); n > 0 {
		name = e.InstanceLocation[n-1]
	}
	switch k := e.ErrorKind.(type) {
	case *kind.Required:
		missing := strings.Join(k.Missing, ", ")
		return locale.Textf("il manque\u00a0: %s", "missing: %s", missing)
	case *kind.Enum:
		allowed := make([]string, len(k.Want))
		for i, value := range k.Want {
			allowed[i], _ = value.(string)
		}
		got, _ := k.Got.(string)
		return locale.Textf("%s\u00a0: valeur %q inconnue%s\u00a0; attendu\u00a0: %s", "%s: unknown value %q%s; expected: %s",
			name, got, diag.DidYouMean(got, allowed), diag.OneOf(allowed))
	case *kind.Type:
		return locale.Textf("%s\u00a0: %s au lieu de %s", "%s: %s where %s is expected",
			name, typeName(k.Got), typeNames(k.Want))
	case *kind.Const:
		return locale.Textf("%s\u00a0: valeur %v\u00a0; attendu\u00a0: %v", "%s: value %v; expected: %v", name, k.Got, k.Want)
	case *kind.Pattern:
		return locale.Textf("nom %q invalide\u00a0: lettres sans accent, chiffres et soulignés, une lettre d'abord",
			"invalid name %q: letters without accents, digits and underscores, a letter first", k.Got)
	}
	text := e.ErrorKind.LocalizedString(message.NewPrinter(language.English))
	return locale.Textf("%s\u00a0: %s", "%s: %s", name, text)
}

func typeNames(names []string) locale.Text {
	texts := make([]locale.Text, len(names))
	for i, name := range names {
		texts[i] = typeName(name)
	}
	if len(texts) == 1 {
		return texts[0]
	}
	return locale.Textf("%s ou %s", "%s or %s", texts[0], texts[1])
}

// typeName says what a JSON type is called in a YAML file.
func typeName(name string) locale.Text {
	switch name {
	case "object":
		return locale.Text{FR: "des clés et des valeurs", EN: "a mapping"}
	case "array":
		return locale.Text{FR: "une liste", EN: "a list"}
	case "string":
		return locale.Text{FR: "un texte", EN: "a text"}
	case "number", "integer":
		return locale.Text{FR: "un nombre", EN: "a number"}
	case "boolean":
		return locale.Text{FR: "vrai ou faux", EN: "true or false"}
	}
	return locale.Text{FR: "rien", EN: "nothing"}
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
