package main

import (
	"go/parser"
	"go/token"
	"slices"
	"testing"
)

// listed parses the source and returns its exported names: those with a comment and those without.
func listed(t *testing.T, source string) (with, without []string) {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "source.go", source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names(files, file) {
		if n.commented {
			with = append(with, n.text)
		} else {
			without = append(without, n.text)
		}
	}
	return with, without
}

func TestNames(t *testing.T) {
	cases := map[string]struct {
		source        string
		with, without []string
	}{
		"functions": {"// Do does.\nfunc Do() {}\nfunc Undo() {}\nfunc hidden() {}", []string{"Do"}, []string{"Undo"}},
		"methods": {
			"// T is.\ntype T int\n// A is.\nfunc (t *T) A() {}\nfunc (T) B() {}\nfunc (T) c() {}\ntype u int\nfunc (u) D() {}",
			[]string{"T", "T.A"}, []string{"T.B"}},
		"a method of a generic type": {
			"// G is.\ntype G[K, V any] struct{}\nfunc (g *G[K, V]) M() {}", []string{"G"}, []string{"G.M"}},
		"types in a block need their own comment": {
			"// Both.\ntype (\n\t// A is.\n\tA int\n\tB int\n)", []string{"A"}, []string{"B"}},
		"constants and variables take that of the block": {
			"// All.\nconst (\n\tA = 1\n\tB = 2\n)\nvar (\n\tC = 1 // c\n\tD = 2\n)", []string{"A", "B", "C"}, []string{"D"}},
		"fields": {
			"// T is.\ntype T struct {\n\t// A is.\n\tA int\n\tB int // b\n\tC, D int\n\te int\n\tError\n}",
			[]string{"T", "T.A", "T.B"}, []string{"T.C", "T.D"}},
		"fields inside fields": {
			"// T is.\ntype T struct {\n\t// A is.\n\tA []struct{ B int }\n\tc struct{ D int }\n}",
			[]string{"T", "T.A"}, []string{"T.A.B"}},
		"the methods of an interface": {
			"// I is.\ntype I interface {\n\t// A is.\n\tA()\n\tB()\n}", []string{"I", "I.A"}, []string{"I.B"}},
		"a hidden type hides its fields": {"type t struct{ A int }", nil, nil},
		"a directive is no comment":      {"//go:noinline\nfunc Do() {}", nil, []string{"Do"}},
	}
	for title, c := range cases {
		t.Run(title, func(t *testing.T) {
			with, without := listed(t, "package p\n"+c.source)
			if !slices.Equal(with, c.with) || !slices.Equal(without, c.without) {
				t.Errorf("with a comment %q, without %q; want %q and %q", with, without, c.with, c.without)
			}
		})
	}
}
