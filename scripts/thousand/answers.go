package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"strconv"
)

// The syllables of the names of regions, which are invented.
var (
	firsts  = []string{"Bar", "Bel", "Cor", "Dal", "Fer", "Gal", "Har", "Jol", "Lan", "Mar", "Nor", "Pel", "Rou", "Sol", "Tar", "Val"}
	seconds = []string{"ba", "de", "fi", "go", "li", "mo", "na", "pe", "ro", "sa", "ti", "vo", "cha", "gui", "lé", "nè"}
	thirds  = []string{"court", "fond", "lac", "mont", "pré", "rive", "roche", "val"}
)

// mostRegions is how many names there are.
const mostRegions = 16 * 16 * 8

// regionName returns the name of a region, from 0; no two regions have the same.
func regionName(i int) string {
	return firsts[i%16] + seconds[i/16%16] + thirds[i/256%8]
}

// regionCode returns the code of a region.
func regionCode(i int) string { return fmt.Sprintf("R%04d", i+1) }

// items is how many items the scale has.
const items = 19

// others are the other questions of both sides.
var others = []string{"satisfied", "met", "met_last_year", "plan_known", "plan_shared", "target_discussed"}

// A population is who was asked and what they answered, as the rows of the files.
type population struct {
	random                            *rand.PCG
	regions, centres, groups, budgets [][]string
	asked                             int // centres, those included that did not answer
}

// newPopulation returns a population that has no regions yet.
func newPopulation(seed uint64) *population {
	answers := append([]string{}, others...)
	for i := range items {
		answers = append(answers, item(i))
	}
	header := append([]string{"id", "name", "region"}, answers...)
	return &population{
		random: rand.NewPCG(seed, 0), regions: [][]string{{"code", "name"}}, centres: [][]string{header}, groups: [][]string{header},
		budgets: [][]string{{"region", "budget"}},
	}
}

// item returns the name of an item.
func item(i int) string { return fmt.Sprintf("m%02d", i+1) }

// below returns a number from 0 to n-1. Its bias is below n in 2^32, which matters to nobody here.
func (p *population) below(n int) int { return int(p.random.Uint64() >> 32 * uint64(n) >> 32) }

// draw adds regions with their centres, their group and its budget.
func (p *population) draw(regions int) {
	for i := range regions {
		code, name := regionCode(i), regionName(i)
		p.regions = append(p.regions, []string{code, name})
		mood := 70 + p.below(60) // of 256: how often the region says yes
		for k := range 1 + p.below(5) {
			p.asked++
			if k > 0 && p.below(20) == 0 {
				continue // One of twenty did not answer; the first centre of a region always does.
			}
			id := strconv.Itoa(p.asked)
			p.centres = append(p.centres, p.answered("C"+id, fmt.Sprintf("Centre %d – %s", k+1, name), code, mood+60))
		}
		p.groups = append(p.groups, p.answered("G"+strconv.Itoa(i+1), "Groupe – "+name, code, mood))
		p.budgets = append(p.budgets, []string{code, strconv.Itoa(100 * p.below(1500))})
	}
}

// answered returns the row of a respondent who says yes that many times in 256.
func (p *population) answered(id, name, region string, yes int) []string {
	row := []string{id, name, region}
	for range others {
		row = append(row, p.answer(yes, "Non"))
	}
	for range items {
		row = append(row, p.answer(yes, "Ne s'applique pas"))
	}
	return row
}

// answer draws an answer; seldom is the rarest of them, beside no answer.
func (p *population) answer(yes int, seldom string) string {
	switch draw := p.below(256); {
	case draw < yes:
		return "Oui"
	case draw < 230:
		return "Non"
	case draw < 250:
		return seldom
	}
	return ""
}

// sheet returns rows as CSV.
func sheet(rows [][]string) []byte {
	var out bytes.Buffer
	if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
		panic(err) // A buffer does not fail, and the comma is a comma.
	}
	return out.Bytes()
}
