package report

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/arrimage/arrimage/pkg/diag"
	"github.com/arrimage/arrimage/pkg/document"
	"github.com/arrimage/arrimage/pkg/locale"
	"github.com/arrimage/arrimage/pkg/study"
	"github.com/arrimage/arrimage/pkg/table"
	"github.com/arrimage/arrimage/pkg/tabulate"
)

// TestKindsAreThoseOfTheSchema reads the kinds of analysis from the schema that study files are checked against.
func TestKindsAreThoseOfTheSchema(t *testing.T) {
	var schema struct {
		Defs struct {
			Analysis struct {
				Properties map[string]json.RawMessage `json:"properties"`
			} `json:"analysis"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(study.Schema, &schema); err != nil {
		t.Fatal(err)
	}
	var kind struct {
		Enum []string `json:"enum"`
	}
	if err := json.Unmarshal(schema.Defs.Analysis.Properties["kind"], &kind); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
		if k.title.FR == "" || k.title.EN == "" || k.build == nil {
			t.Errorf("kind %s is not complete", k.name)
		}
		for _, field := range k.takes {
			if schema.Defs.Analysis.Properties[field] == nil {
				t.Errorf("kind %s takes %q, which no analysis has", k.name, field)
			}
		}
	}
	if diff := cmp.Diff(kind.Enum, names); diff != "" {
		t.Error(diff)
	}
}

// outline writes a document as lines: the id of each section and what stands in it.
func outline(d *document.Document) string {
	var lines []string
	for _, section := range d.Sections {
		line := section.ID + ":"
		for _, block := range section.Blocks {
			switch {
			case block.Table != nil:
				line += " " + block.Table.ID
			case block.Chart != nil:
				line += " [chart]"
			case block.Quote != nil:
				line += " “”"
			default:
				line += " ¶"
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestBuildFollowsTheDeclaredReport(t *testing.T) {
	want := strings.Join([]string{
		"who: ¶ response join",
		"moods: [chart] rates differences [chart] rates differences",
		"points: [chart] scores distribution [chart] ranking [chart] items",
		"land: [chart] table bands [chart] correlations",
		"printed: ¶ claims remarks",
		"moods-2: [chart] rates differences",
		"section-7: ¶",
	}, "\n")
	d := invented(t)
	got := outline(&document.Document{Sections: d.Sections[:7]})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if last := d.Sections[7]; last.ID != "how" || len(last.Blocks) < 5 || last.Blocks[0].Prose == nil {
		t.Errorf("methods: %+v", last)
	}
}

func TestBlocksAreNumbered(t *testing.T) {
	tables, charts := 0, 0
	for _, section := range invented(t).Sections {
		for _, block := range section.Blocks {
			switch {
			case block.Table != nil:
				tables++
				if block.Number != tables {
					t.Errorf("table %s has number %d, want %d", block.Table.ID, block.Number, tables)
				}
			case block.Chart != nil:
				charts++
				if block.Number != charts {
					t.Errorf("chart %s has number %d, want %d", block.Chart.Caption.EN, block.Number, charts)
				}
			}
		}
	}
}

func TestDefaultReportShowsEverything(t *testing.T) {
	s, results := open(t, files())
	s.Study.Report = study.Report{}
	want := strings.Join([]string{
		"summary: ¶",
		"response: response",
		"rates: [chart] rates differences",
		"care: [chart] scores distribution [chart] ranking [chart] [chart] items [chart] items-by-region",
		"join: join",
		"area: [chart] table bands",
		"pair: [chart] correlations",
		"claims: ¶ claims remarks",
		"methods:",
	}, "\n")
	if got := outline(built(t, s, results)); !strings.HasPrefix(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}

// TestSmallestStudy has one side and no scale, table, link or published figure.
func TestSmallestStudy(t *testing.T) {
	before, rest, _ := strings.Cut(gardens, "sides:\n")
	_, side, _ := strings.Cut(rest, "  gardens:\n")
	side, rest, _ = strings.Cut(side, "    region: region\n")
	_, codes, _ := strings.Cut(rest, "codes:\n")
	codes, _, _ = strings.Cut(codes, "  a: {")
	codes = strings.Replace(codes, "  region: { type: region, label: { fr: Région, en: Region } }\n", "", 1)
	document := invented(t, gardens, before+"sides:\n  gardens:\n"+side+"codes:\n"+codes)
	if got := outline(document); !strings.HasPrefix(got, "summary: ¶\nresponse: response\nrates: [chart] rates\nmethods: ¶") {
		t.Errorf("outline:\n%s", got)
	}
	page := written(t, document, "html", locale.French)
	for _, want := range []string{"Content", "Outil, rake", "66,7\u00a0%"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
}

func TestConditionOfAnAnalysis(t *testing.T) {
	document := invented(t, "moods: { kind: rates, questions: [happy] }", `moods: { kind: rates, questions: [happy], where: a == "y" }`)
	rates := document.Sections[1].Blocks[1].Table
	base := slices.IndexFunc(rates.Columns, func(c table.Column) bool { return c.Key == "base" })
	// Of the four schools three water, of the three gardens two.
	if got := []float64{rates.Rows[1].Cells[base].Number, rates.Rows[2].Cells[base].Number}; !slices.Equal(got, []float64{3, 2}) {
		t.Errorf("bases with the condition are %v, want 3 and 2", got)
	}
}

func TestErrorsOfAnalysesHaveTheirPlace(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"condition that is not heeded": {"order: { kind: ranking }", `order: { kind: ranking, where: a == "y" }`, "ranking takes no account of where"},
		"no pairs":                     {"pairs: [[area, care], [area, gardens.happy]]", "base: asked", "correlate takes no account of base"},
		"pairs missing":                {", pairs: [[area, care], [area, gardens.happy]]", "", "pairs is missing"},
		"no bands":                     {"    bands: [10]\n", "", "declares no bands"},
	} {
		t.Run(name, func(t *testing.T) {
			s, results := open(t, files(c.old, c.new))
			_, err := Build(s, given(results), tabulate.Options{})
			var failure *diag.Failure
			if !errors.As(err, &failure) || failure.Kind != diag.Study || failure.List[0].Pos.Line == 0 {
				t.Fatalf("error is %v, want a failure of the study with its line", err)
			}
			if message := failure.List[0].Message; !strings.Contains(message.EN, c.want) || message.FR == "" {
				t.Errorf("message is %q, want %q", message.EN, c.want)
			}
		})
	}
}

func TestBuildTakesNoConditionOfTheUser(t *testing.T) {
	s, results := open(t, files())
	for _, options := range []tabulate.Options{{Where: `a == "y"`}, {By: []string{"region"}}} {
		_, err := Build(s, given(results), options)
		var usage *tabulate.UsageError
		if !errors.As(err, &usage) || usage.Message.FR == "" || usage.Message.EN == "" {
			t.Errorf("error with %+v is %v, want a *tabulate.UsageError", options, err)
		}
	}
}

func TestLower(t *testing.T) {
	for title, want := range map[string]string{"Écoles": "écoles", "PASM et suites": "PASM et suites", "": "", "A": "A", "1.2 Droits": "1.2 Droits"} {
		if got := lower(locale.Same(title)); got != locale.Same(want) {
			t.Errorf("lower(%q) = %q, want %q", title, got.FR, want)
		}
	}
}
