package tabulate

import (
	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// Speakers are respondents whose words are looked at together: those of a side, or of a group of --by.
type Speakers struct {
	Side  *study.Side // their side
	Group locale.Text // the group of --by, or empty
	Key   string      // the code of the group

	Share dataset.Share // who answered, who did not and why; of CompareSpeakers only

	frame *dataset.Frame
	mask  dataset.Mask
}

// label names the respondents: by their group where it has a name, else by their side.
func (p Speakers) label() locale.Text {
	if p.Group.IsZero() {
		return p.Side.Label.Text
	}
	return p.Group
}

// whole names them by their side, and by their group where it has a name.
func (p Speakers) whole() locale.Text {
	return sideAndGroup(p.Side, p.Group)
}

// sideAndGroup names the respondents of a side, or of a group of them where it has a name.
func sideAndGroup(side *study.Side, group locale.Text) locale.Text {
	if group.IsZero() {
		return side.Label.Text
	}
	return locale.Textf("%s, %s", "%s, %s", side.Label.Text, group)
}

// key names them for programs.
func (p Speakers) key() string {
	if p.Key == "" {
		return p.Side.Name
	}
	return p.Key
}

// speakersOf returns the respondents of the sides that any of some open questions was put to, side by side and group by
// group of the options; who has no value of a variable of --by is in none, and a
// group without respondents is left out.
func speakersOf(s *survey.Survey, from []string, options Options) ([]Speakers, error) {
	units, err := options.units(s.Study)
	if err != nil {
		return nil, err
	}
	var list []Speakers
	for _, name := range units {
		frame := s.Frame(name)
		if !hasAny(frame, from) {
			continue
		}
		groups, _, err := options.groups(s, frame)
		if err != nil {
			return nil, err
		}
		for _, g := range groups {
			if g.mask.Count(frame.Len()) > 0 && unplaced(frame, g, options.By) == study.Answered {
				list = append(list, Speakers{Side: s.Study.Side(name), Group: g.label, Key: g.key, frame: frame, mask: g.mask})
			}
		}
	}
	return list, nil
}

// hasAny reports whether a frame has one of some variables.
func hasAny(frame *dataset.Frame, names []string) bool {
	for _, name := range names {
		if frame.Variable(name) != nil {
			return true
		}
	}
	return false
}
