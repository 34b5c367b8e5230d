// Package ingest reads delimited exports as a stream of rows whose cells keep their place, and writes such files.
//
// It refuses to guess in silence: the encoding is UTF-8 unless the study file or a byte-order mark says otherwise, the
// delimiter is taken from the header line and reported with the reason, and whatever does not read as it stands is an
// error at its line and column. It refuses to repair: a row of the wrong length is handed over with its problem, never
// padded or cut. A cell is text here; what its text means is for other packages.
//
//  1. NewReader recognises files that are not text, decodes the bytes, decides the dialect and reads the header.
//  2. Reader.Next returns one row at a time; a row's problems stand on the row, so that all of a file are shown at once.
//  3. ReadFixed reads side tables whose columns are known (budgets, regions, published figures) into structs.
//  4. Writer writes files that read back as they were.
//
// ParseNumber, Num and Whole are the strict reading of numbers in cells.
package ingest
