package render

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/table"
)

// A Note is one of the notes below a table, in one language.
type Note struct {
	Mark string // superscript digits where a cell that people see points at the note, otherwise empty
	Text string // on one line
}

// Notes returns the notes of a table that are not empty.
func Notes(t *table.Table, lang locale.Lang) []Note {
	marks := marked(t)
	var list []Note
	for i, text := range t.Notes {
		note := Note{Text: clean(text.In(lang))}
		if marks[i] {
			note.Mark = Mark(i + 1)
		}
		if note.Text != "" {
			list = append(list, note)
		}
	}
	return list
}

// bullet returns what stands before a note where it has no mark.
func bullet(note Note) string {
	if note.Mark == "" {
		return "•"
	}
	return note.Mark
}
