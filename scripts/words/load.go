package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A source is one package, parsed and typed.
type source struct {
	name  string // import path without the module: "pkg/cli"
	files []*ast.File
	info  *types.Info
}

// A program is what the go command finds in the folders, without tests.
type program struct {
	root    string // folder of the module; places are told from there
	at      *token.FileSet
	sources []source // in the order of their import paths
}

// listed is what the go command says of a package.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	DepOnly                 bool
	Module                  *struct{ Path string }
}

// load reads the packages in the folders of the module at root, and in the folders below them. Imports come from the
// compiler's export data, so the program must build.
func load(root string, folders []string) (*program, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	packages, err := list(root, folders)
	if err != nil {
		return nil, err
	}
	exports := map[string]string{}
	for _, p := range packages {
		exports[p.ImportPath] = p.Export
	}
	result := &program{root: root, at: token.NewFileSet()}
	imports := importer.ForCompiler(result.at, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	for _, p := range packages {
		if p.DepOnly || len(p.GoFiles) == 0 {
			continue
		}
		read, err := result.read(p, imports)
		if err != nil {
			return nil, err
		}
		result.sources = append(result.sources, read)
	}
	if len(result.sources) == 0 {
		return nil, fmt.Errorf("no Go package in %s", strings.Join(folders, ", "))
	}
	return result, nil
}

// list asks the go command for the packages in the folders and for all that they import.
func list(root string, folders []string) ([]listed, error) {
	args := []string{"list", "-export", "-deps", "-json=ImportPath,Dir,Export,GoFiles,DepOnly,Module"}
	for _, folder := range folders {
		args = append(args, "./"+filepath.ToSlash(filepath.Join(folder, "...")))
	}
	command := exec.Command("go", args...)
	command.Dir = root
	var said strings.Builder
	command.Stderr = &said
	output, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w\n%s", err, said.String())
	}
	var packages []listed
	decoder := json.NewDecoder(strings.NewReader(string(output)))
	for {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		packages = append(packages, p)
	}
}

// read parses and types one package.
func (p *program) read(from listed, imports types.Importer) (source, error) {
	name := strings.TrimPrefix(strings.TrimPrefix(from.ImportPath, from.Module.Path), "/")
	result := source{name: name, info: &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Uses: map[*ast.Ident]types.Object{}, Defs: map[*ast.Ident]types.Object{},
	}}
	for _, file := range from.GoFiles {
		parsed, err := parser.ParseFile(p.at, filepath.Join(from.Dir, file), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return source{}, err
		}
		result.files = append(result.files, parsed)
	}
	config := types.Config{Importer: imports}
	_, err := config.Check(from.ImportPath, p.at, result.files, result.info)
	return result, err
}

// place returns where a position is, as the path from the root of the module, the line and the column.
func (p *program) place(at token.Pos) token.Position {
	position := p.at.Position(at)
	position.Filename = p.relative(position.Filename)
	return position
}

// relative returns a path as it is from the root of the module.
func (p *program) relative(path string) string {
	if short, err := filepath.Rel(p.root, path); err == nil {
		path = short
	}
	return filepath.ToSlash(path)
}
