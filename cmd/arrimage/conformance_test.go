package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/arrimage/arrimage/pkg/cli"
	"github.com/arrimage/arrimage/pkg/round"
)

// conformanceVariable names the folder of the real exports. The repository does not hold them: without the folder, or
// without its files, the tests below say so and are left out.
const conformanceVariable = "ARRIMAGE_CONFORMANCE_DATA"

// A conforming is one real survey with the figures that its export must give.
type conforming struct {
	name     string            // folder below testdata/study
	file     string            // the export
	title    map[string]string // of the report, by language
	scale    string            // a scale, or ""
	claim    string            // a published figure that is a share, for explain
	count    int               // units that it counts
	base     int               // units in its base
	statuses map[string]int    // outcomes of verify that are not none
	rates    []conformingRate
}

// A conformingRate is a share whose count and base were published with the survey, or counted apart from the program.
type conformingRate struct {
	question, answer string
	count, base      int
	percent          float64
	decimals         int
}

// conformingSurveys are two SurveyMonkey exports of the FiveThirtyEight data repository (comma-survey and
// flying-etiquette-survey, CC BY 4.0). The counts are those of the columns, the percents those that were published.
var conformingSurveys = []conforming{
	{
		name: "comma", file: "538-comma-survey.csv", claim: "data-is", count: 865, base: 1093,
		title:    map[string]string{"fr": "La virgule d'Oxford et le mot «\u00a0data\u00a0», sondage de 2014", "en": `The Oxford comma and the word "data", survey of 2014`},
		statuses: map[string]int{"match": 7, "not checkable": 1},
		rates: []conformingRate{
			{"oxford", "It's important for a person to be honest, kind, and loyal.", 641, 1129, 56.78, 2},
			{"oxford", "It's important for a person to be honest, kind and loyal.", 488, 1129, 43.22, 2},
			{"data_verb", "Some experts say it's important to drink milk, but the data is inconclusive.", 865, 1093, 79, 0},
			{"data_verb", "Some experts say it's important to drink milk, but the data are inconclusive.", 228, 1093, 21, 0},
		},
	},
	{
		name: "flying", file: "538-flying-etiquette.csv", scale: "rude", claim: "reclining-rude", count: 352, base: 854,
		title:    map[string]string{"fr": "Les bonnes manières en avion, sondage de 2014", "en": "Good manners on a plane, survey of 2014"},
		statuses: map[string]int{"match": 8},
		rates: []conformingRate{
			{"flies", "Never", 166, 1040, 16, 0},
			{"recline", "Never", 171, 858, 20, 0},
			{"recline", "Once in a while", 257, 858, 30, 0},
			{"recline", "About half the time", 118, 858, 14, 0},
			{"recline", "Usually", 175, 858, 20, 0},
			{"recline", "Always", 137, 858, 16, 0},
			{"r_recline", "Yes, somewhat rude", 281, 854, 33, 0},
			{"r_recline", "Yes, very rude", 71, 854, 8, 0},
			{"income", "150000", 115, 826, 14, 0},
		},
	},
}

// eachConforming runs a test on each survey whose export is there, in the languages given, or in both where none is.
func eachConforming(t *testing.T, test func(t *testing.T, s conforming, lang string), languages ...string) {
	if len(languages) == 0 {
		languages = []string{"fr", "en"}
	}
	for _, s := range conformingSurveys {
		for _, lang := range languages {
			t.Run(s.name+"/"+lang, func(t *testing.T) {
				s.folder(t)
				t.Parallel()
				test(t, s, lang)
			})
		}
	}
}

// folder returns the folder of the exports, or leaves the test out.
func (s conforming) folder(t testing.TB) string {
	t.Helper()
	folder := os.Getenv(conformanceVariable)
	if folder == "" {
		t.Skipf("%s names no folder with %s", conformanceVariable, s.file)
	}
	if _, err := os.Stat(filepath.Join(folder, s.file)); err != nil {
		t.Skipf("%s: no %s in the folder %s", conformanceVariable, s.file, folder)
	}
	return folder
}

// run runs a command on a survey, at 80 columns, and wants an exit code; it returns what went to stdout.
func (s conforming) run(t testing.TB, code int, lang string, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if got := s.main(t, &stdout, &stderr, lang, args...); got != code {
		t.Fatalf("%s %q: exit code %d, want %d\n%s", s.name, args, got, code, stderr.String())
	}
	if code == 0 && stderr.Len() > 0 && !strings.Contains(stderr.String(), "--table") {
		t.Errorf("%s %q: on stderr: %s", s.name, args, stderr.String())
	}
	return stdout.String()
}

func (s conforming) main(t testing.TB, stdout, stderr io.Writer, lang string, args ...string) int {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	env := &cli.Env{In: strings.NewReader(""), Out: stdout, Err: stderr, Dir: dir, Getenv: func(name string) string {
		return map[string]string{"COLUMNS": "80"}[name]
	}}
	study := filepath.Join("..", "..", "testdata", "study", s.name)
	return cli.Main(slices.Concat(args, []string{"--study", study, "--data", s.folder(t), "--lang", lang}), env)
}

// rows runs a command that writes CSV and returns its rows, each by the names of the columns.
func (s conforming) rows(t *testing.T, lang string, args ...string) []map[string]string {
	t.Helper()
	return csvRows(t, s.run(t, 0, lang, append(args, "--format", "csv")...))
}

// csvRows returns the rows of a CSV text, each by the names of the columns.
func csvRows(t *testing.T, text string) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(records) < 2 {
		t.Fatalf("%d records, %v in\n%s", len(records), err, text)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, key := range records[0] {
			row[key] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func wholeOf(t *testing.T, row map[string]string, key string) int {
	t.Helper()
	n, err := strconv.Atoi(row[key])
	if err != nil {
		t.Fatalf("%s: %v in %v", key, err, row)
	}
	return n
}

func TestConformanceCheckFindsNothing(t *testing.T) {
	eachConforming(t, func(t *testing.T, s conforming, lang string) {
		s.run(t, 0, lang, "check", "--strict")
		var document struct{ Tables []struct{ Rows []any } }
		if err := json.Unmarshal([]byte(s.run(t, 0, lang, "check", "--format", "json")), &document); err != nil {
			t.Fatal(err)
		}
		if len(document.Tables) != 1 || len(document.Tables[0].Rows) != 0 {
			t.Errorf("check found: %v", document.Tables)
		}
	})
}

func TestConformanceRates(t *testing.T) {
	eachConforming(t, func(t *testing.T, s conforming, lang string) {
		var questions []string
		for _, want := range s.rates {
			questions = append(questions, want.question)
		}
		rows := s.rows(t, lang, append([]string{"rates"}, slices.Compact(questions)...)...)
		for _, want := range s.rates {
			i := slices.IndexFunc(rows, func(row map[string]string) bool {
				return row["question"] == want.question && row["answer"] == want.answer
			})
			if i < 0 {
				t.Fatalf("%s: no row for %q", want.question, want.answer)
			}
			percent, err := strconv.ParseFloat(rows[i]["percent"], 64)
			count, base := wholeOf(t, rows[i], "count"), wholeOf(t, rows[i], "base")
			if err != nil || count != want.count || base != want.base || round.HalfUp(percent, want.decimals) != want.percent {
				t.Errorf("%s, %q: %d of %d, %v (%v), want %+v", want.question, want.answer, count, base, percent, err, want)
			}
			if exact := 100 * float64(count) / float64(base); percent != exact {
				t.Errorf("%s, %q: %v in the CSV, want %v in full", want.question, want.answer, percent, exact)
			}
		}
	})
}

// The JSON of rates says what the CSV does.
func TestConformanceRatesInJSON(t *testing.T) {
	eachConforming(t, func(t *testing.T, s conforming, lang string) {
		var document struct {
			Tables []struct {
				Rows []struct {
					Cells struct {
						Question, Answer struct{ EN string }
						Count, Base      int
						Percent          float64
					}
				}
			}
		}
		if err := json.Unmarshal([]byte(s.run(t, 0, lang, "rates", "--format", "json")), &document); err != nil {
			t.Fatal(err)
		}
		rows := s.rows(t, lang, "rates")
		if len(document.Tables) != 1 || len(document.Tables[0].Rows) != len(rows) {
			t.Fatalf("%d tables in JSON, %d rows in CSV", len(document.Tables), len(rows))
		}
		for i, row := range document.Tables[0].Rows {
			cells := row.Cells
			inJSON := fmt.Sprint(cells.Question.EN, "|", cells.Answer.EN, "|", cells.Count, "|", cells.Base, "|", cells.Percent)
			percent, _ := strconv.ParseFloat(rows[i]["percent"], 64)
			inCSV := fmt.Sprint(rows[i]["question"], "|", rows[i]["answer"], "|", rows[i]["count"], "|", rows[i]["base"], "|", percent)
			if inJSON != inCSV {
				t.Errorf("row %d: JSON %s, CSV %s", i, inJSON, inCSV)
			}
		}
	}, "en")
}

// tally is the count and the base of each answer to each question.
type tally map[string][2]int

// tallies adds up the rows of rates by answer, and gives those of each group apart.
func tallies(t *testing.T, rows []map[string]string) (whole tally, groups map[string]tally) {
	t.Helper()
	whole, groups = tally{}, map[string]tally{}
	for _, row := range rows {
		answer, count, base := row["question"]+"|"+row["answer"], wholeOf(t, row, "count"), wholeOf(t, row, "base")
		whole[answer] = [2]int{whole[answer][0] + count, whole[answer][1] + base}
		if groups[row["group"]] == nil {
			groups[row["group"]] = tally{}
		}
		groups[row["group"]][answer] = [2]int{count, base}
	}
	return whole, groups
}

// The groups of --by add up to the whole, and each is what --where selects.
func TestConformanceGroupsAddUp(t *testing.T) {
	eachConforming(t, func(t *testing.T, s conforming, lang string) {
		whole, _ := tallies(t, s.rows(t, lang, "rates"))
		sum, groups := tallies(t, s.rows(t, lang, "rates", "--by", "gender"))
		if fmt.Sprint(sum) != fmt.Sprint(whole) {
			t.Errorf("--by gender adds up to %v, want %v", sum, whole)
		}
		for _, code := range []string{"Female", "Male"} {
			where, _ := tallies(t, s.rows(t, lang, "rates", "--where", "gender == "+strconv.Quote(code)))
			if len(where) == 0 || fmt.Sprint(groups[code]) != fmt.Sprint(where) {
				t.Errorf("--by gender, %s: %v; --where: %v", code, groups[code], where)
			}
		}
	}, "en")
}

func TestConformanceScores(t *testing.T) {
	eachConforming(t, func(t *testing.T, s conforming, lang string) {
		if s.scale == "" {
			s.run(t, 2, lang, "scores")
			return
		}
		// Counted apart: 849 people answered all nine questions on rudeness, 191 did not; the sum of the scores is 2947.
		row := s.rows(t, lang, "scores", s.scale, "--table", "scores")[0]
		mean, err := strconv.ParseFloat(row["mean"], 64)
		if err != nil || row["n"] != "849" || row["missing"] != "191" || round.HalfUp(mean, 12) != round.HalfUp(2947.0/849, 12) || row["min"] != "0" || row["max"] != "9" {
			t.Errorf("scores: %v (%v)", row, err)
		}
		want := map[string]string{"0": "30", "1": "84", "2": "163", "3": "176", "4": "184", "5": "90", "6": "67", "7": "29", "8": "16", "9": "10"}
		got := map[string]string{}
		for _, row := range s.rows(t, lang, "scores", "--table", "distribution") {
			got[row["score"]] = row["respondents"]
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("distribution: %v, want %v", got, want)
		}
		for _, row := range s.rows(t, lang, "scores", "--table", "items") {
			if row["question"] == "r_recline" && (row["respondents_count"] != "352" || row["respondents_base"] != "854") {
				t.Errorf("item r_recline: %v, want 352 of 854, as rates has it", row)
			}
		}
	})
}

func TestConformanceVerify(t *testing.T) {
	eachConforming(t, func(t *testing.T, s conforming, lang string) {
		var document struct {
			Figures []struct {
				ID, Status, Note string
				Count, Base      *int
			}
		}
		if err := json.Unmarshal([]byte(s.run(t, 0, lang, "verify", "--format", "json")), &document); err != nil {
			t.Fatal(err)
		}
		statuses := map[string]int{}
		for _, figure := range document.Figures {
			statuses[figure.Status]++
			if figure.Status == "not checkable" && !strings.Contains(figure.Note, "no column") {
				t.Errorf("%s: not checkable, and why: %q", figure.ID, figure.Note)
			}
			if figure.ID == s.claim && (figure.Count == nil || figure.Base == nil || *figure.Count != s.count || *figure.Base != s.base) {
				t.Errorf("%s: want %d of %d", figure.ID, s.count, s.base)
			}
		}
		if fmt.Sprint(statuses) != fmt.Sprint(s.statuses) {
			t.Errorf("outcomes %v, want %v: %+v", statuses, s.statuses, document.Figures)
		}
	})
}

// explain lists the units of a figure, what part each has in it, and the line of the export that it comes from.
func TestConformanceExplain(t *testing.T) {
	eachConforming(t, func(t *testing.T, s conforming, lang string) {
		for _, row := range s.rows(t, lang, "explain", s.claim) {
			if row["what"] == "Computed" && !strings.Contains(row["value"], strconv.Itoa(s.count)) {
				t.Errorf("explain %s: %v", s.claim, row)
			}
		}
		rows := s.rows(t, lang, "explain", s.claim, "--table", "units")
		roles := map[string]int{}
		for _, row := range rows {
			if !strings.Contains(fmt.Sprint(row), s.file+":") {
				t.Fatalf("explain %s: no place in %v", s.claim, row)
			}
			roles[row["role"]]++
		}
		counts := roles[map[string]string{"fr": "compte", "en": "counts"}[lang]]
		base := counts + roles[map[string]string{"fr": "dans la base", "en": "in the base"}[lang]]
		if counts != s.count || base != s.base {
			t.Errorf("explain %s: %d of %d units, want %d of %d: %v", s.claim, counts, base, s.count, s.base, roles)
		}
	})
}

func TestConformanceReport(t *testing.T) {
	eachConforming(t, func(t *testing.T, s conforming, lang string) {
		for _, format := range []string{"table", "md", "html"} {
			document := s.run(t, 0, lang, "report", "--format", format)
			if format == "html" {
				if again := s.run(t, 0, lang, "report", "--format", format); again != document {
					t.Error("two runs differ")
				}
				document = html.UnescapeString(document)
			}
			if !strings.Contains(document, s.title[lang]) {
				t.Errorf("%s: the title %q is not there", format, s.title[lang])
			}
			if !strings.Contains(document, "CC BY 4.0") {
				t.Errorf("%s: the source and its licence are not there", format)
			}
		}
	})
}

func TestConformanceFitsTheTerminal(t *testing.T) {
	eachConforming(t, func(t *testing.T, s conforming, lang string) {
		commands := [][]string{{"check"}, {"rates"}, {"rates", "--by", "education"}, {"verify"}, {"explain", s.claim}, {"explain", "gender"}, {"report"}}
		if s.scale != "" {
			commands = append(commands, []string{"scores"}, []string{"scores", "--by", "census_region"}, []string{"explain", s.scale})
		}
		for _, args := range commands {
			for i, line := range strings.Split(s.run(t, 0, lang, args...), "\n") {
				if width := utf8.RuneCountInString(line); width > 80 {
					t.Errorf("%q, line %d: %d columns: %s", args, i+1, width, line)
				}
			}
		}
	})
}

// BenchmarkConformance times whole commands on exports of a thousand rows, from reading the study file to the output.
func BenchmarkConformance(b *testing.B) {
	for _, s := range conformingSurveys {
		for _, args := range [][]string{{"check"}, {"rates"}, {"verify"}, {"report", "--format", "html"}} {
			b.Run(s.name+"/"+args[0], func(b *testing.B) {
				for b.Loop() {
					if code := s.main(b, io.Discard, io.Discard, "en", args...); code != 0 {
						b.Fatalf("exit code %d", code)
					}
				}
			})
		}
	}
}
