package keyness

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// A Pair is two themes that may stand together in units: respondents, answers or turns.
type Pair struct {
	First       int         // number of the first theme
	Second      int         // number of the second theme, above First
	Units       int         // units
	FirstUnits  int         // units with the first theme
	SecondUnits int         // units with the second theme
	Both        int         // units with both themes
	Jaccard     float64     // Both as a share of the units with either, 0 to 1; 0 where HasJaccard is false
	HasJaccard  bool        // false: no unit has either theme
	Lift        float64     // Both as a multiple of what independence expects, 0 or more; 0 where HasLift is false
	HasLift     bool        // false: no unit has one of the themes
	PValue      PValue      // of independence; its method is None where Why says so
	Why         locale.Text // the reason for having no p value; empty where there is one
}

// CoOccurrence returns every two of so many themes, in order, given the themes of each unit as numbers from 0:
//
//	J = both / (first + second - both),  lift = both · units / (first · second)
//
// The p value is that of the exact test of Fisher, up to MaxExact units; beyond, that of G² by the chi-square distribution.
// It is adjusted over the family of all pairs that have one. There is none where a theme is in no unit or in all. A theme
// that is named twice in a unit counts once. No result depends on the order of the units. It panics where a number is not
// that of a theme.
//
// Sources: P. Jaccard, The distribution of the flora in the alpine zone, New Phytologist 11 (1912), 37-50; S. Brin,
// R. Motwani, J. D. Ullman and S. Tsur, Dynamic itemset counting and implication rules for market basket data, ACM SIGMOD
// Record 26 (1997), 255-264.
func CoOccurrence(units [][]int, themes int) []Pair {
	both := together(units, themes)
	var pairs []Pair
	for i := range themes {
		for j := i + 1; j < themes; j++ {
			pairs = append(pairs, pairOf(Pair{
				First: i, Second: j, Units: len(units), FirstUnits: both[i][i], SecondUnits: both[j][j], Both: both[i][j],
			}))
		}
	}
	var values []*PValue
	for i := range pairs {
		values = append(values, &pairs[i].PValue)
	}
	adjust(values)
	return pairs
}

// together counts the units with each theme, and above the diagonal those with two.
func together(units [][]int, themes int) [][]int {
	both := make([][]int, themes)
	for i := range both {
		both[i] = make([]int, themes)
	}
	for _, named := range units {
		set := distinct(named)
		if len(set) > 0 {
			checkTheme(set[len(set)-1], themes)
		}
		for k, i := range set {
			for _, j := range set[k:] {
				both[i][j]++
			}
		}
	}
	return both
}

// pairOf completes the counts of a pair.
func pairOf(p Pair) Pair {
	p.PValue = plain(1, None)
	if either := p.FirstUnits + p.SecondUnits - p.Both; either > 0 {
		p.Jaccard, p.HasJaccard = float64(p.Both)/float64(either), true
	}
	if p.FirstUnits > 0 && p.SecondUnits > 0 {
		p.Lift, p.HasLift = float64(p.Both)*float64(p.Units)/(float64(p.FirstUnits)*float64(p.SecondUnits)), true
	}
	switch {
	case p.FirstUnits == 0 || p.SecondUnits == 0:
		p.Why = locale.Text{FR: "un des thèmes n'est nulle part", EN: "one of the themes is nowhere"}
		return p
	case p.FirstUnits == p.Units || p.SecondUnits == p.Units:
		p.Why = locale.Text{FR: "un des thèmes est partout", EN: "one of the themes is everywhere"}
		return p
	}
	table := contingency.Table{
		{p.Both, p.FirstUnits - p.Both},
		{p.SecondUnits - p.Both, p.Units - p.FirstUnits - p.SecondUnits + p.Both},
	}
	asymptotic := tail.Smallest
	if p.Units > MaxExact {
		asymptotic = contingency.LikelihoodRatio(table, contingency.Options{P: contingency.Asymptotic}).Asymptotic
	}
	p.PValue = independence(table, asymptotic)
	return p
}

// checkTheme panics unless a number is that of a theme.
func checkTheme(number, themes int) {
	if number < 0 || number >= themes {
		panic(fmt.Sprintf("keyness: theme: must be 0 to %d, not %d", themes-1, number))
	}
}
