package ingest

import (
	"errors"
	"io"
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/workbook"
)

// sheetRows are the rows of a sheet, with a cell for each column of the table.
type sheetRows struct {
	book        *workbook.Book
	choice      choice
	rows        *workbook.Rows
	place       diag.Pos
	left, right int // the columns of the table; 0 before its header is known
	top         int // row of the first headings
	cells       []Cell
	problems    diag.List
	line        int // row of the sheet; 0 before the first
	blank       int // rows without a value among those read so far

	formulas, failures, hidden, beside, percents tally    // cells computed, cells that are errors, rows not shown, cells beside the table, percents
	whole                                        bool     // every row was read
	failed                                       []string // the errors, each once
}

// mostFailed is how many errors of Excel are named; it has no more.
const mostFailed = 16

// A tally counts places.
type tally struct {
	count int
	first diag.Pos
}

func (t *tally) add(pos diag.Pos) {
	if t.count == 0 {
		t.first = pos
	}
	t.count++
}

// next moves to the next row that has a value in the table.
func (s *sheetRows) next() error {
	for {
		row, err := s.rows.Next()
		if errors.Is(err, io.EOF) {
			s.whole = true
			_ = s.rows.Close() // All was read.
		}
		if err != nil {
			return err
		}
		if s.line > 0 {
			s.blank += row.Number - s.line - 1
		}
		s.line = row.Number
		if s.take(row) {
			if row.Hidden {
				s.hidden.add(s.place.At(row.Number, 0))
			}
			return nil
		}
		s.blank++
	}
}

// take makes the cells of a row, from the first column before the header is known. It reports whether one has a value.
func (s *sheetRows) take(row workbook.Row) bool {
	first, last := s.left, s.right
	if s.left == 0 {
		first, last = 1, row.Cells[len(row.Cells)-1].Column
	}
	s.cells, s.problems = s.cells[:0], nil
	for column := first; column <= last; column++ {
		s.cells = append(s.cells, Cell{Line: row.Number, Column: column})
	}
	filled := false
	for _, cell := range row.Cells {
		pos := s.place.At(row.Number, cell.Column)
		if cell.Column < first || cell.Column > last {
			s.beside.add(pos)
			continue
		}
		filled = true
		at := &s.cells[cell.Column-first]
		at.Text, at.Number, at.Date = cell.Text, cell.Number, cell.Date
		s.count(cell, pos)
	}
	return filled
}

// count takes what is odd in a cell.
func (s *sheetRows) count(cell workbook.Cell, pos diag.Pos) {
	if cell.Pending {
		s.problems.Errorf(pos, "no-value", "formule sans valeur enregistrée\u00a0: ouvrez le classeur dans Excel et enregistrez-le",
			"formula without a stored value: open the workbook in Excel and save it")
		return
	}
	if cell.Formula {
		s.formulas.add(pos)
	}
	if cell.Percent {
		s.percents.add(pos)
	}
	if cell.Failed {
		s.failures.add(pos)
		if name := Shorten(cell.Text); !slices.Contains(s.failed, name) && len(s.failed) < mostFailed {
			s.failed = append(s.failed, name)
		}
	}
}

func (s *sheetRows) current() ([]Cell, diag.List) { return s.cells, s.problems }

// bound learns that the table goes from the first heading to the last, and cuts the header to it.
func (s *sheetRows) bound(header [][]Cell) [][]Cell {
	header = sameColumns(header)
	s.left, s.top = header[0][0].Column, header[0][0].Line
	s.right = s.left + len(header[0]) - 1
	return header
}

// sameColumns gives rows of a sheet, which begin at its first column, the same columns: from the first with a value in any
// of them to the last.
func sameColumns(rows [][]Cell) [][]Cell {
	left, right := workbook.MaxColumns, 0
	for _, row := range rows {
		for _, cell := range row {
			if cell.Text != "" {
				left, right = min(left, cell.Column), max(right, cell.Column)
			}
		}
	}
	for i, row := range rows {
		for column := len(row) + 1; column <= right; column++ {
			row = append(row, Cell{Line: row[0].Line, Column: column})
		}
		rows[i] = row[min(left-1, right):right]
	}
	return rows
}

func (s *sheetRows) blankRows() int { return s.blank }

func (s *sheetRows) endings() LineEnds { return LineEnds{} }

// severalSheets is the rule of a note that another sheet could be meant.
const severalSheets = "several-sheets"

// warnings returns what a reader of the sheet would not see as it is read here.
func (s *sheetRows) warnings(int) diag.List {
	var list diag.List
	sheet, file := s.place, diag.Pos{File: s.place.File}
	if s.choice.tab.Hidden {
		list.Warnf(sheet, "hidden-sheet", "cette feuille est masquée dans le classeur", "this sheet is hidden in the workbook")
	}
	if s.choice.unclear {
		list.Add(sheet, diag.Note, severalSheets, locale.Textf("autres feuilles qui ont des valeurs, non lues\u00a0: %s", "other sheets with values, not read: %s", diag.OneOf(s.choice.others)))
	}
	if len(s.choice.hidden) > 0 {
		list.Add(file, diag.Note, "hidden-sheets", locale.Textf("feuilles masquées qui ont des valeurs, non lues\u00a0: %s", "hidden sheets with values, not read: %s", diag.OneOf(s.choice.hidden)))
	}
	if s.hidden.count > 0 {
		list.Warnf(s.hidden.first, "hidden-rows", "lignes masquées dans la feuille (filtre\u00a0?), lues comme les autres\u00a0: %s",
			"rows hidden in the sheet (a filter?), read like the others: %s", locale.Count(s.hidden.count))
	}
	if n, at := s.rows.HiddenColumns(s.left, s.right); n > 0 {
		list.Warnf(sheet.At(s.top, at), "hidden-columns", "colonnes masquées dans la feuille, lues comme les autres\u00a0: %s (la première\u00a0: %s)",
			"columns hidden in the sheet, read like the others: %s (the first: %s)", locale.Count(n), diag.ColumnLetters(at))
	}
	if s.formulas.count > 0 {
		list.Warnf(s.formulas.first, "formulas", "cellules calculées par une formule\u00a0: %s\u00a0; leur dernière valeur enregistrée compte",
			"cells computed by a formula: %s; the value stored last counts", locale.Count(s.formulas.count))
	}
	if s.failures.count > 0 {
		list.Warnf(s.failures.first, "error-values", "cellules qui contiennent une erreur d'Excel (%s)\u00a0: %s\u00a0; «\u00a0missing:\u00a0» peut dire ce qu'elle veut dire",
			"cells that hold an error of Excel (%s): %s; \"missing:\" can say what it stands for", diag.OneOf(s.failed), locale.Count(s.failures.count))
	}
	if s.percents.count > 0 {
		list.Warnf(s.percents.first, "percent-format", "cellules que la feuille montre en pourcentage\u00a0: %s\u00a0; le nombre enregistré compte, 0.81 pour 81\u00a0%%",
			"cells that the sheet shows as percents: %s; the number that is stored counts, 0.81 for 81%%", locale.Count(s.percents.count))
	}
	if s.beside.count > 0 {
		list.Warnf(s.beside.first, "beside-table", "cellules hors des colonnes qui ont un titre, non lues\u00a0: %s", "cells outside the columns with a heading, not read: %s", locale.Count(s.beside.count))
	}
	return append(list, s.notes(file)...)
}

// notes tells what else is in the workbook and does not change what is read.
func (s *sheetRows) notes(file diag.Pos) diag.List {
	var list diag.List
	if n, first := s.rows.Merged(); s.whole && n > 0 {
		list.Add(s.place, diag.Note, "merged-cells", locale.Textf("groupes de cellules fusionnées\u00a0: %s (le premier\u00a0: %s)\u00a0; seule la première cellule d'un groupe a une valeur",
			"groups of merged cells: %s (the first: %s); only the first cell of a group has a value", locale.Count(n), first))
	}
	if s.book.HasMacros() {
		list.Add(file, diag.Note, "macros", locale.Text{FR: "ce classeur contient des macros\u00a0; aucune n'est exécutée", EN: "this workbook has macros; none is run"})
	}
	if s.book.HasLinks() {
		list.Add(file, diag.Note, "links", locale.Text{
			FR: "ce classeur tire des valeurs d'autres fichiers\u00a0; aucun n'est ouvert, les valeurs enregistrées comptent",
			EN: "this workbook takes values from other files; none is opened, the stored values count"})
	}
	return list
}
