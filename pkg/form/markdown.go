package form

import (
	"fmt"
	"io"
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// Markdown writes the questionnaire to be printed and filled in by hand. The errors are those of the writer.
func (f *Form) Markdown(w io.Writer, lang locale.Lang) error {
	m := &markdown{lang: lang}
	m.line("# %s", escapeMarkdown(f.Title.In(lang)))
	m.paragraph(fmt.Sprintf(askedWord.In(lang), "**"+escapeMarkdown(f.Side.In(lang))+"**"))
	if !f.Source.IsZero() {
		m.paragraph(fmt.Sprintf(sourceWord.In(lang), escapeMarkdown(f.Source.In(lang))))
	}
	if f.isEmpty() {
		m.paragraph(noQuestions.In(lang))
	} else {
		m.paragraph("*" + howToWord.In(lang) + "*")
	}
	for _, section := range f.Sections {
		m.section(section)
	}
	if len(f.Sections) > 0 && len(f.Blocks) > 0 {
		m.paragraph("## " + othersWord.In(lang))
	}
	for _, block := range f.Blocks {
		m.block(block)
	}
	_, err := io.WriteString(w, m.text.String())
	return err
}

// A markdown collects the lines of a form in one language.
type markdown struct {
	lang locale.Lang
	text strings.Builder
}

func (m *markdown) line(format string, args ...any) { fmt.Fprintf(&m.text, format+"\n", args...) }

// paragraph writes a text with a blank line above it.
func (m *markdown) paragraph(text string) { m.line("\n%s", text) }

// section writes a section: what it is about, what others said of it, its questions.
func (m *markdown) section(section Section) {
	m.paragraph("## " + escapeMarkdown(section.Title.In(m.lang)))
	for _, paragraph := range section.Paragraphs(m.lang) {
		m.paragraph(escapeMarkdown(paragraph))
	}
	for _, quote := range section.Quotes {
		m.paragraph("> " + escapeMarkdown(m.lang.Quote(locale.Line(quote.Text.In(m.lang)))))
		if !quote.By.IsZero() {
			m.line(">\n> – %s", escapeMarkdown(quote.By.In(m.lang)))
		}
	}
	for _, block := range section.Blocks {
		m.block(block)
	}
}

func (m *markdown) block(block Block) {
	first := block.Questions[0]
	if block.IsGrid() {
		if first.Formula != "" {
			m.paragraph("*" + escapeMarkdown(first.If.In(m.lang)) + "*")
		}
		m.grid(block)
		return
	}
	m.paragraph(fmt.Sprintf("**%d. %s** %s", first.Number, escapeMarkdown(first.Label.In(m.lang)), codeSpan(first.variable())))
	if first.Formula != "" {
		m.paragraph("*" + escapeMarkdown(first.If.In(m.lang)) + "*")
	}
	if first.Type == study.Multiple {
		m.paragraph("*" + severalWord.In(m.lang) + "*")
	}
	if len(first.Options) > 0 {
		m.options(first)
		return
	}
	m.open(first)
}

// options writes a list of boxes to tick.
func (m *markdown) options(q Question) {
	m.line("")
	for _, option := range q.Options {
		m.line("- ☐ %s%s", escapeMarkdown(option.Label.In(m.lang)), m.code(option))
	}
}

// code returns the code of an option between backticks, where its label does not say it.
func (m *markdown) code(option Option) string {
	if code := option.entry(m.lang); code != "" {
		return " " + codeSpan(code)
	}
	return ""
}

// answerLine is where an open answer is written. Alone on its line Markdown shows it as a rule across the page.
const answerLine = "____________________________"

// open writes the lines to write on, with the unit behind it and the bounds in brackets.
func (m *markdown) open(q Question) {
	line := answerLine
	if q.Unit != "" {
		line += " " + escapeMarkdown(q.Unit)
	}
	if hint := q.hint(m.lang); hint != "" {
		line += " (" + escapeMarkdown(hint) + ")"
	}
	if q.Type == study.OpenText {
		line += answerLine + answerLine
	}
	for range max(1, q.Lines) {
		m.paragraph(line)
	}
}

// grid writes questions with the same answers as a table.
func (m *markdown) grid(block Block) {
	options := block.Questions[0].Options
	header, rule, boxes := "| |", "|---|", ""
	for _, option := range options {
		header += " " + escapeMarkdown(option.Label.In(m.lang)) + m.code(option) + " |"
		rule += ":-:|"
		boxes += " ☐ |"
	}
	m.line("\n%s\n%s", header, rule)
	for _, q := range block.Questions {
		m.line("| **%d. %s** %s |%s", q.Number, escapeMarkdown(q.Label.In(m.lang)), codeSpan(q.variable()), boxes)
	}
}
