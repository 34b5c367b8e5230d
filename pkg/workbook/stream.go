package workbook

import "github.com/xuri/excelize/v2"

// stream writes a page row by row. What stands before the rows in the file is set first, and what stands behind them before
// the end.
func (b *binder) stream(p Page) error {
	if err := b.setUp(p); err != nil {
		return err
	}
	stream, err := b.book.NewStreamWriter(p.Name)
	if err != nil {
		return err
	}
	if p.Header > 0 {
		if err := stream.SetPanes(p.panes()); err != nil {
			return err
		}
	}
	for j, width := range p.Widths {
		if err := stream.SetColWidth(j+1, j+1, width); err != nil {
			return err
		}
	}
	if err := b.streamRows(stream, p); err != nil {
		return err
	}
	for _, m := range p.Merged {
		if err := stream.MergeCell(place(m[0], m[1]), place(m[2], m[3])); err != nil {
			return err
		}
	}
	if err := b.choices(p); err != nil {
		return err
	}
	return stream.Flush()
}

// streamRows writes the rows of a page, those without cells where they have a height.
func (b *binder) streamRows(stream *excelize.StreamWriter, p Page) error {
	heights := map[int]Height{}
	for _, height := range p.Heights {
		heights[height.Row] = height
	}
	for i, row := range p.Rows {
		if err := b.streamRow(stream, p.Name, i+1, row, heights[i+1]); err != nil {
			return err
		}
	}
	if p.Long == nil {
		return nil
	}
	number := len(p.Rows)
	for row := range p.Long {
		number++
		if err := limitOf(p.Name, number, row.Cells); err != nil {
			return err
		}
		height := Height{Row: number, Lines: row.Lines}
		if row.Lines < 2 {
			height = Height{}
		}
		if err := b.streamRow(stream, p.Name, number, row.Cells, height); err != nil {
			return err
		}
	}
	return nil
}

// limitOf reports what Excel cannot hold of a row.
func limitOf(page string, number int, row []Styled) error {
	one := Sheet{Name: page}
	if number > excelize.TotalRows {
		return one.tooLong(number)
	}
	return one.checkRow(number, values(row))
}

// values returns the values of cells.
func values(row []Styled) []any {
	list := make([]any, len(row))
	for i, cell := range row {
		list[i] = cell.Value
	}
	return list
}

// streamRow writes one row, which has the height of the zero Height where it has none of its own.
func (b *binder) streamRow(stream *excelize.StreamWriter, page string, number int, row []Styled, height Height) error {
	cells := make([]any, len(row))
	for j, cell := range row {
		written, err := b.streamed(page, place(j+1, number), cell)
		if err != nil {
			return err
		}
		cells[j] = written
	}
	switch {
	case height.Row > 0:
		return stream.SetRow(place(1, number), cells, excelize.RowOpts{Height: height.points()})
	case len(cells) == 0:
		return nil
	}
	return stream.SetRow(place(1, number), cells)
}

// streamed returns a cell as a stream takes it; nil for one without a value and a style.
func (b *binder) streamed(page, at string, cell Styled) (any, error) {
	if cell.To != "" {
		if err := b.link(page, at, cell.To); err != nil {
			return nil, err
		}
	}
	if cell.Style == (Style{}) {
		return cell.Value, nil
	}
	style, err := b.style(cell.Style)
	return excelize.Cell{StyleID: style, Value: cell.Value}, err
}
