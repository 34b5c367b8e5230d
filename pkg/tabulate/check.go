package tabulate

import (
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// Check lists what is wrong or odd in the answers.
func Check(s *survey.Survey, list diag.List) *table.Table {
	t := &table.Table{ID: "check", Title: locale.Text{FR: "Vérification des données", EN: "Check of the data"}}
	t.Columns = []table.Column{
		{Key: "place", Label: locale.Text{FR: "Endroit", EN: "Place"}},
		{Key: "file", Machine: true}, {Key: "sheet", Machine: true}, {Key: "line", Kind: table.Count, Machine: true}, {Key: "column", Kind: table.Count, Machine: true},
		{Key: "severity", Label: locale.Text{FR: "Gravité", EN: "Severity"}},
		{Key: "severity_code", Machine: true},
		{Key: "rule", Machine: true},
		{Key: "message", Label: locale.Text{FR: "Constat", EN: "Finding"}},
	}
	for _, d := range list {
		t.Add(table.Plain(d.Pos.String()), table.Plain(d.Pos.File), table.Plain(d.Pos.Sheet), position(d.Pos.Line), position(d.Pos.Column),
			table.Words(d.Severity.Label()), table.Plain(d.Severity.String()), table.Plain(d.Rule), table.Words(d.Message))
	}
	for _, frame := range s.Sides {
		if how := s.Understood[frame.Name]; !how.IsZero() {
			file := s.Study.Side(frame.Name).File.Value
			if file == study.Stdin {
				file = "stdin"
			}
			t.Note("%s\u00a0: %s.", "%s: %s.", file, how)
		}
		t.Note("%s\u00a0– répondants\u00a0: %s\u00a0; questions\u00a0: %d.", "%s – respondents: %s; questions: %d.", frame.Label, locale.Count(frame.Len()), len(s.Study.QuestionsOf(frame.Name)))
	}
	t.Note("Erreurs\u00a0: %d\u00a0; avertissements\u00a0: %d\u00a0; remarques\u00a0: %d.", "Errors: %d; warnings: %d; notes: %d.",
		list.Count(diag.Error), list.Count(diag.Warning), list.Count(diag.Note))
	return t
}

// position writes a line or a column; nothing where there is none.
func position(n int) table.Cell {
	if n == 0 {
		return table.Cell{}
	}
	return table.Int(n)
}
