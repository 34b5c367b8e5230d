package scan

// A block is a batch at work: the bytes that a worker has taken, and what their index says.
type block struct {
	Batch
	buffer []byte // what text is a part of

	eof    bool  // the text ends with the file
	cut    bool  // the text ends with a line end; the byte after it is not the LF of a CRLF
	parsed bool  // the index is there already
	broken error // what ended the file early

	consumed  int     // the records end here
	failure   failure // what ends the reading here
	blank     int     // blank lines
	long      int     // records with empty cells beyond the columns
	firstLong int     // where the first such cell begins
	doubts    []int   // where characters stand that tell of a wrong encoding
}

// reset forgets the last text.
func (b *block) reset() {
	b.rows, b.problems, b.scratch, b.doubts, b.cursor = b.rows[:0], b.problems[:0], b.scratch[:0], b.doubts[:0], cursor{}
	b.blank, b.long, b.failure = 0, 0, failure{}
}
