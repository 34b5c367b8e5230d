package ingest

import (
	"reflect"
	"slices"
	"strings"

	"github.com/gocarina/gocsv"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A column is one that a struct for ReadFixed asks for.
type column struct {
	name     string
	optional bool
}

// columnsOf returns the columns that T asks for, in the order of its fields. It panics for a T that ReadFixed does not
// take: the programmer chose it.
func columnsOf[T any]() []column {
	t := reflect.TypeFor[T]()
	if t.Kind() != reflect.Struct {
		panic("ingest: T: must be a struct, not " + t.String())
	}
	var columns []column
	for field := range t.Fields() {
		tag := field.Tag.Get("csv")
		if !field.IsExported() || tag == "-" {
			continue
		}
		name, option, _ := strings.Cut(tag, ",")
		if name == "" || option != "" && option != "omitempty" {
			panic(`ingest: T: field ` + field.Name + `: must have a tag csv:"name" or csv:"name,omitempty"`)
		}
		if !readable(field.Type) {
			panic("ingest: T: field " + field.Name + ": must be a string or have UnmarshalCSV, as Num and Whole do")
		}
		columns = append(columns, column{name: name, optional: option != ""})
	}
	if len(columns) == 0 {
		panic("ingest: T: must have a field with a csv tag")
	}
	return columns
}

// readable reports whether gocsv reads a cell into the type without bending it: it reads "5.7" into an int as 5 and an
// empty cell into any number as 0.
func readable(t reflect.Type) bool {
	return t.Kind() == reflect.String || reflect.PointerTo(t).Implements(reflect.TypeFor[gocsv.TypeUnmarshaller]())
}

// ignoredPrefix begins the names of columns that a side table may have for its own use.
const ignoredPrefix = "x_"

// checkHeader compares a header with the columns that are wanted: none twice, none missing, none unknown.
func checkHeader(r *Reader, wanted []column) diag.List {
	var list diag.List
	names := make([]string, len(wanted))
	for i, column := range wanted {
		names[i] = column.name
	}
	first := map[string]diag.Pos{}
	var unknown []string
	for _, cell := range r.Header() {
		name, pos := columnName(cell), r.at(cell)
		if earlier, twice := first[name]; twice {
			list.Errorf(pos, "duplicate-column", "la colonne %q est déjà à %s", "column %q is already at %s", name, earlier)
			continue
		}
		first[name] = pos
		if !slices.Contains(names, name) && !strings.HasPrefix(name, ignoredPrefix) {
			unknown = append(unknown, name)
			list.Errorf(pos, "unknown-column", "colonne %q inconnue%s", "unknown column %q%s", name, expected(name, names))
		}
	}
	for _, column := range wanted {
		if _, found := first[column.name]; !found && !column.optional {
			missing(&list, r, column.name, unknown)
		}
	}
	list.Sort()
	return list
}

// checkNamed looks for the headings that are read: none missing, none twice. The other columns are not looked at.
func checkNamed(r *Reader, wanted []column) diag.List {
	var list diag.List
	var others []string
	first := map[string]diag.Pos{}
	for _, cell := range r.Header() {
		name, pos := columnName(cell), r.at(cell)
		if !slices.ContainsFunc(wanted, func(c column) bool { return c.name == name }) {
			others = append(others, name)
			continue
		}
		if earlier, twice := first[name]; twice {
			list.Errorf(pos, "duplicate-column", "la colonne %q est déjà à %s", "column %q is already at %s", name, earlier)
		}
		first[name] = pos
	}
	for _, column := range wanted {
		if _, found := first[column.name]; !found {
			missing(&list, r, column.name, others)
		}
	}
	return list
}

// expected names the column that the user most likely meant, or else all that could stand there.
func expected(name string, names []string) locale.Text {
	if nearest := diag.DidYouMean(name, names); !nearest.IsZero() {
		return nearest
	}
	return locale.Textf(" (attendu\u00a0: %s, ou un nom en %s…)", " (expected %s, or a name in %s…)",
		diag.OneOf(names), ignoredPrefix)
}

// missing reports a column that is not there, with the columns that are, and the one of them that is not known and may
// be it.
func missing(list *diag.List, r *Reader, name string, unknown []string) {
	header := r.Header()
	there := make([]string, len(header))
	for i, cell := range header {
		there[i] = columnName(cell)
	}
	nearest := locale.Text{}
	if near := diag.Nearest(name, unknown); near != "" {
		nearest = locale.Textf("\u00a0; est-ce %q\u00a0?", "; is it %q?", near)
	}
	list.Errorf(r.place.At(header[0].Line, 0), "missing-column",
		"il manque la colonne %q (colonnes présentes\u00a0: %s%s)", "column %q is missing (columns there: %s%s)",
		name, diag.OneOf(there), nearest)
}

// columnName is the name of a header cell. Spaces around it do not count: gocsv does not count them either.
func columnName(cell Cell) string { return strings.TrimSpace(cell.Text) }
