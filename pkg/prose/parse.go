package prose

import (
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// markdown is the parser, made where a run first meets prose.
var markdown = sync.OnceValue(func() parser.Parser {
	inline := append(parser.DefaultInlineParsers(), util.Prioritized(callParser{}, 50))
	return parser.NewParser(parser.WithBlockParsers(parser.DefaultBlockParsers()...), parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
})

// Parse reads a text. What is wrong in it is reported in the order of the text, all of it at once; the passages are then what
// could be read.
func Parse(source *Source) ([]Passage, diag.List) {
	r := &reader{source: source, bytes: []byte(strings.ToValidUTF8(source.Text, "\ufffd"))}
	context := parser.NewContext()
	context.Set(readerKey, r)
	root := markdown().Parse(text.NewReader(r.bytes), parser.WithContext(context))
	r.blocks(root)
	if source.Lang == locale.French {
		for _, passage := range r.passages {
			typeset(passage.Spans)
		}
	}
	r.problems.Sort()
	return r.passages, r.problems
}

// A reader makes passages of one source.
type reader struct {
	source   *Source
	bytes    []byte
	passages []Passage
	problems diag.List
}

func (r *reader) problem(at Place, rule string, message locale.Text) {
	r.problems = append(r.problems, at.Problem(diag.Error, rule, message))
}

// refuse reports a part of Markdown that has no place here, and says what to write.
func (r *reader) refuse(node ast.Node, fr, en string) {
	r.problem(r.placeOf(node), "prose-markdown", locale.Text{FR: fr, EN: en})
}

// placeOf returns where a node begins.
func (r *reader) placeOf(node ast.Node) Place {
	offset := node.Pos()
	if offset < 0 && node.Type() == ast.TypeBlock && node.Lines().Len() > 0 {
		offset = node.Lines().At(0).Start
	}
	return Place{r.source, max(0, offset)}
}

func (r *reader) blocks(parent ast.Node) {
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		switch node := node.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			r.paragraph(node)
		case *ast.Heading:
			r.heading(node)
		case *ast.List:
			r.list(node, 1)
		case *ast.Blockquote:
			r.quoted(node)
		case *ast.LinkReferenceDefinition:
		default:
			r.strange(node)
		}
	}
}

// strange reports a block of Markdown that prose does not have.
func (r *reader) strange(node ast.Node) {
	switch node.(type) {
	case *ast.CodeBlock:
		r.refuse(node, "un texte en retrait de quatre espaces serait du code\u00a0: enlevez le retrait", "text indented by four spaces would be code: take the indent away")
	case *ast.FencedCodeBlock:
		r.refuse(node, "un rapport n'a pas de bloc de code\u00a0; `code` se met dans la phrase", "a report has no code blocks; `code` stands in the sentence")
	case *ast.HTMLBlock:
		r.refuse(node, "pas de HTML dans un rapport\u00a0: **gras**, *italique*, [lien](https://…)", "no HTML in a report: **bold**, *italic*, [link](https://…)")
	case *ast.ThematicBreak:
		r.refuse(node, "pas de filet dans un rapport\u00a0: un titre (###) sépare les parties", "no rules in a report: a heading (###) separates parts")
	default:
		r.refuse(node, "seuls des paragraphes vont ici", "only paragraphs go here")
	}
}

// delimiters is the second line of a table of Markdown.
var delimiters = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$`)
})

// isTable reports whether the lines of a paragraph are a table of Markdown.
func (r *reader) isTable(node ast.Node) bool {
	lines := node.Lines()
	for i := 1; i < lines.Len(); i++ {
		segment, above := lines.At(i), lines.At(i-1)
		line := string(segment.Value(r.bytes))
		if strings.Contains(line, "|") && delimiters().MatchString(line) && strings.Contains(string(above.Value(r.bytes)), "|") {
			return true
		}
	}
	return false
}

func (r *reader) paragraph(node ast.Node) {
	if r.isTable(node) {
		r.refuse(node, "pas de tableau écrit à la main\u00a0: {{ table \"…\" }} montre celui d'une analyse", "no tables written by hand: {{ table \"…\" }} shows that of an analysis")
		return
	}
	spans := r.spans(node)
	if call := alone(spans); call != nil {
		r.passages = append(r.passages, Passage{Kind: Block, Call: call})
		return
	}
	r.add(Passage{Kind: Paragraph, Spans: spans})
}

// alone returns the call that is all that a paragraph has, where it stands for a block.
func alone(spans []Span) *Call {
	if len(spans) == 1 && spans[0].Call != nil && spans[0].Call.IsBlock() {
		return spans[0].Call
	}
	return nil
}

// add adds a passage of words, whose calls must not stand for blocks. One without words is dropped.
func (r *reader) add(passage Passage) {
	for _, span := range passage.Spans {
		if span.Call != nil && span.Call.IsBlock() {
			r.problem(span.Call.At, "prose-call", locale.Textf("%s se met seul dans son paragraphe, entre deux lignes vides", "%s stands in a paragraph of its own, between empty lines", span.Call.Name))
		}
	}
	if len(passage.Spans) > 0 {
		r.passages = append(r.passages, passage)
	}
}

// heading takes the headings that fit below that of a section.
func (r *reader) heading(node *ast.Heading) {
	const first = 3
	if node.Level < first {
		r.refuse(node, "le titre d'une section est title:\u00a0; dans son texte, les titres s'écrivent avec ### ou plus", "the heading of a section is title:; in its text, headings are written with ### or more")
		return
	}
	r.add(Passage{Kind: Heading, Level: node.Level - first + 1, Spans: r.spans(node)})
}

func (r *reader) list(node *ast.List, level int) {
	ordinal := max(1, node.Start)
	for item := node.FirstChild(); item != nil; item = item.NextSibling() {
		passage, written := Passage{Kind: Item, Level: level}, false
		if node.IsOrdered() {
			passage.Ordinal = ordinal
			ordinal++
		}
		for part := item.FirstChild(); part != nil; part = part.NextSibling() {
			switch part := part.(type) {
			case *ast.List:
				r.list(part, level+1)
			case *ast.Paragraph, *ast.TextBlock:
				if written {
					r.refuse(part, "un élément de liste tient en un paragraphe", "an item of a list is one paragraph")
					continue
				}
				passage.Spans, written = r.spans(part), true
				r.add(passage)
			default:
				r.strange(part)
			}
		}
	}
}

func (r *reader) quoted(node ast.Node) {
	for part := node.FirstChild(); part != nil; part = part.NextSibling() {
		switch part.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			r.add(Passage{Kind: Quoted, Spans: r.spans(part)})
		default:
			r.strange(part)
		}
	}
}
