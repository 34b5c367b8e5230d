package ingest

import "strings"

// simpleLine scans a row that is a line of its own, whole in the window, with nothing in it to report and no doubled
// quote: nearly all rows of nearly all exports. Their cells are parts of one copy of the line. It returns false for any
// other row and leaves it to the general way, which gives the same cells.
func (s *scanner) simpleLine() bool {
	if s.stop == s.clean {
		return false
	}
	line, column := string(s.bytes[s.used:s.stop]), s.column()
	for at := 0; ; at++ {
		begin, stop, next := simpleCell(line, at, s.separator)
		if stop < 0 || len(s.cells) == MaxColumns {
			s.cells = s.cells[:0]
			return false
		}
		s.cells = append(s.cells, Cell{Text: line[begin:stop], Line: s.line, Column: column + at})
		if at = next; at == len(line) {
			break
		}
	}
	s.used = s.stop
	s.endRow()
	return true
}

// simpleCell returns where the text of the cell at an offset begins and stops, and where the delimiter or the end of the
// line is. stop is -1 where the cell has a quote in its text, is not closed on the line, or has text after its closing
// quote.
func simpleCell(line string, at int, separator byte) (begin, stop, next int) {
	if at < len(line) && line[at] == '"' {
		n := strings.IndexByte(line[at+1:], '"')
		next = at + n + 2
		if n < 0 || next < len(line) && line[next] != separator {
			return at, -1, at
		}
		return at + 1, next - 1, next
	}
	n := strings.IndexByte(line[at:], separator)
	if n < 0 {
		n = len(line) - at
	}
	if strings.IndexByte(line[at:at+n], '"') >= 0 {
		return at, -1, at
	}
	return at, at + n, at + n
}
