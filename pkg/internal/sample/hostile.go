package sample

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/chart"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// Bad is a text with what means something in HTML, CSS, scripts, XML, Markdown, LaTeX, spreadsheets and on a terminal, and
// with characters that XML forbids.
const Bad = "=1+1</title></style></script><script>alert('1')</script>\"\\ & \x00\x1b\ufffe\xff {{.}} */ ]]> --> ${x} \\input{/etc/passwd} " +
	"$x^2_1$ % # ~ `a` *b* _c_ [d](javascript:alert) | {e} \u202e\u200b\U0001f600 e\u0301"

// Hostile returns a document with Bad in every text, and with one of 300 characters without a space.
func Hostile() *document.Document { return Full(Bad) }

// Full returns the document that Hostile is, with other words in place of Bad.
func Full(words string) *document.Document {
	bad, long := locale.Same(words), locale.Same(strings.Repeat("à", 300))
	t := &table.Table{ID: "bad", Title: bad, Columns: []table.Column{
		{Key: "a", Label: bad, Role: table.Level}, {Key: "status", Label: bad}, {Key: "b", Label: bad, Kind: table.Count}, {Key: "m", Label: long, Kind: table.Money, Unit: words, Role: table.Estimate},
	}}
	t.AddGroup(bad)
	t.Add(table.Words(bad), table.Words(bad), table.Absent(bad), table.Value(1))
	t.Add(table.Words(long), table.Plain("+1"), table.Absent(locale.Same("@SUM(A1)")), table.Absent(locale.Same("-1")))
	t.AddTotal(table.Words(bad), table.Words(bad), table.Int(1), table.Value(-2))
	t.Notes = append(t.Notes, bad)
	bars := chart.BarChart{Title: bad, Rows: []chart.Bar{{Label: bad, Text: bad}, {Label: long, Value: 1}}}
	passages := []document.Passage{
		{Spans: []document.Span{
			{Text: words + " "}, {Text: words, Bold: true, Italic: true}, {Text: " "}, {Text: words, Code: true}, {Text: " "}, {Text: words, Cite: true}, {Text: " "},
			{Text: words, Link: "https://example.org/\"><b>"},
		}},
		{Kind: document.Heading, Level: 1, Spans: []document.Span{{Text: words}}},
		{Kind: document.Item, Level: 1, Spans: []document.Span{{Text: words}}},
		{Kind: document.Quoted, Spans: []document.Span{{Text: words}}},
	}
	return &document.Document{Title: bad, Subtitle: bad, Authors: []string{words}, Date: bad, Notice: bad, Source: bad, Sections: []document.Section{
		{ID: "bad", Title: bad, Blocks: []document.Block{
			{Prose: &document.Prose{FR: passages, EN: passages}}, {Number: 1, Name: "bad", Table: t},
			{Number: 1, Name: "bad", Chart: &document.Chart{Caption: bad, Drawing: bars}}, {Quote: &document.Quote{Words: bad, By: bad, Place: words}},
		}},
		{ID: "long", Title: long},
	}, Figures: []document.Figure{{ID: "bad", Label: bad, Value: 1, Base: 1, Unit: words, Text: bad}}}
}
