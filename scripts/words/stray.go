package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"strings"
	"unicode"
)

// strays finds words in one language only, where a user would read them: errors, what is printed, and the words of
// commands and flags.
//
// Errors of package-level variables are told apart and never shown, and messages that begin with the name of their package
// are for programmers, as those of panics are.
func (p *program) strays() []problem {
	var found []problem
	for _, source := range p.sources {
		s := &strays{program: p, source: source}
		for _, file := range source.files {
			for _, declaration := range file.Decls {
				if general, ok := declaration.(*ast.GenDecl); !ok || general.Tok != token.VAR {
					ast.Inspect(declaration, s.visit)
				}
			}
		}
		found = append(found, s.found...)
	}
	return found
}

// strays is the state of the search in one package.
type strays struct {
	program *program
	source
	found []problem
}

// printers are the functions whose words reach a user, with the index of the first argument that is words.
var printers = map[string]int{
	"errors.New": 0, "fmt.Errorf": 0, "fmt.Print": 0, "fmt.Printf": 0, "fmt.Println": 0, "io.WriteString": 1,
	"fmt.Fprint": 1, "fmt.Fprintf": 1, "fmt.Fprintln": 1,
}

// markup is a tag of HTML, which no language changes.
var markup = regexp.MustCompile(`</?[a-z]+>`)

// described are the fields of cobra.Command that are words.
var described = map[string]bool{"Short": true, "Long": true, "Deprecated": true}

func (s *strays) visit(node ast.Node) bool {
	switch n := node.(type) {
	case *ast.CallExpr:
		s.call(n)
	case *ast.CompositeLit:
		s.command(n)
	}
	return true
}

// call looks at the words that a printer gets, and at the usage of a flag.
func (s *strays) call(n *ast.CallExpr) {
	if function, ok := callee(s.info, n).(*types.Func); ok {
		if first, ok := printers[function.FullName()]; ok {
			for _, argument := range n.Args[min(first, len(n.Args)):] {
				s.judge(argument, sentence)
			}
		}
	}
	signature := signatureOf(s.info, n)
	if signature == nil || bilingual(signature) >= 0 {
		return
	}
	for i := range min(signature.Params().Len(), len(n.Args)) {
		if named(signature.Params().At(i), "usage") {
			s.judge(n.Args[i], word)
		}
	}
}

// command looks at the words of a cobra.Command.
func (s *strays) command(n *ast.CompositeLit) {
	if types.TypeString(s.info.TypeOf(n), (*types.Package).Name) != "cobra.Command" {
		return
	}
	for _, element := range n.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok && described[pair.Key.(*ast.Ident).Name] {
			s.judge(pair.Value, word)
		}
	}
}

var (
	word     = regexp.MustCompile(`\pL`)
	sentence = regexp.MustCompile(`\pL{2,}[^\pL]+\pL{2,}|\pL{4,}`)
)

// judge keeps an expression with words in it, unless these are for programmers or no words: the name of the program before a
// message, a mark of a machine format such as ::notice.
func (s *strays) judge(e ast.Expr, words *regexp.Regexp) {
	said := markup.ReplaceAllString(fold(s.info, e).text, "")
	name := s.name[strings.LastIndex(s.name, "/")+1:]
	seen := strings.TrimFunc(blank(said), func(r rune) bool { return unicode.IsSpace(r) || r == hole })
	if !words.MatchString(seen) || seen == "arrimage:" || strings.HasPrefix(seen, name+": ") || strings.HasPrefix(seen, "::") {
		return
	}
	s.found = append(s.found, problem{s.program.place(e.Pos()), fmt.Sprintf("words in one language: %q", filled(said))})
}
