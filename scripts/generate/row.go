package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/arrimage/arrimage/pkg/region"
)

// items is how many yes or no questions a row answers.
const items = 19

// strata and units say how the synthetic respondents were drawn: units are those of each stratum.
const (
	strata = 40
	units  = 25
)

// left are the regions of the built-in list that have no row: the founding study had 15 others.
var left = []string{"10", "17", "18"}

// types are the two sides that answer.
var types = []string{"centre", "groupe"}

// satisfaction are the answers to the question of that name, from the best; the empty one is no answer.
var satisfaction = []string{"Très satisfait", "Satisfait", "Insatisfait", "Très insatisfait", ""}

// header returns the header line.
func header() string {
	names := []string{"id", "region", "type", "weight", "stratum", "psu", "satisfaction"}
	for i := range items {
		names = append(names, fmt.Sprintf("m%02d", i+1))
	}
	return strings.Join(append(names, "budget", "synthetic_comment"), ",") + "\n"
}

// A population draws rows.
type population struct {
	random  *rand.PCG
	regions []string // their names
}

// newPopulation returns the population of a seed.
func newPopulation(seed uint64) (*population, error) {
	list, err := region.Builtin("quebec-health")
	if err != nil {
		return nil, err
	}
	p := &population{random: rand.NewPCG(seed, 0)}
	for _, r := range list.All() {
		if !slices.Contains(left, r.Code) {
			p.regions = append(p.regions, r.Name)
		}
	}
	return p, nil
}

// below returns a number from 0 to n-1. Its bias is below n in 2^32, which matters to nobody here.
func (p *population) below(n int) int { return int(p.random.Uint64() >> 32 * uint64(n) >> 32) }

// appendRow appends the row of a respondent.
func (p *population) appendRow(row []byte, id int) []byte {
	place, side, stratum := p.below(len(p.regions)), p.below(len(types)), p.below(strata)
	row = strconv.AppendInt(row, int64(id), 10)
	row = append(append(row, ','), p.regions[place]...)
	row = append(append(row, ','), types[side]...)
	row = append(row, ',')
	row = appendHundredths(row, 20+p.below(480))
	row = append(row, ",S"...)
	row = appendTwo(row, stratum+1)
	row = append(row, ",U"...)
	row = strconv.AppendInt(row, int64(1000+stratum*units+p.below(units)), 10)
	row = append(append(row, ','), satisfaction[p.mood(place, side)]...)
	row = p.appendItems(row, place, side)
	row = append(row, ',')
	if budget := p.below(160_000); budget >= 8_000 { // One in twenty does not tell.
		row = appendHundredths(row, budget*100+25*(budget&3))
	}
	row = append(row, ',')
	return append(p.appendComment(row), '\n')
}

// mood draws how satisfied somebody is: centres more than groups, and not everywhere alike.
func (p *population) mood(place, side int) int {
	draw := p.below(100)
	if draw < 4 {
		return len(satisfaction) - 1
	}
	return min(3, max(0, draw+25*side+2*(place%8)-20)/35)
}

// appendItems appends the answers to the yes or no questions.
func (p *population) appendItems(row []byte, place, side int) []byte {
	yes := 110 + 30*(1-side) + 4*(place%5)
	var draws uint64
	for i := range items {
		if i%8 == 0 {
			draws = p.random.Uint64()
		}
		draw := int(draws & 0xFF)
		draws >>= 8
		row = append(row, ',')
		switch {
		case draw < yes:
			row = append(row, "Oui"...)
		case draw < 225:
			row = append(row, "Non"...)
		case draw < 236:
			row = append(row, "Ne s'applique pas"...)
		}
	}
	return row
}

// appendHundredths appends a number with a dot and two decimals.
func appendHundredths(row []byte, hundredths int) []byte {
	row = strconv.AppendInt(row, int64(hundredths/100), 10)
	return appendTwo(append(row, '.'), hundredths%100)
}

// appendTwo appends a number of two digits.
func appendTwo(row []byte, n int) []byte { return append(row, byte('0'+n/10%10), byte('0'+n%10)) }
