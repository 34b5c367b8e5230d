// Package keyness compares what sides speak of, and how themes stand together: keyness, co-occurrence, saturation and
// coverage.
//
// It refuses an asymptotic p value up to a million respondents or mentions: p is exact. It refuses to pass a difference off
// as large because there is much evidence for it: the size, the log ratio, stands beside G². It takes counts and sets of
// numbers, and knows of no words, files or studies. What has no value is a state with its reason, never NaN.
//
//  1. Call Respondents for how many of those who answered speak of something, Mentions for how often among all words.
//  2. Gather the items of the declared family and call Adjust: every item that was looked at, not only those that stand out.
//  3. Call CoOccurrence, Saturation, BaseRun and Coverage with the themes of units, interviews or sources.
//  4. Print the methods: Methods holds the name, the sentence, the formula and the source of each.
package keyness

import (
	"fmt"
	"math"

	"github.com/arrimage/arrimage/pkg/contingency"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/multiple"
	"github.com/arrimage/arrimage/pkg/tail"
)

// MaxExact is how many respondents of both sides together, or mentions, an exact p value is computed for; beyond, p is that
// of the chi-square distribution.
const MaxExact = 1_000_000

// A Count is what one side says of an item: of its base, so many.
type Count struct {
	Count int // respondents who speak of it, or mentions; 0 or more
	Base  int // respondents who answered, or words; 0 or more
}

// A PMethod says where a p value comes from. It is the identifier of a method in Methods, or None.
type PMethod string

// The origins of a p value.
const (
	None       PMethod = "none"       // there is no p value
	Fisher     PMethod = FisherID     // every table with the observed margins was counted
	Binomial   PMethod = BinomialID   // every division of the mentions between the sides was counted
	Asymptotic PMethod = AsymptoticID // the chi-square distribution
)

// A PValue is a p value with its origin, and what is left of it when it is one of a family.
type PValue struct {
	P              float64 // two-sided, above 0 and at most 1; 1 and without meaning where Method is None
	Method         PMethod // where P comes from
	Holm           float64 // P adjusted over its family by Holm, at least P; P itself before Adjust
	FalseDiscovery float64 // P adjusted over its family by Benjamini and Hochberg, at least P; P itself before Adjust
}

// plain returns a p value that is no part of a family.
func plain(p float64, from PMethod) PValue {
	return PValue{P: p, Method: from, Holm: p, FalseDiscovery: p}
}

// A Keyness tells how an item distinguishes two sides.
type Keyness struct {
	Statistic Method      // how G² is computed
	First     Count       // the first side
	Second    Count       // the second side
	Defined   bool        // false: G² and p have no value and Why says why
	Why       locale.Text // the reason for having no value; empty where there is one
	G2        float64     // log-likelihood, 0 or more: how much evidence there is; 0 where Defined is false
	LogRatio  float64     // how many times the first side doubles the second; below 0 where the second has more; 0 where Defined is false
	Replaced  bool        // whether a count of 0 was taken as a half for LogRatio
	PValue    PValue      // of no difference between the sides
}

// Respondents compares how many respondents of two sides speak of an item, a of n1 and b of n2:
//
//	G² = 2 Σ n(i,j) ln(n(i,j) / e(i,j)) over those who do and those who do not
//	LR = log2((a / n1) / (b / n2)), with a half in place of a count of 0
//
// The p value is that of the exact test of Fisher, up to MaxExact respondents of both sides together; beyond, that of G² by
// the chi-square distribution with one degree of freedom.
//
// It is undefined where a side has no respondent, and where nobody speaks of the item or everybody does. It panics where a
// count is negative or above its base.
//
// Sources: T. Dunning, Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19 (1993),
// 61-74; A. Hardie, Log Ratio: an informal introduction, CASS, Lancaster University, 2014.
func Respondents(first, second Count) Keyness {
	for _, side := range []Count{first, second} {
		if side.Count < 0 || side.Count > side.Base {
			panic(fmt.Sprintf("keyness: count: must be 0 to the base %d, not %d", side.Base, side.Count))
		}
	}
	k := Keyness{Statistic: methodOf(RespondentsID), First: first, Second: second, PValue: plain(1, None)}
	table := contingency.Table{
		{first.Count, first.Base - first.Count}, {second.Count, second.Base - second.Count},
	}
	switch {
	case first.Base == 0 || second.Base == 0:
		k.Why = noBase
		return k
	case first.Count+second.Count == 0:
		k.Why = nobody
		return k
	case first.Count+second.Count == first.Base+second.Base:
		k.Why = everybody
		return k
	}
	g := contingency.LikelihoodRatio(table, contingency.Options{P: contingency.Asymptotic})
	k.defined(g.Value)
	k.PValue = independence(table, g.Asymptotic)
	return k
}

// independence returns the exact p value of a table of two rows and two columns, or beyond MaxExact the asymptotic one.
func independence(table contingency.Table, asymptotic float64) PValue {
	if table[0][0]+table[0][1]+table[1][0]+table[1][1] > MaxExact {
		return plain(asymptotic, Asymptotic)
	}
	return plain(contingency.Fisher(table, contingency.Options{}).PValue.P, Fisher)
}

// Mentions compares how often an item is mentioned among the words of two sides, a times in n1 words and b times in n2:
//
//	G² = 2 (a ln(a / e1) + b ln(b / e2)),  e1 = n1 (a + b) / (n1 + n2),  e2 = n2 (a + b) / (n1 + n2)
//	LR = log2((a / n1) / (b / n2)), with a half in place of a count of 0
//
// where a count of 0 adds nothing. The p value is exact given a + b, up to MaxExact of them: the probability of the divisions
// of the mentions between the sides, in proportion to their words, that are no more probable than the observed one; two
// divisions within 10⁻⁷ of each other count as equally probable. Beyond, it is that of G² by the chi-square distribution
// with one degree of freedom. Mentions count as independent of each other, which those of one respondent are not: where
// that matters, use Respondents.
//
// It is undefined where a side has no word and where nobody mentions the item. It panics where a count is negative, or a
// side without words has mentions.
//
// Sources: P. Rayson and R. Garside, Comparing corpora using frequency profiling, Proceedings of the Workshop on Comparing
// Corpora, ACL, 2000, 1-6; J. Przyborowski and H. Wilenski, Homogeneity of results in testing samples from Poisson series,
// Biometrika 31 (1940), 313-323; A. Hardie, Log Ratio: an informal introduction, CASS, Lancaster University, 2014.
func Mentions(first, second Count) Keyness {
	for _, side := range []Count{first, second} {
		if side.Count < 0 || side.Base < 0 || side.Base == 0 && side.Count > 0 {
			panic(fmt.Sprintf("keyness: count: must be 0 or more, and 0 without words, not %d of %d", side.Count, side.Base))
		}
	}
	k := Keyness{Statistic: methodOf(MentionsID), First: first, Second: second, PValue: plain(1, None)}
	switch {
	case first.Base == 0 || second.Base == 0:
		k.Why = noBase
		return k
	case first.Count+second.Count == 0:
		k.Why = nobody
		return k
	}
	n, base := float64(first.Count+second.Count), float64(first.Base)+float64(second.Base)
	k.defined(2 * (surprise(first, n/base) + surprise(second, n/base)))
	if first.Count+second.Count > MaxExact {
		k.PValue = plain(tail.ChiSquare(k.G2, 1), Asymptotic)
		return k
	}
	k.PValue = plain(division(first, second), Binomial)
	return k
}

// surprise returns what a side adds to G², where so many mentions a word are expected.
func surprise(side Count, expected float64) float64 {
	if side.Count == 0 {
		return 0
	}
	return float64(side.Count) * math.Log(float64(side.Count)/(float64(side.Base)*expected))
}

// defined sets G², never below 0 by rounding, and the log ratio.
func (k *Keyness) defined(g2 float64) {
	k.Defined, k.G2 = true, max(0, g2)
	k.Replaced = k.First.Count == 0 || k.Second.Count == 0
	k.LogRatio = math.Log2(share(k.First)) - math.Log2(share(k.Second))
}

// share returns how often a side speaks of an item, with a half in place of 0.
func share(side Count) float64 {
	return max(float64(side.Count), 0.5) / float64(side.Base)
}

var (
	noBase = locale.Text{
		FR: "une partie n'a ni répondant ni mot\u00a0: il faut les deux", EN: "a side has no respondent or no word: both are needed",
	}
	nobody    = locale.Text{FR: "personne n'en parle", EN: "nobody speaks of it"}
	everybody = locale.Text{FR: "tout le monde en parle", EN: "everybody speaks of it"}
)

// Adjust adjusts the p values of a family of items for their number, in place; the items that are not defined are no part
// of it. It returns how many are.
//
// Source: package multiple, methods holm and benjamini-hochberg.
func Adjust(items []Keyness) int {
	var values []*PValue
	for i := range items {
		values = append(values, &items[i].PValue)
	}
	return adjust(values)
}

// adjust adjusts the p values that exist, and returns how many do.
func adjust(values []*PValue) int {
	var family []*PValue
	var p []float64
	for _, value := range values {
		if value.Method != None {
			family, p = append(family, value), append(p, value.P)
		}
	}
	holm, discovery := multiple.Adjust(p, multiple.HolmID), multiple.Adjust(p, multiple.BenjaminiHochbergID)
	for i, value := range family {
		value.Holm, value.FalseDiscovery = holm[i], discovery[i]
	}
	return len(family)
}
