package contingency

import "github.com/arrimage/arrimage/pkg/locale"

// A Coefficient measures how strongly the rows and the columns of a table go together.
type Coefficient struct {
	Statistic Method        // which coefficient
	Shape     Shape         // what of the table counts
	Value     float64       // 0 to 1 for V, -1 to 1 for gamma, above 0 for a ratio; 0 and without meaning where Defined is false
	Defined   bool          // false: the coefficient has no value and Why says why
	Why       locale.Text   // the reason for having no value; empty where there is one
	SE        float64       // standard error, of the logarithm for a ratio; 0 where HasSE is false
	HasSE     bool          // false: the coefficient has no standard error, or no value
	Interval  Interval      // confidence interval of the coefficient
	PValue    PValue        // two-sided p value of no association; its method is None for a coefficient without a test of its own
	Warnings  []locale.Text // doubts to print beside the value, in a fixed order; nil where there are none
}

// An Interval is a confidence interval, or the reason why there is none.
type Interval struct {
	Lo     float64     // lower bound, in the unit of the coefficient
	Hi     float64     // upper bound; both are 0 where Exists is false
	Level  float64     // confidence level that was asked for, between 0 and 1
	Method Method      // how the bounds are computed, also where there are none
	Exists bool        // false: there is no interval and Why says why
	Why    locale.Text // the reason for having no interval; empty where there is one
}

// measured starts a coefficient of a table: undefined where the table shows no association at all.
func measured(id, interval string, t Table, o Options) (Coefficient, Table) {
	kept, shape := t.trimmed()
	c := Coefficient{
		Statistic: methodOf(id), Shape: shape, Why: shape.why(), PValue: PValue{P: 1, Method: None},
		Warnings: shape.doubts(),
	}
	c.Defined = c.Why.IsZero()
	c.Interval = Interval{Level: o.Level, Method: methodOf(interval), Why: c.Why}
	return c, kept
}

// undefined records why a coefficient has no value.
func (c *Coefficient) undefined(why locale.Text) {
	c.Defined, c.Why, c.Interval.Why = false, why, why
}

// within sets the bounds of the interval, held within those of the coefficient.
func (c *Coefficient) within(lo, hi, least, most float64) {
	c.Interval.Lo, c.Interval.Hi, c.Interval.Exists = max(lo, least), min(hi, most), true
}
