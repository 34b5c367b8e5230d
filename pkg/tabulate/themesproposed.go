package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// A proposal is how often rules propose a theme, and how often it counts, among segments that somebody coded.
type proposal struct {
	proposed, given, both int
	uncoded               int // proposed for segments that nobody coded
}

// ThemesProposed compares what dictionary rules propose with what coders gave, theme by theme, in answer to some questions of
// the corpus; with none, to all. As coders' themes do, a proposal counts for the themes that its theme is part of.
func ThemesProposed(s *survey.Survey, questions []string) (*table.Table, error) {
	if err := checkRuled(s, questions); err != nil {
		return nil, err
	}
	t := &table.Table{ID: "themes-proposed", Title: locale.Text{FR: "Thèmes proposés par règle, et thèmes codés", EN: "Themes that rules propose, and coded themes"}}
	count := func(key, fr, en string) table.Column {
		return table.Column{Key: key, Label: locale.Text{FR: fr, EN: en}, Kind: table.Count, Role: table.Estimate}
	}
	t.Columns = []table.Column{
		{Key: "theme", Label: locale.Text{FR: "Thème", EN: "Theme"}}, {Key: "name", Machine: true, Role: table.Term},
		count("proposed", "Règles", "Rules"), count("given", "Codé", "Coded"), count("both", "Les deux", "Both"),
		count("only_proposed", "Règles seules", "Rules only"), count("only_given", "Codé seul", "Coded only"), count("uncoded", "Pas codés", "Not coded"),
	}
	counted, coded, uncoded := proposals(s, questions)
	for _, theme := range s.Study.ThemeTree() {
		p := counted[theme]
		cells := []table.Cell{table.Words(ThemeLabel(theme)), table.Plain(theme.Name)}
		if !hasRules(theme) {
			none := table.Absent(locale.Same("–"))
			t.Add(append(cells, none, table.Int(p.given), none, none, none, none)...)
			continue
		}
		t.Add(append(cells, table.Int(p.proposed), table.Int(p.given), table.Int(p.both), table.Int(p.proposed-p.both), table.Int(p.given-p.both), table.Int(p.uncoded))...)
	}
	t.Note("Une règle de dictionnaire propose un thème et ne le donne jamais\u00a0: ses propositions ne sont comptées qu'ici, dans leurs propres colonnes, et nulle part avec les codages.",
		"A dictionary rule proposes a theme and never gives it: its proposals are counted here only, in columns of their own, and nowhere together with codings.")
	t.Note("Réponses ou tours codés\u00a0: %s, sur lesquels portent les colonnes de Règles à Codé seul. Pas codés\u00a0: ce que les règles proposent pour le reste (%s).",
		"Answers or turns coded: %s, which the columns from Rules to Coded only are of. Not coded: what rules propose for the rest (%s).", locale.Count(coded), locale.Count(uncoded))
	t.Note("Codé\u00a0: le thème compte, par la majorité des personnes qui ont codé la réponse ou par décision. Un tiret\u00a0: le thème n'a pas de règle.",
		"Coded: the theme counts, by most of the coders of the answer or by decision. A dash: the theme has no rule.")
	return t, nil
}

// checkRuled reports a study without a corpus or without rules, and names that are no questions of its corpus.
func checkRuled(s *survey.Survey, questions []string) error {
	if _, err := corpusQuestions(s.Study, questions, study.AllThemes); err != nil {
		return err
	}
	if !slices.ContainsFunc(s.Study.ThemeTree(), hasRules) {
		return usage("aucun thème n'a de règle (rules:)", "no theme has a rule (rules:)")
	}
	return nil
}

// hasRules reports whether a theme, or one that is part of it, has a rule.
func hasRules(theme *study.Theme) bool {
	return len(theme.Compiled) > 0 || slices.ContainsFunc(theme.Children, hasRules)
}

// proposals counts what rules propose and what counts, by theme, and the segments that somebody coded and that nobody did.
func proposals(s *survey.Survey, questions []string) (counted map[*study.Theme]proposal, coded, uncoded int) {
	counted = map[*study.Theme]proposal{}
	for i, proposed := range coding.Proposed(s.Study, s.Codings.Corpus) {
		segment := &s.Codings.Corpus.Segments[i]
		if segment.Context || !isOf(segment.Question.Name, questions) {
			continue
		}
		isCoded := s.Codings.Coded(i)
		if isCoded {
			coded++
		} else {
			uncoded++
		}
		for _, theme := range s.Study.ThemeTree() {
			p := counted[theme]
			ruled := slices.ContainsFunc(proposed, func(found *study.Theme) bool { return found.IsPartOf(theme) })
			p.add(ruled, s.Codings.Has(i, theme), isCoded)
			counted[theme] = p
		}
	}
	return counted, coded, uncoded
}

// add counts one segment.
func (p *proposal) add(ruled, given, coded bool) {
	switch {
	case !coded && ruled:
		p.uncoded++
	case !coded:
	default:
		p.proposed += one(ruled)
		p.given += one(given)
		p.both += one(ruled && given)
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
