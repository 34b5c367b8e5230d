// Package codesheet writes what coders read and fill in: coding sheets, the codings of several coders in one file, and the
// decisions on what they differ over. Package coding reads all of it back.
//
//	Codings ─ New ─► Sheet ─ Grid ─► CSV, or Workbook: one row a segment, with drop-down lists of the themes
//	Codings ─ Merged ─► Grid ─► CSV                    every coding of every coder, in the order of the corpus
//	Codings ─ Decisions ─► Grid ─► CSV                 what coders differ over, with what is decided already
//
// Headings are those that package coding reads, in every language. No text becomes a formula: in CSV an apostrophe stands
// before it, which package coding takes off; in a workbook it is a text. What a sheet proposes stands in a column of its own
// and is never filled in as a coder's theme.
package codesheet
