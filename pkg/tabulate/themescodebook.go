package tabulate

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// ThemesCodebook lists the themes of a study in the order of their tree, with what the study file says of each and how many
// segments each coder gave it.
func ThemesCodebook(s *survey.Survey) (*table.Table, error) {
	if len(s.Study.Themes) == 0 {
		return nil, usage("l'étude n'a pas de codebook de thèmes (themes:)", "the study has no codebook of themes (themes:)")
	}
	t := &table.Table{ID: "themes-codebook", Title: locale.Text{FR: "Codebook des thèmes", EN: "Codebook of themes"}}
	t.Columns = []table.Column{
		{Key: "theme", Label: locale.Text{FR: "Thème", EN: "Theme"}}, {Key: "name", Label: locale.Text{FR: "Nom", EN: "Name"}, Role: table.Term}, {Key: "under", Machine: true},
		{Key: "description", Label: locale.Same("Description")}, {Key: "rules", Label: locale.Text{FR: "Règles", EN: "Rules"}},
	}
	for _, coder := range s.Codings.Coders {
		t.Columns = append(t.Columns, table.Column{Key: "coder_" + coder.Name, Label: coder.Title(), Kind: table.Count, Role: table.Estimate, Category: coder.Name})
	}
	for _, theme := range s.Study.ThemeTree() {
		cells := []table.Cell{
			table.Words(ThemeLabel(theme)), table.Plain(theme.Name), table.Plain(theme.Under.Value), table.Words(description(theme)),
			table.Plain(strings.Join(study.Values(theme.Rules), ", ")),
		}
		for coder := range s.Codings.Coders {
			n := 0
			for segment := range s.Codings.Corpus.Segments {
				if s.Codings.Gave(coder, segment, theme) {
					n++
				}
			}
			cells = append(cells, table.Int(n))
		}
		t.Add(cells...)
	}
	if len(s.Codings.Coders) > 0 {
		t.Note("Sous le nom de qui code\u00a0: les réponses ou tours de parole qui ont reçu le thème, ou un thème qui en fait partie.", "Under a coder's name: answers or turns that were given the theme, or one that is part of it.")
	}
	return t, nil
}

// description says in words what a theme is.
func description(theme *study.Theme) locale.Text {
	text := theme.Definition.Text
	add := func(fr, en string, part locale.Text) {
		switch {
		case part.IsZero():
		case text.IsZero():
			text = locale.Textf(fr, en, part)
		default:
			text = locale.Textf("%s "+fr, "%s "+en, text, part)
		}
	}
	add("Comprend\u00a0: %s", "Includes: %s", theme.Includes.Text)
	add("Exclut\u00a0: %s", "Excludes: %s", theme.Excludes.Text)
	add("Exemple\u00a0: «\u00a0%s\u00a0»", "Example: “%s”", theme.Example.Text)
	return text
}
