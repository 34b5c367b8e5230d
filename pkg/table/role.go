package table

// A Role is what a column does for the estimates of a row: it holds one, says something of one, or names what they are
// of. Its text is what machine formats print.
type Role string

// The roles. A column without one says nothing of an estimate: a place in a file, words that people read.
const (
	Estimate Role = "estimate" // an estimate, or a count of its own: a row has as many estimates as columns of this role

	// Columns that name what the estimates of a row are of. Several of one role in a table are parts of one name.
	Term  Role = "term"  // name of a question, a variable, a scale or a statistic
	Level Role = "level" // what it is of the term: an answer, a category, a wave, a region, a probability
	Group Role = "group" // codes of the group of units
	Side  Role = "side"  // name of the side

	// Columns that say something of an estimate.
	StdError     Role = "std_error"    // standard error, in the unit of the estimate
	Statistic    Role = "statistic"    // statistic of a test
	PValue       Role = "p_value"      // p value of the test of no difference, no association
	AdjustedP    Role = "p_adjusted"   // the same, adjusted for the number of tests
	Interval     Role = "interval"     // interval; there may be several of one estimate
	ConfLevel    Role = "conf_level"   // level that an interval has in fact, from 0 to 1, where it is not the one asked for
	DF           Role = "df"           // degrees of freedom, of the numerator where there are two
	ResidualDF   Role = "df_residual"  // degrees of freedom of the denominator, or the only ones
	N            Role = "n"            // units that a percentage counts
	Base         Role = "base"         // units over which an estimate is computed, without weights
	LeftOut      Role = "left_out"     // units without a value: for the reason that is the column's key, else for any
	Weight       Role = "weight"       // sum of the weights of the base
	DesignEffect Role = "deff"         // design effect
	EffectiveN   Role = "n_eff"        // effective size of the base
	Method       Role = "method"       // identifier of the method of an estimate, an interval or a p value
	Permutations Role = "permutations" // Monte Carlo permutations or samples
	Seed         Role = "seed"         // their seed
)

// SpeaksOf reports whether what the column says is of the estimates of another column: of all in its row that its own
// Of, Side and Category do not exclude.
func (c Column) SpeaksOf(estimate Column) bool {
	allows := func(mine, its string) bool { return mine == "" || mine == its }
	return allows(c.Of, estimate.Key) && allows(c.Side, estimate.Side) && allows(c.Category, estimate.Category)
}
