package estimate

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/tail"
)

// NewcombeDifference returns the interval of the difference count1/base1 - count2/base2 of two independent proportions:
//
//	d - √((p1-l1)² + (u2-p2)²)  to  d + √((u1-p1)² + (p2-l2)²)
//
// where l and u are the Wilson bounds of each. It holds the difference d and stays within -1 and 1. It has no interval
// where a base is empty. It is not for paired answers: two answers of the same unit are not independent.
//
// It panics when a count does not lie between 0 and its base, or level between 0 and 1.
//
// Source: R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10.
func NewcombeDifference(count1, base1, count2, base2 int, level float64) Interval {
	checkShare(count1, base1)
	checkShare(count2, base2)
	checkLevel(level)
	method := methodOf(NewcombeID)
	if base1 == 0 || base2 == 0 {
		return none(method, level, locale.Text{
			FR: "base vide\u00a0: aucune différence à estimer",
			EN: "empty base: no difference to estimate",
		})
	}
	z := tail.NormalWithin(level)
	p1, p2 := float64(count1)/float64(base1), float64(count2)/float64(base2)
	l1, u1 := wilsonBounds(count1, base1, z)
	l2, u2 := wilsonBounds(count2, base2, z)
	return Interval{
		Lo:    max(p1-p2-math.Hypot(p1-l1, u2-p2), -1),
		Hi:    min(p1-p2+math.Hypot(u1-p1, p2-l2), 1),
		Level: level, Method: method, Exists: true,
	}
}
