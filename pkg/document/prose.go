package document

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/locale"
)

// Prose is what someone wrote, in both languages.
type Prose struct {
	FR []Passage // in French
	EN []Passage // in English
}

// In returns the passages in a language, or in the other one where the author wrote only that.
func (p *Prose) In(lang locale.Lang) []Passage {
	if (lang == locale.English && len(p.EN) > 0) || len(p.FR) == 0 {
		return p.EN
	}
	return p.FR
}

// A Passage is a paragraph, an item of a list, a heading or a quoted paragraph.
type Passage struct {
	Kind    Kind
	Level   int // of a Heading below that of the section, from 1; of an Item, how deep its list is nested, from 1
	Ordinal int // number of an Item of a numbered list, from 1; 0 for a bullet
	Spans   []Span
}

// A Kind is what a Passage is.
type Kind uint8

// The kinds of passage.
const (
	Paragraph Kind = iota
	Item           // of a list; the items of a list stand one after the other
	Heading        // inside a section
	Quoted         // a paragraph that someone else wrote
)

// A Span is words of one style.
type Span struct {
	Text   string // without line ends
	Bold   bool
	Italic bool
	Code   bool
	Cite   bool   // the words name a printed source
	Link   string // where the words lead: an address that begins with https:, http: or mailto:, "#" and an id, or nowhere
	Figure string // ID of the figure that the words are the value of; empty for words that someone wrote
}

// Words returns the text of a passage, without style.
func (p Passage) Words() string {
	var text strings.Builder
	for _, span := range p.Spans {
		text.WriteString(span.Text)
	}
	return text.String()
}

// Plain returns prose of one paragraph without style.
func Plain(text locale.Text) *Prose {
	return &Prose{FR: plain(text.FR), EN: plain(text.EN)}
}

func plain(text string) []Passage {
	if text == "" {
		return nil
	}
	return []Passage{{Spans: []Span{{Text: text}}}}
}

// Cited returns prose of one paragraph, then its printed source, if any.
func Cited(text locale.Text, source string) *Prose {
	prose := Plain(text)
	if source != "" {
		for _, passages := range [][]Passage{prose.FR, prose.EN} {
			for i := range passages {
				passages[i].Spans = append(passages[i].Spans, Span{Text: " "}, Span{Text: source, Cite: true})
			}
		}
	}
	return prose
}
