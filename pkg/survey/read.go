package survey

import (
	"errors"
	"io"
	"io/fs"
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// A sideReader reads one export into the columns of a frame.
type sideReader struct {
	*Survey
	side      *study.Side
	options   Options
	place     diag.Pos   // the export, with the sheet of a workbook, or the folder; while a document is read, that
	first     []diag.Pos // of a folder: for each heading, where it first stands; else nil
	questions []*study.Question
	at        []int // for each question, its column in the export
	columns   []*dataset.Variable
	several   map[string]*severalColumns // of the questions with several answers, by name
	units     []dataset.Unit
	design    designColumns // nil where the side declares no design
	responses responseColumns
	width     int          // of an outline: cells of a row
	changed   func() error // see unchanged
	ledger    ledger
}

// readSide returns the answers of a side; what is wrong goes to the diagnostics.
func (s *Survey) readSide(side *study.Side, options Options) *dataset.Frame {
	r := s.newSideReader(side, options)
	if s.Study.HasExport(side.Name) {
		read := r.read
		if !side.Folder.IsZero() {
			read = r.readFolder
		}
		if err := read(); err != nil {
			s.report(err)
		}
	}
	frame := r.frame()
	frame, kept := s.keep(frame, side)
	shareStates(frame)
	r.design.keep(kept)
	s.checkDuplicates(frame, side)
	s.applyGates(frame)
	gateOthers(frame)
	s.addSampling(frame, side, r.design)
	return frame
}

func (s *Survey) newSideReader(side *study.Side, options Options) *sideReader {
	r := &sideReader{Survey: s, side: side, options: options, place: diag.Pos{File: s.label(side.Source().Value)}, questions: s.Study.QuestionsOf(side.Name), several: map[string]*severalColumns{}}
	for _, q := range r.questions {
		r.columns = append(r.columns, r.newColumn(q))
		if q.Type == study.Multiple {
			r.several[q.Name] = newSeveral(q)
		}
	}
	return r
}

// frame returns the respondents read so far, with their answers.
func (r *sideReader) frame() *dataset.Frame {
	frame := dataset.NewFrame(r.side.Name, r.side.Label.Text, r.units)
	for _, column := range r.columns {
		frame.Add(column)
		r.addTicks(frame, column)
	}
	return frame
}

// report adds the diagnostics of an error to the survey's.
func (s *Survey) report(err error) {
	var failure *diag.Failure
	if errors.As(err, &failure) {
		s.Diagnostics = append(s.Diagnostics, failure.List...)
		return
	}
	s.Diagnostics.Errorf(diag.Pos{}, "unreadable", "lecture impossible\u00a0: %v", "cannot be read: %v", err)
}

// open opens a file of the study; the error says where the study file names it.
func (s *Survey) open(name study.Located) (fs.File, error) {
	if name.Value == study.Stdin && s.options.Stdin != nil {
		return stream{s.options.Stdin}, nil
	}
	pos := s.Study.Pos(name)
	file, err := s.Files.Open(name.Value)
	if err == nil {
		if info, statErr := file.Stat(); statErr != nil || !info.IsDir() {
			return file, nil
		}
		file.Close()
		return nil, diag.Fail(diag.Data, pos, "missing-file", "c'est un dossier\u00a0: %s", "it is a folder: %s", s.label(name.Value))
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, diag.Fail(diag.Data, pos, "missing-file", "fichier introuvable\u00a0: %s", "file not found: %s", s.label(name.Value))
	}
	if errors.Is(err, fs.ErrInvalid) {
		return nil, diag.Fail(diag.Data, pos, "missing-file",
			"chemin %q refusé\u00a0: les fichiers d'une étude sont dans son dossier, et leurs chemins s'écrivent avec des /",
			"path %q refused: the files of a study are in its folder, and their paths are written with /", name.Value)
	}
	return nil, diag.Fail(diag.Data, pos, "unreadable-file", "%s ne peut pas être lu\u00a0: %v", "%s cannot be read: %v", s.label(name.Value), err)
}

// A stream is standard input as a file: it has no size, and where it began is not known.
type stream struct{ io.Reader }

// Stat implements fs.File.
func (stream) Stat() (fs.FileInfo, error) { return nil, errors.ErrUnsupported }

// Close implements fs.File; whoever opened the stream closes it.
func (stream) Close() error { return nil }

func (r *sideReader) newColumn(q *study.Question) *dataset.Variable {
	v := &dataset.Variable{Name: q.Name, Label: q.Title(), Source: q, Unit: q.Unit}
	v.Kind = kindOf(q.Type)
	switch {
	case q.Type.IsCategory():
		v.Codes = q.AnswerCodes()
	case q.Type == study.RegionName && r.Study.Regions != nil:
		v.Codes = r.Study.Regions.Names()
	}
	return v
}

// read reads the export.
func (r *sideReader) read() error {
	file, reader, err := r.openHeader()
	if err != nil {
		return err
	}
	defer file.Close()
	if !r.findColumns(r.headings(reader.Headers(), reader.Columns())) {
		return nil
	}
	rows := 0
	r.openLedger()
	defer r.noteUnlisted()
	for ; ; rows++ {
		row, err := reader.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if err := r.hold(row.Line); err != nil {
			return err
		}
		r.row(row)
		r.shorten()
	}
	r.noteTicked()
	r.Diagnostics = append(r.Diagnostics, r.responses.notes(r.LeftOut[r.side.Name])...)
	r.Diagnostics = append(r.Diagnostics, reader.Warnings()...)
	r.Understood[r.side.Name] = understood(reader)
	if rows == 0 {
		below := r.place.At(2, 0)
		if headers := reader.Headers(); below.Sheet != "" {
			below.Line = headers[len(headers)-1][0].Line + 1
		}
		return NoRows(below).Err(diag.Data)
	}
	return r.changed()
}

// openHeader opens the export and reads its header.
func (r *sideReader) openHeader() (fs.File, *ingest.Reader, error) {
	file, err := r.open(r.side.File)
	if err != nil {
		return nil, nil, err
	}
	r.changed = r.unchanged(file, r.side.File)
	reader, err := ingest.NewReader(r.place.File, file, r.dialect())
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	r.place = reader.Place()
	return file, reader, nil
}

// NoRows is the error for an export without respondents: at is where the first would be.
func NoRows(at diag.Pos) diag.List {
	var list diag.List
	list.Errorf(at, "no-rows",
		"aucun répondant\u00a0: le fichier n'a que sa ligne de titres", "no respondent: the file has only its header line")
	return list
}

// dialect returns how the side declares that its export is written.
func (r *sideReader) dialect() ingest.Dialect {
	dialect := ingest.Dialect{Encoding: r.side.Encoding, TitleRows: r.side.TitleRows, HeaderRows: r.side.HeaderRows, Sheet: r.side.Sheet}
	if r.side.Delimiter != "" {
		dialect.Delimiter = rune(r.side.Delimiter[0])
	}
	return dialect
}

// understood says how an export was read.
func understood(reader *ingest.Reader) locale.Text {
	why := reader.Dialect().Why
	if n := reader.BlankLines(); n > 0 {
		return locale.Textf("%s\u00a0; lignes vides sautées\u00a0: %d", "%s; blank lines skipped: %d", why, n)
	}
	return why
}

// posOf is the place of a cell.
func (r *sideReader) posOf(cell ingest.Cell) diag.Pos { return r.place.At(cell.Line, cell.Column) }

// headingPos is the place of a heading.
func (r *sideReader) headingPos(header []ingest.Cell, i int) diag.Pos {
	if r.first != nil {
		return r.first[i]
	}
	return r.posOf(header[i])
}

// findColumns places every question in the export. It reports headings that are missing or doubled, and notes those that
// the study does not declare; it returns false where a question has no column.
func (r *sideReader) findColumns(header []ingest.Cell, headings []string) bool {
	used := r.unneeded(headings)
	found := true
	for _, q := range r.questions {
		if q.Absent {
			r.at = append(r.at, -1)
			r.checkAbsent(q, header, headings)
			continue
		}
		if !q.OtherOf.IsZero() {
			r.at = append(r.at, -1)
			continue
		}
		if len(q.Headings)+len(q.Slots) > 0 {
			found = r.placeSeveral(q, header, headings, used) && found
			continue
		}
		i, ok := r.placeHeading(header, headings, q.Heading(r.side.Name), locale.Textf("question %s", "question %s", q.Name))
		r.at = append(r.at, i)
		found = found && ok
		if i >= 0 {
			used[i] = true
		}
	}
	columns, ok := r.newDesignColumns(header, headings)
	for _, column := range columns {
		if column.at >= 0 {
			used[column.at] = true
		}
	}
	r.design = columns
	ok = r.placeResponses(header, headings, used) && ok
	if found && ok {
		r.noteUnused(header, headings, used)
	}
	return found && ok
}

// checkAbsent warns of a column of a question that the study says was not put in the wave.
func (r *sideReader) checkAbsent(q *study.Question, header []ingest.Cell, headings []string) {
	if at := slices.Index(headings, q.Heading(r.side.Name)); at >= 0 {
		r.Diagnostics.Warnf(r.headingPos(header, at), "absent-column",
			"la colonne %q est là, mais la question %s est absente de la vague %s (absent)\u00a0: elle n'est pas lue",
			"column %q is there, but question %s is absent from wave %s (absent): it is not read", headings[at], q.Name, r.Study.Wave)
	}
}

// noteUnused notes the columns that no question reads.
func (r *sideReader) noteUnused(header []ingest.Cell, headings []string, used []bool) {
	var unused []string
	first, earlier := -1, make(map[string]bool, len(headings))
	for i, heading := range headings {
		if !used[i] && !earlier[heading] {
			unused = append(unused, heading)
			if first < 0 {
				first = i
			}
		}
		earlier[heading] = true
	}
	if len(unused) == 0 {
		return
	}
	r.Diagnostics.Add(r.headingPos(header, first), diag.Note, "undeclared-column",
		locale.Textf("colonnes que l'étude ne déclare pas, non lues (%d)\u00a0: %s", "columns that the study does not declare, not read (%d): %s",
			len(unused), diag.OneOf(unused)))
}

// row adds one respondent. A row with problems of its own is reported and left out: its cells cannot be trusted to be
// under their headings.
func (r *sideReader) row(row ingest.Row) {
	if len(row.Problems) > 0 {
		r.Diagnostics = append(r.Diagnostics, row.Problems...)
		return
	}
	if r.side.Masked {
		unmask(row)
	}
	if r.isLeftOut(row) {
		return
	}
	unit := dataset.Unit{Pos: r.place.At(row.Line, 0)}
	for i, q := range r.questions {
		answer := r.answerOf(i, q, row)
		r.columns[i].Cells.Append(answer.pos)
		r.columns[i].States = append(r.columns[i].States, answer.state)
		if r.columns[i].Kind == formula.Words {
			r.columns[i].Words = append(r.columns[i].Words, answer.words)
		} else {
			r.columns[i].Numbers = append(r.columns[i].Numbers, answer.number)
		}
		r.describe(&unit, q, answer)
	}
	for _, column := range r.design {
		column.add(r, row.Cells[column.at])
	}
	r.units = append(r.units, named(unit))
}

// describe takes what an answer says of its respondent. One question may be name and region at once.
func (r *sideReader) describe(unit *dataset.Unit, q *study.Question, a answer) {
	if q.Name == r.side.ID.Value {
		unit.ID = a.words
	}
	if q.Name == r.side.NameOf.Value {
		unit.Name = a.words
	}
	if q.Name == r.side.Region.Value {
		unit.Region = a.words
	}
}

// named gives a respondent without a name the best one that there is.
func named(unit dataset.Unit) dataset.Unit {
	if unit.Name == "" {
		unit.Name = unit.Region
	}
	if unit.Name == "" {
		unit.Name = unit.ID
	}
	if unit.Name == "" {
		unit.Name = unit.Pos.String()
	}
	return unit
}
