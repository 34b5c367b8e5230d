package tabulate

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/survey"
)

// A group is some of a frame's units under a heading.
type group struct {
	label locale.Text  // "" where the units are not split
	key   string       // codes of the group, for machines
	mask  dataset.Mask // its units
	shown bool         // it is shown even where it has no unit: all its codes are answers to questions
}

// within joins the names of what several variables say.
const within = " × "

// selection returns the units of a frame that meet the condition.
func (o Options) selection(s *survey.Survey, frame *dataset.Frame) (dataset.Selection, error) {
	condition, err := compile(s.Study, frame.Name, o.Where)
	if err != nil {
		return dataset.Selection{}, err
	}
	selection, err := frame.Where(condition, nil)
	if err != nil {
		return dataset.Selection{}, wrongCondition(o.Where, err)
	}
	return selection, nil
}

// groups applies the condition and splits the units of a frame by every variable of By, one inside the other.
func (o Options) groups(s *survey.Survey, frame *dataset.Frame) ([]group, dataset.Reasons, error) {
	selection, err := o.selection(s, frame)
	if err != nil {
		return nil, dataset.Reasons{}, err
	}
	groups := []group{{mask: selection.Mask, shown: true}}
	for _, name := range o.By {
		splits, err := splitsOf(s.Study, frame.Variable(name))
		if err != nil {
			return nil, dataset.Reasons{}, err
		}
		var finer []group
		for _, g := range groups {
			for _, part := range splits.of(frame, g.mask) {
				finer = append(finer, g.and(part))
			}
		}
		groups = finer
	}
	groups = slices.DeleteFunc(groups, func(g group) bool { return !g.shown && g.mask.Count(frame.Len()) == 0 })
	return groups, selection.LeftOut, nil
}

// and returns the part of a group that is under another heading too.
func (g group) and(part group) group {
	part.shown = part.shown && g.shown
	if !g.label.IsZero() {
		part.label, part.key = locale.Textf("%s"+within+"%s", "%s"+within+"%s", g.label, part.label), g.key+within+part.key
	}
	return part
}

// splits say how the values of a variable make groups.
type splits struct {
	v     *dataset.Variable
	parts []split
}

// A split is the values of one group.
type split struct {
	label locale.Text
	key   string
	shown bool // even where no unit has such a value
	has   func(i int) bool
}

// splitsOf returns the groups that a variable makes: a code, a region, a band of a side table, whether a condition holds.
func splitsOf(def *study.Definition, v *dataset.Variable) (splits, error) {
	s := splits{v: v}
	switch declared := def.Table(v.Name); {
	case v.Kind == formula.Words:
		isAnswer := v.Source != nil && v.Source.Type.IsCategory()
		for _, code := range valuesOf(v) {
			part := split{label: locale.Same(code), key: code, shown: isAnswer, has: func(i int) bool { return v.Words[i] == code }}
			if v.Source != nil {
				part.label = v.Source.CodeLabel(code)
			}
			s.parts = append(s.parts, part)
		}
	case v.Kind == formula.Truth:
		for _, holds := range []bool{true, false} {
			word := locale.Text{FR: "non", EN: "no"}
			if holds {
				word = locale.Text{FR: "oui", EN: "yes"}
			}
			s.parts = append(s.parts, split{label: locale.Textf("%s\u00a0: %s", "%s: %s", v.Label, word), key: word.EN, shown: true,
				has: func(i int) bool { return (v.Numbers[i] != 0) == holds }})
		}
	case declared != nil && len(declared.Bands) > 0:
		for _, b := range bandsOf(declared) {
			s.parts = append(s.parts, split{label: b.label, key: b.label.EN, shown: true, has: func(i int) bool { return b.has(v.Numbers[i]) }})
		}
	default:
		return s, usage("--by %s\u00a0: il faut une variable à codes, une région, une condition ou une table à tranches (bands:)",
			"--by %s: a variable with codes, a region, a condition or a table with bands (bands:) is needed", v.Name)
	}
	return s, nil
}

// of splits the units that the mask selects: a group of each value, in order, and one of each reason for having none.
func (s splits) of(frame *dataset.Frame, selected dataset.Mask) []group {
	var groups []group
	for _, part := range s.parts {
		g := group{label: part.label, key: part.key, shown: part.shown, mask: make(dataset.Mask, frame.Len())}
		for i := range frame.Units {
			g.mask[i] = selected.Has(i) && s.v.States[i] == study.Answered && part.has(i)
		}
		groups = append(groups, g)
	}
	for reason := study.NoAnswer; reason < study.Reasons; reason++ {
		rest := group{label: locale.Textf("%s\u00a0: %s", "%s: %s", s.v.Label, reason.Label()), key: reason.String(), mask: make(dataset.Mask, frame.Len())}
		for i := range frame.Units {
			rest.mask[i] = selected.Has(i) && s.v.States[i] == reason
		}
		groups = append(groups, rest)
	}
	return groups
}

// valuesOf returns the values that a variable can take, in order.
func valuesOf(v *dataset.Variable) []string {
	if v.Codes != nil {
		return v.Codes
	}
	var values []string
	for i, state := range v.States {
		if state == study.Answered && !slices.Contains(values, v.Words[i]) {
			values = append(values, v.Words[i])
		}
	}
	slices.Sort(values)
	return values
}
