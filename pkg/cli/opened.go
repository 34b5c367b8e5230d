package cli

import (
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"sync"
)

// openedFiles are the files that a study asked for, whether they are there or not.
type openedFiles struct {
	mu    sync.Mutex
	paths map[string]bool
}

func (o *openedFiles) add(path string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.paths == nil {
		o.paths = map[string]bool{}
	}
	o.paths[path] = true
}

// names returns their paths in order.
func (o *openedFiles) names() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return slices.Sorted(maps.Keys(o.paths))
}

// An openedFolder is a folder that keeps which of its files are asked for.
type openedFolder struct {
	fs.FS
	dir    string
	opened *openedFiles
}

// Open opens a file.
func (f openedFolder) Open(name string) (fs.File, error) {
	f.opened.add(filepath.Join(f.dir, filepath.FromSlash(name)))
	return f.FS.Open(name)
}

// Stat describes a file.
func (f openedFolder) Stat(name string) (fs.FileInfo, error) {
	f.opened.add(filepath.Join(f.dir, filepath.FromSlash(name)))
	return fs.Stat(f.FS, name)
}
