package study_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
)

// inWaves turns the valid study into one of three waves, the second of which side b lacks.
var inWaves = []string{
	"title: Essai\n", "title: Essai\nwaves:\n  2018: { label: { fr: hiver 2018, en: winter 2018 } }\n  2020:\n  2022: {}\n",
	"    file: a.csv\n", "    files:\n      2018: { file: a18.csv, delimiter: ';', population: { size: 5 }, design: { weight: w } }\n      2020: a20.csv\n      2022: a22.csv\n    title_rows: 2\n",
	"    file: b.csv\n", "    files: { 2018: b18.csv, 2022: b22.csv }\n",
	"  t: { label: T, file: t.csv,", "  t: { label: T, files: { 2018: t18.csv, 2020: t20.csv, 2022: t22.csv },",
	"  q1: { type: yesno, codes: on, label: Q1 }", "  q1: { type: yesno, codes: on, label: Q1, column: { a: x }, waves: { 2018: { label: Vieux Q1, column: { b: y }, codes: { 1: Oui, 2: Non } } } }",
	"  q3: { type: yesno, codes: on, label: Q3 }", "  q3: { type: yesno, codes: on, label: Q3, waves: { 2018: { absent: true } } }",
}

// waves returns edits of the study in waves.
func waves(edits ...string) []string { return append(slices.Clone(inWaves), edits...) }

func TestInWave(t *testing.T) {
	def := mustLoad(t, inWaves...)
	if def.Wave != "" || def.LastWave() != "2022" || def.InWave("2019") != nil || def.InWave("").Wave != "2022" {
		t.Fatalf("the whole study is of wave %q, its last is %q", def.Wave, def.LastWave())
	}
	old := def.InWave("2018")
	a, q1 := old.Side("a"), old.Question("q1")
	if old.InWave("") != old || old.InWave("2018") != old || old.InWave("2020") != def.InWave("2020") || old.Whole() != def || def.Whole() != def {
		t.Error("a wave does not lead to the others")
	}
	if a.File.Value != "a18.csv" || a.Delimiter != ";" || a.TitleRows != 2 || a.Population.Size != 5 || len(a.Population.Units) != 0 || a.Design == nil || a.Design.Weight.Value != "w" {
		t.Errorf("side a in 2018 is %+v, population %+v", a, a.Population)
	}
	if q1.Label.FR != "Vieux Q1" || q1.Heading("a") != "x" || q1.Heading("b") != "y" || !maps.Equal(q1.Recodes, map[string]string{"1": "Oui", "2": "Non"}) {
		t.Errorf("q1 in 2018 is %+v", q1)
	}
	if scale := old.Scale("s"); !old.Question("q3").Absent || len(scale.Questions) != 1 || scale.Questions[0] != q1 || len(scale.Items) != 2 || scale.Absent {
		t.Errorf("the scale in 2018 is %+v", scale)
	}
	if len(old.Rules[0].Value.Compiled) != 0 {
		t.Error("a rule on a question that was not put stands")
	}
	if old.Table("t").File.Value != "t18.csv" || def.InWave("").Table("t").File.Value != "t22.csv" {
		t.Error("the side table is not that of the wave")
	}
	last := def.InWave("")
	if a, q1 := last.Side("a"), last.Question("q1"); a.File.Value != "a22.csv" || a.Delimiter != "" || a.Population.Size != 2 || a.Design != nil || q1.Label.FR != "Q1" || q1.Heading("b") != "q1" || q1.Recodes != nil {
		t.Errorf("side a in 2022 is %+v, q1 %+v", a, q1)
	}
	if len(last.Scale("s").Questions) != 2 || len(last.Rules[0].Value.Compiled) != 2 {
		t.Error("what was not put in 2018 lacks in 2022")
	}
	if middle := def.InWave("2020"); middle.HasExport("b") || !middle.HasExport("a") || def.HasExport("a") {
		t.Error("a side without an export has one")
	}
}

func TestWaveLabels(t *testing.T) {
	def := mustLoad(t, inWaves...)
	for name, want := range map[string]locale.Text{"2018": {FR: "hiver 2018", EN: "winter 2018"}, "2020": locale.Same("2020"), "": {}} {
		if got := def.InWave("2018").WaveLabel(name); got != want {
			t.Errorf("the label of %q is %q", name, got)
		}
	}
}

func TestWithoutWaves(t *testing.T) {
	def := mustLoad(t)
	if def.InWave("") != def || def.InWave("2018") != nil || def.Whole() != def || def.LastWave() != "" || !def.HasExport("a") {
		t.Error("a study without waves has some")
	}
}

func TestFilesOfEveryWave(t *testing.T) {
	want := "study.yaml a18.csv a20.csv a22.csv b18.csv b22.csv t18.csv t20.csv t22.csv p.csv"
	def := mustLoad(t, inWaves...)
	if got := strings.Join(def.Files(), " "); got != want {
		t.Errorf("the files are %s", got)
	}
	got := slices.Sorted(slices.Values(def.InWave("2018").Files()))
	if !slices.Equal(got, slices.Sorted(slices.Values(strings.Fields(want)))) {
		t.Errorf("the files, from a wave, are %v", got)
	}
}

func TestOnlyItems(t *testing.T) {
	def := mustLoad(t)
	only := def.OnlyItems(func(q *study.Question) bool { return q.Name != "q3" })
	if len(only.Scale("s").Questions) != 1 || len(def.Scale("s").Questions) != 2 || only.Scale("s").Absent {
		t.Error("the scale does not have its items, or the study lost them")
	}
	if none := def.OnlyItems(func(*study.Question) bool { return false }); !none.Scale("s").Absent {
		t.Error("a scale without items has a score")
	}
}

func TestWaveMistakes(t *testing.T) {
	checkAll(t, []mistake{
		{"unknown wave of a side", waves("  2020:\n", "  ‸2020:\n", "      2020: a20.csv", "      ‸2021: a20.csv"),
			[]string{`wave "2020": no side has its export (files:)`, `unknown wave "2021" (did you mean "2020"?); expected: 2018, 2020, 2022`}},
		{"unknown wave of a question", waves("waves: { 2018: { absent: true } }", "waves: { ‸218: { absent: true } }"), []string{`unknown wave "218" (did you mean "2018"?); expected: 2018, 2020, 2022`}},
		{"unknown wave of a figure", waves("f: { unit: a,", "f: { unit: a, wave: ‸2019,"), []string{`unknown wave "2019" (did you mean "2018"?); expected: 2018, 2020, 2022`}},
		{"no waves", []string{"    file: a.csv\n", "    files: { ‸2018: a.csv }\n"}, []string{`wave "2018": the study declares no waves (waves:)`}},
		{"figure of no wave", []string{"f: { unit: a,", "f: { unit: a, wave: ‸2018,"}, []string{`wave "2018": the study declares no waves (waves:)`}},
		{"file and files", waves("    files: { 2018: b18.csv, 2022: b22.csv }\n", "    files: { 2018: b18.csv, 2022: b22.csv }\n    file: ‸b.csv\n"), []string{"file and files: either one or the other"}},
		{"file in a study with waves", waves("    files: { 2018: b18.csv, 2022: b22.csv }\n", "    file: ‸b.csv\n"), []string{"the study has waves: files says the file of each"}},
		{"no files", waves("  b:\n    label: Groupes\n    files: { 2018: b18.csv, 2022: b22.csv }\n", "  ‸b:\n    label: Groupes\n"), []string{"b: files is missing, a file for each wave"}},
		{"wave without an export", waves("      2020: a20.csv\n", "", "  2020:\n", "  ‸2020:\n"), []string{`wave "2020": no side has its export (files:)`}},
		{"table without a wave", waves("  t: { label: T, files: { 2018: t18.csv, 2020: t20.csv,", "  ‸t: { label: T, files: { 2018: t18.csv,"), []string{`table "t": the file of wave 2020 is missing (files:)`}},
		{"unknown code", waves("codes: { 1: Oui, 2: Non }", "codes: { 1: Oui, 2: ‸Nom }"), []string{`unknown answer "Nom" (did you mean "Non"?); expected: Oui, Non`}},
		{"codes of a number", waves("label: N }", "label: N, waves: { ‸2018: { codes: { 1: 2 } } } }"), []string{`question "n": no codes to replace in a cell (codes)`}},
		{"columns of one column", waves("label: N }", "label: N, waves: { ‸2018: { columns: { x: y } } } }"), []string{`question "n": a single column: column, not columns`}},
		{"column of a side that there is not", waves("label: N }", "label: N, waves: { ‸2018: { column: { c: y } } } }"), []string{`unknown side "c"; expected: a, b`}},
		{"absent and worded", waves("{ 2018: { absent: true } }", "{ ‸2018: { absent: true, label: X } }"), []string{`question "q3": absent from wave 2018, it has no wording, column or codes there`}},
		{"absent from all", waves("  q3: {", "  ‸q3: {", "{ 2018: { absent: true } }", "{ 2018: { absent: true }, 2020: { absent: true }, 2022: { absent: true } }"), []string{`question "q3": absent from every wave`}},
		{"region absent", waves("  region: { type: region, label: Région }", "  region: { type: region, label: Région, waves: { 2018: { absent: true } } }", "    id: id\n    region: region\n", "    id: id\n    region: ‸region\n",
			"    files: { 2018: b18.csv, 2022: b22.csv }\n    region: region\n", "    files: { 2018: b18.csv, 2022: b22.csv }\n    region: ‸region\n"),
			[]string{`question "region", absent from wave 2018, holds the region of side a`, `question "region", absent from wave 2018, holds the region of side b`}},
		{"keep rests on an absent question", waves("    id: id\n", "    id: id\n    keep: ‸q3 == \"Oui\"\n"), []string{"keep rests on question \"q3\", absent from wave 2018 (files: a wave may have a keep of its own)"}},
		{"keep of a wave", waves("      2020: a20.csv\n", "      2020: { file: a20.csv, keep: ‸q9 == \"Oui\" }\n"), []string{`unknown variable "q9" (did you mean "q1"?)`}},
		{"match", waves("    id: id\n", "    id: id\n    match: ‸ident\n"), []string{`unknown question "ident"; expected: id, region, q1, q2, q3, n, none`}},
		{"match by a number", waves("    id: id\n", "    id: id\n    match: ‸n\n"), []string{`question "n" does not name a respondent (id, text, date or region)`}},
		{"match without waves", []string{"    id: id\n", "    id: id\n    match: ‸id\n"}, []string{"match: the study declares no waves (waves:)"}},
		{"region of the population of a wave", waves("population: { size: 5 }", "population: { size: 1, units: [{ region: ‸'99' }] }"), []string{`unknown region "99"`}},
		{"override that there is not", waves("delimiter: ';'", "‸id: x"), []string{`unknown key "id"; expected: complete, delimiter, design, encoding, file, folder, header_rows, headings… (14 in all)`}},
		{"standard input", waves("      2018: { file: a18.csv,", "      2018: { file: ‸'-',"), []string{"a wave is not read from standard input (-): name a file"}},
		{"override without a file", waves("      2018: { file: a18.csv,", "      ‸2018: { encoding: utf-8,"), []string{"missing: file (an export) or folder (a folder of documents)"}},
		{"absent: false", waves("absent: true", "absent: ‸false"), []string{"absent: value false; expected: true"}},
	})
}

// A wave that says of a question what the study says anyway changes nothing in it.
func TestWaveThatChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		what := rapid.SampledFrom([]string{"label: Q1", "column: { a: x }", "column: x, label: Q1", "codes: { Oui: Oui, Non: Non }"}).Draw(t, "what")
		wave := rapid.SampledFrom([]string{"2018", "2020", "2022"}).Draw(t, "wave")
		text := valid
		for i := 0; i < 8; i += 2 {
			text = strings.Replace(text, inWaves[i], inWaves[i+1], 1)
		}
		column := "column: { a: x }"
		if strings.HasPrefix(what, "column: x") {
			column = "column: x"
		}
		text = strings.Replace(text, "label: Q1 }", "label: Q1, "+column+", waves: { "+wave+": { "+what+" } } }", 1)
		def, err := load(text)
		if err != nil {
			t.Fatalf("the study does not load:\n%v", err)
		}
		for _, name := range def.Waves.Names() {
			q := def.InWave(name).Question("q1")
			if q.Label.FR != "Q1" || q.Heading("a") != "x" || q.Absent {
				t.Errorf("in %s q1 is %+v", name, q)
			}
			for then, now := range q.Recodes {
				if then != now {
					t.Errorf("in %s %q becomes %q", name, then, now)
				}
			}
		}
	})
}
