package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"
)

// hole stands in words for what the program fills in when it runs.
const hole = '\ufffc'

// words are one language of a text. Constants and concatenations are folded; each other expression is a hole.
type words struct {
	text    string
	missing bool // the code has no expression for this language
}

// shown is the words as a translator reads them: {…} for a hole.
func (w words) shown() string { return filled(w.text) }

// filled writes {…} for each hole.
func filled(text string) string { return strings.ReplaceAll(text, string(hole), "{…}") }

// fold returns the words of an expression; nil has none.
func fold(info *types.Info, e ast.Expr) words {
	if e == nil {
		return words{missing: true}
	}
	var w words
	foldInto(&w, info, e)
	return w
}

func foldInto(w *words, info *types.Info, e ast.Expr) {
	e = ast.Unparen(e)
	if value := info.Types[e].Value; value != nil && value.Kind() == constant.String {
		w.text += constant.StringVal(value)
		return
	}
	switch n := e.(type) {
	case *ast.BinaryExpr:
		if n.Op == token.ADD {
			foldInto(w, info, n.X)
			foldInto(w, info, n.Y)
			return
		}
	case *ast.CallExpr:
		if isSprintf(info, n) {
			w.text += blank(constant.StringVal(info.Types[n.Args[0]].Value))
			return
		}
	}
	w.text += string(hole)
}

// isSprintf tells whether a call is fmt.Sprintf with a constant format.
func isSprintf(info *types.Info, n *ast.CallExpr) bool {
	function, ok := callee(info, n).(*types.Func)
	return ok && function.FullName() == "fmt.Sprintf" && info.Types[n.Args[0]].Value != nil
}
