// Package claim checks published figures: it computes each one again from the answers and compares the two.
//
// A figure that agrees is not yet a sound one. Beside the comparison, the printed numbers are put to the test on their
// own: a percent must be some whole count of its base, a mean some whole total of its respondents, and figures that
// share questions must be able to hold together under the study's rules. Nothing is waved through: a figure that cannot
// be computed says why.
//
//  1. read reads the published figures (published.go).
//  2. compute computes a figure from the answers (compute.go), compare sets it against the print (compare.go).
//  3. Doubts arise from the printed numbers alone (doubts.go) and from several figures together (together.go).
//  4. Verify does all of it; the result is written as JSON, JUnit XML or annotations (json.go, junit.go, github.go).
package claim

import (
	"io"
	"slices"
	"strings"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/grim"
	"github.com/arrimage/arrimage/pkg/ingest"
	"github.com/arrimage/arrimage/pkg/round"
	"github.com/arrimage/arrimage/pkg/study"
)

// A Published is one line of the file of published figures.
type Published struct {
	ID         string       `csv:"id"`         // stable name, unique in the file
	Section    string       `csv:"section"`    // where it was printed
	Group      string       `csv:"group"`      // whom it speaks of, in the publication's words
	Statement  string       `csv:"statement"`  // what it says
	Count      ingest.Whole `csv:"count"`      // printed count, or not set
	Base       ingest.Whole `csv:"base"`       // printed base, or not set
	Percent    Printed      `csv:"percent"`    // printed percent, or not set
	Value      Printed      `csv:"value"`      // printed value, or not set
	Comparison string       `csv:"comparison"` // eq, over, under, between or majority
	Note       string       `csv:"note"`       // remark of whoever copied the figure; never used to judge it
}

// A Printed is a number as it was printed: its decimals are part of what was said.
type Printed struct {
	ingest.Num
	Decimals int // digits after the decimal point
}

// UnmarshalCSV reads a number and counts its decimals.
func (p *Printed) UnmarshalCSV(cell string) error {
	if err := p.Num.UnmarshalCSV(cell); err != nil {
		return err
	}
	_, decimals, _ := strings.Cut(strings.TrimSpace(cell), ".")
	p.Decimals = len(decimals)
	return nil
}

// Bare returns the number as package grim tests it.
func (p Printed) Bare() grim.Printed {
	return grim.Printed{Value: p.Value, Decimals: p.Decimals}
}

// Enough returns how many decimals it takes to show a computed number beside the printed one: one more than was printed,
// or as many as keep the reader from rounding it to another number (80.49 beside 80, not 80.5).
func (p Printed) Enough(x float64) int {
	const most = 6
	for decimals := p.Decimals + 1; decimals < p.Decimals+most; decimals++ {
		if round.HalfUp(round.HalfUp(x, decimals), p.Decimals) == round.HalfUp(x, p.Decimals) {
			return decimals
		}
	}
	return p.Decimals + most
}

// Comparisons are the ways in which a figure can be printed.
var Comparisons = []string{"eq", "over", "under", "between", "majority"}

// A line is a published figure with its place.
type line struct {
	Published
	pos diag.Pos
}

// read reads the published figures of a study. The error is a *diag.Failure: of kind diag.Data where the file cannot be
// used, of kind diag.Study where the study file names no such file or computes a figure that the file does not have.
func read(def *study.Definition, files study.Folders) ([]line, error) {
	if def.Claims == nil {
		return nil, diag.Fail(diag.Study, diag.Pos{File: def.File}, "no-claims",
			"l'étude ne déclare aucun chiffre publié (claims:)", "the study declares no published figures (claims:)")
	}
	label := files.Label(def.Claims.File.Value)
	file, err := files.Open(def.Claims.File.Value)
	if err != nil {
		return nil, diag.Fail(diag.Data, def.Pos(def.Claims.File), "missing-file", "fichier introuvable\u00a0: %s", "file not found: %s", label)
	}
	defer file.Close()
	lines, err := readLines(label, file)
	if err != nil {
		return nil, err
	}
	return lines, checkFigures(def, lines)
}

// ReadPublished reads a file of published figures on its own, without the study that declares how they are computed, with
// the place of each. name is what messages call the file. The error is a *diag.Failure of kind diag.Data with all that is
// wrong in the file.
func ReadPublished(name string, src io.Reader) ([]Published, []diag.Pos, error) {
	lines, err := readLines(name, src)
	if err != nil {
		return nil, nil, err
	}
	figures, places := make([]Published, len(lines)), make([]diag.Pos, len(lines))
	for i, l := range lines {
		figures[i], places[i] = l.Published, l.pos
	}
	return figures, places, nil
}

// readLines reads the published figures of a file and checks each line.
func readLines(label string, src io.Reader) ([]line, error) {
	rows, places, err := ingest.ReadFixed[Published](label, src, ingest.Dialect{})
	if err != nil {
		return nil, err
	}
	lines := make([]line, len(rows))
	for i, row := range rows {
		lines[i] = line{Published: row, pos: places[i].At("id")}
	}
	if err := checkLines(lines, places); err != nil {
		return nil, err
	}
	return lines, nil
}

// checkLines reports figures that are there twice, compared in an unknown way, or impossible as printed.
func checkLines(lines []line, places []ingest.Place) error {
	var list diag.List
	first := map[string]diag.Pos{}
	for i, l := range lines {
		switch at, twice := first[l.ID]; {
		case l.ID == "":
			list.Errorf(l.pos, "empty-id", "identifiant vide", "empty identifier")
		case twice:
			list.Errorf(l.pos, "duplicate-id", "identifiant %q en double (déjà à %s)", "identifier %q is there twice (already at %s)", l.ID, at)
		default:
			first[l.ID] = l.pos
		}
		if !slices.Contains(Comparisons, l.Comparison) {
			list.Errorf(places[i].At("comparison"), "comparison", "comparaison %q inconnue%s\u00a0; attendu\u00a0: %s", "unknown comparison %q%s; expected: %s",
				l.Comparison, diag.DidYouMean(l.Comparison, Comparisons), diag.OneOf(Comparisons))
		}
		checkNegative(&list, l, places[i])
		checkStored(&list, places[i])
	}
	return list.Err(diag.Data)
}

// checkNegative reports counts and percents below zero; a value may be.
func checkNegative(list *diag.List, l line, place ingest.Place) {
	for _, part := range []struct {
		column string
		number float64
	}{{"count", float64(l.Count.Value)}, {"base", float64(l.Base.Value)}, {"percent", l.Percent.Value}} {
		if part.number < 0 {
			list.Errorf(place.At(part.column), "negative", "%s\u00a0: %s ne peut pas être négatif", "%s: %s cannot be negative", l.ID, part.column)
		}
	}
}

// checkStored reports figures that a workbook stores as numbers: how many decimals were printed is not known of them.
func checkStored(list *diag.List, place ingest.Place) {
	for _, column := range []string{"percent", "value"} {
		if place.Numbers[column] {
			list.Errorf(place.At(column), "stored-number",
				"%s\u00a0: un classeur ne garde pas les décimales imprimées (50.0 y est 50)\u00a0: mettez la colonne en format Texte et retapez le chiffre, ou enregistrez en CSV UTF-8",
				"%s: a workbook does not keep the decimals that were printed (50.0 is 50 in it): give the column the format Text and type the figure again, or save as CSV UTF-8", column)
		}
	}
}

// checkFigures reports figures of the study file that nobody published.
func checkFigures(def *study.Definition, lines []line) error {
	var list diag.List
	ids := make([]string, len(lines))
	known := map[string]bool{}
	for i, l := range lines {
		ids[i], known[l.ID] = l.ID, true
	}
	for _, entry := range def.Claims.Figures {
		if !known[entry.Key.Value] {
			list.Errorf(def.Pos(entry.Key), "unknown-figure", "%s n'a pas de chiffre %q%s", "%s has no figure %q%s",
				def.Claims.File.Value, entry.Key.Value, diag.DidYouMean(entry.Key.Value, ids))
		}
	}
	return list.Err(diag.Study)
}
