package ingest

// LineEnds counts how the rows of a file end. The last row may end with the file, and is then in no count.
type LineEnds struct {
	// LF counts rows that end as on Unix.
	LF int
	// CRLF counts rows that end as on Windows.
	CRLF int
	// CR counts rows that end as on old Macs: a bare carriage return.
	CR int
}

// endRow consumes a line end that ends a row.
func (s *scanner) endRow() {
	switch s.endLine() {
	case "\n":
		s.lineEnds.LF++
	case "\r\n":
		s.lineEnds.CRLF++
	default:
		s.lineEnds.CR++
	}
}
