package main

import (
	"encoding/json"
	"math"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// broomed are command lines on the demo and on the study in waves, beside shown.
var broomed = []string{
	"rates --by region --interval logit --means mesures", "rates --base answered --level 0.9", "means mesures budget --difference",
	"totals", "correlate --lines --interval bca", "agree --level 0.9", "agree rencontres_annee satisfaction", "reliability --resamples 20 --seed 1", "explain mesures",
	"xtab satisfaction region --percent none", "xtab collaboration satisfaction --missing", "xtab satisfaction side --test monte-carlo --seed 3",
	"compare mesures --by satisfaction --test wilcoxon", "compare mesures --by region", "verify --study waves", "scores --study waves",
	"means --study waves --wave 2018", "likert --study waves", "codebook --study waves", "join --study waves", "design --study waves", "correlate clinics.delai committees.confiance --study waves --lines",
}

// broomedStudies are command lines on the surveys of testdata/study whose exports are there.
var broomedStudies = map[string][]string{
	"apiclus1":  {"rates", "rates --by awards", "means", "quantiles --at 0.25,0.5", "ratios api00 api99", "design", "codebook", "compare api00 --by stype", "compare awards --by stype --pairs", "xtab stype awards --letters", "likert"},
	"apistrat":  {"rates", "totals", "means api00 api99 --difference", "design", "check"},
	"attitude":  {"scores", "reliability --resamples 20", "correlate rating complaints --lines", "means"},
	"bootstrap": {"rates", "means --by sex"},
	"comma":     {"rates", "verify", "xtab oxford data_verb --residuals", "likert", "codebook"},
	"flying":    {"rates", "scores", "verify", "reliability", "xtab recline r_recline --test asymptotic", "likert", "explain reclining-rude"},
	"stages":    {"means", "totals", "design"},
}

// withoutRole are the columns of numbers that say nothing of an estimate, by table and key, with the reason.
var withoutRole = map[string]string{
	"check.line": "a place", "check.column": "a place", "respondents.line": "a place", "grim.line": "a place",
	"findings.*": "places and cases of what is found in a file, which is no sample", "columns.*": "what a column of a file holds",
	"questions.column": "a place", "values.*": "what a file holds", "evidence.*": "marks of a platform",
	"codebook.value":       "the number that a code stands for; statistic has those that are computed",
	"correlations.p_error": "Monte Carlo error of p", "tests.p_error": "Monte Carlo error of p",
	"compare-tests.p_error": "Monte Carlo error of p", "compare-pairs.p_error": "Monte Carlo error of p",
	"agreement-difference.p":        "the exact p value beside the mid-P value, which is p.value",
	"agreement-pooled.clusters":     "regions, of which n counts the pairs",
	"themes-agreement-all.segments": "answers, of which n counts the decisions", "themes-agreement-pairs.segments": "answers, of which n counts the decisions",
	"xtab.column_base": "base of a column whatever the percent is of",
	"items.reversed":   "a sign of how a question is worded", "reliability-items.reversed": "a sign of how a question is worded",
	"*-changes.pairs":  "the kind of change, in numbers",
	"*-changes.n_from": "units of the first wave: a change has two bases", "*-changes.n_to": "units of the second wave",
}

// A broomTable is a table as JSON has it.
type broomTable struct {
	ID      string
	Columns []struct {
		Key, Kind, Role, Of, Side string
		Confidence                float64
	}
	Rows []struct{ Cells map[string]json.RawMessage }
}

// tablesOf runs a command line that prints JSON.
func tablesOf(t *testing.T, text string) []broomTable {
	t.Helper()
	var document struct{ Tables []broomTable }
	if err := json.Unmarshal([]byte(text), &document); err != nil {
		t.Fatal(err)
	}
	return document.Tables
}

// TestBroom checks every table that the commands make: what their columns say of estimates, and the lines that come of it.
func TestBroom(t *testing.T) {
	dir, used := demoAndWaves(t), map[string]bool{}
	for _, line := range append(broomed, shown...) {
		if strings.HasPrefix(line, "report") || strings.HasPrefix(line, "diff") || strings.HasPrefix(line, "chart") || strings.HasPrefix(line, "themes import") {
			continue // They write documents, what changed, pictures, or coding files.
		}
		run := func(t *testing.T, format string) string {
			code, stdout, stderr := runIn(dir, nil, append(strings.Fields(line), "--format", format, "--lang", "en")...)
			if code > 1 || stdout == "" {
				t.Fatalf("%s: exit code %d, %s", line, code, stderr)
			}
			return stdout
		}
		t.Run(line, func(t *testing.T) { checkBroom(t, tablesOf(t, run(t, "json")), run(t, "broom"), used, false) })
	}
	for what := range withoutRole {
		isOfRatings := strings.HasSuffix(what, ".reversed") // The demo has none.
		if !used[what] && !isOfRatings {
			t.Errorf("%s is on the list of columns without a role, but no table has it", what)
		}
	}
}

// TestBroomOfStudies checks the tables of real surveys.
func TestBroomOfStudies(t *testing.T) {
	for name, lines := range broomedStudies {
		for _, line := range lines {
			t.Run(name+"/"+line, func(t *testing.T) {
				t.Parallel()
				s := conforming{name: name, file: exportOf(t, name)}
				run := func(format string) string {
					var stdout, stderr strings.Builder
					if code := s.main(t, &stdout, &stderr, "en", append(strings.Fields(line), "--format", format)...); code != 0 {
						t.Fatalf("exit code %d: %s", code, &stderr)
					}
					return stdout.String()
				}
				checkBroom(t, tablesOf(t, run("json")), run("broom"), map[string]bool{}, true)
			})
		}
	}
}

func checkBroom(t *testing.T, tables []broomTable, text string, used map[string]bool, isWeighted bool) {
	t.Helper()
	if header, _, _ := strings.Cut(text, "\n"); !strings.HasPrefix(header, "table,term,group,level,side,estimate,std.error,statistic,p.value,conf.low,conf.high,conf.level,df,n,base,left_no_answer,") {
		t.Errorf("header %q", header)
	}
	estimates := 0
	for _, one := range tables {
		checkRoles(t, one, used)
		for _, row := range one.Rows {
			for _, column := range one.Columns {
				if column.Role == "estimate" && isJSONNumber(row.Cells[column.Key]) {
					estimates++
				}
			}
		}
	}
	if strings.Count(text, "\n") == 1 {
		if estimates > 0 {
			t.Errorf("%d estimates, and no line", estimates)
		}
		return
	}
	seen, found := map[string]bool{}, map[string]bool{}
	for _, row := range csvRows(t, text) {
		key := row["table"] + "/" + row["row"] + "/" + row["measure"]
		if column := key + "/" + row["interval"] + row["heading_en"] + row["side"]; seen[column] && !severalTables(tables, row["table"]) {
			t.Errorf("two lines are %s", column)
		} else {
			seen[column] = true
		}
		if row["estimate"] != "" {
			found[key+row["side"]+row["interval"]] = true
		}
		checkBroomRow(t, row, isWeighted)
	}
	if len(found) < estimates && !severalTables(tables, tables[0].ID) {
		t.Errorf("%d estimates, %d of them with a line", estimates, len(found))
	}
}

// severalTables reports whether several tables have the identifier: one for each side, as those of design.
func severalTables(tables []broomTable, id string) bool {
	n := 0
	for _, one := range tables {
		if one.ID == id {
			n++
		}
	}
	return n > 1
}

func isJSONNumber(cell json.RawMessage) bool {
	var x float64
	return len(cell) > 0 && string(cell) != "null" && json.Unmarshal(cell, &x) == nil
}

// checkRoles checks that every column of numbers has a role or a reason for none, and names the columns that it speaks of.
func checkRoles(t *testing.T, one broomTable, used map[string]bool) {
	t.Helper()
	roles := map[string]string{}
	for _, column := range one.Columns {
		roles[column.Key] = column.Role
	}
	for _, column := range one.Columns {
		if column.Kind != "text" && column.Role == "" && !excused(one.ID+"."+column.Key, used) {
			t.Errorf("table %s: column %s has no role", one.ID, column.Key)
		}
		isInterval := false
		for _, row := range one.Rows {
			isInterval = isInterval || strings.Contains(string(row.Cells[column.Key]), `"lo"`)
		}
		of, isOfOne := roles[column.Of]
		switch {
		case isInterval && column.Role != "interval":
			t.Errorf("table %s: column %s has intervals, and the role %q", one.ID, column.Key, column.Role)
		case column.Of != "" && !isOfOne:
			t.Errorf("table %s: column %s speaks of %q, which is not there", one.ID, column.Key, column.Of)
		case column.Of != "" && column.Role != "method" && of != "estimate":
			t.Errorf("table %s: column %s speaks of %q, which has the role %q", one.ID, column.Key, column.Of, of)
		case column.Role == "interval" && column.Of == "" && strings.Count(strings.Join(mapValues(roles), " "), "estimate") > 1:
			t.Errorf("table %s: column %s does not say which estimate it is the interval of", one.ID, column.Key)
		case column.Role == "interval" && !(column.Confidence > 0 && column.Confidence < 1):
			t.Errorf("table %s: the intervals of column %s have the level %v", one.ID, column.Key, column.Confidence)
		}
	}
}

func mapValues(m map[string]string) []string {
	var list []string
	for _, value := range m {
		list = append(list, value)
	}
	return list
}

// excused reports whether a column is on the list of those without a role, and marks what of the list it is.
func excused(name string, used map[string]bool) bool {
	found := false
	for pattern := range withoutRole {
		if ok, _ := path.Match(pattern, name); ok {
			used[pattern], found = true, true
		}
	}
	return found
}

func checkBroomRow(t *testing.T, row map[string]string, isWeighted bool) {
	t.Helper()
	x := map[string]float64{}
	for _, key := range []string{"estimate", "std.error", "p.value", "conf.low", "conf.high", "conf.level", "df", "n", "base", "left_out", "n_eff", "deff"} {
		if row[key] == "" {
			continue
		}
		value, err := strconv.ParseFloat(row[key], 64)
		if err != nil {
			t.Errorf("%s: %v in %v", key, err, row)
		}
		x[key] = value
	}
	has := func(key string) bool { return row[key] != "" }
	const slack = 1e-9
	switch {
	case has("conf.low") != has("conf.high") || has("conf.low") != has("conf.level") || has("conf.low") != has("interval"):
		t.Errorf("half an interval: %v", row)
	case has("conf.low") && has("estimate") && (x["estimate"] < x["conf.low"]-slack || x["estimate"] > x["conf.high"]+slack):
		t.Errorf("the estimate lies outside its interval: %v", row)
	case (has("conf.low") || has("p.value")) && !has("method"):
		t.Errorf("an interval or a p value without a method: %v", row)
	case row["unit"] == "%" && has("n") && has("base") && x["n"] > x["base"]:
		t.Errorf("more units than the base: %v", row)
	case row["unit"] == "%" && has("n") && has("base") && has("estimate") && !isWeighted && math.Abs(x["estimate"]-100*x["n"]/x["base"]) > slack:
		t.Errorf("the percentage is not that of n in the base: %v", row)
	case has("p.value") && (x["p.value"] <= 0 || x["p.value"] > 1), x["std.error"] < 0, x["left_out"] < 0:
		t.Errorf("out of range: %v", row)
	case !has("term"):
		t.Errorf("a line without a term: %v", row)
	}
	for _, lang := range []string{"fr", "en"} {
		checkDisplay(t, row, row["display_"+lang], lang)
	}
}

// shownNumber is a number as people read it, with the spaces and commas of thousands.
var shownNumber = regexp.MustCompile(`^[-−]?[0-9]+(?:\.[0-9]+)?$`)

// checkDisplay checks that what people read is the estimate, rounded at the decimals that they read.
func checkDisplay(t *testing.T, row map[string]string, text, lang string) {
	t.Helper()
	strip := strings.NewReplacer("\u00a0", "", "\u202f", "", "%", "", "$", "", ",", "", "−", "-")
	if lang == "fr" {
		strip = strings.NewReplacer("\u00a0", "", "\u202f", "", "%", "", "$", "", ",", ".", "−", "-")
	}
	number := strip.Replace(text)
	isNumber := shownNumber.MatchString(number)
	if isNumber != (row["estimate"] != "") {
		t.Errorf("%s: %q stands for %q in %v", lang, text, row["estimate"], row)
	}
	if !isNumber {
		return
	}
	_, fraction, _ := strings.Cut(number, ".")
	shown, err := strconv.ParseFloat(number, 64)
	estimate, _ := strconv.ParseFloat(row["estimate"], 64)
	if half := 0.5 * math.Pow10(-len(fraction)); err != nil || math.Abs(shown-estimate) > half*(1+1e-6)+1e-9 {
		t.Errorf("%s: %q stands for %v in %v", lang, text, estimate, row)
	}
}
