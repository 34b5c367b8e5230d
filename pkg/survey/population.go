package survey

import (
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/region"
)

// A Nonrespondent is a unit of a population without an answer.
type Nonrespondent struct {
	Name   string   // as the study file has it; the region's name where it lists only regions
	Region string   // name of the region, or ""
	Pos    diag.Pos // where the study file lists it
}

// Nonrespondents returns the listed units of a side's population that did not answer, in the order of the study file. It
// returns none where the study file lists no units. A unit is found by name, or by region where it has no name.
func (s *Survey) Nonrespondents(name string) []Nonrespondent {
	side := s.Study.Side(name)
	if side.Population == nil {
		return nil
	}
	present := map[string]int{}
	for _, unit := range s.Frame(name).Units {
		present[region.Fold(unit.Name)]++
		present["region "+unit.Region]++
	}
	var missing []Nonrespondent
	for _, listed := range side.Population.Units {
		regionName := ""
		if !listed.Region.IsZero() {
			regionName, _ = matchRegion(s.Study, listed.Region.Value)
		}
		key, at, shown := region.Fold(listed.Name.Value), listed.Name, listed.Name.Value
		if listed.Name.IsZero() {
			key, at, shown = "region "+regionName, listed.Region, regionName
		}
		if present[key] > 0 {
			present[key]--
			continue
		}
		missing = append(missing, Nonrespondent{Name: shown, Region: regionName, Pos: s.Study.Pos(at)})
	}
	return missing
}

// Strangers returns the respondents that the population of a side does not list, as indices of its frame. It returns
// none where the study file lists no units by name.
func (s *Survey) Strangers(name string) []int {
	side := s.Study.Side(name)
	listed := map[string]bool{}
	if side.Population != nil {
		for _, unit := range side.Population.Units {
			if !unit.Name.IsZero() {
				listed[region.Fold(unit.Name.Value)] = true
			}
		}
	}
	if len(listed) == 0 {
		return nil
	}
	var strangers []int
	for i, unit := range s.Frame(name).Units {
		if !listed[region.Fold(unit.Name)] {
			strangers = append(strangers, i)
		}
	}
	return strangers
}
