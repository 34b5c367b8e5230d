package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
)

// shown are the command lines that print the demo, and the study in waves, for people; each is run as it stands.
var shown = []string{
	"check", "join", "rates", "rates satisfaction --by region", "rates satisfaction --where mesures>=12 --base answered",
	"scores", "scores --by satisfaction", "correlate", "correlate budget regroupements.mesures", "correlate --lines --adjust holm", "correlate budget regroupements.mesures --interval bca",
	"correlate regroupements.satisfaction mesures --interval slope --explain-method", "compare satisfaction", "compare mesures --explain-method",
	"compare mesures --by budget --pairs", "compare mesures --by satisfaction --pairs --adjust benjamini-hochberg", "compare collaboration --by satisfaction", "agree", "reliability", "verify",
	"rates --interval jeffreys --explain-method",
	"means --explain-method", "totals mesures --by satisfaction", "ratios mesures mesures_maximum", "quantiles --at 0.1,0.5,0.9", "design", "doctor ci.csv", "doctor ci.csv regroupements.csv",
	"xtab satisfaction side --letters --counts --residuals --explain-method", "xtab satisfaction region --percent row --missing", "likert --explain-method",
	"grim published.csv", "grim --percent 81 --max-n 220",
	"themes insatisfactions", "themes answers", "themes agree --pairs --disputes --explain-method", "themes codebook", "themes conflicts", "themes proposed insatisfactions", "themes coverage", "themes keyness reussites --by satisfaction", "themes saturation", "themes together", "themes duplicates", "themes find rencontre*", "themes find budget* --count", "themes uncoded --coder luc", "themes words", "themes words --pairs", "themes quotes", "themes themes --by region", "themes import projet.qdpx", "timeline satisfaction --date submitdate --by rythme_maintenu", "themes answers reussites --by satisfaction", "explain liens", "explain reussites_themes", "explain satisfied-ci", "explain score-mean-groups", "explain ci:mesures", "explain budget", "explain meilleur_centre",
	"report", "chart dumbbell", "chart map --highlight Laval", "chart strip --by satisfaction", "chart heatmap", "chart rates", "chart ranking", "chart scatter budget mesures", "chart timeline satisfaction submitdate --by rythme_maintenu", "codebook", "codebook mesures satisfaction budget meilleur_centre",
	"diff . --demo", "waves --study waves --explain-method", "waves satisfaction confiance --study waves --from 2018 --common-items", "check --study waves", "rates --study waves --wave 2020",
}

// demoAndWaves is a folder with the demo, a project of its codings, and the synthetic study in three waves below it.
func demoAndWaves(t *testing.T) string {
	t.Helper()
	dir := demo(t)
	if err := copyFolder(wavesFolder, filepath.Join(dir, "waves")); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := runIn(dir, nil, "themes", "export", "-o", "projet.qdpx"); code != 0 {
		t.Fatalf("themes export: exit code %d: %s", code, stderr)
	}
	return dir
}

// TestWidth checks that what the terminal gets is as wide as the terminal at most, and that no line ends in spaces.
func TestWidth(t *testing.T) {
	dir := demoAndWaves(t)
	for _, line := range shown {
		for _, lang := range []string{"fr", "en"} {
			for _, columns := range []int{60, 80, 200} {
				t.Run(fmt.Sprintf("%s/%s/%d", line, lang, columns), func(t *testing.T) {
					t.Parallel()
					args := append(strings.Fields(line), "--lang", lang)
					code, stdout, stderr := runIn(dir, []string{fmt.Sprintf("COLUMNS=%d", columns)}, args...)
					if code != 0 || stderr != "" {
						t.Errorf("exit code %d, stderr %q", code, stderr)
					}
					checkLines(t, stdout, columns)
				})
			}
		}
	}
}

func checkLines(t *testing.T, text string, columns int) {
	t.Helper()
	if !strings.HasSuffix(text, "\n") || strings.HasSuffix(text, "\n\n") {
		t.Errorf("the output does not end in exactly one line end: %q", text[max(0, len(text)-20):])
	}
	for _, line := range strings.Split(text, "\n") {
		if width := displaywidth.String(line); width > columns {
			t.Errorf("%d columns: %q", width, line)
		}
		if strings.TrimRight(line, " \t\u00a0\u202f") != line {
			t.Errorf("spaces at the end of %q", line)
		}
	}
}

// loosePunctuation is a plain space before a mark that Quebec French ties to the word before it, or after an opening
// guillemet.
var loosePunctuation = regexp.MustCompile(`\S [:;?!%$»](?:[\s.,)]|$)|« `)

// decimalPoint is a number with a decimal point.
var decimalPoint = regexp.MustCompile(`(?:^|[\s(])\d+\.\d+(?:[\s);,%]|$)`)

// TestFrenchTypography checks the spaces and the decimal marks of French output, at a width at which nothing is wrapped.
func TestFrenchTypography(t *testing.T) {
	dir := demoAndWaves(t)
	for _, line := range shown {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			_, stdout, stderr := runIn(dir, []string{"COLUMNS=2000"}, append(strings.Fields(line), "--lang", "fr")...)
			for _, text := range strings.Split(notWords.ReplaceAllString(stdout+stderr, "x"), "\n") {
				if answerRow.MatchString(text) {
					continue
				}
				if match := loosePunctuation.FindString(text); match != "" {
					t.Errorf("a plain space in %q: %q", match, text)
				}
				if match := decimalPoint.FindString(text); match != "" {
					t.Errorf("a decimal point in %q: %q", match, text)
				}
			}
		})
	}
}

// answerRow is a row that shows what somebody wrote, word for word.
var answerRow = regexp.MustCompile(`\b(?:anne|luc)  \S+\.csv:|  (?:Centre|Regroupement) +.*\.csv:|^  \S+\.csv:\d+:\d+  |  \S+\.csv:\d+:\d+$|^  \d+ +(?:Centre|Regroupement)  `)

// notWords are the parts of the output that are not French: formulas, references to printed sources, and the names of
// measures of the plan, which are numbered 1.1, 15.2 and so on.
var notWords = regexp.MustCompile(`#\{[^}]*\}|\w+ ?[=<>!]=? ?"?[\w.]+"?|sections? \d+\.\d+(?:\s+to\s+\d+\.\d+)?|\b\d{1,2}\.\d [A-ZÉ]`)

// TestSameInputSameBytes checks that the output depends on nothing but the study and the command line.
func TestSameInputSameBytes(t *testing.T) {
	dir := demoAndWaves(t)
	surroundings := [][]string{
		{"LC_ALL=en_US.UTF-8", "LANG=C", "TZ=Asia/Tokyo"},
		{"LANG=de_DE.UTF-8", "LC_NUMERIC=de_DE.UTF-8", "TZ=America/Montreal"},
	}
	lines := append([]string{
		"rates --format csv", "rates --format tidy", "rates --format broom", "rates --format json", "rates --format md", "scores --format json",
		"ingest --side ci --format ddi", "ingest --side ci --format schema --lang en", "verify --format json", "verify --format junit", "verify --format github", "report --format html",
	}, shown...)
	for _, line := range lines {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			code, first, firstErr := runIn(dir, nil, strings.Fields(line)...)
			if code != 0 || first == "" {
				t.Fatalf("exit code %d, %d bytes: %s", code, len(first), firstErr)
			}
			for _, variables := range surroundings {
				code, again, againErr := runIn(dir, variables, strings.Fields(line)...)
				if code != 0 || again != first || againErr != firstErr {
					t.Errorf("with %q: exit code %d, other bytes than without", variables, code)
				}
			}
		})
	}
}
