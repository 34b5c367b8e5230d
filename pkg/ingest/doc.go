// Package ingest reads exports, delimited text and Excel workbooks, as a stream of rows whose cells keep their place, and
// writes delimited files.
//
// It refuses to guess in silence: the encoding is UTF-8 unless the study file or a byte-order mark says otherwise, the
// delimiter is taken from the header line and reported with the reason, and whatever does not read as it stands is an
// error at its line and column. It refuses to repair: a row of the wrong length is handed over with its problem, never
// padded or cut. A cell is text here; what its text means is for other packages.
//
//  1. Open tells by its content what a file is: text, compressed text, a workbook, or something else, which is an error.
//  2. File.Reader decodes the bytes and decides the dialect, or chooses the sheet, and reads the header. NewReader is both.
//  3. Reader.Next returns one row at a time; a row's problems stand on the row, so that all of a file are shown at once.
//  4. ReadFixed reads side tables whose columns are known (budgets, regions, published figures) into structs.
//  5. Writer writes files that read back as they were.
//
// ParseNumber, Num and Whole are the strict reading of numbers in cells.
package ingest
