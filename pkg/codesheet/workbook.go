package codesheet

import (
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// codebookName is the name of the sheet with the codebook. The one to be coded is coding.SheetName.
const codebookName = "codebook"

// Workbook writes the sheet as an Excel workbook: the head stays in sight, words are wrapped, and each theme is chosen from
// those that are for the question, which the codebook on a second sheet explains. The error is a *workbook.LimitError or the
// writer's.
func (s *Sheet) Workbook(w io.Writer, lang locale.Lang) error {
	page := newPage(coding.SheetName, Grid{headings()}, widths())
	page.Long = s.long(lang, page.Widths)
	book := codebook(s.survey.Study, lang)
	page.Choices = s.choices(lang)
	language := map[locale.Lang]string{locale.French: "fr-CA", locale.English: "en-CA"}[lang]
	about := workbook.About{Title: s.survey.Study.Title.In(lang), Language: language}
	return workbook.WritePages(w, about, []workbook.Page{page, book})
}

// widths returns the widths of the columns of a sheet, in characters.
func widths() []float64 {
	all := []float64{28, 14, 12, 18, 18, 14, 36, 60, 22}
	for range Themes {
		all = append(all, 26)
	}
	return append(all, 8, 36)
}

// newPage lays a grid out, each row as high as its words need.
func newPage(name string, grid Grid, widths []float64) workbook.Page {
	page := workbook.Page{Name: name, Header: 1, Wide: true, Widths: widths}
	for i, row := range grid {
		style := wordStyle
		if i == 0 {
			style = headStyle
		}
		page.Rows = append(page.Rows, styled(nil, row, style))
		if high := highest(row, widths); high > 1 {
			page.Heights = append(page.Heights, workbook.Height{Row: i + 1, Lines: high})
		}
	}
	return page
}

// long lays the rows of all segments out, one at a time.
func (s *Sheet) long(lang locale.Lang, widths []float64) iter.Seq[workbook.Line] {
	return func(yield func(workbook.Line) bool) {
		var cells []workbook.Styled
		for row := range s.all(lang) {
			cells = styled(cells[:0], row, wordStyle)
			if !yield(workbook.Line{Cells: cells, Lines: highest(row, widths)}) {
				return
			}
		}
	}
}

// highest returns how many lines the words of a row take.
func highest(row []string, widths []float64) int {
	high := 1
	for j, text := range row {
		high = max(high, linesOf(text, widths[j]))
	}
	return high
}

// linesOf returns how many lines a text takes in a column of a width in characters, with some room for what wraps early.
func linesOf(text string, width float64) int {
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + int(float64(utf8.RuneCountInString(line))*1.1/width)
	}
	return lines
}

// The cells of a head, and those of words over several lines.
var (
	headStyle = workbook.Style{Bold: true, Filled: true}
	wordStyle = workbook.Style{Wrap: true}
)

// styled adds the cells of a row to others.
func styled(cells []workbook.Styled, row []string, style workbook.Style) []workbook.Styled {
	for _, text := range row {
		cell := workbook.Styled{Style: style}
		if text != "" {
			cell.Value = text
		}
		cells = append(cells, cell)
	}
	return cells
}

// codebookHeadings are the headings of the codebook before the lists of themes, one for each question of the corpus.
var codebookHeadings = []string{"name", "label", "under", "definition", "in", "out", "example"}

// codebook returns the page that says what each theme is. Behind it stand the lists that themes are chosen from: those that
// are for a question, and that none applies.
func codebook(def *study.Definition, lang locale.Lang) workbook.Page {
	grid := Grid{slices.Concat(codebookHeadings, study.Values(def.Corpus.Questions))}
	tree := def.ThemeTree()
	for i := range len(tree) + 1 {
		row := make([]string, len(grid[0]))
		if i < len(tree) {
			theme := tree[i]
			copy(row, []string{
				theme.Name, theme.Label.In(lang), theme.Under.Value, theme.Definition.In(lang), theme.Includes.In(lang), theme.Excludes.In(lang), theme.Example.In(lang),
			})
		}
		for j, question := range def.Corpus.Questions {
			if list := choicesOf(def, question.Value); i < len(list) {
				row[len(codebookHeadings)+j] = list[i]
			}
		}
		grid = append(grid, row)
	}
	widths := []float64{24, 36, 20, 48, 36, 36, 36}
	for range def.Corpus.Questions {
		widths = append(widths, 24)
	}
	return newPage(codebookName, grid, widths)
}

// choicesOf returns what may be chosen for a question: that no theme applies, then the themes that are for it.
func choicesOf(def *study.Definition, question string) []string {
	list := []string{coding.NoTheme}
	for _, theme := range def.ThemeTree() {
		if theme.IsFor(question) {
			list = append(list, theme.Name)
		}
	}
	return list
}

// choices returns the drop-down lists of a sheet. Rows of one list that follow each other are one range.
func (s *Sheet) choices(lang locale.Lang) []workbook.Choice {
	def := s.survey.Study
	all := make([]workbook.Choice, len(def.Corpus.Questions))
	lists := make([][]string, len(all))
	for i, question := range def.Corpus.Questions {
		lists[i] = choicesOf(def, question.Value)
		all[i] = workbook.Choice{
			Page: codebookName, Column: len(codebookHeadings) + i + 1, From: 2, To: 1 + len(lists[i]),
			Title:   locale.Text{FR: "Pas un thème", EN: "Not a theme"}.In(lang),
			Message: locale.Text{FR: "Le codebook n'a pas ce thème pour cette question.", EN: "The codebook has no such theme for this question."}.In(lang),
		}
	}
	first, line := len(before)+1, 1
	for _, segment := range s.Segments {
		name := s.survey.Codings.Corpus.Segments[segment].Question.Name
		of := slices.IndexFunc(def.Corpus.Questions, func(q study.Located) bool { return q.Value == name })
		of = slices.IndexFunc(lists, func(list []string) bool { return slices.Equal(list, lists[of]) }) // The first with the same list.
		from, to := line+1, line+max(1, len(together(s.held[segment])))
		cells := &all[of].Cells
		if last := len(*cells) - 1; last >= 0 && (*cells)[last][3] == line {
			(*cells)[last][3] = to
		} else {
			*cells = append(*cells, [4]int{first, from, first + Themes - 1, to})
		}
		line = to
	}
	return slices.DeleteFunc(all, func(c workbook.Choice) bool { return len(c.Cells) == 0 })
}

// Workbook writes a grid as an Excel workbook of one sheet. The error is a *workbook.LimitError or the writer's.
func (g Grid) Workbook(w io.Writer, widths []float64) error {
	return workbook.WritePages(w, workbook.About{}, []workbook.Page{newPage(coding.SheetName, g, widths)})
}
