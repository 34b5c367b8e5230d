package survey

import (
	"slices"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/region"
	"github.com/arrimage/arrimage/pkg/study"
)

// A Nonrespondent is a unit of a population without an answer.
type Nonrespondent struct {
	Name   string   // as the study file has it; the region's name where it lists only regions
	Region string   // name of the region, or ""
	Pos    diag.Pos // where the study file lists it
}

// Nonrespondents returns the listed units of a side's population that did not answer, in the order of the study file. It
// returns none where the study file lists no units. A unit is found by name, or by region where it has no name; a
// respondent is never two units.
func (s *Survey) Nonrespondents(name string) []Nonrespondent {
	side := s.Study.Side(name)
	if side.Population == nil {
		return nil
	}
	answered, _ := s.matchPopulation(side)
	var missing []Nonrespondent
	for i, listed := range side.Population.Units {
		if answered[i] {
			continue
		}
		n := Nonrespondent{Name: listed.Name.Value, Region: s.regionOf(listed), Pos: s.Study.Pos(listed.Name)}
		if listed.Name.IsZero() {
			n.Name, n.Pos = n.Region, s.Study.Pos(listed.Region)
		}
		missing = append(missing, n)
	}
	return missing
}

// Strangers returns the respondents that the population of a side does not list, as indices of its frame. It returns
// none where the study file lists no units by name.
func (s *Survey) Strangers(name string) []int {
	side := s.Study.Side(name)
	if side.Population == nil || !slices.ContainsFunc(side.Population.Units, func(u study.Unit) bool { return !u.Name.IsZero() }) {
		return nil
	}
	_, known := s.matchPopulation(side)
	var strangers []int
	for i, listed := range known {
		if !listed {
			strangers = append(strangers, i)
		}
	}
	return strangers
}

// matchPopulation finds the respondents of a side among the listed units of its population, by name first, then by
// region the units that have no name. It tells which units answered and which respondents are listed.
func (s *Survey) matchPopulation(side *study.Side) (answered, known []bool) {
	listed, respondents := side.Population.Units, s.Frame(side.Name).Units
	answered, known = make([]bool, len(listed)), make([]bool, len(respondents))
	names, regions := map[string][]int{}, map[string][]int{}
	for i, unit := range listed {
		if unit.Name.IsZero() {
			regions[s.regionOf(unit)] = append(regions[s.regionOf(unit)], i)
		} else {
			key := region.Fold(unit.Name.Value)
			names[key] = append(names[key], i)
		}
	}
	take := func(free map[string][]int, key string, respondent int) {
		units, isListed := free[key]
		known[respondent] = isListed
		if len(units) > 0 {
			answered[units[0]], free[key] = true, units[1:]
		}
	}
	for j, respondent := range respondents {
		take(names, region.Fold(respondent.Name), j)
	}
	for j, respondent := range respondents {
		if !known[j] {
			take(regions, respondent.Region, j)
		}
	}
	return answered, known
}

// regionOf returns the name of the region of a listed unit, or "".
func (s *Survey) regionOf(u study.Unit) string {
	if u.Region.IsZero() {
		return ""
	}
	name, _ := matchRegion(s.Study, u.Region.Value)
	return name
}
