package form

import (
	"fmt"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
)

// warn says where the exports of Kobo and ODK will differ from the export that the study file declares, so that the study
// file of the second wave can say it.
func (x *xlsForm) warn(q *study.Question) {
	key := x.study.Questions[x.study.Questions.Index(q.Name)].Key
	pos := x.study.Pos(key)
	x.warnChoices(pos, q)
	heading := q.Heading(x.side.Name)
	switch {
	case q.Type == study.Multiple && len(q.Headings) > 0:
		x.warnings.Warnf(pos, "form-heading", "question %s\u00a0: une colonne par code ici\u00a0; dans l'export de Kobo ou d'ODK, une seule, %q, aux codes séparés par des espaces (separator: \" \")",
			"question %s: a column for each code here; in the export of Kobo or ODK a single one, %q, with codes separated by spaces (separator: \" \")", q.Name, x.names[q.Name])
	case q.Type == study.Multiple && strings.TrimSpace(q.Separator.Value) != "":
		x.warnings.Warnf(pos, "form-separator", "question %s\u00a0: codes séparés par %q ici, par des espaces dans l'export de Kobo ou d'ODK (separator: \" \")",
			"question %s: codes separated by %q here, by spaces in the export of Kobo or ODK (separator: \" \")", q.Name, q.Separator.Value)
	case len(q.Slots) > 0:
		x.warnings.Warnf(pos, "form-heading", "question %s\u00a0: plusieurs colonnes ici (slots)\u00a0; dans l'export de Kobo ou d'ODK, une seule, %q, aux codes séparés par des espaces (separator: \" \")",
			"question %s: several columns here (slots); in the export of Kobo or ODK a single one, %q, with codes separated by spaces (separator: \" \")", q.Name, x.names[q.Name])
	case !q.OtherOf.IsZero():
		x.warnings.Warnf(pos, "form-other", "question %s\u00a0: tirée ici de la question %s (other_of)\u00a0; dans l'export de Kobo ou d'ODK, une colonne à elle, %q",
			"question %s: taken here from question %s (other_of); in the export of Kobo or ODK a column of its own, %q", q.Name, q.OtherOf.Value, x.names[q.Name])
	case heading != x.names[q.Name]:
		x.renamed = append(x.renamed, fmt.Sprintf("%q → %q", heading, x.names[q.Name]))
		if len(x.renamed) == 1 {
			x.firstRenamed = pos
		}
	}
	if q.Type == study.Date && formatOf(q) != isoDate {
		x.warnings.Warnf(pos, "form-date", "question %s\u00a0: dates en %s ici, en %s (avec l'heure s'il y en a une) dans l'export de Kobo ou d'ODK (format)",
			"question %s: dates as %s here, as %s (with the time where there is one) in the export of Kobo or ODK (format)", q.Name, formatOf(q), isoDate)
	}
	if q.Type.IsNumeric() && q.Decimal == "," {
		x.warnings.Warnf(pos, "form-decimal", "question %s\u00a0: virgule décimale ici, point dans l'export de Kobo ou d'ODK (decimal)",
			"question %s: decimal comma here, a point in the export of Kobo or ODK (decimal)", q.Name)
	}
}

// warnHeadings says, at the first of them, which columns XLSForm cannot call as the study does.
func (x *xlsForm) warnHeadings() {
	if len(x.renamed) > 0 {
		x.warnings.Warnf(x.firstRenamed, "form-heading", "colonnes au nom impossible en XLSForm, qui changeront dans l'export de Kobo ou d'ODK (column)\u00a0: %s",
			"columns that XLSForm cannot name, which will change in the export of Kobo or ODK (column): %s", strings.Join(x.renamed, ", "))
	}
}

// warnChoices says which codes XLSForm has under another name.
func (x *xlsForm) warnChoices(pos diag.Pos, q *study.Question) {
	list := x.listOf[q.Name]
	if list == nil || x.told[list] {
		return
	}
	x.told[list] = true // Other questions with the same list say no more.
	var changed []string
	for _, c := range list.choices {
		if c.name != c.code {
			changed = append(changed, fmt.Sprintf("%q → %q", c.code, c.name))
		}
	}
	if changed != nil {
		x.warnings.Warnf(pos, "form-choice", "question %s\u00a0: codes que XLSForm n'admet pas, changés dans le formulaire\u00a0: %s",
			"question %s: codes that XLSForm does not take, changed in the form: %s", q.Name, strings.Join(changed, ", "))
	}
}
