package tabulate

import (
	"strconv"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/table"
)

// styleWords are the ways of writing a question with several answers, and of a grid, as people read them.
var styleWords = map[platform.Style]locale.Text{
	"": {FR: "grille ou série", EN: "grid or series"}, platform.ZeroOne: {FR: "0 et 1", EN: "0 and 1"},
	platform.YesEmpty: {FR: "oui ou vide", EN: "yes or empty"}, platform.Label: {FR: "libellé ou vide", EN: "label or empty"},
	platform.Slots: {FR: "première réponse, deuxième, …", EN: "first answer, second, …"},
}

// mostNoted is how many questions of several columns the notes of a table name.
const mostNoted = 8

// questionNotes names the questions that several columns belong to.
func questionNotes(t *table.Table, p *profile.Profile) {
	for i, q := range p.Questions {
		if i == mostNoted {
			t.Note("Questions de plusieurs colonnes, en plus\u00a0: %d.", "Questions of several columns, besides: %d.", len(p.Questions)-mostNoted)
			break
		}
		t.Note("Colonnes %d à %d (%d)\u00a0: une question, «\u00a0%s\u00a0» (%s).", "Columns %d to %d (%d): one question, “%s” (%s).",
			q.Columns[0]+1, q.Columns[len(q.Columns)-1]+1, len(q.Columns), shortHeading(q.Stem), styleWords[q.Style])
	}
}

// doctorQuestions lists the questions that several columns belong to.
func doctorQuestions(profiles []*profile.Profile) *table.Table {
	t := &table.Table{ID: "questions", Title: locale.Text{FR: "Questions de plusieurs colonnes", EN: "Questions of several columns"}}
	t.Columns = []table.Column{
		{Key: "file"}, {Key: "question"}, {Key: "column", Kind: table.Count}, {Key: "part"}, {Key: "style_code"}, {Key: "style"},
	}
	for _, p := range profiles {
		for _, q := range p.Questions {
			for i, column := range q.Columns {
				t.Add(table.Plain(p.File), table.Plain(q.Stem), table.Int(column+1), table.Plain(q.Parts[i]), table.Plain(string(q.Style)), table.Words(styleWords[q.Style]))
			}
		}
	}
	return t
}

// doctorValues lists the values of the columns, the most frequent first: none of a column that identifies people, of an
// identifier, or of an open question.
func doctorValues(profiles []*profile.Profile) *table.Table {
	t := &table.Table{ID: "values", Title: locale.Text{FR: "Valeurs", EN: "Values"}}
	t.Columns = []table.Column{
		{Key: "file"}, {Key: "column", Kind: table.Count}, {Key: "part"}, {Key: "value"}, {Key: "count", Kind: table.Count},
		{Key: "line", Kind: table.Count}, {Key: "byte", Kind: table.Count},
	}
	for _, p := range profiles {
		for _, c := range p.Columns {
			for _, list := range []struct {
				part   bool
				values []profile.Value
			}{{false, c.Values}, {true, c.Parts}} {
				for _, v := range list.values {
					t.Add(table.Plain(p.File), table.Int(c.Index+1), table.Plain(strconv.FormatBool(list.part)), table.Plain(v.Text),
						table.Int(v.Count), position(v.First.Line), position(v.First.Column))
				}
			}
		}
	}
	return t
}
