package scrub

// parts returns the parts of a quotation whose pieces have their places.
func (e *edition) parts() []Part {
	var parts []Part
	last := 0
	for i := range e.pieces {
		p := &e.pieces[i]
		start, end := e.sourceAt(p.chosen.at), e.after(p.chosen.at+len(p.words)-1)
		if i == 0 {
			last = e.wordStart(p)
			if len(p.before) > 0 && p.before[0].cut {
				last = 0
			}
		}
		parts = append(parts, gapParts(p.before, Span{last, start})...)
		parts = append(parts, Part{Kind: Kept, Span: Span{p.start, p.end}, Source: Span{start, end}})
		last = end
	}
	end := e.wordEnd(&e.pieces[len(e.pieces)-1])
	if n := len(e.tail); n > 0 && e.tail[n-1].cut {
		end = e.length
	}
	return append(parts, gapParts(e.tail, Span{last, end})...)
}

// wordStart returns where the word of the source begins of which a piece behind a bracket has the end: [L] in "[L]'an" stands
// for a letter.
func (e *edition) wordStart(p *piece) int {
	at := p.chosen.at
	for p.open && at > 0 && e.source[at-1].r != ' ' {
		at--
	}
	return e.sourceAt(at)
}

// wordEnd returns where the word of the source ends of which a piece before a bracket has the beginning.
func (e *edition) wordEnd(p *piece) int {
	at := p.chosen.at + len(p.words)
	for e.within(at) {
		at++
	}
	return e.after(at - 1)
}

// after returns the place in the source behind a letter and what stands on it.
func (e *edition) after(letter int) int {
	at := e.source[letter].at
	for letter < len(e.source) && e.source[letter].at == at {
		letter++
	}
	return min(at+1, e.sourceAt(letter))
}

// gapParts returns the parts of brackets that stand together for a stretch of the source: the first cut, or else the
// first of them, stands for it.
func gapParts(given []bracket, source Span) []Part {
	var parts []Part
	taken := -1
	for i, b := range given {
		if taken < 0 || b.cut && !given[taken].cut {
			taken = i
		}
	}
	for i, b := range given {
		p := Part{Kind: Inserted, Span: Span{b.start, b.end}, Source: Span{source.Start, source.Start}}
		if b.cut {
			p.Kind = Left
		}
		switch {
		case i == taken:
			p.Source = source
		case i > taken:
			p.Source = Span{source.End, source.End}
		}
		parts = append(parts, p)
	}
	return parts
}
