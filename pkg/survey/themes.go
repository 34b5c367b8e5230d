package survey

import (
	"io/fs"
	"slices"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/study"
)

// readCodings collects the words of the corpus, and reads the themes that coders gave to them.
func (s *Survey) readCodings() {
	if len(s.Study.Corpus.Questions) == 0 {
		return
	}
	words, problems := corpus.New(s.Study, s.Sides, s.speakers)
	s.Diagnostics = append(s.Diagnostics, problems...)
	codings, problems := coding.Load(s.Study, words, codingFiles{s})
	s.Diagnostics = append(s.Diagnostics, problems...)
	s.Codings = codings
}

// CodingFiles returns how the files of coders that the study declares are opened.
func (s *Survey) CodingFiles() coding.Files { return codingFiles{s} }

// codingFiles opens the files of coders as any file of the study.
type codingFiles struct{ *Survey }

// OpenLocated implements coding.Files.
func (f codingFiles) OpenLocated(name study.Located) (fs.File, error) { return f.open(name) }

// LabelOf implements coding.Files.
func (f codingFiles) LabelOf(name study.Located) string { return f.label(name.Value) }

// addThemes gives each respondent the themes that count for his words, as the answers to the study's coded questions.
func (s *Survey) addThemes(frame *dataset.Frame) {
	if s.Codings == nil {
		return
	}
	byUnit := s.Codings.Corpus.ByUnit(frame.Name)
	for _, q := range s.Study.CodedBy(frame.Name) {
		count := &dataset.Variable{
			Name: q.Name, Label: q.Title(), Kind: kindOf(q.Type), Source: q, States: s.codedStates(frame, q, byUnit), Numbers: make([]float64, frame.Len()),
		}
		places := s.placesOf(q, byUnit)
		count.Cells = places
		frame.Add(count)
		units := s.unitsByTheme(q, byUnit)
		for _, tick := range newSeveral(q).ticks {
			tick.States, tick.Cells = count.States, places
			speakers := units[tick.Code]
			frame.AddLater(tick, func() []float64 { return ticksOf(speakers, frame.Len()) })
			for _, i := range speakers {
				count.Numbers[i]++
			}
		}
	}
}

// codedStates returns whether the words of each unit have been coded: where a unit wrote nothing, why; where it wrote and
// nobody coded any of it, study.NotCoded.
func (s *Survey) codedStates(frame *dataset.Frame, q *study.Question, byUnit [][]int) []study.Reason {
	states := make([]study.Reason, frame.Len())
	for i := range states {
		states[i] = s.codedState(frame, q, i, byUnit[i])
	}
	return states
}

func (s *Survey) codedState(frame *dataset.Frame, q *study.Question, i int, segments []int) study.Reason {
	for _, segment := range segments {
		if s.isAbout(q, segment) && s.Codings.Coded(segment) {
			return study.Answered
		}
	}
	if reason := frame.StateOfAny(q.CodedFrom, i); reason != study.Answered {
		return reason
	}
	return study.NotCoded
}

// placesOf returns where the words of each unit begin.
func (s *Survey) placesOf(q *study.Question, byUnit [][]int) dataset.Places {
	places := dataset.NewPlaces(len(byUnit))
	for i, segments := range byUnit {
		if at := slices.IndexFunc(segments, func(segment int) bool { return s.isAbout(q, segment) }); at >= 0 {
			places.Set(i, s.Codings.Corpus.Segments[segments[at]].Pos)
		}
	}
	return places
}

// isAbout reports whether a segment answers one of the questions that a coded question is made from.
func (s *Survey) isAbout(q *study.Question, segment int) bool {
	return slices.Contains(q.CodedFrom, s.Codings.Corpus.Segments[segment].Question.Name)
}

// unitsByTheme returns, by the name of each theme that counts for some words, the units that have such words, in order.
func (s *Survey) unitsByTheme(q *study.Question, byUnit [][]int) map[string][]int32 {
	units := map[string][]int32{}
	for i, segments := range byUnit {
		for _, segment := range segments {
			if !s.isAbout(q, segment) {
				continue
			}
			for _, theme := range s.Codings.Themes(segment) {
				if of := units[theme.Name]; len(of) == 0 || of[len(of)-1] != int32(i) {
					units[theme.Name] = append(of, int32(i))
				}
			}
		}
	}
	return units
}

// ticksOf returns 1 for some of n units, and 0 for the others.
func ticksOf(units []int32, n int) []float64 {
	ticks := make([]float64, n)
	for _, i := range units {
		ticks[i] = 1
	}
	return ticks
}
