// Arrimage analyses surveys of two sides of a collaboration, from raw exports to a checked report.
//
//	arrimage init         drafts the study file from exports
//	arrimage check        everything that is wrong or odd in the data
//	arrimage join         the two sides, region by region
//	arrimage rates        rates of each answer, with base and intervals
//	arrimage means        means, with standard error, interval, design effect
//	arrimage totals       totals of the population
//	arrimage ratios       the total of one variable over that of another
//	arrimage quantiles    median and other quantiles
//	arrimage design       how the respondents were drawn and weighted
//	arrimage scores       scores of a scale by respondent, side and region
//	arrimage reliability  reliability of a scale: alpha and omega, item by item
//	arrimage compare      differences between groups or between the two sides
//	arrimage xtab         a crosstab with its test, nets and significance letters
//	arrimage likert       questions with the same answers in one table
//	arrimage themes       themes of open answers, from the codings of one or several people
//	arrimage timeline     answers along time: positions by year
//	arrimage correlate    correlations with exact or permutation p values
//	arrimage agree        how far the two sides of a region agree
//	arrimage waves        what changed from one wave to another, paired where respondents match
//	arrimage diff         two runs or two waves of results, compared figure by figure
//	arrimage doctor       what exports hold, before any study exists
//	arrimage verify       every published figure, computed again and compared
//	arrimage grim         printed figures, tested with no data at all
//	arrimage explain      where a number comes from, down to the rows
//	arrimage report       the whole study as one document
//	arrimage chart        one chart, as SVG, PNG or text
//	arrimage watch        the report as a page that follows its files
//	arrimage codebook     every variable with its answers, counts and reasons
//	arrimage ingest       the clean dataset: CSV, JSON, SPSS, Stata, DDI
//	arrimage form         the questionnaire again: to print, XLSForm, empty export
//	arrimage methods      every statistical method, with formula and source
//	arrimage demo         writes the study that ships in the binary
//	arrimage schema       the JSON Schema of the study file
//	arrimage version      version of the program and of Go
//
// A study is declared once, in study.yaml; see the README. Results go to stdout, all else to stderr. The exit code is 0
// done, 1 checked and found differences, 2 wrong usage, 3 invalid study file, 4 unreadable or invalid data, 5 internal;
// interrupted, it is 130.
package main

import (
	"os"

	"github.com/arrimage/arrimage/pkg/cli"
)

func main() {
	env := cli.SystemEnv()
	cli.StopOnInterrupt(env)
	os.Exit(cli.Main(os.Args[1:], env))
}
