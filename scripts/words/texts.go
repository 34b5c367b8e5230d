package main

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
	"unicode"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A text is the same words in both languages, as they stand in the code.
type text struct {
	at        token.Position // where it begins
	source    string         // the package that it stands in
	fr, en    words
	literal   bool // a locale.Text{…}, which could be a locale.Same
	same      bool // a locale.Same: words that are alike
	formatted bool // both are formats of fmt
	arguments int  // how many arguments the formats get; -1 where the code does not say
	spaced    bool // the program puts the no-break spaces in: Text.French
}

// seen returns both languages as people see them: a hole for each verb of a format, and the spaces put in.
func (t text) seen() (fr, en string) {
	fr, en = t.fr.text, t.en.text
	if t.formatted {
		fr, en = blank(fr), blank(en)
	}
	if t.spaced {
		fr = locale.Text{FR: fr}.French().FR
	}
	return fr, en
}

// A finder collects the texts of one package.
type finder struct {
	program *program
	source
	spaced spaced
	texts  []text
}

// texts returns every text of the program, in the order of the code.
func (p *program) texts() []text {
	var all []text
	for _, source := range p.sources {
		f := &finder{program: p, source: source, spaced: spacedIn(source)}
		for _, file := range source.files {
			ast.Inspect(file, f.visit)
		}
		all = append(all, f.texts...)
	}
	return all
}

func (f *finder) visit(node ast.Node) bool {
	switch n := node.(type) {
	case *ast.CompositeLit:
		f.literal(n)
	case *ast.CallExpr:
		f.call(n)
	case *ast.AssignStmt:
		f.assignment(n)
	}
	return true
}

// keep adds a text, unless it has no words of its own: where a function hands on what it was given.
func (f *finder) keep(t text, at token.Pos, fr, en ast.Expr) {
	t.at, t.source, t.fr, t.en = f.program.place(at), f.name, fold(f.info, fr), fold(f.info, en)
	french, english := t.seen()
	if strings.IndexFunc(french+english, unicode.IsLetter) >= 0 || t.formatted && compareVerbs(t) != "" {
		f.texts = append(f.texts, t)
	}
}

// literal keeps a locale.Text{FR: …, EN: …}, with its keys or without. An empty one has no words.
func (f *finder) literal(n *ast.CompositeLit) {
	if !isText(f.info.TypeOf(n)) || len(n.Elts) == 0 {
		return
	}
	var sides [2]ast.Expr
	for i, element := range n.Elts {
		pair, keyed := element.(*ast.KeyValueExpr)
		switch {
		case !keyed && i < len(sides):
			sides[i] = element
		case keyed && pair.Key.(*ast.Ident).Name == "FR":
			sides[0] = pair.Value
		case keyed:
			sides[1] = pair.Value
		}
	}
	f.keep(text{literal: true, spaced: f.spaced.literals[n]}, n.Pos(), sides[0], sides[1])
}

// call keeps the words that a function takes as its parameters fr and en, and those of locale.Same.
func (f *finder) call(n *ast.CallExpr) {
	if same, ok := callee(f.info, n).(*types.Func); ok && same.Name() == "Same" && isText(f.info.TypeOf(n)) {
		f.keep(text{same: true}, n.Pos(), n.Args[0], n.Args[0])
		return
	}
	signature := signatureOf(f.info, n)
	if signature == nil {
		return
	}
	first := bilingual(signature)
	if first < 0 || len(n.Args) < first+2 {
		return
	}
	t := text{spaced: f.spaced.functions[callee(f.info, n)]}
	if takesArguments(signature, first) {
		t.arguments = len(n.Args) - first - 2
		if n.Ellipsis.IsValid() {
			t.arguments = -1
		}
		t.formatted = t.arguments != 0 // Textf leaves formats without arguments as they are
	}
	f.keep(t, n.Args[first].Pos(), n.Args[first], n.Args[first+1])
}

// signatureOf returns the parameters and results of what is called, or nil for a conversion and for a builtin.
func signatureOf(info *types.Info, n *ast.CallExpr) *types.Signature {
	called := info.Types[n.Fun]
	if called.Type == nil || called.IsType() {
		return nil
	}
	signature, _ := called.Type.Underlying().(*types.Signature)
	return signature
}

// callee returns the function or variable that is called by its name, or nil.
func callee(info *types.Info, n *ast.CallExpr) types.Object {
	switch fun := ast.Unparen(n.Fun).(type) {
	case *ast.Ident:
		return info.Uses[fun]
	case *ast.SelectorExpr:
		return info.Uses[fun.Sel]
	}
	return nil
}

// assignment keeps the words of t.FR, t.EN = …, ….
func (f *finder) assignment(n *ast.AssignStmt) {
	if len(n.Lhs) != 2 || len(n.Rhs) != 2 {
		return
	}
	fr, isFirst := n.Lhs[0].(*ast.SelectorExpr)
	en, isSecond := n.Lhs[1].(*ast.SelectorExpr)
	if isFirst && isSecond && fr.Sel.Name == "FR" && en.Sel.Name == "EN" && isText(f.info.TypeOf(fr.X)) {
		f.keep(text{}, n.Rhs[0].Pos(), n.Rhs[0], n.Rhs[1])
	}
}

// isText tells whether a type is locale.Text.
func isText(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	return named.Obj().Name() == "Text" && named.Obj().Pkg().Name() == "locale"
}

// bilingual returns the index of the string parameter fr that the string parameter en follows, or -1.
func bilingual(signature *types.Signature) int {
	parameters := signature.Params()
	for i := 0; i+1 < parameters.Len(); i++ {
		if named(parameters.At(i), "fr") && named(parameters.At(i+1), "en") {
			return i
		}
	}
	return -1
}

func named(parameter *types.Var, name string) bool {
	return parameter.Name() == name && types.Identical(parameter.Type(), types.Typ[types.String])
}

// takesArguments tells whether args ...any follow the parameters fr and en.
func takesArguments(signature *types.Signature, first int) bool {
	parameters := signature.Params()
	if !signature.Variadic() || parameters.Len() != first+3 {
		return false
	}
	rest := parameters.At(first + 2).Type().(*types.Slice)
	return types.IsInterface(rest.Elem())
}
