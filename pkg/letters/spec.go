package letters

import (
	"fmt"

	"github.com/arrimage/arrimage/pkg/locale"
)

// What a Spec means where it is zero.
const (
	DefaultSignificance = 0.05 // level of an upper-case letter
	DefaultMinBase      = 30   // base below which a column is not compared
)

// A Spec says how columns are compared for significance letters. The zero value compares every two columns by a
// two-sided z test at DefaultSignificance, with separate variances, without a correction, from DefaultMinBase on.
type Spec struct {
	Significance float64    // level of an upper-case letter, between 0 and 1; 0 means DefaultSignificance
	Tendency     float64    // level of a lower-case letter, above Significance and below 1; 0 means none
	Pooled       bool       // whether the variance is that of one share for the two columns; without effect on estimates of a design
	Correction   Correction // correction for the number of pairs of one row of the table
	MinBase      int        // base below which a column is not compared; 0 means DefaultMinBase, 1 compares every column
}

// A Correction adjusts the p values of one row of the table, for all of its pairs of columns that are compared. The zero
// value adjusts nothing.
type Correction struct {
	Name   locale.Text                 // its name inside a sentence: "correction de Holm", "Holm correction"; empty for none
	Adjust func(p []float64) []float64 // returns the adjusted p values in the order of p; nil for none
}

// withDefaults fills in what is zero, and panics at what has no meaning.
func (s Spec) withDefaults() Spec {
	if s.Significance == 0 {
		s.Significance = DefaultSignificance
	}
	if s.MinBase == 0 {
		s.MinBase = DefaultMinBase
	}
	if !(s.Significance > 0 && s.Significance < 1) {
		panic(fmt.Sprintf("letters: significance: must be between 0 and 1, not %v", s.Significance))
	}
	if s.Tendency != 0 && !(s.Tendency > s.Significance && s.Tendency < 1) {
		panic(fmt.Sprintf("letters: tendency: must be between the significance and 1, not %v", s.Tendency))
	}
	if s.MinBase < 0 {
		panic("letters: minimum base: must not be negative")
	}
	if (s.Correction.Adjust == nil) != s.Correction.Name.IsZero() {
		panic("letters: correction: needs both a name and a function, or neither")
	}
	return s
}

// adjust returns the p values adjusted for their number.
func (s Spec) adjust(p []float64) []float64 {
	if s.Correction.Adjust == nil || len(p) == 0 {
		return p
	}
	adjusted := s.Correction.Adjust(append([]float64(nil), p...))
	if len(adjusted) != len(p) {
		panic(fmt.Sprintf("letters: correction: must return %d p values, not %d", len(p), len(adjusted)))
	}
	return adjusted
}

// Specification says in words what the letters of Proportions mean, and what was tested: to be printed below the
// table.
func (s Spec) Specification() locale.Text {
	test := locale.Text{
		FR: "test z de deux proportions indépendantes, variances séparées",
		EN: "z test of two independent proportions, unpooled variance",
	}
	if s.Pooled {
		test = locale.Text{
			FR: "test z de deux proportions indépendantes, variance commune",
			EN: "z test of two independent proportions, pooled variance",
		}
	}
	return s.words(test)
}

// DesignSpecification says in words what the letters of Estimates mean, and what was tested: to be printed below
// the table.
func (s Spec) DesignSpecification() locale.Text {
	return s.words(locale.Text{
		FR: "test t de deux estimations d'après leur covariance selon le plan de sondage",
		EN: "t test of two estimates by their covariance under the sampling design",
	})
}

func (s Spec) words(test locale.Text) locale.Text {
	s = s.withDefaults()
	level := locale.Textf("au seuil bilatéral de %[1]s", "at the two-sided level of %[1]s", locale.Trimmed(s.Significance, 6))
	if s.Tendency > 0 {
		level = locale.Textf(
			"%[1]s, ou en minuscule au seuil de %[2]s", "%[1]s, or in lower case at the level of %[2]s",
			level, locale.Trimmed(s.Tendency, 6))
	}
	correction := locale.Text{
		FR: "aucune correction pour comparaisons multiples", EN: "no correction for multiple comparisons",
	}
	if !s.Correction.Name.IsZero() {
		correction = locale.Textf(
			"%[1]s sur les paires de colonnes d'une même ligne", "%[1]s over the pairs of columns of a row",
			s.Correction.Name)
	}
	return locale.Textf(
		"Une lettre désigne une colonne dont la part est plus faible %[1]s\u00a0: %[2]s\u00a0; %[3]s\u00a0; base minimale d'une colonne comparée\u00a0: %[4]s.",
		"A letter names a column whose share is lower %[1]s: %[2]s; %[3]s; minimum base of a compared column: %[4]s.",
		level, test, correction, locale.Count(s.MinBase))
}
