package agree

import (
	"math"
	"strings"
	"testing"

	"github.com/arrimage/arrimage/pkg/internal/reference"
)

// The tables of scripts/reference.R.
var (
	// even, in which the two raters say yes about as often.
	even = Table{{20, 5}, {10, 15}}
	// paradox: K. L. Gwet, Kappa statistic is not satisfactory for assessing the extent of agreement between raters, 2002.
	paradox = Table{{118, 5}, {2, 0}}
	// abstractors: the table cont3x3abstractors of the R package irrCAC.
	abstractors = Table{{13, 0, 0}, {0, 20, 7}, {0, 4, 56}}
	// fun: the table SexualFun of the R package vcd, from A. Agresti, Categorical Data Analysis, Wiley, 1990, table 2.10.
	fun = Table{{7, 7, 2, 3}, {2, 8, 3, 7}, {1, 5, 4, 9}, {2, 8, 9, 14}}
	// clusters: three made-up regions.
	clusters = []Table{{{4, 1}, {0, 3}}, {{2, 2}, {1, 2}}, {{6, 0}, {1, 1}}}
)

// content is the example of four coders and twelve units of K. Krippendorff, Content Analysis, Sage, 1980, with codes
// from 0.
func content() [][]int {
	units := []string{"11.1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", "..3."}
	coders := make([][]int, 4)
	for _, unit := range units {
		for i := range coders {
			code := Missing
			if unit[i] != '.' {
				code = int(unit[i] - '1')
			}
			coders[i] = append(coders[i], code)
		}
	}
	return coders
}

// several are the coefficients of several coders, by their names in agree.csv.
var several = map[string]func([][]int, int, Options) Coefficient{
	"pairs": Pairwise, "conger": Conger, "ac": GwetSeveral, "fleiss": Fleiss, "bp": BrennanPredigerSeveral,
}

// four puts the units of content together in four clusters.
var four = []int{1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4}

// numbers turns codes from 0 into numbers from 1.
func numbers(coders [][]int) [][]float64 {
	list := make([][]float64, len(coders))
	for i, codes := range coders {
		for _, code := range codes {
			x := math.NaN()
			if code != Missing {
				x = float64(code + 1)
			}
			list[i] = append(list[i], x)
		}
	}
	return list
}

// amounts are those of scripts/reference.R, in millions, of two sides and a third that is often silent.
var amounts = [][]float64{
	{0, 3, 12, 7.5, math.NaN(), 3, 40, 1},
	{0, 4, 9, 7.5, 2, 3, 25, 0},
	{1, math.NaN(), math.NaN(), 7.5, 2, math.NaN(), math.NaN(), math.NaN()},
}

// TestReference compares with the numbers that scripts/reference.R computed; testdata/reference/README.md says how.
func TestReference(t *testing.T) {
	got := map[string]float64{}
	put := func(name string, c Coefficient) { got[name], got[name+"/se"] = c.Value, c.SE }
	interval := func(name string, i Interval) { got[name+"/lo"], got[name+"/hi"] = i.Lo, i.Hi }
	for name, table := range map[string]Table{"even": even, "paradox": paradox, "abstractors": abstractors, "fun": fun} {
		for suffix, weights := range map[string]Weights{"": Identity, "/linear": Linear, "/quadratic": Quadratic} {
			o := Options{Weights: weights}
			put("kappa/"+name+suffix, Cohen(table, o))
			put("pi/"+name+suffix, Scott(table, o))
			put("ac/"+name+suffix, Gwet(table, o))
			put("bp/"+name+suffix, BrennanPrediger(table, o))
			put("alpha/"+name+suffix, Alpha(table, o))
		}
		interval("kappa/"+name+"/interval", Cohen(table, Options{}).Interval)
		interval("observed/"+name+"/interval", Observed(table, Options{Level: 0.9}).Interval)
	}
	whole := NewTable(2)
	for _, cluster := range clusters {
		whole.Add(cluster)
	}
	o := Options{Clusters: clusters}
	put("kappa/clusters", Cohen(whole, o))
	put("ac/clusters", Gwet(whole, o))
	interval("ac/clusters/interval", Gwet(whole, o).Interval)
	put("alpha/content/nominal", Krippendorff(content(), 5, Nominal, Options{}))
	put("alpha/content/squared", Krippendorff(content(), 5, Squared, Options{}))
	put("alpha/content/ordinal", Krippendorff(content(), 5, Ordinal, Options{}))
	put("alpha/content/ratio", KrippendorffNumbers(numbers(content()), Ratio, Options{}))
	put("alpha/amounts/ratio", KrippendorffNumbers(amounts, Ratio, Options{}))
	put("alpha/amounts/ordinal", KrippendorffNumbers(amounts, Ordinal, Options{}))
	got["alpha/amounts/squared"] = KrippendorffNumbers(amounts, Squared, Options{}).Value
	for name, f := range several {
		put("several/"+name, f(content(), 5, Options{}))
		interval("several/"+name+"/interval", f(content(), 5, Options{}).Interval)
		c := f(content(), 5, Options{Together: four})
		got["several/"+name+"/clusters/se"] = c.SE
		interval("several/"+name+"/clusters/interval", c.Interval)
	}
	got["alpha/content/clusters/se"] = Krippendorff(content(), 5, Nominal, Options{Together: four}).SE
	for name, p := range map[string]Paired{"9-2": {1, 9, 2, 4}, "1-7": {1, 1, 7, 12}, "5-5": {3, 5, 5, 3}, "0-40": {30, 0, 40, 30}} {
		got["mcnemar/"+name], got["mid-p/"+name] = McNemar(p).P, McNemar(p).MidP
	}
	for name, p := range map[string]Paired{"36-12-2-0": {36, 12, 2, 0}, "1-1-7-12": {1, 1, 7, 12}, "20-3-2-9": {20, 3, 2, 9}, "0-0-0-6": {0, 0, 0, 6}} {
		interval("newcombe-paired/"+name, PairedDifference(p, 0).Interval)
	}
	reference.Comparison{Tolerance: tolerance}.Compare(t, "agree.csv", got)
}

// tolerance is the relative one of a call: the errors that R derives numerically are compared to 1e-6.
func tolerance(call string) float64 {
	if strings.HasPrefix(call, "derived") {
		return 1e-6
	}
	return reference.Tolerance
}

// Values and standard errors that other programs print.
func TestPrintedValues(t *testing.T) {
	o := Options{}
	reference.Near(t, "kappa even", Cohen(even, o).Value, 0.4, 9) // (0.7 - 0.5) / 0.5
	reference.Near(t, "AC1 even", Gwet(even, o).Value, 0.405941, 6)
	reference.Near(t, "pi even", Scott(even, o).Value, 0.393939, 6) // 13/33
	// K. L. Gwet 2002, the paradox of kappa.
	reference.Near(t, "kappa paradox", Cohen(paradox, o).Value, -0.023392, 6)
	reference.Near(t, "AC1 paradox", Gwet(paradox, o).Value, 0.940776, 6)
	// irrCAC 1.0: kappa2.table, scott2.table, gwet.ac1.table, bp2.table, krippen2.table, pa2.table of cont3x3abstractors.
	reference.Near(t, "observed", Observed(abstractors, o).Value, 0.89, 9)
	reference.Near(t, "observed SE", Observed(abstractors, o).SE, 0.03128898, 8)
	reference.Near(t, "kappa", Cohen(abstractors, o).Value, 0.7964094, 7)
	reference.Near(t, "kappa SE", Cohen(abstractors, o).SE, 0.05891072, 8)
	reference.Near(t, "kappa lo", Cohen(abstractors, o).Interval.Lo, 0.68, 3)
	reference.Near(t, "kappa hi", Cohen(abstractors, o).Interval.Hi, 0.913, 3)
	reference.Near(t, "pi", Scott(abstractors, o).Value, 0.7962397, 7)
	reference.Near(t, "pi SE", Scott(abstractors, o).SE, 0.05905473, 8)
	reference.Near(t, "AC1", Gwet(abstractors, o).Value, 0.8493305, 7)
	reference.Near(t, "AC1 SE", Gwet(abstractors, o).SE, 0.04321747, 8)
	reference.Near(t, "BP", BrennanPrediger(abstractors, o).Value, 0.835, 9)
	reference.Near(t, "BP SE", BrennanPrediger(abstractors, o).SE, 0.04693346, 8)
	reference.Near(t, "alpha", Alpha(abstractors, o).Value, 0.7972585, 7)
	// vcd: Kappa(SexualFun), of which the weights are linear.
	reference.Near(t, "kappa fun", Cohen(fun, o).Value, 0.1293, 4)
	reference.Near(t, "kappa fun SE", Cohen(fun, o).SE, 0.0686, 4)
	reference.Near(t, "weighted kappa fun", Cohen(fun, Options{Weights: Linear}).Value, 0.2374, 4)
	reference.Near(t, "weighted kappa fun SE", Cohen(fun, Options{Weights: Linear}).SE, 0.0783, 4)
	// K. Krippendorff, Computing Krippendorff's alpha-reliability, 2011: .743, .815, .849 and .797.
	reference.Near(t, "nominal alpha", Krippendorff(content(), 5, Nominal, o).Value, 0.743421, 6)
	reference.Near(t, "interval alpha", Krippendorff(content(), 5, Squared, o).Value, 0.849107, 6)
	reference.Near(t, "ordinal alpha", Krippendorff(content(), 5, Ordinal, o).Value, 0.815, 3)
	reference.Near(t, "ratio alpha", KrippendorffNumbers(numbers(content()), Ratio, o).Value, 0.797, 3)
}

// Several coders with missing codes: K. L. Gwet, irrCAC, as its README and its vignette "Calculating chance-corrected agreement
// coefficients" print pa.coeff.raw, conger.kappa.raw, gwet.ac1.raw, fleiss.kappa.raw and bp.coeff.raw of cac.raw4raters, which
// are the codes of content: values and standard errors to five decimals, bounds to three. The standard error
// of the observed agreement, 0.12561 there, counts the unit with one code as one of no agreement; that of Pairwise leaves it out.
func TestPrintedSeveral(t *testing.T) {
	o := Options{}
	reference.Near(t, "observed", Pairwise(content(), 5, o).Value, 0.8181818, 7)
	kappa, ac := Conger(content(), 5, o), GwetSeveral(content(), 5, o)
	reference.Near(t, "kappa", kappa.Value, 0.76282, 5)
	reference.Near(t, "kappa SE", kappa.SE, 0.14917, 5)
	reference.Near(t, "kappa lo", kappa.Interval.Lo, 0.435, 3)
	reference.Near(t, "AC1", ac.Value, 0.77544, 5)
	reference.Near(t, "AC1 SE", ac.SE, 0.14295, 5)
	reference.Near(t, "AC1 lo", ac.Interval.Lo, 0.461, 3)
	reference.Near(t, "Fleiss", Fleiss(content(), 5, o).Value, 0.76117, 5)
	reference.Near(t, "Fleiss SE", Fleiss(content(), 5, o).SE, 0.15302, 5)
	reference.Near(t, "Fleiss lo", Fleiss(content(), 5, o).Interval.Lo, 0.424, 3)
	reference.Near(t, "BP", BrennanPredigerSeveral(content(), 5, o).Value, 0.77273, 5)
	reference.Near(t, "BP SE", BrennanPredigerSeveral(content(), 5, o).SE, 0.14472, 5)
	reference.Near(t, "BP lo", BrennanPredigerSeveral(content(), 5, o).Interval.Lo, 0.454, 3)
	if kappa.Interval.Hi != 1 || ac.Interval.Hi != 1 || kappa.N != 11 {
		t.Errorf("%+v, %+v", kappa, ac)
	}
}

func TestPrintedPairs(t *testing.T) {
	test := McNemar(Paired{First: 9, Second: 2})
	reference.Near(t, "McNemar", test.P, 0.0654297, 7)  // 2 (1 + 11 + 55) / 2048
	reference.Near(t, "mid-P", test.MidP, 0.0385742, 7) // less 55 / 2048
	airway := Paired{Both: 1, First: 1, Second: 7, Neither: 12}
	// M. W. Fagerland, S. Lydersen and P. Laake, Recommended tests and confidence intervals for paired binomial
	// proportions, Statistics in Medicine 33 (2014), 2850-2875, airway hyper-responsiveness.
	reference.Near(t, "airway p", McNemar(airway).P, 0.0703, 4)
	reference.Near(t, "airway mid-P", McNemar(airway).MidP, 0.0391, 4)
	reference.Near(t, "airway lo", PairedDifference(airway, 0).Interval.Lo, -0.507, 3)
	reference.Near(t, "airway hi", PairedDifference(airway, 0).Interval.Hi, -0.026, 3)
	// R. G. Newcombe, Statistics in Medicine 17 (1998), 2635-2650, method 10.
	d := PairedDifference(Paired{36, 12, 2, 0}, 0)
	reference.Near(t, "lo", d.Interval.Lo, 0.0569, 4)
	reference.Near(t, "hi", d.Interval.Hi, 0.3404, 4)
	if d.Value != 0.2 || d.First != 0.96 || d.Second != 0.76 {
		t.Errorf("%+v", d)
	}
}
