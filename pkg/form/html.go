package form

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

//go:embed assets
var assets embed.FS

// layout is the page, parsed where a run first writes one.
var layout = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(assets, "assets/page.html", "assets/block.html"))
})

// HTML writes the questionnaire as one page that needs no other file and no script, to be printed or filled in on a
// screen. It is HTML 5 in the syntax of XML. The errors are those of the writer.
func (f *Form) HTML(w io.Writer, lang locale.Lang) error {
	style, err := assets.ReadFile("assets/style.css")
	if err != nil {
		return err
	}
	page := htmlPage{
		Lang: string(lang), Title: locale.Line(f.Title.In(lang)), Style: template.CSS(style),
		Side: fmt.Sprintf(askedWord.In(lang), locale.Line(f.Side.In(lang))), HowTo: howToWord.In(lang),
	}
	if !f.Source.IsZero() {
		page.Source = fmt.Sprintf(sourceWord.In(lang), locale.Line(f.Source.In(lang)))
	}
	if f.isEmpty() {
		page.HowTo = noQuestions.In(lang)
	}
	for _, section := range f.Sections {
		page.Sections = append(page.Sections, htmlSectionOf(section, lang))
	}
	for _, block := range f.Blocks {
		page.Blocks = append(page.Blocks, htmlBlockOf(block, lang))
	}
	if len(f.Sections) > 0 {
		if style, err = assets.ReadFile("assets/sections.css"); err != nil {
			return err
		}
		page.SectionStyle = template.CSS(style)
		if len(f.Blocks) > 0 {
			page.Others = othersWord.In(lang)
		}
	}
	var text strings.Builder
	if err := layout().Execute(&text, page); err != nil {
		return err
	}
	_, err = io.WriteString(w, text.String())
	return err
}

// An htmlPage is what the template shows: texts of one language, without a choice left to make.
type htmlPage struct {
	Lang, Title, Side, Source, HowTo string
	Style, SectionStyle              template.CSS
	Sections                         []htmlSection
	Others                           string // heading of the questions in no section, or empty
	Blocks                           []htmlBlock
}

// An htmlSection is a section of a workbook.
type htmlSection struct {
	Title      string
	Paragraphs []string
	Quotes     []htmlQuote
	Blocks     []htmlBlock
}

type htmlQuote struct{ Text, By string }

func htmlSectionOf(section Section, lang locale.Lang) htmlSection {
	shown := htmlSection{Title: locale.Line(section.Title.In(lang))}
	for _, paragraph := range section.Paragraphs(lang) {
		shown.Paragraphs = append(shown.Paragraphs, locale.Line(paragraph))
	}
	for _, quote := range section.Quotes {
		shown.Quotes = append(shown.Quotes, htmlQuote{Text: lang.Quote(locale.Line(quote.Text.In(lang))), By: locale.Line(quote.By.In(lang))})
	}
	for _, block := range section.Blocks {
		shown.Blocks = append(shown.Blocks, htmlBlockOf(block, lang))
	}
	return shown
}

// An htmlBlock is a question or a grid.
type htmlBlock struct {
	Grid      bool
	Caption   string // of a grid, for those who hear the page
	If        string
	Options   []htmlOption
	Questions []htmlQuestion
}

type htmlQuestion struct {
	ID, Number, Label, Variable string
	Name                        string
	Input                       string // radio or checkbox; "" for an open question
	Several                     string
	Long, Wide                  bool // a line for words; answers in columns
	Rows                        int  // lines for words, where there are several; else 0
	Unit, Hint                  string
	Options                     []htmlOption
}

type htmlOption struct{ Code, Label, Entry string }

// wideOptions is from how many answers on they stand in columns.
const wideOptions = 8

func htmlBlockOf(block Block, lang locale.Lang) htmlBlock {
	first := block.Questions[0]
	shown := htmlBlock{Grid: block.IsGrid(), Options: htmlOptionsOf(first.Options, lang)}
	if first.Formula != "" {
		shown.If = locale.Line(first.If.In(lang))
	}
	if shown.Grid {
		last := block.Questions[len(block.Questions)-1]
		shown.Caption = fmt.Sprintf(gridWord.In(lang), first.Number, last.Number)
	}
	for _, q := range block.Questions {
		shown.Questions = append(shown.Questions, htmlQuestionOf(q, lang))
	}
	return shown
}

func htmlQuestionOf(q Question, lang locale.Lang) htmlQuestion {
	shown := htmlQuestion{
		ID: "q" + strconv.Itoa(q.Number), Number: strconv.Itoa(q.Number), Label: locale.Line(q.Label.In(lang)), Variable: locale.Line(q.variable()),
		Name: q.Name, Long: q.Type == study.OpenText, Wide: len(q.Options) >= wideOptions,
		Unit: locale.Line(q.Unit), Hint: locale.Line(q.hint(lang)), Options: htmlOptionsOf(q.Options, lang),
	}
	if q.Lines > 1 {
		shown.Rows = q.Lines
	}
	if len(q.Options) > 0 {
		shown.Input = "radio"
	}
	if q.Type == study.Multiple {
		shown.Input, shown.Several = "checkbox", severalWord.In(lang)
	}
	return shown
}

func htmlOptionsOf(options []Option, lang locale.Lang) []htmlOption {
	var shown []htmlOption
	for _, option := range options {
		shown = append(shown, htmlOption{Code: locale.Line(option.Code), Label: locale.Line(option.Label.In(lang)), Entry: locale.Line(option.entry(lang))})
	}
	return shown
}
