package tabulate

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// matchingTable shows who answered in which wave.
func matchingTable(r *WavesReport) *table.Table {
	t := &table.Table{ID: "matching", Title: locale.Text{FR: "Qui a répondu à quelles vagues", EN: "Who answered in which waves"}}
	count := func(key, fr, en string) table.Column {
		return table.Column{Key: key, Label: locale.Text{FR: fr, EN: en}, Kind: table.Count, Role: table.Estimate}
	}
	t.Columns = []table.Column{
		{Key: "side_label", Label: locale.Text{FR: "Partie", EN: "Side"}}, {Key: "side", Machine: true, Role: table.Side},
		{Key: "waves", Label: locale.Text{FR: "Vagues", EN: "Waves"}}, {Key: "from", Machine: true, Role: table.Level}, {Key: "to", Machine: true, Role: table.Level},
		{Key: "by", Machine: true, Role: table.Term},
		count("before", "Avant", "Before"), count("after", "Après", "After"),
		count("matched", "Appariés", "Matched"), count("left", "Sortis", "Left"), count("entered", "Entrés", "Entered"),
		count("without_key", "Sans nom", "No name"), count("duplicates", "Doublons", "Dupl."),
	}
	for _, m := range r.Matchings {
		label := m.Side.Label.Text
		if m.Why.IsZero() {
			label = locale.Textf("%s (%s)", "%s (%s)", label, m.By.Name)
		}
		cells := []table.Cell{table.Words(label), table.Plain(m.Side.Name), table.Words(r.waveWords(m.From, m.To)),
			table.Plain(r.Surveys[m.From].Study.Wave), table.Plain(r.Surveys[m.To].Study.Wave)}
		if !m.Why.IsZero() {
			cells = append(cells, table.Absent(dash), table.Int(m.Units[0]), table.Int(m.Units[1]), table.Absent(dash), table.Absent(dash), table.Absent(dash), table.Absent(dash), table.Absent(dash))
		} else {
			cells = append(cells, table.Plain(m.By.Name), table.Int(m.Units[0]), table.Int(m.Units[1]), table.Int(m.Matched), table.Int(m.Left), table.Int(m.Entered),
				table.Int(m.WithoutKey[0]+m.WithoutKey[1]), table.Int(m.Duplicates[0]+m.Duplicates[1]))
		}
		t.Add(cells...)
	}
	matchingNotes(r, t)
	return t
}

// matchingNotes say what the counts of the matching are.
func matchingNotes(r *WavesReport, t *table.Table) {
	matched := false
	for _, m := range r.Matchings {
		if !m.Why.IsZero() {
			marked(t, locale.Textf("%s\u00a0: répondants non appariés\u00a0: %s.", "%s: respondents not matched: %s.", m.Side.Label.Text, m.Why))
			continue
		}
		matched = true
	}
	if !matched {
		return
	}
	t.Note("Appariés\u00a0: la même réponse, dans les deux vagues, à la question entre parenthèses (match, id ou name de la partie). Si elle numérote les réponses d'une plateforme et non les personnes, match: none le dit.",
		"Matched: the same answer, in both waves, to the question in parentheses (match, id or name of the side). If it numbers the answers of a platform rather than people, match: none says so.")
	t.Note("Sortis\u00a0: dans la première vague seulement. Entrés\u00a0: dans la seconde seulement. Sans nom\u00a0: sans réponse à cette question. Doublons\u00a0: qui la partagent avec deux répondants d'une vague\u00a0; aucun n'est apparié.",
		"Left: in the first wave only. Entered: in the second only. No name: no answer to that question. Dupl.: duplicates, who share it with two respondents of one wave; none of them is matched.")
}
