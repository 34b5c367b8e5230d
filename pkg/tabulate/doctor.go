package tabulate

import (
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/table"
)

// Doctor says what was seen in files that no study describes yet: how each was read, its columns, and what is wrong or
// odd in them. Machine formats get the values of the columns, the questions that several columns make up, and the marks of
// the platforms, too.
func Doctor(profiles []*profile.Profile, machine bool) []*table.Table {
	tables := []*table.Table{doctorFindings(profiles), doctorFiles(profiles), doctorColumns(profiles)}
	if machine {
		return append(tables, doctorQuestions(profiles), doctorValues(profiles), doctorEvidence(profiles))
	}
	return []*table.Table{tables[1], tables[2], tables[0]}
}

// headed puts a heading above the rows of each file where there are several.
func headed(t *table.Table, profiles []*profile.Profile, rows func(*profile.Profile)) {
	for _, p := range profiles {
		if len(profiles) > 1 {
			t.AddGroup(locale.Same(p.File))
		}
		rows(p)
	}
}

// doctorFindings lists what is wrong, odd or worth knowing, and what to write about it.
func doctorFindings(profiles []*profile.Profile) *table.Table {
	t := &table.Table{ID: "findings", Title: locale.Text{FR: "Constats", EN: "Findings"}}
	t.Columns = []table.Column{
		{Key: "severity", Label: locale.Text{FR: "Gravité", EN: "Severity"}},
		{Key: "severity_code", Machine: true}, {Key: "rule", Machine: true},
		{Key: "file", Machine: true}, {Key: "line", Kind: table.Count, Machine: true}, {Key: "byte", Kind: table.Count, Machine: true},
		{Key: "column", Kind: table.Count, Machine: true}, {Key: "count", Kind: table.Count, Machine: true},
		{Key: "place", Label: locale.Text{FR: "Premier cas", EN: "First case"}},
		{Key: "message", Label: locale.Text{FR: "Constat", EN: "Finding"}},
		{Key: "write", Label: locale.Text{FR: "Dans study.yaml", EN: "In study.yaml"}},
	}
	counts := [3]int{}
	headed(t, profiles, func(p *profile.Profile) {
		for _, f := range p.Findings {
			counts[f.Severity]++
			t.Add(table.Words(f.Severity.Label()), table.Plain(f.Severity.String()), table.Plain(f.Rule),
				table.Plain(f.Pos.File), position(f.Pos.Line), position(f.Pos.Column), position(f.Column+1), table.Int(f.Count),
				table.Plain(placeInFile(p, f.Pos)), table.Words(f.Message), table.Plain(f.Write))
		}
	})
	t.Note("Erreurs\u00a0: %d\u00a0; avertissements\u00a0: %d\u00a0; remarques\u00a0: %d.", "Errors: %d; warnings: %d; notes: %d.",
		counts[diag.Error], counts[diag.Warning], counts[diag.Note])
	if len(t.Rows) == 0 {
		return t
	}
	t.Note("Premier cas\u00a0: %s. Une erreur fausse les résultats tant que le fichier d'étude ne dit pas comment lire.",
		"First case: %s. An error makes results wrong until the study file says how to read.", placesOf(profiles))
	return t
}

// placesOf says how places are written in files, workbooks and folders.
func placesOf(profiles []*profile.Profile) locale.Text {
	isBook := func(p *profile.Profile) bool { return p.Sheet != "" }
	isFolder := func(p *profile.Profile) bool { return p.Folder != nil }
	place := locale.Text{FR: "ligne et octet de la ligne", EN: "line, and byte of the line"}
	books, folders := slices.ContainsFunc(profiles, isBook), slices.ContainsFunc(profiles, isFolder)
	switch {
	case books && len(profiles) == 1:
		return locale.Text{FR: "feuille et cellule", EN: "sheet and cell"}
	case folders && len(profiles) == 1:
		return locale.Text{FR: "document, ligne et octet de la ligne", EN: "document, line, and byte of the line"}
	}
	if books {
		place = locale.Textf("%s\u00a0; dans un classeur, feuille et cellule", "%s; in a workbook, sheet and cell", place)
	}
	if folders {
		place = locale.Textf("%s\u00a0; dans un dossier, d'abord le document", "%s; in a folder, first the document", place)
	}
	return place
}

// placeInFile writes a place without the file or the folder, which the heading says.
func placeInFile(p *profile.Profile, pos diag.Pos) string {
	if document, in := strings.CutPrefix(pos.File, p.File+"/"); in && p.Folder != nil {
		pos.File = document
		return pos.String()
	}
	pos.File = ""
	text := pos.String()
	if text == "" {
		return ""
	}
	return text[1:]
}
