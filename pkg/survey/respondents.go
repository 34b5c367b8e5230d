package survey

import (
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/region"
	"github.com/arrimage/arrimage/pkg/study"
)

// keep returns the frame without the rows that the study does not keep, and counts them.
func (s *Survey) keep(frame *dataset.Frame, side *study.Side) *dataset.Frame {
	if side.KeepIf == nil {
		return frame
	}
	selection, err := frame.Where(side.KeepIf, nil)
	if err != nil {
		s.Diagnostics.Errorf(s.Study.Pos(side.Keep), "keep", "keep\u00a0: %v", "keep: %v", err)
		return frame
	}
	s.Dropped[side.Name] = frame.Len() - selection.Mask.Count(frame.Len())
	if s.Dropped[side.Name] > 0 {
		s.Diagnostics.Add(diag.Pos{File: s.label(side.File.Value)}, diag.Note, "dropped-rows", locale.Textf(
			"%d lignes écartées (keep: %s)", "%d rows left out (keep: %s)", s.Dropped[side.Name], side.Keep.Value))
	}
	return frame.Only(selection.Mask)
}

// checkDuplicates reports respondents that are there twice, by identifier and, where the population is listed, by name.
func (s *Survey) checkDuplicates(frame *dataset.Frame, side *study.Side) {
	if !side.ID.IsZero() {
		s.duplicates(frame, side.ID.Value, locale.Text{FR: "identifiant", EN: "identifier"})
	}
	if !side.NameOf.IsZero() && side.Population != nil {
		s.duplicates(frame, side.NameOf.Value, locale.Text{FR: "répondant", EN: "respondent"})
	}
}

func (s *Survey) duplicates(frame *dataset.Frame, name string, what locale.Text) {
	v := frame.Variable(name)
	first := map[string]int{}
	for i, state := range v.States {
		if state != study.Answered {
			continue
		}
		key := region.Fold(v.Words[i])
		if j, seen := first[key]; seen {
			s.Diagnostics.Errorf(v.Pos(i), "duplicate-respondent", "%s %q en double (déjà à %s)", "duplicate %s %q (already at %s)",
				what, v.Words[i], v.Pos(j))
			continue
		}
		first[key] = i
	}
}

// applyGates tells questions that were not to be asked from those left blank. A condition that rests on an answer that is
// lacking decides nothing: then a blank is not asked, and an answer stands.
func (s *Survey) applyGates(frame *dataset.Frame) {
	for _, v := range frame.Variables {
		gate := v.Source.Gate[frame.Name]
		if gate == nil {
			continue
		}
		for i := range frame.Units {
			asked, state, err := frame.Holds(gate, i)
			if err != nil {
				s.Diagnostics.Errorf(s.Study.Pos(v.Source.AskedIf), "asked-if", "asked_if\u00a0: %v", "asked_if: %v", err)
				return
			}
			if asked || state != study.Answered && v.States[i] != study.NoAnswer {
				continue
			}
			s.notAsked(v, i, gate.Text())
		}
	}
}

// notAsked marks a question as not asked, with a warning where the respondent answered it all the same.
func (s *Survey) notAsked(v *dataset.Variable, i int, gate string) {
	if value, ok := v.Value(i); ok {
		s.Diagnostics.Warnf(v.Pos(i), "not-to-be-asked",
			"question %s\u00a0: réponse %v à une question qui n'était pas à poser (asked_if: %s)\u00a0; elle ne compte pas",
			"question %s: answer %v to a question that was not to be asked (asked_if: %s); it does not count",
			v.Name, value, gate)
	}
	v.States[i] = study.NotAsked
}

func regionNames(regions []region.Region) locale.Text {
	names := make([]string, len(regions))
	for i, r := range regions {
		names[i] = r.Name
	}
	return diag.OneOf(names)
}
