package markdown

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
)

// Quarto writes the document as Quarto reads it: with a header of metadata, and captions of tables and figures that prose
// can refer to (@tbl-NAME, @fig-NAME) and that Quarto numbers. Nothing in it is run. Charts and errors are those of GitHub.
func Quarto(w io.Writer, d *document.Document, options Options) error {
	p := newPage(options)
	p.quarto, p.escape, p.opening = true, escapeQuarto, openingQuarto
	p.header(d)
	return p.write(w, d)
}

// header writes the metadata. Pandoc reads its texts as Markdown; "smart" would change quotation marks and dashes.
func (p *page) header(d *document.Document) {
	p.text.WriteString("---\n")
	p.entry("title", p.escape(d.Title.In(p.lang)))
	p.entry("subtitle", p.escape(d.Subtitle.In(p.lang)))
	p.entry("author", p.escape(p.lang.List(d.Authors)))
	switch {
	case !d.Date.IsZero():
		p.entry("date", p.escape(d.Date.In(p.lang)))
	case !d.Made.IsZero():
		p.entry("date", d.Made.UTC().Format("2006-01-02"))
	}
	p.text.WriteString("lang: " + string(p.lang) + "\nfrom: markdown-smart\nengine: markdown\n---\n\n")
}

// entry writes a text as YAML, which has the strings of JSON; nothing where it is empty.
func (p *page) entry(key, text string) {
	if text == "" {
		return
	}
	p.text.WriteString(key + ": ")
	encoder := json.NewEncoder(&p.text)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // A string has no error, nor has a strings.Builder.
}

// anchor returns what makes a heading one that links lead to; GitHub makes its own.
func (p *page) anchor(id string) string {
	if !p.quarto {
		return ""
	}
	return " {#" + id + "}"
}

// captioned writes a table with its caption, then its notes.
func (p *page) captioned(block document.Block) error {
	if err := render.Pipes(&p.text, block.Table, p.lang, p.escape); err != nil {
		return err
	}
	name := block.Name
	if name == "" || name == block.Table.ID {
		name = block.Table.ID
	} else {
		name += "-" + block.Table.ID
	}
	p.line("\n: ", p.escape(block.Title().In(p.lang))+" {#"+p.reference("tbl", name)+"}")
	p.notes(render.Notes(block.Table, p.lang))
	return nil
}

func (p *page) notes(notes []render.Note) {
	for i, note := range notes {
		text := p.opening(p.escape(note.Text))
		if note.Mark != "" {
			text = note.Mark + " " + text
		}
		p.text.WriteString("- " + text + "\n")
		if i+1 == len(notes) {
			p.text.WriteString("\n")
		}
	}
}

// reference returns a name that nothing else of the document has: of the kind, "tbl" or "fig", made of the letters, digits and
// hyphens of the given name.
func (p *page) reference(kind, name string) string {
	words := strings.FieldsFunc(locale.Line(name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	})
	p.taken[kind] = true // The kind alone refers to nothing.
	return p.taken.Free(strings.Join(append([]string{kind}, words...), "-"))
}
