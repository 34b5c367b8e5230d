package design

import (
	"math"

	"github.com/arrimage/arrimage/pkg/locale"
)

// A Problem is something wrong with the columns of a design.
type Problem struct {
	Row     int         // the row at fault, from 0; -1 where a column as a whole is at fault
	Stage   int         // the stage at fault, from 0
	Column  string      // the column at fault: "weight", "stratum", "cluster" or "fpc"
	Message locale.Text // what is wrong and what was expected
}

// The columns that a Problem names.
const (
	weightColumn  = "weight"
	clusterColumn = "cluster"
	fpcColumn     = "fpc"
)

// WeightProblem says what is wrong with a weight, or returns an empty text: it must be a finite number of at least 0.
func WeightProblem(w float64) locale.Text {
	if w >= 0 && !math.IsInf(w, 1) {
		return locale.Text{}
	}
	return badWeight(w)
}

func badWeight(w float64) locale.Text {
	return locale.Textf(
		"poids %[1]v\u00a0: il faut un nombre fini d'au moins 0",
		"weight %[1]v: a finite number of at least 0 is needed", w)
}

func badFPC(fpc float64) locale.Text {
	return locale.Textf(
		"correction de population finie %[1]v\u00a0: il faut une fraction de sondage au-dessus de 0, ou un nombre d'unités",
		"finite population correction %[1]v: a sampling fraction above 0, or a number of units, is needed", fpc)
}

func unevenFPC(fpc, first float64, stratum string) locale.Text {
	return locale.Textf(
		"la correction de population finie vaut %[1]v, mais %[2]v plus haut dans la même strate %[3]q",
		"the finite population correction is %[1]v, but %[2]v above in the same stratum %[3]q", fpc, first, stratum)
}

func mixedFPC(fpc float64) locale.Text {
	return locale.Textf(
		"fraction de sondage %[1]v parmi des nombres d'unités\u00a0: un même degré demande l'un ou l'autre",
		"sampling fraction %[1]v among numbers of units: a stage needs the one or the other", fpc)
}

func smallFPC(fpc float64, units int, stratum string) locale.Text {
	return locale.Textf(
		"la population de la strate %[3]q a %[1]v unités, mais %[2]d en ont été tirées",
		"the population of stratum %[3]q has %[1]v units, but %[2]d were drawn from it", fpc, units, stratum)
}

func notNested(cluster, stratum, first string) locale.Text {
	return locale.Textf(
		"la grappe %[1]q est dans la strate %[2]q, mais plus haut dans la strate %[3]q\u00a0: si ce sont deux grappes,"+
			" le plan doit déclarer que les étiquettes se répètent d'une strate à l'autre",
		"cluster %[1]q is in stratum %[2]q, but above in stratum %[3]q: if these are two clusters, the design must declare"+
			" that labels repeat from one stratum to another",
		cluster, stratum, first)
}

func orphanFPC(stage int) locale.Text {
	return locale.Textf(
		"une correction de population finie au degré %[1]d demande celle du degré %[2]d",
		"a finite population correction at stage %[1]d needs that of stage %[2]d", stage+1, stage)
}

// isFPC reports whether a number can be a finite population correction.
func isFPC(fpc float64) bool { return fpc > 0 && !math.IsInf(fpc, 1) }
