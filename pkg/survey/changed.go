package survey

import (
	"io/fs"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
)

// unchanged returns a function that, once a file is read, tells whether somebody has written to it since it was opened:
// rows of two versions of an export would make a number of neither.
func (s *Survey) unchanged(file fs.File, name study.Located) func() error {
	before, err := file.Stat()
	return func() error {
		if err != nil || !before.Mode().IsRegular() {
			return nil // A pipe has no time.
		}
		after, err := fs.Stat(s.Files, name.Value)
		if err != nil || (after.Size() == before.Size() && after.ModTime().Equal(before.ModTime())) {
			return nil // What was read was whole, be it gone since.
		}
		return diag.Fail(diag.Data, diag.Pos{File: s.label(name.Value)}, "changed-file",
			"le fichier a changé pendant sa lecture\u00a0: relancez quand il ne change plus",
			"the file changed while it was read: run again once it no longer changes")
	}
}
