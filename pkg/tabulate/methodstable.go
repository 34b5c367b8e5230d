package tabulate

import (
	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/calibrate"
	"github.com/arrimage/arrimage/pkg/compare"
	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
	"github.com/arrimage/arrimage/pkg/multiple"
	"github.com/arrimage/arrimage/pkg/reliability"
	"github.com/arrimage/arrimage/pkg/replicate"
	"github.com/arrimage/arrimage/pkg/resample"
	"github.com/arrimage/arrimage/pkg/table"
)

// MethodsTable describes statistical methods, by their identifiers and in the order given: name, formula and printed
// source, with a sentence on each below. It panics where no method has an identifier.
func MethodsTable(ids ...string) *table.Table {
	t := &table.Table{ID: "methods", Title: locale.Text{FR: "Méthodes", EN: "Methods"}}
	t.Columns = []table.Column{
		{Key: "method", Label: locale.Text{FR: "Méthode", EN: "Method"}},
		{Key: "id", Machine: true},
		{Key: "formula", Label: locale.Text{FR: "Formule", EN: "Formula"}},
		{Key: "source", Label: locale.Same("Source")},
	}
	for _, id := range ids {
		m := describedMethod(id)
		t.Add(table.Words(m.Name), table.Plain(m.ID), table.Plain(m.Formula), table.Plain(m.Source))
		t.Notes = append(t.Notes, m.Sentence)
	}
	return t
}

// describedMethod finds a method in the tables of the statistics packages.
func describedMethod(id string) method.Method {
	for _, lookup := range []func(id string) (method.Method, bool){estimate.Lookup, design.Lookup, replicate.Lookup, calibrate.Lookup, resample.Lookup, contingency.Lookup, compare.Lookup, multiple.Lookup, assoc.Lookup, reliability.Lookup, agree.Lookup} {
		if found, ok := lookup(id); ok {
			return found
		}
	}
	panic("tabulate: method: none is named " + id)
}
