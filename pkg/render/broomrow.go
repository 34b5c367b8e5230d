package render

import "github.com/arrimage/arrimage/pkg/table"

// A BroomRow is one estimate of a table, with one of its intervals where it has several. Its columns are named as those of
// the package broom of R, and more of our own stand behind them. Nothing but headings and labels depends on a language,
// and both are there. A name is a text, also where it is made of digits: codes may begin with 0.
type BroomRow struct {
	Table string `csv:"table"` // ID of the table
	Term  string `csv:"term"`  // what is estimated, by its name in the study file; "x:y" of two variables
	Group string `csv:"group"` // codes of the group of units
	Level string `csv:"level"` // of the term: code of an answer, wave, region, probability; "a:b" where there are several
	Side  string `csv:"side"`  // name of the side

	Estimate  Num `csv:"estimate"`   // for a percentage, 81 means 81 %
	StdError  Num `csv:"std.error"`  // standard error, in the unit of the estimate
	Statistic Num `csv:"statistic"`  // the estimate again, where it is the statistic of a test
	PValue    Num `csv:"p.value"`    // not adjusted
	ConfLow   Num `csv:"conf.low"`   // lower bound of the interval
	ConfHigh  Num `csv:"conf.high"`  // upper bound of the interval
	ConfLevel Num `csv:"conf.level"` // its level, from 0 to 1; empty where there is no interval
	DF        Num `csv:"df"`         // degrees of freedom, of the numerator where there are two
	N         Num `csv:"n"`          // units that a percentage counts; for anything else its base
	Base      Num `csv:"base"`       // units over which the estimate is computed, without weights

	NoAnswer      Num `csv:"left_no_answer"`      // units without an answer; a base of all that were asked counts them too
	NotAsked      Num `csv:"left_not_asked"`      // units that were not asked
	NotApplicable Num `csv:"left_not_applicable"` // units to which it does not apply
	DontKnow      Num `csv:"left_dont_know"`      // units that do not know
	Refused       Num `csv:"left_refused"`        // units that refused
	Invalid       Num `csv:"left_invalid"`        // units with an answer that is invalid, where those are counted apart

	Unit      string `csv:"unit"`       // "%" for a percentage, the currency of an amount, otherwise empty
	Method    string `csv:"method"`     // identifiers of the methods, in order: "wilson", "exact; welch"
	DisplayFR string `csv:"display_fr"` // the estimate as people read it, or why there is none
	DisplayEN string `csv:"display_en"` // the same in English
	LabelFR   string `csv:"label_fr"`   // words that label the row
	LabelEN   string `csv:"label_en"`   // the same in English

	Row          int    `csv:"row"`          // number of the row in its table, as in Tidy
	Measure      string `csv:"measure"`      // key of the column of the estimate: "percent", "mean", "sd"
	MeasureFR    string `csv:"measure_fr"`   // its heading
	MeasureEN    string `csv:"measure_en"`   // the same in English
	HeadingFR    string `csv:"heading_fr"`   // heading that the row stands under
	HeadingEN    string `csv:"heading_en"`   // the same in English
	Interval     string `csv:"interval"`     // key of the column of the interval: "wilson", "finite"
	LeftOut      Num    `csv:"left_out"`     // units without a value, for any reason
	ResidualDF   Num    `csv:"df.residual"`  // degrees of freedom of the denominator, where there are two
	AdjustedP    Num    `csv:"adj.p.value"`  // p value, adjusted for the number of tests
	Weight       Num    `csv:"n_weighted"`   // sum of the weights of the base
	EffectiveN   Num    `csv:"n_eff"`        // effective size of the base
	DesignEffect Num    `csv:"deff"`         // design effect
	Permutations Num    `csv:"permutations"` // Monte Carlo permutations or samples
	Seed         string `csv:"seed"`         // their seed, a whole number
}

// reason returns the field for the units left out for a reason, or nil where the key is that of no reason.
func (r *BroomRow) reason(key string) *Num {
	return map[string]*Num{
		"no_answer": &r.NoAnswer, "not_asked": &r.NotAsked, "not_applicable": &r.NotApplicable,
		"dont_know": &r.DontKnow, "refused": &r.Refused, "invalid": &r.Invalid,
	}[key]
}

// number returns the field that a role fills with a number, or nil where it fills none or not only with a number.
func (r *BroomRow) number(role table.Role) *Num {
	return map[table.Role]*Num{
		table.StdError: &r.StdError, table.Statistic: &r.Statistic, table.PValue: &r.PValue, table.AdjustedP: &r.AdjustedP,
		table.ConfLevel: &r.ConfLevel, table.DF: &r.DF, table.ResidualDF: &r.ResidualDF, table.N: &r.N, table.Base: &r.Base,
		table.Weight: &r.Weight, table.DesignEffect: &r.DesignEffect, table.EffectiveN: &r.EffectiveN,
		table.Permutations: &r.Permutations,
	}[role]
}
