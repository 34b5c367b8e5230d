package tabulate

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// Response says for each side how many units were surveyed and how many answered.
func Response(s *survey.Survey) *table.Table {
	t := &table.Table{ID: "response", Title: locale.Text{FR: "Participation", EN: "Response"}}
	t.Columns = []table.Column{
		{Key: "label", Label: sideHeading(s)},
		{Key: "side", Machine: true, Role: table.Side},
		{Key: "population", Label: locale.Same("Population"), Kind: table.Count, Role: table.Base},
		{Key: "respondents", Label: locale.Text{FR: "Répondants", EN: "Respondents"}, Kind: table.Count, Role: table.N},
		{Key: "percent", Label: locale.Text{FR: "Taux de réponse", EN: "Response rate"}, Kind: table.Percent, Decimals: 1, Role: table.Estimate},
	}
	for _, frame := range s.Sides {
		population, rate := table.Absent(locale.Text{FR: "inconnue", EN: "unknown"}), table.Absent(locale.Same("–"))
		if n := s.Population(frame.Name); n > 0 {
			population, rate = table.Int(n), table.Value(100*float64(frame.Len())/float64(n))
		}
		t.Add(table.Words(frame.Label), table.Plain(frame.Name), population, table.Int(frame.Len()), rate)
		noExportNote(t, s.Study, frame.Name)
		noteMissing(t, s, frame.Name)
		noteLeftOut(t, frame.Label, s.LeftOut[frame.Name])
		if dropped := s.Dropped[frame.Name]; dropped > 0 {
			t.Note("%s\u00a0– lignes écartées (%s)\u00a0: %d.", "%s – rows left out (%s): %d.", frame.Label, s.Study.Side(frame.Name).Keep.Value, dropped)
		}
	}
	return t
}

// sideHeading heads the column of the sides.
func sideHeading(s *survey.Survey) locale.Text {
	if len(s.Study.Sides) > 1 {
		return locale.Text{FR: "Partie", EN: "Side"}
	}
	return locale.Text{FR: "Unités", EN: "Units"}
}

// noteMissing names the units of a population that did not answer, where the study lists them.
func noteMissing(t *table.Table, s *survey.Survey, side string) {
	var names []locale.Text
	for _, missing := range s.Nonrespondents(side) {
		names = append(names, locale.Same(missing.Name))
	}
	if len(names) > 0 {
		t.Note("Sans réponse\u00a0: %s.", "No answer from: %s.", locale.Join(names))
	}
}

// noteLeftOut counts the rows that are no complete responses.
func noteLeftOut(t *table.Table, side locale.Text, left survey.LeftOut) {
	if left.Incomplete > 0 {
		t.Note("%s\u00a0– réponses incomplètes, écartées\u00a0: %d.", "%s – incomplete responses, left out: %d.", side, left.Incomplete)
	}
	if left.Tests > 0 {
		t.Note("%s\u00a0– essais et aperçus, écartés\u00a0: %d.", "%s – tests and previews, left out: %d.", side, left.Tests)
	}
}
