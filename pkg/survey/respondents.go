package survey

import (
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/region"
	"github.com/arrimage/arrimage/pkg/study"
)

// keep returns the frame without the rows that the study does not keep, which it counts, and which rows are kept.
func (s *Survey) keep(frame *dataset.Frame, side *study.Side) (*dataset.Frame, dataset.Mask) {
	if side.KeepIf == nil {
		return frame, nil
	}
	selection, err := frame.Where(side.KeepIf, nil)
	if err != nil {
		s.Diagnostics.Errorf(s.Study.Pos(side.Keep), "keep", "keep\u00a0: %s", "keep: %s", problemOf(err))
		return frame, nil
	}
	s.Dropped[side.Name] = frame.Len() - selection.Mask.Count(frame.Len())
	if s.Dropped[side.Name] > 0 {
		s.Diagnostics.Add(diag.Pos{File: s.label(side.Source().Value)}, diag.Note, "dropped-rows", locale.Textf(
			"lignes écartées (keep: %s)\u00a0: %d", "rows left out (keep: %s): %d", side.Keep.Value, s.Dropped[side.Name]))
	}
	return frame.Only(selection.Mask), selection.Mask
}

// checkDuplicates reports respondents that are there twice, by identifier and, where the population is listed, by name.
func (s *Survey) checkDuplicates(frame *dataset.Frame, side *study.Side) {
	if !side.ID.IsZero() {
		exact := func(id string) string { return id } // Platforms write identifiers in which letter case counts.
		s.duplicates(frame, side.ID.Value, locale.Text{FR: "identifiant", EN: "identifier"}, exact)
	}
	if !side.NameOf.IsZero() && side.Population != nil && len(side.Population.Units) > 0 {
		s.duplicates(frame, side.NameOf.Value, locale.Text{FR: "répondant", EN: "respondent"}, region.Fold)
	}
}

// duplicates reports respondents that have the same answer to a question; keyOf gives what makes answers the same.
func (s *Survey) duplicates(frame *dataset.Frame, name string, what locale.Text, keyOf func(string) string) {
	v := frame.Variable(name)
	first := map[string]int{}
	for i, state := range v.States {
		if state != study.Answered {
			continue
		}
		key := keyOf(v.Words[i])
		if j, seen := first[key]; seen {
			s.Diagnostics.Errorf(v.Pos(i), "duplicate-respondent", "%s %q en double (déjà à %s)", "duplicate %s %q (already at %s)",
				what, v.Words[i], v.Pos(j))
			continue
		}
		first[key] = i
	}
}

func regionNames(regions []region.Region) locale.Text {
	names := make([]string, len(regions))
	for i, r := range regions {
		names[i] = r.Name
	}
	return diag.OneOf(names)
}
