package survey

import (
	"io"
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// An Export is the export of a side, for who reads its rows in a way of their own: where each question stands, and what
// the study makes of a cell. It can be used from several goroutines.
type Export struct {
	Side    *study.Side // whose answers
	File    string      // how messages name it
	Columns int         // cells of a row
	IsText  bool        // false for a workbook or a folder, which Open does not open
	reader  *sideReader
}

// Export returns the export of a side of an Outline; nil where there is no such side.
func (s *Survey) Export(side string) *Export {
	r := s.exports[side]
	if r == nil {
		return nil
	}
	return &Export{Side: r.side, File: r.place.File, Columns: r.width, IsText: r.place.Sheet == "" && r.side.Folder.IsZero(), reader: r}
}

// A Text is the text of an export, as UTF-8, from its first header or title row on.
type Text struct {
	io.Reader
	Dialect ingest.Decided // how it is read
	// Unchanged returns an error, once the text is read, where the file is no longer that of the outline.
	Unchanged func() error
	file      io.Closer
}

// Close closes the file.
func (t *Text) Close() error { return t.file.Close() }

// Open opens the export. Errors are as those of Load.
func (e *Export) Open() (*Text, error) {
	file, err := e.reader.open(e.Side.File)
	if err != nil {
		return nil, err
	}
	decoded, decided, err := ingest.Text(e.File, file, e.reader.dialect())
	if err != nil {
		file.Close()
		return nil, err
	}
	return &Text{Reader: decoded, Dialect: decided, Unchanged: e.reader.changed, file: file}, nil
}

// Column returns the place of a question in a row, from 0; -1 where it has none or several.
func (e *Export) Column(q *study.Question) int {
	if i := slices.Index(e.reader.questions, q); i >= 0 {
		return e.reader.at[i]
	}
	return -1
}

// DesignColumn returns the place of a column of the side's design in a row, from 0; -1 where the heading is zero.
func (e *Export) DesignColumn(heading study.Located) int {
	if column := e.reader.design.find(heading); column != nil {
		return column.at
	}
	return -1
}

// An Answer is what a cell says.
type Answer struct {
	State  study.Reason // Answered, or why there is no value
	Words  string       // the code, the name of the region or the text; of a question with words
	Number float64      // of a question with numbers
}

// Answer reads a cell as Load does, before the skip logic is looked at, with what is wrong with it.
//
// It panics for a question with several answers.
func (e *Export) Answer(q *study.Question, cell ingest.Cell) (Answer, diag.List) {
	if q.Type == study.Multiple {
		panic("survey: question " + q.Name + ": has several answers")
	}
	own := &sideReader{Survey: &Survey{Study: e.reader.Study}, side: e.Side, options: e.reader.options, place: e.reader.place}
	a := own.answer(q, cell)
	return Answer{State: a.state, Words: a.words, Number: a.number}, own.Diagnostics
}

// DesignNumber reads a cell of a numeric column of the design, with what is wrong with it.
func (e *Export) DesignNumber(heading study.Located, cell ingest.Cell) (float64, diag.List) {
	column := &designColumn{heading: heading.Value, numeric: true, problems: map[int]locale.Text{}}
	return e.designCell(column, cell), e.designProblem(column)
}

// DesignLabel reads a cell of a column of labels of the design, with what is wrong with it.
func (e *Export) DesignLabel(heading study.Located, cell ingest.Cell) (string, diag.List) {
	column := &designColumn{heading: heading.Value, problems: map[int]locale.Text{}}
	e.designCell(column, cell)
	return column.words[0], e.designProblem(column)
}

func (e *Export) designCell(column *designColumn, cell ingest.Cell) float64 {
	column.add(e.reader, cell)
	if column.numeric {
		return column.numbers[0]
	}
	return 0
}

func (e *Export) designProblem(column *designColumn) diag.List {
	var list diag.List
	column.check(&list)
	return list
}
