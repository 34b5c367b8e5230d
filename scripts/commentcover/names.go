package main

import (
	"go/ast"
	"go/token"
)

// A name is one exported name that ought to have a comment.
type name struct {
	at        token.Position // where it is declared
	text      string         // with its type in front where it has one: "Frame.Rows"
	commented bool
}

// A lister walks over the declarations of a file and keeps the exported names.
type lister struct {
	files *token.FileSet
	names []name
}

// names returns the exported names that the file declares, in the order of the file.
func names(files *token.FileSet, file *ast.File) []name {
	l := &lister{files: files}
	for _, declaration := range file.Decls {
		switch d := declaration.(type) {
		case *ast.FuncDecl:
			l.function(d)
		case *ast.GenDecl:
			l.general(d)
		}
	}
	return l.names
}

// keep adds the name when it is exported. The owner is the type in front of it, empty for none.
func (l *lister) keep(owner string, id *ast.Ident, comments ...*ast.CommentGroup) {
	if !id.IsExported() {
		return
	}
	text := id.Name
	if owner != "" {
		text = owner + "." + text
	}
	l.names = append(l.names, name{l.files.Position(id.Pos()), text, says(comments...)})
}

// says tells whether one of the comments has words; a directive such as //go:embed has none.
func says(comments ...*ast.CommentGroup) bool {
	for _, c := range comments {
		if c.Text() != "" {
			return true
		}
	}
	return false
}

// function keeps a function, or a method of an exported type: nobody reads the methods of a type that cannot be named.
func (l *lister) function(d *ast.FuncDecl) {
	if d.Recv == nil {
		l.keep("", d.Name, d.Doc)
		return
	}
	if owner := receiver(d.Recv.List[0].Type); owner.IsExported() {
		l.keep(owner.Name, d.Name, d.Doc)
	}
}

// receiver returns the name of a receiver's type, without its pointer and its type parameters.
func receiver(e ast.Expr) *ast.Ident {
	for {
		switch t := e.(type) {
		case *ast.StarExpr:
			e = t.X
		case *ast.ParenExpr:
			e = t.X
		case *ast.IndexExpr:
			e = t.X
		case *ast.IndexListExpr:
			e = t.X
		case *ast.Ident:
			return t
		default:
			return ast.NewIdent("_") // the parser accepts receivers that the compiler refuses
		}
	}
}

// general keeps the names of a type, const or var declaration. One comment over a block of constants or variables
// counts for each of them; each type needs its own.
func (l *lister) general(d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			if d.Lparen.IsValid() {
				l.declared(s, s.Doc)
			} else {
				l.declared(s, d.Doc)
			}
		case *ast.ValueSpec:
			for _, id := range s.Names {
				l.keep("", id, d.Doc, s.Doc, s.Comment)
			}
		}
	}
}

// declared keeps a type and, when it is exported, what can be reached through it.
func (l *lister) declared(s *ast.TypeSpec, doc *ast.CommentGroup) {
	l.keep("", s.Name, doc, s.Comment)
	if s.Name.IsExported() {
		l.members(s.Name.Name, s.Type)
	}
}

// members keeps the exported fields of a struct, those of structs written inside it, and the methods of an interface.
// An embedded type is passed over: its comment stands where it is declared.
func (l *lister) members(owner string, e ast.Expr) {
	var list *ast.FieldList
	switch t := e.(type) {
	case *ast.StructType:
		list = t.Fields
	case *ast.InterfaceType:
		list = t.Methods
	case *ast.ArrayType:
		l.members(owner, t.Elt)
		return
	case *ast.StarExpr:
		l.members(owner, t.X)
		return
	default:
		return
	}
	for _, field := range list.List {
		for _, id := range field.Names {
			l.keep(owner, id, field.Doc, field.Comment)
			if id.IsExported() {
				l.members(owner+"."+id.Name, field.Type)
			}
		}
	}
}
