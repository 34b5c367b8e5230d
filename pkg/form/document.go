package form

import (
	"fmt"
	"strconv"

	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// Document returns the questionnaire as a document with a heading for each section and each question, to be printed or
// filled in with a word processor. It is for package docx, which draws the room to write.
func (f *Form) Document() *document.Document {
	d := &document.Document{
		Title: f.Title, Source: f.Source, Colophon: madeWord,
		Subtitle: eachLang(func(lang locale.Lang) string { return fmt.Sprintf(askedWord.In(lang), locale.Line(f.Side.In(lang))) }),
	}
	if f.isEmpty() {
		d.Sections = []document.Section{{ID: "questions", Title: questionsWord, Blocks: []document.Block{{Prose: document.Plain(noQuestions)}}}}
		return d
	}
	d.Sections = []document.Section{{ID: "how-to", Title: howToTitle, Blocks: []document.Block{{Prose: document.Plain(howToWord)}}}}
	for i, section := range f.Sections {
		d.Sections = append(d.Sections, document.Section{ID: "section-" + strconv.Itoa(i+1), Title: section.Title.Text, Blocks: section.document()})
	}
	if len(f.Blocks) > 0 {
		title := questionsWord
		if len(f.Sections) > 0 {
			title = othersWord
		}
		d.Sections = append(d.Sections, document.Section{ID: "questions", Title: title, Blocks: documentBlocks(f.Blocks)})
	}
	return d
}

// document returns what a section is about, the words of others, then its questions.
func (s Section) document() []document.Block {
	context := &document.Prose{}
	for _, paragraph := range s.Paragraphs(locale.French) {
		context.FR = append(context.FR, document.Passage{Spans: []document.Span{{Text: locale.Line(paragraph)}}})
	}
	for _, paragraph := range s.Paragraphs(locale.English) {
		context.EN = append(context.EN, document.Passage{Spans: []document.Span{{Text: locale.Line(paragraph)}}})
	}
	var blocks []document.Block
	if len(context.FR)+len(context.EN) > 0 {
		blocks = append(blocks, document.Block{Prose: context})
	}
	for _, quote := range s.Quotes {
		blocks = append(blocks, document.Block{Quote: &document.Quote{Words: quote.Text.Text, By: quote.By.Text}})
	}
	return append(blocks, documentBlocks(s.Blocks)...)
}

// documentBlocks returns the questions one by one: a grid would be a table, which has a number and a caption.
func documentBlocks(blocks []Block) []document.Block {
	var made []document.Block
	for _, block := range blocks {
		for _, q := range block.Questions {
			made = append(made, document.Block{Prose: &document.Prose{FR: q.passages(locale.French), EN: q.passages(locale.English)}})
			if q.Lines > 0 {
				made = append(made, document.Block{Room: q.Lines})
			}
		}
	}
	return made
}

// passages returns a question with its answers to tick, in a language.
func (q Question) passages(lang locale.Lang) []document.Passage {
	heading := document.Passage{Kind: document.Heading, Level: 1, Spans: []document.Span{
		{Text: fmt.Sprintf("%d. %s ", q.Number, locale.Line(q.Label.In(lang)))}, {Text: locale.Line(q.variable()), Code: true},
	}}
	passages := []document.Passage{heading}
	add := func(text string, italic bool) {
		if text = locale.Line(text); text != "" {
			passages = append(passages, document.Passage{Spans: []document.Span{{Text: text, Italic: italic}}})
		}
	}
	add(q.If.In(lang), true)
	if q.Type == study.Multiple {
		add(severalWord.In(lang), true)
	}
	hint := q.hint(lang)
	if q.Unit != "" && hint != "" {
		hint = ", " + hint
	}
	add(q.Unit+hint, true)
	if len(q.Options) > 0 {
		passages = append(passages, q.boxes(lang))
	}
	return passages
}

// boxes returns the answers to tick, one behind the other.
func (q Question) boxes(lang locale.Lang) document.Passage {
	var boxes document.Passage
	for i, option := range q.Options {
		text := "☐\u00a0" + locale.Line(option.Label.In(lang))
		if i > 0 {
			text = boxSpace + text
		}
		boxes.Spans = append(boxes.Spans, document.Span{Text: text})
		if code := option.entry(lang); code != "" {
			boxes.Spans = append(boxes.Spans, document.Span{Text: "\u00a0"}, document.Span{Text: locale.Line(code), Code: true})
		}
	}
	return boxes
}

// boxSpace stands between two answers to tick, and lets a line end.
const boxSpace = "\u2003 "

// eachLang returns a text made language by language.
func eachLang(in func(lang locale.Lang) string) locale.Text {
	return locale.Text{FR: in(locale.French), EN: in(locale.English)}
}
