package scan

import (
	"errors"
	"iter"

	"golang.org/x/text/encoding/charmap"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// A kind says what is wrong at a place.
type kind uint8

const (
	none kind = iota

	// What is wrong with a record that could be read.
	strayQuote
	textAfterQuote
	raggedRecord

	// What ends the reading.
	unclosedQuote
	notText // NUL, or not UTF-8
	tooManyColumns
	cellTooLong
	recordTooLong
)

// A problem is what is wrong with a record.
type problem struct {
	kind   kind
	at     int
	record int // its number in the batch
	detail int // textAfterQuote: where the cell was opened; raggedRecord: how many cells there are
}

// A failure is what ends the reading; the zero value is none.
type failure struct {
	kind kind
	at   int
}

// problem notes a problem of the open record.
func (b *block) problem(kind kind, at, detail int) {
	b.problems = append(b.problems, problem{kind: kind, at: at, record: len(b.rows), detail: detail})
}

// fail notes what ends the reading.
func (b *block) fail(kind kind, at int) { b.failure = failure{kind: kind, at: at} }

// Problems returns what is wrong with records of the batch although they could be read, each with the record: stray quotes,
// and another number of cells than Options.Columns says. They come in the order of the records, with the rules and words
// of package ingest. The words are made as they are asked for: a damaged file has more of them than anybody reads.
func (b *Batch) Problems() iter.Seq2[int, diag.Diagnostic] {
	return func(yield func(int, diag.Diagnostic) bool) {
		for _, p := range b.problems {
			if !yield(p.record, b.word(p)) {
				return
			}
		}
	}
}

// word returns a problem in words.
func (b *Batch) word(p problem) diag.Diagnostic {
	d := diag.Diagnostic{Pos: b.at(p.at), Severity: diag.Error}
	switch p.kind {
	case strayQuote:
		d.Rule, d.Message = "stray-quote", locale.Textf(
			"guillemet dans une cellule qui n'est pas entre guillemets (attendu\u00a0: toute la cellule entre guillemets, et ceux du texte doublés)",
			"quote inside a cell that is not quoted (expected the whole cell in quotes, and those of the text doubled)")
	case textAfterQuote:
		opening := b.at(p.detail)
		d.Rule, d.Message = "text-after-quote", locale.Textf(
			"texte après le guillemet qui ferme la cellule ouverte à %d:%d (attendu\u00a0: un délimiteur ou une fin de ligne\u00a0; un guillemet du texte est doublé)",
			"text after the quote that closes the cell opened at %d:%d (expected a delimiter or a line end; a quote of the text is doubled)",
			opening.Line, opening.Column)
	case raggedRecord:
		if p.detail < b.columns {
			d.Pos.Column = 0
		}
		d.Rule, d.Message = "ragged-row", locale.Textf("la ligne compte %[2]d cellules (attendu\u00a0: %[1]d, comme l'en-tête)",
			"the row has %[2]d cells (expected %[1]d, as the header)", b.columns, p.detail)
	}
	return d
}

// err returns the failure in words, and nil where there is none.
func (b *block) err() error {
	pos := b.at(b.failure.at)
	switch b.failure.kind {
	case unclosedQuote:
		return diag.Fail(diag.Data, pos, "unclosed-quote", "ce guillemet ouvrant n'est jamais fermé", "this opening quote is never closed")
	case notText:
		bad := b.text[b.failure.at]
		if bad == 0 {
			return diag.Fail(diag.Data, pos, "not-text", "octet nul\u00a0: ce fichier n'est pas du texte", "NUL byte: this file is not text")
		}
		return diag.Fail(diag.Data, pos, "not-utf-8",
			"l'octet %02X n'est pas de l'UTF-8 (ce serait %q en windows-1252, %q en macintosh)\u00a0: déclarez «\u00a0encoding: windows-1252\u00a0» ou «\u00a0encoding: macintosh\u00a0» dans le fichier d'étude, ou enregistrez le fichier en CSV UTF-8",
			`byte %02X is not UTF-8 (it would be %q in windows-1252, %q in macintosh): declare "encoding: windows-1252" or "encoding: macintosh" in the study file, or save the file as CSV UTF-8`,
			bad, charmap.Windows1252.DecodeByte(bad), charmap.Macintosh.DecodeByte(bad))
	case tooManyColumns:
		return diag.Fail(diag.Data, pos, "too-many-columns",
			"plus de %d colonnes\u00a0: ce délimiteur est-il le bon\u00a0?", "more than %d columns: is this the right delimiter?", MaxColumns)
	case cellTooLong:
		return diag.Fail(diag.Data, pos, "cell-too-long",
			"la cellule qui commence ici dépasse %d Mio\u00a0: lui manque-t-il un guillemet fermant\u00a0?",
			"the cell that begins here is longer than %d MiB: does its closing quote miss?", MaxCell>>20)
	case recordTooLong:
		return diag.Fail(diag.Data, pos, "row-too-long",
			"la ligne qui commence ici dépasse %d Mio\u00a0: lui manque-t-il un guillemet fermant\u00a0?",
			"the row that begins here is longer than %d MiB: does a closing quote miss?", MaxRecord>>20)
	}
	if b.broken != nil {
		return b.unreadable()
	}
	return nil
}

// unreadable words what ended the file early: it may have words of its own, or take the place where the text ends.
func (b *block) unreadable() error {
	var malformed interface{ At(diag.Pos) error }
	var worded *diag.Failure
	switch {
	case errors.As(b.broken, &malformed):
		return malformed.At(b.at(len(b.text)))
	case errors.As(b.broken, &worded):
		return worded
	}
	return diag.Fail(diag.Data, diag.Pos{File: b.name}, "unreadable", "lecture impossible\u00a0: %v", "cannot be read: %v", b.broken)
}
