// Package studies holds the studies that ship in the binary, so that a newcomer sees a whole one before writing his own.
package studies

import (
	"embed"
	"io/fs"

	"github.com/arrimage/arrimage/pkg/study"
)

//go:embed cosme2018 participation2010 position2002 rencontre2009 territoires2021
var files embed.FS

// Demo is the name of the study that --demo runs on.
const Demo = "cosme2018"

// Names returns the names of the studies, that of --demo first.
func Names() []string {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		panic("studies: " + err.Error()) // They are part of the program.
	}
	names := []string{Demo}
	for _, entry := range entries {
		if entry.Name() != Demo {
			names = append(names, entry.Name())
		}
	}
	return names
}

// StudyFile is the name of a study's study file in its folder.
const StudyFile = "study.yaml"

// Folder returns the files of a study that ships in the binary. It panics for a name that none has.
func Folder(name string) study.Folder {
	sub, err := fs.Sub(files, name)
	if err == nil {
		_, err = fs.Stat(sub, StudyFile)
	}
	if err != nil {
		panic("studies: name: no study is called " + name)
	}
	return study.Folder{Name: name, FS: sub}
}
