// Package survey brings a study and its answers together: it reads every export and side table that the study file
// names, finds the regions, applies skip logic, scores the scales, derives variables and joins the sides.
//
// It reads and never writes, and it decides nothing that the study file leaves open: what it cannot place is a
// diagnostic at the cell's file, line and column. Load works in the order of the data:
//
//  1. each side's export, or its folder of documents, becomes a Frame of answers (read.go, folder.go, answer.go);
//  2. regions are matched, rows that the study does not keep are dropped and counted (respondents.go);
//  3. questions that were not to be asked are told from those left blank (gates.go);
//  4. side tables, scales and derived variables become variables of the frames (tables.go, scales.go, derived.go);
//  5. the sides are joined by region (link.go).
//
// Check adds what is odd but does not stop a computation.
package survey

import (
	"io"

	"github.com/arrimage/arrimage/pkg/coding"
	"github.com/arrimage/arrimage/pkg/corpus"
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/study"
)

// A Survey is a study with its answers.
type Survey struct {
	Study       *study.Definition                   // what the study declares
	Files       study.Folders                       // where its files are
	Sides       []*dataset.Frame                    // answers of each side, in the order of the study file
	Regions     *dataset.Frame                      // the linked regions; nil without a link
	Links       []Link                              // one for each region of the frame Regions, in the same order
	Items       map[string]map[string][]score.Items // by scale and side: what each respondent did with the items
	Tables      map[string]*SideTable               // by name
	Dropped     map[string]int                      // by side: rows that the study does not keep
	LeftOut     map[string]LeftOut                  // by side: rows that are no complete responses
	Understood  map[string]locale.Text              // by side: how its export was read: delimiter, encoding, blank lines
	Diagnostics diag.List                           // what is wrong or odd, sorted by place
	Codings     *coding.Codings                     // the words of the study and their themes; nil where it has no corpus
	Samplings   map[string]*Sampling                // by side: how its respondents were drawn; only sides that declare a design
	options     Options
	speakers    corpus.Speakers              // of the documents of folders
	waves       map[string]*Survey           // see InWave
	combined    map[string]*dataset.Variable // see combine
	exports     map[string]*sideReader       // by side, of an outline: see Export
}

// Options change how answers are read.
type Options struct {
	Wave             string    // of a study with waves: the one whose answers are read; "" for that of the definition, else the last one
	InvalidAsMissing bool      // an answer that is not valid counts as the reason Invalid, with a warning, and is no error
	Stdin            io.Reader // what a file named study.Stdin is read from; nil where there is no such thing
	Held             int       // values that are held of one export at most; 0 for MaxHeld
}

// Load reads the answers of a study from the folders where its files are, those of one wave where it has waves; Study is
// then the study of that wave. It panics where the study has no such wave. The survey is complete only when the error is
// nil. The error is a *diag.Failure of kind diag.Data with every problem found; the survey then holds all the diagnostics,
// and what could be read, for Check.
func Load(def *study.Definition, files study.Folders, options Options) (*Survey, error) {
	s := newSurvey(def, files, options)
	for _, entry := range s.Study.Sides {
		frame := s.readSide(entry.Value, options)
		s.Sides = append(s.Sides, frame)
	}
	s.readTables()
	if s.Diagnostics.Count(diag.Error) == 0 {
		s.readCodings()
	}
	if s.Diagnostics.Count(diag.Error) == 0 {
		s.compute()
	}
	s.Diagnostics.Sort()
	return s, s.Diagnostics.Err(diag.Data)
}

// newSurvey returns the survey of a study, or of a wave, without answers.
func newSurvey(def *study.Definition, files study.Folders, options Options) *Survey {
	of := def.InWave(options.Wave)
	if of == nil {
		panic("survey: wave: the study has no wave " + options.Wave)
	}
	return &Survey{
		options: options, waves: map[string]*Survey{}, speakers: corpus.Speakers{},
		Study: of, Files: files, Items: map[string]map[string][]score.Items{}, Tables: map[string]*SideTable{},
		Dropped: map[string]int{}, LeftOut: map[string]LeftOut{}, Understood: map[string]locale.Text{}, Samplings: map[string]*Sampling{}, combined: map[string]*dataset.Variable{},
	}
}

// InWave returns the answers of another wave of the study, or the survey itself where it is of that wave already ("" for
// its own). They are read once. The errors are those of Load.
func (s *Survey) InWave(name string) (*Survey, error) {
	if name == "" || name == s.Study.Wave {
		return s, nil
	}
	s.waves[s.Study.Wave] = s
	if s.waves[name] == nil {
		options := s.options
		options.Wave = name
		other, err := Load(s.Study, s.Files, options)
		if err != nil {
			return nil, err
		}
		s.waves[name], other.waves = other, s.waves
	}
	return s.waves[name], nil
}

// compute adds what is computed from the answers, in the order of dependence.
func (s *Survey) compute() {
	s.computeSides()
	if s.Study.Link != nil {
		s.link()
	}
}

// computeSides adds what is computed of one side alone.
func (s *Survey) computeSides() {
	for _, frame := range s.Sides {
		s.addRegion(frame)
		s.addThemes(frame)
		s.addTables(frame)
		s.addScales(frame)
		s.addDerived(frame, func(string) func(int) lookup { return func(i int) lookup { return frame.Lookup(i) } })
	}
}

// addRegion gives the question of the region the name by which formulas know it, where it has another.
func (s *Survey) addRegion(frame *dataset.Frame) {
	question := s.Study.Side(frame.Name).Region
	if question.IsZero() || frame.Variable(study.RegionUnit) != nil {
		return
	}
	v := *frame.Variable(question.Value)
	v.Name = study.RegionUnit
	frame.Add(&v)
}

// Frame returns the units of a side, or the linked regions under study.RegionUnit; nil for any other name.
func (s *Survey) Frame(unit string) *dataset.Frame {
	if unit == study.RegionUnit {
		return s.Regions
	}
	for _, frame := range s.Sides {
		if frame.Name == unit {
			return frame
		}
	}
	return nil
}

// Population returns the number of units that a side surveyed, or 0 where the study does not say.
func (s *Survey) Population(side string) int {
	if declared := s.Study.Side(side); declared != nil && declared.Population != nil {
		return declared.Population.Size
	}
	return 0
}

// label returns how messages name a file of the study.
func (s *Survey) label(name string) string {
	if name == study.Stdin {
		return "stdin"
	}
	return s.Files.Label(name)
}
