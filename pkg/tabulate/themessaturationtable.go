package tabulate

import (
	"math"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/keyness"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// SaturationTables shows what each interview adds: a table for each question, the sides one below the other.
func SaturationTables(s *survey.Survey, list []Saturations, options Options) []*table.Table {
	var tables []*table.Table
	for _, all := range list {
		tables = append(tables, saturationTable(s, all, options))
	}
	return tables
}

// SaturationTitle heads a table of what each interview adds.
func SaturationTitle(all Saturations) locale.Text {
	return locale.Textf("%s\u00a0: saturation", "%s: saturation", all.Question.Title())
}

func saturationTable(s *survey.Survey, all Saturations, options Options) *table.Table {
	t := &table.Table{ID: "saturation-" + strings.ReplaceAll(all.Question.Name, "_", "-"), Title: SaturationTitle(all)}
	t.Columns = []table.Column{
		{Key: "respondent", Label: locale.Text{FR: "Répondant", EN: "Respondent"}},
		{Key: "question", Machine: true, Role: table.Term}, {Key: "side", Machine: true, Role: table.Side}, {Key: "name", Machine: true, Role: table.Level},
		{Key: "held", Label: locale.Text{FR: "Date ou rang", EN: "Date or rank"}},
		{Key: "position", Label: locale.Text{FR: "Ordre", EN: "Order"}, Kind: table.Count, Role: table.Base},
		{Key: "themes", Label: locale.Text{FR: "Thèmes", EN: "Themes"}, Kind: table.Count, Role: table.Estimate},
		{Key: "new", Label: locale.Text{FR: "Nouveaux", EN: "New"}, Kind: table.Count, Role: table.Estimate},
		{Key: "cumulative", Label: locale.Text{FR: "Cumul", EN: "Cumulative"}, Kind: table.Count, Role: table.Estimate},
		{Key: "without_new", Label: locale.Text{FR: "Sans nouveau", EN: "Without new"}, Kind: table.Count, Role: table.Estimate},
		{Key: "new_themes", Machine: true},
	}
	t.Columns[4].Machine = !slices.ContainsFunc(all.Sides, func(side Saturation) bool { return side.Order != nil })
	for _, side := range all.Sides {
		t.AddGroup(side.Side.Label.Text)
		for i, interview := range side.Interviews {
			t.Add(saturationCells(all.Question, side, interview, i+1)...)
		}
	}
	saturationNotes(s, t, all, options)
	return t
}

func saturationCells(q *study.Question, side Saturation, interview Interview, position int) []table.Cell {
	var names []string
	for _, theme := range interview.New {
		names = append(names, theme.Name)
	}
	return []table.Cell{
		table.Plain(interview.Name), table.Plain(q.Name), table.Plain(side.Side.Name), table.Plain(interview.ID), table.Plain(interview.When), table.Int(position),
		table.Int(interview.Step.Themes), table.Int(len(interview.New)), table.Int(interview.Step.Cumulative), table.Int(interview.Step.WithoutNew),
		table.Plain(strings.Join(names, " ")),
	}
}

// saturationNotes say where saturation is reached, in which order respondents stand and what counts as a theme.
func saturationNotes(s *survey.Survey, t *table.Table, all Saturations, options Options) {
	for _, side := range all.Sides {
		t.Note("%s\u00a0: %s", "%s: %s", side.Side.Label.Text, side.Statement())
	}
	t.Note("Sans nouveau\u00a0: répondants de suite, jusqu'à celui-ci, qui n'apportent aucun thème nouveau.", "Without new: respondents in a row, up to this one, who bring no new theme.")
	for _, side := range all.Sides {
		side.orderNotes(t)
	}
	if slices.ContainsFunc(themesOf(s.Study, all.Question), func(theme *study.Theme) bool { return theme.Parent != nil }) {
		t.Note("Thèmes comptés\u00a0: les plus précis\u00a0; un thème qui a des parties ne compte que là où le passage ne parle d'aucune d'elles.", "Themes counted: the most precise ones; a theme with parts counts only where the passage speaks of none of them.")
	}
	codersNote(s, t, all.Question, everyUnit)
	if units, err := options.units(s.Study); err == nil {
		options.whereNotes(t, s, units)
	}
}

// orderNotes say in which order the respondents of a side stand.
func (side Saturation) orderNotes(t *table.Table) {
	label := side.Side.Label.Text
	if side.Order == nil {
		t.Note("%s – ordre\u00a0: celui du fichier.", "%s – order: that of the file.", label)
	} else {
		t.Note("%s – ordre\u00a0: selon «\u00a0%s\u00a0».", "%s – order: by “%s”.", label, side.Order.Title())
	}
	if side.Undated > 0 {
		t.Note("%s – sans date ni rang, placés à la fin\u00a0: %s.", "%s – without a date or rank, placed last: %s.", label, locale.Count(side.Undated))
	}
	if side.Without > 0 {
		t.Note("%s – sans mots codés, hors du tableau\u00a0: %s.", "%s – without coded words, not in the table: %s.", label, locale.Count(side.Without))
	}
}

// Statement says where saturation is reached.
func (side Saturation) Statement() locale.Text {
	r := side.Result
	if !r.Defined {
		return locale.Textf("saturation non examinée, %s.", "saturation not looked at, %s.", r.Why)
	}
	rule := locale.Textf("base de %d répondants (thèmes\u00a0: %d), suites de %d, seuil de %s", "base of %d respondents (themes: %d), runs of %d, threshold of %s",
		r.Rule.Base, r.BaseThemes, r.Rule.Run, wholePercent(r.Rule.Threshold))
	run := r.Runs[len(r.Runs)-1]
	if r.Reached {
		run = r.Runs[slices.IndexFunc(r.Runs, func(run keyness.Run) bool { return run.First == r.At+1 })]
		return locale.Textf("saturation atteinte après %d répondants, par la suite %d à %d (nouveaux thèmes\u00a0: %d, %s de la base)\u00a0; %s.",
			"saturation is reached after %d respondents, by the run %d to %d (new themes: %d, %s of the base); %s.",
			r.At, run.First, run.Last, run.New, wholePercent(run.Share), rule)
	}
	return locale.Textf("saturation non atteinte\u00a0; la dernière suite, %d à %d, a encore de nouveaux thèmes\u00a0: %d, %s de la base\u00a0; %s.",
		"saturation is not reached; the last run, %d to %d, still has new themes: %d, %s of the base; %s.",
		run.First, run.Last, run.New, wholePercent(run.Share), rule)
}

// wholePercent writes a share in percent, with a decimal where it needs one.
func wholePercent(share float64) func(locale.Lang) string {
	decimals := 0
	if percent := 100 * share; percent != math.Trunc(percent) {
		decimals = 1
	}
	return locale.Percent(100*share, decimals)
}

// SaturationMethods returns the identifiers of the methods of what SaturationTables shows.
func SaturationMethods() []string { return []string{keyness.SaturationID, keyness.BaseRunID} }
