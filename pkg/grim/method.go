package grim

import (
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/method"
)

// MethodID identifies the test of means and percents.
const MethodID = "grim"

// Method describes the test, as notes and methods sections write it.
var Method = method.Method{
	ID:   MethodID,
	Name: locale.Same("GRIM"),
	Sentence: locale.Text{
		FR: "Le test GRIM cherche un total entier dont la moyenne s'arrondit au nombre imprimé\u00a0; un pourcentage est la moyenne" +
			" de réponses qui valent 0 ou 1.",
		EN: "The GRIM test looks for a whole total whose mean rounds to the printed number; a percent is the mean of answers" +
			" that are 0 or 1.",
	},
	Formula: "round(T/n) = m, T ∈ ℤ",
	Source: "N. J. L. Brown and J. A. J. Heathers, The GRIM test, Social Psychological and Personality Science 8 (2017)," +
		" 363-369",
}
