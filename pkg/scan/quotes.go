package scan

import "bytes"

// quotes takes a cell that begins with a quote, and returns where to go on.
func (p *parser) quotes(text []byte, at int) int {
	how, end := uint32(quoted), at+1
	for {
		n := bytes.IndexByte(text[end:], p.dialect.Quote)
		if n < 0 {
			p.open = true
			return -1
		}
		if end += n + 1; end == len(text) || text[end] != p.dialect.Quote {
			break
		}
		how |= odd
		end++
	}
	if p.hasCR && bytes.IndexByte(text[at:end], '\r') >= 0 {
		how |= odd
	}
	if end == len(text) {
		p.how = how
		return -1
	}
	switch text[end] {
	case p.dialect.Delimiter:
		p.bounds[p.n] = uint32(end+1) | how
		p.n++
		return end + 1
	case '\n', '\r':
		return p.lineEnd(text, end, how)
	}
	p.problem(textAfterQuote, end, at)
	return p.bare(text, end, how|odd)
}

// bare takes the rest of a cell that is not quoted and has a quote in it, or of what follows a closing quote by mistake.
// The first quote in it is a problem, and all are part of the text: the next delimiter or line end ends the cell.
func (p *parser) bare(text []byte, at int, how uint32) int {
	end := at
	for end < len(text) && text[end] != p.dialect.Delimiter && text[end] != '\n' && text[end] != '\r' {
		end++
	}
	if n := bytes.IndexByte(text[at:end], p.dialect.Quote); n >= 0 {
		p.problem(strayQuote, at+n, 0)
	}
	if end == len(text) {
		p.how = how
		return -1
	}
	if text[end] != p.dialect.Delimiter {
		return p.lineEnd(text, end, how)
	}
	p.bounds[p.n] = uint32(end+1) | how
	p.n++
	return end + 1
}

// cell returns the text of the cell between two bounds.
func (b *Batch) cell(begin, end uint32) []byte {
	raw := b.text[begin&place : end&place-1]
	switch {
	case end&odd != 0:
		return b.decode(raw)
	case end&quoted != 0:
		return raw[1 : len(raw)-1]
	}
	return raw
}

// decode returns the text of a cell whose bytes are not its text as they stand. It is written to memory of the batch.
func (b *Batch) decode(raw []byte) []byte {
	quote := b.dialect.Quote
	if len(raw) == 0 || raw[0] != quote {
		return raw
	}
	from, out := len(b.scratch), b.scratch
	for i := 1; i < len(raw); i++ {
		switch {
		case raw[i] == '\r':
			out = append(out, '\n')
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
		case raw[i] != quote:
			out = append(out, raw[i])
		case i+1 < len(raw) && raw[i+1] == quote:
			out = append(out, quote)
			i++
		default:
			out = append(out, raw[i+1:]...)
			i = len(raw)
		}
	}
	b.scratch = out
	return out[from:len(out):len(out)]
}

// decodedLen returns how long the text of a cell is, without writing it: a cell that is too long is not held twice.
func (b *Batch) decodedLen(raw []byte) int {
	quote := b.dialect.Quote
	if len(raw) == 0 || raw[0] != quote {
		return len(raw)
	}
	n := 0
	for i := 1; i < len(raw); i++ {
		switch {
		case raw[i] == '\r' && i+1 < len(raw) && raw[i+1] == '\n', raw[i] == quote && i+1 < len(raw) && raw[i+1] == quote:
			i++
		case raw[i] == quote:
			return n + len(raw) - i - 1
		}
		n++
	}
	return n
}
