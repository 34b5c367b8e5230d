package tabulate

import (
	"math"

	"github.com/arrimage/arrimage/pkg/agree"
)

// compare compares some of the coders. Of two coders, only what both coded counts; of more, what one of them coded says how
// frequent the codes are.
func (j *judged) compare(coders []int, level float64) CodersAgreement {
	a := CodersAgreement{Theme: j.theme, Coders: coders, Metric: j.metric}
	codes := make([][]int, len(coders))
	var together []int
	given, all := 0, 0
	anybody, last, lastSeveral := 0, -1, -1 // segments, whose units stand together
	for unit, segment := range j.segments {
		n, yes := 0, 0
		for _, coder := range coders {
			if code := j.codes[coder][unit]; code != agree.Missing {
				n++
				if code == themeGiven {
					yes++
				}
			}
		}
		if segment != last {
			anybody, last = anybody+1, segment
		}
		if n > 1 && segment != lastSeveral {
			a.Segments, lastSeveral = a.Segments+1, segment
		}
		if n > 1 {
			a.Decisions++
			given, all = given+yes, all+n
		}
		if n == 0 || n < 2 && len(coders) == 2 {
			continue
		}
		for i, coder := range coders {
			codes[i] = append(codes[i], j.codes[coder][unit])
		}
		together = append(together, segment)
	}
	if j.set {
		a.LeftOut = anybody - a.Segments
	} else if all > 0 {
		a.Prevalence = float64(given) / float64(all)
	}
	options := agree.Options{Level: level}
	if j.together {
		options.Together = together
	}
	if len(coders) == 2 {
		a.two(codes, j.categories, options)
	} else {
		a.more(codes, j.categories, options)
	}
	if j.metric != agree.Nominal {
		a.Alpha = agree.KrippendorffNumbers(numbersFromOne(codes), j.metric, options)
	}
	return a
}

// numbersFromOne takes codes for the numbers from 1, NaN where one is missing.
func numbersFromOne(coders [][]int) [][]float64 {
	numbers := make([][]float64, len(coders))
	for i, codes := range coders {
		for _, code := range codes {
			x := math.NaN()
			if code != agree.Missing {
				x = float64(code + 1)
			}
			numbers[i] = append(numbers[i], x)
		}
	}
	return numbers
}

// two compares two coders, both of whom coded every unit.
func (a *CodersAgreement) two(codes [][]int, categories int, options agree.Options) {
	t, _ := agree.Cross(codes[0], codes[1], categories)
	if options.Together == nil {
		a.Observed = agree.Observed(t, options)
	} else {
		a.Observed = agree.Pairwise(codes, categories, options)
		a.Observed.Statistic, _ = agree.Lookup(agree.ObservedID) // Of two coders there is one pair.
		options.Clusters = tablesOf(codes, categories, options.Together)
	}
	a.Kappa, a.AC1, a.Alpha = agree.Cohen(t, options), agree.Gwet(t, options), agree.Alpha(t, options)
	a.Pi, a.BP = agree.Scott(t, options), agree.BrennanPrediger(t, options)
}

// tablesOf crosses the codes of two coders in each cluster, in the order in which the clusters come.
func tablesOf(codes [][]int, categories int, together []int) []agree.Table {
	tables, of := []agree.Table{}, map[int]agree.Table{}
	for unit, cluster := range together {
		if of[cluster] == nil {
			of[cluster] = agree.NewTable(categories)
			tables = append(tables, of[cluster])
		}
		of[cluster][codes[0][unit]][codes[1][unit]]++
	}
	return tables
}

// more compares more than two coders.
func (a *CodersAgreement) more(codes [][]int, categories int, options agree.Options) {
	a.Observed, a.Kappa = agree.Pairwise(codes, categories, options), agree.Conger(codes, categories, options)
	a.AC1, a.Alpha = agree.GwetSeveral(codes, categories, options), agree.Krippendorff(codes, categories, agree.Nominal, options)
	a.Pi, a.BP = agree.Fleiss(codes, categories, options), agree.BrennanPredigerSeveral(codes, categories, options)
}
