package tabulate

import (
	"path"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/lexicon"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/survey"
	"github.com/arrimage/arrimage/pkg/table"
)

// The findColumns are how wide the columns of a concordance are.
type findColumns struct {
	context  int  // characters on either side
	match    int  // characters of a match that are shown; 0 for all
	noUnit   bool // there is no room for respondents: their places tell them
	noFolder bool // there is no room for the folders of places
}

// measure shares out the width of the terminal, so that each place fits on one line where it can.
func (search Search) measure(s *survey.Survey, places []hit) findColumns {
	c := findColumns{context: search.Context}
	if search.Width == 0 {
		return c
	}
	c.match = max(search.Width/5, len("financement"))
	const gap, enough, least = 2, 20, 8 // characters between columns, of a context
	unit, match := c.widest(places, func(f hit) string { return unitOf(s, s.Codings.Corpus.Segments[f.segment]) }), c.widest(places, func(f hit) string { return c.shown(f.line.Match) })
	in := 0
	if len(s.Study.Sides) > 1 {
		in = gap // Rows under a heading stand further in.
	}
	room := func() int {
		place := c.widest(places, func(f hit) string { return c.place(s, f) })
		return (search.Width - in - place - max(match, utf8.RuneCountInString("Trouvé")) - 3*gap) / 2
	}
	half := (max(unit, utf8.RuneCountInString("Unité")) + gap + 1) / 2
	c.noFolder = room()-half < enough
	if c.noUnit = room()-half < enough/2; c.noUnit {
		half = 0
	}
	c.context = max(min(c.context, room()-half), least)
	return c
}

// widest returns how many characters the longest text of places has.
func (c findColumns) widest(places []hit, text func(f hit) string) int {
	most := 0
	for _, f := range places {
		most = max(most, utf8.RuneCountInString(text(f)))
	}
	return most
}

// place returns where a match stands: without folder and column where there is no room for them.
func (c findColumns) place(s *survey.Survey, f hit) string {
	pos := f.place(s.Codings.Corpus.Segments[f.segment])
	if c.noFolder {
		pos.File = path.Base(pos.File)
		if pos.Sheet == "" {
			pos.Column = 0
		}
	}
	return pos.String()
}

func (c findColumns) columns() []table.Column {
	return []table.Column{
		{Key: "place", Label: locale.Text{FR: "Endroit", EN: "Place"}},
		{Key: "unit", Label: locale.Text{FR: "Unité", EN: "Unit"}, Machine: c.noUnit},
		{Key: "side", Machine: true, Role: table.Side}, {Key: "question", Machine: true}, {Key: "segment", Machine: true}, {Key: "speaker", Machine: true},
		{Key: "left", Label: locale.Text{FR: "Avant", EN: "Before"}, Right: true},
		{Key: "match", Label: locale.Text{FR: "Trouvé", EN: "Found"}},
		{Key: "right", Label: locale.Text{FR: "Après", EN: "After"}},
		{Key: "start", Machine: true}, {Key: "end", Machine: true},
	}
}

func (c findColumns) cells(s *survey.Survey, f hit) []table.Cell {
	segment := s.Codings.Corpus.Segments[f.segment]
	left, right := c.contexts(segment.Text, f.line.Span)
	return []table.Cell{
		table.Plain(c.place(s, f)), table.Plain(unitOf(s, segment)), table.Plain(segment.Side), table.Plain(segment.Question.Name), table.Plain(segment.Name), table.Plain(segment.Speaker),
		table.Plain(left), table.Plain(c.shown(f.line.Match)), table.Plain(right), table.Int(f.line.Span.Start), table.Int(f.line.Span.End),
	}
}

// contexts returns the words on either side of a match; an ellipsis stands for those that are left out.
func (c findColumns) contexts(text string, span lexicon.Span) (left, right string) {
	const ellipsis = "…"
	width := max(c.context-2, 0)
	line := lexicon.Context(text, 0, []lexicon.Span{span}, width)[0]
	left, right = line.Left, line.Right
	if line.CutLeft {
		left = ellipsis + " " + left
	}
	if line.CutRight {
		right += " " + ellipsis
	}
	return left, right
}

// shown returns a match, without its middle where it is longer than there is room for.
func (c findColumns) shown(match string) string {
	runes := []rune(match)
	if c.match == 0 || len(runes) <= c.match {
		return match
	}
	half := (c.match - 3) / 2
	return string(runes[:half]) + " … " + string(runes[len(runes)-half:])
}
