package study_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/prose"
	"github.com/arrimage/arrimage/pkg/study"
)

// text gives the section of the valid study a text, in English and indented as in a block.
func text(lines ...string) []string {
	return []string{"    - title: X\n", "    - title: X\n      text:\n        en: |\n          " + strings.Join(lines, "\n          ") + "\n"}
}

// figures gives the valid study figures that nobody published.
func figures(flow string) []string {
	return []string{"report:\n", "figures:\n  " + flow + "\nreport:\n"}
}

func TestMistakesInProse(t *testing.T) {
	checkAll(t, []mistake{
		{"unknown figure", text(`a {{ figure "‸ff" }}`), []string{`unknown figure "ff" (did you mean "f"?); expected: f`}},
		{"unknown analysis", text(``, `{{ table "‸y" }}`, ``, `{{ show "‸y" }}`, ``, `a {{ ref chart="‸y" }}`), []string{
			`unknown analysis "y"; expected: x`, `unknown analysis "y"; expected: x`, `unknown analysis "y"; expected: x`}},
		{"unknown call", text(`**a** ‸{{ figgure "f" }}`), []string{`unknown call "figgure" (did you mean "figure"?); expected: figure, ref, table, chart, show, quote, include`}},
		{"several at once", text(`a {{ figure "‸g" }}`, `b ‸<i>`, ``, `‸***`), []string{`unknown figure "g"; expected: f`,
			`no HTML in a report: **bold**, *italic*, [link](https://…) (\< writes the sign)`, "no rules in a report: a heading (###) separates parts"}},
		{"part of a statistic", append(figures(`m: { unit: a, statistic: mean, of: n }`), text(`{{ figure "m" "‸percent" }}`)...), []string{`figure "m" has no "percent"; it has: value, base`}},
		{"not published", append(figures(`m: { unit: a, share: q1 == "Oui" }`), text(`{{ figure "m" "‸published" }}`)...), []string{`figure "m" has no "published"; it has: percent, count, base, interval`}},
		{"not checkable", append(text(`{{ figure "‸f" }} {{ figure "f" "published" }}`), `f: { unit: a, share: q1 == "Oui", label: F }`, `f: { not_checkable: lost }`),
			[]string{`figure "f" is not computed: lost`}},
		{"chart that is not shown", append(text(`a {{ ref chart="‸x" }}`), "show: [x]", "show: [{ table: x }]"), []string{`the report does not show "x" (show:, {{ show "x" }})`}},
		{"unknown section", text(`[a](#x) ‸[b](#y)`), []string{`unknown section "y"; expected: x`}},
		{"quotation of no side", text(`{{ quote side="‸z" id="1" question="q" }}`), []string{`unknown side "z"; expected: a, b`}},
		{"quotation without words", append(text(`{{ quote side="a" id="1" question="‸q1" }}`), "  id: {", "  w: { type: text, label: W }\n  id: {"), []string{`unknown question "q1"; expected: w`}},
		{"outside the folder", text(`{{ include "‸../a.md" }}`, ``, `{{ include "‸/etc/passwd" }}`), []string{
			`"../a.md": an included file is in the study's folder (a/path/file.md)`, `"/etc/passwd": an included file is in the study's folder (a/path/file.md)`}},
		{"no file", text(`{{ include "‸a.md" }}`), []string{`file not found or not readable: a.md`}},
		{"folded text", []string{"    - title: X\n", "    - title: X\n      text: { en: \"one\n        two {{ figure \\\"‸g\\\" }}\" }\n"}, []string{`unknown figure "g"; expected: f`}},
		{"one text for both", []string{"    - title: X\n", "    - title: X\n      text: one {{ figure \"‸g\" }}\n"}, []string{`unknown figure "g"; expected: f`}},
		{"only in one language", []string{"    - title: X\n", "    - title: X\n      text:\n        fr: |\n          a\n\n          ‸{{ table \"x\" }}\n        en: b\n"},
			[]string{`{{ table "x" }} is not in the English text`}},
		{"another one", []string{"    - title: X\n", "    - title: X\n      text:\n        fr: \"{{ table \\\"x\\\" }}\"\n        en: \"‸{{ chart \\\"x\\\" }}\"\n"},
			[]string{`{{ chart "x" }} where the French text has {{ table "x" }}`}},
		{"figure twice", figures(`‸f: { unit: a, share: q1 == "Oui" }`), []string{`figure "f" is a published figure already (claims: figures:)`}},
		{"figure of nothing", figures(`‸m: { unit: a }`), []string{`"m": one of units, share and statistic is needed`}},
		{"figure with a wrong formula", figures(`m: { unit: a, share: ‸q9 == "Oui" }`), []string{`unknown variable "q9" (did you mean "q1"?)`}},
		{"figure to compare", figures(`m: { unit: a, units: respondents, ‸also: [] }`), []string{`unknown key "also"; expected: base, label, nth, of, scale, share, statistic, unit… (11 in all)`}},
		{"no such day", []string{"report:\n", "report:\n  date: ‸2019-02-30\n"}, []string{`date "2019-02-30": a date such as 2018-10-31 is needed`}},
		{"section twice", []string{"    - title: X\n", "    - { id: x, title: Y }\n    - id: ‸x\n      title: X\n"}, []string{`another section has the id "x" already`}},
		{"shown in two ways", []string{"show: [x]", "show: [{ ‸table: x, chart: x }]"}, []string{"show: 2 keys where 1 is expected"}},
		{"means of codes", []string{"x: { kind: rates, questions: [q1] }", "x: { kind: means, questions: [‸q1] }"}, []string{`question "q1" is not a number: no mean`}},
		{"unknown analysis shown", []string{"show: [x]", "show: [{ chart: ‸y }]"}, []string{`unknown analysis "y"; expected: x`}},
	})
}

func TestIncludes(t *testing.T) {
	for name, c := range map[string]struct {
		files []string
		want  string
	}{
		"nested":     {[]string{"a.md", "one\n\n{{ include \"sub/b.md\" }}\n\nthree\n", "sub/b.md", "\ufefftwo\r\nmore\r\n"}, ""},
		"circle":     {[]string{"a.md", "{{ include \"sub/b.md\" }}\n", "sub/b.md", "x\n\n{{ include \"a.md\" }}"}, "t/sub/b.md:3:13: the files include each other in a circle: a.md → sub/b.md → a.md"},
		"of itself":  {[]string{"a.md", "{{ include \"a.md\" }}"}, "t/a.md:1:13: the files include each other in a circle: a.md → a.md"},
		"mistake":    {[]string{"a.md", "one\ntwé {{ figure \"g\" }}"}, `t/a.md:2:16: unknown figure "g"; expected: f`},
		"syntax":     {[]string{"a.md", "one\n\n  {{ figure }}"}, `t/a.md:3:3: figure is written {{ figure "id" "percent" digits=1 }}`},
		"not UTF-8":  {[]string{"a.md", "\xff"}, "t/study.yaml:55:23: a.md: an included file is written in UTF-8"},
		"multiplied": {[]string{"a.md", strings.Repeat("{{ include \"b.md\" }}\n\n", 30), "b.md", strings.Repeat("{{ include \"c.md\" }}\n\n", 30), "c.md", "x"}, "more than 200 files included in one text"},
	} {
		t.Run(name, func(t *testing.T) {
			def, err := load(edit(t, text(`{{ include "a.md" }}`)...), c.files...)
			if c.want != "" {
				list := failure(t, err)
				if got := list[0].Text(locale.English); len(list) != 1 || !strings.Contains(got, c.want) {
					t.Errorf("errors are %v\nwant %s", err, c.want)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, passage := range def.Report.Sections[0].Text.EN {
				got = append(got, passage.Words())
			}
			if diff := cmp.Diff([]string{"one", "two more", "three"}, got); diff != "" {
				t.Error(diff)
			}
			if files := def.Files(); !slices.Contains(files, "a.md") || !slices.Contains(files, "sub/b.md") {
				t.Errorf("the files of the study are %v", files)
			}
		})
	}
}

func TestTypedNumbersAreDoubts(t *testing.T) {
	def := mustLoad(t, text("so 81% of them, and 10\\% is the aim")...)
	if len(def.Doubts) != 1 || def.Doubts[0].Rule != "prose-number" || def.Doubts[0].Pos.Line != 55 || def.Doubts[0].Pos.Column != 14 {
		t.Errorf("doubts are %+v", def.Doubts)
	}
}

func TestReportOfTheStudy(t *testing.T) {
	def := mustLoad(t, "report:\n", "figures: { g: { unit: a, units: respondents } }\nreport:\n  title: T\n  authors: [A, B]\n  date: 2018-10-31\n",
		"show: [x]", "show: [x, { chart: x }, { quote: { side: a, id: 7, question: w } }]\n    - { title: Y, show: [x] }\n    - { title: Z, text: \"{{ figure \\\"g\\\" }} [x](#x_2)\" }\n    - { id: x_2, title: Z }",
		"  id: {", "  w: { type: text, label: W }\n  id: {")
	if got := def.SectionIDs(); !slices.Equal(got, []string{"x", "x-2", "section-3", "x_2"}) {
		t.Errorf("ids are %v", got)
	}
	show := def.Report.Sections[0].Show
	if name, only := show[1].Analysis(); name.Value != "x" || only != study.OnlyCharts || show[2].Quote.ID.Value != "7" {
		t.Errorf("shown: %+v", show)
	}
	if day := def.Report.Day(); day.Format("20060102") != "20181031" || !slices.Equal(def.Report.Authors, []string{"A", "B"}) {
		t.Errorf("day %v, authors %v", day, def.Report.Authors)
	}
	if got := def.FigureNames(); !slices.Equal(got, []string{"f", "g"}) || def.FigureNamed("g").Units != "respondents" || def.FigureNamed("h") != nil {
		t.Errorf("figures %v", got)
	}
	calls := prose.Calls(def.Report.Sections[2].Text.FR)
	if len(calls) != 1 || calls[0].At.Pos().Line == 0 || calls[0].At.Pos() != def.Report.Sections[2].Text.EN[0].Spans[0].At.Pos() {
		t.Errorf("calls %+v", calls)
	}
}
