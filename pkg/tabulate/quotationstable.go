package tabulate

import (
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// QuotationsTables lists quotations, and what was taken out of them.
func QuotationsTables(s *survey.Survey, list []Quotation) []*table.Table {
	t := &table.Table{ID: "quotations", Title: locale.Text{FR: "Citations", EN: "Quotations"}}
	t.Columns = []table.Column{
		{Key: "words", Label: locale.Text{FR: "Ce qui est dit", EN: "What is said"}}, {Key: "by", Label: locale.Text{FR: "Par", EN: "By"}},
		{Key: "theme", Label: locale.Text{FR: "Thème", EN: "Theme"}, Role: table.Term}, {Key: "segment", Machine: true, Role: table.Level}, {Key: "edited", Machine: true},
		{Key: "place", Label: locale.Text{FR: "Endroit", EN: "Place"}},
	}
	out := scrubbedTable()
	var edited []string
	for _, quotation := range list {
		theme := table.Cell{}
		if quotation.Theme != nil {
			theme = table.Words(quotation.Theme.Label.Text)
		}
		segment := s.Codings.Corpus.Segments[quotation.Segment].Name
		t.Add(table.Words(quotation.Words), table.Words(quotation.By), theme, table.Plain(segment), table.Plain(strconv.FormatBool(quotation.Edited)), table.Plain(quotation.Pos.String()))
		if quotation.Edited {
			edited = append(edited, segment)
		}
		addScrubbed(out, segment, quotation.Changes)
	}
	if consent := s.Study.Corpus.Consent; consent != nil {
		t.Note("Seules sont citées les personnes qui y ont consenti (%s).", "Only people who agreed to it are quoted (%s).", consent.Question.Value)
	}
	editedNote(t, edited)
	if len(out.Rows) == 0 {
		return []*table.Table{t}
	}
	return []*table.Table{t, out}
}

// editedNote says which quotations are not all that was said, and how to read all of it.
func editedNote(t *table.Table, names []string) {
	const most = 5
	if len(names) == 0 {
		return
	}
	shown := locale.Same(strings.Join(names[:min(most, len(names))], ", "))
	if more := len(names) - most; more > 0 {
		shown = locale.Textf("%s… (%d de plus)", "%s… (%d more)", shown, more)
	}
	t.Note("Coupées ou éditées, entre crochets : %s. arrimage explain %s montre d'où viennent les mots.", "Cut or edited, in brackets: %s. arrimage explain %s shows where the words come from.", shown, names[0])
}

// scrubbedTable is for what was taken out of quotations.
func scrubbedTable() *table.Table {
	out := &table.Table{ID: "scrubbed", Title: locale.Text{FR: "Ce qui a été retiré des citations", EN: "What was taken out of the quotations"}}
	out.Columns = []table.Column{
		{Key: "segment", Label: locale.Text{FR: "Réponse", EN: "Answer"}}, {Key: "rule", Label: locale.Text{FR: "Règle", EN: "Rule"}},
		{Key: "start", Label: locale.Text{FR: "Du caractère", EN: "From character"}, Kind: table.Count}, {Key: "end", Label: locale.Text{FR: "au", EN: "to"}, Kind: table.Count},
		{Key: "replacement", Label: locale.Text{FR: "Remplacé par", EN: "Replaced by"}},
	}
	return out
}

func addScrubbed(t *table.Table, segment string, changes []Scrubbed) {
	for _, c := range changes {
		t.Add(table.Plain(segment), table.Plain(c.Rule), table.Int(c.Start), table.Int(c.End), table.Plain(c.Replacement))
	}
}
