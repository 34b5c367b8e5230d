package study

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// schemaMessage words one schema error.
func schemaMessage(e *jsonschema.ValidationError) locale.Text {
	name := keyOf(e.InstanceLocation)
	switch k := e.ErrorKind.(type) {
	case *kind.Required:
		missing := strings.Join(k.Missing, ", ")
		return locale.Textf("il manque\u00a0: %s", "missing: %s", missing)
	case *kind.Enum:
		return enumMessage(name, k)
	case *kind.Type:
		return locale.Textf("%s\u00a0: %s, alors qu'il faut %s", "%s: %s where %s is expected",
			name, typeName(k.Got), typeNames(k.Want))
	case *kind.Const:
		return locale.Textf("%s\u00a0: valeur %s\u00a0; attendu\u00a0: %v", "%s: value %s; expected: %v", name, written(k.Got), k.Want)
	case *kind.Pattern:
		return badName(k.Got)
	case *kind.MinLength, *kind.MinItems, *kind.MinProperties:
		return tooFew(name, k)
	case *kind.MaxProperties:
		return locale.Textf("%s\u00a0: %d clés, alors qu'il en faut %d", "%s: %d keys where %d is expected", name, k.Got, k.Want)
	case *kind.MaxItems:
		return wrongLength(name, k.Got, k.Want)
	case *kind.UniqueItems:
		return locale.Textf("%s\u00a0: la valeur n° %d est la même que la valeur n° %d", "%s: value %d is the same as value %d",
			name, k.Duplicates[1]+1, k.Duplicates[0]+1)
	case *kind.Minimum:
		got, _ := k.Got.Float64()
		want, _ := k.Want.Float64()
		return locale.Textf("%s\u00a0: %v est inférieur au minimum, %v", "%s: %v is less than the minimum, %v", name, got, want)
	case *kind.ExclusiveMinimum:
		got, _ := k.Got.Float64()
		want, _ := k.Want.Float64()
		return locale.Textf("%s\u00a0: %v n'est pas plus grand que %v", "%s: %v is not more than %v", name, got, want)
	case *kind.Maximum:
		got, _ := k.Got.Float64()
		want, _ := k.Want.Float64()
		return locale.Textf("%s\u00a0: %v dépasse le maximum, %v", "%s: %v is more than the maximum, %v", name, got, want)
	case *kind.InvalidJsonValue:
		return locale.Textf("%s\u00a0: %v n'est pas un nombre fini", "%s: %v is not a finite number", name, k.Value)
	}
	text := e.ErrorKind.LocalizedString(message.NewPrinter(language.English))
	return locale.Textf("%s\u00a0: %s", "%s: %s", name, text)
}

// keyOf returns the last key on the way to a value, the indices of lists aside.
func keyOf(location []string) string {
	for i := len(location) - 1; i >= 0; i-- {
		if _, err := strconv.Atoi(location[i]); err != nil {
			return location[i]
		}
	}
	return ""
}

func enumMessage(name string, k *kind.Enum) locale.Text {
	allowed := make([]string, len(k.Want))
	for i, value := range k.Want {
		allowed[i], _ = value.(string)
	}
	nearest := locale.Text{}
	if got, isText := k.Got.(string); isText {
		nearest = diag.DidYouMean(got, allowed)
	}
	return locale.Textf("%s\u00a0: valeur %s inconnue%s\u00a0; attendu\u00a0: %s", "%s: unknown value %s%s; expected: %s",
		name, written(k.Got), nearest, diag.OneOf(allowed))
}

// tooFew words a text, a list or a mapping that is empty or too short.
func tooFew(name string, k jsonschema.ErrorKind) locale.Text {
	got, want := 0, 0
	switch k := k.(type) {
	case *kind.MinLength:
		got, want = k.Got, k.Want
	case *kind.MinItems:
		got, want = k.Got, k.Want
	case *kind.MinProperties:
		got, want = k.Got, k.Want
	}
	if got == 0 {
		return locale.Textf("%s\u00a0: rien n'y est écrit", "%s: nothing is written there", name)
	}
	return wrongLength(name, got, want)
}

func wrongLength(name string, got, want int) locale.Text {
	return locale.Textf("%s\u00a0: nombre de valeurs\u00a0: %d (attendu\u00a0: %d)", "%s: number of values: %d (expected: %d)", name, got, want)
}

func badName(name string) locale.Text {
	return locale.Textf("nom %q invalide\u00a0: lettres sans accent, chiffres et soulignés, une lettre d'abord",
		"invalid name %q: letters without accents, digits and underscores, a letter first", name)
}

// written writes a value so that a text is told from a number.
func written(value any) string {
	if text, ok := value.(string); ok {
		return strconv.Quote(text)
	}
	return fmt.Sprint(value)
}

func typeNames(names []string) locale.Text {
	text := typeName(names[0])
	for _, name := range names[1:] {
		text = locale.Textf("%s ou %s", "%s or %s", text, typeName(name))
	}
	return text
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
	case "integer":
		return locale.Text{FR: "un nombre entier", EN: "a whole number"}
	case "number":
		return locale.Text{FR: "un nombre", EN: "a number"}
	case "boolean":
		return locale.Text{FR: "vrai ou faux", EN: "true or false"}
	}
	return locale.Text{FR: "rien", EN: "nothing"}
}
