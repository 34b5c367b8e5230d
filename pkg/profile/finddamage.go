package profile

import (
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A damage is a trait of cells that did not come out of the questionnaire whole.
type damage struct {
	trait    trait
	severity diag.Severity
	rule     string
	what     locale.Text
}

// damages are looked for in cells and in headings.
var damages = []damage{
	{replacement, diag.Warning, "replacement-characters", locale.Text{
		FR: "caractères perdus avant l'export (U+FFFD)", EN: "characters lost before the export (U+FFFD)"}},
	{mojibake, diag.Error, "mojibake", locale.Text{
		FR: "accents lus dans un autre encodage, comme Ã© pour é", EN: "accents read in another encoding, such as Ã© for é"}},
	{questioned, diag.Warning, "question-marks", locale.Text{
		FR: "point d'interrogation dans un mot, souvent à la place d'une apostrophe ou d'un accent",
		EN: "question mark inside a word, often in place of an apostrophe or an accent"}},
	{control, diag.Warning, "control-characters", locale.Text{FR: "caractères de commande", EN: "control characters"}},
	{formula, diag.Warning, "formulas", locale.Text{
		FR: "texte qu'un tableur prendrait pour une formule", EN: "text that a spreadsheet would take for a formula"}},
	{markup, diag.Note, "markup", locale.Text{FR: "balises HTML", EN: "HTML markup"}},
	{invisible, diag.Note, "invisible", locale.Text{FR: "caractères invisibles", EN: "invisible characters"}},
	{hardSpace, diag.Note, "no-break-spaces", locale.Text{FR: "espaces insécables", EN: "no-break spaces"}},
}

// findDamage says which cells are damaged, and which have spaces that nobody sees.
func (s *reading) findDamage() {
	for _, damage := range damages {
		s.trait(damage.trait, damage.severity, damage.rule, damage.what)
	}
	s.trait(outerSpace, diag.Note, "outer-spaces", locale.Text{FR: "espaces autour de la réponse, ignorées", EN: "spaces around the answer, ignored"})
	s.trait(onlySpace, diag.Note, "only-spaces", locale.Text{FR: "cellules d'espaces seulement, prises pour vides", EN: "cells of nothing but spaces, taken for blank"})
	s.trait(lineEnds, diag.Note, "line-ends-inside", locale.Text{FR: "réponses de plusieurs lignes", EN: "answers of several lines"})
}

// trait adds the finding on a trait of cells.
func (s *reading) trait(one trait, severity diag.Severity, rule string, what locale.Text) {
	found := s.cross(func(_ *Column, t *tally) (int, diag.Pos) { return t.of(one), t.where(one) })
	s.add(found, severity, rule, "", what)
}

// mostAlike is how many groups of labels that are alike are told of one column.
const mostAlike = 5

// findAlike says which labels of a column people would take for one, and how many answers of open questions.
func (s *reading) findAlike() {
	s.add(s.cross(func(c *Column, t *tally) (int, diag.Pos) {
		if c.Kind != Open || c.Personal || c.Role != "" {
			return 0, diag.Pos{}
		}
		return rarer(alikes(t.sorted()))
	}), diag.Note, "near-duplicates", "", locale.Text{
		FR: "réponses ouvertes qui ne diffèrent d'une autre que par la casse, les accents ou les espaces",
		EN: "open answers that differ from another in letter case, accents or spaces alone"})
	for i := range s.Columns {
		c, t := &s.Columns[i], &s.tallies[i]
		if c.Personal || c.Role != "" || c.Kind != Choice && c.Kind != YesNo {
			continue
		}
		groups := alikes(t.sorted())
		if len(groups) == 0 {
			continue
		}
		message := locale.Textf("réponses qui n'en sont sans doute qu'une dans %s, ensembles\u00a0: %d", "answers that are likely one in %s, sets: %d", c.shown(), len(groups))
		for _, group := range groups[:min(len(groups), mostAlike)] {
			message = locale.Textf("%s\u00a0; %s", "%s; %s", message, ingest.Shorten(group.written()))
		}
		s.Findings = append(s.Findings, Finding{
			Pos: groups[0].values[1].first, Severity: diag.Warning, Rule: "near-duplicates", Column: i, Count: len(groups), Message: message,
		})
	}
}
