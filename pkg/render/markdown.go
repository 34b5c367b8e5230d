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
	if title := EscapeMarkdown(t.Title.In(lang)); title != "" {
		text.WriteString("**" + title + "**\n\n")
	}
	if err := Pipes(&text, t, lang, EscapeMarkdown); err != nil {
		return err
	}
	for i, note := range Notes(t, lang) {
		if i == 0 && len(Shown(t)) > 0 {
			text.WriteString("\n")
		}
		line := "- "
		if note.Mark != "" {
			line += note.Mark + " "
		}
		text.WriteString(line + EscapeMarkdown(note.Text) + "\n")
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// Pipes writes header, alignment and rows of a table as a pipe table; escape makes a text one line that the reader shows as
// it is. It writes nothing where no column is shown. The error is the writer's.
func Pipes(w io.Writer, t *table.Table, lang locale.Lang, escape func(string) string) error {
	indices := Shown(t)
	if len(indices) == 0 {
		return nil
	}
	var text strings.Builder
	var heads, aligns []string
	for _, i := range indices {
		heads = append(heads, escape(t.Columns[i].Label.In(lang)))
		if t.Columns[i].Kind == table.Text && !t.Columns[i].Right {
			aligns = append(aligns, ":---")
		} else {
			aligns = append(aligns, "---:")
		}
	}
	pipe(&text, heads)
	pipe(&text, aligns)
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
		pipe(&text, cells)
	}
	_, err := io.WriteString(w, text.String())
	return err
}

func pipe(text *strings.Builder, cells []string) {
	text.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// EscapeMarkdown makes a text one line that Markdown as GitHub reads it shows as it is. What begins a paragraph may need more.
func EscapeMarkdown(s string) string {
	runes := []rune(clean(s))
	var escaped strings.Builder
	for i, r := range runes {
		prev, next := rune(0), ' '
		if i > 0 {
			prev = runes[i-1]
		}
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		if special(prev, r, next) {
			escaped.WriteByte('\\')
		}
		escaped.WriteRune(r)
	}
	return NoLinks(escaped.String())
}

// addresses are what makes a link of an address that nobody marked as one.
var addresses = strings.NewReplacer("://", `\://`, "www.", `www\.`, "WWW.", `WWW\.`, "mailto:", `mailto\:`)

// NoLinks keeps addresses in an escaped text from becoming links by themselves.
func NoLinks(escaped string) string { return addresses.Replace(escaped) }

// special reports whether Markdown would read a character as more than itself. "<" opens an element only before a
// letter and a few signs, so that "< 0.001" stays legible in the source; "$" ends a formula only where no space stands before
// it, so that amounts stay legible too. prev is 0 at the start.
func special(prev, r, next rune) bool {
	switch r {
	case '\\', '|', '*', '_', '`', '[', ']', '~':
		return true
	case '<':
		return unicode.IsLetter(next) || next == '/' || next == '!' || next == '?'
	case '&':
		return unicode.IsLetter(next) || next == '#'
	case '$':
		return !unicode.IsSpace(prev) && (prev != 0 || !unicode.IsDigit(next))
	}
	return false
}
