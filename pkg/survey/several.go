package survey

import (
	"cmp"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// severalColumns are what the export holds on a question with several answers.
type severalColumns struct {
	at    []int               // the column of each code in the export; nil where codes stand elsewhere
	slots []int               // the columns that hold a code each; nil where codes stand elsewhere
	ticks []*dataset.Variable // whether each answer is ticked, in the order of the answers
	taken []string            // cell contents that were taken as ticked without being declared, as they were first seen
	first diag.Pos            // where the first of them stands
}

// newSeveral makes the variables of the ticks of a question; their states are those of the question itself.
func newSeveral(q *study.Question) *severalColumns {
	s := &severalColumns{}
	for _, code := range q.AnswerCodes() {
		s.ticks = append(s.ticks, &dataset.Variable{
			Name: q.TickName(code), Label: q.TickLabel(q.TickName(code)), Kind: formula.Truth, Source: q, Code: code,
		})
	}
	return s
}

// addTicks adds the ticks of a question to the frame, after the question.
func (r *sideReader) addTicks(frame *dataset.Frame, column *dataset.Variable) {
	several := r.several[column.Name]
	if several == nil {
		return
	}
	for _, tick := range several.ticks {
		tick.States = column.States
		frame.Add(tick)
	}
}

// shareStates makes the states of every tick those of its question again, after rows were left out: what happens to the
// question happens to all of its ticks.
func shareStates(frame *dataset.Frame) {
	for _, v := range frame.Variables {
		if v.Code != "" {
			v.States = frame.Variable(v.Source.Name).States
		}
	}
}

// placeSeveral finds the columns of a question: one for each code, or one for each slot; false where one is missing.
func (r *sideReader) placeSeveral(q *study.Question, header []ingest.Cell, headings []string, used []bool) bool {
	found := true
	several := r.several[q.Name]
	place := func(heading string, what locale.Text) int {
		i, ok := r.placeHeading(header, headings, heading, what)
		found = found && ok
		if i >= 0 {
			used[i] = true
		}
		return i
	}
	for _, heading := range q.SlotHeadings(r.side.Name) {
		several.slots = append(several.slots, place(heading, locale.Textf("question %s", "question %s", q.Name)))
	}
	if len(q.Headings) > 0 {
		for _, code := range q.Codes.List {
			several.at = append(several.at, place(q.HeadingOf(code.Code, r.side.Name), locale.Textf("question %s, %s", "question %s, %s", q.Name, code.Code)))
		}
	}
	r.at = append(r.at, -1)
	return found
}

// answerOf reads the answer to a question from a row.
func (r *sideReader) answerOf(i int, q *study.Question, row ingest.Row) answer {
	switch {
	case q.Absent && q.Type != study.Multiple:
		return r.notPut(row)
	case !q.OtherOf.IsZero():
		return r.otherWords(q, row)
	case q.Type != study.Multiple:
		return r.answer(q, row.Cells[r.at[i]])
	}
	several := r.several[q.Name]
	s := r.severalOf(i, q, row)
	for j, code := range q.AnswerCodes() {
		several.ticks[j].Numbers = append(several.ticks[j].Numbers, number(slices.Contains(s.ticked, code)))
		several.ticks[j].Cells.Append(s.cell(slices.IndexFunc(q.Codes.List, func(c study.Code) bool { return c.Code == code })))
	}
	return s.answer
}

// severalOf reads what a respondent ticks.
func (r *sideReader) severalOf(i int, q *study.Question, row ingest.Row) severalAnswer {
	switch several := r.several[q.Name]; {
	case q.Absent:
		return severalAnswer{answer: r.notPut(row)}
	case several.at != nil:
		return r.tickedCells(q, several.at, row)
	case several.slots != nil:
		return r.slotted(q, several.slots, row)
	}
	return r.listed(q, row.Cells[r.at[i]])
}

// A severalAnswer is what a respondent ticks.
type severalAnswer struct {
	answer          // the number is that of the answers ticked
	ticked []string // codes, reasons for not answering among them
	cells  []diag.Pos
}

// cell returns where a code was read.
func (s severalAnswer) cell(code int) diag.Pos {
	if code >= len(s.cells) {
		return s.pos // The answer is invalid, or stands in one cell.
	}
	return s.cells[code]
}

// listed reads codes that stand in one cell.
func (r *sideReader) listed(q *study.Question, cell ingest.Cell) severalAnswer {
	s := severalAnswer{answer: answer{pos: r.posOf(cell)}}
	text := strings.TrimSpace(cell.Text)
	if reason, ok := r.reasonOf(q, text); ok {
		s.state = reason
		return s
	}
	for _, part := range q.SplitCodes(text) {
		if !r.tick(q, part, &s) {
			return s
		}
	}
	r.settle(q, &s, study.Answered)
	return s
}

// slotted reads codes that stand in a column each, in the order of ticking.
func (r *sideReader) slotted(q *study.Question, at []int, row ingest.Row) severalAnswer {
	var s severalAnswer
	lacking := study.Answered
	for k, column := range at {
		cell := row.Cells[column]
		pos := r.posOf(cell)
		text := strings.TrimSpace(cell.Text)
		if reason, ok := r.reasonOf(q, text); ok {
			if lacking == study.Answered {
				lacking, s.pos = reason, pos
			}
			continue
		}
		if k == 0 {
			s.pos = pos
		}
		if known := s.pos; text != "" {
			if s.pos = pos; !r.tick(q, text, &s) {
				return s
			}
			s.pos = known
		}
	}
	r.settle(q, &s, lacking)
	return s
}

// tick adds the code that a text stands for; false where it stands for none.
func (r *sideReader) tick(q *study.Question, text string, s *severalAnswer) bool {
	known := answer{pos: s.pos}
	if r.category(q, text, &known); known.state == study.Invalid {
		s.state = study.Invalid
		return false
	}
	s.ticked = append(s.ticked, known.words) // The code of today, where the wave had another.
	if known.other != "" && s.other != "" {
		s.other += cmp.Or(q.Separator.Value, "; ")
	}
	s.other += known.other
	return true
}

// tickedCells reads codes that have a cell each.
func (r *sideReader) tickedCells(q *study.Question, at []int, row ingest.Row) severalAnswer {
	var s severalAnswer
	lacking := study.Answered
	for j, code := range q.Codes.List {
		cell := row.Cells[at[j]]
		pos := r.posOf(cell)
		s.cells = append(s.cells, pos)
		text := strings.TrimSpace(cell.Text)
		if reason, ok := r.reasonOf(q, text); ok {
			if lacking == study.Answered {
				lacking, s.pos = reason, pos
			}
			continue
		}
		ticked, valid := isTicked(q, text, code.Code == q.Other.Value)
		if ticked && q.Ticked == nil && code.Code != q.Other.Value {
			r.several[q.Name].take(text, pos)
		}
		if !valid {
			s.pos = pos
			r.invalid(&s.answer, q, "unknown-tick", locale.Textf("%q n'est ni coché ni non coché (ticked\u00a0: %s\u00a0; unticked\u00a0: %s)",
				"%q is neither ticked nor unticked (ticked: %s; unticked: %s)", text, diag.OneOf(q.Ticked), diag.OneOf(untickedOf(q))))
			return s
		}
		if ticked {
			s.ticked = append(s.ticked, code.Code)
		}
		if ticked && code.Code == q.Other.Value {
			s.other = text
		}
	}
	if s.pos == (diag.Pos{}) {
		s.pos = s.cells[0]
	}
	r.settle(q, &s, lacking)
	return s
}

// take records the content of a cell that was taken as ticked.
func (s *severalColumns) take(text string, pos diag.Pos) {
	if len(s.taken) == 0 {
		s.first = pos
	}
	if !slices.Contains(s.taken, text) {
		s.taken = append(s.taken, text)
	}
}

// noteTicked notes what was taken as ticked in the columns of questions that do not declare it.
func (r *sideReader) noteTicked() {
	for _, q := range r.questions {
		if several := r.several[q.Name]; several != nil && len(several.taken) > 0 {
			r.Diagnostics.Add(several.first, diag.Note, "taken-as-ticked", locale.Textf(
				"question %s\u00a0: contenus pris pour cochés\u00a0: %s (ticked les déclare)", "question %s: contents taken as ticked: %s (ticked declares them)",
				q.Name, diag.OneOf(several.taken)))
		}
	}
}

// isTicked reports whether a cell is ticked, and whether its content is one that the study knows: of the other answer, words
// are as good as a tick.
func isTicked(q *study.Question, text string, isOther bool) (ticked, valid bool) {
	switch {
	case text == "" || slices.Contains(untickedOf(q), text):
		return false, true
	case q.Ticked == nil || isOther || slices.Contains(q.Ticked, text):
		return true, true
	}
	return false, false
}

func untickedOf(q *study.Question) []string {
	if q.Unticked == nil {
		return study.NotTicked
	}
	return q.Unticked
}

// settle decides whether a respondent has answered: with one tick he has. Otherwise the reason is that of a ticked code
// that stands for one, else that of a cell that holds one (lacking), else what the study makes of nothing ticked.
func (r *sideReader) settle(q *study.Question, s *severalAnswer, lacking study.Reason) {
	reason := lacking
	for _, code := range q.Codes.List {
		switch {
		case !slices.Contains(s.ticked, code.Code):
		case code.Reason == study.Answered:
			s.number++
		case reason == study.Answered:
			reason = code.Reason
		}
	}
	switch {
	case s.number > 0 && reason != study.Answered:
		r.Diagnostics.Warnf(s.pos, "mixed-ticks", "question %s\u00a0: des réponses sont cochées à côté de «\u00a0%s\u00a0»\u00a0; ce sont elles qui comptent",
			"question %s: answers are ticked beside “%s”; it is they that count", q.Name, reason.Label())
	case s.number > 0:
	case reason != study.Answered:
		s.state = reason
	case q.None != study.NoneAnswered:
		s.state = study.NoAnswer
	}
}
