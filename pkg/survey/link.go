package survey

import (
	"errors"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/formula"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/region"
	"github.com/arrimage/arrimage/pkg/score"
	"github.com/arrimage/arrimage/pkg/study"
)

// A Link is one region with the units of its two sides.
type Link struct {
	Region  region.Region       // the region
	Units   map[string][]int    // by side: its respondents, as indices of the side's frame
	Missing map[string][]string // by side: units of the population without a respondent, by name
}

// link joins the two sides and builds the frame of regions.
func (s *Survey) link() {
	s.findLinks()
	units := make([]dataset.Unit, len(s.Links))
	for i, link := range s.Links {
		units[i] = dataset.Unit{ID: link.Region.Code, Name: link.Region.Name, Region: link.Region.Name}
	}
	s.Regions = dataset.NewFrame(study.RegionUnit, s.Study.UnitLabel(study.RegionUnit), units)
	s.Regions.Add(s.regionNames())
	for _, entry := range s.Study.Tables {
		s.Regions.Add(s.tableVariable(entry.Key.Value, s.Regions))
	}
	for _, name := range s.Study.Scope(study.RegionUnit).Names() {
		if strings.Contains(name, ".") {
			s.Regions.Add(s.combine(name, s.Study.Link.Combine))
		}
	}
	for _, entry := range s.Study.Scales {
		if _, declared := s.Study.Scope(study.RegionUnit)[entry.Key.Value]; declared {
			s.Regions.Add(s.regionScore(entry.Value))
		}
	}
	s.addDerived(s.Regions, s.regionValues)
}

// findLinks lists the regions that have a unit on some side, respondent or not, in the order of their codes.
func (s *Survey) findLinks() {
	missing := s.missingByRegion()
	for _, known := range s.Study.Regions.Known.All() {
		link := Link{Region: known, Units: map[string][]int{}, Missing: map[string][]string{}}
		found := false
		for _, side := range s.Study.LinkedSides() {
			frame := s.Frame(side)
			for i, unit := range frame.Units {
				if unit.Region == known.Name {
					link.Units[side] = append(link.Units[side], i)
				}
			}
			link.Missing[side] = missing[side][known.Name]
			found = found || len(link.Units[side])+len(link.Missing[side]) > 0
		}
		if found {
			s.Links = append(s.Links, link)
		}
	}
	s.checkOne()
}

// checkOne reports regions in which the side that has one unit a region has several.
func (s *Survey) checkOne() {
	one := s.Study.Link.One.Value
	frame := s.Frame(one)
	for _, link := range s.Links {
		if units := link.Units[one]; len(units) > 1 {
			second := frame.Units[units[1]]
			s.Diagnostics.Errorf(second.Pos, "several-units", "%s\u00a0: deuxième répondant de %q, alors que cette partie en a un par région (déjà à %s)",
				"%s: second respondent of %q, where this side has one a region (already at %s)", link.Region.Name, one, frame.Units[units[0]].Pos)
		}
	}
}

// missingByRegion returns the units of the population of each linked side that have no respondent, by region.
func (s *Survey) missingByRegion() map[string]map[string][]string {
	missing := map[string]map[string][]string{}
	for _, side := range s.Study.LinkedSides() {
		missing[side] = map[string][]string{}
		for _, unit := range s.Nonrespondents(side) {
			missing[side][unit.Region] = append(missing[side][unit.Region], unit.Name)
		}
	}
	return missing
}

func (s *Survey) regionNames() *dataset.Variable {
	names := make([]string, len(s.Links))
	for i, link := range s.Links {
		names[i] = link.Region.Name
	}
	return &dataset.Variable{
		Name: study.RegionUnit, Label: locale.Text{FR: "Région", EN: "Region"}, Kind: formula.Words,
		Codes: s.Study.Regions.Names(), States: make([]study.Reason, len(names)), Words: names,
	}
}

// combine returns a side's variable as its regions have it: the respondents of a region combined. A yes is 1, a no is 0.
// A region in which nobody has a value has none: the reason is NotAsked where nobody was asked, or the wave
// lacks the side, else NoAnswer.
func (s *Survey) combine(name string, how study.Combine) *dataset.Variable {
	key := string(how) + " " + name
	if v := s.combined[key]; v != nil {
		return v
	}
	side, field, _ := strings.Cut(name, ".")
	source := s.Frame(side).Variable(field)
	v := dataset.NewNumbers(name, s.Study.VariableLabel(study.RegionUnit, name).Text, len(s.Links))
	v.Unit, v.Maximum = source.Unit, source.Maximum
	if how == study.Sum && side == s.Study.Link.Many.Value {
		v.Maximum = 0 // It would be another one in each region.
	}
	for i, link := range s.Links {
		values, asked := numbersOf(source, link.Units[side])
		switch {
		case len(values) > 0:
			v.SetNumber(i, Combine(values, how))
		case len(link.Units[side]) > 0 && !asked, !s.Study.HasExport(side):
			v.States[i] = study.NotAsked
		}
	}
	s.combined[key] = v
	return v
}

// numbersOf returns the values of the units that have one, and whether any was asked.
func numbersOf(v *dataset.Variable, units []int) (values []float64, asked bool) {
	for _, i := range units {
		asked = asked || v.States[i] != study.NotAsked
		if v.States[i] != study.Answered {
			continue
		}
		switch {
		case v.Kind != formula.Words:
			values = append(values, v.Numbers[i])
		case v.Words[i] == v.Source.YesCode():
			values = append(values, 1)
		default:
			values = append(values, 0)
		}
	}
	return values, asked
}

// Combine makes one value of several. It panics where there is none: the caller knows that a region without values has
// no value.
func Combine(values []float64, how study.Combine) float64 {
	if len(values) == 0 {
		panic("survey: values: none to combine")
	}
	switch how {
	case study.Max:
		return slices.Max(values)
	case study.Min:
		return slices.Min(values)
	}
	sum := 0.0
	for _, value := range values {
		sum += value
	}
	if how == study.Sum {
		return sum
	}
	return sum / float64(len(values))
}

// regionScore adds the scores of the two sides; where the scale is a mean, it takes their mean, which stays on the scale of
// the items. A region in which a side has no score has none.
func (s *Survey) regionScore(scale *study.Scale) *dataset.Variable {
	v := dataset.NewNumbers(scale.Name, scale.Label.Text, len(s.Links))
	var parts []*dataset.Variable
	for _, side := range s.Study.LinkedSides() {
		part := s.combine(side+"."+scale.Name, s.Study.Link.Combine)
		parts = append(parts, part)
	}
	share := 1.0
	if scale.Score == score.Mean {
		share = 1 / float64(len(parts))
	}
	if many, one := parts[0].Maximum, parts[1].Maximum; many > 0 && one > 0 {
		v.Maximum = (many + one) * share
	}
	for i := range v.States {
		sum, state := 0.0, study.Answered
		for _, part := range parts {
			sum += part.Numbers[i]
			if part.States[i] != study.Answered {
				state = part.States[i]
			}
		}
		if v.States[i] = state; state == study.Answered {
			v.Numbers[i] = sum * share
		}
	}
	return v
}

// regionValues returns the lookups of the regions for a formula that combines in its own way ("" for the link's).
func (s *Survey) regionValues(combine string) func(i int) lookup {
	how := study.Combine(combine)
	if how == "" {
		how = s.Study.Link.Combine
	}
	return func(i int) lookup {
		return func(name string) (any, bool) {
			if strings.Contains(name, ".") {
				return s.combine(name, how).Value(i)
			}
			return s.Regions.Lookup(i)(name)
		}
	}
}

// formulaProblem words a formula that cannot be computed for a unit.
func formulaProblem(name, unit string, err error) locale.Text {
	return locale.Textf("%s, %s\u00a0: %s", "%s, %s: %s", name, unit, problemOf(err))
}

// problemOf returns what is wrong with a formula, in both languages.
func problemOf(err error) locale.Text {
	var problem *formula.Error
	if errors.As(err, &problem) {
		return problem.Message
	}
	return locale.Same(err.Error())
}
