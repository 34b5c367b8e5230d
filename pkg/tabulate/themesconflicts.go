package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// CheckCoded reports a study that nobody coded, and names that are no questions of its corpus.
func CheckCoded(s *survey.Survey, questions []string) error {
	_, err := codedQuestions(s, questions)
	return err
}

// isOf reports whether a segment answers one of some questions of the corpus: any where there are none, or study.AllThemes
// among them.
func isOf(segment string, questions []string) bool {
	return len(questions) == 0 || slices.Contains(questions, segment) || slices.Contains(questions, study.AllThemes)
}

// ThemesConflicts lists where coders differ, segment by segment, in answer to some questions of the corpus; with none, to all.
func ThemesConflicts(s *survey.Survey, questions []string) (*table.Table, error) {
	if err := CheckCoded(s, questions); err != nil {
		return nil, err
	}
	t := &table.Table{ID: "themes-conflicts", Title: locale.Text{FR: "Désaccords sur un thème", EN: "Disagreements on a theme"}}
	t.Columns = []table.Column{
		{Key: "theme", Label: locale.Text{FR: "Thème", EN: "Theme"}}, {Key: "name", Machine: true}, {Key: "segment", Machine: true},
		{Key: "for", Label: locale.Text{FR: "Pour", EN: "For"}}, {Key: "against", Label: locale.Text{FR: "Contre", EN: "Against"}},
		{Key: "words", Machine: true}, {Key: "decision", Label: locale.Text{FR: "Décision", EN: "Decision"}},
		{Key: "counts", Label: locale.Text{FR: "Compte", EN: "Counts"}}, {Key: "place", Machine: true},
	}
	last, segments, all, open := -1, 0, 0, 0
	for i := range s.Codings.Conflicts {
		conflict := &s.Codings.Conflicts[i]
		words := &s.Codings.Corpus.Segments[conflict.Segment]
		if !isOf(words.Question.Name, questions) {
			continue
		}
		if conflict.Segment != last {
			t.AddGroup(locale.Textf("%s\u00a0: «\u00a0%s\u00a0»", "%s: “%s”", words.Name, locale.Line(words.Text)))
			last = conflict.Segment
			segments++
		}
		all++
		if s.Codings.SettledBy(conflict) == nil {
			open++
		}
		t.Add(table.Words(conflict.Theme.Label.Text), table.Plain(conflict.Theme.Name), table.Plain(words.Name), table.Plain(s.Codings.Names(conflict.For)),
			table.Plain(s.Codings.Names(conflict.Against)), table.Plain(words.Text), decisionCell(s.Codings.SettledBy(conflict), conflict.Theme), table.Words(countsWord(conflict.Counts)), table.Plain(words.Pos.String()))
	}
	t.Note("Réponses ou tours en désaccord\u00a0: %s. Désaccords\u00a0: %s, dont sans décision\u00a0: %s.", "Answers or turns in dispute: %s. Disagreements: %s, of which without a decision: %s.",
		locale.Count(segments), locale.Count(all), locale.Count(open))
	t.Note("Sans décision, un thème compte si plus de la moitié des personnes qui ont codé la réponse l'ont donné, lui ou un thème qui en fait partie.",
		"Without a decision, a theme counts where more than half of the coders of the answer gave it, or one that is part of it.")
	return t, nil
}

// countsWord says whether a theme counts.
func countsWord(counts bool) locale.Text {
	if counts {
		return locale.Text{FR: "oui", EN: "yes"}
	}
	return locale.Text{FR: "non", EN: "no"}
}

// decisionCell says what was decided on a theme, by whom and why; of a theme that is part of it, which one.
func decisionCell(decision *coding.Decision, theme *study.Theme) table.Cell {
	switch {
	case decision == nil:
		return table.Cell{}
	case decision.Theme != theme:
		return table.Words(locale.Textf("retenu avec\u00a0: %s", "kept with: %s", decision.Theme.Label.Text))
	}
	said := locale.Text{FR: "écarté", EN: "dropped"}
	if decision.Keep {
		said = locale.Text{FR: "retenu", EN: "kept"}
	}
	for _, part := range []string{decision.By, decision.Why} {
		if part != "" {
			said = locale.Textf("%s\u00a0; %s", "%s; %s", said, locale.Line(part))
		}
	}
	return table.Words(said)
}
