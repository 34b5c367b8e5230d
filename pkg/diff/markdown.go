package diff

import (
	"bytes"
	"fmt"
	"io"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// shortEnough is how many rows a table of a summary may have before it is folded.
const shortEnough = 12

// Markdown writes a report to be read on the page of a pull request or of a job ($GITHUB_STEP_SUMMARY): what matters first,
// long tables folded. At most limit rows of each table are shown, and the rest counted; 0 shows all. The error is the
// writer's.
func (r *Report) Markdown(w io.Writer, lang locale.Lang, limit int) error {
	var text bytes.Buffer
	tables := r.Tables(limit)
	_ = render.Markdown(&text, tables[0], lang) // A buffer takes all.
	for _, t := range tables[1:] {
		text.WriteByte('\n')
		fold(&text, t, lang)
	}
	_, err := w.Write(text.Bytes())
	return err
}

// fold writes a table, inside an element that opens where it is long. The title of a table is a sentence of ours, which
// needs no escape.
func fold(text *bytes.Buffer, t *table.Table, lang locale.Lang) {
	if len(t.Rows) <= shortEnough {
		_ = render.Markdown(text, t, lang)
		return
	}
	untitled := *t
	untitled.Title = locale.Text{}
	fmt.Fprintf(text, "<details><summary>%s</summary>\n\n", t.Title.In(lang))
	_ = render.Markdown(text, &untitled, lang)
	text.WriteString("\n</details>\n")
}
