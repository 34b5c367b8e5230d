package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A bilingual is a command line whose output must have the same numbers in both languages, in each of its formats.
type bilingual struct{ line, formats string }

// tables are the formats of a command that prints tables.
const tables = "table md csv tidy json"

// bilinguals are the commands that print results, on the founding study, on the synthetic study in waves, and on studies
// with a sampling design and with rated answers.
var bilinguals = slices.Concat(
	inFormats(tables,
		"check", "join", "rates", "rates --by region --interval jeffreys --explain-method", "means --explain-method", "totals mesures --by satisfaction",
		"ratios mesures mesures_maximum", "quantiles --at 0.1,0.5", "design", "xtab satisfaction side --letters --counts --residuals --explain-method",
		"likert --explain-method", "compare mesures --explain-method", "compare mesures --by satisfaction --pairs --adjust holm", "scores", "scores --by satisfaction",
		"reliability", "correlate --lines --adjust holm", "agree", "verify", "grim published.csv",
		"themes --base answered", "themes answers", "themes agree --pairs --disputes --explain-method", "themes codebook", "themes conflicts", "themes proposed", "themes coverage --by region", "themes keyness themes --explain-method", "themes keyness reussites --words", "themes saturation --threshold 5 --explain-method", "themes together reussites --explain-method", "themes find rencontre*", "themes find budget* --count", "themes uncoded --coder luc", "themes words", "themes words --pairs", "themes quotes", "timeline satisfaction --date submitdate --by rythme_maintenu", "explain liens", "explain satisfied-ci", "explain score-mean-groups", "explain budget", "codebook", "doctor ci.csv regroupements.csv", "methods",
	),
	inFormats(tables,
		"rates --study waves --wave 2020", "waves --study waves --explain-method",
		"waves satisfaction confiance --study waves --from 2018 --common-items", "means --study waves", "scores --study waves",
		"verify --study waves", "design --study sample", "rates --study sample --explain-method", "means --study sample", "totals --study sample",
		"quantiles --study sample", "xtab water well --study sample", "likert --study likert", "reliability --study ratings --explain-method",
		"codebook --study ratings",
	),
	inFormats("table", "correlate budget regroupements.mesures --interval bca"),
	inFormats("table md json", "check --study waves"),
	inFormats("table md", "themes duplicates"),
	inFormats("table md html", "report", "report --study waves", "report --study ratings"),
	inFormats("text", "chart rates", "chart dumbbell", "chart ranking", "chart strip", "chart map", "chart bars", "chart likert --study likert"),
	inFormats("md html", "form --side ci"),
	inFormats("csv", "form --side ci", "ingest --side ci"),
	inFormats("ddi sps do jsonl", "ingest --side ci"),
	inFormats("", "init ci.csv regroupements.csv", "themes import projet.qdpx"),
)

func inFormats(formats string, lines ...string) []bilingual {
	list := make([]bilingual, len(lines))
	for i, line := range lines {
		list[i] = bilingual{line, formats}
	}
	return list
}

// TestBothLanguagesPrintTheSameNumbers runs every command that prints results in French and in English.
func TestBothLanguagesPrintTheSameNumbers(t *testing.T) {
	dir := demoAndWaves(t)
	for _, study := range []string{"sample", "likert", "ratings"} {
		if err := copyFolder(filepath.Join(studiesFolder, study), filepath.Join(dir, study)); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range bilinguals {
		for _, format := range strings.Split(command.formats, " ") {
			t.Run(command.line+"/"+format, func(t *testing.T) {
				t.Parallel()
				args := strings.Fields(command.line)
				if format != "" {
					args = append(args, "--format", format)
				}
				french, english := printed(t, dir, "fr", format, args), printed(t, dir, "en", format, args)
				if at := firstDifference(french, english); at >= 0 {
					t.Errorf("number %d differs: French %q, English %q", at, around(french, at), around(english, at))
				}
			})
		}
	}
}

// printed returns the numbers that a command prints in a language. At 2000 columns nothing is wrapped.
func printed(t *testing.T, dir, lang, format string, args []string) []string {
	t.Helper()
	code, stdout, stderr := runIn(dir, []string{"COLUMNS=2000"}, append(args, "--lang", lang)...)
	if code != 0 {
		t.Fatalf("%s: exit code %d, stderr %q", lang, code, stderr)
	}
	numbers, err := numbersIn(format, lang, stdout)
	if err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	if len(numbers) == 0 {
		t.Fatalf("%s: no number in %q", lang, stdout)
	}
	return slices.Concat(numbers, numbersOf(lang, stderr))
}

// firstDifference returns the first index at which two lists differ, or -1.
func firstDifference(a, b []string) int {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	return -1
}

// around returns some of the elements before and after an index.
func around(list []string, at int) []string {
	return list[min(len(list), max(0, at-3)):min(len(list), at+4)]
}

// TestEveryCommandIsBilingual checks that no command that prints results was forgotten above.
func TestEveryCommandIsBilingual(t *testing.T) {
	silent := []string{"completion", "demo", "diff", "help", "schema", "version", "watch"} // no result of a study; diff has a test of its own, and the page of watch is that of report
	for _, name := range commandNames(t) {
		named := func(b bilingual) bool { return strings.Fields(b.line)[0] == name }
		if slices.Contains(silent, name) == slices.ContainsFunc(bilinguals, named) {
			t.Errorf("%s: has no line in bilinguals, or stands in silent too", name)
		}
	}
}
