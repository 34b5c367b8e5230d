// Package corpus is the words of a study: what respondents wrote to its open questions, and what was said in interviews,
// in the pieces that are coded whole.
//
// A Segment is one answer, or one turn of a speaker in a document. Its name is stable and can be read, "ci/9/reussites" or
// "participants/P07/entretien#12": coding files, quotations and `explain` call it by that name. Where the study has waves,
// the name begins with that of the wave.
package corpus

import (
	"slices"
	"strconv"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/transcript"
)

// A Segment is words that are coded whole.
type Segment struct {
	Name       string          // unique in the study
	Side       string          // name of the side
	Unit       int             // which unit of the side's frame, from 0
	Respondent string          // the unit's identifier
	Question   *study.Question // what was asked
	Turn       int             // which turn of the document, from 1; 0 for a whole answer
	Start      int             // of a turn: where its words begin in the body of the document, in characters from 0
	Speaker    string          // who speaks, as the document has it; "" for an answer
	Context    bool            // an interviewer's words: read, never coded
	Text       string          // the words
	Pos        diag.Pos        // where they stand
}

// Runes returns the number of characters of the words, in which offsets are counted.
func (s *Segment) Runes() int { return len([]rune(s.Text)) }

// A Corpus is the segments of a study.
type Corpus struct {
	Segments []Segment // side by side, respondent by respondent, question by question, turn by turn
	index    map[string]int
	units    map[string]int // of each side
}

// Speakers are the names that the headers of documents declare, by file as places name it; nil for no documents.
type Speakers map[string][]string

// New collects the words of the questions that the study's corpus names, from the frames of its sides. Turns of a document are
// those of transcript.Turns, where its header, the study's interviewers and the respondent's identifier declare who speaks.
// Segments that would have one name are errors.
func New(def *study.Definition, frames []*dataset.Frame, speakers Speakers) (*Corpus, diag.List) {
	c := &Corpus{index: map[string]int{}, units: map[string]int{}}
	var problems diag.List
	for _, frame := range frames {
		questions := asked(def, frame)
		c.units[frame.Name] = frame.Len()
		for i := range frame.Units {
			for _, q := range questions {
				for _, segment := range segmentsOf(def, frame, i, q, speakers) {
					c.add(segment, &problems)
				}
			}
		}
	}
	return c, problems
}

// asked returns the questions of the corpus that a side was asked.
func asked(def *study.Definition, frame *dataset.Frame) []*study.Question {
	var questions []*study.Question
	for _, name := range def.Corpus.Questions {
		if q := def.Question(name.Value); def.Asks(frame.Name, q) {
			questions = append(questions, q)
		}
	}
	return questions
}

// segmentsOf returns the words of a unit in answer to a question; none where it did not answer.
func segmentsOf(def *study.Definition, frame *dataset.Frame, i int, q *study.Question, speakers Speakers) []Segment {
	v := frame.Variable(q.Name)
	if v.States[i] != study.Answered {
		return nil
	}
	unit := frame.Units[i]
	whole := Segment{Name: frame.Name + "/" + unit.ID + "/" + q.Name, Side: frame.Name, Unit: i, Respondent: unit.ID, Question: q, Text: v.Words[i], Pos: v.Pos(i)}
	if def.Wave != "" {
		whole.Name = def.Wave + "/" + whole.Name
	}
	if side := def.Side(frame.Name); side.Folder.IsZero() || q.Heading(frame.Name) != transcript.TextHeading {
		return []Segment{whole}
	}
	return turnsOf(def, whole, speakers[whole.Pos.File])
}

// turnsOf returns the turns of speakers in the body of a document whose header names some of them.
func turnsOf(def *study.Definition, whole Segment, named []string) []Segment {
	var segments []Segment
	for i, turn := range transcript.Turns(whole.Text, slices.Concat(named, def.Corpus.Interviewers, []string{whole.Respondent})...) {
		segment := whole
		segment.Name, segment.Turn, segment.Start = whole.Name+"#"+strconv.Itoa(i+1), i+1, turn.Start
		segment.Speaker, segment.Text = turn.Speaker, turn.Text
		segment.Context = slices.ContainsFunc(def.Corpus.Interviewers, func(name string) bool { return transcript.SpeakerKey(name) == transcript.SpeakerKey(turn.Speaker) })
		segment.Pos = whole.Pos.At(whole.Pos.Line+turn.Line, 0)
		segments = append(segments, segment)
	}
	return segments
}

func (c *Corpus) add(segment Segment, problems *diag.List) {
	if earlier, twice := c.index[segment.Name]; twice {
		problems.Errorf(segment.Pos, "duplicate-segment", "deux réponses s'appellent %q (déjà à %s)\u00a0: l'identifiant du répondant doit être unique",
			"two answers are called %q (already at %s): the respondent's identifier must be unique", segment.Name, c.Segments[earlier].Pos)
		return
	}
	c.index[segment.Name] = len(c.Segments)
	c.Segments = append(c.Segments, segment)
}

// Index returns the position of a segment by its name, or -1.
func (c *Corpus) Index(name string) int {
	if i, ok := c.index[name]; ok {
		return i
	}
	return -1
}

// ByUnit returns the segments of each unit of a side that may be coded, in the order of the corpus: those that answer the
// named questions, or all where there is no name.
func (c *Corpus) ByUnit(side string, questions ...string) [][]int {
	byUnit := make([][]int, c.units[side])
	for i := range c.Segments {
		segment := &c.Segments[i]
		if segment.Side == side && !segment.Context && (len(questions) == 0 || slices.Contains(questions, segment.Question.Name)) {
			byUnit[segment.Unit] = append(byUnit[segment.Unit], i)
		}
	}
	return byUnit
}
