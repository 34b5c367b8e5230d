package main

import (
	"go/ast"
	"go/types"
)

// spaced says of one package whose words the program gives their no-break spaces itself, with Text.French: people may
// then write them with plain ones.
type spaced struct {
	literals  map[*ast.CompositeLit]bool
	functions map[types.Object]bool // functions with parameters fr and en
}

// spacedIn reads a package: locale.Text{…}.French(), and the functions that make such a text of their parameters or hand
// these to one that does.
func spacedIn(from source) spaced {
	s := spaced{map[*ast.CompositeLit]bool{}, map[types.Object]bool{}}
	for _, file := range from.files {
		ast.Inspect(file, func(node ast.Node) bool {
			if selector, ok := node.(*ast.SelectorExpr); ok && selector.Sel.Name == "French" {
				if literal, ok := ast.Unparen(selector.X).(*ast.CompositeLit); ok {
					s.literals[literal] = true
				}
			}
			return true
		})
	}
	for grown := true; grown; {
		grown = false
		for _, file := range from.files {
			ast.Inspect(file, func(node ast.Node) bool {
				if function, body := declared(from.info, node); function != nil && !s.functions[function] && s.gives(from.info, body) {
					s.functions[function], grown = true, true
				}
				return true
			})
		}
	}
	return s
}

// declared returns the function with parameters fr and en that a node declares, with its body: a function, a method, or a
// variable such as in := func(fr, en string) string {…}, also as one of several.
func declared(info *types.Info, node ast.Node) (types.Object, *ast.BlockStmt) {
	switch n := node.(type) {
	case *ast.FuncDecl:
		if function := info.Defs[n.Name]; n.Body != nil && bilingual(function.Type().(*types.Signature)) >= 0 {
			return function, n.Body
		}
	case *ast.AssignStmt:
		for i, right := range n.Rhs {
			literal, ok := right.(*ast.FuncLit)
			if name, named := n.Lhs[i].(*ast.Ident); ok && named && bilingual(info.TypeOf(literal).(*types.Signature)) >= 0 {
				return info.Defs[name], literal.Body
			}
		}
	}
	return nil, nil
}

// gives tells whether a body makes a text with .French() of the parameter fr, or hands fr to a function that does.
func (s spaced) gives(info *types.Info, body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.CompositeLit:
			found = found || s.literals[n] && mentions(n.Elts, "fr")
		case *ast.CallExpr:
			if name, ok := ast.Unparen(n.Fun).(*ast.Ident); ok {
				found = found || s.functions[info.Uses[name]] && mentions(n.Args, "fr")
			}
			if selector, ok := ast.Unparen(n.Fun).(*ast.SelectorExpr); ok {
				found = found || s.functions[info.Uses[selector.Sel]] && mentions(n.Args, "fr")
			}
		}
		return !found
	})
	return found
}

// mentions tells whether one of the expressions is the name, or a key with the name.
func mentions(list []ast.Expr, name string) bool {
	for _, e := range list {
		if pair, ok := e.(*ast.KeyValueExpr); ok {
			e = pair.Value
		}
		if id, ok := e.(*ast.Ident); ok && id.Name == name {
			return true
		}
	}
	return false
}
