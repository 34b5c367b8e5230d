package prose

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// readerKey is where the parser of calls finds the reader.
var readerKey = parser.NewContextKey()

// kindCall is a call in the tree of Markdown.
var kindCall = ast.NewNodeKind("Call")

type callNode struct {
	ast.BaseInline
	call *Call
}

func (n *callNode) Kind() ast.NodeKind            { return kindCall }
func (n *callNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// A callParser reads calls where Markdown has words: not in code, and not behind a backslash.
type callParser struct{}

func (callParser) Trigger() []byte { return []byte{'{'} }

// Parse reads a call, or nothing. One that is wrong is reported and stands for no words.
func (callParser) Parse(_ ast.Node, block text.Reader, context parser.Context) ast.Node {
	r := context.Get(readerKey).(*reader)
	line, _ := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("{{")) {
		return nil
	}
	written, lines := linesOf(block)
	call, length := (&scanner{reader: r, text: written, lines: lines}).call()
	if length == 0 {
		return nil
	}
	block.Advance(length)
	return &callNode{call: call}
}

// A lineStart is where a line of a call begins: in its text and in the source.
type lineStart struct{ at, offset int }

// linesOf returns as many lines from the reader on as the call goes over, or all that is left of the paragraph where it does not
// end; the reader stays where it is.
func linesOf(block text.Reader) (written string, lines []lineStart) {
	line, at := block.Position()
	defer block.SetPosition(line, at)
	for {
		part, segment := block.PeekLine()
		if len(part) == 0 {
			return written, lines
		}
		lines = append(lines, lineStart{len(written), segment.Start - segment.Padding})
		if written += string(part); endOf(written) >= 0 {
			return written, lines
		}
		before, _ := block.Position()
		block.AdvanceLine()
		if after, _ := block.Position(); after == before {
			return written, lines
		}
	}
}

// spans returns the words of a block with their styles.
func (r *reader) spans(block ast.Node) []Span {
	var spans []Span
	r.inline(block, Span{}, &spans)
	return trimmed(merged(spans))
}

// inline collects the spans of the children of a node, in a style.
func (r *reader) inline(parent ast.Node, style Span, spans *[]Span) {
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		style := style
		if style.Link == "" { // The words of a link stand where the link does.
			style.At = r.placeOf(node)
		}
		switch node := node.(type) {
		case *ast.Text:
			r.words(node, style, spans)
		case *ast.String:
			style.Text = string(node.Value)
			*spans = append(*spans, style)
		case *ast.CodeSpan:
			style.Code = true
			style.Text = r.code(node)
			*spans = append(*spans, style)
		case *ast.Emphasis:
			style.Bold, style.Italic = style.Bold || node.Level > 1, style.Italic || node.Level == 1
			r.inline(node, style, spans)
		case *ast.Link:
			style.Link = r.link(style.At, literal(node.Destination))
			r.inline(node, style, spans)
		case *ast.AutoLink:
			style.Text = string(node.Label(r.bytes))
			style.Link = r.link(style.At, addressOf(node, r.bytes))
			*spans = append(*spans, style)
		case *callNode:
			if node.call != nil {
				style.Call = node.call
				*spans = append(*spans, style)
			}
		case *ast.Image:
			r.refuse(node, "pas d'image dans le texte\u00a0: {{ chart \"…\" }} montre une figure", "no images in the text: {{ chart \"…\" }} shows a chart")
		case *ast.RawHTML:
			r.problem(Place{r.source, node.Segments.At(0).Start}, "prose-markdown", locale.Text{
				FR: "pas de HTML dans un rapport\u00a0: **gras**, *italique*, [lien](https://…) (\\< écrit le signe)",
				EN: "no HTML in a report: **bold**, *italic*, [link](https://…) (\\< writes the sign)",
			})
		}
	}
}

// words adds plain words; the end of a line is a space.
func (r *reader) words(node *ast.Text, style Span, spans *[]Span) {
	if style.Link == "" {
		style.At = Place{r.source, node.Segment.Start}
	}
	r.typedNumbers(node)
	style.Text = strings.ReplaceAll(literal(node.Segment.Value(r.bytes)), "\n", " ")
	if node.SoftLineBreak() || node.HardLineBreak() {
		style.Text = strings.TrimRight(style.Text, " ") + " "
	}
	*spans = append(*spans, style)
}

// typed is a percentage that someone typed. A backslash before its sign says that it is meant.
var typed = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d+(?:[.,]\d+)?[ \x{a0}\x{202f}]?%`) })

// typedNumbers warns of percentages typed by hand: they stay the same when the answers change.
func (r *reader) typedNumbers(node *ast.Text) {
	words := node.Segment.Value(r.bytes)
	for _, found := range typed().FindAllIndex(words, -1) {
		at := Place{r.source, node.Segment.Start + found[0]}
		r.problems = append(r.problems, at.Problem(diag.Warning, "prose-number", locale.Textf(
			"%s est écrit à la main\u00a0: {{ figure \"…\" }} suit les réponses (10 \\%% pour un nombre qui ne change pas)",
			"%s is typed by hand: {{ figure \"…\" }} follows the answers (10 \\%% for a number that does not change)", string(words[found[0]:found[1]]))))
	}
}

// code returns the words of a code span, as they are.
func (r *reader) code(node ast.Node) string {
	var text strings.Builder
	for part := node.FirstChild(); part != nil; part = part.NextSibling() {
		if words, ok := part.(*ast.Text); ok {
			text.Write(words.Segment.Value(r.bytes))
		}
	}
	return strings.ReplaceAll(text.String(), "\n", " ")
}

func addressOf(node *ast.AutoLink, source []byte) string {
	address := string(node.URL(source))
	if node.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
		return "mailto:" + address
	}
	return address
}

// link returns the address of a link, or "" where it leads somewhere that a report does not lead to.
func (r *reader) link(at Place, address string) string {
	if id, inside := strings.CutPrefix(address, "#"); inside && id != "" && !strings.ContainsFunc(id, notOfID) {
		return address
	}
	parsed, err := url.Parse(address)
	if err == nil && !strings.ContainsFunc(address, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		switch strings.ToLower(parsed.Scheme) {
		case "http", "https":
			if parsed.Host != "" {
				return address
			}
		case "mailto":
			if parsed.Opaque != "" {
				return address
			}
		}
	}
	r.problem(at, "prose-link", locale.Textf("lien %q\u00a0: un lien mène à une adresse https:, http: ou mailto:, ou à une section (#id)",
		"link %q: a link leads to an https:, http: or mailto: address, or to a section (#id)", address))
	return ""
}

func notOfID(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_')
}

// literal returns a text of Markdown as people read it: without backslashes before signs, and with the characters that
// references such as &eacute; stand for.
func literal(raw []byte) string {
	var out strings.Builder
	for i := 0; i < len(raw); i++ {
		switch {
		case raw[i] == '\\' && i+1 < len(raw) && util.IsPunct(raw[i+1]):
			i++
			out.WriteByte(raw[i])
		case raw[i] == '&':
			character, length := reference(raw[i:])
			out.WriteString(character)
			i += length - 1
		default:
			out.WriteByte(raw[i])
		}
	}
	return out.String()
}

// reference returns what a reference at the beginning of a text stands for, and how long it is; the sign itself where it is
// none.
func reference(raw []byte) (string, int) {
	const longest = 40
	for i := 1; i < min(len(raw), longest); i++ {
		if raw[i] == ';' {
			resolved := util.ResolveEntityNames(util.ResolveNumericReferences(raw[:i+1]))
			if string(resolved) != string(raw[:i+1]) {
				return string(resolved), i + 1
			}
			break
		}
	}
	return "&", 1
}

// merged puts together what stands side by side in one style, and drops what has no words.
func merged(spans []Span) []Span {
	var out []Span
	for _, span := range spans {
		if span.Call == nil && span.Text == "" {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Call == nil && span.Call == nil && out[n-1].sameStyle(span) {
			out[n-1].Text += span.Text
			continue
		}
		out = append(out, span)
	}
	return out
}

func (s Span) sameStyle(other Span) bool {
	return s.Bold == other.Bold && s.Italic == other.Italic && s.Code == other.Code && s.Link == other.Link
}

// trimmed drops the white space around a paragraph.
func trimmed(spans []Span) []Span {
	blank := func(s Span) bool { return s.Call == nil && !s.Code && strings.Trim(s.Text, " \t") == "" }
	for len(spans) > 0 && blank(spans[0]) {
		spans = spans[1:]
	}
	for len(spans) > 0 && blank(spans[len(spans)-1]) {
		spans = spans[:len(spans)-1]
	}
	if len(spans) == 0 {
		return nil
	}
	if first := &spans[0]; !first.Code {
		first.Text = strings.TrimLeft(first.Text, " \t")
	}
	if last := &spans[len(spans)-1]; !last.Code {
		last.Text = strings.TrimRight(last.Text, " \t")
	}
	return spans
}
