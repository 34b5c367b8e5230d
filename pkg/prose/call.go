package prose

import (
	"maps"
	"slices"
	"strconv"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/locale"
)

// The names of the calls.
const (
	FigureCall  = "figure"  // a number: {{ figure "satisfied-ci" }}, {{ figure "satisfied-ci" "percent" digits=1 }}
	RefCall     = "ref"     // the number of a table or a chart: {{ ref "budgets" }}, {{ ref chart="budgets" }}
	TableCall   = "table"   // the tables of an analysis, and none of its charts
	ChartCall   = "chart"   // its charts, and none of its tables
	ShowCall    = "show"    // all of it
	QuoteCall   = "quote"   // what a respondent wrote: {{ quote side="ci" id="C07" question="successes" }}, or as text="We […] meet." edits it
	IncludeCall = "include" // a text in a file of its own: {{ include "context.md" }}
)

// MaxDigits is the most decimals that a figure can be asked for.
const MaxDigits = 6

// Parts are the parts of a figure that its second argument names.
var Parts = []string{"percent", "count", "base", "interval", "value", "published"}

// A signature is how a call is written.
type signature struct {
	name        string
	least, most int      // arguments
	keys        []string // those that it takes
	needs       []string // those of the keys that it cannot do without
	block       bool     // it stands in a paragraph of its own
	shape       string   // an example
}

var signatures = []signature{
	{name: FigureCall, least: 1, most: 2, keys: []string{"digits"}, shape: `{{ figure "id" "percent" digits=1 }}`},
	{name: RefCall, most: 1, keys: []string{"chart"}, shape: `{{ ref "analysis" }}, {{ ref chart="analysis" }}`},
	{name: TableCall, least: 1, most: 1, block: true, shape: `{{ table "analysis" }}`},
	{name: ChartCall, least: 1, most: 1, block: true, shape: `{{ chart "analysis" }}`},
	{name: ShowCall, least: 1, most: 1, block: true, shape: `{{ show "analysis" }}`},
	{name: QuoteCall, keys: []string{"side", "id", "question", "turn", "by", "text"}, needs: []string{"side", "id", "question"}, block: true,
		shape: `{{ quote side="ci" id="C07" question="successes" }}`},
	{name: IncludeCall, least: 1, most: 1, block: true, shape: `{{ include "file.md" }}`},
}

// callNames lists the calls in the order in which messages name them.
func callNames() []string {
	var names []string
	for _, s := range signatures {
		names = append(names, s.name)
	}
	return names
}

func signatureOf(name string) (signature, bool) {
	i := slices.IndexFunc(signatures, func(s signature) bool { return s.name == name })
	if i < 0 {
		return signature{}, false
	}
	return signatures[i], true
}

// check reports what is wrong in the way a call is written.
func (r *reader) check(c *Call) bool {
	s, known := signatureOf(c.Name)
	if !known {
		r.problem(c.At, "prose-call", locale.Textf("appel inconnu %q%s\u00a0; attendu\u00a0: %s", "unknown call %q%s; expected: %s",
			c.Name, diag.DidYouMean(c.Name, callNames()), diag.OneOf(callNames())))
		return false
	}
	before := len(r.problems)
	for _, key := range slices.Sorted(maps.Keys(c.Keys)) {
		if !slices.Contains(s.keys, key) {
			r.problem(c.PlaceOfKey(key), "prose-call", locale.Textf("%s ne prend pas %q%s\u00a0; il s'écrit %s", "%s does not take %q%s; it is written %s",
				c.Name, key, diag.DidYouMean(key, s.keys), s.shape))
		}
	}
	lacks := func(key string) bool { return c.Keys[key] == "" }
	empty := slices.Contains(c.Arguments, "")
	wrong := len(c.Arguments) < s.least || len(c.Arguments) > s.most || empty || slices.ContainsFunc(s.needs, lacks)
	if c.Name == RefCall { // Either an argument or the key.
		wrong = empty || len(c.Arguments) > 1 || (len(c.Arguments) == 1) == !lacks("chart")
	}
	if wrong && len(r.problems) == before {
		r.problem(c.At, "prose-call", locale.Textf("%s s'écrit %s", "%s is written %s", c.Name, s.shape))
	}
	r.checkFigure(c)
	return len(r.problems) == before
}

// checkFigure checks the part and the decimals of a figure.
func (r *reader) checkFigure(c *Call) {
	if c.Name != FigureCall {
		return
	}
	if part := c.Argument(1); part != "" && !slices.Contains(Parts, part) {
		r.problem(c.PlaceOf(1), "prose-call", locale.Textf("partie inconnue d'un chiffre %q%s\u00a0; attendu\u00a0: %s", "unknown part of a figure %q%s; expected: %s",
			part, diag.DidYouMean(part, Parts), diag.OneOf(Parts)))
	}
	if digits, there := c.Keys["digits"]; there {
		if n, err := strconv.Atoi(digits); err != nil || n < 0 || n > MaxDigits {
			r.problem(c.PlaceOfKey("digits"), "prose-call", locale.Textf("digits=%s\u00a0: il faut un nombre entier de 0 à %d", "digits=%s: a whole number from 0 to %d is needed", digits, MaxDigits))
		}
	}
}

// Digits returns how many decimals a figure is asked for, and false where the call does not say.
func (c *Call) Digits() (int, bool) {
	n, err := strconv.Atoi(c.Keys["digits"])
	return n, err == nil
}

// IsBlock reports whether the call stands in a paragraph of its own.
func (c *Call) IsBlock() bool {
	s, _ := signatureOf(c.Name)
	return s.block
}
