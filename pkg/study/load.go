package study

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

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
	if err != nil {
		return nil, diag.Fail(diag.Study, diag.Pos{File: label}, "study-unreadable",
			"fichier d'étude illisible\u00a0: %v", "the study file cannot be read: %v", errors.Unwrap(err))
	}
	return Parse(folders, label, source)
}

// Parse checks and resolves the text of a study file. fsys is where a list of regions of one's own is read from.
func Parse(fsys fs.FS, label string, source []byte) (*Definition, error) {
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
	file, err := parser.ParseBytes(source, 0)
	if err != nil {
		return nil, l.yamlError(err)
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
	return root, nil
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
