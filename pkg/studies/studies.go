// Package studies holds the studies that ship in the binary, so that a newcomer sees a whole one before writing his own.
package studies

import (
	"embed"
	"io/fs"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/study"
)

//go:embed cosme2018 participation2010 territoires2021
var files embed.FS

// Demo is the name of the study that --demo runs on.
const Demo = "cosme2018"

// StudyFile is the name of a study's study file in its folder.
const StudyFile = "study.yaml"

// A Shipped is a study that ships in the binary.
type Shipped struct {
	Name  string      // of its folder: a subject and a year
	Year  int         // of which its answers are
	Title study.Label // as its study file has it
}

// All returns the studies that ship in the binary, by name.
func All() []Shipped {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic("studies: " + err.Error())
	}
	var all []Shipped
	for _, entry := range entries {
		name := entry.Name()
		def, err := study.Load(study.Folders{Folder(name)}, StudyFile)
		if err != nil {
			panic("studies: " + name + ": " + err.Error())
		}
		year, err := strconv.Atoi(name[len(strings.TrimRight(name, "0123456789")):])
		if err != nil {
			panic("studies: " + name + ": no year")
		}
		all = append(all, Shipped{Name: name, Year: year, Title: def.Title})
	}
	return all
}

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
