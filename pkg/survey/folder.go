package survey

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/transcript"
)

// A folder is the documents of a side as a table: a row each, and a column for each key of their headers.
type folder struct {
	headings []string
	column   map[string]int // by heading
	first    []diag.Pos     // where each heading first stands
	rows     []folderRow
}

// A folderRow is a document.
type folderRow struct {
	name     string   // of the file
	place    diag.Pos // the file
	document *transcript.Document
}

// readFolder reads the documents of the side as read does the rows of an export.
func (r *sideReader) readFolder() error {
	f, err := r.openFolder()
	if err != nil || !r.findColumns(f.header(), f.headings) {
		return err
	}
	at := r.place
	r.openLedger()
	defer r.noteUnlisted()
	for _, row := range f.rows {
		r.place = row.place
		r.speakers[row.place.File] = row.document.Speakers()
		if err := r.hold(1); err != nil {
			return err
		}
		r.row(f.row(row))
		r.shorten()
	}
	r.place = at
	r.noteTicked()
	r.Diagnostics = append(r.Diagnostics, r.responses.notes(r.LeftOut[r.side.Name])...)
	return nil
}

// readFolderHeader finds the columns of the questions.
func (r *sideReader) readFolderHeader() error {
	f, err := r.openFolder()
	if err == nil {
		r.findColumns(f.header(), f.headings)
		r.width = len(f.headings)
	}
	return err
}

// openFolder reads all documents. The error has what is wrong in any of them.
func (r *sideReader) openFolder() (*folder, error) {
	names, others, err := transcript.List(r.Files, path.Clean(r.side.Folder.Value))
	if err != nil {
		return nil, r.noFolder(err)
	}
	f := &folder{column: map[string]int{}}
	var problems diag.List
	size := 0
	for _, name := range names {
		content, err := r.content(name)
		row := folderRow{name: name, place: diag.Pos{File: r.label(path.Join(r.side.Folder.Value, name))}}
		if err == nil {
			row.document, err = transcript.Read(row.place.File, content)
		}
		if list := listOf(row.place, err); list != nil {
			problems = append(problems, list...)
			continue
		}
		if size += len(row.document.Body); size > transcript.MaxFolder {
			return nil, diag.Fail(diag.Data, r.place, "too-large", "documents trop grands\u00a0: plus de %d Mo de texte en tout", "documents too large: more than %d MB of text in all", transcript.MaxFolder>>20)
		}
		f.add(row, &problems)
	}
	f.addReserved(r.place)
	r.noteFolder(f, others)
	if len(names) == 0 {
		problems.Errorf(r.Study.Pos(r.side.Folder), "empty-folder", "aucun document dans le dossier %s (attendu\u00a0: %s)",
			"no document in folder %s (expected: %s)", r.place.File, diag.OneOf(transcript.Endings()))
	}
	r.first = f.first
	return f, problems.Err(diag.Data)
}

// listOf returns the diagnostics of an error in a file, nil for none.
func listOf(file diag.Pos, err error) diag.List {
	var list diag.List
	var failure *diag.Failure
	switch {
	case err == nil:
		return nil
	case errors.As(err, &failure):
		return failure.List
	}
	list.Errorf(file, "unreadable-file", "lecture impossible\u00a0: %v", "cannot be read: %v", err)
	return list
}

// content returns the bytes of a document, as far as one may be large.
func (r *sideReader) content(name string) ([]byte, error) {
	from := r.side.Folder
	from.Value = path.Join(from.Value, name)
	file, err := r.open(from)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, transcript.MaxFile+1))
}

// add adds a document, and its keys to the headings.
func (f *folder) add(row folderRow, problems *diag.List) {
	for _, field := range row.document.Header {
		pos := row.place.At(field.Line, field.Column)
		if field.Key == transcript.TextHeading || field.Key == transcript.DocumentHeading {
			problems.Errorf(pos, "reserved-key", "la clé %q est réservée (text\u00a0: le texte du document\u00a0; document\u00a0: le nom du fichier)",
				"key %q is reserved (text: the text of the document; document: the name of the file)", field.Key)
			continue
		}
		f.addHeading(field.Key, pos)
	}
	f.rows = append(f.rows, row)
}

// addReserved adds the headings that every folder has.
func (f *folder) addReserved(folder diag.Pos) {
	f.addHeading(transcript.TextHeading, folder)
	f.addHeading(transcript.DocumentHeading, folder)
}

func (f *folder) addHeading(heading string, pos diag.Pos) {
	if _, known := f.column[heading]; !known {
		f.column[heading] = len(f.headings)
		f.headings, f.first = append(f.headings, heading), append(f.first, pos)
	}
}

// unneeded returns which columns need not be read by any question: of a folder, those that nobody wrote.
func (r *sideReader) unneeded(headings []string) []bool {
	unneeded := make([]bool, len(headings))
	for i, heading := range headings {
		unneeded[i] = r.first != nil && (heading == transcript.DocumentHeading || heading == transcript.SpeakersKey)
	}
	return unneeded
}

// header returns the headings as cells, which stand nowhere: see sideReader.headingPos.
func (f *folder) header() []ingest.Cell {
	cells := make([]ingest.Cell, len(f.headings))
	for i, heading := range f.headings {
		cells[i].Text = heading
	}
	return cells
}

// row returns a document as a row. What it does not have is an empty cell at its first line.
func (f *folder) row(row folderRow) ingest.Row {
	cells := make([]ingest.Cell, len(f.headings))
	for i := range cells {
		cells[i].Line = 1
	}
	for _, field := range row.document.Header {
		cells[f.column[field.Key]] = ingest.Cell{Text: field.Value, Line: field.Line, Column: field.Column}
	}
	cells[f.column[transcript.TextHeading]] = ingest.Cell{Text: row.document.Body, Line: row.document.Line, Column: row.document.Column}
	cells[f.column[transcript.DocumentHeading]].Text = row.name
	return ingest.Row{Line: 1, Cells: cells}
}

// noteFolder notes how many documents there are, and what else is in the folder.
func (r *sideReader) noteFolder(f *folder, others []string) {
	if len(others) > 0 {
		r.Diagnostics.Add(r.place, diag.Note, "not-a-document", locale.Textf("laissés de côté dans le dossier (%d)\u00a0: %s", "left aside in the folder (%d): %s",
			len(others), diag.OneOf(others)))
	}
	endings := map[string]int{}
	for _, row := range f.rows {
		endings[strings.ToLower(path.Ext(row.name))]++
	}
	var counts []string
	for _, ending := range transcript.Endings() {
		if n := endings[ending]; n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, ending))
		}
	}
	if len(counts) == 0 {
		return
	}
	r.Understood[r.side.Name] = locale.Textf("dossier de documents (%s)", "folder of documents (%s)", strings.Join(counts, ", "))
}

// noFolder words why a folder cannot be read.
func (r *sideReader) noFolder(err error) error {
	pos := r.Study.Pos(r.side.Folder)
	info, statErr := fs.Stat(r.Files, path.Clean(r.side.Folder.Value))
	switch {
	case !fs.ValidPath(path.Clean(r.side.Folder.Value)):
		return diag.Fail(diag.Data, pos, "missing-folder",
			"chemin %q refusé\u00a0: les dossiers d'une étude sont dans le sien, et leurs chemins s'écrivent avec des /",
			"path %q refused: the folders of a study are in its own, and their paths are written with /", r.side.Folder.Value)
	case statErr == nil && !info.IsDir():
		return diag.Fail(diag.Data, pos, "missing-folder", "ce n'est pas un dossier\u00a0: %s (file nomme un export)", "it is not a folder: %s (file names an export)", r.place.File)
	case errors.Is(err, fs.ErrNotExist):
		return diag.Fail(diag.Data, pos, "missing-folder", "dossier introuvable\u00a0: %s", "folder not found: %s", r.place.File)
	}
	return diag.Fail(diag.Data, pos, "unreadable-file", "%s ne peut pas être lu\u00a0: %v", "%s cannot be read: %v", r.place.File, err)
}
