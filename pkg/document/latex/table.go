package latex

import (
	"io"
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
}

const (
	uncut        = 22   // characters of a text that is not wrapped
	headingWidth = 14   // characters of a line of a heading, where its words are no longer
	most         = 0.92 // share of the width that columns of text may take together
)

// columnsOf returns the columns that people see. Columns of long texts share what the others leave of the page, by the
// length of their texts.
func columnsOf(t *table.Table, lang locale.Lang) []column {
	var columns []column
	letters, long := 0, 0
	for _, i := range render.Shown(t) {
		columns = append(columns, column{Column: t.Columns[i], index: i})
	}
	widths := make([]int, len(columns))
	for c := range columns {
		widths[c] = widest(t, columns[c].index, lang)
		if columns[c].Kind == table.Text && widths[c] > uncut {
			long += min(widths[c], 4*uncut)
		} else {
			letters += widths[c] + 2
		}
	}
	const line = 92 // characters of a line in the type of tables
	free := min(most, max(0.3, 1-float64(letters)/line))
	for c := range columns {
		if columns[c].Kind == table.Text && widths[c] > uncut {
			columns[c].share = (free - 0.02*float64(len(columns)-1)) * float64(min(widths[c], 4*uncut)) / float64(long)
			columns[c].share = max(columns[c].share, 0.12)
		}
	}
	return columns
}

// widest returns how many characters the widest cell of a column has. A heading that is long is stacked.
func widest(t *table.Table, i int, lang locale.Lang) int {
	heading := t.Columns[i].Label.In(lang)
	longest := min(headingWidth, utf8.RuneCountInString(heading))
	for word := range strings.FieldsSeq(heading) {
		longest = max(longest, utf8.RuneCountInString(word))
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
		if c.share == 0 && utf8.RuneCountInString(c.Label.In(lang)) > headingWidth {
			cells[i] = stacked(c.Label.In(lang), c.Kind == table.Text)
		}
	}
	return strings.Join(cells, " & ") + " \\\\\n"
}

// stacked returns a heading on several lines.
func stacked(heading string, left bool) string {
	side := "r"
	if left {
		side = "l"
	}
	var lines []string
	for word := range strings.FieldsSeq(locale.Line(heading)) {
		if n := len(lines) - 1; n >= 0 && utf8.RuneCountInString(lines[n]+" "+word) <= headingWidth {
			lines[n] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	for i, line := range lines {
		lines[i] = escape(line)
	}
	return "\\begin{tabular}[b]{@{}" + side + "@{}}" + strings.Join(lines, "\\\\") + "\\end{tabular}"
}

// rows writes the rows of a table: headings inside it over the whole width, totals below a rule.
func (p *page) rows(t *table.Table, columns []column) {
	for i, row := range t.Rows {
		if row.Group {
			p.group(row, t, len(columns), i == 0)
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

func (p *page) group(row table.Row, t *table.Table, width int, first bool) {
	if !first {
		p.write("\\addlinespace\n")
	}
	heading := escape(render.Format(row.Cells[0], t.Columns[0], p.lang))
	p.write("\\multicolumn{", strconv.Itoa(width), "}{@{}p{0.95\\linewidth}@{}}{\\itshape ", heading, "} \\\\*\n")
}

// table writes a table that goes on over pages, its caption above and its notes below.
func (p *page) table(block document.Block) {
	t := block.Table
	columns := columnsOf(t, p.lang)
	if len(columns) == 0 {
		p.write(p.caption(block), "\n\n")
		return
	}
	p.write("{\\", typeSize(t, columns, p.lang), "\n\\setlength{\\tabcolsep}{4pt}\n\\begin{longtable}[l]{", specification(columns), "}\n")
	p.write("\\caption{", p.caption(block), "}\\\\\n\\toprule\n", header(columns, p.lang), "\\midrule\n\\endfirsthead\n")
	p.write("\\toprule\n", header(columns, p.lang), "\\midrule\n\\endhead\n\\bottomrule\n\\endlastfoot\n")
	p.rows(t, columns)
	p.write("\\end{longtable}\n}\n")
	p.notes(t)
}

// typeSize returns the largest type in which the columns have room on the page, down to the smallest that reads.
func typeSize(t *table.Table, columns []column, lang locale.Lang) string {
	letters := 0
	for _, c := range columns {
		if c.share == 0 {
			letters += widest(t, c.index, lang) + 2
		} else {
			letters += uncut
		}
	}
	switch {
	case letters <= 88:
		return "small"
	case letters <= 104:
		return "footnotesize"
	case letters <= 122:
		return "scriptsize"
	}
	return "tiny"
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
