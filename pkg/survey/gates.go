package survey

import (
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/study"
)

// applyGates tells questions that were not to be asked from those left blank. A condition that rests on an answer that is
// lacking decides nothing: then a blank is not asked, and an answer stands.
func (s *Survey) applyGates(frame *dataset.Frame) {
	done := map[string]bool{}
	for _, v := range frame.Variables {
		s.applyGate(frame, v, done)
	}
}

// applyGate applies the condition of one question, after those of the questions that it rests on: the study file may
// have them in any order, and has no circles.
func (s *Survey) applyGate(frame *dataset.Frame, v *dataset.Variable, done map[string]bool) {
	if v.Code != "" {
		s.applyGate(frame, frame.Variable(v.Source.Name), done) // Whether a tick was asked is whether its question was.
		return
	}
	gate := v.Source.Gate[frame.Name]
	if gate == nil || done[v.Name] {
		return
	}
	done[v.Name] = true
	for _, name := range gate.Names() {
		s.applyGate(frame, frame.Variable(name), done)
	}
	for i := range frame.Units {
		asked, state, err := frame.Holds(gate, i)
		if err != nil {
			s.Diagnostics.Errorf(s.Study.Pos(v.Source.AskedIf), "asked-if", "asked_if\u00a0: %s", "asked_if: %s", problemOf(err))
			return
		}
		if asked || state != study.Answered && v.States[i] != study.NoAnswer {
			continue
		}
		s.notAsked(v, i, gate.Text())
	}
}

// notAsked marks a question as not asked, with a warning where the respondent answered it all the same.
func (s *Survey) notAsked(v *dataset.Variable, i int, gate string) {
	if value, ok := v.Value(i); ok && !(v.Source.Type == study.Multiple && v.Numbers[i] == 0) {
		s.Diagnostics.Warnf(v.Pos(i), "not-to-be-asked",
			"question %s\u00a0: réponse %v à une question qui n'était pas à poser (asked_if: %s)\u00a0; elle ne compte pas",
			"question %s: answer %v to a question that was not to be asked (asked_if: %s); it does not count",
			v.Name, value, gate)
	}
	v.States[i] = study.NotAsked
}
