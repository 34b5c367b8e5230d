package tabulate

import (
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// A Checked is a survey with what is wrong or odd in its answers.
type Checked struct {
	Survey *survey.Survey // of a study without waves, or of one wave
	Found  diag.List      // sorted by place
}

// Check lists what is wrong or odd in the answers: of a study without waves, or of several waves. What is the same in
// several waves is listed once, with their names.
func Check(checked ...Checked) *table.Table {
	t := &table.Table{ID: "check", Title: locale.Text{FR: "Vérification des données", EN: "Check of the data"}}
	t.Columns = []table.Column{
		{Key: "wave", Label: waveWord},
		{Key: "place", Label: locale.Text{FR: "Endroit", EN: "Place"}},
		{Key: "file", Machine: true}, {Key: "sheet", Machine: true}, {Key: "line", Kind: table.Count, Machine: true}, {Key: "column", Kind: table.Count, Machine: true},
		{Key: "severity", Label: locale.Text{FR: "Gravité", EN: "Severity"}},
		{Key: "severity_code", Machine: true},
		{Key: "rule", Machine: true},
		{Key: "message", Label: locale.Text{FR: "Constat", EN: "Finding"}},
	}
	all, waves := foundIn(checked)
	for _, d := range all {
		t.Add(table.Words(waves[d]), table.Plain(d.Pos.String()), table.Plain(d.Pos.File), table.Plain(d.Pos.Sheet), position(d.Pos.Line), position(d.Pos.Column),
			table.Words(d.Severity.Label()), table.Plain(d.Severity.String()), table.Plain(d.Rule), table.Words(d.Message))
	}
	for _, c := range checked {
		readNotes(t, c.Survey, len(checked) > 1)
	}
	t.Note("Erreurs\u00a0: %d\u00a0; avertissements\u00a0: %d\u00a0; remarques\u00a0: %d.", "Errors: %d; warnings: %d; notes: %d.",
		all.Count(diag.Error), all.Count(diag.Warning), all.Count(diag.Note))
	if len(checked) == 1 {
		t.Columns = t.Columns[1:]
		for i := range t.Rows {
			t.Rows[i].Cells = t.Rows[i].Cells[1:]
		}
	}
	return t
}

// foundIn puts together what was found, of several waves each thing once, sorted by place, and names the waves of each.
func foundIn(checked []Checked) (all diag.List, waves map[diag.Diagnostic]locale.Text) {
	if len(checked) == 1 {
		return checked[0].Found, nil
	}
	waves = map[diag.Diagnostic]locale.Text{}
	for _, c := range checked {
		name, here := c.Survey.Study.WaveLabel(c.Survey.Study.Wave), map[diag.Diagnostic]bool{}
		for _, d := range c.Found {
			switch known, there := waves[d]; {
			case here[d]:
			case there:
				waves[d] = locale.Textf("%s, %s", "%s, %s", known, name)
			default:
				all, waves[d] = append(all, d), name
			}
			here[d] = true
		}
	}
	all.Sort()
	return all, waves
}

// readNotes say how the export of each side was read, and how many respondents there are.
func readNotes(t *table.Table, s *survey.Survey, severalWaves bool) {
	for _, frame := range s.Sides {
		if how := s.Understood[frame.Name]; !how.IsZero() {
			file := s.Study.Side(frame.Name).Source().Value
			if file == study.Stdin {
				file = "stdin"
			}
			t.Note("%s\u00a0: %s.", "%s: %s.", file, how)
		}
		label := frame.Label
		if severalWaves {
			label = locale.Textf("%s, %s", "%s, %s", s.Study.WaveLabel(s.Study.Wave), label)
		}
		t.Note("%s\u00a0– répondants\u00a0: %s\u00a0; questions\u00a0: %d.", "%s – respondents: %s; questions: %d.", label, locale.Count(frame.Len()), put(s.Study, frame.Name))
	}
}

// put counts the questions that were put to a side.
func put(def *study.Definition, side string) int {
	n := 0
	for _, q := range def.QuestionsOf(side) {
		if !q.Absent && def.HasExport(side) {
			n++
		}
	}
	return n
}

// position writes a line or a column; nothing where there is none.
func position(n int) table.Cell {
	if n == 0 {
		return table.Cell{}
	}
	return table.Int(n)
}
