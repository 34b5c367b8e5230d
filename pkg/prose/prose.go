// Package prose reads what people write in a report: Markdown, with calls in it that stand for what is computed.
//
// Parse goes in two steps. Markdown is parsed into its tree, and a small scanner reads the calls, such as
// {{ figure "satisfied-ci" }}, where the tree has them. Of Markdown it takes paragraphs, headings inside a section,
// lists, quotations, emphasis, code spans and links; it never writes HTML, and HTML in a text is an error. What the names
// in calls stand for is for the caller to say.
package prose

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A Source is a text with where its characters stand.
type Source struct {
	Text   string                              // in Markdown
	Lang   locale.Lang                         // French gets the spaces of its typography
	Locate func(offset int) diag.Pos           // where a byte of the text stands; nil for a text of no file
	Show   func(pos diag.Pos) (excerpt string) // the line of a place with a caret below it, or nil
}

// A Place is a byte of a source.
type Place struct {
	source *Source
	offset int
}

// Pos returns the place in the file; it is zero for a text of no file.
func (p Place) Pos() diag.Pos {
	if p.source == nil || p.source.Locate == nil {
		return diag.Pos{}
	}
	return p.source.Locate(p.offset)
}

// Problem returns what is wrong at the place, with the line that has it.
func (p Place) Problem(severity diag.Severity, rule string, message locale.Text) diag.Diagnostic {
	d := diag.Diagnostic{Pos: p.Pos(), Severity: severity, Rule: rule, Message: message}
	if p.source != nil && p.source.Show != nil {
		d.Excerpt = p.source.Show(d.Pos)
	}
	return d
}

// A Kind is what a Passage is.
type Kind uint8

// The kinds of passage.
const (
	Paragraph Kind = iota
	Item           // of a list; the items of a list stand one after the other
	Heading        // inside a section
	Quoted         // a paragraph that someone else wrote
	Block          // a paragraph that is nothing but a call of a table, a chart, a quotation or another text
)

// A Passage is a paragraph, an item of a list, a heading, a quoted paragraph, or a call that stands for a block.
type Passage struct {
	Kind    Kind
	Level   int    // of a Heading, from 1; of an Item, how deep its list is nested, from 1
	Ordinal int    // number of an Item of a numbered list, from 1; 0 for a bullet
	Spans   []Span // nil for a Block
	Call    *Call  // of a Block; nil for any other
}

// A Span is words of one style, or a call that stands for some.
type Span struct {
	Text   string // without line ends; empty for a call
	Bold   bool
	Italic bool
	Code   bool
	Link   string // an address that begins with https:, http: or mailto:, "#" and the id of a section, or empty
	Call   *Call  // nil for words
	At     Place  // where the span begins
}

// A Call is what stands between {{ and }}.
type Call struct {
	Name      string            // one of those that there are
	Arguments []string          // what stands between quotes, in order
	Keys      map[string]string // by name
	At        Place             // of its first brace
	places    []Place           // of the arguments
	keyPlaces map[string]Place
}

// Argument returns an argument by its number from 0, or "".
func (c *Call) Argument(i int) string {
	if i < len(c.Arguments) {
		return c.Arguments[i]
	}
	return ""
}

// PlaceOf returns where an argument stands, by its number from 0; the place of the call where there is none.
func (c *Call) PlaceOf(i int) Place {
	if i < len(c.places) {
		return c.places[i]
	}
	return c.At
}

// PlaceOfKey returns where the value of a key stands; the place of the call where there is none.
func (c *Call) PlaceOfKey(key string) Place {
	if place, ok := c.keyPlaces[key]; ok {
		return place
	}
	return c.At
}

// Calls returns every call of passages, in order.
func Calls(passages []Passage) []*Call {
	var calls []*Call
	for _, passage := range passages {
		if passage.Call != nil {
			calls = append(calls, passage.Call)
		}
		for _, span := range passage.Spans {
			if span.Call != nil {
				calls = append(calls, span.Call)
			}
		}
	}
	return calls
}

// Words returns the text of a passage without style, an ellipsis for each call.
func (p Passage) Words() string {
	var text strings.Builder
	for _, span := range p.Spans {
		if span.Call != nil {
			text.WriteString("…")
		}
		text.WriteString(span.Text)
	}
	return text.String()
}
