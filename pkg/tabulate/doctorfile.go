package tabulate

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/platform"
	"github.com/arrimage/arrimage/pkg/profile"
	"github.com/arrimage/arrimage/pkg/table"
)

// doctorFiles says how each file was read, and why so.
func doctorFiles(profiles []*profile.Profile) *table.Table {
	t := &table.Table{ID: "file", Title: locale.Text{FR: "Fichier", EN: "File"}}
	t.Columns = []table.Column{
		{Key: "file", Machine: true}, {Key: "what_code", Machine: true},
		{Key: "what", Label: locale.Text{FR: "Quoi", EN: "What"}},
		{Key: "value", Label: locale.Text{FR: "Lu ainsi", EN: "Read as"}},
		{Key: "why", Label: locale.Text{FR: "Pourquoi", EN: "Why"}},
	}
	headed(t, profiles, func(p *profile.Profile) {
		for _, fact := range doctorFacts(p) {
			t.Add(table.Plain(p.File), table.Plain(fact.code), table.Words(fact.what), table.Words(fact.value), table.Words(fact.why))
		}
	})
	return t
}

// A fact is one line of what is known of a file.
type fact struct {
	code             string
	what, value, why locale.Text
}

// doctorFacts lists what is known of a file.
func doctorFacts(p *profile.Profile) []fact {
	if p.Folder != nil {
		return folderFacts(p)
	}
	facts := append([]fact{{"file", locale.Text{FR: "fichier", EN: "file"}, locale.Same(p.File), locale.Text{}}}, writtenFacts(p)...)
	if len(p.Titles) > 0 {
		facts = append(facts, fact{"titles", locale.Text{FR: "au-dessus de l'en-tête", EN: "above the header"},
			locale.Textf("lignes\u00a0: %d", "rows: %d", len(p.Titles)), locale.Same(strings.Join(p.Titles, " / "))})
	}
	return append(facts,
		fact{"header", locale.Text{FR: "en-tête", EN: "header"}, locale.Textf("lignes\u00a0: %d", "rows: %d", p.Dialect.HeaderRows), p.HeaderWhy},
		fact{"platform", locale.Text{FR: "plateforme", EN: "platform"}, p.Platform.Preset.Name, evidence(p.Platform.Candidate)},
		fact{"runner-up", locale.Text{FR: "sinon", EN: "else"}, runnerUp(p.Platform), evidence(p.Platform.RunnerUp)},
		fact{"rows", locale.Text{FR: "réponses", EN: "responses"}, plainNumber(p.Rows), p.Platform.Preset.Completion.Rule},
		fact{"columns", locale.Text{FR: "colonnes", EN: "columns"}, plainNumber(len(p.Columns)), locale.Text{}},
	)
}

// writtenFacts lists how a table is written in its file.
func writtenFacts(p *profile.Profile) []fact {
	if p.Sheet != "" {
		return []fact{
			{"format", locale.Same("format"), locale.Text{FR: "classeur Excel", EN: "Excel workbook"}, locale.Text{}},
			{"sheet", locale.Text{FR: "feuille", EN: "sheet"}, locale.Same(p.Sheet), p.Dialect.SheetWhy},
		}
	}
	return []fact{
		{"encoding", locale.Text{FR: "encodage", EN: "encoding"}, locale.Same(p.Dialect.Encoding), p.Dialect.EncodingWhy},
		{"delimiter", locale.Text{FR: "délimiteur", EN: "delimiter"}, delimiterWord(p.Dialect.Delimiter), p.Dialect.DelimiterWhy},
		{"line-ends", locale.Text{FR: "fins de ligne", EN: "line ends"}, locale.Same(lineEnds(p)), locale.Text{}},
	}
}

// folderFacts lists what is known of a folder of documents.
func folderFacts(p *profile.Profile) []fact {
	var endings, voices []string
	for _, ending := range p.Folder.Endings {
		endings = append(endings, strconv.Itoa(ending.Count)+" "+ending.Name)
	}
	for _, voice := range p.Folder.Frequent[:min(len(p.Folder.Frequent), mostShown)] {
		voices = append(voices, voice.Name+" ("+strconv.Itoa(voice.Documents)+")")
	}
	return []fact{
		{"folder", locale.Text{FR: "dossier", EN: "folder"}, locale.Same(p.File), locale.Text{}},
		{"documents", locale.Same("documents"), plainNumber(p.Folder.Documents), locale.Same(strings.Join(endings, ", "))},
		{"rows", locale.Text{FR: "lus", EN: "read"}, plainNumber(p.Rows), locale.Text{}},
		{"columns", locale.Text{FR: "clés des en-têtes", EN: "keys of headers"}, plainNumber(len(p.Columns) - 1), locale.Text{}},
		{"turns", locale.Text{FR: "tours de parole", EN: "turns"}, plainNumber(p.Folder.Turns), locale.Text{}},
		{"words", locale.Text{FR: "mots", EN: "words"}, plainNumber(p.Folder.Words), locale.Text{FR: "entre espaces", EN: "between spaces"}},
		{"speakers", locale.Text{FR: "personnes qui parlent", EN: "speakers"}, plainNumber(p.Folder.Speakers), locale.Same(strings.Join(voices, ", "))},
	}
}

// plainNumber writes a whole number in both languages.
func plainNumber(n int) locale.Text {
	return locale.Textf("%s", "%s", locale.Count(n))
}

// delimiterWord names a delimiter so that people see it.
func delimiterWord(delimiter rune) locale.Text {
	switch delimiter {
	case ',':
		return locale.Text{FR: "virgule", EN: "comma"}
	case ';':
		return locale.Text{FR: "point-virgule", EN: "semicolon"}
	case '\t':
		return locale.Text{FR: "tabulation", EN: "tab"}
	case '|':
		return locale.Text{FR: "barre verticale", EN: "vertical bar"}
	}
	return locale.Same(string(delimiter))
}

// lineEnds names the ways in which rows end, with their counts where there are several.
func lineEnds(p *profile.Profile) string {
	var found []string
	for _, kind := range []struct {
		name  string
		count int
	}{{"LF", p.LineEnds.LF}, {"CRLF", p.LineEnds.CRLF}, {"CR", p.LineEnds.CR}} {
		if kind.count > 0 {
			found = append(found, kind.name+" "+strconv.Itoa(kind.count))
		}
	}
	if len(found) == 1 {
		found[0], _, _ = strings.Cut(found[0], " ")
	}
	return strings.Join(found, ", ")
}

// mostEvidence is how many marks of a platform are named.
const mostEvidence = 5

// evidence names the headings that speak for a platform.
func evidence(c platform.Candidate) locale.Text {
	var marks []string
	for i, found := range c.Evidence {
		if i == mostEvidence {
			marks = append(marks, "…")
			break
		}
		marks = append(marks, shortHeading(found.Heading))
	}
	return locale.Same(strings.Join(marks, ", "))
}

// runnerUp names the platform that comes second.
func runnerUp(r platform.Recognition) locale.Text {
	if r.RunnerUp.Preset == nil {
		return locale.Text{FR: "aucune autre", EN: "no other"}
	}
	return locale.Textf("%s (%d contre %d)", "%s (%d against %d)", r.RunnerUp.Preset.Name, r.RunnerUp.Score, r.Score)
}

// doctorEvidence lists the headings that speak for the platform, and for the one that comes second.
func doctorEvidence(profiles []*profile.Profile) *table.Table {
	t := &table.Table{ID: "evidence", Title: locale.Text{FR: "Marques des plateformes", EN: "Marks of the platforms"}}
	t.Columns = []table.Column{
		{Key: "file"}, {Key: "platform"}, {Key: "taken"}, {Key: "heading"}, {Key: "header_row", Kind: table.Count},
		{Key: "column", Kind: table.Count}, {Key: "count", Kind: table.Count}, {Key: "weight", Kind: table.Count},
	}
	for _, p := range profiles {
		for i, candidate := range []platform.Candidate{p.Platform.Candidate, p.Platform.RunnerUp} {
			for _, mark := range candidate.Evidence {
				t.Add(table.Plain(p.File), table.Plain(candidate.Preset.ID), table.Plain(strconv.FormatBool(i == 0)), table.Plain(mark.Heading),
					table.Int(mark.Row+1), table.Int(mark.Column+1), table.Int(mark.Count), table.Int(mark.Weight))
			}
		}
	}
	return t
}
