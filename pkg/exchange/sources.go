package exchange

import (
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/arrimage/arrimage/pkg/fold"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/qda"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A shelf finds the texts of a study.
type shelf struct {
	texts                 []text
	byGUID, byName, words map[string]int // -1 where several have it
}

func newShelf(s *survey.Survey) *shelf {
	h := &shelf{texts: textsOf(s), byGUID: map[string]int{}, byName: map[string]int{}, words: map[string]int{}}
	for i, t := range h.texts {
		segment := s.Codings.Corpus.Segments[t.parts[0].segment]
		h.byGUID[qda.GUID("source", s.Study.ID, t.name)] = i
		enter(h.byName, fold.Letters(t.name), i)
		if segment.Turn > 0 {
			file := path.Base(segment.Pos.File)
			enter(h.byName, fold.Letters(file), i)
			enter(h.byName, fold.Letters(strings.TrimSuffix(file, path.Ext(file))), i)
		}
		enter(h.words, bare(t.words), i)
	}
	return h
}

// enter notes what has a key.
func enter(index map[string]int, key string, i int) {
	if other, taken := index[key]; taken && other != i {
		i = -1
	}
	index[key] = i
}

// bare is what of a text says whether another is the same: its letters.
func bare(text string) string { return strings.Join(strings.Fields(norm.NFC.String(text)), "") }

// find returns the text of the study that a source is; nil where it is none.
func (h *shelf) find(source qda.TextSource) *text {
	name := fold.Letters(strings.TrimSpace(source.Name))
	for _, found := range []func() (int, bool){
		func() (int, bool) { i, ok := h.byGUID[source.GUID]; return i, ok },
		func() (int, bool) { i, ok := h.byName[name]; return i, ok },
		func() (int, bool) { i, ok := h.byName[strings.TrimSuffix(name, path.Ext(name))]; return i, ok },
		func() (int, bool) { i, ok := h.words[bare(source.Text)]; return i, ok },
	} {
		if i, ok := found(); ok && i >= 0 {
			return &h.texts[i]
		}
	}
	return nil
}

// match finds the sources of the project in the study, and counts what was given to them, and what to others.
func (r *reader) match() {
	shelf := newShelf(r.s)
	for _, source := range r.reading.Project.Sources {
		of, given := shelf.find(source), codingsOf(source)
		r.texts = append(r.texts, of)
		switch {
		case of != nil:
			r.matched++
			for _, c := range given {
				r.used.all++
				r.used.codes[c.Code]++
				r.used.users[c.Creator]++
			}
		case len(given) > 0:
			r.found.Left.Sources = append(r.found.Left.Sources, source.Name)
			r.found.Left.OfSources += len(given)
		}
	}
}

// source reads what was given to a text.
func (r *reader) source(source qda.TextSource, of *text) {
	p := placer{r: r, source: source, of: of, from: []rune(source.Text), to: []rune(of.words)}
	p.aligned, p.same = align(source.Text, of.words)
	for _, selection := range source.Selections {
		p.selection(selection)
	}
	if len(source.Codings) > 0 {
		p.selection(qda.Selection{GUID: source.GUID, End: len(p.from), Codings: source.Codings, Notes: source.Notes})
	}
}

// A placer finds selections of a source in a text of the study.
type placer struct {
	r        *reader
	source   qda.TextSource
	of       *text
	from, to []rune
	aligned  alignment
	same     bool // the two say the same
}

// selection reads what was given to a selection.
func (p *placer) selection(selection qda.Selection) {
	if len(selection.Codings) == 0 {
		return
	}
	if strings.TrimSpace(string(p.from[selection.Start:selection.End])) == "" {
		p.r.found.Left.Empty += len(selection.Codings)
		return
	}
	start, end, ok := p.place(selection)
	if !ok {
		return
	}
	spoken := false
	for _, part := range p.of.parts {
		if p.part(selection, part, start, end) {
			spoken = true
		}
	}
	if !spoken {
		p.r.found.Left.Context += len(selection.Codings)
	}
}

// place returns where a selection stands in the text of the study.
func (p *placer) place(selection qda.Selection) (start, end int, ok bool) {
	if p.same {
		return p.aligned.stretch(selection.Start, selection.End)
	}
	start, end, moved, found := anchor(p.from, selection.Start, selection.End, p.to)
	at, words := p.r.reading.Pos(selection.GUID), locale.Line(shortened(string(p.from[selection.Start:selection.End])))
	switch {
	case !found:
		p.r.list.Errorf(at, "changed-text", "%s\u00a0: le texte a changé depuis qu'il a été codé, et les mots codés (%d à %d) n'y sont plus, ou y sont plusieurs fois\u00a0: %q", "%s: the text has changed since it was coded, and the coded words (%d to %d) are no longer there, or more than once: %q",
			p.of.name, selection.Start, selection.End, words)
	case moved:
		p.r.list.Warnf(at, "moved-text", "%s\u00a0: les mots codés ont bougé, de %d à %d\u00a0: %q", "%s: the coded words have moved, from %d to %d: %q", p.of.name, selection.Start, start, words)
	}
	return start, end, found
}

// part reads what was given to the words of a segment that stand in a stretch of its text; false where there are none, or
// none that are coded.
func (p *placer) part(selection qda.Selection, in part, start, end int) bool {
	from, to := in.within(start, end)
	segment := p.r.s.Codings.Corpus.Segments[in.segment]
	if segment.Context || from == to {
		return false
	}
	words := []rune(segment.Text)
	if strings.TrimSpace(string(words[from:to])) == "" {
		return false
	}
	for _, given := range selection.Codings {
		p.given(selection, given, row{segment: in.segment, start: from, end: to}, len(words))
	}
	return true
}

// given adds a coding to the rows of its coder.
func (p *placer) given(selection qda.Selection, given qda.Coding, next row, length int) {
	r := p.r
	seat, meaning := r.seats[given.Creator], r.themes[given.Code]
	if seat == nil || meaning == nil {
		return // That is told already.
	}
	next.theme, next.pos = meaning.theme, r.reading.Pos(given.GUID)
	segment := r.s.Codings.Corpus.Segments[next.segment]
	if next.theme != nil && !next.theme.IsFor(segment.Question.Name) {
		r.list.Errorf(next.pos, "theme-of", "%s\u00a0: le thème %q ne vaut pas pour la question %s (of)", "%s: theme %q is not for question %s (of)", segment.Name, next.theme.Name, segment.Question.Name)
		return
	}
	if next.start == 0 && next.end == length && !r.isExplicit(selection.GUID, seat.name, next, length) {
		next.end = 0
	}
	next.quote, next.remark = r.remarks(selection, given)
	seat.rows = append(seat.rows, next)
}

// remarks returns whether a coding is worth quoting, and what is noted with it and with its selection.
func (r *reader) remarks(selection qda.Selection, given qda.Coding) (quote bool, remark string) {
	for _, guid := range append(append([]string(nil), given.Notes...), selection.Notes...) {
		note := strings.TrimSpace(r.notes[guid])
		if guid == quoteGUID(r.s.Study) || note == quoteWord.FR || note == quoteWord.EN {
			quote = true
			continue
		}
		remark = joined(remark, note)
	}
	return quote, joined(remark, strings.TrimSpace(selection.Description))
}

// joined puts two remarks together; the same one is said once.
func joined(a, b string) string {
	switch {
	case a == "", a == b:
		return b
	case b == "":
		return a
	}
	return a + "; " + b
}

// shortened returns the beginning of a long text.
func shortened(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
