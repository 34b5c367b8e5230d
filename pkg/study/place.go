package study

import "unicode"

// placeIn returns where a character of a located text stands in the file, for a text in quotes, folded over several lines
// or in a block. offset counts characters of the text. Where the file cannot be followed, it is where the text begins.
func (l *loader) placeIn(text Located, offset int) (line, column int) {
	if text.Line < 1 || text.Line > len(l.lines) {
		return max(1, text.Line), max(1, text.Column)
	}
	c := cursor{lines: l.lines, line: text.Line, column: text.Column}
	runes := []rune(text.Value)
	switch c.peek() {
	case '|', '>': // No plain text begins with these or with a quote.
		c.line, c.column = min(c.line+1, len(c.lines)), 1
	case '"', '\'':
		c.quote = c.peek()
		c.column++
	}
	for _, r := range runes[:min(offset, len(runes))] {
		if !c.pass(r) {
			return text.Line, text.Column
		}
	}
	if offset < len(runes) && !unicode.IsSpace(runes[offset]) {
		c.skipSpace()
	}
	return c.line, c.column
}

// A cursor goes through the lines of a file.
type cursor struct {
	lines        []string
	line, column int
	quote        rune // the quote of the text that it goes through, or zero
}

// peek returns the character at the cursor, and a line feed at the end of a line.
func (c *cursor) peek() rune {
	if runes := []rune(c.lines[c.line-1]); c.column <= len(runes) {
		return runes[c.column-1]
	}
	return '\n'
}

// pass moves over one character of the text as it is written in the file.
func (c *cursor) pass(r rune) bool {
	if unicode.IsSpace(r) {
		if !c.skipSpace() {
			c.escape() // Or the first of several spaces has passed over all of them.
		}
		return true
	}
	c.skipSpace() // A folded line begins with spaces that are not in the text.
	switch {
	case c.quote == '"' && c.peek() == '\\':
		return c.escape()
	case c.quote == '\'' && r == '\'':
		c.column++ // It is doubled.
	}
	if c.peek() != r {
		return false
	}
	c.column++
	return true
}

// skipSpace moves over spaces and line ends, and reports whether there were any.
func (c *cursor) skipSpace() bool {
	skipped := false
	for unicode.IsSpace(c.peek()) {
		if c.peek() != '\n' {
			c.column++
		} else if c.line < len(c.lines) {
			c.line, c.column = c.line+1, 1
		} else {
			return skipped
		}
		skipped = true
	}
	return skipped
}

// escape moves over an escape of a text in double quotes.
func (c *cursor) escape() bool {
	if c.quote != '"' || c.peek() != '\\' {
		return false
	}
	c.column++
	digits := map[rune]int{'x': 2, 'u': 4, 'U': 8}[c.peek()]
	c.column += 1 + digits
	return true
}
