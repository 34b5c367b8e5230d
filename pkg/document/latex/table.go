package latex

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/render"
	"github.com/arrimage/arrimage/pkg/table"
)

// Table writes a table as a tabular with the rules of booktabs, without float, caption or notes: comments name the packages
// that it needs, its title and its notes. The error is the writer's.
func Table(w io.Writer, t *table.Table, lang locale.Lang) error {
	p := &page{lang: lang}
	p.write("% ", comment(t.Title.In(lang)), "\n% \\usepackage{array,booktabs}\n")
	for _, note := range render.Notes(t, lang) {
		p.write("% ", strings.TrimSpace(comment(note.Mark+" "+note.Text)), "\n")
	}
	if columns := columnsOf(t, lang); len(columns) > 0 {
		p.write("\\begin{tabular}{", specification(columns), "}\n\\toprule\n", header(columns, lang), "\\midrule\n")
		p.rows(t, columns)
		p.write("\\bottomrule\n\\end{tabular}\n")
	}
	_, err := io.WriteString(w, p.text.String())
	return err
}

// comment makes a text one line of a comment.
func comment(s string) string { return locale.Line(s) }

// A column is a column that people see.
type column struct {
	table.Column
	index int
	share float64 // of the width of the page, where its texts are wrapped; 0 where they are not
	width int     // characters of its widest cell
}

const (
	uncut        = 22    // characters of a text that is not wrapped
	headingWidth = 10    // characters of a line of a heading, where its words are no longer
	readable     = 104   // characters of a line in letters that everyone reads
	most         = 0.92  // share of the width that columns of text may take together
	least        = 0.12  // share of the width that a column of text takes
	gap          = 0.025 // share of the width between two columns
	line         = 98    // characters of a line in the type of tables
)

// columnsOf returns the columns that people see. Where the page has room, names of some length are not wrapped.
func columnsOf(t *table.Table, lang locale.Lang) []column {
	const name = 36 // characters
	columns := columnsUpTo(name, t, lang)
	wrapped := slices.ContainsFunc(columns, func(c column) bool { return c.share > 0 })
	if wrapped || lettersOf(columns) > readable {
		return columnsUpTo(uncut, t, lang)
	}
	return columns
}

// columnsUpTo returns the columns, with texts that are longer than a limit wrapped: they share what the others leave of the
// page, by the length of their texts.
func columnsUpTo(limit int, t *table.Table, lang locale.Lang) []column {
	var columns []column
	letters, long, wrapped := 0, 0, 0
	for _, i := range render.Shown(t) {
		columns = append(columns, column{Column: t.Columns[i], index: i})
	}
	for c := range columns {
		columns[c].width = widest(t, columns[c].index, lang)
		if columns[c].Kind == table.Text && columns[c].width > limit {
			long += min(columns[c].width, 4*uncut)
			wrapped++
		} else {
			letters += columns[c].width + 2
		}
	}
	free := min(most, 1-float64(letters)/line) - gap*float64(wrapped)
	for c := range columns {
		if columns[c].Kind == table.Text && columns[c].width > limit {
			columns[c].share = max(free*float64(min(columns[c].width, 4*uncut))/float64(long), least)
		}
	}
	return columns
}

// widest returns how many characters the widest cell of a column has. A heading that is long is stacked.
func widest(t *table.Table, i int, lang locale.Lang) int {
	longest := 0
	for _, line := range linesOfHeading(t.Columns[i].Label.In(lang), headingWidth) {
		longest = max(longest, utf8.RuneCountInString(line))
	}
	for _, row := range t.Rows {
		if !row.Group {
			longest = max(longest, utf8.RuneCountInString(render.Format(row.Cells[i], t.Columns[i], lang)))
		}
	}
	return longest
}

// specification returns the columns as tabular wants them.
func specification(columns []column) string {
	var text strings.Builder
	text.WriteString("@{}")
	for _, c := range columns {
		switch {
		case c.share > 0:
			text.WriteString(">{\\raggedright\\arraybackslash}p{" + strconv.FormatFloat(c.share, 'f', 3, 64) + "\\linewidth}")
		case c.Kind == table.Text:
			text.WriteString("l")
		default:
			text.WriteString("r")
		}
	}
	return text.String() + "@{}"
}

// header returns the row of headings; those above numbers are broken at spaces where they are longer than a few words.
func header(columns []column, lang locale.Lang) string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = escape(c.Label.In(lang))
		if lines := linesOfHeading(c.Label.In(lang), max(headingWidth, c.width)); c.share == 0 && len(lines) > 1 {
			cells[i] = stacked(lines, c.Kind == table.Text)
		}
	}
	return strings.Join(cells, " & ") + " \\\\\n"
}

// stacked returns a heading on several lines.
func stacked(lines []string, left bool) string {
	side := "r"
	if left {
		side = "l"
	}
	for i, line := range lines {
		lines[i] = escape(line)
	}
	return "\\begin{tabular}[b]{@{}" + side + "@{}}" + strings.Join(lines, "\\\\") + "\\end{tabular}"
}

// linesOfHeading cuts a heading at spaces into lines of so many characters, or of one longer word.
func linesOfHeading(heading string, width int) []string {
	var lines []string
	for _, word := range strings.Split(locale.Line(heading), " ") {
		if n := len(lines) - 1; n >= 0 && utf8.RuneCountInString(lines[n]+" "+word) <= width {
			lines[n] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

// rows writes the rows of a table: headings inside it over the whole width, totals below a rule.
func (p *page) rows(t *table.Table, columns []column) {
	for i, row := range t.Rows {
		if row.Group {
			p.group(row, t, columns, i == 0)
			continue
		}
		if row.Total && i > 0 && !t.Rows[i-1].Total {
			p.write("\\midrule\n")
		}
		cells := make([]string, len(columns))
		for c, column := range columns {
			cells[c] = escape(render.Format(row.Cells[column.index], column.Column, p.lang))
			if row.Total && cells[c] != "" {
				cells[c] = "\\textbf{" + cells[c] + "}"
			}
		}
		p.write(strings.Join(cells, " & "), " \\\\\n")
	}
}

// group writes a heading inside a table over its whole width, in a box only where it is wider than the table: a box would
// push the last column away.
func (p *page) group(row table.Row, t *table.Table, columns []column, first bool) {
	if !first {
		p.write("\\addlinespace\n")
	}
	text, place := render.Format(row.Cells[0], t.Columns[0], p.lang), "p{0.95\\linewidth}"
	if utf8.RuneCountInString(text) <= lettersOf(columns) {
		place = "l"
	}
	p.write("\\multicolumn{", strconv.Itoa(len(columns)), "}{@{}", place, "@{}}{\\itshape ", escape(text), "} \\\\*\n")
}

// table writes a table that goes on over pages, its caption above and its notes below.
func (p *page) table(block document.Block) {
	t := block.Table
	columns := columnsOf(t, p.lang)
	if len(columns) == 0 {
		p.write(p.caption(block), "\n\n")
		return
	}
	p.room(t)
	p.write("{\\", typeSize(columns), "\n\\setlength{\\tabcolsep}{4pt}\n\\begin{longtable}[l]{", specification(columns), "}\n")
	p.write("\\caption{", p.caption(block), "}\\\\\n\\toprule\n", header(columns, p.lang), "\\midrule\n\\endfirsthead\n")
	p.write("\\toprule\n", header(columns, p.lang), "\\midrule\n\\endhead\n\\bottomrule\n\\endlastfoot\n")
	p.rows(t, columns)
	p.write("\\end{longtable}\n}\n")
	p.notes(t)
}

// typeSize returns the largest type in which the columns have room on the page, down to the smallest that reads.
func typeSize(columns []column) string {
	letters := lettersOf(columns)
	switch {
	case letters <= 88:
		return "small"
	case letters <= readable:
		return "footnotesize"
	case letters <= 122:
		return "scriptsize"
	}
	return "tiny"
}

// lettersOf returns how many characters a line of a table has.
func lettersOf(columns []column) int {
	letters := 0
	for _, c := range columns {
		if c.share == 0 {
			letters += c.width + 2
		} else {
			letters += uncut
		}
	}
	return letters
}

// room begins a page where the rest of one has no room for a short table, or for the first rows of a long one. A heading
// stays with what follows it: there the section has seen to the room.
func (p *page) room(t *table.Table) {
	if !p.headed {
		p.write("\\needroom{", strconv.Itoa(linesOf(t)), "\\baselineskip}\n")
	}
}

// linesOf returns how many lines of a page a table needs: all that it has, or those of its beginning.
func linesOf(t *table.Table) int {
	const around, short, beginning = 5, 20, 9
	if len(t.Rows) <= short {
		return len(t.Rows) + around
	}
	return beginning
}

func (p *page) notes(t *table.Table) {
	list := render.Notes(t, p.lang)
	if len(list) == 0 {
		p.write("\\bigskip\n\n")
		return
	}
	p.write("{\\footnotesize\\setlength{\\parskip}{1pt}\n")
	for _, note := range list {
		p.write(escape(note.Mark), strings.Repeat(" ", min(len(note.Mark), 1)), escape(note.Text), "\\par\n")
	}
	p.write("}\n\\bigskip\n\n")
}
