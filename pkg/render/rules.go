package render

import (
	"io"
	"strings"

	"github.com/olekukonko/ll"
	"github.com/olekukonko/tablewriter/tw"
)

// rules draws a block of a table with thin horizontal rules only: above, below the header, above a total and below. It
// is the renderer of a tablewriter.Table, which splits cells into lines and calls it for each.
//
// The renderers that tablewriter ships measure with a width table that depends on the environment; rules is given the
// widths, so the same table has the same bytes everywhere.
type rules struct {
	block block
	right []bool          // for each column of the block: whether it is right-aligned
	heads int             // how many lines of the header are still to come
	kinds []kind          // what each line of the body is, in order
	text  strings.Builder // what is drawn so far
	next  int             // index into kinds
}

// A kind is how a line of the body is drawn.
type kind uint8

const (
	plain   kind = iota // cells, or a further line of a total
	total               // first line of a total: a rule stands above
	heading             // words over the whole width
)

// Start implements tw.Renderer. It ignores the writer: the drawing is read from text when it is whole.
func (r *rules) Start(io.Writer) error {
	r.rule()
	return nil
}

// Header implements tw.Renderer.
func (r *rules) Header(_ [][]string, context tw.Formatting) {
	r.cells(context)
	if r.heads--; r.heads == 0 {
		r.rule()
	}
}

// Row implements tw.Renderer.
func (r *rules) Row(_ []string, context tw.Formatting) {
	kind := r.kinds[r.next]
	r.next++
	switch kind {
	case heading:
		r.text.WriteString(context.Row.Current[0].Data + "\n")
		return
	case total:
		r.rule()
	}
	r.cells(context)
}

// Footer implements tw.Renderer; totals are rows here, since a table may have several.
func (r *rules) Footer([][]string, tw.Formatting) {}

// Line implements tw.Renderer; rules places its own lines.
func (r *rules) Line(tw.Formatting) {}

// Config implements tw.Renderer.
func (r *rules) Config() tw.Rendition {
	return tw.Rendition{Borders: tw.BorderNone, Settings: tw.Settings{Separators: tw.SeparatorsNone, Lines: tw.LinesNone}}
}

// Close implements tw.Renderer.
func (r *rules) Close() error {
	r.rule()
	return nil
}

// Logger implements tw.Renderer.
func (r *rules) Logger(*ll.Logger) {}

func (r *rules) rule() {
	r.text.WriteString(strings.Repeat("─", r.block.width()) + "\n")
}

// cells draws one line of cells, without spaces at its end.
func (r *rules) cells(context tw.Formatting) {
	var drawn strings.Builder
	for i, width := range r.block.widths {
		if i > 0 {
			drawn.WriteString(strings.Repeat(" ", gap))
		}
		cell := context.Row.Current[i].Data
		pad := strings.Repeat(" ", max(width-span(cell), 0))
		if r.right[i] {
			drawn.WriteString(pad + cell)
		} else {
			drawn.WriteString(cell + pad)
		}
	}
	r.text.WriteString(strings.TrimRight(drawn.String(), " ") + "\n")
}
