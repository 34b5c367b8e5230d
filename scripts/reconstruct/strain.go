package main

// strain measures how far the scores are from each claim.
func (b *board) strain() strain {
	var s strain
	b.strainCentres(&s)
	b.strainRegions(&s)
	b.strainTop(&s)
	return s
}

// strainCentres measures the claims about the centres' scores alone. The scores are kept between the lowest and the
// highest published one, so that neither can be passed, only missed.
func (b *board) strainCentres(s *strain) {
	sum, highs, tops, nines, least := 0, 0, 0, 0, b.goals.items
	for _, score := range b.centres {
		sum += score
		least = min(least, score)
		if score >= highScore {
			highs++
		}
		if score == b.goals.highest {
			tops++
		}
		if score == nineYes {
			nines++
		}
	}
	s[meanCentres] = b.unit * outside(sum, b.goals.centreSum)
	s[highest] = b.unit * max(0, sharedHigh-tops)
	s[high] = b.unit * distance(highs, b.goals.high)
	s[nine] = b.unit * max(0, b.goals.nine-nines)
	s[lowest] = b.unit * max(0, least-b.goals.lowest[1])
}

// strainRegions measures the claims about regions: their totals, and the budgets where a centre scores high.
func (b *board) strainRegions(s *strain) {
	sums, highs := b.sums, b.highs
	clear(sums)
	clear(highs)
	for i, seat := range b.seats {
		sums[seat.region] += b.centres[i]
		highs[seat.region] = highs[seat.region] || b.centres[i] >= highScore
	}
	groups, large, middle := 0, 0, 0
	for i, part := range b.parts {
		groups += b.groups[i]
		total := b.unit*b.groups[i] + b.unit/b.answers[i]*sums[i]
		target := b.unit * part.total
		if part.exact {
			s[part.claim] += distance(total, target)
		} else if total >= target {
			s[part.claim] += total - target + b.unit
		}
		if highs[i] && b.budgets[i] > largeBudget {
			large++
		} else if highs[i] && b.budgets[i] > middleBudget {
			middle++
		}
	}
	s[meanGroups] = b.unit * outside(groups, b.goals.groupSum)
	s[largeHigh] = b.unit * distance(large, b.goals.largeHigh)
	s[middleHigh] = b.unit * distance(middle, b.goals.middleHigh)
}

// strainTop measures the claim about the groups that score highest, who must be clearly the highest.
func (b *board) strainTop(s *strain) {
	ranked := b.ranked // regions, the highest group first
	for i := range b.groups {
		j := i
		for ; j > 0 && b.groups[ranked[j-1]] < b.groups[i]; j-- {
			ranked[j] = ranked[j-1]
		}
		ranked[j] = i
	}
	large := 0
	for _, region := range ranked[:b.goals.top] {
		if b.budgets[region] > largeBudget {
			large++
		}
	}
	s[topGroups] = b.unit * distance(large, b.goals.largeInTop)
	if b.groups[ranked[b.goals.top-1]] == b.groups[ranked[b.goals.top]] {
		s[topGroups] += b.unit
	}
}

func distance(a, b int) int { return max(a-b, b-a) }

// outside returns how far n is from the span.
func outside(n int, span [2]int) int { return max(0, span[0]-n, n-span[1]) }
