package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/agree"
	"github.com/arrimage/arrimage/pkg/assoc"
	"github.com/arrimage/arrimage/pkg/calibrate"
	"github.com/arrimage/arrimage/pkg/compare"
	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/estimate"
	"github.com/arrimage/arrimage/pkg/grim"
	"github.com/arrimage/arrimage/pkg/keyness"
	"github.com/arrimage/arrimage/pkg/letters"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
	"github.com/arrimage/arrimage/pkg/multiple"
	"github.com/arrimage/arrimage/pkg/reliability"
	"github.com/arrimage/arrimage/pkg/replicate"
	"github.com/arrimage/arrimage/pkg/resample"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/table"
)

// MethodsTable describes statistical methods, by their identifiers and in the order given: name, formula and printed
// source, with a sentence on each below. It panics where no method has an identifier.
func MethodsTable(ids ...string) *table.Table {
	list := make([]method.Method, len(ids))
	for i, id := range ids {
		list[i] = describedMethod(id)
	}
	return describe(list)
}

// describe describes methods, in the order given.
func describe(list []method.Method) *table.Table {
	t := &table.Table{ID: "methods", Title: locale.Text{FR: "Méthodes", EN: "Methods"}}
	t.Columns = []table.Column{
		{Key: "method", Label: locale.Text{FR: "Méthode", EN: "Method"}},
		{Key: "id", Machine: true},
		{Key: "formula", Label: locale.Text{FR: "Formule", EN: "Formula"}},
		{Key: "source", Label: locale.Same("Source")},
	}
	for _, m := range list {
		t.Add(table.Words(m.Name), table.Plain(m.ID), table.Plain(m.Formula), table.Plain(m.Source))
		t.Notes = append(t.Notes, m.Sentence)
	}
	return t
}

// A family is the methods of one package under a heading.
type family struct {
	label   locale.Text
	methods []method.Method
}

// families lists the methods of all statistics packages.
var families = []family{
	{locale.Text{FR: "Proportions, moyennes, différences d'un échantillon simple", EN: "Proportions, means, differences of a simple sample"}, estimate.Methods},
	{locale.Text{FR: "Plans de sondage", EN: "Survey designs"}, design.Methods},
	{locale.Text{FR: "Répliques", EN: "Replicates"}, replicate.Methods},
	{locale.Text{FR: "Calage", EN: "Calibration"}, calibrate.Methods},
	{locale.Same("Association"), assoc.Methods},
	{locale.Text{FR: "Tableaux croisés", EN: "Crosstabs"}, contingency.Methods},
	{locale.Text{FR: "Lettres de signification", EN: "Significance letters"}, letters.Methods},
	{locale.Text{FR: "Comparaison de groupes", EN: "Comparison of groups"}, compare.Methods},
	{locale.Text{FR: "Accord", EN: "Agreement"}, agree.Methods},
	{locale.Text{FR: "Échelles", EN: "Scales"}, slices.Concat(score.Methods, reliability.Methods)},
	{locale.Text{FR: "Rééchantillonnage", EN: "Resampling"}, resample.Methods},
	{locale.Text{FR: "Thèmes et mots", EN: "Themes and words"}, keyness.Methods},
	{locale.Text{FR: "Plusieurs tests", EN: "Several tests"}, multiple.Methods},
	{locale.Text{FR: "Chiffres publiés", EN: "Published figures"}, []method.Method{grim.Method}},
}

// MethodIDs returns the identifiers of all methods, family by family.
func MethodIDs() []string {
	var ids []string
	for _, f := range families {
		for _, m := range f.methods {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// MethodsList names every method with its source, family by family.
func MethodsList() *table.Table {
	t := &table.Table{ID: "methods", Title: locale.Text{FR: "Méthodes", EN: "Methods"}}
	t.Columns = []table.Column{
		{Key: "method", Label: locale.Text{FR: "Méthode", EN: "Method"}},
		{Key: "id", Label: locale.Text{FR: "Identifiant", EN: "Identifier"}},
		{Key: "formula", Machine: true},
		{Key: "source", Label: locale.Same("Source")},
	}
	for _, f := range families {
		t.AddGroup(f.label)
		for _, m := range f.methods {
			t.Add(table.Words(m.Name), table.Plain(m.ID), table.Plain(m.Formula), table.Plain(m.Source))
		}
	}
	return t
}

// describedMethod finds a method in the tables of the statistics packages.
func describedMethod(id string) method.Method {
	for _, f := range families {
		if found, ok := method.Find(f.methods, id); ok {
			return found
		}
	}
	panic("tabulate: method: none is named " + id)
}
