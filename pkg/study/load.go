package study

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// Load reads, checks and resolves the study file of the given name. The error is a *diag.Failure of kind diag.Study that
// holds every problem found.
func Load(folders Folders, name string) (*Definition, error) {
	label := folders.Label(name)
	source, err := fs.ReadFile(folders, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, diag.Fail(diag.Study, diag.Pos{File: label}, "study-unreadable",
			"fichier d'étude introuvable", "there is no such study file")
	}
	if err != nil {
		return nil, diag.Fail(diag.Study, diag.Pos{File: label}, "study-unreadable",
			"fichier d'étude illisible\u00a0: %v", "the study file cannot be read: %v", err)
	}
	return Parse(folders, label, source)
}

// Parse checks and resolves the text of a study file, in UTF-8 with or without a byte-order mark. fsys is where a list of
// regions of one's own is read from. The error is that of Load.
func Parse(fsys fs.FS, label string, source []byte) (*Definition, error) {
	source = bytes.ReplaceAll(bytes.TrimPrefix(source, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	loader := &loader{label: label, lines: strings.Split(string(source), "\n")}
	root, err := loader.parse(source)
	if err != nil {
		return nil, err
	}
	if loader.validate(root); len(loader.list) > 0 {
		return nil, loader.failure()
	}
	definition := &Definition{File: label}
	if err := yaml.NodeToValue(root, definition); err != nil {
		return nil, loader.yamlError(err)
	}
	resolver := &resolver{loader: loader, Definition: definition}
	if resolver.resolve(fsys); len(loader.list) > 0 {
		return nil, loader.failure()
	}
	if loader.addWaves(fsys, root, definition); len(loader.list) > 0 {
		return nil, loader.failure()
	}
	return definition, nil
}

// A loader collects the problems of one study file.
type loader struct {
	label string
	lines []string
	list  diag.List
}

// parse returns the root mapping of the file.
func (l *loader) parse(source []byte) (ast.Node, error) {
	go compiledSchema() // It is ready by the time that the file is parsed.
	if !utf8.Valid(source) {
		return nil, l.notUTF8()
	}
	file, err := parser.ParseBytes(source, 0)
	if err != nil {
		return nil, l.yamlError(err)
	}
	if len(file.Docs) > 1 && file.Docs[1].Body != nil {
		line, column := tokenPlace(start(file.Docs[1].Body))
		return nil, l.fail(line, column, "yaml", "un fichier d'étude ne contient qu'un document YAML (---)", "a study file has only one YAML document (---)")
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return nil, l.fail(1, 1, "empty", "fichier d'étude vide", "the study file is empty")
	}
	root := file.Docs[0].Body
	if len(pairs(root)) == 0 {
		return nil, l.fail(1, 1, "not-a-mapping",
			"un fichier d'étude est une suite de clés et de valeurs (version:, id:, sides:, …)",
			"a study file is a mapping of keys and values (version:, id:, sides:, …)")
	}
	ast.Walk(references{l}, root)
	if len(l.list) > 0 {
		return nil, l.failure()
	}
	return root, nil
}

// notUTF8 fails at the first byte that is not UTF-8.
func (l *loader) notUTF8() error {
	for i, line := range l.lines {
		column := 1
		for rest := line; rest != ""; column++ {
			r, size := utf8.DecodeRuneInString(rest)
			if r == utf8.RuneError && size == 1 {
				return l.fail(i+1, column, "not-utf-8", "un fichier d'étude s'écrit en UTF-8", "a study file is written in UTF-8")
			}
			rest = rest[size:]
		}
	}
	return nil
}

// references refuses what makes one place of a YAML file stand for another: every value has its own place here. It also
// refuses tags, which would change what a value is.
type references struct{ *loader }

// Visit records an anchor, an alias, a merge key or a tag.
func (v references) Visit(node ast.Node) ast.Visitor {
	switch node.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode, *ast.TagNode:
		line, column := tokenPlace(node.GetToken())
		v.errorAt(line, column, "yaml", locale.Text{
			FR: "les ancres, les renvois et les étiquettes YAML (!, &, *, <<) ne servent pas ici\u00a0: la valeur s'écrit en entier, et un texte qui commence par un tel signe, entre guillemets",
			EN: "YAML anchors, aliases and tags (!, &, *, <<) are not used here: the value is written out, and a text that begins with such a sign stands in quotes",
		})
		return nil
	}
	return v
}

// yamlError turns an error of the YAML library into a failure with a place.
func (l *loader) yamlError(err error) error {
	var located yaml.Error
	if errors.As(err, &located) && located.GetToken() != nil {
		position := located.GetToken().Position
		l.errorAt(position.Line, position.Column, "yaml",
			locale.Textf("YAML invalide\u00a0: %s", "invalid YAML: %s", located.GetMessage()))
		return l.failure()
	}
	l.errorAt(1, 1, "yaml", locale.Textf("YAML invalide\u00a0: %v", "invalid YAML: %v", err))
	return l.failure()
}

func (l *loader) fail(line, column int, rule, fr, en string) error {
	l.errorAt(line, column, rule, locale.Text{FR: fr, EN: en})
	return l.failure()
}

func (l *loader) failure() error {
	l.list.Sort()
	return l.list.Err(diag.Study)
}

// errorAt records a problem at a place, with the line and a caret below it.
func (l *loader) errorAt(line, column int, rule string, message locale.Text) {
	d := diag.Diagnostic{Pos: diag.Pos{File: l.label, Line: line, Column: column}, Rule: rule, Message: message}
	if line >= 1 && line <= len(l.lines) {
		d.Excerpt = excerpt(line, column, l.lines[line-1])
	}
	l.list = append(l.list, d)
}

// errorf records a problem at a located string, formatting the same arguments into both languages.
func (l *loader) errorf(at Located, rule, fr, en string, args ...any) {
	l.errorAt(at.Line, at.Column, rule, locale.Textf(fr, en, args...))
}

// excerpt shows a line of the file with a caret below the column; a long line is cut around the caret.
func excerpt(line, column int, text string) string {
	const before, width = 50, 100
	runes := []rune(strings.TrimRight(text, "\r"))
	start := max(0, column-1-before)
	if start > len(runes) {
		start = 0
	}
	shown := runes[start:min(len(runes), start+width)]
	margin := fmt.Sprintf("%6d | ", line)
	indent := strings.Repeat(" ", len(margin)+max(0, min(column-1-start, len(shown))))
	return margin + string(shown) + "\n" + indent + "^"
}

// tokenPlace returns where a token stands.
func tokenPlace(t *token.Token) (line, column int) { return t.Position.Line, t.Position.Column }

// start returns the first token of a node: of a mapping that is its first key, not its first colon.
func start(node ast.Node) *token.Token {
	if list := pairs(node); len(list) > 0 {
		return list[0].Key.GetToken()
	}
	return node.GetToken()
}
