package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
)

// A pkg is what one folder's Go files, without tests, say of themselves.
type pkg struct {
	folder    string // path of the folder
	commented bool   // whether one of its files has a package comment
	names     []name // its exported names, file by file
}

// packages returns the packages found in the folders and below them, in the order of their paths.
func packages(folders []string) ([]pkg, error) {
	var found []pkg
	files := token.NewFileSet()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.IsDir() {
				return err
			}
			if path != folder && passedOver(entry.Name()) {
				return fs.SkipDir
			}
			p, err := readPackage(files, path)
			if p != nil {
				found = append(found, *p)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// passedOver tells whether the go command, too, passes over a folder of that name.
func passedOver(folder string) bool {
	return folder == "testdata" || strings.HasPrefix(folder, ".") || strings.HasPrefix(folder, "_")
}

// readPackage returns the package of one folder, or nil when the folder has no Go file beside tests.
func readPackage(files *token.FileSet, folder string) (*pkg, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	var p *pkg
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, path, nil, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		if p == nil {
			p = &pkg{folder: folder}
		}
		p.add(files, file)
	}
	return p, nil
}

// add takes in one file of the package.
func (p *pkg) add(files *token.FileSet, file *ast.File) {
	p.commented = p.commented || says(file.Doc)
	p.names = append(p.names, names(files, file)...)
}
