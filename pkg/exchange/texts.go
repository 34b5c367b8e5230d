package exchange

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A text is what stands in a project as one source: an answer, or a document with all that was said in it.
type text struct {
	name  string // of its segment, without the number of a turn
	words string
	parts []part // at least one
}

// A part is a segment in its text.
type part struct {
	segment int   // which segment of the corpus
	places  []int // where each of its characters stands in the text, in characters; nil where the segment is the text
}

// within returns the characters of the segment that stand in a stretch of its text: from and to are equal where none does.
func (p part) within(start, end int) (from, to int) {
	if p.places == nil {
		return start, end
	}
	return sort.SearchInts(p.places, start), sort.SearchInts(p.places, end)
}

// stretch returns where characters of the segment stand in its text; there is at least one.
func (p part) stretch(from, to int) (start, end int) {
	if p.places == nil {
		return from, to
	}
	return p.places[from], p.places[to-1] + 1
}

// textsOf returns the texts of a study, in the order of its segments.
func textsOf(s *survey.Survey) []text {
	var texts []text
	var body lines
	segments := s.Codings.Corpus.Segments
	for i := range segments {
		segment := &segments[i]
		if segment.Turn == 0 {
			texts = append(texts, text{name: segment.Name, words: segment.Text, parts: []part{{segment: i}}})
			continue
		}
		name := segment.Name[:strings.LastIndexByte(segment.Name, '#')]
		if last := len(texts) - 1; last < 0 || texts[last].name != name {
			words := s.Frame(segment.Side).Variable(segment.Question.Name).Words[segment.Unit]
			texts, body = append(texts, text{name: name, words: words}), linesOf(words)
		}
		last := &texts[len(texts)-1]
		last.parts = append(last.parts, part{segment: i, places: body.placesOf(segment)})
	}
	return texts
}

// lines are the lines of a document's body, and where each begins in characters.
type lines struct {
	text   []string
	starts []int
}

func linesOf(body string) lines {
	l := lines{text: strings.Split(body, "\n")}
	at := 0
	for _, line := range l.text {
		l.starts = append(l.starts, at)
		at += utf8.RuneCountInString(line) + 1
	}
	return l
}

// placesOf returns where each character of a turn stands in the body. Line n of a turn is the end of the n-th line of the
// body from where the turn begins, or empty where that is no speech.
func (l lines) placesOf(turn *corpus.Segment) []int {
	var places []int
	first := sort.SearchInts(l.starts, turn.Start+1) - 1
	for n, words := range strings.Split(turn.Text, "\n") {
		i, at := first+n, turn.Start
		if n > 0 {
			places = append(places, l.starts[i]-1) // the line end
			line := l.text[i]
			if !strings.HasSuffix(line, words) {
				line = strings.TrimRightFunc(line, unicode.IsSpace) // the last line of the turn
			}
			at = l.starts[i] + utf8.RuneCountInString(line) - utf8.RuneCountInString(words)
		}
		for range utf8.RuneCountInString(words) {
			places = append(places, at)
			at++
		}
	}
	return places
}
