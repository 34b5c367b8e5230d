package diff

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/diag"
)

// A node is a value of a JSON text that knows where it stands.
type node struct {
	at    int    // byte at which it begins
	kind  byte   // { [ " 0 t n: an object, a list, a string, a number, true or false, null
	text  string // of a string, what it says; of a number, true and false, how it is written
	keys  []key  // of an object, one for each item
	items []node // of an object or a list
}

// A key is the name of a member.
type key struct {
	at   int
	name string
}

// get returns the first member of an object by its name, and whether there is one that is not null.
func (n node) get(name string) (node, bool) {
	for i, k := range n.keys {
		if k.name == name {
			return n.items[i], n.items[i].kind != 'n'
		}
	}
	return node{}, false
}

// expected describes the forms that Read takes.
const (
	expectedFR = "attendu ce que le programme écrit avec --format json\u00a0: {\"meta\": …, \"tables\": […]}, ou {\"figures\": […]} de verify"
	expectedEN = "expected what the program writes with --format json: {\"meta\": …, \"tables\": […]}, or {\"figures\": […]} of verify"
)

// parse reads a JSON text. The error is a *diag.Failure of kind diag.Data at its place.
func parse(name string, text []byte) (node, error) {
	switch {
	case len(bytes.TrimSpace(text)) == 0:
		return node{}, diag.Fail(diag.Data, diag.Pos{File: name}, "empty-file", "le fichier est vide\u00a0; "+expectedFR, "the file is empty; "+expectedEN)
	case bytes.HasPrefix(text, []byte("\xFF\xFE")) || bytes.HasPrefix(text, []byte("\xFE\xFF")):
		return node{}, diag.Fail(diag.Data, diag.Pos{File: name}, "encoding", "le fichier est en UTF-16, comme en écrivent certains shells\u00a0; attendu UTF-8, comme l'écrit -o",
			"the file is in UTF-16, as some shells write; expected UTF-8, as -o writes")
	case !utf8.Valid(text):
		return node{}, diag.Fail(diag.Data, placeIn(name, text, invalidAt(text)), "encoding", "l'octet n'est pas de l'UTF-8", "the byte is not UTF-8")
	}
	if !json.Valid(text) {
		return node{}, syntaxError(name, text)
	}
	p := parser{text: text}
	return p.value(), nil
}

// syntaxError describes a text that is not JSON.
func syntaxError(name string, text []byte) error {
	if isCut(text) {
		end := len(bytes.TrimRight(text, " \t\r\n"))
		return diag.Fail(diag.Data, placeIn(name, text, end), "json", "le JSON s'arrête avant sa fin\u00a0: le fichier n'a pas été écrit en entier",
			"the JSON stops before its end: the file was not written whole")
	}
	var raw json.RawMessage
	var syntax *json.SyntaxError
	at := 0
	if errors.As(json.Unmarshal(text, &raw), &syntax) {
		at = max(int(syntax.Offset)-1, 0) // The bytes read, the one at fault among them.
	}
	r, _ := utf8.DecodeRune(text[at:])
	return diag.Fail(diag.Data, placeIn(name, text, at), "json", "ce n'est pas du JSON\u00a0: %q inattendu\u00a0; "+expectedFR, "this is not JSON: %q is unexpected; "+expectedEN, string(r))
}

// isCut reports whether a text is the beginning of a JSON text.
func isCut(text []byte) bool {
	var raw json.RawMessage
	return errors.Is(json.NewDecoder(bytes.NewReader(text)).Decode(&raw), io.ErrUnexpectedEOF)
}

// placeIn returns the line and column of a byte, both from 1.
func placeIn(name string, text []byte, at int) diag.Pos {
	before := text[:min(at, len(text))]
	return diag.Pos{File: name, Line: 1 + bytes.Count(before, []byte("\n")), Column: len(before) - bytes.LastIndexByte(before, '\n')}
}

func invalidAt(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(text)
}

// A parser builds the nodes of a text that is known to be valid JSON.
type parser struct {
	text []byte
	at   int
}

func (p *parser) value() node {
	p.space()
	n := node{at: p.at, kind: p.text[p.at]}
	switch n.kind {
	case '{', '[':
		p.members(&n)
	case '"':
		n.text = p.string()
	case 't', 'f':
		n.kind, n.text = 't', p.word()
	case 'n':
		n.text = p.word()
	default:
		n.kind, n.text = '0', p.word()
	}
	return n
}

// word reads a number, true, false or null.
func (p *parser) word() string {
	start := p.at
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n,]}", p.text[p.at]) < 0 {
		p.at++
	}
	return string(p.text[start:p.at])
}

// members reads the items of an object or a list, from its opening bracket to behind its closing one.
func (p *parser) members(n *node) {
	p.at++
	for {
		p.space()
		switch p.text[p.at] {
		case '}', ']':
			p.at++
			return
		case ',':
			p.at++
			continue
		}
		if n.kind == '{' {
			at := p.at
			n.keys = append(n.keys, key{at, p.string()})
			p.space()
			p.at++ // The colon.
		}
		n.items = append(n.items, p.value())
	}
}

// string reads a string and what its escapes stand for.
func (p *parser) string() string {
	end, escaped := p.at+1, false
	for ; p.text[end] != '"'; end++ {
		if p.text[end] == '\\' {
			escaped = true
			end++
		}
	}
	quoted := p.text[p.at : end+1]
	p.at = end + 1
	if !escaped {
		return string(quoted[1 : len(quoted)-1])
	}
	var s string
	_ = json.Unmarshal(quoted, &s) // It is valid: all of the text is.
	return s
}

func (p *parser) space() {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\n' || p.text[p.at] == '\t' || p.text[p.at] == '\r') {
		p.at++
	}
}
