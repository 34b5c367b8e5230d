package xlsx

import (
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// figureHeads are the headings of the sheet of figures.
var figureHeads = []locale.Text{
	{FR: "Chiffre", EN: "Figure"}, {FR: "Ce qu'il dit", EN: "What it says"}, {FR: "En clair", EN: "In words"}, {FR: "Valeur", EN: "Value"},
	{FR: "Nombre", EN: "Count"}, locale.Same("Base"), {FR: "Intervalle, de", EN: "Interval, from"}, {FR: "Intervalle, à", EN: "Interval, to"},
}

// figures adds the sheet of the figures that the study names, one a row; none where it names none. The numbers are in full: a
// share is in percent.
func (b *book) figures() {
	if len(b.document.Figures) == 0 {
		return
	}
	title := figuresWord.In(b.lang)
	page := b.begin(b.name(title), title)
	page.Widths = []float64{28, 60, 24, 14, 10, 10, 12, 12}
	var head []workbook.Styled
	for i, text := range figureHeads {
		head = append(head, workbook.Styled{Value: text.In(b.lang), Style: workbook.Style{Bold: true, Wrap: true, Filled: true, Under: true, Right: i > 2}})
	}
	page.Rows = append(page.Rows, head)
	page.Header = len(page.Rows)
	for _, figure := range b.document.Figures {
		page.Rows = append(page.Rows, b.figure(figure))
	}
	b.pages = append(b.pages, page)
}

func (b *book) figure(figure document.Figure) []workbook.Styled {
	words := func(text string) workbook.Styled {
		if text = locale.Line(text); text == "" {
			return workbook.Styled{}
		}
		return workbook.Styled{Value: text, Style: workbook.Style{Wrap: true}}
	}
	count := func(n int, exists bool) workbook.Styled {
		if !exists {
			return workbook.Styled{}
		}
		return workbook.Styled{Value: float64(n), Style: workbook.Style{Right: true, Format: "#,##0"}}
	}
	return []workbook.Styled{
		words(figure.ID), words(figure.Label.In(b.lang)), words(figure.Text.In(b.lang)), numberCell(figure.Value, decimalsOf(figure.Value)),
		count(figure.Count, figure.IsShare), count(figure.Base, figure.Base > 0), numberCell(figure.Lo, decimalsOf(figure.Lo)), numberCell(figure.Hi, decimalsOf(figure.Hi)),
	}
}
