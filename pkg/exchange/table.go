package exchange

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// Table shows what was found: a row for each coder, with the file that his codings are for, or "", and what was left aside.
func Table(found *Found, files []string) *table.Table {
	t := &table.Table{ID: "themes-import", Title: locale.Text{FR: "Codages trouvés dans le projet", EN: "Codings found in the project"}}
	t.Columns = []table.Column{
		{Key: "coder", Label: locale.Text{FR: "Qui a codé", EN: "Coder"}, Role: table.Term},
		{Key: "codings", Label: locale.Text{FR: "Codages", EN: "Codings"}, Kind: table.Count, Role: table.Estimate},
		{Key: "segments", Label: locale.Text{FR: "Réponses ou tours", EN: "Answers or turns"}, Kind: table.Count, Role: table.Estimate},
		{Key: "themes", Label: locale.Text{FR: "Thèmes", EN: "Themes"}, Kind: table.Count, Role: table.Estimate},
		{Key: "file", Label: locale.Text{FR: "Fichier", EN: "File"}},
	}
	for i, coder := range found.Coders {
		t.Add(table.Plain(locale.Line(coder.Name)), table.Int(coder.Codings), table.Int(coder.Segments), table.Int(coder.Themes), table.Plain(files[i]))
	}
	t.Notes = append(t.Notes, found.Left.notes()...)
	if len(files) > 0 && files[0] == "" {
		t.Note("Rien n'est écrit\u00a0: -o DOSSIER écrit un fichier par personne.", "Nothing is written: -o FOLDER writes a file for each coder.")
	}
	return t
}

// notes says what was left aside, kind by kind.
func (l Left) notes() []locale.Text {
	var t table.Table
	count := func(n int, fr, en string) {
		if n > 0 {
			t.Note("Laissé de côté\u00a0– "+fr+"\u00a0: %s.", "Left aside – "+en+": %s.", locale.Count(n))
		}
	}
	names := func(list []string, fr, en string) {
		if len(list) > 0 {
			t.Note("Laissé de côté\u00a0– "+fr+" (%s)\u00a0: %s.", "Left aside – "+en+" (%s): %s.", locale.Count(len(list)), some(list))
		}
	}
	names(l.Sources, "textes qui ne sont pas de l'étude", "texts that are not of the study")
	count(l.OfSources, "leurs codages", "their codings")
	count(l.Context, "codages des mots de qui mène l'entretien", "codings of the interviewer's words")
	count(l.Empty, "codages qui ne portent sur aucun mot", "codings of no words")
	count(l.Twice, "codages donnés deux fois par la même personne", "codings that a coder gave twice")
	count(l.OfNotes, "codages de mémos", "codings of memos")
	names(l.Codes, "codes qui ne sont aucun thème, donnés à aucun mot de l'étude", "codes that are no theme, given to no words of the study")
	names(l.Unoccupied, "personnes sans codage", "users without codings")
	for _, aside := range l.Aside {
		t.Note("Laissé de côté\u00a0– %s\u00a0: %s.", "Left aside – %s: %s.", aside.Label, locale.Count(aside.Count))
	}
	return t.Notes
}

// some returns the first names of a list as a phrase.
func some(list []string) locale.Text {
	const most = 8
	var names []locale.Text
	for i, name := range list {
		if i == most {
			names = append(names, locale.Textf("%s autres", "%s others", locale.Count(len(list)-most)))
			break
		}
		names = append(names, locale.Same(locale.Line(name)))
	}
	return locale.Join(names)
}
