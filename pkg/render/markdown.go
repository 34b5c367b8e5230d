package render

import (
	"io"
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// Markdown writes a table as a pipe table (GitHub, Pandoc, Quarto): title in bold above, numbers right-aligned, totals
// and headings inside the table in bold, notes below as a list. Text is escaped, so that no cell becomes a column, an
// emphasis, a link or an HTML element. Machine columns are left out. The error is the writer's.
func Markdown(w io.Writer, t *table.Table, lang locale.Lang) error {
	var text strings.Builder
	if title := escape(t.Title.In(lang)); title != "" {
		text.WriteString("**" + title + "**\n\n")
	}
	indices := Shown(t)
	if len(indices) > 0 {
		pipes(&text, t, indices, lang)
	}
	for i, note := range Notes(t, lang) {
		if i == 0 && len(indices) > 0 {
			text.WriteString("\n")
		}
		line := "- "
		if note.Mark != "" {
			line += note.Mark + " "
		}
		text.WriteString(line + escape(note.Text) + "\n")
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// pipes writes header, alignment and rows.
func pipes(text *strings.Builder, t *table.Table, indices []int, lang locale.Lang) {
	var heads, aligns []string
	for _, i := range indices {
		heads = append(heads, escape(t.Columns[i].Label.In(lang)))
		if t.Columns[i].Kind == table.Text {
			aligns = append(aligns, ":---")
		} else {
			aligns = append(aligns, "---:")
		}
	}
	pipe(text, heads)
	pipe(text, aligns)
	for _, row := range t.Rows {
		cells := make([]string, len(indices))
		for c, i := range indices {
			if row.Group && c > 0 {
				break
			}
			if row.Group {
				i = 0
			}
			cells[c] = escape(Format(row.Cells[i], t.Columns[i], lang))
			if (row.Group || row.Total) && cells[c] != "" {
				cells[c] = "**" + cells[c] + "**"
			}
		}
		pipe(text, cells)
	}
}

func pipe(text *strings.Builder, cells []string) {
	text.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// escape makes a text one line that Markdown shows as it is.
func escape(s string) string {
	runes := []rune(clean(s))
	var escaped strings.Builder
	for i, r := range runes {
		var next rune
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		if special(r, next) {
			escaped.WriteByte('\\')
		}
		escaped.WriteRune(r)
	}
	return escaped.String()
}

// special reports whether Markdown would read a character as more than itself. "<" opens an element only before a
// letter and a few signs, so that "< 0.001" stays legible in the source.
func special(r, next rune) bool {
	switch r {
	case '\\', '|', '*', '_', '`', '[', ']', '~':
		return true
	case '<':
		return unicode.IsLetter(next) || next == '/' || next == '!' || next == '?'
	case '&':
		return unicode.IsLetter(next) || next == '#'
	}
	return false
}
