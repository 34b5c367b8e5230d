package claim

import (
	"strings"

	"github.com/arrimage/arrimage/pkg/dataset"
	"github.com/arrimage/arrimage/pkg/design"
	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// A Status is the outcome for one published figure.
type Status string

// The outcomes, from the best to the worst; a figure has the worst that applies, save that one which cannot be computed
// is never more than not checkable.
const (
	Match        Status = "match"         // computed again, it prints the same
	NotCheckable Status = "not checkable" // it cannot be computed from these data
	Inconsistent Status = "inconsistent"  // it is computed again, but as printed it cannot stand, alone or beside others
	Mismatch     Status = "mismatch"      // computed again, it prints otherwise
)

// Statuses lists the outcomes in the order in which summaries count them.
var Statuses = []Status{Match, Inconsistent, NotCheckable, Mismatch}

// Label returns the name that people read.
func (s Status) Label() locale.Text {
	return map[Status]locale.Text{
		Match:        {FR: "concorde", EN: "match"},
		NotCheckable: {FR: "non vérifiable", EN: "not checkable"},
		Inconsistent: {FR: "incohérent", EN: "inconsistent"},
		Mismatch:     {FR: "diffère", EN: "mismatch"},
	}[s]
}

// Plural returns the name that people read over a number of figures.
func (s Status) Plural() locale.Text {
	return map[Status]locale.Text{
		Match:        {FR: "concordent", EN: "match"},
		NotCheckable: {FR: "non vérifiables", EN: "not checkable"},
		Inconsistent: {FR: "incohérents", EN: "inconsistent"},
		Mismatch:     {FR: "diffèrent", EN: "mismatch"},
	}[s]
}

// A Figure is a number computed from the answers.
type Figure struct {
	Measure string       // what Value is: count, percent, mean, min, max, sum, median, highest, distinct, items or maximum
	Value   float64      // the number: a count, a percent, a statistic
	Count   ingest.Whole // units that meet the condition, or the value of a statistic printed as a count
	Base    ingest.Whole // the denominator; for an extreme, the highest possible value
	Percent ingest.Num   // 100 × Count / Base of a share with a base
	Maximum ingest.Num   // the highest possible value of a score
}

// A Check is something that the publication says beside a figure, and whether it holds.
type Check struct {
	Label  locale.Text // in words
	Holds  bool        // it does
	Detail locale.Text // what was counted
}

// A Result is one figure, computed: a published one, checked, or one that nobody published, which has no Status.
type Result struct {
	Published Published        // as it was printed
	Pos       diag.Pos         // where the file of published figures has it
	Declared  *study.Figure    // how the study computes it; nil where it does not
	Statement locale.Text      // what it says
	Computed  Figure           // what the answers give
	Agrees    bool             // the answers give what was printed, whatever else is doubtful
	Status    Status           // the outcome; "" for a figure that nobody published
	Notes     []locale.Text    // why, which base was used, what is doubtful
	Checks    []Check          // what the publication says beside it
	Share     *dataset.Share   // who counts, for a share; nil for anything else
	Estimate  *design.Estimate // of a share that is weighted by a design; nil for anything else
	Unit      string           // currency sign or unit of measure of a statistic, or ""
	Wave      string           // the wave whose answers it was checked on; "" in a study without waves
	Weighted  bool             // the percent or the statistic is weighted by the design of the side; counts and bases never are
	where     dataset.Reasons
}

// LeftOutByWhere counts the units for which the condition on the base could not be decided, by reason.
func (r Result) LeftOutByWhere() dataset.Reasons { return r.where }

func (r *Result) note(fr, en string, args ...any) {
	r.Notes = append(r.Notes, locale.Textf(fr, en, args...))
}

// noteIn writes the notes as one text, separated by "; ".
func (r *Result) noteIn(lang locale.Lang) string {
	notes := make([]string, len(r.Notes))
	for i, note := range r.Notes {
		notes[i] = note.In(lang)
	}
	return strings.Join(notes, "; ")
}

// A Summary counts the outcomes.
type Summary struct {
	Figures int            // all of them
	Counts  map[Status]int // by outcome
}

// Summarize counts the outcomes of results.
func Summarize(results []Result) Summary {
	summary := Summary{Figures: len(results), Counts: map[Status]int{}}
	for _, r := range results {
		summary.Counts[r.Status]++
	}
	return summary
}

// Failed reports whether any figure differs from what was printed.
func (s Summary) Failed() bool { return s.Counts[Mismatch] > 0 }
