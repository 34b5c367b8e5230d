package study

import (
	"errors"
	"io/fs"
	"path"
)

// A Folder is a place where the files of a study are looked for.
type Folder struct {
	Name string // how messages name it: a path as the user gave it, or the name of a study that ships in the binary
	FS   fs.FS  // its files
}

// Folders are the places where the files of a study are looked for, the first that has a file winning. They are a file
// system, read only.
type Folders []Folder

// Open opens a file of the first folder that has it.
func (f Folders) Open(name string) (fs.File, error) {
	first := fs.ErrNotExist
	for _, folder := range f {
		file, err := folder.FS.Open(name)
		if err == nil {
			return file, nil
		}
		if errors.Is(first, fs.ErrNotExist) {
			first = err
		}
	}
	return nil, first
}

// Label returns how messages name a file: with the folder that has it, or else the last one.
func (f Folders) Label(name string) string {
	for i, folder := range f {
		if _, err := fs.Stat(folder.FS, name); err == nil || i == len(f)-1 {
			return path.Join(folder.Name, name)
		}
	}
	return name
}
