package render

import (
	"io"
	"strings"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/tw"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// Text writes a table for a terminal: title, thin rules, right-aligned numbers, notes below. No line is wider than
// width display columns (at least 20; 0 means no limit), and nothing is cut off: columns of words and headings are
// wrapped first, then the columns are shared out over blocks that each repeat the first ones. Machine columns are left
// out. The error is the writer's.
func Text(w io.Writer, t *table.Table, lang locale.Lang, width int) error {
	if width > 0 {
		width = max(width, smallest)
	}
	var text strings.Builder
	if title := clean(t.Title.In(lang)); title != "" {
		text.WriteString(strings.Join(wrap(title, width, "", ""), "\n") + "\n")
	}
	if l := arrange(t, lang); len(l.fields) > 0 && len(l.lines) > 0 {
		for i, b := range l.blocks(width) {
			if i > 0 {
				text.WriteString("\n" + locale.Text{FR: "(suite)", EN: "(continued)"}.In(lang) + "\n")
			}
			drawn, err := l.draw(b, width)
			if err != nil {
				return err
			}
			text.WriteString(drawn)
		}
	}
	for _, note := range Notes(t, lang) {
		text.WriteString(strings.Join(wrap(note.Text, width, bullet(note)+" ", "  "), "\n") + "\n")
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// draw returns one block of a table as lines.
func (l *layout) draw(b block, width int) (string, error) {
	renderer := &rules{block: b}
	for _, f := range b.fields {
		renderer.right = append(renderer.right, l.fields[f].right)
	}
	var rows [][]string
	for i, line := range l.lines {
		cells, height := l.cells(line, b, width)
		rows = append(rows, cells)
		renderer.kinds = append(renderer.kinds, line.kind(i > 0 && l.lines[i-1].total))
		for range height - 1 {
			renderer.kinds = append(renderer.kinds, line.further())
		}
	}
	header, height := l.header(b)
	renderer.heads = height
	if err := write(renderer, header, rows); err != nil {
		return "", err
	}
	return renderer.text.String(), nil
}

// write hands wrapped cells to tablewriter, which is told to change nothing in them.
func write(renderer *rules, header []string, rows [][]string) error {
	asIs := tw.CellConfig{
		Formatting: tw.CellFormatting{AutoWrap: tw.WrapNone, AutoFormat: tw.Off},
		Padding:    tw.CellPadding{Global: tw.PaddingNone},
	}
	writer := tablewriter.NewTable(io.Discard,
		tablewriter.WithConfig(tablewriter.Config{Header: asIs, Row: asIs}),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithTrimSpace(tw.Off),
		tablewriter.WithTrimLine(tw.Off),
		tablewriter.WithTrimTab(tw.Off),
		tablewriter.WithRenderer(renderer),
	)
	writer.Header(header)
	if err := writer.Bulk(rows); err != nil {
		return err
	}
	return writer.Render()
}

// header returns the wrapped headings, all as high as the highest, with the words at the bottom, and that height.
func (l *layout) header(b block) ([]string, int) {
	wrapped := make([][]string, len(b.fields))
	height := 0
	for i, f := range b.fields {
		wrapped[i] = wrap(l.fields[f].head, b.widths[i], "", "")
		height = max(height, len(wrapped[i]))
	}
	cells := make([]string, len(b.fields))
	for i, lines := range wrapped {
		cells[i] = strings.Repeat("\n", height-len(lines)) + strings.Join(lines, "\n")
	}
	return cells, height
}

// cells returns the wrapped cells of one row of a block, and how many lines they take.
func (l *layout) cells(row line, b block, width int) ([]string, int) {
	cells := make([]string, len(b.fields))
	if row.heading {
		limit := 0
		if width > 0 {
			limit = max(b.width(), smallest) // A heading of a narrow table may stand out over its rules.
		}
		lines := wrap(row.cells[0], limit, "", strings.Repeat(" ", indent))
		cells[0] = strings.Join(lines, "\n")
		return cells, len(lines)
	}
	height := 1
	for i, f := range b.fields {
		lines := l.cell(row, f, b.widths[i])
		height = max(height, len(lines))
		cells[i] = strings.Join(lines, "\n")
	}
	return cells, height
}

// kind returns how the first line of a row is drawn. Totals that follow one another stand under one rule.
func (line line) kind(afterTotal bool) kind {
	switch {
	case line.heading:
		return heading
	case line.total && !afterTotal:
		return total
	}
	return plain
}

// further returns how the other lines of a row are drawn.
func (line line) further() kind {
	if line.heading {
		return heading
	}
	return plain
}

// Paragraph writes a text wrapped to width display columns; a width of 0 means no limit.
func Paragraph(w io.Writer, text string, width int) error {
	_, err := io.WriteString(w, strings.Join(wrap(clean(text), width, "", ""), "\n")+"\n")
	return err
}
