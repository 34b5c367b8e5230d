package survey

import (
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
)

// Outline reads the header of every export and no row: the frames of the sides have all their variables and no units,
// for who counts the rows in one pass and does not hold them (Export). There are no links, and samplings have no design.
// The error is as that of Load.
func Outline(def *study.Definition, files study.Folders, options Options) (*Survey, error) {
	s := newSurvey(def, files, options)
	s.exports = map[string]*sideReader{}
	for _, entry := range s.Study.Sides {
		r := s.newSideReader(entry.Value, options)
		if s.Study.HasExport(entry.Value.Name) {
			read := r.readHeader
			if !entry.Value.Folder.IsZero() {
				read = r.readFolderHeader
			}
			if err := read(); err != nil {
				s.report(err)
			}
		}
		s.exports[entry.Value.Name] = r
		s.Sides = append(s.Sides, r.frame())
		if declared := entry.Value.Design; declared != nil {
			s.Samplings[entry.Value.Name] = &Sampling{Declared: declared}
		}
	}
	s.readTables()
	if s.Diagnostics.Count(diag.Error) == 0 {
		s.computeSides()
	}
	s.Diagnostics.Sort()
	return s, s.Diagnostics.Err(diag.Data)
}

// readHeader finds the columns of the questions.
func (r *sideReader) readHeader() error {
	file, reader, err := r.openHeader()
	if err != nil {
		return err
	}
	defer file.Close()
	r.findColumns(r.headings(reader.Headers(), reader.Columns()))
	r.Understood[r.side.Name] = understood(reader)
	r.width = reader.Columns()
	return nil
}
